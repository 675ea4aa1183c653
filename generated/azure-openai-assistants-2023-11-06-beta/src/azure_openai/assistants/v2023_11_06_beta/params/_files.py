"""Arguments of ``client.files``."""

from __future__ import annotations

from typing import Literal, TypeAlias, TypedDict

from typing_extensions import Required

from .._runtime import CallOptions
from .._runtime.files import FileContent


class FilesUploadRequest(TypedDict, total=False):
    """Files upload request."""

    file: Required[FileContent]
    """Content to store."""
    purpose: Required[FilePurpose]
    """What the file is for; `assistants` for tools to read it."""
    filename: str
    """Name to give the stored file."""


class FilesUploadOptions(FilesUploadRequest, CallOptions, total=False):
    """Keyword arguments of ``client.files.upload``."""


FilePurpose: TypeAlias = "Literal['fine-tune', 'fine-tune-results', 'assistants', 'assistants_output'] | str"
"""What a file is for.

- "fine-tune": Data to fine-tune a model with.
- "fine-tune-results": Metrics that a fine-tuning job wrote.
- "assistants": Material for assistants to read.
- "assistants_output": Something an assistant made.
"""
