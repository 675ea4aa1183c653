"""Definitions that contain themselves without an object in between: an array of itself, a union of such arrays."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics import DiagnosticSink
from generator.ir.types import Definition, Model, TypeId
from generator.ir.walk import closure, refs_of


def self_containing(definitions: Mapping[TypeId, Definition], sink: DiagnosticSink) -> frozenset[TypeId]:
    """Those that are reached from themselves. Their alias in ``models`` cannot name itself: its right side runs when the
    module is imported, and pydantic would follow it without end."""
    plain = {key: item for key, item in definitions.items() if not isinstance(item, Model)}
    cyclic = frozenset(key for key, item in plain.items() if key in closure(plain, refs_of(item)))
    for key in sorted(cyclic):
        sink.warning(
            "CG402",
            plain[key].at,
            "contains itself without an object in between: what is inside it is read as any JSON value; give the inner"
            " level an object of its own",
        )
    return cyclic
