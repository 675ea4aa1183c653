from __future__ import annotations

from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Any

from typing_extensions import Unpack

from .. import _operations
from .._runtime import CallOptions, AsyncOperationGroup, AsyncStream

if TYPE_CHECKING:
    from .. import models


class ThingsOperations(AsyncOperationGroup):
    async def chat(
        self, deployment_id: str, *, stream: bool | None = None, body: Mapping[str, Any] | None = None, **keywords: Any
    ) -> models.Answer | AsyncStream[models.Chunk]:
        if stream:
            return await self._stream(_operations.CHAT, keywords, deployment_id, body=body)
        return await self._call(_operations.CHAT, keywords, deployment_id, body=body)

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

    async def audio(self, *, body: Mapping[str, Any] | None = None, **keywords: Any) -> models.AnyAudio | str:
        return await self._call(_operations.AUDIO, keywords, body=body)

    async def put(self, *, body: bytes | IO[bytes] | Any, **options: Unpack[CallOptions]) -> bytes:
        return await self._call(_operations.PUT, options, body=body)

    async def drop(self, name: str, **options: Unpack[CallOptions]) -> None:
        return await self._call(_operations.DROP, options, name)

    async def events(self, **options: Unpack[CallOptions]) -> AsyncStream[models.Event]:
        return await self._stream(_operations.EVENTS, options)
