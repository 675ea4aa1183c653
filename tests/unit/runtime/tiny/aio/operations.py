from __future__ import annotations

from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Any

from typing_extensions import Unpack

from .. import _operations
from .._runtime import CallOptions, AsyncOperationGroup, AsyncStream
from .._runtime.described import described

if TYPE_CHECKING:
    from .. import models


class ThingsOperations(AsyncOperationGroup):
    @described(_operations.CHAT)
    async def chat(
        self, deployment_id: str, *, stream: bool | None = None, body: Mapping[str, Any] | None = None, **keywords: Any
    ) -> models.Answer | AsyncStream[models.Chunk]:
        """Chat.

        :keyword body: All of it.
        :keyword options: The fields of :class:`~params.ChatOptions`, and
            how to call.
        :raises ValueError: Never.
        """
        if stream:
            return await self._stream(_operations.CHAT, keywords, deployment_id, body=body)
        return await self._call(_operations.CHAT, keywords, deployment_id, body=body)

    @described(_operations.LIST)
    async def list(
        self,
        thread_id: str,
        *,
        limit: int | None = None,
        include: list[str] | None = None,
        tag: str | None = None,
        **options: Unpack[CallOptions],
    ) -> models.Things:
        return await self._call(_operations.LIST, options, thread_id, limit, include, tag)

    @described(_operations.AUDIO)
    async def audio(self, *, body: Mapping[str, Any] | None = None, **keywords: Any) -> models.AnyAudio | str:
        return await self._call(_operations.AUDIO, keywords, body=body)

    @described(_operations.PUT)
    async def put(self, *, body: bytes | IO[bytes] | Any, **options: Unpack[CallOptions]) -> bytes:
        return await self._call(_operations.PUT, options, body=body)

    @described(_operations.DROP)
    async def drop(self, name: str, **options: Unpack[CallOptions]) -> None:
        """Drop a thing."""
        return await self._call(_operations.DROP, options, name)

    @described(_operations.EVENTS)
    async def events(self, **options: Unpack[CallOptions]) -> AsyncStream[models.Event]:
        return await self._stream(_operations.EVENTS, options)
