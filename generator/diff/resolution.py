"""What a type is once references and aliases are followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import TypeAlias

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
    TypeId,
    Union,
    Use,
)

Definitions: TypeAlias = Mapping[TypeId, Definition]
Shape: TypeAlias = Primitive | Binary | AnyValue | Array | Map | Model | Enum | Union


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
    if inner == NO_LIMITS or outer == inner:
        return outer
    stated = {item.name: getattr(inner, item.name) for item in fields(Limits)}
    return replace(outer, **{key: value for key, value in stated.items() if not getattr(outer, key) and value})
