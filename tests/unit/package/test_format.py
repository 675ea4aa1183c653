"""Proves that generated Python has black's style, and that the runtime has it before it is copied."""

from __future__ import annotations

from pathlib import Path

import black
import pytest

from generator.package import format as formatting
from generator.package.files import RenderedFile
from generator.resources import RUNTIME

UGLY = "x   =  [1,\n2]\n"


@pytest.mark.parametrize("path", sorted(RUNTIME.glob("*.py")), ids=lambda path: path.name)
def test_the_runtime_is_what_black_makes_of_it(path: Path) -> None:
    """In the mode of the generator itself, so that copying without formatting gives the same bytes."""
    text = path.read_text("utf-8")
    with pytest.raises(black.report.NothingChanged):
        black.format_file_contents(text, fast=True, mode=formatting._MODE)


def test_only_python_outside_the_runtime_is_formatted() -> None:
    """A file of the runtime and one that is not Python stay as they are."""
    names = ("src/a/_runtime/client.py", "API.md", "src/a/_runtime_notes.py", "src/a/client.py")
    texts = [file.text for file in formatting.format_files(tuple(RenderedFile(name, UGLY) for name in names))]
    assert texts == [UGLY, UGLY, "x = [1, 2]\n", "x = [1, 2]\n"]
