"""The naming pass: gathers every nameable thing of a service, then lets :mod:`allocate` settle who gets what.

Diagnostics: CG401 (info) a definition, operation or argument is not called what its document calls it, because
another has that name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.project.configuration import ServiceConfig
from generator.diagnostics import DiagnosticSink, SourceRef
from generator.ir.bodies import flat_body, resolve
from generator.ir.service import Location, Operation, Role, Service
from generator.ir.types import Definition, Enum, Model, Strength, TypeId, Union, Use
from generator.ir.walk import reach
from generator.naming.allocate import Candidate, Rename, allocate
from generator.naming.identifiers import RESERVED_CLASSES, ClassName, Identifier, class_name, constant_name, identifier
from generator.naming.operations import Place, place_operations
from generator.naming.table import GroupNames, NameTable, OperationNames
from generator.words import pascal

#: Public attributes of pydantic's BaseModel, and the types that annotations in a class body name.
RESERVED_ATTRIBUTES = frozenset(
    "construct copy dict from_orm json model_computed_fields model_config model_construct model_copy model_dump"
    " model_dump_json model_extra model_fields model_fields_set model_json_schema model_parametrized_name"
    " model_post_init model_rebuild model_validate model_validate_json model_validate_strings parse_file parse_obj"
    " parse_raw schema schema_json update_forward_refs validate bool bytes date datetime float int list str".split()
)
#: What every method takes besides its own arguments.
CALL_OPTIONS = frozenset({"timeout", "headers", "client_request_id", "response_hook"})
RESERVED_ARGUMENTS = CALL_OPTIONS | {"self", "body", "options", "polling_interval", "continuation_token"}
#: Public attributes of the client base class.
RESERVED_GROUPS = frozenset(
    {"common", "other", "close", "send_request", "endpoint", "api_version", "strict", "with_raw_response"}
)
#: Modules of ``models`` and ``params`` that belong to no single group.
COMMON, OTHER = Identifier("common"), Identifier("other")
_NOWHERE = SourceRef("")
_HELPERS = ("Result", "Event", "Options")


def name_service(service: Service, config: ServiceConfig, sink: DiagnosticSink) -> NameTable:
    """Every Python name of the service's package."""
    places = place_operations(service.operations, config.operations)
    groups, group_of = _name_groups(places)
    methods = _name_methods(service, places, group_of, sink)
    shared = _shared_enums(service)
    classes = _name_classes(service, shared, sink)
    helpers, fields = _name_helpers(service, groups, group_of, methods, classes)
    operations = tuple(
        _name_operation(
            operation,
            service,
            group=groups[group_of[index]].attribute,
            method=methods[index],
            helpers=helpers[index],
        )
        for index, operation in enumerate(service.operations)
    )
    return NameTable(
        classes=classes,
        shared=shared,
        modules=_partition(service, classes, shared, operations),
        attributes={
            key: _name_attributes(item) for key, item in service.definitions.items() if isinstance(item, Model)
        },
        fields=fields,
        groups=tuple(groups),
        operations=operations,
    )


def is_named(definition: Definition, definitions: Mapping[TypeId, Definition]) -> bool:
    """Whether a definition is worth a name in Python: what has none is written out where it is used.

    A short inline enum reads better as ``Literal[…]`` and a union of scalars as ``str | list[str]`` than a name would.
    """
    if isinstance(definition, Model) or definition.hint.strength >= Strength.REQUIRED:
        return True
    match definition:
        case Enum():
            return len(definition.values) > 8 or (
                definition.hint.strength is Strength.SUGGESTED and len(definition.values) > 1
            )
        case Union():
            return sum(holds_object(variant.use, definitions) for variant in definition.variants) > 1
    return True


def holds_object(use: Use, definitions: Mapping[TypeId, Definition]) -> bool:
    """Whether a branch of a union is a model, or a union that has its own choice of models."""
    return isinstance(resolve(use.type, definitions), Model | Union)


def _name_groups(places: Sequence[Place]) -> tuple[list[GroupNames], list[int]]:
    words = list(dict.fromkeys(place.group for place in places))
    candidates = [Candidate(key, (identifier("_".join(key), fallback="service"),), 1, _NOWHERE) for key in words]
    names, _ = allocate(candidates, RESERVED_GROUPS)
    groups = [
        GroupNames(Identifier(names[key]), ClassName(pascal(names[key].rstrip("_")) + "Operations")) for key in words
    ]
    return groups, [words.index(place.group) for place in places]


def _name_methods(
    service: Service, places: Sequence[Place], group_of: Sequence[int], sink: DiagnosticSink
) -> list[Identifier]:
    names: dict[int, Identifier] = {}
    for group in dict.fromkeys(group_of):
        candidates = []
        for index, operation in enumerate(service.operations):
            if group_of[index] == group:
                begin = ("begin",) if operation.long_running is not None else ()
                method = identifier("_".join((*begin, *places[index].method)), fallback="call")
                longer = identifier(f"{method}_{operation.path.rsplit('{', 1)[0]}", fallback="call")
                by_verb = identifier(f"{operation.method.lower()}_{longer}", fallback="call")
                candidates.append(Candidate(index, (method, longer, by_verb), 1, operation.at))
        found, renames = allocate(candidates)
        names.update({index: Identifier(name) for index, name in found.items()})
        _report("operation", renames, sink)
    return [names[index] for index in range(len(service.operations))]


def _shared_enums(service: Service) -> Mapping[TypeId, TypeId]:
    """Enums written out at each of their uses, under one ``x-ms-enum`` name with one list of values, are one enum."""
    found: dict[object, TypeId] = {}
    shared = {}
    by_strength = sorted(service.definitions.items(), key=lambda pair: -pair[1].hint.strength)
    for key, item in by_strength:
        if isinstance(item, Enum) and item.hint.name is not None:
            values = tuple((type(value.value), value.value) for value in item.values)
            first = found.setdefault((class_name(item.hint.name), values, item.extensible), key)
            if first != key and item.hint.strength < Strength.REQUIRED:
                shared[key] = first
    return shared


def _name_classes(
    service: Service, shared: Mapping[TypeId, TypeId], sink: DiagnosticSink
) -> Mapping[TypeId, ClassName]:
    candidates = []
    for key, item in service.definitions.items():
        if key not in shared and is_named(item, service.definitions):
            context = "_".join(pascal(word) for word in item.hint.context)
            choices = [item.hint.name, f"{context}_{item.hint.name}"] if item.hint.name else [context]
            unique = dict.fromkeys(class_name(choice) for choice in choices if choice)
            candidates.append(Candidate(key, tuple(unique) or (class_name(""),), item.hint.strength, item.at))
    found, renames = allocate(candidates, RESERVED_CLASSES)
    _report("schema", renames, sink)
    return {key: ClassName(found[shared.get(key, key)]) for key in service.definitions if shared.get(key, key) in found}


def _name_helpers(
    service: Service,
    groups: Sequence[GroupNames],
    group_of: Sequence[int],
    methods: Sequence[Identifier],
    classes: Mapping[TypeId, ClassName],
) -> tuple[list[Mapping[str, ClassName]], Mapping[TypeId, ClassName]]:
    """The result alias, event alias and options class of every operation; the fields class of every flattened body."""
    stems = [pascal(f"{groups[group_of[index]].attribute}_{method}") for index, method in enumerate(methods)]
    bodies = [body for item in service.operations if (body := flat_body(item, service.definitions)) is not None]
    wishes: list[tuple[tuple[str, int | TypeId], str]] = [
        *(((suffix, index), stem + suffix) for suffix in _HELPERS for index, stem in enumerate(stems)),
        *((("Fields", key), classes[key] + "Fields") for key in dict.fromkeys(body.id for body in bodies)),
    ]
    candidates = [Candidate(key, (wish,), 1, _NOWHERE) for key, wish in wishes]
    found, _ = allocate(candidates, [*RESERVED_CLASSES, *classes.values()])
    helpers: list[Mapping[str, ClassName]] = [
        {suffix: ClassName(found[suffix, index]) for suffix in _HELPERS} for index in range(len(stems))
    ]
    return helpers, {body.id: ClassName(found["Fields", body.id]) for body in bodies}


def _name_operation(
    operation: Operation,
    service: Service,
    *,
    group: Identifier,
    method: Identifier,
    helpers: Mapping[str, ClassName],
) -> OperationNames:
    candidates: list[Candidate[tuple[Location | None, str]]] = []
    for item in operation.parameters:
        if item.role is Role.CALLER:
            wish = identifier(item.client_name or item.wire_name)
            strength = 3 if item.location is Location.PATH else 1
            alternative = identifier(f"{wish}_{item.location.value}")
            candidates.append(Candidate((item.location, item.wire_name), (wish, alternative), strength, item.at))
    body = flat_body(operation, service.definitions)
    for prop in body.properties if body is not None else ():
        wish = identifier(prop.client_name or prop.wire_name)
        candidates.append(Candidate((None, prop.wire_name), (wish, f"{wish}_", f"body_{wish}"), 2, prop.at))
    names, _ = allocate(candidates, RESERVED_ARGUMENTS)
    return OperationNames(
        group=group,
        method=method,
        row=constant_name(group, method),
        arguments={(where, wire): Identifier(name) for (where, wire), name in names.items() if where is not None},
        keywords={wire: Identifier(name) for (where, wire), name in names.items() if where is None},
        options=helpers["Options"],
        result=helpers["Result"],
        event=helpers["Event"],
    )


def _name_attributes(model: Model) -> Mapping[str, Identifier]:
    candidates = []
    for prop in model.properties:
        wish = identifier(prop.client_name or prop.wire_name, fallback="field")
        alternative = f"{wish}_"
        # An attribute the base class has would be a lie to its own methods, whatever the document wants.
        choices = (
            (alternative,) if wish in RESERVED_ATTRIBUTES or wish.startswith("model_dump") else (wish, alternative)
        )
        candidates.append(Candidate(prop.wire_name, choices, 1, prop.at))
    names, _ = allocate(candidates, RESERVED_ATTRIBUTES)
    return {wire: Identifier(name) for wire, name in names.items()}


def _partition(
    service: Service,
    classes: Mapping[TypeId, ClassName],
    shared: Mapping[TypeId, TypeId],
    operations: Sequence[OperationNames],
) -> Mapping[TypeId, Identifier]:
    """One module per operation group, so that a caller of one group pays for no other's models.

    What several groups reach is in ``common``, and so is all that it refers to: no group's module needs another's.
    What no operation reaches is in ``other``.
    """
    groups: dict[TypeId, set[Identifier]] = {shared.get(key, key): set() for key in classes}
    for key, found in reach(service).items():
        if key in classes:
            groups[shared.get(key, key)] |= {operations[index].group for index in found.operations}
    modules = {
        key: OTHER if not names else next(iter(names)) if len(names) == 1 else COMMON for key, names in groups.items()
    }
    return {key: modules[shared.get(key, key)] for key in classes}


def _report(what: str, renames: Iterable[Rename[Any]], sink: DiagnosticSink) -> None:
    for rename in renames:
        why = f"because {rename.taken_by} has that name" if rename.taken_by is not None else "as the name is reserved"
        sink.info("CG401", rename.at, f"this {what} is called {rename.given!r} in Python, not {rename.wanted!r}, {why}")
