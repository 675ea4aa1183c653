"""Models of ``client.files``."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .._runtime import Model


class FileDeletionStatus(Model):
    """Whether a file is gone."""

    id: str
    """Id of the file."""
    deleted: bool
    """True when it is gone."""
    object: Literal["file"]
    """Kind of this object, `file`."""


class FileListResponse(Model):
    """Uploaded files."""

    object: Literal["list"]
    """Kind of this object, `list`."""
    data: list[OpenAIFile]
    """The files."""


class OpenAIFile(Model):
    """Details of an uploaded file."""

    object: Literal["file"]
    """Kind of this object, `file`."""
    id: str
    """Id of the file."""
    bytes_: int = Field(alias="bytes")
    """Size in bytes."""
    filename: str
    """Its name."""
    created_at: int
    """When it was uploaded. Unix time, in seconds."""
    purpose: FilePurpose
    """What it is for."""


class FilesUploadRequest(Model):
    """Files upload request."""

    file: bytes
    """Content to store."""
    purpose: FilePurpose
    """What the file is for; `assistants` for tools to read it."""
    filename: str | None = None
    """Name to give the stored file."""


FilePurpose = Literal["fine-tune", "fine-tune-results", "assistants", "assistants_output"] | str
"""What a file is for.

- "fine-tune": Data to fine-tune a model with.
- "fine-tune-results": Metrics that a fine-tuning job wrote.
- "assistants": Material for assistants to read.
- "assistants_output": Something an assistant made.
"""
