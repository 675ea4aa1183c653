"""The tests that the packages of all documents carry pass, none is skipped, and what travels in them is what the
documents say: client and tests come from one reading of a document, which cannot tell where it is wrong."""

from __future__ import annotations

import re
from pathlib import Path

from ..witness.packages import OWN_TESTS, PLUGIN
from ..witness.verdict import disagreements
from .packages import Packages
from .real import each_document, name


@each_document()
def test_the_tests_of_a_package_pass(path: Path, packages: Packages, tmp_path: Path) -> None:
    """Whatever the document's examples disobey, and whatever its schemas say; and a second reader of the raw document
    finds every request and answer of theirs right."""
    package, records = packages.of(path), tmp_path / "records.jsonl"
    warnings = "error::pytest.PytestUnraisableExceptionWarning"
    done = package.run(*OWN_TESTS, "-W", warnings, beside=PLUGIN, WITNESS_RECORDS=str(records))
    summary = re.fullmatch(r"(\d+) passed in .*", done.stdout.rstrip().rpartition("\n")[2])
    assert done.returncode == 0 and summary is not None, done.stdout[-4000:]
    assert int(summary[1]) > package.entry["operations"]["generated"] * 4
    assert disagreements(path, name(path), records) == []
