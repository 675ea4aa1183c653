"""openapi-spec-validator reports and never refuses; it opens nothing that was not loaded."""

from __future__ import annotations

import socket
import urllib.request
from collections.abc import Callable

import pytest

from generator.diagnostics import DiagnosticSink, Severity
from generator.load import DocumentSet, validation
from generator.load.validation import validate

Loaded = Callable[..., tuple[DocumentSet, DiagnosticSink]]

SWAGGER = """
swagger: '2.0'
info: {title: a, version: '1'}
paths:
  /a:
    get:
      responses:
        '200': {description: b, schema: {type: file}}
"""


def found(documents: DocumentSet) -> list[tuple[str, Severity, str]]:
    sink = DiagnosticSink()
    validate(documents, sink)
    return [(item.code, item.severity, item.at.pointer) for item in sink]


def test_a_good_document_has_no_findings(loaded: Loaded) -> None:
    documents, _ = loaded({"a.yaml": "openapi: 3.0.0\ninfo: {title: a, version: '1'}\npaths: {}\n"})
    assert found(documents) == []


def test_findings_are_warnings_with_their_place(loaded: Loaded) -> None:
    text = (
        "openapi: 3.0.0\ninfo: {title: a, version: '1'}\npaths: {}\n"
        "components: {schemas: {A: {properties: {b: {type: integer, default: wrong}}}}}\n"
    )
    documents, _ = loaded({"a.yaml": text})
    pointer = "/components/schemas/A/properties/b"
    assert [(code, severity) for code, severity, at in found(documents) if at.startswith(pointer)] == [
        ("CG130", Severity.WARNING)
    ]


def test_type_file_is_a_false_alarm(loaded: Loaded) -> None:
    pointer = "/paths/~1a/get/responses/200/schema/type"
    assert found(loaded({"a.yaml": SWAGGER})[0]) == [("CG131", Severity.INFO, pointer)]


def test_an_extra_key_of_a_server_variable_is_a_false_alarm(loaded: Loaded) -> None:
    text = (
        "openapi: 3.0.0\ninfo: {title: a, version: '1'}\npaths: {}\n"
        "servers: [{url: '{e}', variables: {e: {default: x, format: url}}}]\n"
    )
    assert [(code, severity) for code, severity, _ in found(loaded({"a.yaml": text})[0])] == [("CG131", Severity.INFO)]


def test_an_extra_key_elsewhere_is_none(loaded: Loaded) -> None:
    text = "openapi: 3.0.0\ninfo: {title: a, version: '1', oops: 1}\npaths: {}\n"
    assert [code for code, _, _ in found(loaded({"a.yaml": text})[0])] == ["CG130"]


def test_a_crash_of_the_validator_is_a_finding(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*args: object) -> None:
        raise RuntimeError("no luck")

    monkeypatch.setattr(validation, "_errors", crash)
    assert found(loaded({"a.yaml": SWAGGER})[0]) == [("CG132", Severity.WARNING, "")]


def test_referenced_files_are_those_that_were_loaded(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault behind a reference is placed in its file; a reference that was refused opens no connection."""
    documents, _ = loaded(
        {
            "a.yaml": "openapi: 3.0.0\ninfo: {title: a, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n"
            "    A: {$ref: 'sub/b.yaml#/B'}\n    C: {$ref: 'http://127.0.0.1:9/c.yaml#/C'}\n",
            "sub/b.yaml": "B: {type: integer, default: wrong}\n",
        }
    )

    attempts: list[object] = []

    def no_network(*args: object, **kwargs: object) -> None:
        attempts.append(args)
        raise OSError("no network")

    monkeypatch.setattr(socket, "socket", no_network)
    monkeypatch.setattr(socket, "create_connection", no_network)
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    sink = DiagnosticSink()
    validate(documents, sink)
    assert any(item.at.file == "sub/b.yaml" and item.at.pointer.startswith("/B") for item in sink)
    assert all(item.severity is not Severity.ERROR for item in sink)
    assert attempts == []


@pytest.mark.parametrize(
    "ref", ["http://localhost:9/c.yaml#/C", "file:///etc/hostname", "../c.yaml#/C", "ftp://localhost/c"]
)
def test_nothing_else_is_opened(loaded: Loaded, monkeypatch: pytest.MonkeyPatch, ref: str) -> None:
    text = "openapi: 3.0.0\ninfo: {title: a, version: '1'}\npaths: {}\n"
    documents, _ = loaded({"a.yaml": f"{text}components: {{schemas: {{C: {{$ref: '{ref}'}}}}}}\n"})
    attempts: list[object] = []

    def watched(*args: object, **kwargs: object) -> None:
        attempts.append(args)
        raise OSError("not here")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, watched)
    monkeypatch.setattr(urllib.request, "urlopen", watched)
    monkeypatch.setattr("jsonschema_path.retrievers.urlopen", watched, raising=False)
    validate(documents, DiagnosticSink())
    assert attempts == []
