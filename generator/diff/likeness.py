"""How alike two types are."""

from __future__ import annotations

from collections.abc import Set

from generator.diff.resolution import Definitions, shape_of
from generator.ir.types import Array, Enum, Map, Model, Primitive, Strength, Union, Use


def likeness(old: Use, new: Use, before: Definitions, after: Definitions, depth: int = 0) -> float:
    """From 0 (nothing in common) to 1 (may well be the same). ``depth`` is how deep the two stand in others."""
    first, second = shape_of(old, before), shape_of(new, after)
    if depth > 4 or type(first) is not type(second):
        return 1.0 if type(first) is type(second) else 0.0
    match first, second:
        case Primitive(kind=kind, format=format), Primitive(kind=other, format=other_format):
            return 0.0 if kind is not other else 1.0 if format == other_format else 0.9
        case (Array(items=one), Array(items=two)) | (Map(values=one), Map(values=two)):
            return 0.3 + 0.7 * likeness(one, two, before, after, depth + 1)
        case Enum(values=values), Enum(values=others):
            return 0.5 + 0.5 * _overlap({item.value for item in values}, {item.value for item in others})
        case Union(variants=one), Union(variants=two):
            best = [max(likeness(a.use, b.use, before, after, depth + 1) for b in two) for a in one]
            return sum(best) / len(best)
        case Model(), Model():
            return _alike_models(first, second, before, after)
        case _:
            return 1.0


def _alike_models(first: Model, second: Model, before: Definitions, after: Definitions) -> float:
    others = {prop.wire_name: prop.use for prop in second.properties}
    for prop in first.properties:
        if prop.wire_name in others:
            one, two = shape_of(prop.use, before), shape_of(others[prop.wire_name], after)
            if isinstance(one, Enum) and isinstance(two, Enum) and len(one.values) == len(two.values) == 1:
                if one.values[0].value != two.values[0].value:
                    return 0.0  # each fixes the property to a value of its own: two variants of one union
    if first.hint.name and first.hint.name == second.hint.name and first.hint.strength >= Strength.REQUIRED:
        return 1.0
    return 0.99 * _overlap({prop.wire_name for prop in first.properties}, set(others))


def _overlap(first: Set[object], second: Set[object]) -> float:
    return len(first & second) / (len(first | second) or 1)
