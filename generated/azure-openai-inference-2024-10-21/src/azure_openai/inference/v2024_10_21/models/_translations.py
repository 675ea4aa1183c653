"""Models of ``client.translations``."""

from __future__ import annotations

from typing import Annotated

from .._runtime import Model, OneOf
from ._common import AudioResponse, AudioResponseFormat, AudioVerboseResponse


class CreateTranslationRequest(Model):
    """A recording to translate into English."""

    file: bytes
    """The recording, such as MP3, MP4, M4A, WAV or WEBM; at most 25 MB."""
    prompt: str | None = None
    """Earlier text, in English, whose style and spelling the result should continue."""
    response_format: AudioResponseFormat | None = None
    """Format of the result; `json` when left out."""
    temperature: float | None = None
    """Randomness of decoding, from 0 to 1. At 0, the default, the model starts deterministic and loosens up only where
    it is unsure. The service assumes 0.
    """


TranslationsCreateResponse = Annotated[AudioResponse | AudioVerboseResponse, OneOf()]
"""`audioVerboseResponse` for `verbose_json`, otherwise `audioResponse`."""
