"""Operations that answer with events or with something else: each is had by asking for it, and nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from azure.core.exceptions import DecodeError
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from .wire import Connect, connect, package_from

__all__ = ["connect"]
DOCUMENT = Path(__file__).parent.parent / "cases" / "streams_beside" / "openapi31.yaml"
EVENTS = b'data: {"delta": "a"}\n\ndata: {"delta": "b"}\n\n'


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package_from(DOCUMENT.read_text("utf-8"), tmp_path_factory.mktemp("beside"), "streams_beside.v1")


def negotiating(httpserver: HTTPServer, path: str, plain: bytes, media_type: str) -> None:
    """A service that looks at the header Accept alone."""

    def answer(request: Request) -> Response:
        if "text/event-stream" in request.headers["Accept"]:
            return Response(EVENTS, content_type="text/event-stream")
        return Response(plain, content_type=media_type)

    httpserver.expect_request(path).respond_with_handler(answer)


def body(httpserver: HTTPServer) -> Any:
    return json.loads(httpserver.log[-1][0].get_data())


def test_a_file_is_the_plain_answer(connect: Connect, beside: ModuleType, httpserver: HTTPServer) -> None:
    """Audio beside events is a download; the switch is the caller's, and no event is asked for."""
    negotiating(httpserver, "/speech", b"\xff\xfbmp3", "audio/mpeg")
    download = connect(beside, httpserver.url_for("")).audio.speak(input="Hi", stream_format="audio")
    assert download.content_type == "audio/mpeg" and download.read() == b"\xff\xfbmp3"
    assert body(httpserver) == {"input": "Hi", "stream_format": "audio"}
    assert httpserver.log[-1][0].headers["Accept"] == "audio/mpeg, */*;q=0.1"


@pytest.mark.parametrize("given", [{"input": "Hi"}, {"body": {"input": "Hi"}}])
def test_the_value_that_names_events_asks_for_them(
    connect: Connect, beside: ModuleType, httpserver: HTTPServer, given: dict[str, Any]
) -> None:
    """``stream=True`` sends the one value of the one field that says ``sse``."""
    negotiating(httpserver, "/speech", b"\xff\xfbmp3", "audio/mpeg")
    events = list(connect(beside, httpserver.url_for("")).audio.speak(stream=True, **given))
    assert [type(each) for each in events] == [beside.models.Piece] * 2
    assert [each.delta for each in events] == ["a", "b"]
    assert body(httpserver) == {"input": "Hi", "stream_format": "sse"}


def test_json_is_the_plain_answer(connect: Connect, beside: ModuleType, httpserver: HTTPServer) -> None:
    """A switch that no rule finds is the caller's business: Accept follows ``stream``, and so does the result."""
    negotiating(httpserver, "/reports", b'{"text": "all of it"}', "application/json")
    reports = connect(beside, httpserver.url_for("")).reports
    assert reports.create(topic="x").text == "all of it"
    assert httpserver.log[-1][0].headers["Accept"] == "application/json"
    assert [each.delta for each in reports.create(topic="x", stream_={"enabled": True}, stream=True)] == ["a", "b"]
    assert body(httpserver) == {"topic": "x", "stream": {"enabled": True}}


def test_text_is_the_plain_answer(connect: Connect, beside: ModuleType, httpserver: HTTPServer) -> None:
    negotiating(httpserver, "/log", b"one line", "text/plain")
    assert connect(beside, httpserver.url_for("")).reports.log() == "one line"


def test_events_of_another_status_are_asked_for(connect: Connect, beside: ModuleType, httpserver: HTTPServer) -> None:
    """JSON that only another success has is not lost either."""
    negotiating(httpserver, "/job", b'{"text": "later"}', "application/json")
    jobs = connect(beside, httpserver.url_for("")).jobs
    assert jobs.run().text == "later" and [each.delta for each in jobs.run(stream=True)] == ["a", "b"]


MISTAKEN: list[tuple[str, Callable[[Any], Any], bytes, str]] = [
    ("/speech", lambda client: list(client.audio.speak(input="x", stream=True)), b"ID3 mp3", "audio/mpeg"),
    (
        "/speech",
        lambda client: list(client.audio.speak(input="x", stream=True)),
        b"ID3 mp3",
        "application/octet-stream",
    ),
    ("/speech", lambda client: client.audio.speak(input="x").read(), EVENTS, "text/event-stream; charset=utf-8"),
    (
        "/reports",
        lambda client: list(client.reports.create(topic="x", stream=True)),
        b'{"text": 1}',
        "application/json",
    ),
    ("/reports", lambda client: list(client.reports.create(topic="x", stream=True)), b"ID3 mp3", ""),
    ("/reports", lambda client: client.reports.create(topic="x"), EVENTS, "text/event-stream"),
    ("/log", lambda client: client.reports.log(), EVENTS, "text/event-stream"),
    ("/log", lambda client: list(client.reports.log(stream=True)), b"one line", "text/plain"),
]


@pytest.mark.parametrize(("path", "call", "sent", "media_type"), MISTAKEN)
def test_the_other_answer_raises(
    connect: Connect,
    beside: ModuleType,
    httpserver: HTTPServer,
    path: str,
    call: Callable[[Any], Any],
    sent: bytes,
    media_type: str,
) -> None:
    """What was not asked for is an error that says status, media type and beginning; nothing is silently empty."""

    def answer(_: Request) -> Response:
        response = Response(sent, content_type=media_type or "x")
        if not media_type:
            del response.headers["Content-Type"]
        return response

    httpserver.expect_request(path).respond_with_handler(answer)
    with pytest.raises(DecodeError) as caught:
        call(connect(beside, httpserver.url_for("")))
    text = str(caught.value)
    assert text.startswith("200 ") and sent.decode()[:8] in text and (media_type or "no content type") in text
