"""Every document loads and normalizes: no error, no operation lost, no reference that leads nowhere."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from generator.diagnostics import DiagnosticSink, Severity
from generator.load import load
from generator.normalize import normalize

from .real import documents, each_document, embedded, official, raw

METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}


def references_in(node: Any) -> Iterator[str]:
    """Every ``$ref`` of a normal form, those in data (extensions, examples, defaults) aside."""
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for key, value in node.items():
            if not key.startswith("x-") and key not in ("example", "examples", "default", "enum"):
                yield from references_in(value)
    elif isinstance(node, list):
        for value in node:
            yield from references_in(value)


@official
def test_the_official_documents_are_all_here() -> None:
    assert len(documents()) >= 22 + len(embedded())


@each_document()
def test_document(path: Path) -> None:
    sink = DiagnosticSink()
    source = load(path, sink)
    document = normalize(source, sink)
    assert [str(item) for item in sink if item.severity is Severity.ERROR] == []

    plain = raw(path)
    expected = sorted((where, method) for where, item in plain["paths"].items() for method in item if method in METHODS)
    assert sorted((item.path, item.method) for item in document.operations) == expected

    names = plain.get("definitions") or plain.get("components", {}).get("schemas") or {}
    assert list(document.declared.values()) == list(names)

    holders = [*document.schemas.values(), *(item.node for item in document.operations)]
    assert {ref for holder in holders for ref in references_in(holder)} <= set(document.schemas)

    for item in sink:
        assert source.locate(item.at) is not None
    for operation in document.operations:
        assert operation.at.file in source.documents
        assert source.locate(operation.at) != (1, 1)


def test_values_are_those_other_readers_see() -> None:
    """Our reading of YAML differs from a YAML 1.2 reader's only where it should: dates stay text, keys are text."""

    def agree(ours: Any, theirs: Any) -> bool:
        if isinstance(theirs, dict):
            keys = [str(key) for key in theirs]
            return list(ours) == keys and all(agree(ours[str(key)], item) for key, item in theirs.items())
        if isinstance(theirs, list):
            return len(ours) == len(theirs) and all(map(agree, ours, theirs))
        if isinstance(theirs, datetime.date):
            return isinstance(ours, str) and ours.startswith(theirs.isoformat()[:10])
        return bool(ours == theirs) and type(ours) is type(theirs)

    for path in documents():
        if path.suffix in (".yaml", ".yml") and path.parent.name != "openai":  # two so large that it would take minutes
            theirs = YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
            assert agree(load(path, DiagnosticSink()).root, theirs), path.name
