"""Bodies and answers: what each media type means, which answers are errors, and what is said of odd ones."""

from __future__ import annotations

import pytest

from generator.ir.service import BodyKind, Encoding
from generator.ir.types import AnyValue, Binary, Kind, Primitive, Ref, Use

from .conftest import Api, Reader


def answers(api: Reader, responses: str) -> Api:
    return api("T: {type: object, properties: {x: {type: string}}}", paths=f"/x: {{get: {{responses: {responses}}}}}")


@pytest.mark.parametrize(
    ("content_type", "schema", "kind"),
    [
        ("application/json", "{}", BodyKind.JSON),
        ("application/json; charset=utf-8", "{}", BodyKind.JSON),
        ("application/merge-patch+json", "{}", BodyKind.JSON),
        ("text/json", "{}", BodyKind.JSON),
        ("multipart/form-data", "{type: object}", BodyKind.MULTIPART),
        ("application/x-www-form-urlencoded", "{type: object}", BodyKind.FORM),
        ("text/plain", "{type: string}", BodyKind.TEXT),
        ("text/event-stream", "{}", BodyKind.EVENT_STREAM),
        ("application/xml", "{}", BodyKind.XML),
        ("application/atom+xml", "{}", BodyKind.XML),
        ("application/octet-stream", "{}", BodyKind.BINARY),
        ("image/png", "{type: string}", BodyKind.BINARY),
        ("audio/*", "{}", BodyKind.BINARY),
        ("application/zip", "{}", BodyKind.BINARY),
        ("'*/*'", "{$ref: '#/components/schemas/T'}", BodyKind.JSON),
        ("'*/*'", "{type: string, format: binary}", BodyKind.BINARY),
        ("application/json", "{type: string, format: binary}", BodyKind.BINARY),
    ],
)
def test_what_a_media_type_means(api: Reader, content_type: str, schema: str, kind: BodyKind) -> None:
    found = answers(api, f"{{'200': {{description: D, content: {{{content_type}: {{schema: {schema}}}}}}}}}")
    content = found.operation.responses[0].contents[0]
    assert content.kind is kind
    assert (content.use.type == Binary()) is (kind is BodyKind.BINARY)


def test_a_media_type_without_a_schema(api: Reader) -> None:
    """3.1 leaves the schema of raw bytes out; JSON without one is any value."""
    found = answers(
        api, "{'200': {description: D, content: {application/octet-stream: {}, application/json: {}, text/plain: {}}}}"
    )
    assert [content.use.type for content in found.operation.responses[0].contents] == [
        Binary(),
        AnyValue(),
        Primitive(Kind.STRING),
    ]


def test_encodings_and_examples(api: Reader) -> None:
    found = api(paths="""
        /x:
          post:
            requestBody:
              x-ms-client-name: upload
              content:
                multipart/form-data:
                  schema: {type: object, properties: {file: {type: string, format: binary}}}
                  encoding: {file: {contentType: image/png, explode: true}}
                  example: {file: x}
            responses: {'204': {description: D}}
        """)
    body = found.operation.body
    assert body is not None and body.client_name == "upload" and not body.required
    assert body.contents[0].encodings == (Encoding("file", "image/png", None, True),)
    (example,) = body.contents[0].examples
    assert example.value == {"file": "x"} and example.at.pointer.endswith("/multipart~1form-data/example")


def test_which_answers_are_errors(api: Reader) -> None:
    found = answers(
        api,
        """
        {'200': {description: D}, '202': {description: D}, '3XX': {description: D}, 4xx: {description: D},
         '500': {description: D}, default: {description: D}, '201': {description: D, x-ms-error-response: true}}
        """,
    )
    errors = {response.status for response in found.operation.responses if response.is_error}
    assert errors == {"4XX", "500", "default", "201"}
    assert not any(response.contents for response in found.operation.responses)


def test_default_alone_is_a_success(api: Reader) -> None:
    found = answers(api, "{default: {description: D}, '404': {description: D}}")
    assert [response.is_error for response in found.operation.responses] == [False, True]
    assert found.said("CG350")


def test_odd_statuses_are_said(api: Reader) -> None:
    found = answers(api, "{'200': {description: D}, '2000': {description: D}, 'ok': {description: D}}")
    assert [response.status for response in found.operation.responses] == ["200"]


def test_no_success_is_said(api: Reader) -> None:
    assert answers(api, "{'404': {description: D}}").said("CG352")


def test_headers(api: Reader) -> None:
    found = answers(
        api,
        """
        {'200': {description: D, headers: {Retry-After: {schema: {type: integer}}, Content-Type: {schema: {type: string}}}}}
        """,
    )
    headers = found.operation.responses[0].headers
    assert [(header.wire_name, header.use) for header in headers] == [("Retry-After", Use(Primitive(Kind.INTEGER)))]


def test_names_of_inline_bodies(api: Reader) -> None:
    """After the operation: its request, its response, other successes and errors by their status."""
    body = "{description: D, content: {application/json: {schema: {type: object, properties: {x: {type: string}}}}}}"
    found = api(paths=f"""
        /x:
          post:
            operationId: make_x
            requestBody: {body}
            responses: {{'200': {body}, '202': {body}, '404': {body}, default: {body}}}
        """)
    assert found.operation.body is not None
    used = [found.operation.body.contents[0].use, *(r.contents[0].use for r in found.operation.responses)]
    assert [found.behind(use).hint.context for use in used if isinstance(use.type, Ref)] == [
        ("make_x", "request"),
        ("make_x", "response"),
        ("make_x", "response", "202"),
        ("make_x", "error", "404"),
        ("make_x", "error"),
    ]


def test_an_operation_without_an_id_is_named_by_method_and_path(api: Reader) -> None:
    found = api(paths="""
        /a/{id}/b:
          get:
            responses: {'200': {description: D, content: {application/json: {schema: {type: object, properties: {x: {type: string}}}}}}}
        """)
    assert found.behind(found.operation.responses[0].contents[0].use).hint.context == ("get", "a", "b", "response")
    assert found.said("CG370")


def test_repeated_ids_are_kept(api: Reader) -> None:
    found = api(paths="""
        /a: {get: {operationId: x, responses: {}}}
        /b: {get: {operationId: x, responses: {}}}
        """)
    assert [operation.id for operation in found.service.operations] == ["x", "x"]
    assert found.service.declared_operations == 2 and len(found.said("CG371")) == 2
