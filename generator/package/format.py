"""Generated Python, formatted by black: one style, whatever the templates' white space.

Black takes most of the time of a run. Where the environment variable ``CLIENTGEN_CACHE`` names a folder, what was
formatted is kept there, and only text that changed is formatted. The folder may be deleted at any time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import black
from black.mode import Mode, TargetVersion
from black.report import NothingChanged

from generator.package.files import RenderedFile
from generator.text import WIDTH

_MODE = Mode(target_versions={TargetVersion.PY310}, line_length=WIDTH)


def format_files(files: tuple[RenderedFile, ...]) -> tuple[RenderedFile, ...]:
    """The files, with those of Python in black's style. The runtime is in it already: it is copied as it stands."""
    folder = os.environ.get("CLIENTGEN_CACHE")
    cache = Path(folder, "black", version("black"), _MODE.get_cache_key()) if folder else None
    return tuple(replace(file, text=_cached(file.text, cache)) if _is_to_format(file) else file for file in files)


def _is_to_format(file: RenderedFile) -> bool:
    return file.path.endswith(".py") and "_runtime" not in file.path.split("/") and bool(file.text.strip())


def _cached(text: str, cache: Path | None) -> str:
    if cache is None:
        return _formatted(text)
    kept = cache / _digest(text)
    with contextlib.suppress(OSError, UnicodeDecodeError):
        digest, _, formatted = kept.read_bytes().decode().partition("\n")
        if digest == _digest(formatted):  # else it was cut off
            return formatted
    formatted = _formatted(text)
    with contextlib.suppress(OSError):  # a cache that cannot be written costs time and nothing else
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            new = Path(folder, kept.name)
            new.write_bytes(f"{_digest(formatted)}\n{formatted}".encode())
            os.replace(new, kept)
    return formatted


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _formatted(text: str) -> str:
    try:
        return black.format_file_contents(text, fast=True, mode=_MODE)
    except NothingChanged:
        return text
