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


class CompletionsOperations(AsyncOperationGroup):
    """``client.completions``: made by the client, not by you."""

    @overload
    async def create(
        self,
        deployment_id: str,
        *,
        stream: Literal[False] | None = None,
        **options: Unpack[params.CompletionsCreateOptions],
    ) -> models.CreateCompletionResponse: ...

    @overload
    async def create(
        self, deployment_id: str, *, stream: Literal[True], **options: Unpack[params.CompletionsCreateOptions]
    ) -> AsyncStream[models.CreateCompletionResponse]: ...

    @overload
    async def create(
        self, deployment_id: str, *, stream: bool, **options: Unpack[params.CompletionsCreateOptions]
    ) -> models.CreateCompletionResponse | AsyncStream[models.CreateCompletionResponse]: ...

    @overload
    async def create(
        self,
        deployment_id: str,
        *,
        body: params.CreateCompletionRequest | bytes | IO[bytes],
        stream: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> models.CreateCompletionResponse: ...

    @overload
    async def create(
        self,
        deployment_id: str,
        *,
        stream: Literal[True],
        body: params.CreateCompletionRequest | bytes | IO[bytes],
        **options: Unpack[CallOptions],
    ) -> AsyncStream[models.CreateCompletionResponse]: ...

    @overload
    async def create(
        self,
        deployment_id: str,
        *,
        stream: bool,
        body: params.CreateCompletionRequest | bytes | IO[bytes],
        **options: Unpack[CallOptions],
    ) -> models.CreateCompletionResponse | AsyncStream[models.CreateCompletionResponse]: ...

    @described(_operations.COMPLETIONS_CREATE)
    async def create(
        self,
        deployment_id: str,
        *,
        stream: bool | None = None,
        body: params.CreateCompletionRequest | bytes | IO[bytes] | None = None,
        **options: Any,
    ) -> models.CreateCompletionResponse | AsyncStream[models.CreateCompletionResponse]:
        """Continue a text prompt.

        Sends one or more prompts to a text model and returns what it writes after each. With `stream` set, the
        answer arrives piece by piece as server-sent events.

        :param deployment_id: Name of the text model's deployment in your resource.
        :keyword stream: True to get the answer in pieces, as it is made.
        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.CompletionsCreateOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        if stream:
            return await self._stream(_operations.COMPLETIONS_CREATE, options, deployment_id, body=body)
        return await self._call(_operations.COMPLETIONS_CREATE, options, deployment_id, body=body)
