"""Dumping: plain data, without what is default, the same for the same document, and free of places if asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.convert import convert
from generator.diagnostics import DiagnosticSink
from generator.ir.dump import dump
from generator.load import load
from generator.normalize import normalize

DOCUMENT = """
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a: {get: {operationId: get_a, responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}
components:
  schemas:
    A:
      type: object
      required: [n]
      properties:
        n: {type: string, nullable: true, default: null, minLength: 1}
        p: {type: object, properties: {x: {type: array, items: {type: integer}}}}
        q: {oneOf: [{type: string}, {type: integer}]}
"""


def read(tmp_path: Path, *, sources: bool) -> dict[str, Any]:
    path = tmp_path / "api.yaml"
    path.write_text(DOCUMENT, encoding="utf-8")
    sink = DiagnosticSink()
    return dump(convert(normalize(load(path, sink), sink), sink), sources=sources)


def test_it_is_json_and_stable(tmp_path: Path) -> None:
    first, second = (json.dumps(read(tmp_path, sources=True)) for _ in range(2))
    assert first == second


def test_what_is_default_is_left_out(tmp_path: Path) -> None:
    found = read(tmp_path, sources=False)["definitions"]["A"]["properties"]
    assert found[0] == {
        "wire_name": "n",
        "use": {"type": "string", "nullable": True, "limits": {"min_length": 1}},
        "required": True,
        "default": [None],
    }
    assert found[1] == {"wire_name": "p", "use": {"ref": "A.p"}, "required": False}


def test_sources(tmp_path: Path) -> None:
    """With sources every node says where it was written; without, no file name is left anywhere."""
    assert read(tmp_path, sources=True)["definitions"]["api.yaml#/components/schemas/A"]["at"].startswith("api.yaml#")
    assert "api.yaml" not in json.dumps(read(tmp_path, sources=False))


def test_definitions_are_called_by_their_hint(tmp_path: Path) -> None:
    found = read(tmp_path, sources=False)
    assert list(found["definitions"]) == ["A", "A.p", "A.q"]
    assert found["declared"] == ["A"]
    assert found["operations"][0]["id"] == "get_a"
