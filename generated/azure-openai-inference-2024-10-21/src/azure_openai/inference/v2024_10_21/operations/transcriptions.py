from __future__ import annotations

from typing import TYPE_CHECKING, overload

from .. import _operations
from .._runtime import OperationGroup
from .._runtime.described import described

if TYPE_CHECKING:
    from typing import Any, Literal

    from typing_extensions import Unpack

    from .. import models, params
    from .._runtime import CallOptions


class TranscriptionsOperations(OperationGroup):
    """``client.transcriptions``: made by the client, not by you."""

    @overload
    def create(
        self,
        deployment_id: str,
        *,
        response_format: Literal["json"] | None = None,
        **options: Unpack[params.TranscriptionsCreateOptions],
    ) -> models.AudioResponse: ...

    @overload
    def create(
        self,
        deployment_id: str,
        *,
        response_format: Literal["verbose_json"],
        **options: Unpack[params.TranscriptionsCreateOptions],
    ) -> models.AudioVerboseResponse: ...

    @overload
    def create(
        self,
        deployment_id: str,
        *,
        response_format: Literal["text", "srt", "vtt"],
        **options: Unpack[params.TranscriptionsCreateOptions],
    ) -> str: ...

    @overload
    def create(
        self, deployment_id: str, *, response_format: str, **options: Unpack[params.TranscriptionsCreateOptions]
    ) -> models.TranscriptionsCreateResponse | str: ...

    @overload
    def create(
        self, deployment_id: str, *, body: params.CreateTranscriptionRequest, **options: Unpack[CallOptions]
    ) -> models.TranscriptionsCreateResponse | str: ...

    @described(_operations.TRANSCRIPTIONS_CREATE)
    def create(
        self,
        deployment_id: str,
        *,
        response_format: params.AudioResponseFormat | None = None,
        body: params.CreateTranscriptionRequest | None = None,
        **options: Any,
    ) -> models.TranscriptionsCreateResponse | str:
        """Write down what is said in a recording.

        Uploads an audio file and returns its words in the language spoken. `response_format` decides between JSON,
        plain text and subtitles.

        :param deployment_id: Name of the Whisper deployment in your resource.
        :keyword response_format: Format of the result; `json` when left out.
        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.TranscriptionsCreateOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        if response_format is not None:
            options["response_format"] = response_format
        return self._call(_operations.TRANSCRIPTIONS_CREATE, options, deployment_id, body=body)
