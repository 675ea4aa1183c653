"""The tests that the packages of all documents carry pass, and none is skipped."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from generator.generation import generate_package
from generator.package.result import Options

from .real import each_document, target


@each_document()
def test_the_tests_of_a_package_pass(path: Path, tmp_path: Path) -> None:
    """Whatever the document's examples disobey, and whatever its schemas say."""
    result = generate_package(target(path), Options(tmp_path))
    package = tmp_path / result.folder
    environment = {**os.environ, "PYTHONPATH": str(package / "src")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    command += ["-W", "error::pytest.PytestUnraisableExceptionWarning"]
    done = subprocess.run(command, cwd=package, env=environment, capture_output=True, text=True)
    summary = re.fullmatch(r"(\d+) passed in .*", done.stdout.rstrip().rpartition("\n")[2])
    assert done.returncode == 0 and summary is not None, done.stdout[-4000:]
    assert int(summary[1]) > result.operations_generated * 4
