"""Every real document loads and normalizes: no error, no operation lost, no reference that leads nowhere."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator.diagnostics import DiagnosticSink, Severity
from generator.load import load
from generator.normalize import normalize

SPECS = Path(__file__).resolve().parents[3] / "shared" / "specs"
METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}


def documents() -> list[Path]:
    found = (path for path in SPECS.rglob("*") if path.suffix in (".json", ".yml", ".yaml"))
    return sorted(path for path in found if path.name != "PINS.yaml" and "examples" not in path.parts)


DOCUMENTS = documents()


def raw(path: Path) -> Any:
    """The document as another reader sees it: json, or ruamel's own constructor."""
    text = path.read_text(encoding="utf-8")
    return json.loads(text) if path.suffix == ".json" else YAML(typ="safe", pure=True).load(text)


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


def test_the_documents_are_here() -> None:
    if not SPECS.is_dir():
        pytest.skip("the real documents are not here (../shared/specs)")
    assert len(DOCUMENTS) >= 22


@pytest.mark.skipif(not DOCUMENTS, reason="the real documents are not here (../shared/specs)")
@pytest.mark.parametrize("path", DOCUMENTS or [SPECS], ids=lambda path: "-".join(path.relative_to(SPECS).parts[-3:]))
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


@pytest.mark.skipif(not DOCUMENTS, reason="the real documents are not here (../shared/specs)")
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

    for path in DOCUMENTS:
        if path.parent.name == "api-evangelist":
            assert agree(load(path, DiagnosticSink()).root, raw(path)), path.name
