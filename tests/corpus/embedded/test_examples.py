"""Proves that the embedded documents are valid OpenAPI and that each example fits the operation it belongs to."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from openapi_spec_validator.shortcuts import get_validator_cls

from .documents import PAIRS, Pair, each_pair, examples, load, operations, resolve, schemas

ATTACHED = [(pair, operation, path) for pair in PAIRS for operation, path in examples(pair)]
NULL = {"type": "null"}
COPIED = {"additionalProperties", "const", "enum", "maximum", "maxItems", "maxLength", "minimum", "minItems"}
COPIED |= {"minLength", "multipleOf", "pattern", "required", "type", "uniqueItems"}


class Schemas:
    """A document's schemas as JSON Schema, with nullability, discriminators and unknown properties spelt out.

    An OpenAPI object admits any further property; in an example that would be a misspelling, so it is refused.
    """

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self.named = schemas(document)
        self.definitions = {name: self.lower(schema, part=True) for name, schema in self.named.items()}
        for base in self.named:
            if children := self.children(base):
                branches = [{"$ref": f"#/$defs/{child}"} for child in children]
                self.definitions[f"any {base}"] = {"oneOf": branches}
                for child in children:
                    tag = self.named[child].get("x-ms-discriminator-value", child)
                    own = {"properties": {self.tag_name(base): {"enum": [tag]}}}
                    self.definitions[child] = {"allOf": [self.definitions[child], own]}

    def tag_name(self, base: str) -> str | None:
        """The property that tells the children of a schema apart: an object in OpenAPI 3, a string in 2.0."""
        discriminator = self.named[base].get("discriminator")
        name = discriminator["propertyName"] if isinstance(discriminator, dict) else discriminator
        return None if name is None else str(name)

    def children(self, base: str) -> list[str]:
        """The schemas a discriminated base stands for."""
        if not self.tag_name(base):
            return []
        return [
            name
            for name, schema in self.named.items()
            if any(part.get("$ref", "").endswith(f"/{base}") for part in schema.get("allOf", []))
        ]

    def has_properties(self, schema: dict[str, Any]) -> bool:
        """False for a free-form object, whose properties nobody declared."""
        schema = resolve(self.document, schema)
        branches = [branch for keyword in ("allOf", "anyOf", "oneOf") for branch in schema.get(keyword, [])]
        return "properties" in schema or any(self.has_properties(branch) for branch in branches)

    def lower(self, schema: dict[str, Any], part: bool = False, inherited: bool = False) -> dict[str, Any]:
        """A schema as JSON Schema. As part of another it leaves unknown properties to the whole."""
        result = {key: value for key, value in schema.items() if key in COPIED}
        if result.get("type") == "file":
            result["type"] = "string"
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            # In allOf a base is itself; anywhere else, and where allOf only wraps it, it stands for its children.
            result["$ref"] = f"#/$defs/{'any ' if self.children(name) and not inherited else ''}{name}"
        wraps = not part and len(schema.get("allOf", [])) == 1 and "properties" not in schema
        for keyword in ("allOf", "anyOf", "oneOf"):
            if keyword in schema:
                inherits = keyword == "allOf" and not wraps
                result[keyword] = [self.lower(branch, True, inherits) for branch in schema[keyword]]
        for keyword in ("items", "additionalProperties"):
            if isinstance(schema.get(keyword), dict):
                result[keyword] = self.lower(schema[keyword])
        if "properties" in schema:
            result["properties"] = {name: self.lower(value) for name, value in schema["properties"].items()}
        if not part and self.has_properties(schema):
            result["unevaluatedProperties"] = False
        nullable = schema.get("nullable") or schema.get("x-nullable")
        return {"anyOf": [result, NULL]} if nullable else result

    def errors(self, alternatives: list[dict[str, Any]], value: Any) -> list[str]:
        """Why a value fits none of the schemas, in a line or none."""
        schema = {"anyOf": [self.lower(schema) for schema in alternatives], "$defs": self.definitions}
        error = best_match(Draft202012Validator(schema).iter_errors(value))
        return [f"{error.json_path}: {error.message}"] if error else []


def inputs(document: dict[str, Any], operation: dict[str, Any]) -> Iterator[tuple[str, bool, list[dict[str, Any]]]]:
    """Everything a call takes, as (name, required, schemas): variables of the host, parameters, the body."""
    host = document.get("x-ms-parameterized-host", {}).get("parameters", [])
    for name in (name for server in document.get("servers", []) for name in server.get("variables", {})):
        yield name, True, [{"type": "string"}]
    for parameter in (resolve(document, parameter) for parameter in [*host, *operation["parameters"]]):
        yield parameter["name"], parameter.get("required", False), [parameter.get("schema", parameter)]
    if body := resolve(document, operation.get("requestBody")):
        yield "body", body.get("required", False), [content["schema"] for content in body["content"].values()]


def answers(document: dict[str, Any], operation: dict[str, Any], status: str) -> list[dict[str, Any]]:
    """The schemas of a response's body, one per media type."""
    responses = {str(key): response for key, response in operation["responses"].items()}
    response = resolve(document, responses.get(status) or responses["default"])
    bodies = [response, *response.get("content", {}).values()]
    return [body["schema"] for body in bodies if "schema" in body]


@each_pair
def test_the_document_is_valid(pair: Pair) -> None:
    """openapi-spec-validator has nothing to say, but that it does not know the type `file` of Swagger 2.0 responses."""
    document = pair.ours()
    errors = list(get_validator_cls(document)(document).iter_errors())
    assert not [error for error in errors if "swagger" not in document or error.instance != "file"]


@pytest.mark.parametrize(("pair", "operation", "path"), ATTACHED, ids=[path.name for _, _, path in ATTACHED])
def test_an_example_fits_its_operation(pair: Pair, operation: dict[str, Any], path: Path) -> None:
    """Parameters, request body and response bodies are what the operation declares; nothing required is missing."""
    document, example = pair.ours(), load(path)
    known = Schemas(document)
    assert example["operationId"] == operation["operationId"]
    declared = {name: (required, alternatives) for name, required, alternatives in inputs(document, operation)}
    given = example["parameters"]
    assert given.keys() <= declared.keys(), "parameters the operation does not have"
    assert not [name for name, (required, _) in declared.items() if required and name not in given]
    problems = [problem for name in given for problem in known.errors(declared[name][1], given[name])]
    for status, response in example["responses"].items():
        expected = answers(document, operation, status)
        assert ("body" in response) == bool(expected)
        problems += known.errors(expected, response["body"]) if expected else []
    assert not problems, "\n".join(problems)


@each_pair
def test_every_operation_has_an_example(pair: Pair) -> None:
    """A reader finds at least one call of everything the service can do."""
    assert [name for name, operation in operations(pair.ours()) if not operation.get("x-ms-examples")] == []


@each_pair
def test_no_example_is_left_over(pair: Pair) -> None:
    """Each file beside the document is named by an operation."""
    attached = {path.resolve() for _, path in examples(pair)}
    assert set((pair.path.parent / "examples").iterdir()) == attached
