"""The operation groups, and the methods in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.diagnostics import DiagnosticSink
from generator.ir.service import Operation
from generator.ir.types import OperationKey
from generator.naming import reserved
from generator.naming.allocate import NOWHERE, Candidate, allocate, report
from generator.naming.identifiers import ClassName, Identifier, identifier
from generator.naming.operations import Place
from generator.naming.table import GroupNames
from generator.words import pascal

Words = tuple[str, ...]


def name_groups(places: Mapping[OperationKey, Place]) -> Mapping[Words, GroupNames]:
    """The group of each resource, in the order of the document."""
    resources = list(dict.fromkeys(place.group for place in places.values()))
    candidates = [Candidate(key, (identifier("_".join(key), fallback="service"),), 1, NOWHERE) for key in resources]
    names, _ = allocate(candidates, reserved.GROUPS)
    return {
        key: GroupNames(Identifier(names[key]), ClassName(pascal(names[key].rstrip("_")) + "Operations"))
        for key in resources
    }


def name_methods(
    operations: Sequence[Operation], places: Mapping[OperationKey, Place], sink: DiagnosticSink
) -> Mapping[OperationKey, Identifier]:
    """The method of each operation, different from the others of its group."""
    groups: dict[Words, list[Candidate[OperationKey]]] = {}
    for operation in operations:
        place = places[operation.key]
        begin = ("begin",) if operation.long_running is not None else ()
        method = identifier("_".join((*begin, *place.method)), fallback="call")
        longer = identifier(f"{method}_{operation.path.rsplit('{', 1)[0]}", fallback="call")
        by_verb = identifier(f"{operation.method.lower()}_{longer}", fallback="call")
        candidate = Candidate(operation.key, (method, longer, by_verb), 1, operation.at)
        groups.setdefault(place.group, []).append(candidate)
    methods: dict[OperationKey, Identifier] = {}
    for candidates in groups.values():
        names, renames = allocate(candidates)
        methods |= {key: Identifier(name) for key, name in names.items()}
        report("operation", renames, sink)
    return methods
