"""Arguments of ``client.audio_speech``."""

from __future__ import annotations

from typing import Literal, TypedDict

from typing_extensions import Required

from .._runtime import CallOptions


class CreateSpeechRequest(TypedDict, total=False):
    """A text to read aloud."""

    model: Required[Literal["tts-1", "tts-1-hd"] | str]
    """Fast (`tts-1`) or fine (`tts-1-hd`)."""
    input: Required[str]
    """The text, at most 4096 characters. At most 4096 characters."""
    voice: Required[Literal["alloy", "echo", "fable", "onyx", "nova", "shimmer"] | str]
    """Who speaks."""
    response_format: Literal["mp3", "opus", "aac", "flac"] | str
    """Format of the recording; mp3 when left out. The service assumes "mp3"."""
    speed: float
    """How fast to speak, from 0.25 to 4 times as usual; 1 when left out. From 0.25 to 4.0. The service assumes 1.0."""


class AudioSpeechCreateOptions(CreateSpeechRequest, CallOptions, total=False):
    """Keyword arguments of ``client.audio_speech.create``."""
