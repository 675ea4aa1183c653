"""``with_raw_response`` gives status, headers and the parsed value together, for any method but a pager's."""

from __future__ import annotations

import asyncio
from types import ModuleType
from typing import Any

import pytest
from azure.core.credentials import AzureKeyCredential
from pytest_httpserver import HTTPServer

DOCUMENT = """
openapi: 3.0.0
info: {title: Things, version: "1"}
paths:
  /things:
    get:
      operationId: Things_List
      responses:
        "200":
          description: ""
          content: {application/json: {schema: {type: object, properties: {object: {type: string, enum: [list]},
            data: {type: array, items: {$ref: "#/components/schemas/Thing"}}}}}}
  /thing:
    get:
      operationId: Things_Get
      responses:
        "200":
          description: ""
          headers:
            Retry-After: {schema: {type: integer}}
            Last-Modified: {schema: {type: string, format: date-time}}
            x-cached: {schema: {type: boolean}}
            x-cost: {schema: {type: number}}
            x-absent: {schema: {type: string}}
          content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}
components: {schemas: {Thing: {type: object, properties: {name: {type: string}}}}}
"""
HEADERS = {
    "Retry-After": "5",
    "Last-Modified": "Wed, 21 Oct 2015 07:28:00 GMT",
    "x-cached": "true",
    "x-cost": "much",
    "apim-request-id": "r-1",
}


@pytest.fixture
def things(make_package: Any, httpserver: HTTPServer) -> ModuleType:
    httpserver.expect_request("/thing").respond_with_json({"name": "a"}, headers=HEADERS)
    package: ModuleType = make_package(DOCUMENT)
    return package


def check(package: ModuleType, raw: Any) -> None:
    assert (raw.status_code, raw.parsed.name, raw.request_id) == (200, "a", "r-1")
    assert type(raw.parsed) is package.models.Thing and raw.headers["X-Cost"] == "much"
    declared = raw.declared_headers
    assert declared["Last-Modified"].year == 2015
    del declared["Last-Modified"]
    assert declared == {"Retry-After": 5, "x-cached": True, "x-cost": "much"}


def test_a_call_gives_status_headers_and_value(things: ModuleType, httpserver: HTTPServer) -> None:
    seen: list[int] = []
    with things.DocumentClient(httpserver.url_for(""), AzureKeyCredential("k")) as client:
        get = things.with_raw_response(client.things.get)
        check(things, get(response_hook=lambda response: seen.append(response.status_code)))
    assert seen == [200]


def test_an_asynchronous_call_gives_them_too(things: ModuleType, httpserver: HTTPServer) -> None:
    async def run() -> Any:
        async with things.aio.DocumentClient(httpserver.url_for(""), AzureKeyCredential("k")) as client:
            return await things.aio.with_raw_response(client.things.get)()

    check(things, asyncio.run(run()))


def test_a_pager_has_no_raw_response_and_says_so(things: ModuleType, httpserver: HTTPServer) -> None:
    with things.DocumentClient(httpserver.url_for(""), AzureKeyCredential("k")) as client:
        with pytest.raises(TypeError, match="sends its requests later"):
            things.with_raw_response(client.things.list)()
