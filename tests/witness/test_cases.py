"""The packages of the small APIs of tests/cases send and serve what their documents say, in each dialect."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .documents import ROOT
from .packages import make, record
from .verdict import disagreements

#: Those of ``recursion`` hold what no package can be made of.
CASES = sorted(path for path in ROOT.glob("tests/cases/*/*.yaml") if path.parent.name != "recursion")
#: Topics about what travels; of the others one dialect is enough, unless everything is asked for.
WIRE = {
    "binary_parts",
    "bodies",
    "next_page",
    "parameters",
    "path_styles",
    "raw_bodies",
    "streams_beside",
    "visibility",
}
EVERYTHING = os.environ.get("CLIENTGEN_WITNESS") == "1"


def judged() -> list[Path]:
    """Each topic in one dialect, those of the wire in each."""
    last = {path.parent: path for path in CASES}
    return [path for path in CASES if EVERYTHING or path.parent.name in WIRE or last[path.parent] == path]


@pytest.mark.parametrize("path", [pytest.param(path, id=f"{path.parent.name}-{path.stem}") for path in judged()])
def test_a_package_does_what_its_document_says(path: Path, tmp_path: Path) -> None:
    """What its own tests send and serve is right by the document."""
    records = tmp_path / "records.jsonl"
    done = record(make(path, tmp_path / "out"), records)
    assert done.returncode == 0, done.stdout[-2000:]
    assert disagreements(path, f"{path.parent.name}-{path.stem}", records) == []
