"""What can be given as a file."""

from __future__ import annotations

from typing import IO, TypeAlias, Union

FileBytes: TypeAlias = Union[bytes, str, IO[bytes]]
FileContent: TypeAlias = Union[FileBytes, tuple[str, FileBytes], tuple[str, FileBytes, str]]
"""The content (bytes, text, an open binary file), ``(name, content)`` or ``(name, content, content type)``."""
