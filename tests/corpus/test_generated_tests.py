"""The tests that the packages of all documents carry pass, none is skipped, and what travels in them is what the
documents say: as the generator's own reading of a document, from which both client and tests come, cannot tell."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from generator.generation import generate_package
from generator.package.result import Options

from ..witness.verdict import PLUGIN, disagreements
from .real import each_document, name, target


@each_document()
def test_the_tests_of_a_package_pass(path: Path, tmp_path: Path) -> None:
    """Whatever the document's examples disobey, and whatever its schemas say; every request and answer is judged by a
    second reader of the raw document."""
    result = generate_package(target(path), Options(tmp_path))
    package, records = tmp_path / result.folder, tmp_path / "records.jsonl"
    paths = os.pathsep.join([str(package / "src"), str(PLUGIN)])
    environment = {**os.environ, "PYTHONPATH": paths, "WITNESS_RECORDS": str(records)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "recorder"]
    command += ["-W", "error::pytest.PytestUnraisableExceptionWarning"]
    done = subprocess.run(command, cwd=package, env=environment, capture_output=True, text=True)
    summary = re.fullmatch(r"(\d+) passed in .*", done.stdout.rstrip().rpartition("\n")[2])
    assert done.returncode == 0 and summary is not None, done.stdout[-4000:]
    assert int(summary[1]) > result.operations_generated * 4
    assert disagreements(path, name(path), records) == []
