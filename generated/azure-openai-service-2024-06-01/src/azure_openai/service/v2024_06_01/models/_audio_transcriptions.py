"""Models of ``client.audio_transcriptions``."""

from __future__ import annotations

from typing import Literal

from .._runtime import Model as _Model


class CreateTranscriptionRequest(_Model):
    """A recording to write down."""

    file: bytes
    """The recording; flac, m4a, mp3, mp4, mpeg, mpga, ogg, wav or webm."""
    language: str | None = None
    """Language spoken, as an ISO 639-1 code such as `en`; knowing it helps speed and quality."""
    prompt: str | None = None
    """Words to expect, or the text of the recording's previous part."""
    response_format: Literal["json", "text", "srt", "verbose_json", "vtt"] | str | None = None
    """Plain text, JSON (brief or with timing) or subtitles; `json` when left out. The service assumes "json"."""
    temperature: float | None = None
    """Randomness, from 0 to 1; 0 when left out. The service assumes 0."""


class AudioTranscriptionResponse(_Model):
    """What a recording says."""

    text: str
    """The spoken words."""
