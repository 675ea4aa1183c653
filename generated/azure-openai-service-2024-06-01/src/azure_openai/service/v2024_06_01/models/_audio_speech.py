"""Models of ``client.audio_speech``."""

from __future__ import annotations

from typing import Literal

from .._runtime import Model as _Model


class CreateSpeechRequest(_Model):
    """A text to read aloud."""

    model: Literal["tts-1", "tts-1-hd"] | str
    """Fast (`tts-1`) or fine (`tts-1-hd`)."""
    input: str
    """The text, at most 4096 characters. At most 4096 characters."""
    voice: Literal["alloy", "echo", "fable", "onyx", "nova", "shimmer"] | str
    """Who speaks."""
    response_format: Literal["mp3", "opus", "aac", "flac"] | str | None = None
    """Format of the recording; mp3 when left out. The service assumes "mp3"."""
    speed: float | None = None
    """How fast to speak, from 0.25 to 4 times as usual; 1 when left out. From 0.25 to 4.0. The service assumes 1.0."""
