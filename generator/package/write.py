"""A package onto disk: all of it or nothing, and only what differs.

The new package is built beside the old one and takes its place by renaming, so that a reader never meets half of one.
What the generator did not write (``_patch.py``, a user's own files) moves along untouched.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from generator.package.atomic import recover, swap
from generator.package.files import RenderedFile

LOCK = "codegen.lock.json"
_IGNORED = shutil.ignore_patterns("__pycache__", "*.pyc")


def write_package(folder: Path, files: tuple[RenderedFile, ...], facts: Mapping[str, object]) -> bool:
    """Make ``folder`` hold exactly ``files``, a lock with ``facts`` and the user's own files.

    Returns whether the package changed: a lock that only names another state of the generator's sources is brought up
    to date and changes nothing. Raises :class:`OSError` with the folder as it was.
    """
    recover(folder)
    lock = lock_text(files, facts)
    if is_current(folder, files):
        return _write_lock(folder, lock)
    folder.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{folder.name}.new-{os.getpid()}-", dir=folder.parent))
    try:
        new.chmod(0o777 & ~_umask())
        if folder.exists():
            _carry_over(folder, new)
        for file in files:
            path = new / file.path
            if not (file.once and path.exists()):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.text.encode("utf-8"))
        (new / LOCK).write_bytes(lock.encode("utf-8"))
        swap(folder, new)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    return True


def lock_text(files: tuple[RenderedFile, ...], facts: Mapping[str, object]) -> str:
    """What the package was made from, and the hash of each file it consists of."""
    ordered = sorted(files, key=lambda item: item.path)
    hashes = {file.path: hashlib.sha256(file.text.encode("utf-8")).hexdigest() for file in ordered if not file.once}
    once = [file.path for file in ordered if file.once]
    return _sealed({**facts, "files": hashes, "once": once})


def _sealed(data: Mapping[str, object]) -> str:
    """The text of a lock, with the hash of all else in it at its end: an edited one is no longer believed."""
    seal = hashlib.sha256(json.dumps(data, ensure_ascii=False).encode("utf-8")).hexdigest()
    return json.dumps({**data, "sha256": seal}, indent=2, ensure_ascii=False) + "\n"


def read_lock(folder: Path) -> dict[str, Any] | None:
    """The lock of a package, if there is one and nobody has edited it."""
    try:
        text = (folder / LOCK).read_bytes().decode("utf-8")
        data = json.loads(text)
        del data["sha256"]
        return data if _sealed(data) == text else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def other_document(folder: Path, facts: Mapping[str, Any]) -> str | None:
    """What the package in ``folder`` was made from, by its lock, if that is not the document of ``facts``; else None.

    A document is the same while its id and title are, or its content is: an id that is only a file's name is that of
    many documents, and a project may come to call a document by another id.
    """
    try:
        before = json.loads((folder / LOCK).read_bytes())["document"]
        id, sha256, title = before["id"], before["sha256"], before.get("title")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    document = facts["document"]
    titles = {name for name in (title, document.get("title")) if name is not None}
    if sha256 == document["sha256"] or (id == document["id"] and len(titles) < 2):
        return None
    return f"{id!r} ({title!r})" if title else repr(id)


# Inputs that matter only by what they make of the files, and the lock's own hash.
_INDIRECT = frozenset(("fingerprint", "previous", "sha256"))


def without_fingerprint(lock: str) -> str:
    """A lock without what may change while the package stays the same: the generator's own state, for one."""
    try:
        return json.dumps({key: value for key, value in json.loads(lock).items() if key not in _INDIRECT})
    except (ValueError, AttributeError, RecursionError):
        return ""


def _write_lock(folder: Path, lock: str) -> bool:
    """Bring the lock up to date, alone. Returns whether it says anything new of the package."""
    path = folder / LOCK
    before = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
    if before == lock:
        return False
    new = folder.with_name(f".{folder.name}.new-lock")
    new.write_bytes(lock.encode("utf-8"))
    os.replace(new, path)
    return without_fingerprint(before) != without_fingerprint(lock)


def written_before(folder: Path) -> frozenset[str]:
    """The files of a package that the generator made, by its lock; none where there is no readable lock."""
    try:
        names = json.loads((folder / LOCK).read_text("utf-8"))["files"]
        return frozenset(name for name in names if _is_inside(name)) | {LOCK}
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def _is_inside(name: str) -> bool:
    """A lock comes with a package, and a package may be someone else's."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def is_current(folder: Path, files: tuple[RenderedFile, ...]) -> bool:
    """Whether a package's files, its lock aside, are what they should be."""
    if not folder.is_dir() or written_before(folder) - {LOCK} - {file.path for file in files}:
        return False
    for file in files:
        path = folder / file.path
        if not path.is_file() or (not file.once and path.read_bytes() != file.text.encode("utf-8")):
            return False
    return True


def _carry_over(folder: Path, new: Path) -> None:
    shutil.copytree(folder, new, ignore=_IGNORED, dirs_exist_ok=True, symlinks=True)
    for name in written_before(folder):
        path = new / name
        if path.is_file() and path.resolve().is_relative_to(new.resolve()):
            path.unlink()
    for path in sorted(new.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink() and not any(path.iterdir()):
            path.rmdir()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
