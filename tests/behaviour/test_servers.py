"""Where requests go: a server's address whose path has variables, and endpoints that already hold that path."""

from __future__ import annotations

import re
from types import ModuleType
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from .wire import Connect, connect, package_from

__all__ = ["connect"]

_PATHS = """
paths:
  /things: {get: {operationId: things_get, responses: {"204": {description: Done.}}}}
"""
STAGED = """
openapi: 3.0.3
info: {title: Staged, version: "1"}
servers:
- url: https://{host}/{stage}/api/{region}
  variables:
    host: {default: x.example}
    stage: {default: v1, description: The stage of the service.}
    region: {default: west, enum: [west, east]}
""" + _PATHS
REQUIRED = """
swagger: "2.0"
info: {title: Tenants, version: "1"}
x-ms-parameterized-host:
  hostTemplate: "{Endpoint}/tenants/{tenant}"
  useSchemePrefix: false
  parameters:
  - {name: Endpoint, in: path, required: true, type: string, x-ms-skip-url-encoding: true}
  - {name: tenant, in: path, required: true, type: string, x-ms-client-name: tenantId}
""" + _PATHS
ROOTED = """
openapi: 3.1.0
info: {title: Rooted, version: "1"}
servers:
- url: https://x.example{basePath}
  variables: {basePath: {default: /a/b}}
""" + _PATHS
EMPTY = """
openapi: 3.1.0
info: {title: Empty, version: "1"}
servers:
- url: https://x.example/{prefix}/api
  variables: {prefix: {default: ""}}
""" + _PATHS


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package_from(STAGED, tmp_path_factory.mktemp("staged"), "servers_staged.v1")


@pytest.fixture(scope="module")
def tenants(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package_from(REQUIRED, tmp_path_factory.mktemp("tenants"), "servers_tenants.v1")


class Asked:
    """Which addresses are asked for, as they stand on the wire."""

    def __init__(self, httpserver: HTTPServer, connect: Connect) -> None:
        self.server, self.connect = httpserver, connect
        httpserver.expect_request(re.compile("")).respond_with_data(b"", status=204)

    def __call__(self, package: ModuleType, path: str = "", **settings: Any) -> str:
        client = self.connect(package, self.server.url_for(path), **settings)
        client.things.get()
        address: str = self.server.log[-1][0].environ["REQUEST_URI"]
        return address


@pytest.fixture
def asked(httpserver: HTTPServer, connect: Connect) -> Asked:
    return Asked(httpserver, connect)


def test_a_variable_of_the_path_has_the_documents_default(asked: Asked, staged: ModuleType) -> None:
    """Nothing given, the documents' own values go out: never the name in braces."""
    assert asked(staged) == "/v1/api/west/things"


def test_a_variable_of_the_path_is_an_argument_of_the_client(asked: Asked, staged: ModuleType) -> None:
    """Percent-encoded wholly; one that lists its values takes an unlisted one too, as services grow."""
    assert asked(staged, stage="a b/ä", region="north") == "/a%20b%2F%C3%A4/api/north/things"


@pytest.mark.parametrize("value", ["", ".", "..", None])
def test_a_value_that_leaves_the_path_is_refused(asked: Asked, staged: ModuleType, value: Any) -> None:
    """A value that is empty, or a dot segment, would address something else: the client is not made."""
    with pytest.raises(ValueError, match="stage"):
        asked(staged, stage=value)


@pytest.mark.parametrize(
    ("path", "settings", "expected"),
    [
        ("/v1/api/west", {}, "/v1/api/west"),
        ("/v1/api/west/", {}, "/v1/api/west"),
        ("/v2/api/east", {}, "/v2/api/east"),
        ("/gateway/v2/api/east", {}, "/gateway/v2/api/east"),
        ("/v2/api/east", {"stage": "v2"}, "/v2/api/east"),
        ("/gateway", {"stage": "v2"}, "/gateway/v2/api/west"),
        ("/v2/api", {}, "/v2/api/v1/api/west"),
        ("/v2/api/north", {}, "/v2/api/north/v1/api/west"),
    ],
)
def test_an_endpoint_may_hold_the_path_already(
    asked: Asked, staged: ModuleType, path: str, settings: dict[str, str], expected: str
) -> None:
    """A full address is used as it is, whatever its variables are; one of another form gets the path added."""
    assert asked(staged, path, **settings) == f"{expected}/things"


def test_an_endpoint_and_an_argument_must_not_contradict_each_other(asked: Asked, staged: ModuleType) -> None:
    """Which of the two is meant is not guessed. The message shows neither: an endpoint may hold a secret."""
    with pytest.raises(ValueError, match="'stage'") as caught:
        asked(staged, "/v2/api/east", stage="v3")
    assert "v2" not in str(caught.value)


def test_a_variable_without_a_default_must_be_given(asked: Asked, tenants: ModuleType) -> None:
    """Under the name that ``x-ms-client-name`` gives it; ``x-ms-parameterized-host`` is where 2.0 says this."""
    with pytest.raises(TypeError, match="tenant_id"):
        asked(tenants)
    assert asked(tenants, tenant_id="a b") == "/tenants/a%20b/things"
    assert asked(tenants, "/tenants/a", tenant_id="a") == "/tenants/a/things"


def test_a_path_that_is_one_variable(asked: Asked, tmp_path_factory: pytest.TempPathFactory) -> None:
    """``https://x.example{basePath}``: a variable whose default begins with a slash is the path, of several segments."""
    rooted = package_from(ROOTED, tmp_path_factory.mktemp("rooted"), "servers_rooted.v1")
    assert asked(rooted) == "/a/b/things"
    assert asked(rooted, base_path="/c/d e/") == "/c/d%20e/things"
    assert asked(rooted, "/a/b") == "/a/b/things"
    with pytest.raises(ValueError, match="basePath"):
        asked(rooted, base_path="/c/../d")


def test_an_empty_default_leaves_its_segment_out(asked: Asked, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A prefix that is empty unless it is given leaves no ``//`` behind."""
    empty = package_from(EMPTY, tmp_path_factory.mktemp("empty"), "servers_empty.v1")
    assert asked(empty) == "/api/things"
    assert asked(empty, prefix="team") == "/team/api/things"


def test_an_api_version_outside_the_query_is_sent(
    asked: Asked, tmp_path_factory: pytest.TempPathFactory, httpserver: HTTPServer
) -> None:
    """In a path or a header it is the document's own version: it is neither an argument nor left out."""
    document = """
openapi: 3.0.3
info: {title: Versions, version: "2024-01-01"}
paths:
  /v{api-version}/things:
    get:
      operationId: things_get
      parameters:
      - {name: api-version, in: path, required: true, schema: {type: string}}
      - {name: API-Version, in: header, required: true, schema: {type: string}}
      responses: {"204": {description: Done.}}
"""
    package = package_from(document, tmp_path_factory.mktemp("versions"), "servers_versions.v1")
    assert asked(package) == "/v2024-01-01/things"
    assert httpserver.log[-1][0].headers["API-Version"] == "2024-01-01"
