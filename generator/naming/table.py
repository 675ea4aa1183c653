"""Every Python name of a package, decided. Later stages look names up; they never make one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.ir.service import Location
from generator.ir.types import OperationKey, TypeId
from generator.naming.identifiers import ClassName, ConstantName, Identifier


@dataclass(frozen=True, slots=True)
class OperationNames:
    """``client.<group>.<method>(<arguments>, <keywords>)``, and the names of what stands behind it.

    ``arguments`` are the parameters the caller gives, by location and wire name; ``keywords`` the properties of a
    flattened body by wire name. ``options`` is the class that types the keywords, ``result`` and ``event`` the aliases of
    a JSON result and of a stream's event that have no definition of their own.
    """

    group: Identifier
    method: Identifier
    row: ConstantName
    arguments: Mapping[tuple[Location, str], Identifier]
    keywords: Mapping[str, Identifier]
    options: ClassName
    result: ClassName
    event: ClassName


@dataclass(frozen=True, slots=True)
class GroupNames:
    attribute: Identifier  # also the module
    class_name: ClassName


@dataclass(frozen=True, slots=True)
class NameTable:
    """``classes`` holds the definitions that get a name in Python; the others are written where they are used.

    A definition that says the same as another under the same name is that other in Python: ``shared`` leads to it.
    ``modules`` says in which module of ``models`` and ``params`` a named definition lives; ``attributes`` the Python
    name of each property of each model by wire name; ``fields`` the class that holds what a body's TypedDict and its
    keyword arguments have in common, where they differ; ``path_variables`` the client's argument for each variable of
    its base path.
    """

    classes: Mapping[TypeId, ClassName]
    shared: Mapping[TypeId, TypeId]
    modules: Mapping[TypeId, Identifier]
    attributes: Mapping[TypeId, Mapping[str, Identifier]]
    fields: Mapping[TypeId, ClassName]
    groups: tuple[GroupNames, ...]
    operations: Mapping[OperationKey, OperationNames]
    path_variables: Mapping[str, Identifier]
