"""The packages of the small APIs of tests/cases send and serve what their documents say, in each dialect."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .documents import ROOT
from .packages import make, record
from .verdict import disagreements

#: ``recursion`` holds what no package can be made of; in ``names`` is a field without a name, which packages' own tests
#: expect to be read.
CASES = sorted(path for path in ROOT.glob("tests/cases/*/*.yaml") if path.parent.name not in ("names", "recursion"))
#: Topics about what travels; the others, and every dialect of each, where all of it is asked for.
WIRE = set("binary_parts bodies events next_page parameters path_styles raw_bodies streams_beside visibility".split())
EVERYTHING = os.environ.get("CLIENTGEN_WITNESS") == "1"


def judged() -> list[Path]:
    """Each topic of the wire in one dialect, or everything."""
    last = {path.parent.name: path for path in CASES}
    return CASES if EVERYTHING else [path for topic, path in last.items() if topic in WIRE]


@pytest.mark.parametrize("path", [pytest.param(path, id=f"{path.parent.name}-{path.stem}") for path in judged()])
def test_a_package_does_what_its_document_says(path: Path, tmp_path: Path) -> None:
    """What its own tests send and serve is right by the document."""
    records = tmp_path / "records.jsonl"
    done = record(make(path, tmp_path / "out"), records)
    assert done.returncode == 0, done.stdout[-2000:]
    assert disagreements(path, f"{path.parent.name}-{path.stem}", records) == []
