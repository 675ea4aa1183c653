"""Whatever stands in a document, the normal form keeps its contract, and everything after it relies on that.

Every node of a small document is replaced by a value of every other shape, and left out: what ``normalize`` makes of it
passes an independent checker of the contract, and ``convert`` makes a sound representation of that. Documents are made
in memory: what a file may do to the reader is tested with the reader (``tests/unit/load``).
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from generator.convert import convert
from generator.diagnostics import DiagnosticSink, SourceRef
from generator.ir.dump import dump
from generator.ir.service import Service
from generator.ir.walk import all_uses, refs_in
from generator.load import DocumentSet
from generator.load.nodes import SpecList, SpecMap
from generator.normalize import NormalDocument, normalize

from ..normal_form import Contract, check

SCHEMA_FIELDS: dict[str, Any] = {
    "type": "object",
    "description": "d",
    "required": ["kind"],
    "properties": {
        "kind": {"type": "string", "enum": ["a", None], "x-ms-enum": {"name": "K", "values": [{"value": "a", "name": "A"}]}},
        "list": {"type": "array", "items": {"type": "integer", "minimum": 1, "exclusiveMinimum": True}},
        "some": {"allOf": [{"type": "string", "maxLength": 3}], "x-ms-mutability": ["read"], "readOnly": True},
        "text": {"type": "string", "format": "f", "pattern": "p", "x-ms-client-name": "t", "deprecated": False, "writeOnly": True},
        "pair": {"prefixItems": [{"type": "string"}, {"title": "T"}], "items": False, "minItems": 2, "uniqueItems": True},
        "shown": {"examples": ["e"], "example": "e", "patternProperties": {"^x": {"multipleOf": 2, "maximum": 1.5}}},
    },
    "x-ms-discriminator-value": "v",
    "additionalProperties": {"type": "string", "default": "x"},
}  # fmt: skip

#: What 2.0 writes otherwise; the fields it shares with 3.1 are read by the same code, and are damaged there.
SCHEMA_FIELDS_20: dict[str, Any] = {
    "type": "object",
    "properties": {
        "kind": {"type": "string", "x-ms-mutability": ["read"]},
        "list": {"type": "array", "items": {"type": "file"}, "collectionFormat": "csv"},
    },
}

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
    "definitions": {"A": {**SCHEMA_FIELDS_20, "discriminator": "kind", "x-nullable": True}, "B": {"allOf": [{"$ref": "#/definitions/A"}]}},
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
                "x-ms-examples": {
                    "E": {"$ref": "gone.json"},
                    "F": {"parameters": {"p": "v"}, "responses": {"200": {"headers": {"h": "v"}, "body": {"b": 1}}}},
                },
                "x-ms-pageable": {"nextLinkName": "n", "itemName": "i"},
                "x-ms-long-running-operation": True,
                "x-ms-long-running-operation-options": {"final-state-via": "location"},
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
                "A": {**SCHEMA_FIELDS, "discriminator": {"propertyName": "kind", "mapping": {"b": "B"}}, "nullable": True},
                "B": {"allOf": [ref, {"$recursiveRef": "#"}], "not": {"type": "string"}, "const": 1},
                "C": {"oneOf": [ref, {"type": ["string", "null"]}], "type": ["string", "integer"], "items": [ref]},
            },
            "parameters": {"P": {"name": "p", "in": "query", "content": {"application/json": {"schema": ref}}}},
            "responses": {"R": {"description": "d", "content": {"application/json": {"schema": ref}}, "links": {"l": {}}}},
            "requestBodies": {"Q": {"required": True, "x-ms-requestBody-name": "q", "x-ms-client-name": "r", "content": {"multipart/form-data": {"schema": ref, "encoding": {"list": {"style": "form", "headers": {"h": {"schema": ref}}}}}}}},
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
                "parameters": [{"name": "i", "in": "path", "required": True, "schema": {"type": "string"}, "style": "simple", "explode": False, "x-ms-client-name": "n"}],
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
#: One value of every shape, with the references, nulls and numbers that have a meaning of their own.
REPLACEMENTS: tuple[Any, ...] = (
    LEFT_OUT, None, True, -1.5, float("inf"), 3.0, "", "x", [], {}, [None], ["x", "x"], [{}], {"x": None}, {"$ref": "#/nowhere"},
    {"$ref": "#"}, {"type": ["null"]}, {"enum": [None]}, {"const": {"a": 1}}, {"items": [5, {}]},
)  # fmt: skip
#: What normalize and convert do hangs on the dialect only for webhooks, which 3.0 has not: 3.1 stands for both.
DAMAGED = ("2.0", "3.1")


def placed(value: Any, at: SourceRef = SourceRef("api.json")) -> Any:
    """Plain data as the loader gives it."""
    if isinstance(value, dict):
        return SpecMap(((key, placed(item, at.child(key))) for key, item in value.items()), at=at)
    if isinstance(value, list):
        return SpecList((placed(item, at.child(index)) for index, item in enumerate(value)), at=at)
    return value


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path to every node but the root, and but the version, which only the loader reads."""
    for key, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        if (*path, key) not in (("swagger",), ("openapi",)):
            yield (*path, key)
            yield from places(item, (*path, key))


def damaged(node: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A copy of a document with another value at a place: what is off the path is shared."""
    step, *rest = path
    if isinstance(node, SpecMap):
        if rest:
            return node.but(**{step: damaged(node[step], tuple(rest), value)})
        return node.but(step) if value is LEFT_OUT else node.but(**{step: placed(value, node.at.child(step))})
    items = list(node)
    items[step : step + 1] = [damaged(node[step], tuple(rest), value)] if rest else [] if value is LEFT_OUT else [value]
    return placed(items, node.at)


def through(dialect: str, root: SpecMap) -> tuple[NormalDocument, Service, DiagnosticSink]:
    """A document as far as the representation, checked on both sides of the contract."""
    sink = DiagnosticSink()
    document = normalize(DocumentSet("api.json", dialect, "", {"api.json": root}), sink)
    check(document)
    service = convert(document, sink)
    assert len(service.operations) == len(document.operations) and len(service.declared) == len(document.declared)
    assert {*refs_in(all_uses(service)), *service.declared} <= set(service.definitions)
    return document, service, sink


@pytest.mark.parametrize("dialect", DOCUMENTS)
def test_the_document_itself_is_sound(dialect: str) -> None:
    """The damage is done to something that is whole, or it would prove little."""
    document, _, sink = through(dialect, placed(DOCUMENTS[dialect]))
    assert not sink.has_errors and len(document.operations) >= 2 and len(document.schemas) >= 2


@pytest.mark.parametrize("dialect", DAMAGED)
def test_any_node_may_be_wrong(dialect: str) -> None:
    """Each node in turn is replaced or left out; ``through`` asserts that what comes of it is sound."""
    original = placed(DOCUMENTS[dialect])
    tried = list(places(original))
    assert len(tried) > 100
    for place in tried:
        for value in REPLACEMENTS:
            try:
                through(dialect, damaged(original, place, value))
            except Exception as error:
                raise AssertionError(f"{value!r} at {place}") from error


@pytest.mark.parametrize("dialect", DAMAGED)
def test_several_nodes_may_be_wrong(dialect: str) -> None:
    """Two or three damages at random: one may undo what the repair of another relies on."""
    original, reported = placed(DOCUMENTS[dialect]), 0
    for seed in range(300):
        chance = random.Random(seed)
        root, done = original, []
        for _ in range(chance.choice((2, 3))):
            place = chance.choice(list(places(root)))
            done.append((place, chance.choice(REPLACEMENTS)))
            root = damaged(root, *done[-1])
        try:
            _, service, sink = through(dialect, root)
            json.dumps(dump(service), allow_nan=False)
        except Exception as error:
            raise AssertionError(f"{done}") from error
        reported += bool(list(sink))
    assert reported > 200  # most damage is told


@pytest.mark.parametrize("dialect", DAMAGED)
def test_any_field_may_be_anywhere(dialect: str) -> None:
    """Every mapping gets every field of OpenAPI as an extra one with a wrong value in it."""
    fields = {place[-1] for document in DOCUMENTS.values() for place in places(document) if isinstance(place[-1], str)}
    original = placed(DOCUMENTS[dialect])
    tried = 0
    for wrong in ("x", {"x": "y"}, [{"x": "y"}], {"$ref": "#/info"}):
        for place in places(original):
            holder: Any = original
            for step in place:
                holder = holder[step]
            if isinstance(holder, SpecMap):
                try:
                    through(dialect, damaged(original, place, {**dict.fromkeys(fields, wrong), **holder}))
                    tried += 1
                except Exception as error:
                    raise AssertionError(f"{wrong!r} at {place}") from error
    assert tried > 200


def test_the_checker_notices_what_is_wrong() -> None:
    """The independent checker is a check: a normal document that is damaged afterwards does not pass it."""
    document, *_ = through("3.1", placed(DOCUMENTS["3.1"]))
    (key,) = [key for key, name in document.declared.items() if name == "A"]
    for field, value in (("type", 5), ("required", ["a", "a"]), ("properties", {"p": True}), ("minLength", 1.0)):
        schemas = {**document.schemas, key: placed({field: value})}
        assert Contract(replace(document, schemas=schemas)).broken()
    operation = document.operations[0]
    for field in ("parameters", "responses"):
        worse = replace(operation, node=operation.node.but(field))
        assert Contract(replace(document, operations=(worse,))).broken()
