"""Parameters: where they travel, how they are written, who fills them in, and paths that disagree with them."""

from __future__ import annotations

import pytest

from generator.ir.service import Location, Role
from generator.ir.types import Default, Enum, Kind, Primitive

from .conftest import Api, Reader

KEY = "securitySchemes: {key: {type: apiKey, name: API-Key, in: header}}"


def one(api: Reader, parameter: str, path: str = "/x") -> Api:
    return api(paths=f"{path}: {{get: {{parameters: [{parameter}], responses: {{}}}}}}", extra=KEY)


@pytest.mark.parametrize(
    ("parameter", "style", "explode"),
    [
        ("{name: a, in: query, schema: {type: string}}", "form", True),
        ("{name: a, in: query, explode: false, schema: {type: array, items: {type: string}}}", "form", False),
        (
            "{name: a, in: query, style: pipeDelimited, schema: {type: array, items: {type: string}}}",
            "pipeDelimited",
            False,
        ),
        ("{name: a, in: header, schema: {type: string}}", "simple", False),
        ("{name: a, in: cookie, schema: {type: string}}", "form", True),
        ("{name: a, in: header, style: form, schema: {type: string}}", "simple", False),
    ],
)
def test_style_and_explode(api: Reader, parameter: str, style: str, explode: bool) -> None:
    """The defaults of OpenAPI 3.1 section 4.8.12.2; a style the location does not have is not used."""
    found = one(api, parameter).operation.parameters[0]
    assert (found.style, found.explode) == (style, explode)


@pytest.mark.parametrize(
    ("parameter", "role"),
    [
        ("{name: api-version, in: query, required: true, schema: {type: string}}", Role.API_VERSION),
        ("{name: api-version, in: header, schema: {type: string, default: x}}", Role.CONSTANT),
        ("{name: api-version, in: header, schema: {type: string, enum: [x, y]}}", Role.CALLER),
        ("{name: api-key, in: header, required: true, schema: {type: string}}", Role.CREDENTIAL),
        ("{name: api-key, in: query, required: true, schema: {type: string}}", Role.CALLER),
        ("{name: a, in: query, required: true, schema: {type: string, enum: [x]}}", Role.CONSTANT),
        ("{name: a, in: query, schema: {type: string, enum: [x]}}", Role.CALLER),
        ("{name: a, in: query, required: true, schema: {type: string, enum: [x, y]}}", Role.CALLER),
    ],
)
def test_roles(api: Reader, parameter: str, role: Role) -> None:
    found = one(api, parameter).operation.parameters[0]
    assert found.role is role
    assert (found.default == Default("x")) is (role is Role.CONSTANT)


@pytest.mark.parametrize("name", ["Accept", "content-type", "Authorization"])
def test_headers_of_the_client(api: Reader, name: str) -> None:
    """OpenAPI 3.1 section 4.8.12.1: these three are never parameters."""
    found = one(api, f"{{name: {name}, in: header, schema: {{type: string}}}}")
    assert not found.operation.parameters and found.said("CG333")


def test_one_name_that_disagrees_is_matched(api: Reader) -> None:
    found = one(api, "{name: cert_id, in: path, required: true, schema: {type: integer}}", "/c/{certificate_id}")
    assert [(p.wire_name, p.use.type) for p in found.operation.parameters] == [
        ("certificate_id", Primitive(Kind.INTEGER))
    ]
    assert found.said("CG330")


def test_a_variable_without_a_parameter_gets_one(api: Reader) -> None:
    found = api(paths="'/c/{id}': {get: {responses: {}}}")
    parameter = found.operation.parameters[0]
    assert (parameter.wire_name, parameter.location, parameter.required) == ("id", Location.PATH, True)
    assert found.said("CG331")


def test_a_path_parameter_that_is_not_in_the_path_is_left_out(api: Reader) -> None:
    found = one(api, "{name: ghost, in: path, required: true, schema: {type: string}}")
    assert not found.operation.parameters and found.said("CG332")


def test_two_names_that_disagree_are_not_guessed(api: Reader) -> None:
    """Which of two would be which is anybody's guess."""
    found = one(
        api,
        "{name: a, in: path, required: true, schema: {type: integer}}, {name: b, in: path, required: true, schema: {type: integer}}",
        "/{x}/{y}",
    )
    assert [p.use.type for p in found.operation.parameters] == [Primitive(Kind.STRING)] * 2


def test_a_query_string_in_the_path(api: Reader) -> None:
    found = api(paths="'/r?beta=true&v=': {get: {responses: {}}}")
    assert found.operation.path == "/r"
    assert [(p.wire_name, p.default, p.role) for p in found.operation.parameters] == [
        ("beta", Default("true"), Role.CONSTANT),
        ("v", Default(""), Role.CONSTANT),
    ]


def test_json_in_a_parameter(api: Reader) -> None:
    found = one(
        api,
        "{name: a, in: query, content: {application/json: {schema: {type: object, properties: {x: {type: string}}}}}}",
    )
    assert found.operation.parameters[0].json


def test_descriptions_defaults_and_names(api: Reader) -> None:
    """Inference documents describe the parameter in its schema."""
    found = one(
        api,
        "{name: a, in: query, x-ms-client-name: b, x-ms-skip-url-encoding: true, schema: {type: integer, default: 2, description: D.}}",
    ).operation.parameters[0]
    assert (found.description, found.default, found.client_name, found.allow_reserved) == ("D.", Default(2), "b", True)


def test_a_wrong_default_is_dropped(api: Reader) -> None:
    found = one(api, "{name: a, in: query, schema: {type: integer, default: inf}}")
    assert found.operation.parameters[0].default is None and found.said("CG305")


def test_an_inline_enum_of_a_parameter(api: Reader) -> None:
    """Named after the operation, or after the shared component it belongs to."""
    found = api(
        paths="""
        /a: {get: {operationId: list_a, parameters: [{name: o, in: query, schema: {type: string, enum: [x, y]}}], responses: {}}}
        /b: {get: {operationId: list_b, parameters: [{$ref: '#/components/parameters/Order'}], responses: {}}}
        /c: {get: {operationId: list_c, parameters: [{$ref: '#/components/parameters/Order'}], responses: {}}}
        """,
        extra="parameters: {Order: {name: order, in: query, schema: {type: string, enum: [x, y]}}}",
    )
    own, shared, again = [found.behind(operation.parameters[0].use) for operation in found.service.operations]
    assert isinstance(own, Enum) and own.hint.context == ("list_a", "o")
    assert shared is again and shared.hint.context == ("Order",)


@pytest.mark.parametrize(
    ("where", "example"),
    [
        ("path", '""'),
        (
            "path",
            "..",
        ),
        ("header", '"x\\r\\nX-Evil: 1"'),
        ("header", "snow ☃"),
        ("cookie", '"x\\0"'),
    ],
)
def test_an_example_that_cannot_be_sent_is_left_out(api: Reader, where: str, example: str) -> None:
    """An empty path value would address another operation, a line break begin another header."""
    found = api(paths=f"""
        /x/{{id}}:
          get:
            parameters:
              - {{name: id, in: {where}, required: true, schema: {{type: string, example: fine}}, example: {example}}}
            responses: {{'204': {{description: D}}}}
        """)
    values = [each.value for parameter in found.operation.parameters for each in parameter.use.examples]
    assert values == ["fine"] and len(found.said("CG338")) == 1
