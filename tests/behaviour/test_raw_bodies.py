"""Bodies that are no objects: JSON strings with their quotes, ranges of media types as one of the range."""

from __future__ import annotations

import datetime
import io
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from .wire import Connect, connect, package_from

__all__ = ["connect"]
DOCUMENT = Path(__file__).parent.parent / "cases" / "raw_bodies" / "openapi31.yaml"


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package_from(DOCUMENT.read_text("utf-8"), tmp_path_factory.mktemp("raw"), "raw_bodies.v1")


def sent(connect: Connect, package: ModuleType, httpserver: HTTPServer, group: str, body: Any) -> tuple[bytes, str]:
    """The bytes of a body, and its media type."""
    httpserver.clear()
    httpserver.expect_request(re.compile("")).respond_with_data(status=204)
    getattr(connect(package, httpserver.url_for("")), group).put(body=body)
    request = httpserver.log[-1][0]
    return request.get_data(), request.headers["Content-Type"]


@pytest.mark.parametrize(
    ("group", "body", "wanted"),
    [
        ("words", "hello", b'"hello"'),
        ("words", '"quoted"', b'"\\"quoted\\""'),
        ("words", b'"as it is"', b'"as it is"'),
        ("words", io.BytesIO(b'"a file"'), b'"a file"'),
        ("levels", "low", b'"low"'),
        ("blobs", "aGk=", b'"aGk="'),
        ("moments", "2024-01-02T03:04:05Z", b'"2024-01-02T03:04:05Z"'),
        ("moments", datetime.datetime(2024, 1, 2, 3, 4, 5), b'"2024-01-02T03:04:05Z"'),
        ("anythings", "text", b'"text"'),
        ("anythings", {"a": [1]}, b'{"a":[1]}'),
        ("counts", 5, b"5"),
    ],
)
def test_a_json_string_has_its_quotes(
    connect: Connect, raw: ModuleType, httpserver: HTTPServer, group: str, body: Any, wanted: bytes
) -> None:
    """A str is the value where the document declares a string or anything; bytes and files are JSON already."""
    if isinstance(body, io.BytesIO):
        body.seek(0)
    assert sent(connect, raw, httpserver, group, body) == (wanted, "application/json")


@pytest.mark.parametrize(
    ("group", "body", "wanted"),
    [
        ("objects", {"name": "a"}, "application/json"),
        ("merges", {"name": "a"}, "application/json"),
        ("bytes", b"\xff", "application/octet-stream"),
        ("pictures", b"\xff", "application/octet-stream"),
        ("texts", "hello", "text/plain"),
        ("xmls", "<Thing/>", "application/xml"),
        ("boths", {"name": "a"}, "application/json"),
    ],
)
def test_no_range_is_sent_as_a_media_type(
    connect: Connect, raw: ModuleType, httpserver: HTTPServer, group: str, body: Any, wanted: str
) -> None:
    """``*/*`` and ``image/*`` are ranges, which no content is of."""
    content, media_type = sent(connect, raw, httpserver, group, body)
    assert media_type == wanted
    assert content == (body if isinstance(body, bytes) else body.encode() if isinstance(body, str) else b'{"name":"a"}')


def test_a_union_with_a_string_takes_the_string(connect: Connect, httpserver: HTTPServer, tmp_path: Path) -> None:
    """And the model or the mapping of its other branch."""
    text = json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "T", "version": "1"},
            "paths": {"/either": {"put": {"operationId": "eithers_put", "requestBody": {"required": True, "content": {
                "application/json": {"schema": {"oneOf": [
                    {"type": "string"}, {"type": "object", "properties": {"a": {"type": "integer"}}},
                ]}}}}, "responses": {"204": {"description": ""}}}}},
        }
    )  # fmt: skip
    package = package_from(text, tmp_path, f"raw_either_{connect.is_async:d}.v1")
    assert sent(connect, package, httpserver, "eithers", "x")[0] == b'"x"'
    assert sent(connect, package, httpserver, "eithers", {"a": 1})[0] == b'{"a":1}'


@pytest.mark.parametrize(
    ("group", "body", "accept", "answer", "wanted"),
    [
        ("xmls", "<Thing/>", "application/xml", b"<Thing/>", "<Thing/>"),
        ("boths", {"name": "a"}, "application/json", b'{"name": "b"}', "b"),
    ],
)
def test_xml_is_asked_for_only_where_there_is_no_json(
    connect: Connect,
    raw: ModuleType,
    httpserver: HTTPServer,
    group: str,
    body: Any,
    accept: str,
    answer: bytes,
    wanted: str,
) -> None:
    """And by its own media type; it is read as text."""
    httpserver.expect_request(re.compile("")).respond_with_data(answer, content_type=accept)
    result = getattr(connect(raw, httpserver.url_for("")), group).put(body=body)
    assert (result if isinstance(result, str) else result.name) == wanted
    assert httpserver.log[-1][0].headers["Accept"] == accept
