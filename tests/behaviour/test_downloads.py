"""Answers that are files: read whole, block by block or straight to disk, without holding them in memory."""

from __future__ import annotations

import asyncio
import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from azure.core.credentials import AzureKeyCredential
from azure.core.exceptions import ResourceNotFoundError, StreamConsumedError
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

DOCUMENT = """
swagger: "2.0"
info: {title: Files, version: "1"}
host: files.example
securityDefinitions: {key: {type: apiKey, in: header, name: api-key}}
security: [{key: []}]
paths:
  /files/{id}/content:
    get:
      operationId: Files_GetContent
      produces: [application/octet-stream]
      parameters: [{name: id, in: path, required: true, type: string}]
      responses:
        "200": {description: The bytes, schema: {type: file}}
        default: {description: Error, schema: {$ref: "#/definitions/Error"}}
definitions:
  Error: {type: object, properties: {error: {type: object, properties: {code: {type: string}}}}}
"""
BLOCK = bytes(range(256)) * 4096  # 1 MiB


@pytest.fixture
def files(make_package: Any) -> ModuleType:
    package: ModuleType = make_package(DOCUMENT)
    return package


def client(package: ModuleType, server: HTTPServer) -> Any:
    return package.DocumentClient(server.url_for(""), AzureKeyCredential("k"))


def serve(server: HTTPServer, blocks: int) -> None:
    def answer(_: Request) -> Response:
        def body() -> Iterator[bytes]:
            for _ in range(blocks):
                yield BLOCK

        return Response(body(), content_type="audio/mpeg", headers={"Content-Length": str(blocks * len(BLOCK))})

    server.expect_request("/files/a%2Fb/content").respond_with_handler(answer)
    server.expect_request("/files/a/b/content").respond_with_handler(answer)


def test_a_download_is_read_whole_or_in_blocks_or_written_to_a_path_and_a_file(
    files: ModuleType, httpserver: HTTPServer, tmp_path: Path
) -> None:
    serve(httpserver, 2)
    with client(files, httpserver) as own:
        assert own.files.get_content("a/b").read() == BLOCK * 2
        with own.files.get_content("a/b") as download:
            assert download.content_type == "audio/mpeg"
            assert b"".join(download) == BLOCK * 2
        own.files.get_content("a/b").write_to(tmp_path / "file")
        assert (tmp_path / "file").read_bytes() == BLOCK * 2
        memory = io.BytesIO()
        download = own.files.get_content("a/b")
        download.write_to(memory)
        assert memory.getvalue() == BLOCK * 2
        with pytest.raises(StreamConsumedError):
            download.read()


def test_the_same_downloads_asynchronously(files: ModuleType, httpserver: HTTPServer, tmp_path: Path) -> None:
    serve(httpserver, 2)

    async def run() -> None:
        async with files.aio.DocumentClient(httpserver.url_for(""), AzureKeyCredential("k")) as own:
            assert await (await own.files.get_content("a/b")).read() == BLOCK * 2
            async with await own.files.get_content("a/b") as download:
                assert b"".join([block async for block in download]) == BLOCK * 2
            await (await own.files.get_content("a/b")).write_to(tmp_path / "file")
            assert (tmp_path / "file").read_bytes() == BLOCK * 2

    asyncio.run(run())


def test_a_large_download_goes_to_disk_in_little_memory(
    files: ModuleType, httpserver: HTTPServer, tmp_path: Path
) -> None:
    serve(httpserver, 200)
    with client(files, httpserver) as own:
        tracemalloc.start()
        try:
            own.files.get_content("a/b").write_to(tmp_path / "file")
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert (tmp_path / "file").stat().st_size == 200 << 20
    assert peak < 16 << 20


def test_a_refused_download_raises_with_the_service_s_own_answer(files: ModuleType, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/files/x/content").respond_with_json({"error": {"code": "gone"}}, status=404)
    with client(files, httpserver) as own, pytest.raises(ResourceNotFoundError) as caught:
        own.files.get_content("x")
    model: Any = caught.value.model
    assert type(model) is files.models.Error and model.error.code == "gone"


def test_a_refused_download_raises_asynchronously_too(files: ModuleType, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/files/x/content").respond_with_json({"error": {"code": "gone"}}, status=404)

    async def run() -> None:
        async with files.aio.DocumentClient(httpserver.url_for(""), AzureKeyCredential("k")) as own:
            await own.files.get_content("x")

    with pytest.raises(ResourceNotFoundError) as caught:
        asyncio.run(run())
    model: Any = caught.value.model
    assert model.error.code == "gone"
