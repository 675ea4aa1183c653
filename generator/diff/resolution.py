"""What a type is once references and aliases are followed, and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import TypeAlias

from generator.closed import assert_never
from generator.diff.model import code, codes
from generator.ir.types import Alias, AnyValue, Array, Binary, Definition, Enum, Limits, Map, Model, NO_LIMITS
from generator.ir.types import Primitive, Ref, Strength, Tuple, TypeId, Union, Use

Definitions: TypeAlias = Mapping[TypeId, Definition]
Shape: TypeAlias = Primitive | Binary | AnyValue | Array | Tuple | Map | Model | Enum | Union


@dataclass(frozen=True, slots=True)
class Resolved:
    """A use without aliases: its shape, and what it and its aliases say of null and limits."""

    shape: Shape
    nullable: bool
    limits: Limits


def shape_of(use: Use, definitions: Definitions) -> Shape:
    return resolved(use, definitions).shape


def resolved(use: Use, definitions: Definitions) -> Resolved:
    nullable, limits = use.nullable, use.limits
    seen: set[TypeId] = set()
    type_ = use.type
    while isinstance(type_, Ref):
        definition = definitions[type_.target]
        if not isinstance(definition, Alias):
            return Resolved(_plain_object(definition), nullable, limits)
        if type_.target in seen:
            return Resolved(AnyValue(), nullable, limits)
        seen.add(type_.target)
        nullable = nullable or definition.use.nullable
        limits = _merged(limits, definition.use.limits)
        type_ = definition.use.type
    return Resolved(type_, nullable, limits)


def _plain_object(definition: Model | Enum | Union) -> Shape:
    """An object without known properties is a map, however it is written."""
    if isinstance(definition, Model) and not definition.properties:
        return Map(definition.additional or Use(AnyValue()))
    return definition


def _merged(outer: Limits, inner: Limits) -> Limits:
    """What ``outer`` states, and of ``inner`` what it does not."""
    if inner == NO_LIMITS or outer == inner:
        return outer
    names = [item.name for item in fields(Limits)]
    unstated = [name for name in names if getattr(outer, name) == getattr(NO_LIMITS, name)]
    return replace(outer, **{name: getattr(inner, name) for name in unstated})


def words(use: Use, definitions: Definitions, depth: int = 0) -> str:
    """A type in words: the document's own name of it, where it has one. ``depth`` is how deep it stands in another."""
    if isinstance(use.type, Ref):
        definition = definitions[use.type.target]
        if definition.hint.strength >= Strength.REQUIRED and definition.hint.name:
            return code(definition.hint.name)
    shape = shape_of(use, definitions)
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
            variant_words = {words(item.use, definitions, depth + 1) for item in variants} if depth < 3 else {"…"}
            return "one of " + ", ".join(sorted(variant_words))
        case Model():
            tags = [
                f"{code(prop.wire_name)} {code(value.values[0].value)}"
                for prop in shape.properties
                if isinstance(value := shape_of(prop.use, definitions), Enum) and len(value.values) == 1
            ]
            if tags:
                return f"the object with {min(tags)}"
            return f"an object with {codes(prop.wire_name for prop in shape.properties)}"
    assert_never(shape)
