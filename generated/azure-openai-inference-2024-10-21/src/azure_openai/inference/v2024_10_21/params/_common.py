"""Arguments that several operation groups share."""

from __future__ import annotations

from typing import Literal, TypeAlias

AudioResponseFormat: TypeAlias = "Literal['json', 'text', 'srt', 'verbose_json', 'vtt'] | str"
"""Formats of a transcript: JSON (`verbose_json` with timing), plain text, or subtitles (`srt`, `vtt`)."""
