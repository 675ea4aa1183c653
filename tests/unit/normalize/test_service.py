"""What is said once for the whole service: title, servers, security."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.diagnostics import DiagnosticSink
from generator.normalize import NormalDocument

Lowered = Callable[..., tuple[NormalDocument, DiagnosticSink]]


def swagger(rest: str) -> str:
    return f"swagger: '2.0'\ninfo: {{title: a, version: 2024-01-01}}\npaths: {{}}\n{rest}"


def openapi(rest: str) -> str:
    return f"openapi: 3.0.0\ninfo: {{title: a, version: 2024-01-01}}\npaths: {{}}\n{rest}"


def test_info(lowered: Lowered) -> None:
    document, _ = lowered(openapi(""))
    assert document.info == {"title": "a", "version": "2024-01-01"}


@pytest.mark.parametrize(("info", "code"), [("", "CG208"), ("info: 5\n", "CG201")])
def test_no_info(lowered: Lowered, info: str, code: str) -> None:
    document, sink = lowered(f"openapi: 3.0.0\n{info}paths: {{}}\n")
    assert document.info == {} and [item.code for item in sink] == [code]


@pytest.mark.parametrize(
    ("rest", "urls"),
    [
        ("", []),
        ("host: a.example.com\n", ["https://a.example.com"]),
        ("host: a.example.com\nbasePath: /v1/\n", ["https://a.example.com/v1"]),
        ("host: a.example.com\nschemes: [http, https]\n", ["https://a.example.com", "http://a.example.com"]),
        ("host: a.example.com\nschemes: [http, wss]\nbasePath: /\n", ["http://a.example.com"]),
        ("basePath: /v1\n", ["/v1"]),
        ("x-ms-parameterized-host: {hostTemplate: '{endpoint}', useSchemePrefix: false, parameters: []}\n", ["{endpoint}"]),
        ("x-ms-parameterized-host: {hostTemplate: '{n}.example.com'}\nbasePath: openai\n", ["https://{n}.example.com/openai"]),
        ("x-ms-parameterized-host: {hostTemplate: '{n}.b'}\nschemes: [http]\nhost: other\n", ["http://{n}.b"]),
    ],
)  # fmt: skip
def test_servers_of_2_0(lowered: Lowered, rest: str, urls: list[str]) -> None:
    assert [server["url"] for server in lowered(swagger(rest))[0].servers] == urls


def test_the_parameters_of_a_host_are_variables(lowered: Lowered) -> None:
    """They may be shared: a reference is followed like any parameter's, also into another file."""
    document, sink = lowered(
        swagger("""
x-ms-parameterized-host:
  hostTemplate: '{endpoint}/{part}'
  useSchemePrefix: false
  parameters:
  - $ref: 'common.yaml#/parameters/Endpoint'
  - {name: part, in: path, required: true, type: string, default: a, enum: [a, b]}
"""),
        common="parameters: {Endpoint: {name: endpoint, in: path, type: string, description: d, x-ms-client-name: url}}\n",
    )
    assert document.servers[0]["variables"] == {
        "endpoint": {"description": "d", "x-ms-client-name": "url"},
        "part": {"default": "a", "enum": ["a", "b"]},
    }
    assert not sink.diagnostics


def test_servers_of_3_0(lowered: Lowered) -> None:
    """A variable's default is text even when YAML read a number; illegal keys do no harm."""
    document, sink = lowered(
        openapi("servers: [{url: 'https://{host}:{port}/v1', variables: {port: {default: 8443}, host: {default: h, format: url}}}]\n")
    )  # fmt: skip
    assert document.servers[0]["variables"] == {"host": {"default": "h", "format": "url"}, "port": {"default": "8443"}}
    assert not sink.diagnostics


def test_an_undescribed_server_variable(lowered: Lowered) -> None:
    document, sink = lowered(openapi("servers: [{url: '{endpoint}/openai'}]\n"))
    assert document.servers[0]["variables"] == {"endpoint": {}} and [item.code for item in sink] == ["CG208"]


@pytest.mark.parametrize(
    ("servers", "code"), [("5", "CG201"), ("[5]", "CG201"), ("[{}]", "CG208"), ("[{url: []}]", "CG201")]
)
def test_junk_servers(lowered: Lowered, servers: str, code: str) -> None:
    document, sink = lowered(openapi(f"servers: {servers}\n"))
    assert document.servers == () and code in [item.code for item in sink]


def test_servers_of_a_path_and_an_operation(lowered: Lowered) -> None:
    document, _ = lowered("""
openapi: 3.0.0
info: {}
servers: [{url: https://a}]
paths:
  /x:
    servers: [{url: https://b}]
    get: {responses: {'200': {description: d}}}
    put: {servers: [{url: https://c}], responses: {'200': {description: d}}}
  /y:
    get: {responses: {'200': {description: d}}}
""")
    urls = [[server["url"] for server in item.node.get("servers", ())] for item in document.operations]
    assert urls == [["https://b"], ["https://c"], []]


def test_security_schemes_of_2_0(lowered: Lowered) -> None:
    document, sink = lowered(swagger("""
securityDefinitions:
  key: {type: apiKey, name: api-key, in: header}
  basic: {type: basic}
  app: {type: oauth2, flow: application, tokenUrl: https://t, scopes: {a: b}}
  code: {type: oauth2, flow: accessCode, tokenUrl: https://t, authorizationUrl: https://u, scopes: {}}
"""))
    assert document.security_schemes == {
        "key": {"type": "apiKey", "name": "api-key", "in": "header"},
        "basic": {"type": "http", "scheme": "basic"},
        "app": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://t", "scopes": {"a": "b"}}}},
        "code": {
            "type": "oauth2",
            "flows": {"authorizationCode": {"authorizationUrl": "https://u", "tokenUrl": "https://t", "scopes": {}}},
        },
    }
    assert not sink.diagnostics


SCHEMES = "components: {securitySchemes: {key: {type: apiKey, name: k, in: header}, more: {$ref: '#/components/securitySchemes/key'}}}\n"


def test_security_is_alternatives(lowered: Lowered) -> None:
    document, sink = lowered(openapi(f"{SCHEMES}security: [{{key: []}}, {{more: [a]}}, {{}}]\n"))
    assert document.security == [{"key": []}, {"more": ["a"]}, {}]
    assert list(document.security_schemes) == ["key", "more"]
    assert not sink.diagnostics


def test_security_of_an_operation(lowered: Lowered) -> None:
    """Nothing said is the document's own; an empty list is none at all."""
    document, _ = lowered(f"""
openapi: 3.0.0
info: {{}}
security: [{{key: []}}]
paths:
  /a:
    get: {{responses: {{'200': {{description: d}}}}}}
    put: {{security: [], responses: {{'200': {{description: d}}}}}}
{SCHEMES}""")
    assert ["security" in item.node for item in document.operations] == [False, True]
    assert document.operations[1].node["security"] == []


@pytest.mark.parametrize(
    ("rest", "code"),
    [
        ("security: [{gone: []}]\n", "CG207"),
        ("security: [5]\n", "CG201"),
        ("security: 5\n", "CG201"),
        ("components: {securitySchemes: {a: {type: magic}}}\n", "CG205"),
        ("components: {securitySchemes: {a: {type: apiKey}}}\n", "CG208"),
        ("components: {securitySchemes: {a: {type: apiKey, name: k, in: body}}}\n", "CG205"),
        ("components: {securitySchemes: {a: 5}}\n", "CG201"),
        ("components: {securitySchemes: 5}\n", "CG201"),
        ("components: {securitySchemes: {a: {type: oauth2, flows: {odd: {}}}}}\n", "CG205"),
    ],
)
def test_junk_security(lowered: Lowered, rest: str, code: str) -> None:
    document, sink = lowered(openapi(rest))
    assert [item.code for item in sink] == [code]
    assert not document.security
