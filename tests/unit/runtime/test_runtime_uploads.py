"""Proves the bytes of multipart bodies, and that what is large is streamed."""

from __future__ import annotations

import io
import re
import tempfile
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from azure.core.exceptions import AzureError, HttpResponseError
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response


@pytest.fixture
def parts(httpserver: HTTPServer) -> list[Any]:
    """The raw body of each request, cut at its boundary."""
    seen: list[Any] = []

    def answer(request: Request) -> Response:
        boundary = request.headers["Content-Type"].partition("boundary=")[2].encode()
        seen.append(request.get_data().split(b"--" + boundary))
        return Response("ok", content_type="text/plain")

    httpserver.expect_request("/openai/audio").respond_with_handler(answer)
    return seen


def test_the_bytes_on_the_wire(call: Any, parts: list[Any], models: Any) -> None:
    result = call(
        "audio", file=("a.txt", b"hello"), model="whisper", granularities=["word", "segment"], expires_anchor=7,
        flag=True, usage=models.Usage(total=1), nothing=None,
    )  # fmt: skip
    assert result == "ok"
    assert parts[0] == [
        b"",
        b'\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nhello\r\n',
        b'\r\nContent-Disposition: form-data; name="model"\r\n\r\nwhisper\r\n',
        b'\r\nContent-Disposition: form-data; name="granularities[]"\r\n\r\nword\r\n',
        b'\r\nContent-Disposition: form-data; name="granularities[]"\r\n\r\nsegment\r\n',
        b'\r\nContent-Disposition: form-data; name="expires.anchor"\r\n\r\n7\r\n',
        b'\r\nContent-Disposition: form-data; name="flag"\r\n\r\ntrue\r\n',
        b'\r\nContent-Disposition: form-data; name="usage"\r\nContent-Type: application/json\r\n\r\n{"total":1}\r\n',
        b"--\r\n",
    ]


def test_the_forms_a_file_can_take(call: Any, parts: list[Any], tmp_path: Path) -> None:
    path = tmp_path / "speech.mp3"
    path.write_bytes(b"from disk")
    with path.open("rb") as opened:
        files = [
            b"bytes",
            path,
            opened,
            ("n.bin", io.BytesIO(b"io")),
            ("n.json", "{}", "x/y"),
            ("it", iter([b"a", b"b"])),
            ("named.txt", path),
        ]
        call("audio", file=files)
        assert not opened.closed
    heads = [part.partition(b"\r\n\r\n") for part in parts[0][1:-1]]
    names = [head.partition(b"filename=")[2].replace(b"\r\nContent-Type: ", b" ").decode() for head, _, _ in heads]
    assert names == [
        '"upload" application/octet-stream', '"speech.mp3" audio/mpeg', '"speech.mp3" audio/mpeg',
        '"n.bin" application/octet-stream', '"n.json" x/y', '"it" application/octet-stream', '"named.txt" text/plain',
    ]  # fmt: skip
    assert [body for _, _, body in heads] == [
        b"bytes\r\n",
        b"from disk\r\n",
        b"from disk\r\n",
        b"io\r\n",
        b"{}\r\n",
        b"ab\r\n",
        b"from disk\r\n",
    ]


def test_a_path_is_a_body_too_and_is_sent_again_whole(call: Any, httpserver: HTTPServer, tmp_path: Path) -> None:
    """As the whole body; the attempt after a 503 sends it from its beginning, and no file stays open."""
    path = tmp_path / "large.bin"
    path.write_bytes(bytes(range(256)) * 1000)
    httpserver.expect_ordered_request("/openai/raw").respond_with_data("no", status=503)
    httpserver.expect_ordered_request("/openai/raw").respond_with_data(b"ok")
    assert call("put", body=path, settings={"retries": 1, "retry_backoff": 0.01}) == b"ok"
    assert [request.get_data() for request, _ in httpserver.log] == [path.read_bytes()] * 2
    assert httpserver.log[0][0].headers["Content-Length"] == "256000"


def test_a_str_is_no_file(call: Any, parts: list[Any], tmp_path: Path) -> None:
    """Its ten characters would be uploaded where a path was meant; nor is a path that leads nowhere."""
    with pytest.raises(TypeError, match="^file is a str: give a pathlib.Path to send the file of that name, or bytes"):
        call("audio", file="speech.mp3")
    with pytest.raises(FileNotFoundError, match="missing.mp3"):
        call("audio", file=tmp_path / "missing.mp3")
    assert parts == []


def test_a_file_is_read_from_where_it_stands(call: Any, parts: list[Any]) -> None:
    opened = io.BytesIO(b"skip this")
    opened.seek(5)
    call("audio", file=opened)
    assert parts[0][1].endswith(b"\r\n\r\nthis\r\n")


def test_names_cannot_break_out_of_their_header(call: Any, parts: list[Any]) -> None:
    call("audio", file=('a"\r\nX-Evil: 1.txt', b""), extra_body={'p"\r\nq': "v"})
    assert b'filename="a%22%0D%0AX-Evil: 1.txt"\r\n' in parts[0][1]
    assert b'name="p%22%0D%0Aq"\r\n' in parts[0][2]
    with pytest.raises(ValueError):
        call("audio", file=("a", b"", "x/y\r\nX-Evil: 1"))


def test_a_text_mode_file_is_refused_clearly(call: Any, parts: list[Any], tmp_path: Path) -> None:
    (tmp_path / "a").write_text("ä")
    with (tmp_path / "a").open(encoding="utf-8") as opened, pytest.raises(TypeError, match="binary"):
        call("audio", file=opened)


def test_a_failed_attempt_is_repeated_with_the_whole_body(call: Any, httpserver: HTTPServer) -> None:
    bodies: list[bytes] = []

    def answer(request: Request) -> Response:
        bodies.append(request.get_data())
        return Response("ok" if len(bodies) > 1 else "no", 200 if len(bodies) > 1 else 503, content_type="text/plain")

    httpserver.expect_request("/openai/audio").respond_with_handler(answer)
    opened = io.BytesIO(b"xhello")
    opened.seek(1)
    assert call("audio", file=opened, settings={"retries": 2, "retry_backoff": 0.01}) == "ok"
    assert len(bodies) == 2 and bodies[0] == bodies[1] and b"\r\n\r\nhello\r\n" in bodies[1]


async def pieces() -> Any:
    yield b"a"
    yield b"b"


def test_an_iterator_that_was_read_is_not_sent_again(call: Any, httpserver: HTTPServer) -> None:
    def bodies() -> list[Any]:
        return [iter([b"a", b"b"]), *([pieces()] if call.is_async else [])]

    httpserver.expect_request("/openai/raw").respond_with_data("no", status=503)
    for body in bodies():
        with pytest.raises(HttpResponseError, match="503"):
            call("put", body=body, settings={"retries": 2, "retry_backoff": 0.01})
    httpserver.clear_all_handlers()
    httpserver.expect_request("/openai/raw").respond_with_data("", status=307, headers={"Location": "/other"})
    for body in bodies():
        with pytest.raises((ValueError, OSError, AzureError), match="cannot be sent again|rewinding"):
            call("put", body=body)
    assert {request.path for request, _ in httpserver.log} == {"/openai/raw"} and len(httpserver.log) == 2 * len(
        bodies()
    )


def test_a_redirected_body_is_sent_whole(call: Any, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/openai/raw").respond_with_data("", status=307, headers={"Location": "/other"})
    httpserver.expect_request("/other").respond_with_data(b"ok")
    assert call("put", body=io.BytesIO(b"whole")) == b"ok"
    assert [request.get_data() for request, _ in httpserver.log] == [b"whole", b"whole"]


def test_an_async_iterator_is_streamed(call: Any, httpserver: HTTPServer) -> None:
    if not call.is_async:
        pytest.skip("for the async client only")

    httpserver.expect_request("/openai/raw").respond_with_data(b"ok")
    assert call("put", body=pieces()) == b"ok" and httpserver.log[0][0].get_data() == b"ab"


def test_a_large_file_passes_through_little_memory(call: Any, raw_server: Any) -> None:
    size = 300 << 20
    received: list[tuple[int, int]] = []

    def answer(connection: Any, head: bytes, reader: Any) -> None:
        expected = int(re.search(rb"(?i)content-length: (\d+)", head)[1])  # type: ignore[index]
        block, total = bytearray(1 << 20), 0
        while total < expected:
            total += connection.recv_into(block) if total else len(reader.peek()) and len(reader.read1())
        received.append((expected, total))
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok")

    call.endpoint = raw_server(answer).url
    with tempfile.TemporaryFile() as opened:
        opened.truncate(size)  # a sparse file: no disk is filled
        opened.seek(0)
        call("audio", file=b"warm up")
        tracemalloc.start()
        call("audio", file=opened)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert received[-1][0] == received[-1][1] > size and peak < 10 << 20


def test_large_bytes_are_not_copied_as_they_are_sent(runtime: Any) -> None:
    """Given whole, or as one piece of an iterator: what is read of them is all that is copied."""
    large = bytes(40 << 20)
    for part in (large, iter([large])):
        upload = runtime("bodies").Upload([b"head", part, b"tail"])
        tracemalloc.start()
        total = sum(len(block) for block in iter(lambda: upload.read(1 << 14), b""))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert total == len(large) + 8 and peak < 1 << 20
