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


class CompletionsOperations(OperationGroup):
    """``client.completions``: made by the client, not by you."""

    @overload
    def create(
        self,
        deployment_id: str,
        *,
        stream: Literal[False] | None = None,
        **options: Unpack[params.CompletionsCreateOptions],
    ) -> models.CompletionsCreateResponse: ...

    @overload
    def create(
        self, deployment_id: str, *, stream: Literal[True], **options: Unpack[params.CompletionsCreateOptions]
    ) -> Stream[models.CompletionsCreateResponse]: ...

    @overload
    def create(
        self, deployment_id: str, *, stream: bool, **options: Unpack[params.CompletionsCreateOptions]
    ) -> models.CompletionsCreateResponse | Stream[models.CompletionsCreateResponse]: ...

    @overload
    def create(
        self,
        deployment_id: str,
        *,
        body: params.CompletionsCreateRequest | bytes | IO[bytes],
        stream: Literal[False] | None = None,
        **options: Unpack[CallOptions],
    ) -> models.CompletionsCreateResponse: ...

    @overload
    def create(
        self,
        deployment_id: str,
        *,
        stream: Literal[True],
        body: params.CompletionsCreateRequest | bytes | IO[bytes],
        **options: Unpack[CallOptions],
    ) -> Stream[models.CompletionsCreateResponse]: ...

    @overload
    def create(
        self,
        deployment_id: str,
        *,
        stream: bool,
        body: params.CompletionsCreateRequest | bytes | IO[bytes],
        **options: Unpack[CallOptions],
    ) -> models.CompletionsCreateResponse | Stream[models.CompletionsCreateResponse]: ...

    @described(_operations.COMPLETIONS_CREATE)
    def create(
        self,
        deployment_id: str,
        *,
        stream: bool | None = None,
        body: params.CompletionsCreateRequest | bytes | IO[bytes] | None = None,
        **options: Any,
    ) -> models.CompletionsCreateResponse | Stream[models.CompletionsCreateResponse]:
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
            return self._stream(_operations.COMPLETIONS_CREATE, options, deployment_id, body=body)
        return self._call(_operations.COMPLETIONS_CREATE, options, deployment_id, body=body)
