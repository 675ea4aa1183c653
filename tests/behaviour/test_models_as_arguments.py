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


FIXED = """
openapi: 3.0.3
info: {title: Fixed, version: "1"}
servers: [{url: "https://api.x.example/v1"}]
paths:
  /things:
    post:
      operationId: Things_Create
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
      responses: {"204": {description: ""}}
    put:
      operationId: Things_Replace
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Nested"}}}}
      responses: {"204": {description: ""}}
components:
  schemas:
    Kind: {type: string, enum: [thing], x-ms-enum: {name: Kind, modelAsString: false}}
    Thing:
      type: object
      required: [kind, version, open]
      properties:
        kind: {$ref: "#/components/schemas/Kind"}
        version: {type: integer, enum: [2], x-ms-enum: {name: Version, modelAsString: false}}
        open: {type: string}
        optional: {$ref: "#/components/schemas/Kind"}
    Nested:
      type: object
      required: [kind]
      properties: {kind: {$ref: "#/components/schemas/Kind"}, inner: {$ref: "#/components/schemas/Nested"}}
"""


@pytest.fixture(scope="module")
def fixed(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package_from(FIXED, tmp_path_factory.mktemp("fixed"), "fixed_fields.v1")


def test_a_required_field_with_one_value_is_filled_in(
    connect: Connect, fixed: ModuleType, httpserver: HTTPServer
) -> None:
    """In keywords and in a whole body, unless the caller writes it; an optional one is left out."""
    httpserver.expect_request("/v1/things").respond_with_data("", status=204)
    client = connect(fixed, httpserver.url_for(""))
    client.things.create(open="x")
    client.things.create(body={"open": "x"})
    client.things.create(kind="another", open="x", optional="thing")
    client.things.replace()
    client.things.create(body=b'{"open": "as it is"}')
    sent = [json.loads(request.data) for request, _ in httpserver.log]
    assert sent[:2] == [{"kind": "thing", "version": 2, "open": "x"}] * 2
    assert sent[2:] == [
        {"kind": "another", "version": 2, "open": "x", "optional": "thing"},
        {"kind": "thing"},
        {"open": "as it is"},
    ]


def test_a_field_that_is_filled_in_need_not_be_written(fixed: ModuleType) -> None:
    """To a type checker; within another object nobody fills it in, so that a schema used there still demands it."""

    def required(name: str) -> set[str]:
        annotations = getattr(fixed.params, name).__annotations__
        return {key for key, annotation in annotations.items() if "Required[" in str(annotation)}

    assert (required("Thing"), required("Nested")) == ({"open"}, {"kind"})
