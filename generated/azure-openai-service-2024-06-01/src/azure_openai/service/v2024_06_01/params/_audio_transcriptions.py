"""Arguments of ``client.audio_transcriptions``."""

from __future__ import annotations

from typing import Literal, TypedDict

from typing_extensions import Required

from .._runtime import CallOptions
from .._runtime.files import FileContent


class CreateTranscriptionRequest(TypedDict, total=False):
    """A recording to write down."""

    file: Required[FileContent]
    """The recording; flac, m4a, mp3, mp4, mpeg, mpga, ogg, wav or webm."""
    language: str
    """Language spoken, as an ISO 639-1 code such as `en`; knowing it helps speed and quality."""
    prompt: str
    """Words to expect, or the text of the recording's previous part."""
    response_format: Literal["json", "text", "srt", "verbose_json", "vtt"] | str
    """Plain text, JSON (brief or with timing) or subtitles; `json` when left out. The service assumes "json"."""
    temperature: float
    """Randomness, from 0 to 1; 0 when left out. The service assumes 0."""


class AudioTranscriptionsCreateOptions(CreateTranscriptionRequest, CallOptions, total=False):
    """Keyword arguments of ``client.audio_transcriptions.create``."""
