"""Models of ``client.assistant_files``."""

from __future__ import annotations

from typing import Literal

from .._runtime import Model


class AssistantFile(Model):
    """A file that an assistant's tools may read."""

    id: str
    """Id of the file."""
    object: Literal["assistant.file"]
    """Kind of this object, `assistant.file`."""
    created_at: int
    """When it was attached. Unix time, in seconds."""
    assistant_id: str
    """Id of the assistant."""


class AssistantFileDeletionStatus(Model):
    """Whether a file is detached from an assistant."""

    id: str
    """Id of the file."""
    deleted: bool
    """True when it is detached."""
    object: Literal["assistant.file.deleted"]
    """Kind of this object, `assistant.file.deleted`."""


class AssistantFilesListResponse(Model):
    """A page of attached files."""

    object: Literal["list"]
    """Kind of this object, `list`."""
    data: list[AssistantFile]
    """The files of this page."""
    first_id: str
    """Id of the page's first file, for `before`."""
    last_id: str
    """Id of the page's last file, for `after`."""
    has_more: bool
    """Whether another page follows."""


class AssistantFilesCreateRequest(Model):
    """The file to attach."""

    file_id: str
    """Id of an uploaded file."""
