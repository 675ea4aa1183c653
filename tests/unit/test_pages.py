"""What the project's pages name is there: files, folders, verbs of make, commands of clientgen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.cli import main

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*ROOT.glob("*.md"), ROOT / "docs" / "ci.md"]
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
#: Made by a run and ignored by git; of a package.
ELSEWHERE = {"specs/.synced", "tests/custom/"}


def test_the_pages_that_a_stranger_looks_for_are_there() -> None:
    names = {page.name for page in PAGES}
    assert names >= {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"}


@each_page
def test_every_path_that_a_page_names_exists(page: Path) -> None:
    """In code, or as the target of a link."""
    text = page.read_text("utf-8")
    named = re.findall(
        r"`((?:generator|tests|templates|specs|docs|bench|mutate|conformance|\.github|\.ci)/[\w./-]*)`", text
    )
    named += re.findall(r"\]\((?!https?:|#)([\w./-]+)\)", text)
    absent = [name for name in named if name not in ELSEWHERE and not (ROOT / name).exists()]
    assert not [name for name in absent if not (page.parent / name).exists()]


@each_page
def test_every_command_that_a_page_names_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    verbs = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)(?=[`\s]*(?:$|#|`|&))", text, re.MULTILINE)) <= verbs
    assert set(re.findall(r"(?:`|^|/bin/|run: )clientgen ([a-z]+)\b", text, re.MULTILINE)) <= {*main.commands}
