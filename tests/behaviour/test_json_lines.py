"""JSON Lines (``application/jsonl``, ``application/x-ndjson``): a stream of values, one on each line."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from azure.core.credentials import AzureKeyCredential
from azure.core.exceptions import IncompleteReadError
from pytest_httpserver import HTTPServer
from werkzeug import Response

from .wire import Connect, connect, package_from

__all__ = ["connect"]
DOCUMENT = (Path(__file__).parents[1] / "cases" / "json_lines" / "openapi31.yaml").read_text("utf-8")
RESULTS = [{"id": "1"}, {"id": "zwei ä"}, {"id": "3", "error": {"code": "failed"}}]


@pytest.fixture
def lines(make_package: Any) -> ModuleType:
    package: ModuleType = make_package(DOCUMENT)
    return package


def serve(server: HTTPServer, body: bytes, *, block: int = 7, path: str = "/results") -> None:
    def pieces() -> Iterator[bytes]:
        yield from (body[place : place + block] for place in range(0, len(body), block))

    server.expect_request(path).respond_with_handler(lambda _: Response(pieces(), content_type="application/jsonl"))


def read(package: ModuleType, server: HTTPServer, is_async: bool, call: str = "results.list") -> list[Any]:
    group, method = call.split(".")
    if not is_async:
        with package.DocumentClient(server.url_for(""), AzureKeyCredential("k")) as client:
            return list(getattr(getattr(client, group), method)())

    async def items() -> list[Any]:
        async with package.aio.DocumentClient(server.url_for(""), AzureKeyCredential("k")) as client:
            return [item async for item in await getattr(getattr(client, group), method)()]

    return asyncio.run(items())


@pytest.mark.parametrize("is_async", [False, True])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n"])
def test_each_line_is_a_value_wherever_the_bytes_are_cut(
    lines: ModuleType, httpserver: HTTPServer, is_async: bool, end: str
) -> None:
    """The last line may lack its end; empty lines are not values; an ``error`` in a line is that line's, not the stream's."""
    body = end.join(json.dumps(result, ensure_ascii=False) for result in RESULTS).encode()
    for block in (1, 2, 1000):
        httpserver.clear()
        serve(httpserver, body, block=block)
        items = read(lines, httpserver, is_async)
        assert [type(item).__name__ for item in items] == ["Result"] * 3
        assert [item.model_dump(mode="json", exclude_unset=True) for item in items] == RESULTS
        assert httpserver.log[-1][0].headers["Accept"] == "application/jsonl"


def test_an_array_in_the_document_is_the_array_of_all_lines(lines: ModuleType, httpserver: HTTPServer) -> None:
    serve(httpserver, b'{"id": "1"}\n{"id": "2"}\n', path="/log")
    assert [item.id for item in read(lines, httpserver, False, "log.read")] == ["1", "2"]
    assert httpserver.log[-1][0].headers["Accept"] == "application/x-ndjson"


@pytest.mark.parametrize("is_async", [False, True])
def test_a_line_that_is_cut_off_raises_after_what_came_before(
    lines: ModuleType, httpserver: HTTPServer, is_async: bool
) -> None:
    serve(httpserver, b'{"id": "1"}\n{"id": "2')
    with pytest.raises(IncompleteReadError):
        read(lines, httpserver, is_async)


BESIDE = """
openapi: 3.1.0
info: {title: Rows, version: "1"}
paths:
  /rows:
    post:
      operationId: Rows_Export
      requestBody:
        required: true
        content: {application/json: {schema: {type: object, properties: {format: {type: string, enum: [json, jsonl]}}}}}
      responses:
        "200":
          description: ""
          content:
            application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Row"}}}
            application/jsonl: {schema: {$ref: "#/components/schemas/Row"}}
components: {schemas: {Row: {type: object, properties: {event: {type: string}, data: {type: string}}}}}
"""


def test_lines_beside_json_are_asked_for(connect: Connect, httpserver: HTTPServer, tmp_path: Path) -> None:
    """As events are: with the one value that names them. A line of event and data is JSON, not an event with a name."""
    package = package_from(BESIDE, tmp_path, f"rows_{connect.is_async:d}.v1")
    lines = b'{"event": "a"}\n{"data": "b"}'
    httpserver.expect_ordered_request("/rows").respond_with_data(lines, content_type="application/x-ndjson")
    httpserver.expect_ordered_request("/rows").respond_with_data(b'[{"event": "a"}]', content_type="application/json")
    rows = connect(package, httpserver.url_for("")).rows
    assert [(row.event, row.data) for row in rows.export(stream=True)] == [("a", None), (None, "b")]
    request = httpserver.log[0][0]
    assert (request.get_data(), request.headers["Accept"]) == (b'{"format":"jsonl"}', "application/jsonl")
    assert [row.event for row in rows.export()] == ["a"]
