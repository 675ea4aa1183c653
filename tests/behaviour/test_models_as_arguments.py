"""Results sent back: what the service manages itself is left out, the rest is written as it came."""

from __future__ import annotations

import json
from types import ModuleType

import pytest
from pytest_httpserver import HTTPServer

from .wire import Connect, connect, package_from

__all__ = ["connect"]

DOCUMENT = """
openapi: 3.0.3
info: {title: Things, version: "1"}
servers: [{url: "https://api.x.example/v1"}]
paths:
  /things/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: Things_Get
      responses: {"200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}}
    put:
      operationId: Things_Put
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
      responses: {"200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}}
components:
  schemas:
    Thing:
      type: object
      required: [id, class]
      properties:
        id: {type: string, readOnly: true}
        class: {type: string}
        "@etag": {type: string, readOnly: true}
        at: {type: string, format: date-time}
        parts: {type: array, items: {$ref: "#/components/schemas/Part"}}
        first: {$ref: "#/components/schemas/Part"}
        byName: {type: object, additionalProperties: {$ref: "#/components/schemas/Part"}}
    Part:
      type: object
      properties: {number: {type: integer, readOnly: true}, name: {type: string}, note: {type: string, nullable: true}}
"""
PART = {"number": 1, "name": "p", "note": None}
THING = {
    "id": "t",
    "class": "c",
    "@etag": "e",
    "at": "2024-01-01T00:00:00Z",
    "parts": [PART, {"name": "q"}],
    "first": PART,
    "byName": {"p": PART},
    "later": {"id": "kept"},
}
SENT = {
    "class": "c",
    "at": "2024-01-01T00:00:00Z",
    "parts": [{"name": "p", "note": None}, {"name": "q"}],
    "first": {"name": "p", "note": None},
    "byName": {"p": {"name": "p", "note": None}},
    "later": {"id": "kept"},
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package_from(DOCUMENT, tmp_path_factory.mktemp("models"), "models_as_arguments.v1")


def test_a_result_is_sent_back_without_what_is_read_only(
    connect: Connect, package: ModuleType, httpserver: HTTPServer
) -> None:
    """At every depth: as the whole body, in a keyword, within a dict. The model itself keeps everything."""
    httpserver.expect_request("/v1/things/t").respond_with_json(THING)
    client = connect(package, httpserver.url_for(""))
    thing = client.things.get("t")
    client.things.put("t", body=thing)
    client.things.put("t", class_="c", first=thing.first, parts=thing.parts)
    client.things.put("t", body={"class": "c", "parts": [thing.first]})
    sent = [json.loads(request.data) for request, _ in httpserver.log if request.method == "PUT"]
    part = {"name": "p", "note": None}
    assert sent[0] == SENT
    assert sent[1] == {"class": "c", "first": part, "parts": [part, {"name": "q"}]}
    assert sent[2] == {"class": "c", "parts": [part]}
    assert thing.model_dump(by_alias=True, exclude_unset=True, mode="json") == THING
