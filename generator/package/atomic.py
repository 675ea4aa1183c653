"""A new folder takes an old one's place, so that whoever reads meets the one or the other and never half of one."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # renameat2(2), Linux 3.15; glibc 2.28
_RENAME_SWAP = 2  # renamex_np(2), macOS 10.12


def swap(folder: Path, new: Path) -> None:
    """Put ``new`` in the place of ``folder``: in one step where the system has one, else by two renames.

    A process that is killed on the way leaves what :func:`recover` clears away, or after the first of two renames
    puts back.
    """
    if not folder.exists():
        os.replace(new, folder)
        return
    old = new
    if not swap_in_one_step(folder, new):
        old = _aside(folder)
        os.replace(folder, old)
        os.replace(new, folder)
    shutil.rmtree(old, ignore_errors=True)


def recover(folder: Path) -> None:
    """Undo a run that was killed between its two renames, and clear away what such runs left."""
    old = _aside(folder)
    if old.exists():
        if folder.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            os.replace(old, folder)
    for left in folder.parent.glob(f".{folder.name}.new-*") if folder.parent.is_dir() else ():
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")


def swap_in_one_step(one: Path, other: Path) -> bool:
    """Whether two folders changed places; False leaves both as they were: there is no such step here."""
    import ctypes

    first, second = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            return bool(library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE) == 0)
        if sys.platform == "darwin":
            return bool(library.renamex_np(first, second, _RENAME_SWAP) == 0)
    except (OSError, AttributeError, TypeError):  # TypeError: Windows has no library of its own to open
        pass
    return False
