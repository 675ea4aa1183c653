"""In which direction a property is sent: ``readOnly`` and ``writeOnly`` (OpenAPI 3.1 has both from JSON Schema validation
section 9.4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.convert.read import flag
from generator.diagnostics import DiagnosticSink
from generator.ir.service import Service
from generator.ir.types import Model, Visibility
from generator.ir.walk import reach
from generator.load.nodes import SpecMap

if TYPE_CHECKING:
    from generator.convert.schemas import SchemaBuilder


def visibility(builder: SchemaBuilder, node: SpecMap, notes: Sequence[SpecMap]) -> Visibility:
    """``notes`` are the declarations of a property, ``node`` the one that gives its type. What that refers to is
    annotated with it, where the normal form has kept the annotation: in 3.1."""
    shared = _target(builder, node)
    annotated = [*notes, *([shared] if shared is not None else [])]
    read = any(flag(note, "readOnly") for note in annotated)
    write = any(flag(note, "writeOnly") for note in annotated)
    if read and write:
        builder.sink.warning("CG308", notes[0].at, "both readOnly and writeOnly: read as neither")
    if read == write:
        return Visibility.BOTH
    return Visibility.READ if read else Visibility.WRITE


def hidden_by_type(builder: SchemaBuilder, node: SpecMap, notes: Sequence[SpecMap]) -> bool:
    """Whether only the definition that a property refers to makes it read-only."""
    shared = _target(builder, node)
    return shared is not None and flag(shared, "readOnly") and not any(flag(note, "readOnly") for note in notes)


def _target(builder: SchemaBuilder, node: SpecMap) -> SpecMap | None:
    key = builder.index.key(node)
    return builder.index.by_key[key] if key is not None else None


def check_required(builder: SchemaBuilder, service: Service, sink: DiagnosticSink) -> None:
    """A required property that a request cannot hold, because a definition shared with answers is read-only."""
    if not builder.hidden_by_type:
        return
    reached = reach(service)
    for id, definition in service.definitions.items():
        names = builder.hidden_by_type.get(id, ())
        if not names or not isinstance(definition, Model) or not reached[id].request:
            continue
        for entry in definition.properties:
            if entry.wire_name in names and entry.visibility is Visibility.READ:
                message = (
                    f"{entry.wire_name!r} is required, but its definition is readOnly, so that no request holds it"
                )
                sink.warning("CG317", entry.at, f"{message}: write readOnly beside the properties that are")
