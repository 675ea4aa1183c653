"""Which module of ``models`` and ``params`` a class belongs to."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ir.service import Service
from generator.ir.types import OperationKey, TypeId
from generator.ir.walk import reach
from generator.naming.identifiers import ClassName, Identifier

#: The modules that belong to no single group.
COMMON, OTHER = Identifier("common"), Identifier("other")


def assign_modules(
    service: Service,
    classes: Mapping[TypeId, ClassName],
    shared: Mapping[TypeId, TypeId],
    groups: Mapping[OperationKey, Identifier],
) -> Mapping[TypeId, Identifier]:
    """One module per operation group, so that a caller of one group pays for no other's models.

    What several groups reach is in ``common``, and so is all that it refers to: no group's module needs another's.
    What no operation reaches is in ``other``.
    """
    users: dict[TypeId, set[Identifier]] = {shared.get(key, key): set() for key in classes}
    for key, reached in reach(service).items():
        if key in classes:
            users[shared.get(key, key)] |= {groups[operation] for operation in reached.operations}
    modules = {
        key: OTHER if not names else next(iter(names)) if len(names) == 1 else COMMON for key, names in users.items()
    }
    return {key: modules[shared.get(key, key)] for key in classes}
