"""Proves that an embedded document states the same facts as its original: none lost, none changed, none invented."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from ruamel.yaml import YAML

from .documents import NAMES, PAIRS, PROSE, Pair, each_pair, resolve, schemas

RENAMED = {
    '/paths/*/operationId: "microsoftAzure*" became "*_*"': "a scraper renamed the operations; Group_Verb names methods",
}
# Where we differ on purpose, as {difference: why}; * stands for anything. One that is no longer needed must go.
EXCEPTIONS = {
    "specs/assistants/preview/2023-11-06-beta/assistants.yaml": {
        **RENAMED,
        "/paths/*/parameters/query */x-ms-parameter-location: added": (
            "each list has the same four parameters; written once, they would otherwise be the client's"
        ),
    },
    "specs/authoring/preview/2023-10-01-preview/azureopenai.yaml": {
        **RENAMED,
        '/paths/*/tags: ["*:"] became ["*"]': "the scraper put a colon behind every tag",
    },
    "specs/inference/stable/2023-05-15/inference.json": {
        "/paths/*/query api-version/schema/default: added": "a client without a default version is a nuisance",
        '/security/0/bearer: ["api.read"] became ["https://cognitiveservices.azure.com/.default"]': (
            "Entra ID knows no other scope for the service"
        ),
        "/securitySchemes/bearer/flows/implicit/scopes/https://cognitiveservices.azure.com/.default: added": (
            "a flow has to define the scopes that are required"
        ),
    },
    "specs/inference/stable/2024-10-21/inference.json": {
        "/paths/*/query api-version/schema/default: added": "a client without a default version is a nuisance",
        "/paths/*/audio/*/schema/oneOf: lost": "any answer fits both branches, so oneOf would refuse them all",
        "/paths/*/audio/*/schema/anyOf: added": "what was meant by that oneOf",
        '/security/0/bearer: ["api.read"] became ["https://cognitiveservices.azure.com/.default"]': (
            "Entra ID knows no other scope for the service"
        ),
        "/securitySchemes/bearer/flows/implicit/scopes/https://cognitiveservices.azure.com/.default: added": (
            "a flow has to define the scopes that are required"
        ),
        '/schemas/chatCompletionRequestMessageFunction/required: ["content", "function_call_id"] became ["content"]': (
            "there is no such property, and openapi-spec-validator refuses the document"
        ),
        '/schemas/ResponseFormatJsonSchema/properties/json_schema/required: ["name", "type"] became ["name"]': (
            "there is no such property here; the service takes none"
        ),
        "/schemas/createChatCompletionStreamResponse/properties/object/required: lost": (
            "a string has no properties to require"
        ),
    },
}


def facts(document: dict[str, Any]) -> dict[str, Any]:
    """The document without what is only there to be referred to, which is compared where it is used."""
    shared = {"components", "definitions", "info", "parameters", "responses", "securityDefinitions", "tags"}
    security = document.get("components", document)
    return {
        **{key: value for key, value in document.items() if key not in shared},
        "version": document["info"]["version"],
        "schemas": schemas(document),
        "securitySchemes": security.get("securitySchemes") or security.get("securityDefinitions", {}),
    }


def is_prose(key: str) -> bool:
    """True for a keyword that is no fact: texts, examples, hints to tools other than Azure's."""
    ours_to_write = PROSE | {"example", "examples", "externalDocs", "x-ms-examples"}
    return key in ours_to_write or (key.startswith("x-") and not key.startswith("x-ms-") and key != "x-nullable")


def schema_name(node: dict[str, Any]) -> str | None:
    """The schema that a node refers to."""
    reference = node.get("$ref")
    if isinstance(reference, str) and ("/schemas/" in reference or "/definitions/" in reference):
        return reference.rpartition("/")[2]
    return None


def label(item: Any, index: int) -> str:
    """What identifies an item of a list: a parameter's place and name, an enum value, else its position."""
    if isinstance(item, dict) and "name" in item and "in" in item:
        return f"{item['in']} {item['name']}"
    return str(item["value"]) if isinstance(item, dict) and "value" in item else str(index)


def has_objects(value: Any) -> bool:
    """True for a list that has to be compared item by item."""
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def text(value: Any) -> str:
    """A value as text that is equal for equal facts: a list of names has no order, a YAML date is a string."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = sorted(value)
    return json.dumps(value, default=str)


def differences(ours: dict[str, Any], theirs: dict[str, Any]) -> list[str]:
    """One line for each fact of two documents that is lost, added or changed in ours."""

    def compare(where: str, left: Any, right: Any, names: str = "") -> Iterator[str]:
        if isinstance(left, dict) and isinstance(right, dict):
            yield from compare_objects(where, left, right, names)
        elif has_objects(left) and has_objects(right):
            left = {label(resolve(ours, item), index): item for index, item in enumerate(left)}
            right = {label(resolve(theirs, item), index): item for index, item in enumerate(right)}
            yield from compare_objects(where, left, right, names="list")
        elif text(left) != text(right):
            yield f"{where}: {text(right)} became {text(left)}"

    def compare_objects(where: str, left: dict[str, Any], right: dict[str, Any], names: str) -> Iterator[str]:
        if not names:
            our_name, their_name = schema_name(left), schema_name(right)
            if our_name and their_name:  # a named schema is compared once, under its name
                if our_name != their_name:
                    yield f"{where}: {their_name} became {our_name}"
                left, right = ({k: v for k, v in side.items() if k != "$ref"} for side in (left, right))
            left, right = resolve(ours, left), resolve(theirs, right)
        left, right = ({str(k): v for k, v in side.items()} for side in (left, right))
        for key in sorted({**left, **right}):
            if not names and is_prose(key):
                continue
            if key not in left or key not in right:
                yield f"{where}/{key}: {'lost' if key in right else 'added'}"
            elif names != "scopes":  # whose values are prose
                inner = key if not names and key in NAMES else ""
                yield from compare(f"{where}/{key}", left[key], right[key], inner)

    return list(compare("", facts(ours), facts(theirs)))


def matches(exception: str, difference: str) -> bool:
    """True where an exception, with * for anything, stands for a difference."""
    return re.fullmatch(re.escape(exception).replace(r"\*", ".*"), difference) is not None


@each_pair
def test_every_fact_of_the_original_is_in_ours(pair: Pair) -> None:
    """Paths, parameters, properties, types, limits and defaults are those of the original, but for the exceptions."""
    exceptions = EXCEPTIONS.get(pair.embedded, {})
    found = differences(pair.ours(), pair.theirs())
    unexplained = [line for line in found if not any(matches(exception, line) for exception in exceptions)]
    assert not unexplained, "\n".join(["differs from the original:", *unexplained])


@each_pair
def test_every_exception_is_needed(pair: Pair) -> None:
    """An exception for a difference that no longer exists fails, so the list stays as short as it can be."""
    found = differences(pair.ours(), pair.theirs())
    unused = [e for e in EXCEPTIONS.get(pair.embedded, {}) if not any(matches(e, line) for line in found)]
    assert not unused, "\n".join(["not needed any more:", *unused])


def test_exceptions_belong_to_a_document() -> None:
    """A list of exceptions for a document nobody compares fails."""
    assert set(EXCEPTIONS) <= {pair.embedded for pair in PAIRS}


OPENAPI = """
openapi: 3.0.0
info: {title: Pets, version: "1"}
paths:
  /pets:
    get:
      operationId: list
      parameters: [{$ref: "#/components/parameters/top"}]
      responses: {200: {description: OK, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}
components:
  parameters: {top: {name: top, in: query, required: false, schema: {type: integer, maximum: 9}}}
  schemas:
    Pet:
      description: A pet.
      required: [title]
      properties:
        title: {type: string, description: A name., nullable: true, default: Rex, x-ms-enum: {name: Title}}
        kind: {type: string, format: uri, enum: [cat, dog]}
        mother: {$ref: "#/components/schemas/Pet"}
"""
SWAGGER = """
swagger: "2.0"
info: {title: Pets, version: "1"}
host: example.com
paths:
  /pets:
    get:
      operationId: list
      parameters: [{name: top, in: query, type: integer, maximum: 9}]
      responses: {200: {description: OK, schema: {$ref: "#/definitions/Pet"}}}
definitions:
  Pet: {required: [title], properties: {title: {type: string, x-nullable: true}, mother: {$ref: "#/definitions/Pet"}}}
"""


@pytest.mark.parametrize(
    ("document", "old", "new"),
    [
        (OPENAPI, "operationId: list", "operationId: all"),
        (OPENAPI, "get:", "put:"),
        (OPENAPI, "200:", "201:"),
        (OPENAPI, "application/json", "text/plain"),
        (OPENAPI, "name: top", "name: limit"),
        (OPENAPI, "in: query", "in: header"),
        (OPENAPI, "required: false", "required: true"),
        (OPENAPI, "type: integer", "type: number"),
        (OPENAPI, "maximum: 9", "maximum: 8"),
        (OPENAPI, "Pet:", "Animal:"),
        (OPENAPI, "required: [title]", "required: [title, kind]"),
        (OPENAPI, "title: {", "name: {"),
        (OPENAPI, "nullable: true", "nullable: false"),
        (OPENAPI, "nullable: true, ", ""),
        (OPENAPI, "default: Rex", "default: Tom"),
        (OPENAPI, "name: Title", "name: Titles"),
        (OPENAPI, "format: uri, ", ""),
        (OPENAPI, "[cat, dog]", "[cat]"),
        (OPENAPI, 'mother: {$ref: "#/components/schemas/Pet"}', "mother: {type: object}"),
        (SWAGGER, "host: example.com", "host: example.org"),
        (SWAGGER, "in: query", "in: header"),
        (SWAGGER, "maximum: 9", "maximum: 8"),
        (SWAGGER, "x-nullable: true", "x-nullable: false"),
        (SWAGGER, "title: {", "name: {"),
    ],
)
def test_a_changed_fact_is_noticed(document: str, old: str, new: str) -> None:
    """The comparison sees each kind of fact, in both dialects."""
    assert old in document
    assert differences(parse(document.replace(old, new)), parse(document))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A pet.", "An animal."),
        ("title: Pets", "title: Animals"),
        ("[cat, dog]", "[dog, cat]"),
        (
            '{$ref: "#/components/parameters/top"}',
            "{name: top, in: query, required: false, schema: {type: integer, maximum: 9}}",
        ),
    ],
)
def test_another_wording_or_layout_is_no_difference(old: str, new: str) -> None:
    """Texts, the order of an enum, and whether a parameter is inline or referred to, are not facts."""
    assert old in OPENAPI
    assert differences(parse(OPENAPI.replace(old, new)), parse(OPENAPI)) == []


def parse(document: str) -> Any:
    return YAML(typ="safe", pure=True).load(document)
