"""What each dialect says of schemas and of parameters, as the judge reads it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from .api import Api
from .schemas import Schemas, Way
from .styles import Reader

DEFINITIONS = """
Nullable: {type: string, nullable: true, x-nullable: true}
Above: {type: integer, minimum: 3, exclusiveMinimum: true}
Secret: {type: string, readOnly: true}
Holder:
  type: object
  required: [own, shared]
  properties: {own: {type: string, readOnly: true}, shared: {$ref: "#PREFIX/Secret"}, hidden: {type: string, writeOnly: true}}
Pet:
  type: object
  required: [kind]
  discriminator: DISCRIMINATOR
  properties: {kind: {type: string}}
Cat: {x-ms-discriminator-value: cat, allOf: [{$ref: "#PREFIX/Pet"}, {required: [lives], properties: {lives: {type: integer}}}]}
Tiger: {allOf: [{$ref: "#PREFIX/Cat"}, {required: [stripes], properties: {stripes: {type: integer}}}]}
Bytes: {type: string, format: byte}
Torn: {type: object, required: [nowhere, here], properties: {here: {type: integer}}}
Either: {allOf: [{required: [t], properties: {t: {enum: [a]}}}, {required: [t, n], properties: {t: {enum: [b]}, n: {type: integer}}}]}
"""
LATER = """
Nulls: {type: [string, "null"]}
Above: {type: integer, exclusiveMinimum: 3}
Tuple: {type: array, prefixItems: [{type: string}, {type: integer}], items: false}
Beside: {$ref: "#/components/schemas/Nulls", maxLength: 2}
Secret: {type: string, readOnly: true}
Holder: {type: object, required: [shared], properties: {shared: {$ref: "#/components/schemas/Secret"}}}
"""


def api(dialect: str) -> Api:
    """A document that has nothing but definitions."""
    if dialect == "2.0":
        text = DEFINITIONS.replace("#PREFIX", "#/definitions").replace("DISCRIMINATOR", "kind")
        return Api({"swagger": "2.0", "paths": {}, "definitions": yaml.safe_load(text)})
    mapping = "{propertyName: kind, mapping: {cat: Cat, tiger: '#/components/schemas/Tiger'}}"
    text = DEFINITIONS.replace("#PREFIX", "#/components/schemas").replace("DISCRIMINATOR", mapping)
    schemas = yaml.safe_load(LATER if dialect == "3.1" else text)
    return Api({"openapi": f"{dialect}.0", "paths": {}, "components": {"schemas": schemas}})


VALUES: list[tuple[str, str, Any, Way, bool]] = [
    ("both", "Nullable", None, "request", True),
    ("both", "Nullable", 3, "request", False),
    ("both", "Above", 3, "request", False),
    ("both", "Above", 4, "request", True),
    ("both", "Holder", {"shared": "s"}, "request", True),
    ("both", "Holder", {"shared": "s", "own": "o"}, "request", False),
    ("both", "Holder", {"own": "o"}, "request", False),
    ("both", "Holder", {"shared": "s", "own": "o"}, "answer", True),
    ("both", "Holder", {"shared": "s"}, "answer", False),
    ("3.0", "Holder", {"shared": "s", "own": "o", "hidden": "h"}, "answer", False),
    ("both", "Pet", {"kind": "cat", "lives": 9}, "request", True),
    ("both", "Pet", {"kind": "cat"}, "request", False),
    ("2.0", "Pet", {"kind": "Tiger", "lives": 9}, "request", False),
    ("3.0", "Pet", {"kind": "tiger", "lives": 9}, "request", False),
    ("3.0", "Pet", {"kind": "tiger", "lives": 9, "stripes": 3}, "request", True),
    ("both", "Pet", {"kind": "fish"}, "request", True),
    ("both", "Pet", {}, "request", False),
    ("both", "Bytes", "not base64", "request", False),
    ("both", "Bytes", "YQ==", "request", True),
    ("both", "Torn", {"here": 1}, "request", True),
    ("both", "Torn", {"nowhere": 1}, "request", False),
    ("both", "Either", {"t": "a"}, "request", True),
    ("both", "Either", {"t": "b"}, "request", False),
    ("3.1", "Nulls", None, "request", True),
    ("3.1", "Above", 3, "request", False),
    ("3.1", "Tuple", ["a", 1], "request", True),
    ("3.1", "Tuple", [1, "a"], "request", False),
    ("3.1", "Beside", "abc", "request", False),
    ("3.1", "Holder", {}, "request", True),
    ("3.1", "Holder", {"shared": "s"}, "request", False),
]


@pytest.mark.parametrize(("dialects", "name", "value", "way", "right"), VALUES)
def test_a_value_keeps_to_its_schema_or_does_not(dialects: str, name: str, value: Any, way: Way, right: bool) -> None:
    """As the dialect says, in the way that the value travels."""
    for dialect in ("2.0", "3.0") if dialects == "both" else (dialects,):
        document = api(dialect)
        found = Schemas(document).breaches({"$ref": document.prefix + name}, value, way)
        assert (found == []) is right, (dialect, found)


PARAMETERS: list[tuple[str, dict[str, Any], str, Any]] = [
    ("2.0", {"in": "query", "type": "array", "items": {"type": "integer"}}, "p=1,2", [1, 2]),
    (
        "2.0",
        {"in": "query", "type": "array", "items": {"type": "integer"}, "collectionFormat": "multi"},
        "p=1&p=2",
        [1, 2],
    ),
    (
        "2.0",
        {"in": "query", "type": "array", "items": {"type": "string"}, "collectionFormat": "pipes"},
        "p=a|b",
        ["a", "b"],
    ),
    (
        "2.0",
        {"in": "query", "type": "array", "items": {"type": "string"}, "collectionFormat": "ssv"},
        "p=a%20b",
        ["a", "b"],
    ),
    (
        "2.0",
        {"in": "query", "type": "array", "items": {"type": "string"}, "collectionFormat": "tsv"},
        "p=a%09b",
        ["a", "b"],
    ),
    ("3.0", {"in": "query", "schema": {"type": "array", "items": {"type": "integer"}}}, "p=1&p=2", [1, 2]),
    (
        "3.0",
        {"in": "query", "explode": False, "schema": {"type": "array", "items": {"type": "string"}}},
        "p=a,b%2Cc",
        ["a", "b,c"],
    ),
    (
        "3.0",
        {"in": "query", "style": "pipeDelimited", "explode": False, "schema": {"type": "array"}},
        "p=a%7Cb",
        ["a", "b"],
    ),
    (
        "3.0",
        {"in": "query", "explode": False, "schema": {"type": "object", "properties": {"x": {"type": "integer"}}}},
        "p=x,1",
        {"x": 1},
    ),
    ("3.0", {"in": "query", "schema": {"type": "object", "properties": {"x": {"type": "integer"}}}}, "x=1", {"x": 1}),
    (
        "3.0",
        {"in": "query", "style": "deepObject", "schema": {"type": "object", "properties": {"x": {"type": "integer"}}}},
        "p%5Bx%5D=1",
        {"x": 1},
    ),
    (
        "3.0",
        {"in": "query", "content": {"application/json": {"schema": {"type": "object"}}}},
        "p=%7B%22x%22:1%7D",
        {"x": 1},
    ),
    ("3.0", {"in": "path", "style": "label", "explode": True, "schema": {"type": "array"}}, ".a.b", ["a", "b"]),
    ("3.0", {"in": "path", "style": "matrix", "explode": True, "schema": {"type": "array"}}, ";p=a;p=b", ["a", "b"]),
    ("3.0", {"in": "path", "style": "matrix", "schema": {"type": "array"}}, ";p=a,b", ["a", "b"]),
    ("3.0", {"in": "path", "explode": True, "schema": {"type": "object"}}, "x=a,y=b", {"x": "a", "y": "b"}),
    ("3.0", {"in": "header", "schema": {"type": "array", "items": {"type": "boolean"}}}, "true, false", [True, False]),
]


@pytest.mark.parametrize(("dialect", "raw", "text", "value"), PARAMETERS)
def test_a_parameter_is_read_by_its_style(dialect: str, raw: dict[str, Any], text: str, value: Any) -> None:
    """The value that a text on the wire stands for is among those that it may mean."""
    document = {"swagger": "2.0"} if dialect == "2.0" else {"openapi": "3.0.0"}
    path = "/{p}" if raw["in"] == "path" else "/"
    read = Api({**document, "paths": {path: {"get": {"parameters": [{"name": "p", "required": True, **raw}]}}}})
    (parameter,) = read.operations[0].parameters
    reader = Reader(read, Schemas(read))
    if raw["in"] == "query":
        found = reader.query(
            parameter,
            [
                (pair.partition("=")[0].replace("%5B", "[").replace("%5D", "]"), pair.partition("=")[2])
                for pair in text.split("&")
            ],
        )
        assert found is not None and value in found[0]
    else:
        assert value in (reader.path if raw["in"] == "path" else reader.header)(parameter, text)
