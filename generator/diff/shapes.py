"""What a use is once references are followed, and how alike two of them are."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, fields, replace
from typing import TypeAlias

from generator.closed import assert_never
from generator.diff.model import code, codes
from generator.ir.types import (
    Alias,
    AnyValue,
    Array,
    Binary,
    Definition,
    Enum,
    Limits,
    Map,
    Model,
    NO_LIMITS,
    Primitive,
    Ref,
    Strength,
    Tuple,
    TypeId,
    Union,
    Use,
)

Definitions: TypeAlias = Mapping[TypeId, Definition]
Shape: TypeAlias = Primitive | Binary | AnyValue | Array | Tuple | Map | Model | Enum | Union


@dataclass(frozen=True, slots=True)
class Resolved:
    """A use without aliases: what it is, and what the way there says of null and limits."""

    shape: Shape
    nullable: bool
    limits: Limits


@dataclass(frozen=True, slots=True)
class Branch:
    """One thing that a use may be: itself, or a variant of the union it is."""

    use: Use
    tags: frozenset[str] = frozenset()


def resolved(use: Use, definitions: Definitions) -> Resolved:
    nullable, limits = use.nullable, use.limits
    seen: set[TypeId] = set()
    type_ = use.type
    while isinstance(type_, Ref):
        found = definitions[type_.target]
        if not isinstance(found, Alias):
            return Resolved(_plain_object(found), nullable, limits)
        if type_.target in seen:
            return Resolved(AnyValue(), nullable, limits)
        seen.add(type_.target)
        nullable = nullable or found.use.nullable
        limits = _merged(limits, found.use.limits)
        type_ = found.use.type
    return Resolved(type_, nullable, limits)


def _plain_object(found: Model | Enum | Union) -> Shape:
    """An object without a known property is a map, however it is written."""
    if isinstance(found, Model) and not found.properties:
        return Map(found.additional or Use(AnyValue()))
    return found


def _merged(outer: Limits, inner: Limits) -> Limits:
    if inner == NO_LIMITS or outer == inner:
        return outer
    stated = {item.name: getattr(inner, item.name) for item in fields(Limits)}
    return replace(outer, **{key: value for key, value in stated.items() if not getattr(outer, key) and value})


def branches(use: Use, definitions: Definitions) -> list[Branch]:
    shape = resolved(use, definitions).shape
    if not isinstance(shape, Union):
        return [Branch(use)]
    return [Branch(variant.use, frozenset(variant.tags)) for variant in shape.variants]


def tag_values(use: Use, definitions: Definitions) -> dict[str, frozenset[str]]:
    """The properties of an object that list their values, with them: what could tell it from other objects."""
    shape = resolved(use, definitions).shape
    found = {}
    for prop in shape.properties if isinstance(shape, Model) else ():
        values = resolved(prop.use, definitions).shape
        if isinstance(values, Enum):
            found[prop.wire_name] = frozenset(str(item.value) for item in values.values)
    return found


def retagged(items: list[Branch], tag: str, definitions: Definitions) -> list[Branch]:
    """Branches told apart by ``tag``: an object that lists several values of it is as many branches."""
    found = []
    for item in items:
        values = tag_values(item.use, definitions).get(tag, frozenset())
        found += [Branch(item.use, frozenset({value})) for value in sorted(values)] or [Branch(item.use)]
    return found


def common_tag(old: list[Branch], new: list[Branch], before: Definitions, after: Definitions) -> str | None:
    """A property by which both sides can be told apart though no document says so, or None."""
    sides = [[tag_values(item.use, known) for item in items] for items, known in ((old, before), (new, after))]
    names = [{name for values in side for name in values} for side in sides]
    for name in sorted(names[0] & names[1]):
        values = [[found[name] for found in side if name in found] for side in sides]
        distinct = all(sum(map(len, lists)) == len(frozenset().union(*lists)) for lists in values)
        if distinct and max(map(len, values)) > 1:
            return name
    return None


def words(use: Use, definitions: Definitions, depth: int = 0) -> str:
    """A type in words: the document's own name of it, where it has one."""
    if isinstance(use.type, Ref):
        found = definitions[use.type.target]
        if found.hint.strength >= Strength.REQUIRED and found.hint.name:
            return code(found.hint.name)
    shape = resolved(use, definitions).shape
    match shape:
        case Primitive(kind=kind, format=format):
            return kind.value if format is None or format == kind.value else f"{kind.value} ({code(format)})"
        case Binary():
            return "bytes"
        case AnyValue():
            return "any value"
        case Array(items=items):
            return "a list" if depth > 2 else f"list of {words(items, definitions, depth + 1)}"
        case Tuple(items=positions, rest=rest):
            if depth > 2:
                return "a tuple"
            further = f", then {words(rest, definitions, depth + 1)}" if rest is not None else ""
            return f"tuple of {', '.join(words(item, definitions, depth + 1) for item in positions)}{further}"
        case Map(values=values):
            return "an object" if depth > 2 else f"object of {words(values, definitions, depth + 1)}"
        case Enum(values=values):
            return codes(item.value for item in values)
        case Union(variants=variants):
            found_words = {words(item.use, definitions, depth + 1) for item in variants} if depth < 3 else {"…"}
            return "one of " + ", ".join(sorted(found_words))
        case Model():
            tags = [
                f"{code(prop.wire_name)} {code(value.values[0].value)}"
                for prop in shape.properties
                if isinstance(value := resolved(prop.use, definitions).shape, Enum) and len(value.values) == 1
            ]
            if tags:
                return f"the object with {min(tags)}"
            return f"an object with {codes(prop.wire_name for prop in shape.properties)}"
        case _:
            assert_never(shape)


def likeness(old: Use, new: Use, before: Definitions, after: Definitions, depth: int = 0) -> float:
    """From 0 (nothing in common) to 1 (may well be the same)."""
    first, second = resolved(old, before).shape, resolved(new, after).shape
    if depth > 4:
        return 1.0 if type(first) is type(second) else 0.0
    match first:
        case Primitive(kind=kind, format=format):
            if not isinstance(second, Primitive) or kind is not second.kind:
                return 0.0
            return 1.0 if format == second.format else 0.9
        case Array(items=items):
            if not isinstance(second, Array):
                return 0.0
            return 0.3 + 0.7 * likeness(items, second.items, before, after, depth + 1)
        case Tuple(items=positions):
            if not isinstance(second, Tuple):
                return 0.0
            pairs = zip(positions, second.items, strict=False)
            alike = sum(likeness(one, two, before, after, depth + 1) for one, two in pairs)
            return 0.3 + 0.7 * alike / max(len(positions), len(second.items))
        case Map(values=items):
            if not isinstance(second, Map):
                return 0.0
            return 0.3 + 0.7 * likeness(items, second.values, before, after, depth + 1)
        case Enum(values=values):
            if not isinstance(second, Enum):
                return 0.0
            return 0.5 + 0.5 * _overlap({item.value for item in values}, {item.value for item in second.values})
        case Union(variants=variants):
            if not isinstance(second, Union):
                return 0.0
            best = [max(likeness(a.use, b.use, before, after, depth + 1) for b in second.variants) for a in variants]
            return sum(best) / len(best)
        case Model():
            return _alike_models(first, second, before, after) if isinstance(second, Model) else 0.0
        case Binary() | AnyValue():
            return 1.0 if type(first) is type(second) else 0.0
        case _:
            assert_never(first)


def _alike_models(first: Model, second: Model, before: Definitions, after: Definitions) -> float:
    others = {prop.wire_name: prop.use for prop in second.properties}
    for prop in first.properties:
        if prop.wire_name in others:
            one, two = resolved(prop.use, before).shape, resolved(others[prop.wire_name], after).shape
            if isinstance(one, Enum) and isinstance(two, Enum) and len(one.values) == len(two.values) == 1:
                if one.values[0].value != two.values[0].value:
                    return 0.0  # each fixes the property to a value of its own: two variants of one union
    if first.hint.name and first.hint.name == second.hint.name and first.hint.strength >= Strength.REQUIRED:
        return 1.0
    return 0.99 * _overlap({prop.wire_name for prop in first.properties}, set(others))


def _overlap(first: Set[object], second: Set[object]) -> float:
    return len(first & second) / (len(first | second) or 1)
