"""``service.yaml`` pins and denies what is otherwise inferred: here, the assistants' events, which no path refers to."""

from __future__ import annotations

import asyncio
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from azure.core.credentials import AzureKeyCredential
from azure.core.exceptions import HttpResponseError
from pytest_httpserver import HTTPServer

from generator.convert import convert
from generator.infer.paging import infer_paging
from generator.infer.streaming import infer_streaming
from generator.project.catalog import Target
from generator.project.configuration import PagePin, ServiceConfig, StreamPin
from generator.diagnostics import DiagnosticSink
from generator.ir.service import Operation
from generator.load import load
from generator.normalize import normalize
from generator.generation import generate_package
from generator.package.result import Options

DOCUMENT = """
openapi: 3.0.0
info: {title: Azure OpenAI Runs, version: "1"}
paths:
  /threads/{thread_id}/runs:
    post:
      operationId: Create_Run
      parameters: [{name: thread_id, in: path, required: true, schema: {type: string}}]
      requestBody: {content: {application/json: {schema: {type: object, properties: {stream: {type: boolean}}}}}}
      responses: {"200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/run"}}}}}
  /runs:
    get:
      operationId: List_Runs
      responses: {"200": {description: "", content: {application/json: {schema: {type: object, properties: {
        object: {type: string, enum: [list]}, data: {type: array, items: {$ref: "#/components/schemas/run"}}}}}}}}
components:
  schemas:
    run: {type: object, properties: {id: {type: string}}}
    assistantStreamEvent: {oneOf: [{$ref: "#/components/schemas/runEvent"}, {$ref: "#/components/schemas/deltaEvent"}]}
    runEvent: {type: object, required: [event, data], properties: {
      event: {type: string, enum: [thread.run.created]}, data: {$ref: "#/components/schemas/run"}}}
    deltaEvent: {type: object, required: [event, data], properties: {
      event: {type: string, enum: [thread.message.delta]}, data: {type: object, properties: {text: {type: string}}}}}
"""
EVENTS = (
    'event: thread.run.created\ndata: {"id": "run_1"}\n\n'
    'event: thread.message.delta\ndata: {"text": "Hi"}\n\n'
    'event: thread.never.heard\ndata: {"deep": [1]}\n\n'
    "event: done\ndata: [DONE]\n\n"
)


@pytest.fixture
def runs(tmp_path: Path) -> Iterator[ModuleType]:
    """The document's package, generated as the service whose ``service.yaml`` has the pin."""
    document = tmp_path / "runs.yaml"
    document.write_text(DOCUMENT)
    options = Options(tmp_path / "out", service="inference", module="pinned.v1")
    result = generate_package(Target("runs.yaml", document), options)
    assert result.status.value == "written"
    sys.path.insert(0, str(tmp_path / "out" / result.folder / "src"))
    importlib.import_module("pinned.v1.aio")
    yield importlib.import_module("pinned.v1")
    sys.path.pop(0)
    for name in [name for name in sys.modules if name.partition(".")[0] == "pinned"]:
        del sys.modules[name]


def check(runs: ModuleType, events: list[Any]) -> None:
    created, delta, unknown = events
    assert (
        type(created) is runs.models.RunEvent and type(created.data) is runs.models.Run and created.data.id == "run_1"
    )
    assert type(delta) is runs.models.DeltaEvent and delta.data.text == "Hi"
    assert unknown.model_dump() == {"event": "thread.never.heard", "data": {"deep": [1]}}


def test_events_are_typed_by_name_and_data_together(runs: ModuleType, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/threads/t/runs").respond_with_data(EVENTS, content_type="text/event-stream")
    with runs.InferenceClient(httpserver.url_for(""), AzureKeyCredential("k")) as client:
        check(runs, list(client.runs.create("t", stream=True)))

    async def run() -> list[object]:
        async with runs.aio.InferenceClient(httpserver.url_for(""), AzureKeyCredential("k")) as client:
            return [event async for event in await client.runs.create("t", stream=True)]

    check(runs, asyncio.run(run()))


def test_an_error_event_raises_after_what_came_before_it(runs: ModuleType, httpserver: HTTPServer) -> None:
    body = EVENTS.split("\n\n")[0] + '\n\nevent: error\ndata: {"code": "overloaded", "message": "Later."}\n\n'
    httpserver.expect_request("/threads/t/runs").respond_with_data(body, content_type="text/event-stream")
    with runs.InferenceClient(httpserver.url_for(""), AzureKeyCredential("k")) as client:
        stream = iter(client.runs.create("t", stream=True))
        assert next(stream).data.id == "run_1"
        with pytest.raises(HttpResponseError, match="overloaded"):
            next(stream)


def inferred(tmp_path: Path, config: ServiceConfig) -> tuple[dict[str | None, Operation], DiagnosticSink]:
    document = tmp_path / "runs.yaml"
    document.write_text(DOCUMENT)
    sink = DiagnosticSink()
    service = convert(normalize(load(document, sink), sink), sink)
    service = infer_paging(infer_streaming(service, config, sink), config, sink)
    return {operation.id: operation for operation in service.operations}, sink


def test_a_pin_denies_a_stream_and_a_pager(tmp_path: Path) -> None:
    operations, _ = inferred(tmp_path, ServiceConfig("x"))
    assert operations["Create_Run"].streaming is not None and operations["List_Runs"].paging is not None
    config = ServiceConfig("x", streaming={"Create_Run": StreamPin(None)}, paging={"GET /runs": PagePin()})
    operations, _ = inferred(tmp_path, config)
    assert operations["Create_Run"].streaming is None and operations["List_Runs"].paging is None


def test_a_pin_that_does_not_fit_the_document_is_a_warning(tmp_path: Path) -> None:
    config = ServiceConfig("x", streaming={"Create_Run": StreamPin("gone")}, paging={"List_Runs": PagePin("gone")})
    _, sink = inferred(tmp_path, config)
    assert [item.code for item in sink if item.severity.value == "warning"] == ["CG394", "CG394"]
