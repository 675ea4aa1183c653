"""Operations: parameters merged and in place, bodies and responses as content, whatever the dialect."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.diagnostics import DiagnosticSink, Severity
from generator.load import load
from ..normal_form import check
from generator.normalize import NormalDocument, normalize

Lowered = Callable[..., tuple[NormalDocument, DiagnosticSink]]


def swagger(operation: str, rest: str = "") -> str:
    return f"swagger: '2.0'\ninfo: {{}}\npaths:\n  /a:\n    post: {operation}\n{rest}"


def openapi(operation: str, rest: str = "") -> str:
    return f"openapi: 3.0.0\ninfo: {{}}\npaths:\n  /a:\n    post: {operation}\n{rest}"


def findings(sink: DiagnosticSink) -> list[tuple[str, str]]:
    return [(item.code, item.at.pointer) for item in sink]


RESPONSES = "responses: {'200': {description: fine}}"


def test_parameters_of_the_path_are_merged(lowered: Lowered) -> None:
    """The operation's own wins by name and place (OpenAPI 3.1 section 4.8.10), and keeps its place in the order."""
    document, sink = lowered("""
openapi: 3.0.0
info: {}
paths:
  /a:
    parameters:
    - {name: x, in: query, schema: {type: string}, description: path's}
    - {name: y, in: query, schema: {type: string}}
    get:
      parameters:
      - {name: z, in: header, schema: {type: string}}
      - {name: x, in: query, schema: {type: integer}}
      - {name: x, in: header, schema: {type: string}}
      responses: {'200': {description: fine}}
""")
    parameters = document.operations[0].node["parameters"]
    assert [(item["name"], item["in"], item["schema"]["type"]) for item in parameters] == [
        ("x", "query", "integer"),
        ("y", "query", "string"),
        ("z", "header", "string"),
        ("x", "header", "string"),
    ]
    assert parameters[0].at.pointer == "/paths/~1a/get/parameters/1"
    assert not sink.diagnostics


def test_references_to_all_but_schemas_are_put_in_place(lowered: Lowered) -> None:
    document, sink = lowered(
        """
openapi: 3.0.0
info: {}
paths:
  /a: {$ref: 'more.yaml#/item'}
components:
  parameters:
    P: {$ref: '#/components/parameters/Q'}
    Q: {name: q, in: query, schema: {$ref: '#/components/schemas/S'}, example: 1}
  requestBodies:
    B: {content: {application/json: {schema: {$ref: '#/components/schemas/S'}, examples: {one: {$ref: '#/components/examples/E'}}}}}
  responses:
    R: {description: fine, headers: {h: {$ref: '#/components/headers/H'}}}
  headers:
    H: {schema: {type: string}}
  examples:
    E: {value: 5}
  schemas:
    S: {type: integer}
""",
        more="""
item:
  post:
    parameters: [{$ref: 'api.yaml#/components/parameters/P', x-ms-client-name: quota}]
    requestBody: {$ref: 'api.yaml#/components/requestBodies/B'}
    responses: {'200': {$ref: 'api.yaml#/components/responses/R'}}
""",
    )
    node = document.operations[0].node
    key = "api.yaml#/components/schemas/S"
    assert node["parameters"][0] == {
        "name": "q",
        "in": "query",
        "schema": {"$ref": key},
        "example": 1,
        "x-ms-client-name": "quota",
        "required": False,
        "style": "form",
        "explode": True,
    }
    assert node["parameters"][0].at.pointer == "/components/parameters/Q"
    media = node["requestBody"]["content"]["application/json"]
    assert media == {"schema": {"$ref": key}, "examples": {"one": {"value": 5}}}
    assert node["responses"]["200"]["headers"] == {"h": {"schema": {"type": "string"}, "required": False}}
    assert document.operations[0].at.file == "more.yaml"
    assert not sink.diagnostics


@pytest.mark.parametrize(
    ("ref", "code"),
    [("'#/components/parameters/P'", "CG203"), ("'#/components/parameters/Gone'", "CG202"), ("'#/info'", "CG208")],
)
def test_a_parameter_that_leads_nowhere(lowered: Lowered, ref: str, code: str) -> None:
    document, sink = lowered(
        openapi(
            f"{{parameters: [{{$ref: {ref}}}], {RESPONSES}}}",
            "components: {parameters: {P: {$ref: '#/components/parameters/Q'}, Q: {$ref: '#/components/parameters/P'}}}\n",
        )
    )
    assert document.operations[0].node["parameters"] == []
    assert [item.code for item in sink] == [code]


@pytest.mark.parametrize(
    ("place", "format_", "style", "explode"),
    [
        ("query", None, "form", False),
        ("query", "csv", "form", False),
        ("query", "multi", "form", True),
        ("query", "ssv", "spaceDelimited", False),
        ("query", "pipes", "pipeDelimited", False),
        ("header", "csv", "simple", False),
        ("path", None, "simple", False),
    ],
)
def test_collection_formats(lowered: Lowered, place: str, format_: str | None, style: str, explode: bool) -> None:
    written = "" if format_ is None else f", collectionFormat: {format_}"
    document, sink = lowered(
        swagger(f"{{parameters: [{{name: p, in: {place}, required: true, type: array, items: {{type: string}}{written}}}], {RESPONSES}}}")
    )  # fmt: skip
    (parameter,) = document.operations[0].node["parameters"]
    assert (parameter["style"], parameter["explode"]) == (style, explode)
    assert parameter["schema"] == {"type": "array", "items": {"type": "string"}}
    assert not sink.diagnostics


@pytest.mark.parametrize(
    ("place", "format_", "code"), [("query", "tsv", "CG206"), ("header", "pipes", "CG206"), ("path", "multi", "CG205")]
)
def test_collection_formats_without_a_counterpart(lowered: Lowered, place: str, format_: str, code: str) -> None:
    document, sink = lowered(
        swagger(f"{{parameters: [{{name: p, in: {place}, required: true, type: array, items: {{type: string}}, collectionFormat: {format_}}}], {RESPONSES}}}")
    )  # fmt: skip
    assert code in [item.code for item in sink]
    if place != "query":
        assert document.operations[0].node["parameters"][0]["style"] == "simple"
    assert len(sink.diagnostics) == 1


def test_scalar_parameters_of_2_0(lowered: Lowered) -> None:
    """The words of a type move into the schema, the rest stays with the parameter."""
    document, _ = lowered(
        swagger(
            "{parameters: [{name: p, in: query, type: string, enum: [a], default: a, x-ms-enum: {name: P}, "
            f"description: d, x-ms-client-default: b, allowEmptyValue: true}}], {RESPONSES}}}"
        )
    )
    assert document.operations[0].node["parameters"][0] == {
        "name": "p",
        "in": "query",
        "description": "d",
        "x-ms-client-default": "b",
        "allowEmptyValue": True,
        "required": False,
        "style": "form",
        "explode": True,
        "schema": {"type": "string", "enum": ["a"], "default": "a", "x-ms-enum": {"name": "P"}},
    }


@pytest.mark.parametrize(
    ("consumes", "everywhere", "types"),
    [
        ("", "", ["application/json"]),
        ("", "consumes: [application/json, text/json]\n", ["application/json", "text/json"]),
        ("consumes: [application/merge-patch+json], ", "consumes: [text/json]\n", ["application/merge-patch+json"]),
        ("consumes: [multipart/form-data], ", "", ["application/json"]),
    ],
)
def test_bodies_of_2_0(lowered: Lowered, consumes: str, everywhere: str, types: list[str]) -> None:
    document, sink = lowered(
        swagger(
            f"{{{consumes}parameters: [{{name: thing, in: body, required: true, description: d, x-ms-client-name: it, "
            f"schema: {{type: object}}}}], {RESPONSES}}}",
            everywhere,
        )
    )
    node = document.operations[0].node
    assert node["parameters"] == []
    assert node["requestBody"] == {
        "description": "d",
        "required": True,
        "x-ms-client-name": "it",
        "x-ms-requestBody-name": "thing",
        "content": {name: {"schema": {"type": "object"}} for name in types},
    }
    assert not sink.diagnostics


def test_the_body_of_an_operation_replaces_the_path_s(lowered: Lowered) -> None:
    document, _ = lowered("""
swagger: '2.0'
info: {}
paths:
  /a:
    parameters: [{name: x, in: body, schema: {type: string}}]
    post: {parameters: [{name: y, in: body, schema: {type: integer}}], responses: {'200': {description: fine}}}
    put: {responses: {'200': {description: fine}}}
""")
    kinds = [item.node["requestBody"]["content"]["application/json"]["schema"]["type"] for item in document.operations]
    assert kinds == ["integer", "string"]


def test_the_form_of_an_operation_replaces_the_path_s_body(lowered: Lowered) -> None:
    document, sink = lowered("""
swagger: '2.0'
info: {}
paths:
  /a:
    parameters: [{name: x, in: body, schema: {type: string}}]
    post: {parameters: [{name: y, in: formData, type: string}], responses: {'200': {description: fine}}}
""")
    assert list(document.operations[0].node["requestBody"]["content"]) == ["application/x-www-form-urlencoded"]
    assert not sink.diagnostics


def test_forms_of_2_0(lowered: Lowered) -> None:
    """A file makes it multipart, whatever the document consumes; without one the form may be urlencoded."""
    fields = (
        "{name: purpose, in: formData, required: true, type: string, description: d},"
        "{name: tags, in: formData, type: array, items: {type: string}, collectionFormat: multi}"
    )
    document, sink = lowered(f"""
swagger: '2.0'
info: {{}}
consumes: [application/json]
paths:
  /form: {{post: {{parameters: [{fields}], {RESPONSES}}}}}
  /file: {{post: {{parameters: [{fields}, {{name: file, in: formData, required: true, type: file}}], {RESPONSES}}}}}
""")
    form, file = (item.node["requestBody"] for item in document.operations)
    assert form["required"] is True
    assert form["content"] == {
        "application/x-www-form-urlencoded": {
            "schema": {
                "type": "object",
                "properties": {
                    "purpose": {"type": "string", "description": "d"},
                    "tags": {"type": "array", "items": {"type": "string"}},
                },
                "required": ["purpose"],
            },
            "encoding": {"tags": {"style": "form", "explode": True}},
        }
    }
    assert list(file["content"]) == ["multipart/form-data"]
    schema = file["content"]["multipart/form-data"]["schema"]
    assert schema["properties"]["file"] == {"type": "string", "format": "binary"}
    assert schema["properties"]["file"].at.pointer == "/paths/~1file/post/parameters/2"
    assert not sink.diagnostics


def test_responses_of_2_0(lowered: Lowered) -> None:
    """A file comes as the type that is not JSON, an error as the one that is."""
    document, sink = lowered(swagger("""
      produces: [application/octet-stream, application/json]
      responses:
        '200': {description: a file, schema: {type: file}, headers: {h: {type: string, description: d}}}
        '204': {description: nothing}
        default: {description: an error, schema: {type: object}, x-ms-error-response: true, examples: {application/json: {a: 1}}}
"""))
    responses = document.operations[0].node["responses"]
    assert responses["200"]["content"] == {
        "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
    }
    assert responses["200"]["headers"] == {"h": {"description": "d", "schema": {"type": "string"}, "required": False}}
    assert responses["204"] == {"description": "nothing"}
    assert responses["default"] == {
        "description": "an error",
        "x-ms-error-response": True,
        "content": {"application/json": {"schema": {"type": "object"}, "example": {"a": 1}}},
    }
    assert not sink.diagnostics


@pytest.mark.parametrize(
    ("produces", "schema", "types"),
    [
        ("", "{type: object}", ["application/json"]),
        (
            "produces: [application/json, text/event-stream], ",
            "{type: object}",
            ["application/json", "text/event-stream"],
        ),
        ("produces: [text/plain], ", "{type: string}", ["text/plain"]),
        ("", "{type: file}", ["application/octet-stream"]),
        ("produces: [application/json], ", "{type: file}", ["application/octet-stream"]),
        ("produces: [image/png], ", "{type: file}", ["image/png"]),
    ],
)
def test_what_2_0_produces(lowered: Lowered, produces: str, schema: str, types: list[str]) -> None:
    document, _ = lowered(swagger(f"{{{produces}responses: {{'200': {{description: d, schema: {schema}}}}}}}"))
    assert list(document.operations[0].node["responses"]["200"]["content"]) == types


def test_x_ms_paths_are_operations(lowered: Lowered) -> None:
    document, _ = lowered(
        f"openapi: 3.0.0\ninfo: {{}}\npaths: {{/a: {{get: {{{RESPONSES}}}}}, x-note: 1}}\n"
        f"x-ms-paths: {{'/a?b=c': {{get: {{{RESPONSES}}}}}}}\n"
    )
    assert [(item.path, item.method) for item in document.operations] == [("/a", "get"), ("/a?b=c", "get")]


def test_what_a_client_does_not_call_is_counted(lowered: Lowered) -> None:
    document, sink = lowered(
        f"openapi: 3.1.0\ninfo: {{}}\npaths: {{/a: {{get: {{callbacks: {{c: {{}}}}, {RESPONSES}}}}}}}\n"
        f"webhooks: {{one: {{post: {{}}}}, two: {{}}}}\n"
    )
    assert len(document.operations) == 1
    assert [(item.code, item.severity, item.message.split()[0]) for item in sink] == [
        ("CG204", Severity.INFO, "2"),
        ("CG204", Severity.INFO, "1"),
    ]


def test_azure_s_words_of_an_operation_stay(lowered: Lowered) -> None:
    words: dict[str, Any] = {
        "x-ms-pageable": {"nextLinkName": "next"},
        "x-ms-long-running-operation": True,
        "x-ms-long-running-operation-options": {"final-state-via": "location"},
    }
    document, sink = lowered(
        openapi(
            f"{{x-ms-pageable: {{nextLinkName: next}}, x-ms-long-running-operation: true, "
            f"x-ms-long-running-operation-options: {{final-state-via: location}}, {RESPONSES}}}"
        )
    )
    assert words.items() <= document.operations[0].node.items()
    document, sink = lowered(openapi(f"{{x-ms-pageable: true, x-ms-long-running-operation: 'yes', {RESPONSES}}}"))
    assert not words.keys() & document.operations[0].node.keys()
    assert [item.code for item in sink] == ["CG201", "CG201"]


def test_examples_are_in_the_operation_by_title(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text(
        openapi(
            f"{{x-ms-examples: {{One: {{$ref: one.json}}, Gone: {{$ref: gone.json}}, Inline: {{parameters: {{}}}}}}, {RESPONSES}}}"
        )
    )
    (tmp_path / "one.json").write_text('{"parameters": {"a": 1}, "responses": {}}')
    sink = DiagnosticSink()
    document = normalize(load(tmp_path / "api.yaml", sink), sink)
    check(document)
    assert document.operations[0].examples == {
        "One": {"parameters": {"a": 1}, "responses": {}},
        "Inline": {"parameters": {}},
    }
    assert document.operations[0].examples["One"].at.file == "one.json"
    assert [item.severity for item in sink] == [Severity.INFO]


@pytest.mark.parametrize(
    ("operation", "code"),
    [
        ("{parameters: [{name: p, in: nowhere, schema: {}}], " + RESPONSES + "}", "CG205"),
        ("{parameters: [{in: query, schema: {}}], " + RESPONSES + "}", "CG208"),
        ("{parameters: [{name: p, in: query}], " + RESPONSES + "}", "CG208"),
        ("{parameters: [{name: p, in: query, style: natural, schema: {}}], " + RESPONSES + "}", "CG205"),
        ("{parameters: [{name: p, in: query, schema: {}}, {name: p, in: query, schema: {}}], " + RESPONSES + "}", "CG209"),
        ("{parameters: [5], " + RESPONSES + "}", "CG201"),
        ("{requestBody: {}, " + RESPONSES + "}", "CG208"),
        ("{requestBody: {content: {application/json: }}, " + RESPONSES + "}", "CG201"),
        ("{}", "CG208"),
        ("{responses: {ok: {description: d}}}", "CG205"),
        ("{responses: {'200': fine}}", "CG201"),
        ("{responses: {'200': {description: d, schema: {}}}}", "CG205"),
        ("{x-ms-examples: {One: 5}, " + RESPONSES + "}", "CG201"),
        ("{tags: [1, {}], " + RESPONSES + "}", "CG201"),
        ("fine", "CG201"),
    ],
)  # fmt: skip
def test_junk_is_a_warning(lowered: Lowered, operation: str, code: str) -> None:
    _, sink = lowered(openapi(operation))
    assert [(item.code, item.severity) for item in sink] == [(code, Severity.WARNING)]


def test_ranges_of_status(lowered: Lowered) -> None:
    document, sink = lowered(
        openapi("{responses: {2xx: {description: a}, 4XX: {description: b}, default: {description: c}, x-y: 1}}")
    )
    assert list(document.operations[0].node["responses"]) == ["2XX", "4XX", "default"]
    assert not sink.diagnostics


def test_a_path_without_its_slash(lowered: Lowered) -> None:
    document, sink = lowered(f"openapi: 3.0.0\ninfo: {{}}\npaths: {{pets: {{get: {{{RESPONSES}}}}}}}\n")
    assert document.operations[0].path == "/pets" and findings(sink) == [("CG205", "/paths/pets")]


def test_paths_are_left_as_they_are(lowered: Lowered) -> None:
    """A template that disagrees with its parameters, and a query string, are for the next stage."""
    document, _ = lowered(
        f"openapi: 3.0.0\ninfo: {{}}\npaths: {{'/a/{{a_id}}?b=true': {{get: {{parameters: [{{name: id, in: path, schema: {{}}}}], {RESPONSES}}}}}}}\n"
    )
    assert document.operations[0].path == "/a/{a_id}?b=true"
    assert document.operations[0].node["parameters"][0]["required"] is True


MISSPELT_3 = """
openapi: 3.0.3
info: {title: T, version: "1"}
path: {}
paths:
  /things:
    GET: {}
    post:
      requestbody: {}
      consumes: [application/json]
      x-mine: {}
      parameters: [{name: a, in: query, schema: {}, styl: form}, {$ref: "#/components/parameters/b"}]
      requestBody: {contents: {}, content: {application/json: {scheme: {}}}}
      responses: {"204": {description: "", header: {}}}
    put:
      parameters: [{$ref: "#/components/parameters/b"}]
      responses: {}
components: {parameters: {b: {name: b, in: query, schema: {}, zzz: 1}}}
"""
MISSPELT_20 = """
swagger: "2.0"
info: {title: T, version: "1"}
consume: [application/json]
paths:
  /things:
    post:
      requestBody: {}
      parameters: [{name: a, in: query, type: string, colectionFormat: csv}, {name: b, in: body, schema: {}, require: true}]
      responses: {"200": {description: "", schema: {type: object}, content: {}}}
"""


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (
            MISSPELT_3,
            {
                "/path": "mean 'paths'?",
                "/paths/~1things/GET": "mean 'get'?",
                "/paths/~1things/post/requestbody": "mean 'requestBody'?",
                "/paths/~1things/post/consumes": "belongs to Swagger 2.0",
                "/paths/~1things/post/parameters/0/styl": "mean 'style'?",
                "/paths/~1things/post/requestBody/contents": "mean 'content'?",
                "/paths/~1things/post/requestBody/content/application~1json/scheme": "mean 'schema'?",
                "/paths/~1things/post/responses/204/header": "mean 'headers'?",
                "/components/parameters/b/zzz": "call it 'x-…'",
            },
        ),
        (
            MISSPELT_20,
            {
                "/consume": "mean 'consumes'?",
                "/paths/~1things/post/requestBody": "belongs to OpenAPI 3",
                "/paths/~1things/post/parameters/0/colectionFormat": "mean 'collectionFormat'?",
                "/paths/~1things/post/parameters/1/require": "mean 'required'?",
                "/paths/~1things/post/responses/200/content": "belongs to OpenAPI 3",
            },
        ),
    ],
)
def test_a_key_that_an_object_does_not_have_is_told(lowered: Any, document: str, expected: dict[str, str]) -> None:
    """Once each, with the key that is meant; extensions are anyone's."""
    _, sink = lowered(document)
    told = [(item.at.pointer, item.message) for item in sink if item.code == "CG211"]
    assert {pointer for pointer, _ in told} == expected.keys() and len(told) == len(expected)
    for pointer, message in told:
        assert expected[pointer] in message


def test_a_server_without_an_address_is_skipped_with_its_place(lowered: Lowered) -> None:
    document, sink = lowered(openapi("{responses: {}}", "servers: [{description: d}]\n"))
    assert [(str(item.at.pointer), item.message) for item in sink if item.code == "CG208"] == [
        ("/servers/0", "a server needs a 'url': it is skipped; add it")
    ]
    assert not document.servers
