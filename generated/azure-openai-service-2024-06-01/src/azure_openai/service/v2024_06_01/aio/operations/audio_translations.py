from __future__ import annotations

from typing import TYPE_CHECKING, overload

from ... import _operations
from ..._runtime import AsyncOperationGroup
from ..._runtime.described import described

if TYPE_CHECKING:
    from typing import Any

    from typing_extensions import Unpack

    from ... import models, params
    from ..._runtime import CallOptions


class AudioTranslationsOperations(AsyncOperationGroup):
    """``client.audio_translations``: made by the client, not by you."""

    @overload
    async def create(
        self, deployment_id: str, **options: Unpack[params.AudioTranslationsCreateOptions]
    ) -> models.AudioTranslationResponse: ...

    @overload
    async def create(
        self, deployment_id: str, *, body: params.CreateTranslationRequest, **options: Unpack[CallOptions]
    ) -> models.AudioTranslationResponse: ...

    @described(_operations.AUDIO_TRANSLATIONS_CREATE)
    async def create(
        self, deployment_id: str, *, body: params.CreateTranslationRequest | None = None, **options: Any
    ) -> models.AudioTranslationResponse:
        """Write down speech in English.

        Sends a recording in any language to a Whisper deployment and returns an English text of it.

        :param deployment_id: Name of the model's deployment in your resource.
        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.AudioTranslationsCreateOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return await self._call(_operations.AUDIO_TRANSLATIONS_CREATE, options, deployment_id, body=body)
