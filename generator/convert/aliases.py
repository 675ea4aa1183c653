"""Names that stand for other names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.diagnostics import DiagnosticSink
from generator.ir.types import Alias, AnyValue, Definition, Ref, TypeId, Use


def without_loop(alias: Alias, definitions: Mapping[TypeId, Definition], sink: DiagnosticSink) -> Alias:
    """The alias, or any value where it leads back to itself and names nothing (JSON Schema 2020-12 section 9.4.1)."""
    seen = {alias.id}
    current: Definition | None = alias
    while isinstance(current, Alias) and isinstance(current.use.type, Ref):
        target = current.use.type.target
        if target in seen:
            sink.warning("CG302", alias.at, "a schema that only refers to itself: read as any value")
            return replace(alias, use=Use(AnyValue()))
        seen.add(target)
        current = definitions.get(target)
    return alias


def definition_behind(definitions: Mapping[TypeId, Definition], use: Use) -> Definition | None:
    """The definition behind a use, through aliases of other definitions; cycle-safe."""
    seen: set[TypeId] = set()
    current = use
    while isinstance(current.type, Ref) and current.type.target not in seen:
        seen.add(current.type.target)
        definition = definitions.get(current.type.target)
        if not isinstance(definition, Alias) or not isinstance(definition.use.type, Ref):
            return definition
        current = definition.use
    return None
