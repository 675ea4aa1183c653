"""The tests that the packages of real documents carry pass, none is skipped, and they take a bounded time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.project.catalog import Target
from generator.generation import generate_package
from generator.package.result import Options

from .real import SHARED, documents

#: Seconds for the tests of one package; of the largest documents, and of all others.
LARGE, SECONDS = 240, 60


DOCUMENTS = [pytest.param(path, id="-".join(path.relative_to(SHARED).parts[-3:])) for path in documents()]
pytestmark = pytest.mark.skipif(not DOCUMENTS, reason="the real documents (../shared/specs) are not here")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_tests_of_a_real_document_s_package_pass(document: Path, tmp_path: Path) -> None:
    """Whatever its examples disobey, and whatever its schemas say."""
    result = generate_package(Target(document.name, document), Options(tmp_path))
    package = tmp_path / result.folder
    environment = {**os.environ, "PYTHONPATH": str(package / "src")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    limit = LARGE if document.stat().st_size > 1 << 20 else SECONDS
    done = subprocess.run(command, cwd=package, env=environment, capture_output=True, text=True, timeout=limit)
    last = done.stdout.rstrip().rpartition("\n")[2]
    found = re.fullmatch(r"(\d+) passed in .*", last)
    assert done.returncode == 0 and found is not None, done.stdout[-4000:]
    assert int(found[1]) > result.operations_generated * 4
