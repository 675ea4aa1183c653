"""Answers that are read as they arrive, and among them streams of items in server-sent events."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any, Generic, TypeVar, cast

from azure.core.exceptions import AzureError, IncompleteReadError, ServiceResponseError, ServiceResponseTimeoutError
from azure.core.rest import AsyncHttpResponse, HttpResponse
from typing_extensions import Self

from .answers import read_error, read_result, reports_error
from .events import EventSplitter
from .operation import EventStream, Operation
from .values import parsed

T = TypeVar("T")


class Arriving:
    """An answer whose body was not yet received: read it to its end, or use it in ``with``, or close it."""

    def __init__(self, response: HttpResponse) -> None:
        self.response = response

    def close(self) -> None:
        """Release the connection."""
        self.response.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncArriving:
    """An answer whose body was not yet received; see :class:`Arriving`."""

    def __init__(self, response: AsyncHttpResponse) -> None:
        self.response = response

    async def close(self) -> None:
        """Release the connection."""
        await self.response.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


class Stream(Arriving, Generic[T]):
    """Items as they arrive: iterate once, to the end or until ``break``; or use it in ``with``; or close it.

    :raises ~azure.core.exceptions.HttpResponseError: An event reports an error; ``error.model`` holds it.
    :raises ~azure.core.exceptions.AzureError: The connection broke, or the stream was cut off.
    """

    def __init__(self, response: HttpResponse, operation: Operation[Any], strict: bool) -> None:
        super().__init__(response)
        self._reader: _Reader[T] = _Reader(response, operation, strict)

    def __iter__(self) -> Iterator[T]:
        try:
            for block in _blocks(self.response):
                yield from self._reader.feed(block)
                if self._reader.done:
                    return
            yield from self._reader.finish()
        finally:  # also when the loop was broken off: the iterator is dropped with it
            self.close()


class AsyncStream(AsyncArriving, Generic[T]):
    """Items as they arrive; see :class:`Stream`."""

    def __init__(self, response: AsyncHttpResponse, operation: Operation[Any], strict: bool) -> None:
        super().__init__(response)
        self._reader: _Reader[T] = _Reader(response, operation, strict)

    async def __aiter__(self) -> AsyncIterator[T]:
        try:
            async for block in _async_blocks(self.response):
                for item in self._reader.feed(block):
                    yield item
                if self._reader.done:
                    return
            for item in self._reader.finish():
                yield item
        finally:
            await self.close()


class _Reader(Generic[T]):
    """Bytes to items, for both kinds of stream."""

    def __init__(self, response: Any, operation: Operation[Any], strict: bool) -> None:
        self.operation, self.response, self.strict = operation, response, strict
        self.row = cast(EventStream, operation.stream)
        self.ends = (b"[DONE]", (self.row.terminator or "[DONE]").encode())
        self.splitter = EventSplitter()
        self.done = False

    def feed(self, block: bytes) -> Iterator[T]:
        for name, data in self.splitter.feed(block):
            if data in self.ends:
                self.done = True
                return
            yield self.item(name, data)

    def finish(self) -> Iterator[T]:
        """What the end of the body leaves.

        :raises ~azure.core.exceptions.IncompleteReadError: The stream was cut off.
        """
        last = self.splitter.finish()
        if last and last[1] in self.ends:
            return
        if last and parsed(last[1]) is None:
            raise IncompleteReadError("the stream was cut off within an event")
        if last:
            yield self.item(*last)
        headers = self.response.headers
        if self.row.terminator and "Transfer-Encoding" not in headers and "Content-Length" not in headers:
            # only the connection's end has ended it: a broken one looks the same
            raise IncompleteReadError("the stream was cut off before its end")

    def item(self, name: bytes, data: bytes) -> T:
        if name == b"error" or (b'"error"' in data and reports_error(data)):
            raise read_error(self.operation, self.response, data)
        if self.row.envelope:
            data = b'{"event":%s,"data":%s}' % (json.dumps(name.decode(errors="replace")).encode(), data)
        return cast(T, read_result(self.row.item, self.response, data, self.strict))


def _blocks(response: HttpResponse) -> Iterator[bytes]:
    """The body as it arrives. What is not sent in chunks, ``iter_bytes`` delivers only when a block is full."""
    raw: Any = getattr(getattr(response, "internal_response", None), "raw", None)
    if not hasattr(raw, "read1") or getattr(raw, "chunked", True):
        yield from response.iter_bytes()
        return
    try:
        while block := raw.read1(1 << 16, decode_content=True):
            yield block
    except Exception as error:  # urllib3's, which azure-core maps in iter_bytes alone
        kind = ServiceResponseTimeoutError if "Timeout" in type(error).__name__ else ServiceResponseError
        raise kind(error, error=error) from error


async def _async_blocks(response: AsyncHttpResponse) -> AsyncIterator[bytes]:
    """The body as it arrives. When the connection breaks, aiohttp keeps to itself what had arrived before."""
    try:
        async for block in response.iter_bytes():
            yield block
    except AzureError:
        content: Any = getattr(getattr(response, "internal_response", None), "content", None)
        if hasattr(content, "_read_nowait") and not response.headers.get("Content-Encoding"):
            yield content._read_nowait(-1)
        raise
