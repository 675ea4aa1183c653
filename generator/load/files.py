"""Reading files, and only those below the root: a document is other people's text, and so are the paths in it."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import DocumentError, SourceRef

#: What other files begin with, of those that are most often taken for a document.
_BINARY = {
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"PK\x03\x04": "a ZIP archive",
    b"\x1f\x8b": "a gzip archive",
    b"%PDF": "a PDF file",
}


@dataclass(frozen=True, slots=True)
class Tree:
    """The folder of the root document, and the folder no reference may leave."""

    folder: Path
    root: Path

    @classmethod
    def around(cls, document: Path, root: Path | None) -> Tree:
        """The tree a document is in: as given, or its ``specification`` folder (the layout of azure-rest-api-specs,
        where documents share ``common-types``), or the document's own folder."""
        folder = document.absolute().parent
        if root is None:
            root = next((parent for parent in (folder, *folder.parents) if parent.name == "specification"), folder)
        return cls(folder, root)

    def path(self, name: str) -> Path | None:
        """The file of a name relative to the root document's folder; ``None`` when that leads out of the tree,
        by ``..`` or by a symbolic link."""
        try:
            root = os.path.realpath(self.root)
            real = os.path.realpath(self.folder / name)
            return Path(real) if os.path.commonpath((root, real)) == root else None
        except (ValueError, OSError):  # NUL in the name, another drive, a loop of links
            return None

    def holds(self, name: str) -> bool:
        """Whether a name stays inside the tree as written, before any link is followed."""
        root = os.path.normpath(self.root.absolute())
        written = os.path.normpath(self.folder / name)
        try:
            return os.path.commonpath((root, written)) == root
        except ValueError:
            return False


def join(base: str, path: str) -> str:
    """The name of a file referred to from another: relative to the root document's folder, with ``/``."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), path))


def read(path: Path, file: str) -> bytes:
    """The bytes of a file.

    Raises:
        DocumentError: It cannot be read; the message says why.
    """
    at = SourceRef(file)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise DocumentError("CG101", at, "there is no such file: check the path") from None
    except IsADirectoryError:
        raise DocumentError("CG101", at, "this is a folder: give the document in it") from None
    except PermissionError:
        if path.is_dir():  # what Windows answers for a folder
            raise DocumentError("CG101", at, "this is a folder: give the document in it") from None
        raise DocumentError("CG101", at, "no permission to read this file: change its permissions") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not a file name"
        raise DocumentError("CG101", at, f"this file cannot be read: {reason}") from None


def decode(data: bytes, file: str) -> str:
    """The text of a document: UTF-8 (OpenAPI 3.1 section 4.3, RFC 8259 section 8.1), a byte order mark allowed.

    Raises:
        DocumentError: The bytes are not UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = data.count(b"\n", 0, error.start) + 1, error.start - data.rfind(b"\n", 0, error.start)
        kind = next((kind for start, kind in _BINARY.items() if data.startswith(start)), None)
        guess = " (it looks like UTF-16)" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ""
        message = f"the document is not UTF-8{guess}: the byte at offset {error.start} is not text; save it as UTF-8"
        if kind is not None:
            message = f"this is {kind}, not a document: give the document{' in it' if 'archive' in kind else ''}"
        raise DocumentError("CG103", SourceRef(file), message, line=line, column=column) from None
