from __future__ import annotations

from typing import TYPE_CHECKING, overload

from .. import _operations
from .._runtime import OperationGroup
from .._runtime.described import described

if TYPE_CHECKING:
    from typing import Any, IO, Literal

    from typing_extensions import Unpack

    from .. import models, params
    from .._runtime import CallOptions, Stream


class ChatCompletionsOperations(OperationGroup):
    """``client.chat_completions``: made by the client, not by you."""

    @overload
    def create(
        self,
        deployment_id: str,
        *,
        stream: Literal[False] | None = None,
        **options: Unpack[params.ChatCompletionsCreateOptions],
    ) -> models.CreateChatCompletionResponse: ...

    @overload
    def create(
        self, deployment_id: str, *, stream: Literal[True], **options: Unpack[params.ChatCompletionsCreateOptions]
    ) -> Stream[models.CreateChatCompletionStreamResponse]: ...

    @overload
    def create(
        self, deployment_id: str, *, stream: bool, **options: Unpack[params.ChatCompletionsCreateOptions]
    ) -> models.CreateChatCompletionResponse | Stream[models.CreateChatCompletionStreamResponse]: ...

    @overload
    def create(
        self,
        deployment_id: str,
        *,
        body: params.CreateChatCompletionRequest | bytes | IO[bytes],
        stream: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> models.CreateChatCompletionResponse: ...

    @overload
    def create(
        self,
        deployment_id: str,
        *,
        stream: Literal[True],
        body: params.CreateChatCompletionRequest | bytes | IO[bytes],
        **options: Unpack[CallOptions],
    ) -> Stream[models.CreateChatCompletionStreamResponse]: ...

    @overload
    def create(
        self,
        deployment_id: str,
        *,
        stream: bool,
        body: params.CreateChatCompletionRequest | bytes | IO[bytes],
        **options: Unpack[CallOptions],
    ) -> models.CreateChatCompletionResponse | Stream[models.CreateChatCompletionStreamResponse]: ...

    @described(_operations.CHAT_COMPLETIONS_CREATE)
    def create(
        self,
        deployment_id: str,
        *,
        stream: bool | None = None,
        body: params.CreateChatCompletionRequest | bytes | IO[bytes] | None = None,
        **options: Any,
    ) -> models.CreateChatCompletionResponse | Stream[models.CreateChatCompletionStreamResponse]:
        """Answer a conversation.

        Sends the messages exchanged so far and returns the assistant's next one, or the tool calls it wants made.
        With `stream` set, the answer arrives in chunks as server-sent events.

        :param deployment_id: Name of the chat model's deployment in your resource.
        :keyword stream: True to get the answer in pieces, as it is made.
        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.ChatCompletionsCreateOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        if stream:
            return self._stream(_operations.CHAT_COMPLETIONS_CREATE, options, deployment_id, body=body)
        return self._call(_operations.CHAT_COMPLETIONS_CREATE, options, deployment_id, body=body)
