"""The same API in Swagger 2.0, OpenAPI 3.0 and OpenAPI 3.1 is one API: no change from one to the other."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from generator.project.catalog import Target
from generator.diagnostics import DiagnosticSink
from generator.diff.compare import compare
from generator.diff.model import Version
from generator.generation import analyse
from generator.package.result import Options

CASES = sorted(path.parent for path in Path(__file__).parents[2].glob("cases/*/swagger20.yaml"))


def read(path: Path) -> Version:
    return analyse(Target(path.stem, path), Options(path), DiagnosticSink()).version(path.stem)


def test_there_are_cases() -> None:
    """The small APIs of ``tests/cases`` are found where they are looked for."""
    assert len(CASES) > 5


@pytest.mark.parametrize("folder", CASES, ids=lambda path: path.name)
def test_a_dialect_is_no_difference(folder: Path) -> None:
    """Whatever a document is written in, what travels and what Python sees is the same."""
    versions = [read(folder / f"{dialect}.yaml") for dialect in ("swagger20", "openapi30", "openapi31")]
    for old, new in permutations(versions, 2):
        assert [change.sentence for change in compare(old, new).changes] == []
