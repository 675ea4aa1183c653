"""How one type became another: a scalar another scalar, or a type one of another sort."""

from __future__ import annotations

from generator.diff.shapes import Shape
from generator.ir.types import AnyValue, Enum, Kind, Map, Model, Primitive, Tuple, Use


def primitive_rule(old: Primitive, new: Primitive) -> str | None:
    """The rule that names the change of a scalar type, or None where nothing changed."""
    if old.kind is not new.kind:
        widened, narrowed = _within(old.kind, new.kind), _within(new.kind, old.kind)
        return "type-widened" if widened else "type-narrowed" if narrowed else "type-changed"
    if old.format == new.format:
        return None
    return "format-added" if old.format is None else "format-removed" if new.format is None else "format-changed"


def tuple_pairs(old: Tuple, new: Tuple) -> tuple[list[tuple[str, Use, Use]], bool, bool]:
    """What to compare of two tuples, each with its step, and whether the new one lacks, or has, places of its own."""
    pairs: list[tuple[str, Use, Use]] = []
    closed = opened = False
    for place in range(max(len(old.items), len(new.items)) + 1):
        before, after = (each.items[place] if place < len(each.items) else each.rest for each in (old, new))
        if before is not None and after is not None:
            last = place == max(len(old.items), len(new.items))
            pairs.append(("[]" if last else f"[{place}]", before, after))
        closed = closed or (before is not None and after is None)
        opened = opened or (before is None and after is not None)
    return pairs, closed, opened


def sort_changed(old: Shape, new: Shape, was: str, now: str) -> tuple[str, str]:
    """The rule that names a change between types of two sorts, and the sentence; ``was`` and ``now`` are the types in
    words."""
    instead = f"is {now} instead of {was}"
    match old, new:
        case Model(), Map() | AnyValue():
            return "object-opened", instead
        case Map() | AnyValue(), Model():
            return "object-closed", instead
        case _, AnyValue():
            return "type-widened", instead
        case AnyValue(), _:
            return "type-narrowed", instead
        case Enum(kind=kind), Primitive(kind=other) if _within(kind, other):
            return "type-widened", f"can be any {other.value}; it was {was}"
        case Primitive(kind=kind), Enum(kind=other) if _within(other, kind):
            return "type-narrowed", f"can only be {now}; it was any {kind.value}"
        case _:
            return "type-changed", instead


def _within(narrow: Kind, wide: Kind) -> bool:
    return narrow is wide or (narrow is Kind.INTEGER and wide is Kind.NUMBER)
