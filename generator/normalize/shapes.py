"""Junk of the wrong shape is reported and skipped here, once, so that no later code need doubt what it reads.

A table per kind of object says what each of its fields holds. Fields a table does not name pass unchecked: extensions
and data, which the code that reads them checks itself.

======  ========  =====================================================================
CG201   warning   a value of the wrong shape, skipped
CG202   error     a reference to nothing
CG203   error     references in a circle
CG204   info      webhooks, callbacks and links are not operations
CG205   warning   a value this word does not allow (a type, a style, a place), with what is assumed instead
CG206   warning   a 2.0 construct without an exact 3.x counterpart
CG207   warning   a security requirement that names no scheme
CG208   warning   a required field is absent
CG209   warning   the same parameter twice in one list
======  ========  =====================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from generator.diagnostics import DiagnosticSink, SourceRef
from generator.load.nodes import SpecList, SpecMap

WRONG_SHAPE = "CG201"

Shape: TypeAlias = tuple[str, Callable[[Any], bool]]


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


TEXT: Shape = ("text", lambda value: isinstance(value, str))
REFERENCE: Shape = ("a reference", lambda value: isinstance(value, str))
FLAG: Shape = ("true or false", lambda value: isinstance(value, bool))
NUMBER: Shape = ("a number", _is_number)
NUMBER_OR_FLAG: Shape = ("a number", lambda value: _is_number(value) or isinstance(value, bool))
COUNT: Shape = ("a whole number", lambda value: _is_number(value) and value == int(value) and value >= 0)
MAP: Shape = ("a mapping", lambda value: isinstance(value, SpecMap))
LIST: Shape = ("a list", lambda value: isinstance(value, SpecList))
FILLED_LIST: Shape = ("a list with entries", lambda value: isinstance(value, SpecList) and bool(value))
TEXTS: Shape = ("a list of texts", lambda value: isinstance(value, SpecList))
SCHEMA: Shape = ("a schema", lambda value: isinstance(value, (SpecMap, bool)))
SCHEMA_OR_LIST: Shape = ("a schema", lambda value: isinstance(value, (SpecMap, SpecList, bool)))
TEXT_OR_MAP: Shape = ("text or a mapping", lambda value: isinstance(value, (str, SpecMap)))
TEXT_OR_TEXTS: Shape = ("text or a list of texts", lambda value: isinstance(value, (str, SpecList)))


def kind_of(value: Any) -> str:
    """What a value is, for a message."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case list():
            return "a list"
        case dict():
            return "a mapping"
    return type(value).__name__


def junk(sink: DiagnosticSink, at: SourceRef, expected: str, value: Any, instead: str = "it is skipped") -> None:
    """Report a value of the wrong shape."""
    sink.warning(
        WRONG_SHAPE, at, f"here belongs {expected}, and this is {kind_of(value)}: {instead}; mend the document"
    )


def checked(node: SpecMap, table: Mapping[str, Shape], sink: DiagnosticSink) -> SpecMap:
    """The object without the fields that do not hold what they should. The same object when nothing is wrong."""
    changes: dict[str, Any] = {}
    without: list[str] = []
    for key, value in node.items():
        shape = table.get(key)
        if shape is None:
            continue
        expected, fits = shape
        if shape is TEXTS or (shape is TEXT_OR_TEXTS and isinstance(value, SpecList)):
            if isinstance(value, SpecList):
                if not all(isinstance(item, str) for item in value):
                    changes[key] = _texts(value, sink)
                continue
        if fits(value):
            continue
        if shape is TEXT and _is_number(value):  # YAML reads an unquoted 5 as a number
            changes[key] = str(value)
            continue
        without.append(key)
        if value is not None or shape is not TEXT:  # `description:` with nothing behind it says nothing
            junk(sink, node.at.child(key), expected, value)
    return node.but(*without, **changes) if changes or without else node


def _texts(value: SpecList, sink: DiagnosticSink) -> SpecList:
    kept = SpecList(at=value.at)
    for index, item in enumerate(value):
        if isinstance(item, str):
            kept.append(item)
        elif _is_number(item):
            kept.append(str(item))
        else:
            junk(sink, value.at.child(index), "text", item)
    return kept


def entries(node: SpecMap, key: str, sink: DiagnosticSink, expected: str = "a mapping") -> dict[str, SpecMap]:
    """The entries of a mapping of mappings, junk left out. Extensions (``x-``) are entries too."""
    found = node.get(key)
    if found is None:
        return {}
    if not isinstance(found, SpecMap):
        junk(sink, node.at.child(key), "a mapping", found)
        return {}
    kept: dict[str, SpecMap] = {}
    for name, value in found.items():
        if isinstance(value, SpecMap):
            kept[name] = value
        else:
            junk(sink, found.at.child(name), expected, value)
    return kept


_DESCRIBED: dict[str, Shape] = {"description": TEXT, "summary": TEXT}

PATH_ITEM: dict[str, Shape] = {**_DESCRIBED, "parameters": LIST, "servers": LIST}

OPERATION: dict[str, Shape] = {
    **_DESCRIBED,
    "operationId": TEXT,
    "tags": TEXTS,
    "deprecated": FLAG,
    "parameters": LIST,
    "requestBody": MAP,
    "responses": MAP,
    "security": LIST,
    "servers": LIST,
    "callbacks": MAP,
    "consumes": TEXTS,
    "produces": TEXTS,
    "schemes": TEXTS,
    "x-ms-examples": MAP,
}

PARAMETER: dict[str, Shape] = {
    **_DESCRIBED,
    "name": TEXT,
    "in": TEXT,
    "required": FLAG,
    "deprecated": FLAG,
    "allowEmptyValue": FLAG,
    "allowReserved": FLAG,
    "style": TEXT,
    "explode": FLAG,
    "schema": SCHEMA,
    "content": MAP,
    "examples": MAP,
    "collectionFormat": TEXT,
    "x-ms-client-name": TEXT,
    "x-ms-parameter-location": TEXT,
    "x-ms-skip-url-encoding": FLAG,
}

REQUEST_BODY: dict[str, Shape] = {**_DESCRIBED, "required": FLAG, "content": MAP, "x-ms-client-name": TEXT}

RESPONSE: dict[str, Shape] = {
    **_DESCRIBED,
    "headers": MAP,
    "content": MAP,
    "links": MAP,
    "schema": SCHEMA,
    "examples": MAP,
    "x-ms-error-response": FLAG,
}

MEDIA_TYPE: dict[str, Shape] = {"schema": SCHEMA, "encoding": MAP, "examples": MAP}

ENCODING: dict[str, Shape] = {
    "contentType": TEXT,
    "headers": MAP,
    "style": TEXT,
    "explode": FLAG,
    "allowReserved": FLAG,
}

SCHEMA_OBJECT: dict[str, Shape] = {
    **_DESCRIBED,
    "$ref": REFERENCE,
    "$recursiveRef": REFERENCE,
    "$dynamicRef": REFERENCE,
    "title": TEXT,
    "type": TEXT_OR_TEXTS,
    "format": TEXT,
    "properties": MAP,
    "patternProperties": MAP,
    "dependentSchemas": MAP,
    "$defs": MAP,
    "definitions": MAP,
    "allOf": FILLED_LIST,
    "anyOf": FILLED_LIST,
    "oneOf": FILLED_LIST,
    "prefixItems": FILLED_LIST,
    "not": SCHEMA,
    "if": SCHEMA,
    "then": SCHEMA,
    "else": SCHEMA,
    "contains": SCHEMA,
    "propertyNames": SCHEMA,
    "unevaluatedItems": SCHEMA,
    "unevaluatedProperties": SCHEMA,
    "additionalItems": SCHEMA,
    "contentSchema": SCHEMA,
    "additionalProperties": SCHEMA,
    "items": SCHEMA_OR_LIST,
    "required": TEXTS,
    "enum": FILLED_LIST,
    "discriminator": TEXT_OR_MAP,
    "nullable": FLAG,
    "x-nullable": FLAG,
    "readOnly": FLAG,
    "writeOnly": FLAG,
    "deprecated": FLAG,
    "uniqueItems": FLAG,
    "minimum": NUMBER,
    "maximum": NUMBER,
    "exclusiveMinimum": NUMBER_OR_FLAG,
    "exclusiveMaximum": NUMBER_OR_FLAG,
    "multipleOf": NUMBER,
    "minLength": COUNT,
    "maxLength": COUNT,
    "minItems": COUNT,
    "maxItems": COUNT,
    "minProperties": COUNT,
    "maxProperties": COUNT,
    "pattern": TEXT,
    "contentMediaType": TEXT,
    "contentEncoding": TEXT,
    "xml": MAP,
    "externalDocs": MAP,
    "x-ms-client-name": TEXT,
    "x-ms-discriminator-value": TEXT,
    "x-ms-mutability": TEXTS,
    "x-ms-enum": MAP,
    "x-ms-client-flatten": FLAG,
}

DISCRIMINATOR: dict[str, Shape] = {"propertyName": TEXT, "mapping": MAP}

X_MS_ENUM: dict[str, Shape] = {"name": TEXT, "modelAsString": FLAG, "values": LIST}

SECURITY_SCHEME: dict[str, Shape] = {
    **_DESCRIBED,
    "type": TEXT,
    "name": TEXT,
    "in": TEXT,
    "scheme": TEXT,
    "bearerFormat": TEXT,
    "flow": TEXT,
    "flows": MAP,
    "openIdConnectUrl": TEXT,
    "authorizationUrl": TEXT,
    "tokenUrl": TEXT,
    "scopes": MAP,
}

FLOW: dict[str, Shape] = {"authorizationUrl": TEXT, "tokenUrl": TEXT, "refreshUrl": TEXT, "scopes": MAP}

SERVER: dict[str, Shape] = {**_DESCRIBED, "url": TEXT, "variables": MAP}

SERVER_VARIABLE: dict[str, Shape] = {**_DESCRIBED, "default": TEXT, "enum": TEXTS, "x-ms-client-name": TEXT}

INFO: dict[str, Shape] = {**_DESCRIBED, "title": TEXT, "version": TEXT, "contact": MAP, "license": MAP}

ROOT_20: dict[str, Shape] = {
    "host": TEXT,
    "basePath": TEXT,
    "schemes": TEXTS,
    "consumes": TEXTS,
    "produces": TEXTS,
    "x-ms-parameterized-host": MAP,
}

PARAMETERIZED_HOST: dict[str, Shape] = {"hostTemplate": TEXT, "useSchemePrefix": FLAG, "parameters": LIST}
