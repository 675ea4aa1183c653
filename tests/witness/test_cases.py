"""The packages of the small APIs of tests/cases send and serve what their documents say, in each dialect."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .documents import ROOT
from .verdict import PLUGIN, disagreements

CASES = sorted(ROOT.glob("tests/cases/*/*.yaml"))
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
    """The package is made by the command line, and its own tests are run, in processes of their own."""
    output, records = tmp_path / "out", tmp_path / "records.jsonl"
    made = [sys.executable, "-m", "generator", "generate", str(path), "--output", str(output), "--module", "cases.v1"]
    subprocess.run(made, cwd=ROOT, check=True, capture_output=True)
    (package,) = output.iterdir()
    paths = os.pathsep.join([str(package / "src"), str(PLUGIN)])
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "recorder"]
    environment = {**os.environ, "PYTHONPATH": paths, "WITNESS_RECORDS": str(records)}
    done = subprocess.run([*command, "tests"], cwd=package, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2000:]
    assert disagreements(path, f"{path.parent.name}-{path.stem}", records) == []
