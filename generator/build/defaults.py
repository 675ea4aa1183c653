"""Defaults: what the service assumes (OpenAPI 3.1 section 4.8.24, JSON Schema validation section 9.2)."""

from __future__ import annotations

from collections.abc import Mapping

from generator.build.enums import fits
from generator.diagnostics import DiagnosticSink, SourceRef
from generator.ir.types import (
    Alias,
    AnyValue,
    Array,
    Default,
    Definition,
    Enum,
    Map,
    Model,
    Primitive,
    Ref,
    TypeId,
    Union,
    Use,
)

_DEEPEST = 20


def kept_default(
    default: Default | None, use: Use, definitions: Mapping[TypeId, Definition], at: SourceRef, sink: DiagnosticSink
) -> Default | None:
    """The default, if a value of that type can be it; real documents say ``"inf"`` of an integer."""
    if default is None or accepts(default.value, use, definitions):
        return default
    if default.value is None:
        sink.info("CG306", at, "the default null of a property that is never null means: no default")
    else:
        shown = repr(default.value)
        shown = shown if len(shown) <= 60 else shown[:57] + "..."
        sink.warning("CG305", at, f"the default {shown} is no value of the declared type: ignored")
    return None


def accepts(value: object, use: Use, definitions: Mapping[TypeId, Definition], depth: int = 0) -> bool:
    """Whether a JSON value is of a type, as far as a default needs it (limits aside)."""
    if value is None:
        return use.nullable or isinstance(use.type, AnyValue)
    if depth > _DEEPEST:
        return True
    match use.type:
        case AnyValue():
            return True
        case Primitive(kind=kind):
            return fits(value, kind)
        case Array(items=items):
            return isinstance(value, list) and all(accepts(entry, items, definitions, depth + 1) for entry in value)
        case Map(values=values):
            return isinstance(value, dict) and all(
                accepts(entry, values, definitions, depth + 1) for entry in value.values()
            )
        case Ref(target=target):
            return _is_of(value, definitions.get(target), definitions, depth)
        case _:
            return False


def _is_of(value: object, definition: Definition | None, definitions: Mapping[TypeId, Definition], depth: int) -> bool:
    match definition:
        case Enum(extensible=True, kind=kind):
            return fits(value, kind)
        case Enum(values=values):
            return any(type(entry.value) is type(value) and entry.value == value for entry in values)
        case Model():
            return isinstance(value, dict)
        case Alias(use=use):
            return accepts(value, use, definitions, depth + 1)
        case Union(variants=variants):
            return any(accepts(value, variant.use, definitions, depth + 1) for variant in variants)
        case _:
            return False
