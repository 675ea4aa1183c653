"""Models of ``client.audio_translations``."""

from __future__ import annotations

from typing import Literal

from .._runtime import Model as _Model


class CreateTranslationRequest(_Model):
    """A recording to write down in English."""

    file: bytes
    """The recording."""
    prompt: str | None = None
    """Words to expect, in English."""
    response_format: Literal["json", "text", "srt", "verbose_json", "vtt"] | str | None = None
    """Plain text, JSON (brief or with timing) or subtitles; `json` when left out. The service assumes "json"."""
    temperature: float | None = None
    """Randomness, from 0 to 1; 0 when left out. The service assumes 0."""


class AudioTranslationResponse(_Model):
    """What a recording says, in English."""

    text: str
    """The English text."""
