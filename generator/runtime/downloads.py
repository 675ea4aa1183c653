"""Answers that are files: read whole, block by block, or straight to disk."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import IO, Any, Union

from azure.core.exceptions import StreamConsumedError

from .client import AsyncOperationGroup, OperationGroup
from .operation import Operation
from .streaming import AsyncStream, Reader, Stream

Target = Union[str, "os.PathLike[str]", IO[bytes]]


class _BlockReader(Reader):
    """The bytes of an answer as they come; they can be had once."""

    def __init__(self, response: Any) -> None:
        self.response = response

    def read(self) -> Iterator[bytes]:
        yield from self.response.iter_bytes()

    async def async_read(self) -> AsyncIterator[bytes]:
        async for block in self.response.iter_bytes():
            yield block

    def check(self) -> None:
        if self.ended:
            raise StreamConsumedError(self.response)


class Download(Stream[bytes]):
    """An answer's bytes, not yet received. Read it once, in one of three ways, or close it.

    :raises ~azure.core.exceptions.StreamConsumedError: It was read before.
    :raises ~azure.core.exceptions.AzureError: While it is read: the connection broke.
    """

    _reader: _BlockReader

    @property
    def content_type(self) -> str | None:
        """The media type, as the service names it."""
        return self.response.content_type

    def read(self) -> bytes:
        """All of it, in memory."""
        self._reader.check()
        return b"".join(self)

    def write_to(self, target: Target) -> None:
        """Write it to a path or an open binary file, a block at a time."""
        self._reader.check()
        with _opened(target) as file:
            for block in self:
                file.write(block)


class AsyncDownload(AsyncStream[bytes]):
    """An answer's bytes, not yet received; see :class:`Download`."""

    _reader: _BlockReader

    @property
    def content_type(self) -> str | None:
        """The media type, as the service names it."""
        return self.response.content_type

    async def read(self) -> bytes:
        """All of it, in memory."""
        self._reader.check()
        return b"".join([block async for block in self])

    async def write_to(self, target: Target) -> None:
        """Write it to a path or an open binary file, a block at a time; writing blocks the event loop."""
        self._reader.check()
        with _opened(target) as file:
            async for block in self:
                file.write(block)


def _opened(target: Target) -> AbstractContextManager[IO[bytes]]:
    return open(target, "wb") if isinstance(target, (str, os.PathLike)) else nullcontext(target)


class DownloadGroup(OperationGroup):
    """Operations of which some answer with a file."""

    def _download(self, operation: Operation[Any], *given: Any, body: Any = None) -> Download:
        response = self._engine.send(self._engine.call(operation, given, body), True).http_response
        return Download(response, _BlockReader(response))


class AsyncDownloadGroup(AsyncOperationGroup):
    """Operations of which some answer with a file."""

    async def _download(self, operation: Operation[Any], *given: Any, body: Any = None) -> AsyncDownload:
        response = (await self._engine.send(self._engine.call(operation, given, body), True)).http_response
        return AsyncDownload(response, _BlockReader(response))
