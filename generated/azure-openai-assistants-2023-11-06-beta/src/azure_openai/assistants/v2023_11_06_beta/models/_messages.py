"""Models of ``client.messages``."""

from __future__ import annotations

from typing import Literal

from .._runtime import Model
from ._common import MessageRole, ThreadMessage


class MessagesListResponse(Model):
    """A page of messages."""

    object: Literal["list"]
    """Kind of this object, `list`."""
    data: list[ThreadMessage]
    """The messages of this page."""
    first_id: str
    """Id of the page's first message, for `before`."""
    last_id: str
    """Id of the page's last message, for `after`."""
    has_more: bool
    """Whether another page follows."""


class MessagesCreateRequest(Model):
    """A message to add."""

    role: MessageRole
    content: str
    """Text of the message."""
    file_ids: list[str] | None = None
    """Ids of up to ten files for code interpreter and retrieval to read."""
    metadata: dict[str, str] | None = None
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""


class MessagesModifyRequest(Model):
    """What to change about a message."""

    metadata: dict[str, str] | None = None
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""
