"""Answers that are read as they arrive, and the items of server-sent events in them."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from typing import Any, Generic, TypeVar, cast

from azure.core.exceptions import (
    AzureError,
    IncompleteReadError,
    ServiceResponseError,
    ServiceResponseTimeoutError,
    StreamClosedError,
)
from azure.core.rest import AsyncHttpResponse, HttpResponse
from typing_extensions import Self

from .answers import read_error, read_result, reports_error
from .errors import unreadable
from .events import EventSplitter, LineSplitter
from .operation import EventStream, Operation, TextResult
from .values import is_dict, parsed

T = TypeVar("T")


class Reader(ABC):
    """What makes items of an answer, for both kinds of client; ``ended`` once it gives no more."""

    name = ""
    ended = False

    def items(self) -> Iterator[Any]:
        try:
            yield from self.read()
        finally:
            self.ended = True

    async def async_items(self) -> AsyncIterator[Any]:
        try:
            async for item in self.async_read():
                yield item
        finally:
            self.ended = True

    @abstractmethod
    def read(self) -> Iterator[Any]:
        """The items, as they arrive."""

    @abstractmethod
    def async_read(self) -> AsyncIterator[Any]:
        """The items, as they arrive."""


class Stream(Generic[T]):
    """An iterator over items as they arrive. Its end, an error, ``with`` and ``close()`` release the connection, as does
    dropping it; where a loop is left early, the next one goes on.

    ``event_name`` is the name of the event that the last item came with, empty where it had none.

    :raises ~azure.core.exceptions.HttpResponseError: An event reports an error; ``error.model`` holds it.
    :raises ~azure.core.exceptions.StreamClosedError: It was closed before its end.
    :raises ~azure.core.exceptions.AzureError: The connection broke, or the stream was cut off.
    """

    def __init__(self, response: HttpResponse, reader: Reader) -> None:
        self.response = response
        self._reader, self._items = reader, reader.items()
        self._is_closed = False

    @property
    def event_name(self) -> str:
        return self._reader.name

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        if self._is_closed and not self._reader.ended:
            raise StreamClosedError(self.response)
        try:
            item: T = next(self._items)
        except BaseException:
            self.close()
            raise
        return item

    def close(self) -> None:
        """Release the connection."""
        self._is_closed = True
        self.response.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        self.response.close()


class AsyncStream(Generic[T]):
    """An asynchronous iterator over items as they arrive; see :class:`Stream`."""

    def __init__(self, response: AsyncHttpResponse, reader: Reader) -> None:
        self.response = response
        self._reader, self._items = reader, reader.async_items()
        self._is_closed = False

    @property
    def event_name(self) -> str:
        return self._reader.name

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        if self._is_closed and not self._reader.ended:
            raise StreamClosedError(self.response)
        try:
            item: T = await anext(self._items)
        except BaseException:
            await self.close()
            raise
        return item

    async def close(self) -> None:
        """Release the connection."""
        self._is_closed = True
        await self.response.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    def __del__(self) -> None:
        with suppress(Exception):  # nobody waits here: the transport's own response closes without waiting
            cast(Any, self.response).internal_response.close()


class EventReader(Reader):
    """The items of a stream of events."""

    def __init__(self, response: Any, operation: Operation[Any], strict: bool) -> None:
        self.operation, self.response, self.strict = operation, response, strict
        self.row = cast(EventStream, operation.stream)
        self.ends = (b"[DONE]", (self.row.terminator or "[DONE]").encode())
        self.is_lines = self.row.media_type != "text/event-stream"
        self.splitter = LineSplitter() if self.is_lines else EventSplitter()
        self.begun = self.done = False
        self.is_text = not self.is_lines and (self.row.is_text or isinstance(self.row.item, TextResult))

    def read(self) -> Iterator[Any]:
        for block in _blocks(self.response):
            yield from self.feed(block)
            if self.done:
                return
        yield from self.finish()

    async def async_read(self) -> AsyncIterator[Any]:
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
            if data or self.is_text:  # else a sign of life, which holds no JSON
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
        headers = self.response.headers
        is_framed = "Transfer-Encoding" in headers or "Content-Length" in headers
        if last and (not is_framed if self.is_text else parsed(last[1]) is None):
            raise IncompleteReadError("the stream was cut off within an event")
        if last:
            yield self.item(*last)
        if self.row.terminator and not is_framed:
            # only the connection's end has ended it: a broken one looks the same
            raise IncompleteReadError("the stream was cut off before its end")

    def item(self, name: bytes, data: bytes) -> Any:
        if name == b"error" or (not self.is_lines and b'"error"' in data and reports_error(data)):
            raise read_error(self.operation, self.response, data)
        self.name = name.decode(errors="replace")
        row = self.row
        if isinstance(row.item, TextResult):
            return data.decode(errors="replace")
        if row.envelope and not _is_envelope(data):
            text = data if _is_json(data) and not row.is_text else json.dumps(data.decode(errors="replace")).encode()
            data = b'{"event":%s,"data":%s}' % (json.dumps(self.name).encode(), text)
        elif self.is_text and not _is_json(data):
            return data.decode(errors="replace")
        return read_result(row.item, self.response, data, self.strict)


def _is_json(data: bytes) -> bool:
    return parsed(data) is not None or data.strip() == b"null"


def _is_envelope(data: bytes) -> bool:
    """Whether the data repeats the event's name beside data of its own."""
    value = parsed(data) if b'"event"' in data and b'"data"' in data else None
    return is_dict(value) and {"event", "data"} <= value.keys()


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
