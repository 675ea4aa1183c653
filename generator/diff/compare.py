"""``compare(old, new)``: every difference between two versions, each once, with who is concerned and how bad it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.diagnostics import SourceRef
from generator.diff.classes import attribute_findings, class_findings, renamed_classes
from generator.diff.findings import Finding
from generator.diff.matching import Pairs, match_operations
from generator.diff.model import IMPACTS, Change, Comparison, Direction, Version, title, worst
from generator.diff.operations import compare_operations, server_findings, unpaired_operations
from generator.diff.python import group_findings, keyword_notes, method_findings, result_findings
from generator.diff.rules import RULES
from generator.diff.schemas import compare_reached, users_of
from generator.diff.subjects import Versions

_AREAS = list(dict.fromkeys(rule.area for rule in RULES.values()))


def compare(old: Version, new: Version) -> Comparison:
    """What differs, worst first; nothing where both say the same, in whatever order and by whatever references."""
    pairs, changes = match_operations(old, new), _Changes()
    for finding, name in unpaired_operations(old, new, pairs):
        changes.add(finding, operations=(name,))
    for finding in (*server_findings(old, new, pairs), *group_findings(old, new, pairs)):
        changes.add(finding)
    _compare_paired(Versions(old, new), pairs, changes)
    return Comparison(old, new, changes.ordered(), pairs)


def _compare_paired(versions: Versions, pairs: Pairs, changes: _Changes) -> None:
    """Each pair of operations, then the definitions they lead to, then how Python calls them."""
    old, new = versions.old, versions.new
    in_order = sorted(pairs, key=lambda pair: title(pair[1].operation))
    methods = {method.key: (before, method) for before, method in in_order}
    roots = {key: compare_operations(*pair, versions) for key, pair in methods.items()}
    for key, differences in roots.items():
        for own in differences:
            for finding in own.findings:
                changes.add(finding, (own.direction,), (new.methods[key].path,))
    compared = compare_reached((each for own in roots.values() for each in own), versions)
    users = {pair: [methods[key] for key in keys] for pair, keys in users_of(compared, roots).items()}
    names = {pair: {method.path for _, method in own} for pair, own in users.items()}
    for pair, own in compared.items():
        for finding in own.findings:
            changes.add(finding, (pair.direction,), names[pair], keyword_notes(finding, pair, users[pair]))
        for finding in attribute_findings(old, new, pair):
            changes.add(finding, (pair.direction,), names[pair])
    renamed = renamed_classes(old, new, compared)
    for finding, where in class_findings(old, new, renamed):
        changes.add(finding, {pair.direction for pair in where}, {name for pair in where for name in names[pair]})
    for before, method in methods.values():
        for finding in (
            *method_findings(before, method),
            *result_findings(before, method, {name: successors.keys() for name, successors in renamed.items()}),
        ):
            changes.add(finding, operations=(method.path,))


@dataclass(slots=True)
class _Entry:
    places: set[tuple[SourceRef | None, SourceRef | None]] = field(default_factory=set)
    directions: set[Direction] = field(default_factory=set)
    operations: set[str] = field(default_factory=set)
    python: set[str] = field(default_factory=set)


class _Changes:
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
