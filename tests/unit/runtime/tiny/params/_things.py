"""Arguments of ``client.things``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypedDict

from typing_extensions import Required

from .._runtime import CallOptions


class ChatRequest(TypedDict, total=False):
    messages: Sequence[Any]
    """What was said
    so far. At least 1 item."""
    temperature: float | None
    """From 0 to 2."""
    user: str


class ChatOptions(ChatRequest, CallOptions, total=False):
    from_: str
    """Where it is from."""
    a: Any
    text: str


class AudioOptions(CallOptions, total=False):
    file: Required[Any]
    """A recording."""
    model: str
    granularities: Sequence[str]
    expires_anchor: int
    flag: bool
    usage: Any
    nothing: Any
