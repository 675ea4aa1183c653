"""Arguments of ``client.transcriptions``."""

from __future__ import annotations

from typing import TypedDict

from typing_extensions import Required

from .._runtime import CallOptions
from .._runtime.files import FileContent
from ._common import AudioResponseFormat


class CreateTranscriptionRequestFields(TypedDict, total=False):
    """The fields that :class:`CreateTranscriptionRequest` and keyword arguments have in common."""

    file: Required[FileContent]
    """The recording, such as MP3, MP4, M4A, WAV or WEBM; at most 25 MB."""
    prompt: str
    """Earlier text, in the recording's language, whose style and spelling the result should continue."""
    temperature: float
    """Randomness of decoding, from 0 to 1. At 0, the default, the model starts deterministic and loosens up only where
    it is unsure. The service assumes 0.
    """
    language: str
    """Language spoken, as an ISO 639-1 code such as `de`; telling it makes the result better and faster."""


class CreateTranscriptionRequest(CreateTranscriptionRequestFields, total=False):
    """A recording to write down."""

    response_format: AudioResponseFormat
    """Format of the result; `json` when left out."""


class TranscriptionsCreateOptions(CreateTranscriptionRequestFields, CallOptions, total=False):
    """Keyword arguments of ``client.transcriptions.create``."""
