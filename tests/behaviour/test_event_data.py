"""What events hold: text, anything, names beside data; and answers without a body where null may come."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from azure.core.exceptions import DecodeError, IncompleteReadError
from pytest_httpserver import HTTPServer

from .wire import UNFRAMED, Connect, StartServer, connect, package_from, start_server

__all__ = ["connect", "start_server"]
DOCUMENT = Path(__file__).parent.parent / "cases" / "events" / "openapi31.yaml"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package_from(DOCUMENT.read_text("utf-8"), tmp_path_factory.mktemp("events"), "event_data.v1")


def stream(connect: Connect, package: ModuleType, httpserver: HTTPServer, name: str, body: bytes) -> Any:
    httpserver.expect_request("/" + name).respond_with_data(body, content_type="text/event-stream")
    return getattr(connect(package, httpserver.url_for("")).events, name)()


def test_text_is_text(connect: Connect, package: ModuleType, httpserver: HTTPServer) -> None:
    """Whatever it looks like: JSON, nothing, several lines; ``[DONE]`` still ends the stream."""
    body = b'data: one\n\ndata: {"a": 1}\n\ndata:\n\ndata: \xc3\xa4\ndata: b\n\ndata: [DONE]\n\ndata: no\n\n'
    assert list(stream(connect, package, httpserver, "text", body)) == ["one", '{"a": 1}', "", "ä\nb"]


def test_anything_is_json_or_else_text(connect: Connect, package: ModuleType, httpserver: HTTPServer) -> None:
    body = b'data: {"a": [1]}\n\ndata: null\n\ndata: one two\n\ndata: 5\n\n'
    assert list(stream(connect, package, httpserver, "anything", body)) == [{"a": [1]}, None, "one two", 5]


def test_text_that_is_cut_off_raises(connect: Connect, package: ModuleType, start_server: StartServer) -> None:
    """Nothing but the connection's end ended the last event: it may be half of one."""
    server = start_server(lambda connection, *_: connection.sendall(UNFRAMED + b"data: one\n\ndata: tw"))
    items = iter(connect(package, server.url).events.text())
    assert next(items) == "one"
    with pytest.raises(IncompleteReadError):
        next(items)


def test_a_schema_of_event_and_data_takes_the_name(
    connect: Connect, package: ModuleType, httpserver: HTTPServer
) -> None:
    """Also where the data repeats both, as some services have it."""
    body = b'event: made\ndata: {"name": "a"}\n\nevent: gone\ndata: {"event": "gone", "data": {"name": "b"}}\n\n'
    items = list(stream(connect, package, httpserver, "named", body))
    assert [(item.event, item.data.name) for item in items] == [("made", "a"), ("gone", "b")]
    assert {type(item.data) for item in items} == {package.models.Thing}


def test_the_data_beside_a_name_may_be_text(connect: Connect, package: ModuleType, httpserver: HTTPServer) -> None:
    """And is, where the document says so, though it be JSON too."""
    body = b'event: made\ndata: some text\n\nevent: gone\ndata: {"a": 1}\n\n'
    items = list(stream(connect, package, httpserver, "told", body))
    assert [(item.event, item.data) for item in items] == [("made", "some text"), ("gone", '{"a": 1}')]


def test_the_name_of_any_event_can_be_asked_for(connect: Connect, package: ModuleType, httpserver: HTTPServer) -> None:
    """``event_name`` is that of the item that was given last."""
    body = b"event: first\ndata: a\n\ndata: b\n\nevent: third\ndata: c\n\n"
    events = stream(connect, package, httpserver, "text", body)
    assert [(item, events.event_name) for item in events] == [("a", "first"), ("b", ""), ("c", "third")]


def test_an_event_without_data_is_a_sign_of_life(connect: Connect, package: ModuleType, httpserver: HTTPServer) -> None:
    """Where JSON is awaited, an empty data field holds none."""
    body = b'event: ping\ndata:\n\nevent: made\ndata: {"name": "a"}\n\n'
    (item,) = stream(connect, package, httpserver, "named", body)
    assert item.event == "made"


EMPTY = """
openapi: 3.1.0
info: {title: T, version: "1"}
paths:
  /any: {get: {operationId: empty_any, responses: {"200": {description: "", content: {application/json: {}}}}}}
  /null: {get: {operationId: empty_null, responses: {"200": {description: "", content: {application/json: {
    schema: {anyOf: [{type: object, properties: {a: {type: integer}}}, {type: "null"}]}}}}}}}
  /none: {get: {operationId: empty_none, responses: {"200": {description: ""}}}}
  /unsaid: {get: {operationId: empty_unsaid, responses: {"404": {description: ""}}}}
  /model: {get: {operationId: empty_model, responses: {"200": {description: "", content: {application/json: {
    schema: {type: object, properties: {a: {type: integer}}}}}}}}}
"""


def test_an_empty_body_is_none_where_null_may_come(connect: Connect, httpserver: HTTPServer, tmp_path: Path) -> None:
    """Where a model is declared, nothing is not one; a strict client takes nothing for JSON nowhere."""
    package = package_from(EMPTY, tmp_path, f"empty_{connect.is_async:d}.v1")
    for name in ("any", "null", "none", "unsaid", "model"):
        httpserver.expect_request("/" + name).respond_with_data(b"", content_type="application/json")
    client = connect(package, httpserver.url_for("")).empty
    assert [client.any(), client.null(), client.none(), client.unsaid()] == [None] * 4
    with pytest.raises(DecodeError, match="no body"):
        client.model()
    with pytest.raises(DecodeError, match="no body"):
        connect(package, httpserver.url_for(""), strict=True).empty.any()
