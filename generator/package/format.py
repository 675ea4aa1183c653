"""Generated Python, formatted by black: one style, whatever the templates' white space."""

from __future__ import annotations

from dataclasses import replace

import black
from black.mode import Mode, TargetVersion
from black.report import NothingChanged

from generator.package.files import RenderedFile
from generator.text import WIDTH

_MODE = Mode(target_versions={TargetVersion.PY310}, line_length=WIDTH)


def format_files(files: tuple[RenderedFile, ...]) -> tuple[RenderedFile, ...]:
    """The files, with those of Python in black's style. The runtime is in it already: it is copied as it stands."""
    return tuple(file if "_runtime" in file.path.split("/") else replace(file, text=_format(file)) for file in files)


def _format(file: RenderedFile) -> str:
    if not file.path.endswith(".py") or not file.text.strip():
        return file.text
    try:
        return black.format_file_contents(file.text, fast=True, mode=_MODE)
    except NothingChanged:
        return file.text
