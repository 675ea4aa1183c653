"""``prefixItems``: an array with a type for each position is a tuple, read and sent position by position."""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any

import pytest
from azure.core.credentials import AzureKeyCredential
from azure.core.exceptions import DecodeError
from pytest_httpserver import HTTPServer

DOCUMENT = """
openapi: 3.1.0
info: {title: Tracks, version: "1"}
paths:
  /tracks:
    post:
      operationId: Tracks_Create
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Track"}}}
      responses:
        "200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Track"}}}}
components:
  schemas:
    Label: {type: object, properties: {text: {type: string}}}
    Track:
      type: object
      required: [mark]
      properties:
        mark:
          type: array
          prefixItems: [{type: number}, {$ref: "#/components/schemas/Label"}]
          items: false
          minItems: 2
"""


@pytest.fixture
def tracks(make_package: Any) -> ModuleType:
    package: ModuleType = make_package(DOCUMENT)
    return package


def create(package: ModuleType, server: HTTPServer, answer: Any, *, strict: bool = False, **body: Any) -> Any:
    server.expect_request("/tracks").respond_with_json(answer)
    with package.DocumentClient(server.url_for(""), AzureKeyCredential("k"), strict=strict) as client:
        return client.tracks.create(**body)


def test_each_position_is_read_as_its_type_and_written_back(tracks: ModuleType, httpserver: HTTPServer) -> None:
    answer = {"mark": [0.5, {"text": "start"}]}
    track = create(tracks, httpserver, answer, mark=(0.5, {"text": "start"}), strict=True)
    assert type(track.mark) is tuple and track.mark[1].text == "start"
    assert track.model_dump(mode="json", exclude_unset=True) == answer
    ((request, _),) = httpserver.log
    assert json.loads(request.data) == answer


@pytest.mark.parametrize("mark", [[], [0.5], [0.5, {"text": "start"}, "more"], ["half", {"text": "start"}]])
def test_another_length_or_type_is_kept_and_refused_by_a_strict_client(
    tracks: ModuleType, httpserver: HTTPServer, mark: list[Any]
) -> None:
    """What is there is read by position; nothing is lost."""
    track = create(tracks, httpserver, {"mark": mark}, mark=mark)
    assert track.model_dump(mode="json", exclude_unset=True) == {"mark": mark}
    if len(mark) > 1:
        assert type(track.mark[1]).__name__ == "Label"
    with pytest.raises(DecodeError):
        create(tracks, httpserver, {"mark": mark}, mark=mark, strict=True)
