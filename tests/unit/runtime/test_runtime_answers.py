"""Proves which answers are refused, what they are then said to be, and which of several results one is read as."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from azure.core.exceptions import DecodeError, HttpResponseError

EVENTS = "text/event-stream"


@pytest.fixture
def row(runtime: Callable[[str], Any]) -> Callable[..., Any]:
    """An operation with results by status, each a word, and a stream of a media type."""
    module = runtime("operation")
    kinds = {"json": module.JsonResult(), "text": module.TextResult(), "bytes": module.BytesResult(), "none": None}

    def make(stream: str = "", **results: str) -> Any:
        found: dict[Any, Any] = {}
        for key, words in results.items():
            several = tuple(kinds[word] for word in words.split("_"))
            found[int(key[1:]) if key[1:].isdigit() else key] = several if len(several) > 1 else several[0]
        events = module.EventStream(kinds["json"], media_type=stream) if stream else None
        return module.Operation("GET", "/things", results=found, stream=events)

    return make


def answer(status: int, media_type: str | None, content: bytes = b"{}", method: str = "GET") -> Any:
    request = SimpleNamespace(method=method)
    return SimpleNamespace(
        status_code=status, content_type=media_type, content=content, headers={}, reason="", request=request, encoding=None
    )  # fmt: skip


@pytest.mark.parametrize(
    ("results", "status", "refused"),
    [
        ({"s200": "json"}, 200, False),
        ({"s200": "json"}, 202, False),
        ({"s200": "json"}, 299, False),
        ({"s200": "json"}, 300, True),
        ({"s200": "json"}, 199, True),
        ({"s200": "json"}, 304, True),
        ({"s200": "json", "s304": "none"}, 304, False),
        ({"s200": "json", "3XX": "none"}, 302, False),
        ({"default": "json"}, 302, False),
        ({"default": "json"}, 399, False),
        ({"default": "json"}, 400, True),
        ({"default": "json"}, 500, True),
    ],
)
def test_a_status_is_refused_unless_it_is_a_success_or_declared(
    row: Any, runtime: Any, results: dict[str, str], status: int, refused: bool
) -> None:
    """An error is one whatever the document declares."""
    assert runtime("answers").is_refused(row(**results), answer(status, "application/json"), False) is refused


@pytest.mark.parametrize(
    ("stream", "results", "status", "media_type", "streamed", "refused"),
    [
        (EVENTS, {"s200": "json"}, 200, EVENTS, True, False),
        (EVENTS, {"s200": "json"}, 200, "Text/Event-Stream ; charset=utf-8", True, False),
        (EVENTS, {"s200": "json"}, 299, EVENTS, True, False),
        (EVENTS, {"s200": "json"}, 300, EVENTS, True, True),
        (EVENTS, {"s200": "json"}, 500, EVENTS, True, True),
        (EVENTS, {"s200": "json"}, 200, "application/json", True, True),
        (EVENTS, {"s200": "json"}, 200, None, True, False),
        (EVENTS, {"s200": "json"}, 200, "text/plain", True, False),
        (EVENTS, {"s200": "json"}, 200, "application/octet-stream", True, False),
        (EVENTS, {"s200": "text"}, 200, "text/plain", True, True),
        (EVENTS, {"s200": "json_bytes"}, 200, "application/octet-stream", True, True),
        (EVENTS, {"s200": "json"}, 200, "application/x-ndjson", True, True),
        ("application/jsonl", {"s200": "json"}, 200, "application/x-ndjson", True, False),
        ("application/jsonl", {"s200": "json"}, 200, EVENTS, True, True),
        (EVENTS, {"s200": "json"}, 200, EVENTS, False, True),
        (EVENTS, {"s200": "json"}, 200, "application/json", False, False),
        ("", {"s200": "json"}, 200, EVENTS, False, False),
        ("", {"s200": "json"}, 200, EVENTS, True, False),
    ],
)
def test_a_stream_is_refused_where_none_was_asked_for_and_none_is_where_one_was(
    row: Any, runtime: Any, stream: str, results: Any, status: int, media_type: str, streamed: bool, refused: bool
) -> None:
    """What a gateway calls text or bytes may be the stream, where no answer of the operation is that."""
    found = runtime("answers").is_refused(row(stream, **results), answer(status, media_type), streamed)
    assert found is refused


@pytest.mark.parametrize(
    ("status", "media_type", "content", "kind", "said"),
    [
        (200, EVENTS, b"data: 1", DecodeError, "the answer is a stream of events, which was not asked for"),
        (200, "application/json", b'{"a": 1}', DecodeError, "the answer is not a stream of events"),
        (200, "application/json", b'{"error": {"message": "m"}}', HttpResponseError, "200: m"),
        (200, "application/json", b'{"error": null}', DecodeError, "the answer is not a stream of events"),
        (300, EVENTS, b"moved", HttpResponseError, "300: moved"),
    ],
)
def test_a_refusal_says_what_it_is(
    row: Any, runtime: Any, status: int, media_type: str, content: bytes, kind: type[Exception], said: str
) -> None:
    error = runtime("answers").refusal(row(EVENTS, s200="json"), answer(status, media_type, content))
    assert isinstance(error, kind) and isinstance(error, DecodeError) is (kind is DecodeError) and said in str(error)


@pytest.mark.parametrize(
    ("results", "status", "media_type", "content", "expected"),
    [
        ({"s200": "json"}, 200, "application/json", b"[1]", [1]),
        ({"s200": "json"}, 201, "application/json", b"[1]", [1]),
        ({"s200": "none", "s201": "json"}, 202, "application/json", b"[1]", [1]),
        ({"s200": "none"}, 200, "application/json", b"[1]", None),
        ({"s200": "text"}, 200, "text/plain", b"\xef\xbb\xbfa\xff", "a\ufffd"),
        ({"s200": "bytes"}, 200, "x/y", b"b", b"b"),
        ({"s200": "bytes"}, 200, "x/y", b"", b""),
        ({"s200": "bytes"}, 204, "x/y", b"", None),
        ({"s200": "bytes"}, 205, "x/y", b"", None),
        ({"s200": "json"}, 200, "application/json", b"", None),
        ({"s200": "json_text_bytes"}, 200, "application/problem+json", b"[1]", [1]),
        ({"s200": "json_text_bytes"}, 200, "text/html", b"[1]", "[1]"),
        ({"s200": "json_text_bytes"}, 200, "application/xml", b"[1]", "[1]"),
        ({"s200": "json_text_bytes"}, 200, "image/png", b"[1]", b"[1]"),
        ({"s200": "json_bytes"}, 200, "text/html", b"[1]", [1]),
        ({"2XX": "text", "default": "json"}, 200, None, b"[1]", "[1]"),
        ({"s200": "bytes", "2XX": "text"}, 200, None, b"[1]", b"[1]"),
        ({"default": "json"}, 200, None, b"[1]", [1]),
    ],
)
def test_an_answer_is_read_as_its_status_and_media_type_say(
    row: Any, runtime: Any, results: Any, status: int, media_type: str, content: bytes, expected: Any
) -> None:
    found = runtime("answers").read_answer(row(**results), answer(status, media_type, content), False)
    assert found == expected and type(found) is type(expected)


def test_no_content_is_a_defect_for_a_strict_reader_unless_nothing_can_be_there(row: Any, runtime: Any) -> None:
    """A HEAD has none, nor has 204; elsewhere JSON was declared, and nothing is none."""
    read = runtime("answers").read_answer
    assert read(row(s200="json"), answer(200, None, b"", "HEAD"), True) is None
    assert read(row(s200="json"), answer(204, None, b""), True) is None
    with pytest.raises(DecodeError, match="is not JSON|does not fit"):
        read(row(s200="json"), answer(200, None, b""), True)


@pytest.mark.parametrize(("results", "accept"), [({"s200": "json"}, "application/json"), ({"s200": "text_bytes"}, "text/plain, */*"), ({"s200": "none"}, "application/json"), ({"s200": "json", "s201": "json_text"}, "application/json, text/plain")])  # fmt: skip
def test_what_is_asked_for_is_what_can_be_read(row: Any, runtime: Any, results: Any, accept: str) -> None:
    assert runtime("request")._plan(row(**results))[3] == accept
