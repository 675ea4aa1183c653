"""Comparing definitions in pairs, each pair once per direction, whoever refers to it: that makes cycles end, and tells of
each difference which operations it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.diff.enums import compare_enums
from generator.diff.findings import DefinitionPair, Differences
from generator.diff.objects import compare_models
from generator.diff.subjects import Subject, Versions
from generator.diff.types import compare_unions
from generator.ir.types import Enum, Model, Ref, Union, Use
from generator.plan import MethodKey


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
    compared: Mapping[DefinitionPair, Differences], roots: Mapping[MethodKey, Iterable[Differences]]
) -> dict[DefinitionPair, set[MethodKey]]:
    """The methods that lead to each pair."""
    users: dict[DefinitionPair, set[MethodKey]] = {pair: set() for pair in compared}
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
    old, new = versions.before[pair.old], versions.after[pair.new]
    subject = versions.named(subject, old.at, new.at)
    match old, new:
        case Model(), Model():
            compare_models(old, new, pair, subject, out)
        case Enum(), Enum():
            compare_enums(old, new, subject, out)
        case Union(), Union():
            compare_unions(Use(Ref(pair.old)), Use(Ref(pair.new)), subject, out)
    return out
