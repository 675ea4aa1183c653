"""Defaults: what the service assumes (OpenAPI 3.1 section 4.8.24, JSON Schema validation section 9.2)."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics import DiagnosticSink, SourceRef
from generator.ir.conformance import Conformance, shown
from generator.ir.types import Binary, Default, Definition, TypeId, Use


def kept_default(
    default: Default | None, use: Use, definitions: Mapping[TypeId, Definition], at: SourceRef, sink: DiagnosticSink
) -> Default | None:
    """The default, if a value of that type can be it; real documents say ``"inf"`` of an integer."""
    # An example may write a file as text; nobody can assume one.
    if default is None or (not isinstance(use.type, Binary) and Conformance(definitions).accepts(default.value, use)):
        return default
    if default.value is None:
        sink.info("CG306", at, "the default null of a property that is never null means: no default")
    else:
        sink.warning("CG305", at, f"the default {shown(default.value)} is not of the declared type: ignored")
    return None
