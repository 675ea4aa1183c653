"""Collecting findings: the same rule and sentence is one change, wherever it was met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.diagnostics import SourceRef
from generator.diff.findings import Finding
from generator.diff.model import IMPACTS, Change, Direction, worst
from generator.diff.rules import RULES

_AREAS = list(dict.fromkeys(rule.area for rule in RULES.values()))


@dataclass(slots=True)
class _Entry:
    places: set[tuple[SourceRef | None, SourceRef | None]] = field(default_factory=set)
    directions: set[Direction] = field(default_factory=set)
    operations: set[str] = field(default_factory=set)
    python: set[str] = field(default_factory=set)


class Changes:
    """The changes of a comparison while they are collected."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, str], _Entry] = {}

    def add(
        self,
        finding: Finding,
        directions: Iterable[Direction] = (),
        operations: Iterable[str] = (),
        notes: Iterable[str] = (),
    ) -> None:
        """Adds a finding, with the methods it concerns, and notes on what their callers see."""
        entry = self._entries.setdefault((finding.rule, finding.sentence), _Entry())
        entry.places.add((finding.old, finding.new))
        entry.directions.update(directions)
        entry.operations.update(operations)
        entry.python.update(notes, (finding.python,) if finding.python else ())

    def ordered(self) -> tuple[Change, ...]:
        """All of them, worst first."""
        changes = (_change(rule, sentence, entry) for (rule, sentence), entry in self._entries.items())
        return tuple(sorted(changes, key=_order))


def _change(name: str, sentence: str, entry: _Entry) -> Change:
    rule = RULES[name]
    old, new = min(entry.places, key=lambda places: (str(places[0]), str(places[1])))
    return Change(
        impact=worst(rule.impact(direction) for direction in entry.directions or Direction),
        rule=name,
        area=rule.area,
        sentence=sentence,
        directions=tuple(direction for direction in Direction if direction in entry.directions),
        operations=tuple(sorted(entry.operations)),
        python=tuple(sorted(entry.python)),
        old=old,
        new=new,
    )


def _order(change: Change) -> tuple[int, int, str, str]:
    return IMPACTS.index(change.impact), _AREAS.index(change.area), change.sentence, change.rule
