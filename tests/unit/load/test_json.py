"""JSON is read by RFC 8259, whatever its strings hold, and its positions are found when they are asked for."""

from __future__ import annotations

from collections.abc import Callable

from generator.diagnostics import DiagnosticSink, SourceRef
from generator.load import DocumentSet
from generator.load.json_text import marks, parse

Loaded = Callable[..., tuple[DocumentSet, DiagnosticSink]]


def test_odd_characters_in_strings() -> None:
    sink = DiagnosticSink()
    value = parse('{"a": "\\u0000\\u001f\x7f\u2028\\ud83d\\ude00"}', "api.json", sink)
    assert value == {"a": "\0\x1f\x7f\u2028\U0001f600"} and not sink.diagnostics


def test_half_a_surrogate_pair_can_be_written_again() -> None:
    sink = DiagnosticSink()
    value = parse('{"a": "\\ud83d!", "\\udc00": 1}', "api.json", sink)
    assert value == {"a": "\ufffd!", "\ufffd": 1}
    assert {item.code for item in sink} == {"CG113"}


def test_a_key_given_twice_is_a_warning() -> None:
    sink = DiagnosticSink()
    assert parse('{"a": {"b": 1, "b": {}}}', "api.json", sink) == {"a": {"b": {}}}
    assert [(item.code, item.at.pointer) for item in sink] == [("CG112", "/a/b")]


def test_every_container_knows_its_place() -> None:
    value = parse('{"a/b": [{"c~d": []}]}', "api.json", DiagnosticSink())
    assert value["a/b"][0]["c~d"].at == SourceRef("api.json", "/a~1b/0/c~0d")


def test_positions_of_keys_and_items() -> None:
    found = marks('{\n  "a\\"{": [1, {"b": ["x,y", null]}],\n  "c": {}, "d": "}"\n}')
    assert found[""] == {'a"{': (2, 3), "c": (3, 3), "d": (3, 12)}
    assert found['/a"{'] == {"0": (2, 12), "1": (2, 15)}
    assert found['/a"{/1'] == {"b": (2, 16)}
    assert found['/a"{/1/b'] == {"0": (2, 22), "1": (2, 29)}


def test_locate(loaded: Loaded) -> None:
    text = '{\n  "openapi": "3.0.0",\n  "paths": {\n    "/a": {"get": {}}\n  }\n}\n'
    documents, _ = loaded({"api.json": text})
    assert documents.locate(SourceRef("api.json", "/paths/~1a/get")) == (4, 12)
    assert documents.locate(SourceRef("api.json", "/paths/~1a/get/not/there")) == (4, 12)
    assert documents.locate(SourceRef("api.json")) == (1, 1)
    assert documents.locate(SourceRef("other.json")) is None


def test_positions_are_made_only_when_asked_for(loaded: Loaded, monkeypatch: object) -> None:
    documents, _ = loaded({"api.json": '{"openapi": "3.0.0", "paths": {}}'})
    positions = documents.positions["api.json"]
    assert positions._marks is None
    documents.locate(SourceRef("api.json", "/paths"))
    assert positions._marks is not None


def test_locate_in_yaml(loaded: Loaded) -> None:
    documents, _ = loaded({"api.yaml": "openapi: 3.0.0\npaths:\n  /a:\n    parameters:\n    - name: b\n"})
    assert documents.locate(SourceRef("api.yaml", "/paths/~1a/parameters/0")) == (5, 7)
    assert documents.locate(SourceRef("api.yaml", "/paths/~1a/parameters/0/name")) == (5, 7)
    assert documents.locate(SourceRef("api.yaml", "/paths/~1a")) == (3, 3)


def test_the_text_decides_not_the_name(loaded: Loaded) -> None:
    """A .txt may hold either; a .yaml may hold JSON, or YAML that begins like it."""
    assert loaded({"api.txt": '{"openapi": "3.1.0", "paths": {}}'})[0].dialect == "3.1"
    assert loaded({"api.yaml": "{openapi: 3.1.0, paths: {}}"})[0].dialect == "3.1"
    assert loaded({"api.json": "openapi: 3.1.0\npaths: {}\n"})[0].dialect == "3.1"


def test_a_byte_order_mark_is_no_content(loaded: Loaded) -> None:
    assert loaded({"api.json": '\ufeff{"openapi": "3.1.0", "paths": {}}'})[0].dialect == "3.1"
