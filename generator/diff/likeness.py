"""How alike two types are."""

from __future__ import annotations

from collections.abc import Set

from generator.closed import assert_never
from generator.diff.resolution import Definitions, shape_of
from generator.ir.types import AnyValue, Array, Binary, Enum, Map, Model, Primitive, Strength, Tuple, Union, Use


def likeness(old: Use, new: Use, before: Definitions, after: Definitions, depth: int = 0) -> float:
    """From 0 (nothing in common) to 1 (may well be the same). ``depth`` is how deep the two stand in others."""
    first, second = shape_of(old, before), shape_of(new, after)
    if depth > 4 or type(first) is not type(second):
        return 1.0 if type(first) is type(second) else 0.0

    def inner(one: Use, two: Use) -> float:
        return likeness(one, two, before, after, depth + 1)

    match first:
        case Primitive(kind=kind, format=format):
            assert isinstance(second, Primitive)
            return 0.0 if kind is not second.kind else 1.0 if format == second.format else 0.9
        case Array(items=items):
            assert isinstance(second, Array)
            return 0.3 + 0.7 * inner(items, second.items)
        case Tuple(items=positions):
            assert isinstance(second, Tuple)
            alike = sum(inner(one, two) for one, two in zip(positions, second.items, strict=False))
            return 0.3 + 0.7 * alike / max(len(positions), len(second.items))
        case Map(values=values):
            assert isinstance(second, Map)
            return 0.3 + 0.7 * inner(values, second.values)
        case Enum(values=members):
            assert isinstance(second, Enum)
            return 0.5 + 0.5 * _overlap({item.value for item in members}, {item.value for item in second.values})
        case Union(variants=variants):
            assert isinstance(second, Union)
            best = [max(inner(one.use, two.use) for two in second.variants) for one in variants]
            return sum(best) / len(best)
        case Model():
            assert isinstance(second, Model)
            return _alike_models(first, second, before, after)
        case Binary() | AnyValue():
            return 1.0
        case _:
            assert_never(first)


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
