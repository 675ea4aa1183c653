"""Proves what the parts of a stream do when a connection breaks, and what an error's text is made of."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from azure.core.exceptions import (
    AzureError,
    ServiceResponseError,
    ServiceResponseTimeoutError,
    StreamClosedError,
)


class Broken:
    """A response whose connection breaks after one block; aiohttp holds back what had arrived since."""

    def __init__(self, headers: dict[str, str]) -> None:
        self.headers, self.closed = headers, 0
        self.internal_response = SimpleNamespace(content=SimpleNamespace(_read_nowait=lambda size: b"held back"))

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        yield b"one"
        raise ServiceResponseError("broken")


@pytest.mark.parametrize(("headers", "given"), [({}, [b"one", b"held back"]), ({"Content-Encoding": "gzip"}, [b"one"])])
def test_what_arrived_before_a_connection_broke_is_given(
    runtime: Callable[[str], Any], headers: dict[str, str], given: list[bytes]
) -> None:
    """Then it raises. What is compressed cannot be taken apart so."""
    seen: list[bytes] = []

    async def run() -> None:
        async for block in runtime("streaming")._async_blocks(Broken(headers)):
            seen.append(block)

    with pytest.raises(AzureError, match="broken"):
        asyncio.run(run())
    assert seen == given


class ReadTimeoutError(Exception): ...


@pytest.mark.parametrize(
    ("error", "kind"), [(ReadTimeoutError(), ServiceResponseTimeoutError), (OSError(), ServiceResponseError)]
)
def test_what_is_read_unframed_breaks_as_everything_does(
    runtime: Callable[[str], Any], error: Exception, kind: type[AzureError]
) -> None:
    blocks = [b"one", b"two"]

    def read1(size: int, decode_content: bool) -> bytes:
        assert decode_content and size > 1
        if not blocks:
            raise error
        return blocks.pop(0)

    response = SimpleNamespace(internal_response=SimpleNamespace(raw=SimpleNamespace(read1=read1, chunked=False)))
    seen: list[bytes] = []
    with pytest.raises(kind) as caught:
        for block in runtime("streaming")._blocks(response):
            seen.append(block)
    assert seen == [b"one", b"two"] and type(caught.value) is kind and caught.value.__cause__ is error


@pytest.mark.parametrize("raw", [SimpleNamespace(chunked=True, read1=None), SimpleNamespace(), None])
def test_what_comes_in_chunks_is_read_as_it_comes(runtime: Callable[[str], Any], raw: Any) -> None:
    def iter_bytes() -> Iterator[bytes]:
        yield b"chunk"

    response = SimpleNamespace(internal_response=SimpleNamespace(raw=raw), iter_bytes=iter_bytes)
    assert list(runtime("streaming")._blocks(response)) == [b"chunk"]


def test_a_stream_is_its_own_context_and_closes_once_left(runtime: Callable[[str], Any]) -> None:
    """Left before its end, it is closed and gives no more; read to its end, it closes itself."""
    module: Any = runtime("streaming")
    closed: list[str] = []

    class One(module.Reader):  # type: ignore[misc]
        def read(self) -> Iterator[int]:
            yield 1

        async def async_read(self) -> AsyncIterator[int]:
            yield 1

    response = SimpleNamespace(close=lambda: closed.append("sync"), request=None)
    stream = module.Stream(response, One())
    with stream as entered:
        assert entered is stream and closed == [] and stream.event_name == ""
    assert closed == ["sync"]
    with pytest.raises(StreamClosedError):
        next(stream)
    assert list(module.Stream(response, One())) == [1] and closed[1:2] == ["sync"]

    async def run() -> None:
        async def close() -> None:
            closed.append("async")

        found = module.AsyncStream(SimpleNamespace(close=close, request=None), One())
        closed.clear()
        async with found as entered:
            assert entered is found and found.event_name == ""
        assert closed == ["async"]
        with pytest.raises(StreamClosedError):
            await anext(found)
        other = module.AsyncStream(SimpleNamespace(close=close, request=None), One())
        assert [item async for item in other] == [1] and closed == ["async"] * 2

    asyncio.run(run())


@pytest.mark.parametrize(
    ("reason", "headers", "data", "text", "code"),
    [
        ("Bad", {}, {"error": {"code": "c", "message": "m"}}, "400 Bad: (c) m", "c"),
        ("Bad", {"x-request-id": "7"}, {"error": {"message": "m"}}, "400 Bad: m [request id 7]", "400"),
        ("", {}, {"error": {"code": "c"}}, "400: c", "c"),
        (None, {}, {"message": "m", "code": 3}, "400: (3) m", "3"),
        ("Bad", {}, {"error": "m"}, "400 Bad: m", "400"),
        ("Bad", {}, "m", "400 Bad: m", "400"),
        ("Bad", {}, None, "400 Bad: body (text/x)", "400"),
        ("Bad", {}, ["m"], "400 Bad: body (text/x)", "400"),
        ("Bad", {}, {"error": {}}, "400 Bad: body (text/x)", "400"),
    ],
)
def test_what_an_error_says(
    runtime: Callable[[str], Any], reason: str, headers: dict[str, str], data: Any, text: str, code: str
) -> None:
    response = SimpleNamespace(status_code=400, reason=reason, headers=headers, content_type="text/x", request=None)
    error = runtime("errors").service_error(response, b"body", data, "model")
    assert str(error) == error.message == text and error.args == (text,)
    assert (error.error.code, error.model, error.request_id) == (code, "model", headers.get("x-request-id"))
    assert error.retry_after is None


def test_an_excerpt_is_short(runtime: Callable[[str], Any]) -> None:
    response = SimpleNamespace(status_code=200, reason="", headers={}, content_type=None, request=None)
    excerpt = str(runtime("errors").unreadable(response, "ä".encode() * 700, "it is odd"))
    assert excerpt == "200: it is odd: " + "ä" * 500 + " (no content type)"
    assert str(runtime("errors").unreadable(response, b"", "odd")) == "200: odd: no body (no content type)"
