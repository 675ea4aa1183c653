"""The service around the operations: servers, security, version."""

from __future__ import annotations

import pytest

from generator.convert.servers import base_path
from generator.ir.service import Location, SecurityKind, SecurityRequirement

from .conftest import Reader


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://{endpoint}/openai", "/openai"),
        ("{endpoint}/openai", "/openai"),
        ("{endpoint}/openai/", "/openai"),
        ("https://api.openai.com/v1", "/v1"),
        ("https://example.test", ""),
        ("{endpoint}", ""),
        ("/v1", "/v1"),
        ("https://example.test/a/b?c=d", "/a/b"),
        ("https://{resource}.example.test/openai/deployments/{id}", "/openai/deployments/{id}"),
    ],
)
def test_base_path(url: str, path: str) -> None:
    """What follows the host, whether or not the host's variable carries the scheme."""
    assert base_path(url) == path


DOCUMENT = """
openapi: 3.0.3
info: {title: T, version: 2024-01-01, description: D}
servers:
  - {url: 'https://{endpoint}/openai', variables: {endpoint: {default: example.test, description: Host.}}}
security: [{key: []}, {entra: [other]}, {}]
paths:
  /a: {get: {security: [], responses: {}}}
  /b: {get: {security: [{key: [], entra: []}], responses: {}}}
  /c: {get: {responses: {}}}
components:
  securitySchemes:
    key: {type: apiKey, name: api-key, in: header}
    entra: {type: oauth2, flows: {implicit: {authorizationUrl: 'https://example.test', scopes: {read: R.}}}}
    bearer: {type: http, scheme: bearer}
    basic: {type: http, scheme: Basic}
"""


def test_security(api: Reader) -> None:
    """Alternatives are kept apart; none is needed where the list is empty; scopes are those defined and asked for."""
    found = api(document=DOCUMENT).service
    assert found.security == (SecurityRequirement(("key",)), SecurityRequirement(("entra",)), SecurityRequirement(()))
    assert [operation.security for operation in found.operations] == [
        (),
        (SecurityRequirement(("key", "entra")),),
        None,
    ]
    kinds = {scheme.name: scheme.kind for scheme in found.security_schemes}
    assert kinds == {
        "key": SecurityKind.API_KEY,
        "entra": SecurityKind.OAUTH2,
        "bearer": SecurityKind.BEARER,
        "basic": SecurityKind.BASIC,
    }
    key, entra = found.security_schemes[:2]
    assert (key.wire_name, key.location) == ("api-key", Location.HEADER)
    assert entra.scopes == ("read", "other")


def test_a_scope_no_flow_defines_is_noted(api: Reader) -> None:
    assert "'other'" in api(document=DOCUMENT).said("CG362")[0]


def test_an_unsupported_scheme_is_skipped(api: Reader) -> None:
    found = api(extra="securitySchemes: {tls: {type: mutualTLS}, odd: {type: http, scheme: hoba}}")
    assert not found.service.security_schemes


@pytest.mark.parametrize("location", ["header", "cookie"])
def test_a_key_whose_name_cannot_be_sent_is_skipped(api: Reader, location: str) -> None:
    """A name that is no token (RFC 9110) would end the header; the query key beside it is kept."""
    odd = "{type: apiKey, name: 'api\"-key', in: %s}" % location
    found = api(extra=f"securitySchemes: {{odd: {odd}, key: {{type: apiKey, name: 'k\"ey', in: query}}}}")
    assert [scheme.wire_name for scheme in found.service.security_schemes] == ['k"ey']
    assert [each.partition(" cannot")[0] for each in found.said("CG361")] == [
        "warning /components/securitySchemes/odd 'api\"-key'"
    ]


def test_version_and_server(api: Reader) -> None:
    """An unquoted date is a version too."""
    found = api(document=DOCUMENT).service
    assert (found.version, found.title, found.description) == ("2024-01-01", "T", "D")
    server = found.servers[0]
    assert (server.base_path, server.variables[0].default) == ("/openai", "example.test")
