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


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the environment names for what was formatted."""
    monkeypatch.setenv("CLIENTGEN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def kept(cache: Path) -> list[Path]:
    return [path for path in cache.rglob("*") if path.is_file()]


def formatted() -> str:
    return formatting.format_files((RenderedFile("a.py", UGLY),))[0].text


def test_what_was_formatted_once_is_taken_from_the_cache(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second run does not call black, and gives the same text; another black's or another text is not taken."""
    assert formatted() == "x = [1, 2]\n"
    monkeypatch.setattr(formatting, "_formatted", lambda text: "new\n")
    assert formatted() == "x = [1, 2]\n"
    assert formatting.format_files((RenderedFile("a.py", UGLY + "y = 1\n"),))[0].text == "new\n"
    monkeypatch.setattr(formatting, "version", lambda name: "another")
    assert formatted() == "new\n" and len(kept(cache)) == 3


@pytest.mark.parametrize("damage", [b"", b"x = [", b"\xff"])
def test_a_damaged_cache_is_not_believed(damage: bytes, cache: Path) -> None:
    """A file that was cut off, as after a crash of the machine, is formatted again and written again."""
    formatted()
    (file,) = kept(cache)
    whole = file.read_bytes()
    file.write_bytes(damage if damage != b"x = [" else whole[:-3])
    assert formatted() == "x = [1, 2]\n"
    assert file.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_not_used(cache: Path) -> None:
    """A file where the folder would be: the text is formatted all the same, and nothing is left."""
    cache.write_text("a file")
    assert formatted() == "x = [1, 2]\n"
    assert cache.read_text() == "a file"


def test_no_cache_is_kept_unless_a_folder_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is written into the working folder or the user's own where the variable is empty."""
    monkeypatch.setenv("CLIENTGEN_CACHE", "")
    monkeypatch.chdir(tmp_path)
    assert formatted() == "x = [1, 2]\n" and list(tmp_path.iterdir()) == []


def test_what_has_blacks_style_already_stays_as_it_is() -> None:
    text = "x = [1, 2]\n"
    assert formatting.format_files((RenderedFile("a.py", text),))[0].text == text
