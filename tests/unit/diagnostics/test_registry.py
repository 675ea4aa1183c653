"""The registry of codes is whole and true: what the source emits is in it, and each example gives what it says."""

from __future__ import annotations

import ast
import functools
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.diagnostics.registry import registry
from generator.diagnostics.registry import Elsewhere, Entry, Example
from generator.diagnostics.page import page

from .emitted import emitted

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs" / "diagnostics.md"
SHOWN = [
    pytest.param(entry, index, id=f"{entry.code}-{example.severity.value}")
    for entry in registry().values()
    for index, example in enumerate(entry.examples)
    if isinstance(example, Example)
]
ELSEWHERE = [
    pytest.param(entry.code, example, id=f"{entry.code}-{example.severity.value}")
    for entry in registry().values()
    for example in entry.examples
    if isinstance(example, Elsewhere)
]


def said(example: Example, folder: Path, patch: pytest.MonkeyPatch) -> list[str]:
    """What ``clientgen validate`` prints of an example, as a reader would run it."""
    for name, text in example.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(example.encoding))
    patch.chdir(folder)  # where its clientgen.yaml is
    done = CliRunner().invoke(main, ["validate", next(iter(example.files))])
    assert done.exit_code in (0, 1, 2) and not isinstance(done.exception, Exception), done.output
    return done.output.replace(f"{folder}/", "").splitlines()


def of_code(lines: list[str], code: str, example: Example) -> list[str]:
    return [line for line in lines if f" {example.severity.value} {code} " in line]


def test_the_source_emits_what_the_registry_has() -> None:
    """Every code with every severity, both ways."""
    known = {(entry.code, severity) for entry in registry().values() for severity in entry.severities}
    assert emitted() == known


@pytest.mark.parametrize("entry, index", SHOWN)
def test_an_example_gives_its_code(entry: Entry, index: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its severity, through the command line."""
    example = entry.examples[index]
    assert isinstance(example, Example)
    assert of_code(said(example, tmp_path, monkeypatch), entry.code, example)


@pytest.mark.parametrize("code, example", ELSEWHERE)
def test_what_has_no_example_has_a_test(code: str, example: Elsewhere) -> None:
    """A test of that name is in tests/, and speaks of the code."""
    assert any(code in text for text in sources_of_tests().get(example.test, ())), example.test


@functools.cache
def sources_of_tests() -> dict[str, list[str]]:
    """The source of every test function, with its decorators, by its name."""
    sources: dict[str, list[str]] = {}
    for path in (ROOT / "tests").rglob("test_*.py"):
        text = path.read_text("utf-8")
        lines = text.splitlines()
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                first = min([node.lineno, *(item.lineno for item in node.decorator_list)])
                sources.setdefault(node.name, []).append("\n".join(lines[first - 1 : node.end_lineno]))
    return sources


def test_every_entry_says_something() -> None:
    """A title and sentences; and nothing is said twice."""
    for entry in registry().values():
        assert entry.examples and not entry.title.endswith(".")
        assert entry.meaning.endswith(".") and entry.cure.endswith("."), entry.code
    titles = [entry.title for entry in registry().values()]
    assert len(set(titles)) == len(titles)


def test_the_page_is_what_the_registry_says(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, golden: bool
) -> None:
    """docs/diagnostics.md, its messages produced by running the examples; ``--golden`` writes it."""
    messages: dict[tuple[str, int], str] = {}
    for entry in registry().values():
        for index, example in enumerate(entry.examples):
            if isinstance(example, Example):
                lines = of_code(said(example, tmp_path_factory.mktemp("example"), monkeypatch), entry.code, example)
                messages[entry.code, index] = lines[0] if lines else ""
    text = page(messages)
    if golden:
        PAGE.write_text(text, "utf-8")
    assert PAGE.read_text("utf-8") == text, "write it: python -m pytest tests/unit/diagnostics --golden"


def test_every_code_of_the_readme_and_the_other_pages_exists() -> None:
    texts = [path.read_text("utf-8") for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))]
    assert {code for text in texts for code in re.findall(r"\bCG\d{3}\b", text)} <= set(registry())


def test_explain_prints_an_entry() -> None:
    """In any case of letters: its severity, meaning, cure, and a document."""
    done = CliRunner().invoke(main, ["explain", "cg331"])
    entry = registry()["CG331"]
    assert done.exit_code == 0
    for part in ("CG331 (warning)", entry.title, entry.meaning, entry.cure, "/things/{id}:"):
        assert part in done.output


@pytest.mark.parametrize("code", registry())
def test_explain_knows_every_code(code: str) -> None:
    assert CliRunner().invoke(main, ["explain", code]).output.startswith(f"{code} (")


def test_explain_refuses_what_is_not_a_code() -> None:
    done = CliRunner().invoke(main, ["explain", "E101"])
    assert done.exit_code == 2 and "'E101' is not a diagnostic code" in done.stderr
