from __future__ import annotations

from typing import TYPE_CHECKING, overload

from .. import _operations
from .._runtime import OperationGroup
from .._runtime.described import described

if TYPE_CHECKING:
    from typing import Any

    from typing_extensions import Unpack

    from .. import models, params
    from .._runtime import CallOptions


class AudioTranscriptionsOperations(OperationGroup):
    """``client.audio_transcriptions``: made by the client, not by you."""

    @overload
    def create(
        self, deployment_id: str, **options: Unpack[params.AudioTranscriptionsCreateOptions]
    ) -> models.AudioTranscriptionResponse: ...

    @overload
    def create(
        self, deployment_id: str, *, body: params.CreateTranscriptionRequest, **options: Unpack[CallOptions]
    ) -> models.AudioTranscriptionResponse: ...

    @described(_operations.AUDIO_TRANSCRIPTIONS_CREATE)
    def create(
        self, deployment_id: str, *, body: params.CreateTranscriptionRequest | None = None, **options: Any
    ) -> models.AudioTranscriptionResponse:
        """Write down speech.

        Sends a recording to a Whisper deployment and returns what is said, in the language it is said in.

        :param deployment_id: Name of the model's deployment in your resource.
        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.AudioTranscriptionsCreateOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return self._call(_operations.AUDIO_TRANSCRIPTIONS_CREATE, options, deployment_id, body=body)
