from __future__ import annotations

from typing import TYPE_CHECKING, overload

from ... import _operations
from ..._runtime.described import described
from ..._runtime.downloads import AsyncDownloadGroup

if TYPE_CHECKING:
    from typing import Any, IO

    from typing_extensions import Unpack

    from ... import params
    from ..._runtime import CallOptions
    from ..._runtime.downloads import AsyncDownload


class AudioSpeechOperations(AsyncDownloadGroup):
    """``client.audio_speech``: made by the client, not by you."""

    @overload
    async def create(self, deployment_id: str, **options: Unpack[params.AudioSpeechCreateOptions]) -> AsyncDownload: ...

    @overload
    async def create(
        self,
        deployment_id: str,
        *,
        body: params.CreateSpeechRequest | bytes | IO[bytes],
        **options: Unpack[CallOptions],
    ) -> AsyncDownload: ...

    @described(_operations.AUDIO_SPEECH_CREATE)
    async def create(
        self, deployment_id: str, *, body: params.CreateSpeechRequest | bytes | IO[bytes] | None = None, **options: Any
    ) -> AsyncDownload:
        """Read a text aloud.

        Returns a recording of a text, spoken in the voice you choose.

        :param deployment_id: Name of the model's deployment in your resource.
        :keyword body: The whole body, in place of its fields as keyword arguments.
        :keyword options: The fields of :class:`~params.AudioSpeechCreateOptions`, and how to call.
        :raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer.
        """
        return await self._download(_operations.AUDIO_SPEECH_CREATE, options, deployment_id, body=body)
