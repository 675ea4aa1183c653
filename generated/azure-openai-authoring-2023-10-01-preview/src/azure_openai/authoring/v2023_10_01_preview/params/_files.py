"""Arguments of ``client.files``."""

from __future__ import annotations

from typing import TypedDict

from typing_extensions import Required

from .._runtime import CallOptions
from .._runtime.files import FileContent
from ._common import Purpose


class FileImport(TypedDict, total=False):
    """A file for the service to fetch."""

    purpose: Required[Purpose]
    filename: Required[str]
    """Name to give the file. Training data is JSON Lines, one example per line with its `prompt` and `completion`. At
    least 1 character.
    """
    content_url: Required[str]
    """Address a plain GET can read, such as a blob's with a SAS token."""


class FilesUploadRequest(TypedDict, total=False):
    """Files upload request."""

    purpose: Required[Purpose]
    """What the file is for, which decides how its content is checked. To train a model, `fine-tune`."""
    file: Required[FileContent]
    """The content to store, with its file name."""


class FilesUploadOptions(FilesUploadRequest, CallOptions, total=False):
    """Keyword arguments of ``client.files.upload``."""


class FilesImportOptions(FileImport, CallOptions, total=False):
    """Keyword arguments of ``client.files.import_``."""
