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
from pathlib import Path

from generator.render.manifest import RenderedFile

LOCK = "codegen.lock.json"
_IGNORED = shutil.ignore_patterns("__pycache__", "*.pyc")


def write_package(folder: Path, files: tuple[RenderedFile, ...], facts: Mapping[str, object]) -> bool:
    """Make ``folder`` hold exactly ``files``, a lock with ``facts`` and the user's own files.

    Returns whether anything was written. Raises :class:`OSError` with the folder as it was.
    """
    _recover(folder)
    files = (*files, _lock(files, facts))
    if _is_current(folder, files):
        return False
    folder.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{folder.name}.new-", dir=folder.parent))
    try:
        new.chmod(0o777 & ~_umask())
        if folder.exists():
            _carry_over(folder, new)
        for file in files:
            path = new / file.path
            if not (file.once and path.exists()):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.text.encode("utf-8"))
        _swap(folder, new)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    return True


def _lock(files: tuple[RenderedFile, ...], facts: Mapping[str, object]) -> RenderedFile:
    """What the package was made from, and the hash of each file it consists of."""
    hashes = {
        file.path: hashlib.sha256(file.text.encode("utf-8")).hexdigest()
        for file in sorted(files, key=lambda item: item.path)
        if not file.once
    }
    return RenderedFile(LOCK, json.dumps({**facts, "files": hashes}, indent=2, ensure_ascii=False) + "\n")


def _written_before(folder: Path) -> frozenset[str]:
    """The files of a package that the generator made, by its lock; none where there is no readable lock."""
    try:
        return frozenset(json.loads((folder / LOCK).read_text("utf-8"))["files"]) | {LOCK}
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def _is_current(folder: Path, files: tuple[RenderedFile, ...]) -> bool:
    if not folder.is_dir() or _written_before(folder) - {file.path for file in files}:
        return False
    for file in files:
        path = folder / file.path
        if not path.is_file() or (not file.once and path.read_bytes() != file.text.encode("utf-8")):
            return False
    return True


def _carry_over(folder: Path, new: Path) -> None:
    shutil.copytree(folder, new, ignore=_IGNORED, dirs_exist_ok=True, symlinks=True)
    for name in _written_before(folder):
        path = new / name
        if path.is_file() and path.resolve().is_relative_to(new.resolve()):
            path.unlink()
    for path in sorted(new.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink() and not any(path.iterdir()):
            path.rmdir()


def _swap(folder: Path, new: Path) -> None:
    old = _aside(folder)
    if folder.exists():
        os.replace(folder, old)
    os.replace(new, folder)
    shutil.rmtree(old, ignore_errors=True)


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")


def _recover(folder: Path) -> None:
    """Undo a run that was killed between its two renames, and clear away what such runs left."""
    old = _aside(folder)
    if old.exists():
        if folder.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            os.replace(old, folder)
    for left in folder.parent.glob(f".{folder.name}.new-*") if folder.parent.is_dir() else ():
        shutil.rmtree(left, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
