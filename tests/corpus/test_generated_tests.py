"""The tests that the packages of all documents carry pass, and none is skipped."""

from __future__ import annotations

import re
from pathlib import Path

from .packages import Packages
from .real import each_document


@each_document()
def test_the_tests_of_a_package_pass(path: Path, packages: Packages) -> None:
    """Whatever the document's examples disobey, and whatever its schemas say."""
    package = packages.of(path)
    warnings = "error::pytest.PytestUnraisableExceptionWarning"
    done = package.run("-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-W", warnings)
    summary = re.fullmatch(r"(\d+) passed in .*", done.stdout.rstrip().rpartition("\n")[2])
    assert done.returncode == 0 and summary is not None, done.stdout[-4000:]
    assert int(summary[1]) > package.entry["operations"]["generated"] * 4
