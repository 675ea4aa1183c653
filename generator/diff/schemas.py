"""Comparing definitions in pairs, each pair once per direction, whoever refers to it: that makes cycles end, and tells of
each difference which operations it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.diff.findings import DefinitionPair, Differences
from generator.diff.model import codes
from generator.diff.objects import compare_models
from generator.diff.subjects import Subject, Versions
from generator.diff.types import compare_unions
from generator.ir.types import Enum, Kind, Model, Ref, Union, Use
from generator.ir.types import OperationKey


def compare_reached(roots: Iterable[Differences], versions: Versions) -> dict[DefinitionPair, Differences]:
    """Every pair of definitions that ``roots`` lead to."""
    compared: dict[DefinitionPair, Differences] = {}
    waiting = [reference for root in roots for reference in root.references.items()]
    while waiting:
        later: list[tuple[DefinitionPair, Subject]] = []
        for pair, subject in waiting:
            if pair not in compared:
                compared[pair] = _compare(pair, subject, versions)
                later += compared[pair].references.items()
        waiting = later
    return compared


def users_of(
    compared: Mapping[DefinitionPair, Differences], roots: Mapping[OperationKey, Iterable[Differences]]
) -> dict[DefinitionPair, set[OperationKey]]:
    """The methods that lead to each pair."""
    users: dict[DefinitionPair, set[OperationKey]] = {pair: set() for pair in compared}
    for key, own in roots.items():
        stack = [pair for root in own for pair in root.references]
        while stack:
            pair = stack.pop()
            if key not in users[pair]:
                users[pair].add(key)
                stack += compared[pair].references
    return users


def _compare(pair: DefinitionPair, subject: Subject, versions: Versions) -> Differences:
    out = Differences(versions, pair.direction)
    old, new = out.before[pair.old], out.after[pair.new]
    subject = versions.named(subject, old.at, new.at)
    match old, new:
        case Model(), Model():
            compare_models(old, new, pair, subject, out)
        case Enum(), Enum():
            _compare_enums(old, new, subject, out)
        case Union(), Union():
            compare_unions(Use(Ref(pair.old)), Use(Ref(pair.new)), subject, out)
    return out


def _compare_enums(old: Enum, new: Enum, subject: Subject, out: Differences) -> None:
    """Their values, and whether there may be others."""
    if old.kind is not new.kind and {old.kind, new.kind} != {Kind.INTEGER, Kind.NUMBER}:
        out.add("type-changed", subject, f"is {new.kind.value} instead of {old.kind.value}")
        return
    before, after = ([item.value for item in enum.values] for enum in (old, new))
    if added := [value for value in after if value not in before]:
        out.add("enum-value-added", subject, f"has the new {_values(added)}")
    if removed := [value for value in before if value not in after]:
        out.add("enum-value-removed", subject, f"has lost the {_values(removed)}")
    if old.extensible != new.extensible and min(len(before), len(after)) > 1:
        rule, how = ("enum-opened", "may have others") if new.extensible else ("enum-closed", "has no others")
        out.add(rule, subject, f"{how} than the listed values now")


def _values(values: list[str | int | float | bool]) -> str:
    return f"value{'s' if len(values) > 1 else ''} {codes(values)}"
