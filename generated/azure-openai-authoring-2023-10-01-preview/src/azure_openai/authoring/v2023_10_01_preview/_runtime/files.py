"""What can be given as a file."""

from __future__ import annotations

import os
from typing import IO, TypeAlias, Union

FileBytes: TypeAlias = Union[bytes, os.PathLike[str], IO[bytes]]
FileContent: TypeAlias = Union[FileBytes, tuple[str, Union[FileBytes, str]], tuple[str, Union[FileBytes, str], str]]
"""The content (bytes, a path, an open binary file), ``(name, content)`` or ``(name, content, content type)``, where the
content may be text."""
