"""Which definitions have a name in Python, and which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from generator.closed import assert_never
from generator.diagnostics import DiagnosticSink
from generator.ir.bodies import flat_body, resolve
from generator.ir.service import Operation, Service
from generator.ir.types import Alias, Definition, Enum, Model, OperationKey, Strength, TypeId, Union, Use
from generator.naming import reserved
from generator.naming.allocate import NOWHERE, Candidate, allocate, report
from generator.naming.identifiers import ClassName, class_name
from generator.words import pascal

Helper: TypeAlias = Literal["Result", "Event", "Options"]
_HELPERS: tuple[Helper, ...] = ("Result", "Event", "Options")
#: An enum with more values reads better under a name than written out.
_SHORT_ENUM = 8


def is_named(definition: Definition, definitions: Mapping[TypeId, Definition]) -> bool:
    """Whether a definition is worth a name in Python: what has none is written out where it is used.

    A short inline enum reads better as ``Literal[…]`` and a union of scalars as ``str | list[str]`` than a name would.
    """
    if isinstance(definition, Model) or definition.hint.strength >= Strength.REQUIRED:
        return True
    match definition:
        case Enum(values=values):
            suggested = definition.hint.strength is Strength.SUGGESTED
            return len(values) > _SHORT_ENUM or (suggested and len(values) > 1)
        case Union(variants=variants):
            return sum(_holds_object(variant.use, definitions) for variant in variants) > 1
        case Alias():
            return True
    assert_never(definition)


def _holds_object(use: Use, definitions: Mapping[TypeId, Definition]) -> bool:
    return isinstance(resolve(use.type, definitions), Model | Union)


def shared_enums(service: Service) -> Mapping[TypeId, TypeId]:
    """Enums written out at each of their uses, under one ``x-ms-enum`` name with one list of values, are one enum."""
    first_of: dict[object, TypeId] = {}
    shared = {}
    by_strength = sorted(service.definitions.items(), key=lambda pair: -pair[1].hint.strength)
    for key, item in by_strength:
        if isinstance(item, Enum) and item.hint.name is not None:
            values = tuple((type(value.value), value.value) for value in item.values)
            first = first_of.setdefault((class_name(item.hint.name), values, item.extensible), key)
            if first != key and item.hint.strength < Strength.REQUIRED:
                shared[key] = first
    return shared


def name_classes(service: Service, shared: Mapping[TypeId, TypeId], sink: DiagnosticSink) -> Mapping[TypeId, ClassName]:
    """The names of the definitions that have one; a definition in ``shared`` has that of the one it leads to."""
    candidates = []
    for key, item in service.definitions.items():
        if key not in shared and is_named(item, service.definitions):
            context = "_".join(pascal(word) for word in item.hint.context)
            choices = [item.hint.name, f"{context}_{item.hint.name}"] if item.hint.name else [context]
            unique = dict.fromkeys(class_name(choice) for choice in choices if choice)
            candidates.append(Candidate(key, tuple(unique) or (class_name(""),), item.hint.strength, item.at))
    names, renames = allocate(candidates, reserved.CLASSES)
    report("schema", renames, sink)
    return {key: ClassName(names[shared.get(key, key)]) for key in service.definitions if shared.get(key, key) in names}


def name_helpers(
    operations: Sequence[Operation],
    methods: Mapping[OperationKey, str],
    definitions: Mapping[TypeId, Definition],
    classes: Mapping[TypeId, ClassName],
) -> tuple[Mapping[tuple[OperationKey, Helper], ClassName], Mapping[TypeId, ClassName]]:
    """The result alias, event alias and options class of every operation; the fields class of every body that is
    flattened. ``methods``: ``group_method`` of each operation."""
    bodies = [body for item in operations if (body := flat_body(item, definitions)) is not None]
    wishes: list[tuple[tuple[OperationKey, Helper] | TypeId, str]] = [
        *(((item.key, helper), pascal(methods[item.key]) + helper) for helper in _HELPERS for item in operations),
        *((key, classes[key] + "Fields") for key in dict.fromkeys(body.id for body in bodies)),
    ]
    candidates = [Candidate(key, (wish,), 1, NOWHERE) for key, wish in wishes]
    names, _ = allocate(candidates, [*reserved.CLASSES, *classes.values()])
    helpers = {(item.key, helper): ClassName(names[item.key, helper]) for helper in _HELPERS for item in operations}
    return helpers, {body.id: ClassName(names[body.id]) for body in bodies}
