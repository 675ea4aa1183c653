"""Arguments of ``client.audio_translations``."""

from __future__ import annotations

from typing import Literal, TypedDict

from typing_extensions import Required

from .._runtime import CallOptions
from .._runtime.files import FileContent


class CreateTranslationRequest(TypedDict, total=False):
    """A recording to write down in English."""

    file: Required[FileContent]
    """The recording."""
    prompt: str
    """Words to expect, in English."""
    response_format: Literal["json", "text", "srt", "verbose_json", "vtt"] | str
    """Plain text, JSON (brief or with timing) or subtitles; `json` when left out. The service assumes "json"."""
    temperature: float
    """Randomness, from 0 to 1; 0 when left out. The service assumes 0."""


class AudioTranslationsCreateOptions(CreateTranslationRequest, CallOptions, total=False):
    """Keyword arguments of ``client.audio_translations.create``."""
