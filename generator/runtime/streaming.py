"""Answers that are read as they arrive, and the items of server-sent events in them."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, Generic, TypeVar, cast

from azure.core.exceptions import AzureError, IncompleteReadError, ServiceResponseError, ServiceResponseTimeoutError
from azure.core.rest import AsyncHttpResponse, HttpResponse
from typing_extensions import Self

from .answers import read_error, read_result, reports_error
from .errors import unreadable
from .events import EventSplitter
from .operation import EventStream, Operation
from .values import parsed

T = TypeVar("T")


class Stream(Generic[T]):
    """Items as they arrive: iterate once, to the end or until ``break``; or use it in ``with``; or close it.

    :raises ~azure.core.exceptions.HttpResponseError: An event reports an error; ``error.model`` holds it.
    :raises ~azure.core.exceptions.AzureError: The connection broke, or the stream was cut off.
    """

    def __init__(self, response: HttpResponse, items: Callable[[], Iterator[T]]) -> None:
        self.response = response
        self._items = items

    def __iter__(self) -> Iterator[T]:
        try:
            yield from self._items()
        finally:  # also when the loop was broken off: the iterator is dropped with it
            self.close()

    def close(self) -> None:
        """Release the connection."""
        self.response.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncStream(Generic[T]):
    """Items as they arrive; see :class:`Stream`."""

    def __init__(self, response: AsyncHttpResponse, items: Callable[[], AsyncIterator[T]]) -> None:
        self.response = response
        self._items = items

    async def __aiter__(self) -> AsyncIterator[T]:
        try:
            async for item in self._items():
                yield item
        finally:
            await self.close()

    async def close(self) -> None:
        """Release the connection."""
        await self.response.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


class EventReader:
    """The items of a stream of events, for both kinds of client."""

    def __init__(self, response: Any, operation: Operation[Any], strict: bool) -> None:
        self.operation, self.response, self.strict = operation, response, strict
        self.row = cast(EventStream, operation.stream)
        self.ends = (b"[DONE]", (self.row.terminator or "[DONE]").encode())
        self.splitter = EventSplitter()
        self.begun = self.done = False

    def items(self) -> Iterator[Any]:
        for block in _blocks(self.response):
            yield from self.feed(block)
            if self.done:
                return
        yield from self.finish()

    async def async_items(self) -> AsyncIterator[Any]:
        async for block in _async_blocks(self.response):
            for item in self.feed(block):
                yield item
            if self.done:
                return
        for item in self.finish():
            yield item

    def feed(self, block: bytes) -> Iterator[Any]:
        for name, data in self.splitter.feed(block):
            self.begun = True
            if data in self.ends:
                self.done = True
                return
            yield self.item(name, data)

    def finish(self) -> Iterator[Any]:
        """What the end of the body leaves.

        :raises ~azure.core.exceptions.IncompleteReadError: The stream was cut off.
        :raises ~azure.core.exceptions.DecodeError: No event came, and what came is none.
        """
        last = self.splitter.finish()
        if self.splitter.stranger and not (last or self.begun):
            raise unreadable(self.response, self.splitter.stranger, "the answer is not a stream of events")
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

    def item(self, name: bytes, data: bytes) -> Any:
        if name == b"error" or (b'"error"' in data and reports_error(data)):
            raise read_error(self.operation, self.response, data)
        if self.row.envelope:
            data = b'{"event":%s,"data":%s}' % (json.dumps(name.decode(errors="replace")).encode(), data)
        return read_result(self.row.item, self.response, data, self.strict)


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
    """The body as it arrives. When the connection breaks, aiohttp withholds what had arrived before."""
    try:
        async for block in response.iter_bytes():
            yield block
    except AzureError:
        content: Any = getattr(getattr(response, "internal_response", None), "content", None)
        if hasattr(content, "_read_nowait") and not response.headers.get("Content-Encoding"):
            yield content._read_nowait(-1)  # read_nowait, without an underscore, raises the error again
        raise
