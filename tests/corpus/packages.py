"""The packages of the documents: each is generated once, for all tests and all processes of a run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock

from .real import name


@dataclass(frozen=True, slots=True)
class Package:
    """One document's package, and what the generator reported of it. Tests must leave its folder as it is."""

    document: Path
    folder: Path
    entry: dict[str, Any]

    @property
    def module(self) -> str:
        return str(self.entry["module"])

    def run(
        self, *command: str, below: str = "", beside: Path | None = None, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """What Python does with these arguments in a folder of the package, which can be imported there, as can what is
        in the folder ``beside``."""
        paths = os.pathsep.join(map(str, filter(None, (self.folder / "src", beside))))
        environment = {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1", **variables}
        folder = self.folder / below
        return subprocess.run([sys.executable, *command], cwd=folder, env=environment, capture_output=True, text=True)


@dataclass(frozen=True, slots=True)
class Packages:
    """What was generated in this run so far, below ``root``."""

    root: Path

    def of(self, document: Path) -> Package:
        output = self.root / name(document)
        self.root.mkdir(exist_ok=True)
        with FileLock(f"{output}.lock"):
            report = output.with_name(output.name + ".report")
            if not report.exists():
                generate(document, output, report, seed="1")
            entry = json.loads(report.read_text("utf-8"))["packages"][0]
        return Package(document, output / entry["folder"], entry)


def generate(document: Path, output: Path, report: Path, seed: str) -> None:
    """The package of a document by the command line, in a process with this order of sets and hashes."""
    command = [sys.executable, "-m", "generator", "generate", str(document), "--output", str(output)]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    written = report.with_suffix(".part")
    done = subprocess.run([*command, "--report", str(written)], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    os.replace(written, report)
