"""Diagnostics of convert that no document causes, as reading checks the same before: of documents made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from generator.convert import convert
from generator.diagnostics import DiagnosticSink, DocumentError, Severity, SourceRef
from generator.load.nodes import SpecList, SpecMap
from generator.normalize.document import NormalDocument, NormalOperation

ROOT = SourceRef("api.json")
SCHEMA = "api.json#/components/schemas/A"
DONE = {"204": {"description": "Done"}}
QUERY = {"name": "a", "in": "query", "schema": {"type": "string"}}


def spec(value: Any, at: SourceRef = ROOT) -> Any:
    """Plain data as nodes with places."""
    if isinstance(value, dict):
        return SpecMap({key: spec(item, at.child(key)) for key, item in value.items()}, at=at)
    if isinstance(value, list):
        return SpecList((spec(item, at.child(index)) for index, item in enumerate(value)), at=at)
    return value


def codes(operation: Any = None, schema: Any = None, servers: tuple[Any, ...] = ()) -> set[tuple[str, Severity]]:
    """What convert says of a document with one operation and one schema."""
    document = NormalDocument(
        name="api.json",
        dialect="3.1",
        info=spec({"title": "T", "version": "1"}),
        servers=tuple(spec(server) for server in servers),
        security=None,
        security_schemes={},
        operations=(NormalOperation("/things", "get", spec({"responses": DONE, **(operation or {})})),),
        schemas={SCHEMA: schema if isinstance(schema, SpecMap) else spec(schema or {"type": "string"})},
        declared={SCHEMA: "A"},
    )
    sink = DiagnosticSink()
    try:
        convert(document, sink)
    except DocumentError as error:
        sink.refused(error)
    return {(item.code, item.severity) for item in sink}


@pytest.mark.parametrize(
    "code, made",
    [
        ("CG301", {"schema": {"type": "object", "properties": ["id"]}}),
        ("CG303", {"schema": {"type": "txt"}}),
        ("CG335", {"operation": {"parameters": [QUERY, QUERY]}}),
        ("CG336", {"operation": {"parameters": [{"name": "a", "in": "query"}]}}),
        ("CG337", {"operation": {"parameters": [{**QUERY, "style": "simple"}]}}),
        ("CG351", {"operation": {"responses": {"abc": {"description": "no"}, **DONE}}}),
        ("CG380", {"servers": [{"description": "nowhere"}]}),
    ],
)
def test_what_only_a_caller_of_convert_can_cause(code: str, made: dict[str, Any]) -> None:
    assert (code, Severity.WARNING) in codes(**made)
    assert (code, Severity.WARNING) not in codes()


def test_a_document_that_cannot_be_walked_is_refused() -> None:
    """CG309 as an error: reading allows no more than a hundred levels, and here are three thousand."""
    node = SpecMap({"type": "string"}, at=ROOT)
    for _ in range(3000):
        node = SpecMap({"type": "object", "allOf": SpecList([node], at=ROOT)}, at=ROOT)
    assert ("CG309", Severity.ERROR) in codes(schema=node)
