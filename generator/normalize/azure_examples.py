"""``x-ms-examples``: whole calls of an operation, each in a file of its own or in place."""

from __future__ import annotations

from typing import Any

from generator.diagnostics import DiagnosticSink
from generator.load import DocumentSet
from generator.load.nodes import SpecMap
from generator.load.pointers import MISSING, lookup
from generator.load.references import Refusal
from generator.normalize.fields import CALL, CALL_RESPONSE
from generator.normalize.shapes import checked, mappings, wrong_shape


def calls(operation: SpecMap, documents: DocumentSet, sink: DiagnosticSink) -> dict[str, SpecMap]:
    """Title → the call: what its file holds, or what stands there. That a file is absent was reported when loading."""
    written = operation.get("x-ms-examples")
    read = {title: _content(value, title, operation, documents, sink) for title, value in (written or {}).items()}
    return {title: _call(node, sink) for title, node in read.items() if node is not None}


def _content(
    value: Any, title: str, operation: SpecMap, documents: DocumentSet, sink: DiagnosticSink
) -> SpecMap | None:
    if not isinstance(value, SpecMap):
        wrong_shape(sink, operation["x-ms-examples"].at.child(title), "an example", value)
        return None
    ref = value.get("$ref")
    if not isinstance(ref, str):
        return value
    place = documents.resolve(ref, value.at.file)
    if isinstance(place, Refusal) or place.file not in documents.examples:
        return None
    content = lookup(documents.examples[place.file], place.pointer)
    if isinstance(content, SpecMap):
        return content
    wrong_shape(sink, place, "an example, which is a mapping", None if content is MISSING else content)
    return None


def _call(node: SpecMap, sink: DiagnosticSink) -> SpecMap:
    node = checked(node, CALL, sink)
    if "responses" not in node:
        return node
    responses = mappings(node["responses"], "the response of an example", sink)
    lowered = {status: checked(response, CALL_RESPONSE, sink) for status, response in responses.items()}
    return node.but(responses=SpecMap(lowered, at=node["responses"].at))
