"""Arguments of ``client.translations``."""

from __future__ import annotations

from typing import TypedDict

from typing_extensions import Required

from .._runtime import CallOptions
from .._runtime.files import FileContent
from ._common import AudioResponseFormat


class CreateTranslationRequestFields(TypedDict, total=False):
    """The fields that :class:`CreateTranslationRequest` and keyword arguments have in common."""

    file: Required[FileContent]
    """The recording, such as MP3, MP4, M4A, WAV or WEBM; at most 25 MB."""
    prompt: str
    """Earlier text, in English, whose style and spelling the result should continue."""
    temperature: float
    """Randomness of decoding, from 0 to 1. At 0, the default, the model starts deterministic and loosens up only where
    it is unsure. The service assumes 0.
    """


class CreateTranslationRequest(CreateTranslationRequestFields, total=False):
    """A recording to translate into English."""

    response_format: AudioResponseFormat
    """Format of the result; `json` when left out."""


class TranslationsCreateOptions(CreateTranslationRequestFields, CallOptions, total=False):
    """Keyword arguments of ``client.translations.create``."""
