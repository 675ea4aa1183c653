"""Unions within unions, once every definition is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.convert.aliases import definition_behind
from generator.diagnostics import DiagnosticSink
from generator.ir.types import Definition, TypeId, Union, Use, Variant


def flattened(union: Union, definitions: Mapping[TypeId, Definition], sink: DiagnosticSink) -> Union:
    """The union with the variants of the unions among its variants in their place, each once.

    The variants of a polymorphic base stay: they are its subtypes, and one may be a union with one tag value.
    """
    if union.tag is not None:
        return union
    variants: dict[Use, Variant] = {}
    seen = {union.id}
    waiting = list(reversed(union.variants))
    while waiting:
        variant = waiting.pop()
        inner = definition_behind(definitions, variant.use)
        if not isinstance(inner, Union):
            variants.setdefault(variant.use, Variant(variant.use))
        elif inner.id not in seen:
            seen.add(inner.id)
            waiting.extend(reversed(inner.variants))
        elif inner.id == union.id:
            sink.warning("CG326", union.at, "the union is among its own branches: that one is left out")
    return replace(union, variants=tuple(variants.values()))
