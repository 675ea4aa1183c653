"""What a comparison is made of."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator.diagnostics import SourceRef
from generator.ir.service import Operation
from generator.ir.types import Definition, TypeId
from generator.ir.types import OperationKey
from generator.plan import MethodPlan, Plan
from generator.text import one_line


class Impact(enum.Enum):
    """How bad a change is for those who use the old version, worst first."""

    BREAKING = "breaking"  # a program that was right is wrong now
    RISKY = "risky"  # a program that relied on more than it should is wrong now
    ADDITIVE = "additive"  # nothing that worked stops working


IMPACTS = tuple(Impact)


def worst(impacts: Iterable[Impact]) -> Impact:
    return min(impacts, key=IMPACTS.index)


class Direction(enum.Enum):
    REQUEST = "request"
    RESPONSE = "response"


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a comparison: a plan, and ``raw``: what a place of the document holds, as written."""

    label: str
    plan: Plan
    raw: Callable[[SourceRef], object]

    @property
    def methods(self) -> Mapping[OperationKey, MethodPlan]:
        return self.plan.methods

    @property
    def definitions(self) -> Mapping[TypeId, Definition]:
        return self.plan.types.definitions

    @property
    def base_path(self) -> str:
        servers = self.plan.wire.servers
        return servers[0].base_path if servers else ""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    Attributes:
        impact: The worst over all directions.
        rule: A key of :data:`generator.diff.rules.RULES`.
        area: What the rule is about (``property``, ``enum``, ``python``).
        sentence: The difference in words; text of the documents stands only between back-ticks (:func:`code`).
        directions: Which ways it travels; empty where that has no meaning (an operation that is gone).
        operations: The methods it concerns, as Python calls them.
        python: What the caller of the package sees, in words.
        old: Where the old document says it, or None.
        new: Where the new document says it, or None.
    """

    impact: Impact
    rule: str
    area: str
    sentence: str
    directions: tuple[Direction, ...]
    operations: tuple[str, ...]
    python: tuple[str, ...]
    old: SourceRef | None
    new: SourceRef | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The changes from one version to another, worst first, and which operations are the same (old, new)."""

    old: Version
    new: Version
    changes: tuple[Change, ...]
    pairs: tuple[tuple[MethodPlan, MethodPlan], ...]

    def of(self, impact: Impact) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.impact is impact)

    @property
    def counts(self) -> dict[str, int]:
        """Number of changes of each impact, zeros included."""
        return {impact.value: len(self.of(impact)) for impact in IMPACTS}


def code(text: object) -> str:
    """Text of a document in a sentence: between back-ticks, without any in it."""
    return f"`{one_line(str(text)).replace('`', chr(39))}`"


def codes(texts: Iterable[object]) -> str:
    """Several texts as code, each once, in an order that does not depend on the document's."""
    return ", ".join(code(text) for text in sorted({str(text) for text in texts}))


def parts(sentence: str) -> list[tuple[bool, str]]:
    """The pieces of a sentence: (whether it is code, text)."""
    return [(index % 2 == 1, part) for index, part in enumerate(sentence.split("`")) if part]


def title(operation: Operation) -> str:
    return f"{operation.method} {operation.path}"
