"""Answers that are files: read whole, block by block, or straight to disk."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import IO, Any, Union

from azure.core.rest import AsyncHttpResponse, HttpResponse
from typing_extensions import Self

from .answers import read_answer
from .client import AsyncOperationGroup, OperationGroup, no_hook, settled
from .operation import Operation
from .request import build_request

Target = Union[str, "os.PathLike[str]", IO[bytes]]


class Download:
    """An answer's bytes, not yet received. Read it once, in one of three ways, or close it.

    :raises ~azure.core.exceptions.AzureError: While it is read: the connection broke.
    """

    def __init__(self, response: HttpResponse) -> None:
        self.response = response

    @property
    def content_type(self) -> str | None:
        """The media type, as the service names it."""
        return self.response.headers.get("Content-Type")

    def read(self) -> bytes:
        """All of it, in memory."""
        return b"".join(self)

    def write_to(self, target: Target) -> None:
        """Write it to a path or an open binary file, a block at a time."""
        if isinstance(target, (str, os.PathLike)):
            with open(target, "wb") as file:
                self.write_to(file)
        else:
            for block in self:
                target.write(block)

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self.response.iter_bytes()
        finally:
            self.close()

    def close(self) -> None:
        """Release the connection."""
        self.response.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncDownload:
    """An answer's bytes, not yet received; see :class:`Download`."""

    def __init__(self, response: AsyncHttpResponse) -> None:
        self.response = response

    @property
    def content_type(self) -> str | None:
        """The media type, as the service names it."""
        return self.response.headers.get("Content-Type")

    async def read(self) -> bytes:
        """All of it, in memory."""
        return b"".join([block async for block in self])

    async def write_to(self, target: Target) -> None:
        """Write it to a path or an open binary file, a block at a time; writing blocks the event loop."""
        if isinstance(target, (str, os.PathLike)):
            with open(target, "wb") as file:
                await self.write_to(file)
        else:
            async for block in self:
                target.write(block)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for block in self.response.iter_bytes():
                yield block
        finally:
            await self.close()

    async def close(self) -> None:
        """Release the connection."""
        await self.response.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


class DownloadGroup(OperationGroup):
    """Operations of which some answer with a file."""

    def _download(
        self, operation: Operation[Any], keywords: Mapping[str, Any], /, *values: Any, body: Any = None
    ) -> Download:
        request, options = build_request(self._engine, operation, keywords, values, body, False)
        response = self._engine.run(request, options, True).http_response
        try:
            options.get("response_hook", no_hook)(response)
            if response.status_code >= 300:
                response.read()
                read_answer(operation, response, self._engine.strict)
        except BaseException:
            response.close()
            raise
        return Download(response)


class AsyncDownloadGroup(AsyncOperationGroup):
    """Operations of which some answer with a file."""

    async def _download(
        self, operation: Operation[Any], keywords: Mapping[str, Any], /, *values: Any, body: Any = None
    ) -> AsyncDownload:
        request, options = build_request(self._engine, operation, keywords, values, body, False)
        response = (await self._engine.run(request, options, True)).http_response
        try:
            await settled(options.get("response_hook", no_hook)(response))
            if response.status_code >= 300:
                await response.read()
                read_answer(operation, response, self._engine.strict)
        except BaseException:
            await response.close()
            raise
        return AsyncDownload(response)
