"""A diagnostic that no document causes, as reading limits how deep one may be: of a document made by hand."""

from __future__ import annotations

from generator.convert import convert
from generator.diagnostics import DiagnosticSink, Severity, SourceRef
from generator.load.nodes import SpecList, SpecMap
from generator.normalize.document import NormalDocument

ROOT = SourceRef("api.json")
SCHEMA = "api.json#/components/schemas/A"


def test_a_document_that_cannot_be_walked_has_an_error() -> None:
    """CG309 as an error: reading allows no more than a hundred levels, and here are three thousand."""
    node = SpecMap({"type": "string"}, at=ROOT)
    for _ in range(3000):
        node = SpecMap({"type": "object", "allOf": SpecList([node], at=ROOT)}, at=ROOT)
    document = NormalDocument(
        name="api.json",
        dialect="3.1",
        info=SpecMap({"title": "T", "version": "1"}, at=ROOT),
        servers=(),
        security=None,
        security_schemes={},
        operations=(),
        schemas={SCHEMA: node},
        declared={SCHEMA: "A"},
    )
    sink = DiagnosticSink()
    convert(document, sink)
    assert [(item.code, item.severity) for item in sink] == [("CG309", Severity.ERROR)]
