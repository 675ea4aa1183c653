"""What a user reads of a document that cannot be used, or only in part: all of it, with the place and the cure.

``broken`` holds small documents, each with one kind of fault, and beside each a text: the exit code of
``clientgen generate``, and what it prints to the error stream. ``pytest tests/cli --golden`` rewrites them.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main

HERE = Path(__file__).resolve().parent / "broken"
DOCUMENTS = sorted(path.name for path in HERE.iterdir() if path.is_file() and path.suffix != ".txt")
_FINDING = re.compile(r"(?P<file>[\w./-]+):\d+:\d+(?P<pointer> #/\S.*?)? (error|warning) CG\d{3} (?P<message>.+)")


def said(document: str, output: Path) -> str:
    done = CliRunner().invoke(main, ["generate", document, "--output", str(output)], catch_exceptions=False)
    return f"exit {done.exit_code}\n{done.stderr}"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_is_said_of_a_broken_document(
    document: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, golden: bool
) -> None:
    """The same from anywhere: no path of a machine, no word of Python's."""
    monkeypatch.chdir(HERE)
    text, path = said(document, tmp_path / "out"), HERE / f"{document}.txt"
    if golden:
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")
    code, *lines = text.splitlines()
    errors = [line for line in lines if " error CG" in line]
    assert code == f"exit {1 if errors else 0}" and (tmp_path / "out").exists() == (not errors)
    assert "CG9" not in text and str(HERE) not in text and not re.search(r"Traceback|Error\b|Exception|<class", text)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_finding_names_a_place_and_says_what_to_do(document: str) -> None:
    """A sentence with a part after a colon or semicolon: what is assumed, or what to do."""
    _, *lines = (HERE / f"{document}.txt").read_text("utf-8").splitlines()
    findings = [line for line in lines if "failed; nothing was written" not in line]
    assert findings, "a document that nothing is said of is not broken"
    for line in findings:
        match = _FINDING.fullmatch(line)
        assert match is not None, line
        assert match["file"] == document or match["file"].startswith("parts/"), line
        assert re.search(r"[:;,] \w", match["message"]), line


def test_there_are_many_kinds_and_no_text_without_a_document() -> None:
    assert len(DOCUMENTS) >= 40
    assert {path.name for path in HERE.glob("*.txt")} == {f"{name}.txt" for name in DOCUMENTS}
