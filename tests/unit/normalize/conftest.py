"""Lowering small documents, and the contract that every result keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.diagnostics import DiagnosticSink, Severity
from generator.load import load
from generator.load.nodes import SpecList, SpecMap
from generator.normalize import NormalDocument, normalize

TYPES = {"null", "boolean", "object", "array", "number", "string", "integer"}
CHILD_MAPS = ("properties", "patternProperties", "dependentSchemas")
CHILD_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
CHILDREN = ("items", "not", "if", "then", "else", "contains", "propertyNames", "contentSchema", "unevaluatedItems")


@pytest.fixture
def lowered(tmp_path: Path) -> Callable[..., tuple[NormalDocument, DiagnosticSink]]:
    """Write a document (and the files it refers to), load and normalize it, check the contract."""

    def make(text: str, **files: str) -> tuple[NormalDocument, DiagnosticSink]:
        (tmp_path / "api.yaml").write_text(text, encoding="utf-8")
        for name, content in files.items():
            (tmp_path / f"{name}.yaml").write_text(content, encoding="utf-8")
        sink = DiagnosticSink()
        document = normalize(load(tmp_path / "api.yaml", sink), sink)
        check(document)
        return document, sink

    return make


@pytest.fixture
def schema_of(
    lowered: Callable[..., tuple[NormalDocument, DiagnosticSink]],
) -> Callable[..., tuple[Any, list[tuple[str, Severity, str]]]]:
    """Lower one schema, named A, of a dialect: the schema, and the findings as (code, severity, pointer)."""

    def make(schema: str, dialect: str = "3.1.0") -> tuple[Any, list[tuple[str, Severity, str]]]:
        if dialect == "2.0":
            text = f"swagger: '2.0'\ninfo: {{}}\npaths: {{}}\ndefinitions: {{A: {schema}}}\n"
        else:
            text = f"openapi: {dialect}\ninfo: {{}}\npaths: {{}}\ncomponents: {{schemas: {{A: {schema}}}}}\n"
        document, sink = lowered(text)
        key = next((key for key, name in document.declared.items() if name == "A"), None)
        found = [(item.code, item.severity, item.at.pointer) for item in sink]
        return (None if key is None else document.schemas[key]), found

    return make


@pytest.fixture
def contract() -> Callable[[NormalDocument], None]:
    """The check that every normal document passes."""
    return check


def check(document: NormalDocument) -> None:
    """Every promise of ``normalize/document.py`` that can be checked by machine."""
    assert isinstance(document.info, SpecMap)
    assert set(document.declared) <= set(document.schemas)
    for schema in document.schemas.values():
        check_schema(schema, document)
    for server in document.servers:
        check_server(server)
    check_security(document.security, document)
    for scheme in document.security_schemes.values():
        assert isinstance(scheme, SpecMap) and isinstance(scheme["type"], str)
    for operation in document.operations:
        check_operation(operation.node, document)
        assert operation.path.startswith("/")
        assert operation.at.file


def check_operation(node: SpecMap, document: NormalDocument) -> None:
    for key in ("operationId", "summary", "description"):
        assert isinstance(node.get(key, ""), str)
    assert all(isinstance(tag, str) for tag in node.get("tags", ()))
    assert isinstance(node.get("deprecated", False), bool)
    assert not {"consumes", "produces", "x-ms-examples", "callbacks"} & set(node)
    assert isinstance(node["parameters"], SpecList)
    keys = [(parameter["in"], parameter["name"]) for parameter in node["parameters"]]
    assert len(keys) == len(set(keys))
    for parameter in node["parameters"]:
        assert isinstance(parameter["name"], str) and parameter["in"] in ("path", "query", "header", "cookie")
        assert isinstance(parameter["required"], bool) and isinstance(parameter["explode"], bool)
        assert isinstance(parameter["style"], str) and isinstance(parameter.get("description", ""), str)
        assert ("schema" in parameter) is not ("content" in parameter)
        assert "collectionFormat" not in parameter
        check_holder(parameter, document)
    if "requestBody" in node:
        body = node["requestBody"]
        assert isinstance(body["required"], bool) and isinstance(body["content"], SpecMap)
        check_content(body["content"], document)
    for status, response in node["responses"].items():
        assert status == "default" or (len(status) == 3 and status[0] in "12345")
        assert isinstance(response.get("description", ""), str) and "schema" not in response
        check_content(response.get("content", {}), document)
        for header in response.get("headers", {}).values():
            check_holder(header, document)
    if "security" in node:
        check_security(node["security"], document)
    for server in node.get("servers", ()):
        check_server(server)


def check_holder(node: SpecMap, document: NormalDocument) -> None:
    if "schema" in node:
        check_schema(node["schema"], document)
    else:
        check_content(node["content"], document)


def check_content(content: Any, document: NormalDocument) -> None:
    for media in content.values():
        assert isinstance(media, SpecMap) and isinstance(media.get("encoding", media), SpecMap)
        if "schema" in media:
            check_schema(media["schema"], document)


def check_server(server: SpecMap) -> None:
    assert isinstance(server["url"], str) and isinstance(server["variables"], SpecMap)
    assert all(isinstance(variable.get("default", ""), str) for variable in server["variables"].values())


def check_security(security: Any, document: NormalDocument) -> None:
    for requirement in security or ():
        for name, scopes in requirement.items():
            assert name in document.security_schemes and all(isinstance(scope, str) for scope in scopes)


def check_schema(schema: Any, document: NormalDocument) -> None:
    for node in schemas_in(schema):
        assert isinstance(node, SpecMap), node
        assert node.at.file
        assert node.get("type", "null") in TYPES
        assert isinstance(node.get("nullable", True), bool)
        assert not {"x-nullable", "const", "$recursiveRef", "$dynamicRef", "$defs"} & set(node)
        for key in ("description", "title", "format", "pattern"):
            assert isinstance(node.get(key, ""), str)
        for key in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxItems"):
            assert isinstance(node.get(key, 0), (int, float)) and not isinstance(node.get(key), bool)
        assert None not in node.get("enum", [0]) and node.get("enum", [0])
        required = node.get("required", [])
        assert all(isinstance(name, str) for name in required) and len(required) == len(set(required))
        if "$ref" in node:
            assert node["$ref"] in document.schemas
        if "discriminator" in node:
            assert isinstance(node["discriminator"]["propertyName"], str)
            assert all(key in document.schemas for key in node["discriminator"]["mapping"].values())


def schemas_in(node: Any) -> Iterator[Any]:
    yield node
    for key in CHILD_MAPS:
        for child in node.get(key, {}).values():
            yield from schemas_in(child)
    for key in CHILD_LISTS:
        for child in node.get(key, ()):
            yield from schemas_in(child)
    for key in CHILDREN:
        if key in node:
            yield from schemas_in(node[key])
    if not isinstance(node.get("additionalProperties", True), bool):
        yield from schemas_in(node["additionalProperties"])
