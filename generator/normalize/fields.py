"""What each field of each kind of object holds. A field that a table does not name passes unchecked: it is data, an
extension or a word that nothing reads, or the code that reads it checks it itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from generator.normalize.shapes import (
    COUNT,
    FILLED_LIST,
    FLAG,
    LIST,
    MAP,
    NUMBER,
    NUMBER_OR_FLAG,
    REFERENCE,
    SCHEMA,
    SCHEMA_OR_LIST,
    Shape,
    TEXT,
    TEXTS,
    TEXT_OR_MAP,
    TEXT_OR_TEXTS,
)

Fields: TypeAlias = Mapping[str, Shape]

_DESCRIBED: Fields = {"description": TEXT, "summary": TEXT}

PATH_ITEM: Fields = {**_DESCRIBED, "parameters": LIST, "servers": LIST}

OPERATION: Fields = {
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
    "x-ms-pageable": MAP,
    "x-ms-long-running-operation": FLAG,
    "x-ms-long-running-operation-options": MAP,
}

PARAMETER: Fields = {
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

REQUEST_BODY: Fields = {
    **_DESCRIBED,
    "required": FLAG,
    "content": MAP,
    "x-ms-client-name": TEXT,
    "x-ms-requestBody-name": TEXT,
}

RESPONSE: Fields = {
    **_DESCRIBED,
    "headers": MAP,
    "content": MAP,
    "links": MAP,
    "schema": SCHEMA,
    "examples": MAP,
    "x-ms-error-response": FLAG,
}

MEDIA_TYPE: Fields = {"schema": SCHEMA, "encoding": MAP, "examples": MAP}

ENCODING: Fields = {
    "contentType": TEXT,
    "headers": MAP,
    "style": TEXT,
    "explode": FLAG,
    "allowReserved": FLAG,
}

SCHEMA_OBJECT: Fields = {
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
    "examples": LIST,
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

DISCRIMINATOR: Fields = {"propertyName": TEXT, "mapping": MAP}

X_MS_PAGEABLE: Fields = {"itemName": TEXT, "nextLinkName": TEXT}

LONG_RUNNING_OPTIONS: Fields = {"final-state-via": TEXT}

CALL: Fields = {"parameters": MAP, "responses": MAP}
"""An example of ``x-ms-examples``; the responses in it are ``CALL_RESPONSE``."""

CALL_RESPONSE: Fields = {"headers": MAP}

X_MS_ENUM: Fields = {"name": TEXT, "modelAsString": FLAG, "values": LIST}

X_MS_ENUM_VALUE: Fields = {"name": TEXT, "description": TEXT}

SECURITY_SCHEME: Fields = {
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

FLOW: Fields = {"authorizationUrl": TEXT, "tokenUrl": TEXT, "refreshUrl": TEXT, "scopes": MAP}

SERVER: Fields = {**_DESCRIBED, "url": TEXT, "variables": MAP}

SERVER_VARIABLE: Fields = {
    **_DESCRIBED,
    "default": TEXT,
    "enum": TEXTS,
    "x-ms-client-name": TEXT,
    "x-ms-skip-url-encoding": FLAG,
}

INFO: Fields = {**_DESCRIBED, "title": TEXT, "version": TEXT, "contact": MAP, "license": MAP}

ROOT_20: Fields = {
    "host": TEXT,
    "basePath": TEXT,
    "schemes": TEXTS,
    "consumes": TEXTS,
    "produces": TEXTS,
    "x-ms-parameterized-host": MAP,
}

PARAMETERIZED_HOST: Fields = {"hostTemplate": TEXT, "useSchemePrefix": FLAG, "parameters": LIST}
