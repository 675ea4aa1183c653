"""Whatever stands in a document, the result keeps the contract or the document is refused in words: never a traceback.

Every node of one small document per dialect is replaced by a value of every other shape, and left out.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.diagnostics import DiagnosticSink, DocumentError
from generator.load import load
from generator.normalize import NormalDocument, normalize

SCHEMA_WORDS: dict[str, Any] = {
    "type": "object",
    "description": "d",
    "required": ["kind"],
    "properties": {
        "kind": {"type": "string", "enum": ["a", None], "x-ms-enum": {"name": "K", "values": [{"value": "a", "name": "A"}]}},
        "list": {"type": "array", "items": {"type": "integer", "minimum": 1, "exclusiveMinimum": True}},
        "some": {"allOf": [{"type": "string", "maxLength": 3}], "x-ms-mutability": ["read"], "readOnly": True},
    },
    "additionalProperties": {"type": "string", "default": "x"},
}  # fmt: skip

SWAGGER_20: dict[str, Any] = {
    "swagger": "2.0",
    "info": {"title": "t", "version": "1"},
    "host": "h",
    "basePath": "/b",
    "schemes": ["https"],
    "consumes": ["application/json"],
    "produces": ["application/json"],
    "x-ms-parameterized-host": {
        "hostTemplate": "{e}",
        "useSchemePrefix": False,
        "parameters": [{"name": "e", "in": "path", "type": "string", "default": "d"}],
    },
    "securityDefinitions": {
        "k": {"type": "apiKey", "name": "n", "in": "header"},
        "o": {"type": "oauth2", "flow": "implicit", "authorizationUrl": "u", "scopes": {"s": "d"}},
    },
    "security": [{"k": ["s"]}],
    "parameters": {"P": {"name": "p", "in": "query", "type": "array", "items": {"type": "string"}, "collectionFormat": "csv"}},
    "responses": {"R": {"description": "d", "schema": {"$ref": "#/definitions/A"}}},
    "definitions": {"A": {**SCHEMA_WORDS, "discriminator": "kind", "x-nullable": True}, "B": {"allOf": [{"$ref": "#/definitions/A"}]}},
    "paths": {
        "/a/{i}": {
            "parameters": [{"name": "i", "in": "path", "required": True, "type": "string"}, {"$ref": "#/parameters/P"}],
            "post": {
                "operationId": "A_Post",
                "tags": ["t"],
                "parameters": [{"name": "body", "in": "body", "required": True, "schema": {"$ref": "#/definitions/B"}}],
                "responses": {
                    "200": {
                        "description": "d",
                        "schema": {"type": "file"},
                        "headers": {"h": {"type": "string"}},
                        "examples": {"application/json": {}},
                    },
                    "default": {"$ref": "#/responses/R"},
                },
                "security": [{"o": []}],
                "x-ms-examples": {"E": {"$ref": "gone.json"}},
                "x-ms-pageable": {"nextLinkName": "n"},
                "x-ms-long-running-operation": True,
            },
            "put": {
                "consumes": ["multipart/form-data"],
                "parameters": [
                    {"name": "f", "in": "formData", "required": True, "type": "file", "description": "d"},
                    {"name": "g", "in": "formData", "type": "array", "items": {"type": "string"}, "collectionFormat": "multi"},
                ],
                "responses": {"204": {"description": "d"}},
            },
        }
    },
}  # fmt: skip


def openapi(version: str, **more: Any) -> dict[str, Any]:
    ref = {"$ref": "#/components/schemas/A"}
    return {
        "openapi": version,
        "info": {"title": "t", "version": "1"},
        "servers": [{"url": "{e}/b", "variables": {"e": {"default": "d", "enum": ["d"]}}}],
        "security": [{"k": []}],
        "components": {
            "schemas": {
                "A": {**SCHEMA_WORDS, "discriminator": {"propertyName": "kind", "mapping": {"b": "B"}}, "nullable": True},
                "B": {"allOf": [ref, {"$recursiveRef": "#"}], "not": {"type": "string"}, "const": 1},
                "C": {"oneOf": [ref, {"type": ["string", "null"]}], "type": ["string", "integer"], "items": [ref]},
            },
            "parameters": {"P": {"name": "p", "in": "query", "content": {"application/json": {"schema": ref}}}},
            "responses": {"R": {"description": "d", "content": {"application/json": {"schema": ref}}, "links": {"l": {}}}},
            "requestBodies": {"Q": {"required": True, "content": {"multipart/form-data": {"schema": ref, "encoding": {"list": {"style": "form", "headers": {"h": {"schema": ref}}}}}}}},
            "examples": {"E": {"value": 1}},
            "headers": {"H": {"schema": {"type": "string"}, "examples": {"e": {"value": 1}}}},
            "securitySchemes": {
                "k": {"type": "apiKey", "name": "n", "in": "header"},
                "o": {"type": "oauth2", "flows": {"implicit": {"authorizationUrl": "u", "scopes": {"s": "d"}}}},
            },
        },
        "paths": {
            "/a/{i}": {
                "summary": "s",
                "servers": [{"url": "https://x"}],
                "parameters": [{"name": "i", "in": "path", "required": True, "schema": {"type": "string"}, "style": "simple", "explode": False}],
                "post": {
                    "operationId": "A_Post",
                    "deprecated": True,
                    "parameters": [{"$ref": "#/components/parameters/P"}],
                    "requestBody": {"$ref": "#/components/requestBodies/Q"},
                    "responses": {
                        "200": {
                            "description": "d",
                            "headers": {"h": {"$ref": "#/components/headers/H"}},
                            "content": {"application/json": {"schema": ref, "examples": {"e": {"$ref": "#/components/examples/E"}}}},
                        },
                        "default": {"$ref": "#/components/responses/R"},
                    },
                    "callbacks": {"c": {}},
                    "x-ms-examples": {"E": {"$ref": "gone.json"}},
                },
            },
            "/r": {"$ref": "#/paths/~1a~1{i}"},
        },
        "x-ms-paths": {"/q?x=y": {"get": {"responses": {"200": {"description": "d"}}}}},
        **more,
    }  # fmt: skip


DOCUMENTS = {
    "2.0": SWAGGER_20,
    "3.0": openapi("3.0.3"),
    "3.1": openapi("3.1.0", webhooks={"w": {"post": {"responses": {}}}}),
}

LEFT_OUT = object()
REPLACEMENTS: tuple[Any, ...] = (
    LEFT_OUT, None, True, -1.5, "x", [], {}, [None], ["x"], [{}], {"x": None}, {"$ref": "#/nowhere"}, {"$ref": "#"},
    {"type": ["null"]}, {"enum": [None]}, {"const": {"a": 1}},
)  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    if isinstance(value, dict):
        for key, item in value.items():
            yield from places(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from places(item, (*path, index))


def replaced(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return {} if value is LEFT_OUT else value
    changed = copy.deepcopy(document)
    holder = changed
    for step in path[:-1]:
        holder = holder[step]
    if value is LEFT_OUT:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return changed


@pytest.mark.parametrize("dialect", DOCUMENTS)
def test_the_document_itself_is_sound(tmp_path: Path, dialect: str, contract: Callable[[NormalDocument], None]) -> None:
    """The fuzz starts from something that is whole, or it would prove little."""
    path = tmp_path / "api.json"
    path.write_text(json.dumps(DOCUMENTS[dialect]))
    sink = DiagnosticSink()
    document = normalize(load(path, sink), sink)
    contract(document)
    assert not sink.has_errors and len(document.operations) >= 2 and len(document.schemas) >= 2


@pytest.mark.parametrize("dialect", DOCUMENTS)
def test_any_node_may_be_wrong(tmp_path: Path, dialect: str, contract: Callable[[NormalDocument], None]) -> None:
    path = tmp_path / "api.json"
    original = DOCUMENTS[dialect]
    for place in places(original):
        for value in REPLACEMENTS:
            path.write_text(json.dumps(replaced(original, place, value)))
            sink = DiagnosticSink()
            try:
                contract(normalize(load(path, sink), sink))
            except DocumentError as error:
                assert error.code.startswith("CG1")
            except Exception as error:
                raise AssertionError(f"{value!r} at {place}") from error


@pytest.mark.parametrize("dialect", DOCUMENTS)
def test_any_word_may_be_anywhere(tmp_path: Path, dialect: str, contract: Callable[[NormalDocument], None]) -> None:
    """Every mapping gets every word of OpenAPI as an extra key with junk in it."""
    words = {
        place[-1]
        for document in DOCUMENTS.values()
        for place in places(document)
        if place and isinstance(place[-1], str)
    }
    path = tmp_path / "api.json"
    original = DOCUMENTS[dialect]
    checked = 0
    for junk in ("x", {"x": "y"}, [{"x": "y"}], {"$ref": "#/info"}):
        for place in places(original):
            holder = original
            for step in place:
                holder = holder[step]
            if isinstance(holder, dict):
                extra = {word: junk for word in words if word not in ("swagger", "openapi")}
                path.write_text(json.dumps(replaced(original, place, {**extra, **holder})))
                sink = DiagnosticSink()
                try:
                    contract(normalize(load(path, sink), sink))
                    checked += 1
                except Exception as error:
                    raise AssertionError(f"{junk!r} at {place}") from error
    assert checked > 50
