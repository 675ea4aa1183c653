"""Arguments of ``client.messages``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from typing_extensions import Required

from .._runtime import CallOptions
from ._common import MessageRole


class MessagesCreateRequest(TypedDict, total=False):
    """A message to add."""

    role: Required[MessageRole]
    content: Required[str]
    """Text of the message."""
    file_ids: Sequence[str]
    """Ids of up to ten files for code interpreter and retrieval to read."""
    metadata: Mapping[str, str] | None
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""


class MessagesModifyRequest(TypedDict, total=False):
    """What to change about a message."""

    metadata: Mapping[str, str] | None
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""


class MessagesCreateOptions(MessagesCreateRequest, CallOptions, total=False):
    """Keyword arguments of ``client.messages.create``."""


class MessagesModifyOptions(MessagesModifyRequest, CallOptions, total=False):
    """Keyword arguments of ``client.messages.modify``."""
