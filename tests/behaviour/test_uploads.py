"""Uploads of generated packages: the parts that a document names, as bytes on the wire, whatever a file is given as."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from .wire import Connect, StartServer, connect, package_from, package_of, start_server

__all__ = ["connect", "start_server"]
PATH = "/box/send"

DOCUMENT = """
openapi: 3.1.0
info: {title: Box, version: "1"}
servers: [{url: "https://{endpoint}/box", variables: {endpoint: {default: x.example}}}]
paths:
  /send:
    post:
      operationId: parcels_send
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: {$ref: "#/components/schemas/Parcel"}
            encoding: {note: {contentType: application/json}, picture: {contentType: image/png}}
      responses: {"200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Receipt"}}}}}
components:
  schemas:
    Receipt: {type: object, properties: {id: {type: string}}}
    Parcel:
      type: object
      required: [file]
      properties:
        file: {type: string, format: binary}
        picture: {type: string, format: binary}
        extra: {type: array, items: {type: string, format: binary}}
        "timestamp_granularities[]": {type: array, items: {type: string, enum: [word, segment]}}
        "expires_after.anchor": {type: string}
        "expires_after.seconds": {type: integer}
        note: {type: object, properties: {text: {type: string}, tags: {type: array, items: {type: string}}}}
        plain: {type: object, properties: {a: {type: integer}}}
        fast: {type: boolean}
        temperature: {type: number}
"""


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package_from(DOCUMENT, tmp_path_factory.mktemp("box"), "uploads_box.v1")


@pytest.fixture(scope="module")
def authoring(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package_of("authoring/2023-10-01-preview", tmp_path_factory.mktemp("authoring"), "uploads_authoring.v1")


class Parts:
    """The parts of each upload, as another parser than ours reads them: (name, file name, media type, content)."""

    def __init__(self, httpserver: HTTPServer, path: str = PATH, answer: Any = None) -> None:
        self.uploads: list[list[tuple[str, str | None, str, bytes]]] = []
        self.bodies: list[bytes] = []
        self.result = answer or {"id": "r"}
        httpserver.expect_request(path, method="POST").respond_with_handler(self._answer)

    def _answer(self, request: Request) -> Response:
        body = request.get_data()
        head = f"Content-Type: {request.headers['Content-Type']}\r\n\r\n".encode()
        message = message_from_bytes(head + body)
        assert message.is_multipart() and len(body) == int(request.headers["Content-Length"])
        self.uploads.append([self._part(part) for part in message.get_payload()])  # type: ignore[arg-type]
        self.bodies.append(body)
        return Response(json.dumps(self.result), content_type="application/json")

    @staticmethod
    def _part(part: Message) -> tuple[str, str | None, str, bytes]:
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        assert isinstance(name, str) and isinstance(content, bytes)
        return name, part.get_filename(), part.get("Content-Type", ""), content


BINARY_PARTS = Path(__file__).parent.parent / "cases" / "binary_parts" / "openapi31.yaml"


def uploaded(httpserver: HTTPServer) -> list[tuple[str, str | None, str, bytes]]:
    """The parts of the last request."""
    request = httpserver.log[-1][0]
    message = message_from_bytes(
        f"Content-Type: {request.headers['Content-Type']}\r\n\r\n".encode() + request.get_data()
    )
    return [Parts._part(part) for part in message.get_payload()]  # type: ignore[arg-type]


@pytest.mark.parametrize("version", ["3.1.0", "3.0.3"])
def test_a_part_without_a_type_takes_bytes(
    connect: Connect, httpserver: HTTPServer, tmp_path: Path, version: str
) -> None:
    """Binary in 3.1; in 3.0, where it is any value, bytes and open files are files too and the rest is JSON or text."""
    text = BINARY_PARTS.read_text("utf-8").replace("openapi: 3.1.0", f"openapi: {version}")
    package = package_from(text, tmp_path, f"uploads_typeless_{version[2]}_{connect.is_async:d}.v1")
    httpserver.expect_request("/files").respond_with_data(status=204)
    files = connect(package, httpserver.url_for("")).files
    opened = io.BytesIO(b"\xff2")
    files.upload(file=b"\xff1", more=[opened, b"\xff3"], picture=b"\x89PNG", details="a text", note="a note")
    assert uploaded(httpserver) == [
        ("file", "upload", "application/octet-stream", b"\xff1"),
        ("more", "upload", "application/octet-stream", b"\xff2"),
        ("more", "upload", "application/octet-stream", b"\xff3"),
        ("picture", "upload", "image/png", b"\x89PNG"),
        ("details", None, "application/json", b'"a text"'),
        ("note", None, "text/plain", b"a note"),
    ]


def test_every_part_goes_by_the_documents_name_and_type(
    connect: Connect, box: ModuleType, httpserver: HTTPServer
) -> None:
    """Array parts are repeated, dotted and bracketed names kept, objects sent as JSON, scalars as text."""
    seen = Parts(httpserver)
    result = connect(box, httpserver.url_for("")).parcels.send(
        file=("a.txt", b"hello"),
        picture=b"\x89PNG",
        extra=[b"1", ("two.bin", b"2")],
        timestamp_granularities=["word", "segment"],
        expires_after_anchor="created_at",
        expires_after_seconds=3600,
        note={"text": "Grüße", "tags": ["a"]},
        plain={"a": 1},
        fast=True,
        temperature=0.5,
    )
    assert type(result) is box.models.Receipt and result.id == "r"
    assert seen.uploads == [
        [
            ("file", "a.txt", "text/plain", b"hello"),
            ("picture", "upload", "image/png", b"\x89PNG"),
            ("extra", "upload", "application/octet-stream", b"1"),
            ("extra", "two.bin", "application/octet-stream", b"2"),
            ("timestamp_granularities[]", None, "", b"word"),
            ("timestamp_granularities[]", None, "", b"segment"),
            ("expires_after.anchor", None, "", b"created_at"),
            ("expires_after.seconds", None, "", b"3600"),
            ("note", None, "application/json", '{"text":"Grüße","tags":["a"]}'.encode()),
            ("plain", None, "application/json", b'{"a":1}'),
            ("fast", None, "", b"true"),
            ("temperature", None, "", b"0.5"),
        ]
    ]


def test_a_body_given_whole_has_the_wires_own_names(connect: Connect, box: ModuleType, httpserver: HTTPServer) -> None:
    """``body=`` takes a mapping by wire name; a None part is left out, since a form has no null."""
    seen = Parts(httpserver)
    connect(box, httpserver.url_for("")).parcels.send(
        body={"file": b"x", "timestamp_granularities[]": ["word"], "expires_after.anchor": "created_at", "note": None}
    )
    assert [(name, content) for name, _, _, content in seen.uploads[0]] == [
        ("file", b"x"),
        ("timestamp_granularities[]", b"word"),
        ("expires_after.anchor", b"created_at"),
    ]


def test_a_file_is_given_in_any_of_its_forms(
    connect: Connect, box: ModuleType, httpserver: HTTPServer, tmp_path: Path
) -> None:
    """Bytes, an open file, ``(name, content)``, ``(name, content, type)``; an open file keeps its name and stays open."""
    path = tmp_path / "speech.mp3"
    path.write_bytes(b"from disk")
    seen = Parts(httpserver)
    client = connect(box, httpserver.url_for(""))
    with path.open("rb") as opened:
        forms = [
            b"bytes",
            opened,
            ("n.wav", io.BytesIO(b"memory")),
            ("n.json", b"{}", "text/x-mine"),
            ('ü ;".txt', b""),
        ]
        for form in forms:
            client.parcels.send(file=form)
        assert not opened.closed
    bytes_, disk, memory, typed, odd = [upload[0][1:] for upload in seen.uploads]
    assert bytes_ == ("upload", "application/octet-stream", b"bytes")
    assert disk == ("speech.mp3", "audio/mpeg", b"from disk")
    assert memory[0] == "n.wav" and memory[1].startswith("audio/") and memory[2] == b"memory"
    assert typed == ("n.json", "text/x-mine", b"{}")
    assert odd[1:] == ("text/plain", b"") and 'filename="ü ;%22.txt"'.encode() in seen.bodies[4]


def test_form_data_of_swagger_2_is_a_multipart_upload(
    connect: Connect, authoring: ModuleType, httpserver: HTTPServer
) -> None:
    """``in: formData`` with ``type: file`` uploads in the same way, and a 201 is the typed answer."""
    seen = Parts(httpserver, "/openai/files", {"id": "file-1", "status": "notRunning"})
    lines = b'{"prompt": "a"}\n'
    result = connect(authoring, httpserver.url_for("")).files.upload(file=("t.jsonl", lines), purpose="fine-tune")
    assert type(result) is authoring.models.File and result.id == "file-1"
    found = {name: (filename, content) for name, filename, _, content in seen.uploads[0]}
    assert found == {"file": ("t.jsonl", lines), "purpose": (None, b"fine-tune")}
    assert httpserver.log[0][0].args["api-version"] == "2023-10-01-preview"


def test_a_transcription_takes_its_file_and_its_options(
    connect: Connect, inference: ModuleType, httpserver: HTTPServer
) -> None:
    """The audio operations of inference are uploads too."""
    seen = Parts(httpserver, "/openai/deployments/whisper/audio/transcriptions", {"text": "Hi."})
    answer = connect(inference, httpserver.url_for("")).transcriptions.create(
        "whisper", file=("hi.wav", b"RIFF"), language="en", temperature=0
    )
    assert answer.text == "Hi."
    assert [(name, content) for name, _, _, content in seen.uploads[0]] == [
        ("file", b"RIFF"),
        ("language", b"en"),
        ("temperature", b"0"),
    ]


def test_a_failed_upload_is_sent_again_whole(connect: Connect, box: ModuleType, httpserver: HTTPServer) -> None:
    """After a 503 the same bytes are sent once more, from where the file stood; what cannot be read again is not."""
    bodies: list[bytes] = []

    def answer(request: Request) -> Response:
        bodies.append(request.get_data())
        return Response("{}", 503 if len(bodies) == 1 else 200, content_type="application/json")

    httpserver.expect_request(PATH).respond_with_handler(answer)
    opened = io.BytesIO(b"skipped" + bytes(range(256)) * 4096)
    opened.seek(7)
    client = connect(box, httpserver.url_for(""), retries=2, retry_backoff=0.01)
    client.parcels.send(file=("a", opened), fast=True)
    assert len(bodies) == 2 and bodies[0] == bodies[1] and bytes(range(256)) * 4096 in bodies[1]
    assert b"skipped" not in bodies[1]


def test_mistakes_are_told_before_anything_is_sent(
    connect: Connect, box: ModuleType, httpserver: HTTPServer, tmp_path: Path
) -> None:
    """A file opened as text, and a media type that would begin another header, raise without a request."""
    (tmp_path / "a.txt").write_text("a")
    client = connect(box, httpserver.url_for(""))
    with (tmp_path / "a.txt").open() as opened, pytest.raises(TypeError, match="binary"):
        client.parcels.send(file=opened)
    with pytest.raises(ValueError, match="line break"):
        client.parcels.send(file=("a", b"", "x/y\r\nX-Evil: 1"))
    assert httpserver.log == []


LARGE = """
import asyncio, resource, sys, tempfile
from azure.core.credentials import AzureKeyCredential

sys.path.insert(0, sys.argv[1])
import uploads_box.v1 as package, uploads_box.v1.aio as aio

name = next(name for name in package.__all__ if name.endswith("Client"))
kind, url, size = sys.argv[2], sys.argv[3], int(sys.argv[4])
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

def sync(file):
    with getattr(package, name)(url, AzureKeyCredential("k")) as client:
        client.parcels.send(file=b"warm up")
        before = peak()
        client.parcels.send(file=file)
        return peak() - before

async def not_sync(file):
    async with getattr(aio, name)(url, AzureKeyCredential("k")) as client:
        await client.parcels.send(file=b"warm up")
        before = peak()
        await client.parcels.send(file=file)
        return peak() - before

with tempfile.TemporaryFile() as file:
    file.truncate(size)  # sparse: no disk is filled
    print(sync(file) if kind == "sync" else asyncio.run(not_sync(file)))
"""


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_large_file_takes_little_memory(box: ModuleType, start_server: StartServer, kind: str) -> None:
    """256 MiB go up in less than 24 MiB of memory, measured as the process's own peak, with their length announced."""
    size = 256 << 20
    received: list[tuple[int, int]] = []

    def answer(connection: Any, head: bytes, reader: Any) -> None:
        found = re.search(rb"(?i)content-length: (\d+)", head)
        assert found is not None
        expected, total = int(found[1]), 0
        while total < expected and expected > 1 << 20:  # what is short was read already
            total += len(reader.read1(1 << 20))
        received.append((expected, total))
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")

    server = start_server(answer)
    source = Path(str(box.__file__)).parents[2]
    command = [sys.executable, "-c", LARGE, str(source), kind, server.url, str(size)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    unit = 1 if sys.platform == "darwin" else 1024
    assert received[-1][0] == received[-1][1] > size and int(done.stdout) * unit < 24 << 20
