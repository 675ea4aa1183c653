"""A discriminator's mapping is what tells branches apart whose schemas say no more than that the tag is text."""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any

import pytest
from azure.core.credentials import AzureKeyCredential
from pytest_httpserver import HTTPServer

DOCUMENT = """
openapi: %s
info: {title: Variables, version: "1"}
paths:
  /variables:
    post:
      operationId: variables_create
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Var"}}}}
      responses:
        "200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Answer"}}}}
components:
  schemas:
    Answer:
      type: object
      properties:
        var: {$ref: "#/components/schemas/Var"}
        choice: {$ref: "#/components/schemas/Choice"}
    Var:
      type: object
      required: [type]
      properties: {type: {type: string}, id: {type: string}}
      discriminator:
        propertyName: type
        mapping: {USER: "#/components/schemas/UserVar", SYSTEM: "#/components/schemas/SystemVar"}
      oneOf: [{$ref: "#/components/schemas/UserVar"}, {$ref: "#/components/schemas/SystemVar"}]
    UserVar: {type: object, properties: {type: {type: string}, id: {type: string}, name: {type: string}}}
    SystemVar: {type: object, properties: {type: {type: string}, id: {type: string}, name: {type: string}}}
    Choice:
      discriminator:
        propertyName: kind
        mapping: {l: "#/components/schemas/Left", r: "#/components/schemas/Right"}
      oneOf: [{$ref: "#/components/schemas/Left"}, {$ref: "#/components/schemas/Right"}]
    Left: {type: object, properties: {kind: {type: string}, way: {type: string}}}
    Right: {type: object, properties: {kind: {type: string}, way: {type: string}}}
"""


@pytest.fixture(params=["3.0.3", "3.1.0"])
def package(request: pytest.FixtureRequest, make_package: Any) -> ModuleType:
    made: ModuleType = make_package(DOCUMENT % request.param)
    return made


def answered(package: ModuleType, server: HTTPServer, answer: Any, strict: bool) -> Any:
    server.expect_request("/variables").respond_with_json(answer)
    with package.DocumentClient(server.url_for(""), AzureKeyCredential("k"), strict=strict) as client:
        found = client.variables.create(body={"type": "USER", "name": "n"})
    server.clear_all_handlers()
    assert found.model_dump(mode="json", exclude_unset=True) == answer
    return found


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("value, name", [("USER", "UserVar"), ("SYSTEM", "SystemVar")])
def test_branches_beside_properties_stay_themselves(
    package: ModuleType, httpserver: HTTPServer, strict: bool, value: str, name: str
) -> None:
    """``oneOf`` beside ``properties``: no class is made of a branch and what it shares, and the mapping's values count."""
    found = answered(package, httpserver, {"var": {"type": value, "id": "1", "name": "n"}}, strict)
    assert type(found.var).__name__ == name
    assert not {"VarUserVar", "VarSystemVar"} & set(dir(package.models))
    assert json.loads(httpserver.log[0][0].data) == {"type": "USER", "name": "n"}


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("value, name", [("l", "Left"), ("r", "Right"), ("x", "Model")])
def test_a_mapping_alone_tells_branches_apart(
    package: ModuleType, httpserver: HTTPServer, strict: bool, value: str, name: str
) -> None:
    """Of two classes with the same fields; an unknown value is neither."""
    found = answered(package, httpserver, {"choice": {"kind": value, "way": "on"}}, strict)
    assert type(found.choice).__name__ == name
