"""Models of ``client.message_files``."""

from __future__ import annotations

from typing import Literal

from .._runtime import Model


class MessageFile(Model):
    """A file that came with a message."""

    id: str
    """Id of the file."""
    object: Literal["thread.message.file"]
    """Kind of this object, `thread.message.file`."""
    created_at: int
    """When it was attached. Unix time, in seconds."""
    message_id: str
    """Id of the message."""


class MessageFilesListResponse(Model):
    """A page of a message's files."""

    object: Literal["list"]
    """Kind of this object, `list`."""
    data: list[MessageFile]
    """The files of this page."""
    first_id: str
    """Id of the page's first file, for `before`."""
    last_id: str
    """Id of the page's last file, for `after`."""
    has_more: bool
    """Whether another page follows."""
