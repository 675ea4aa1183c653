"""What comparing two things gives: the differences, and the pairs of definitions that are still to be compared."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.diagnostics import SourceRef
from generator.diff.model import Direction
from generator.diff.resolution import Definitions, Shape, shape_of, words
from generator.diff.subjects import Subject, Versions
from generator.ir.types import TypeId, Use


@dataclass(frozen=True, slots=True)
class DefinitionPair:
    """Two definitions to compare in one direction. ``compared`` are the wire names of properties whose values are
    compared already: the tag by which the branches of a union were matched."""

    old: TypeId
    new: TypeId
    direction: Direction
    compared: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference in one place; the attributes are those of :class:`~generator.diff.model.Change`, and the wire name
    of the property that came or went."""

    rule: str
    sentence: str
    old: SourceRef | None
    new: SourceRef | None
    python: str = ""
    wire_name: str = ""


@dataclass(slots=True)
class Differences:
    """Collects what comparing one thing gives, in one direction.

    Attributes:
        findings: Its own differences.
        references: The pairs of definitions it leads to, each with the subject that leads there first.
    """

    versions: Versions
    direction: Direction
    findings: list[Finding] = field(default_factory=list)
    references: dict[DefinitionPair, Subject] = field(default_factory=dict)

    def add(self, rule: str, subject: Subject, what: str, python: str = "", wire_name: str = "") -> None:
        """Adds the finding that ``subject`` ``what`` (``is gone``)."""
        self.findings.append(Finding(rule, f"{subject} {what}", subject.old, subject.new, python, wire_name))

    @property
    def before(self) -> Definitions:
        return self.versions.old.definitions

    @property
    def after(self) -> Definitions:
        return self.versions.new.definitions

    def shapes(self, old: Use, new: Use) -> tuple[Shape, Shape]:
        return shape_of(old, self.before), shape_of(new, self.after)

    def instead(self, old: Use, new: Use, verb: str = "is") -> str:
        return f"{verb} {words(new, self.after)} instead of {words(old, self.before)}"

    def refer(self, old: TypeId, new: TypeId, subject: Subject, compared: frozenset[str] = frozenset()) -> None:
        self.references.setdefault(DefinitionPair(old, new, self.direction, compared), subject)
