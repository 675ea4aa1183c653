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


class Kind(enum.Enum):
    """How bad a change is, worst first."""

    BREAKING = "breaking"  # a program that was right is wrong now
    RISKY = "risky"  # a program that relied on more than it should is wrong now
    ADDITIVE = "additive"  # nothing that worked stops working


KINDS = tuple(Kind)


def worst(kinds: Iterable[Kind]) -> Kind:
    return min(kinds, key=KINDS.index)


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

    def operation(self, key: OperationKey) -> Operation:
        return self.plan.methods[key].operation

    def method(self, key: OperationKey) -> str:
        """How an operation is called in Python, after ``client.``."""
        return self.plan.methods[key].path

    @property
    def base_path(self) -> str:
        servers = self.plan.wire.servers
        return servers[0].base_path if servers else ""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    ``sentence`` has text of the documents only between back-ticks (:func:`code`). ``directions`` is empty where the
    question has no meaning (an operation that is gone); ``operations`` are the methods it concerns, as Python calls
    them; ``python`` says what the caller of the package sees; ``old`` and ``new`` are where to look.
    """

    kind: Kind
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
    """The changes from one version to another, worst first, and which operations are the same."""

    old: Version
    new: Version
    changes: tuple[Change, ...]
    pairs: tuple[tuple[OperationKey, OperationKey], ...]

    def of(self, kind: Kind) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.kind is kind)

    @property
    def counts(self) -> dict[str, int]:
        """Changes per kind, every kind named."""
        return {kind.value: len(self.of(kind)) for kind in KINDS}


def code(text: object) -> str:
    """Text of a document in a sentence: between back-ticks, holding none."""
    return f"`{one_line(str(text)).replace('`', chr(39))}`"


def codes(texts: Iterable[object]) -> str:
    """Several, in an order that does not depend on the document's."""
    return ", ".join(code(text) for text in sorted({str(text) for text in texts}))


def parts(sentence: str) -> list[tuple[bool, str]]:
    """A sentence taken apart: (whether it is code, text)."""
    return [(index % 2 == 1, part) for index, part in enumerate(sentence.split("`")) if part]


def title(operation: Operation) -> str:
    return f"{operation.method} {operation.path}"
