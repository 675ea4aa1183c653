from __future__ import annotations

from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Any

from typing_extensions import Unpack

from .. import _operations
from .._runtime import CallOptions, OperationGroup, Stream
from .._runtime.described import described

if TYPE_CHECKING:
    from .. import models


class ThingsOperations(OperationGroup):
    @described(_operations.CHAT)
    def chat(
        self, deployment_id: str, *, stream: bool | None = None, body: Mapping[str, Any] | None = None, **keywords: Any
    ) -> models.Answer | Stream[models.Chunk]:
        """Chat.

        :keyword body: All of it.
        :keyword options: The fields of :class:`~params.ChatOptions`, and
            how to call.
        :raises ValueError: Never.
        """
        if stream:
            return self._stream(_operations.CHAT, keywords, deployment_id, body=body)
        return self._call(_operations.CHAT, keywords, deployment_id, body=body)

    @described(_operations.LIST)
    def list(
        self,
        thread_id: str,
        *,
        limit: int | None = None,
        include: list[str] | None = None,
        tag: str | None = None,
        **options: Unpack[CallOptions],
    ) -> models.Things:
        return self._call(_operations.LIST, options, thread_id, limit, include, tag)

    @described(_operations.AUDIO)
    def audio(self, *, body: Mapping[str, Any] | None = None, **keywords: Any) -> models.AnyAudio | str:
        return self._call(_operations.AUDIO, keywords, body=body)

    @described(_operations.PUT)
    def put(self, *, body: bytes | IO[bytes] | Any, **options: Unpack[CallOptions]) -> bytes:
        return self._call(_operations.PUT, options, body=body)

    @described(_operations.DROP)
    def drop(self, name: str, **options: Unpack[CallOptions]) -> None:
        """Drop a thing."""
        return self._call(_operations.DROP, options, name)

    @described(_operations.EVENTS)
    def events(self, **options: Unpack[CallOptions]) -> Stream[models.Event]:
        return self._stream(_operations.EVENTS, options)
