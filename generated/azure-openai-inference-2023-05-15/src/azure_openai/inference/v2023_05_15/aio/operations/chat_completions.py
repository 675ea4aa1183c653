from __future__ import annotations

from typing import TYPE_CHECKING, overload

from ... import _operations
from ..._runtime import AsyncOperationGroup
from ..._runtime.described import described

if TYPE_CHECKING:
    from typing import Any, IO, Literal

    from typing_extensions import Unpack

    from ... import models, params
    from ..._runtime import AsyncStream, CallOptions


class ChatCompletionsOperations(AsyncOperationGroup):
    """``client.chat_completions``: made by the client, not by you."""

    @overload
    async def create(
        self,
        deployment_id: str,
        *,
        stream: Literal[False] | None = None,
        **options: Unpack[params.ChatCompletionsCreateOptions],
    ) -> models.ChatCompletionsCreateResponse: ...

    @overload
    async def create(
        self, deployment_id: str, *, stream: Literal[True], **options: Unpack[params.ChatCompletionsCreateOptions]
    ) -> AsyncStream[models.ChatCompletionsCreateResponse]: ...

    @overload
    async def create(
        self, deployment_id: str, *, stream: bool, **options: Unpack[params.ChatCompletionsCreateOptions]
    ) -> models.ChatCompletionsCreateResponse | AsyncStream[models.ChatCompletionsCreateResponse]: ...

    @overload
    async def create(
        self,
        deployment_id: str,
        *,
        body: params.ChatCompletionsCreateRequest | bytes | IO[bytes],
        stream: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> models.ChatCompletionsCreateResponse: ...

    @overload
    async def create(
        self,
        deployment_id: str,
        *,
        stream: Literal[True],
        body: params.ChatCompletionsCreateRequest | bytes | IO[bytes],
        **options: Unpack[CallOptions],
    ) -> AsyncStream[models.ChatCompletionsCreateResponse]: ...

    @overload
    async def create(
        self,
        deployment_id: str,
        *,
        stream: bool,
        body: params.ChatCompletionsCreateRequest | bytes | IO[bytes],
        **options: Unpack[CallOptions],
    ) -> models.ChatCompletionsCreateResponse | AsyncStream[models.ChatCompletionsCreateResponse]: ...

    @described(_operations.CHAT_COMPLETIONS_CREATE)
    async def create(
        self,
        deployment_id: str,
        *,
        stream: bool | None = None,
        body: params.ChatCompletionsCreateRequest | bytes | IO[bytes] | None = None,
        **options: Any,
    ) -> models.ChatCompletionsCreateResponse | AsyncStream[models.ChatCompletionsCreateResponse]:
        """Answer a conversation.

        Sends the messages so far to a chat model and returns its next one. With `stream` set, the answer arrives
        piece by piece as server-sent events.

        :param deployment_id: Name of the chat model's deployment in your resource.
        :keyword stream: True to get the answer in pieces, as it is made.
        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.ChatCompletionsCreateOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        if stream:
            return await self._stream(_operations.CHAT_COMPLETIONS_CREATE, options, deployment_id, body=body)
        return await self._call(_operations.CHAT_COMPLETIONS_CREATE, options, deployment_id, body=body)
