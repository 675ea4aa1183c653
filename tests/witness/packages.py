"""Packages that the command line makes of small documents, and what travels in their own tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from .documents import ROOT

#: The folder of the plugin ``recorder``, for the tests that are judged.
PLUGIN = Path(__file__).parent / "plugin"
#: How a package's own tests are run with it.
OWN_TESTS = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "recorder")


def make(document: Path, output: Path, *, program: Path = ROOT) -> Path:
    """The package of a document, by the generator that lies in a folder."""
    command = [sys.executable, "-m", "generator", "generate", str(document), "--output", str(output)]
    environment = {**os.environ, "PYTHONPATH": str(program)}
    subprocess.run([*command, "--module", "cases.v1"], cwd=program, env=environment, check=True, capture_output=True)
    (package,) = output.iterdir()
    return package


def record(package: Path, records: Path) -> subprocess.CompletedProcess[str]:
    """Runs a package's own tests; what travels is written to ``records``."""
    paths = os.pathsep.join([str(package / "src"), str(PLUGIN)])
    environment = {**os.environ, "PYTHONPATH": paths, "WITNESS_RECORDS": str(records)}
    command = [sys.executable, *OWN_TESTS, "tests"]
    return subprocess.run(command, cwd=package, env=environment, capture_output=True, text=True)
