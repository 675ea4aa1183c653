"""How a package on disk differs from what the generator would write: a unified diff, and nothing is touched."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.package.files import RenderedFile
from generator.package.write import LOCK, lock_text, without_fingerprint, written_before


def difference(folder: Path, files: tuple[RenderedFile, ...], facts: Mapping[str, object]) -> str:
    """Files that are missing, changed or no longer made, as a patch that would put them right.

    Paths in it are relative to the output folder (``patch -p1`` there). A lock that only names another state of the
    generator's sources is not a difference.
    """
    wanted = {file.path: file for file in (*files, RenderedFile(LOCK, lock_text(files, facts)))}
    differences = [_compare(folder, path, wanted.get(path)) for path in sorted({*wanted, *written_before(folder)})]
    return "".join(differences)


def _compare(folder: Path, path: str, file: RenderedFile | None) -> str:
    before = _read(folder / path)
    after = None if file is None else file.text
    if before == after or (file is not None and file.once and before is not None):
        return ""
    if path == LOCK and before and after and without_fingerprint(before) == without_fingerprint(after):
        return ""
    names = (
        "/dev/null" if before is None else f"a/{folder.name}/{path}",
        "/dev/null" if after is None else f"b/{folder.name}/{path}",
    )
    header = f"--- {names[0]}\n+++ {names[1]}\n"  # all there is to say of an empty file
    return "".join(_lines(before or "", after or "", names)) or header


def _lines(before: str, after: str, names: tuple[str, str]) -> Iterator[str]:
    for line in difflib.unified_diff(_split(before), _split(after), *names):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _split(text: str) -> list[str]:
    """Lines by ``\\n`` only, as ``patch`` counts them."""
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _read(path: Path) -> str | None:
    return path.read_bytes().decode("utf-8", "replace") if path.is_file() else None
