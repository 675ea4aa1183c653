"""The api-version is sent where the document declares it, and nowhere else."""

from __future__ import annotations

from types import ModuleType

import pytest
from pytest_httpserver import HTTPServer

from .wire import Connect, connect, package_from

__all__ = ["connect"]

DOCUMENT = """
openapi: 3.0.3
info: {title: Mixed, version: "2"}
paths:
  /things:
    get:
      operationId: things_get
      parameters: [{name: api-version, in: query, required: true, schema: {type: string}}]
      responses: {"204": {description: Done.}}
  /health: {get: {operationId: health_get, responses: {"204": {description: Done.}}}}
  /names:
    get:
      operationId: names_list
      x-ms-pageable: {nextLinkName: next}
      responses:
        "200":
          description: A page.
          content: {application/json: {schema: {type: object, properties: {value: {type: array, items: {type: string}}, next: {type: string}}}}}
  /jobs:
    post:
      operationId: jobs_run
      x-ms-long-running-operation: true
      responses: {"202": {description: Begun.}}
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package_from(DOCUMENT, tmp_path_factory.mktemp("mixed"), "versions_mixed.v2")


def queries(httpserver: HTTPServer) -> list[tuple[str, str]]:
    return [(request.path, request.query_string.decode()) for request, _ in httpserver.log]


def test_an_operation_without_an_api_version_is_called_without(
    httpserver: HTTPServer, connect: Connect, package: ModuleType
) -> None:
    """Servers that know no such parameter refuse it; the client's own requests carry it."""
    for path in ("/things", "/health"):
        httpserver.expect_request(path).respond_with_data(b"", status=204)
    client = connect(package, httpserver.url_for(""))
    client.things.get()
    client.health.get()
    assert queries(httpserver) == [("/things", "api-version=2"), ("/health", "")]


def test_neither_is_its_next_page(httpserver: HTTPServer, connect: Connect, package: ModuleType) -> None:
    httpserver.expect_ordered_request("/names").respond_with_json({"value": ["a"], "next": "/names?page=2"})
    httpserver.expect_ordered_request("/names").respond_with_json({"value": ["b"]})
    assert list(connect(package, httpserver.url_for("")).names.list()) == ["a", "b"]
    assert queries(httpserver) == [("/names", ""), ("/names", "page=2")]


def test_nor_is_the_state_of_what_it_began(httpserver: HTTPServer, connect: Connect, package: ModuleType) -> None:
    headers = {"Operation-Location": httpserver.url_for("/state")}
    httpserver.expect_request("/jobs").respond_with_data(b"", status=202, headers=headers)
    httpserver.expect_request("/state").respond_with_json({"status": "Succeeded"})
    connect(package, httpserver.url_for("")).jobs.begin_run(polling_interval=0).wait()
    assert queries(httpserver) == [("/jobs", ""), ("/state", "")]
