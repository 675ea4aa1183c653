"""Models of ``client.files``."""

from __future__ import annotations

from .._runtime import Model as _Model
from ._common import File, Purpose, TypeDiscriminator


class FileImport(_Model):
    """A file for the service to fetch."""

    purpose: Purpose
    filename: str
    """Name to give the file. Training data is JSON Lines, one example per line with its `prompt` and `completion`. At
    least 1 character.
    """
    content_url: str
    """Address a plain GET can read, such as a blob's with a SAS token."""


class FileList(_Model):
    """The files of a resource."""

    object: TypeDiscriminator | None = None
    data: list[File] | None = None
    """The files."""


class FilesUploadRequest(_Model):
    """Files upload request."""

    purpose: Purpose
    """What the file is for, which decides how its content is checked. To train a model, `fine-tune`."""
    file: bytes
    """The content to store, with its file name."""
