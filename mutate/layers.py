"""The three layers that a client is made of: where faults are put, and which tests should notice them."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from mutate.copies import ROOT, copy_of_project, packages_in
from mutate.fault import Fault, Source
from mutate.operators import faults_in
from mutate.rows import faults_of
from mutate.tracing import Traces
from mutate.trial import Run

#: Between them: every kind of method, of body, of model and of parameter.
TARGETS = ("assistants/2023-11-06-beta", "authoring/2023-10-01-preview", "inference/2024-10-21", "service/2024-06-01")
#: What of the generator decides how a client is, and what its own tests are.
ROOMS = "load normalize convert infer ir naming plan samples code project package".split()
#: Files of these rooms that no client depends on: dumps for people, how files reach the disk, what is up to date.
_ASIDE = re.compile(
    r"(ir|plan)/dump\.py|project/(sync/.*|catalog|clashes|documents|schema|identity)\.py"
    r"|package/(atomic|check|failure|files|fingerprint|publish|result|up_to_date|write)\.py|ir/conformance\.py"
)
_TRACED = (("unit", "tests/unit", "tests/cases"), ("behaviour", "tests/behaviour"))
#: Tests that say nothing of a client, or that run for long: random documents, killed runs, other checks of packages' tests.
_UNTRACED = ("tests/unit/normalize/test_fuzz.py", "tests/behaviour/test_killed.py", "tests/unit/test_mutate.py")


class Layer(ABC):
    """A layer, and a folder for its copies.

    :param folder: For what is made once, before all runs.
    """

    name: str

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @abstractmethod
    def prepare(self) -> None:
        """Make what all runs share."""

    @abstractmethod
    def copy(self, folder: Path) -> None:
        """Make what one worker puts its faults into."""

    @abstractmethod
    def faults(self) -> list[Fault]: ...

    @abstractmethod
    def original(self, fault: Fault) -> Path:
        """The file that a fault is in, as it should be."""

    @abstractmethod
    def paths(self, fault: Fault, copy: Path) -> list[Path]:
        """The files of a worker's copy that the fault is put into."""

    @abstractmethod
    def runs(self, fault: Fault, copy: Path) -> Iterator[Run]:
        """Tests that should notice it, the likely ones first."""


class PackageLayer(Layer):
    """A generated package, noticed by its own tests."""

    name = "package"

    def prepare(self) -> None:
        if not (self.folder / "packages").is_dir():
            packages_in(TARGETS, self.folder / "packages")

    def copy(self, folder: Path) -> None:
        _copy(self.folder / "packages", folder)

    def faults(self) -> list[Fault]:
        return [
            replace(fault, file=f"{package.name}/{fault.file}")
            for package in sorted((self.folder / "packages").glob("*/pyproject.toml"))
            for package in (package.parent,)
            for fault in faults_of(package)
        ]

    def original(self, fault: Fault) -> Path:
        return self.folder / "packages" / fault.file

    def paths(self, fault: Fault, copy: Path) -> list[Path]:
        return [copy / fault.file]

    def runs(self, fault: Fault, copy: Path) -> Iterator[Run]:
        package = copy / fault.file.partition("/")[0]
        if fault.tests != "tests" and (package / fault.tests).exists():
            yield Run(package, package / "src", [fault.tests])
        yield Run(package, package / "src", ["tests"])


class _ProjectLayer(Layer):
    """A part of the project itself, noticed by those of its tests that execute the changed lines."""

    #: CPU that chosen tests may take between them, by what they took when they were traced.
    budget = 25.0

    def prepare(self) -> None:
        for name, *tests in _TRACED:
            out = self.folder / f"{name}.json"
            if not out.exists():
                project = copy_of_project(self.folder / f"traced-{name}")
                ignored = [f"--ignore={path}" for path in _UNTRACED]
                command = [sys.executable, "-m", "mutate.tracing", str(out), *tests, *ignored]
                subprocess.run(command, cwd=project, env=_environment(project), stdout=subprocess.DEVNULL, check=True)

    def copy(self, folder: Path) -> None:
        _copy(self.folder / "traced-unit", folder / "project")

    def original(self, fault: Fault) -> Path:
        return ROOT / fault.file

    @property
    def traces(self) -> Traces:
        return _traces(self.folder)

    def chosen_run(self, fault: Fault, copy: Path) -> Run | None:
        """The tests that execute what has changed, the near and cheap ones first, as many as the budget allows."""
        tests = self.traces.of(fault.file, fault.line, fault.line + fault.was.count("\n"))
        if not tests:  # what is done when a module is imported: who executes a line that names it?
            tests = {test for name in _named(ROOT / fault.file, fault.line) for test in _users(self.folder, name)}
        seconds, room = self.traces.seconds, f"tests/unit/{fault.file.split('/')[1]}/"
        order = sorted(tests, key=lambda test: (not test.startswith(room), seconds[test], test))
        only: list[str] = []
        spent = 0.0
        for test in order:
            if not only or spent + seconds[test] <= self.budget:
                only.append(test)
                spent += seconds[test]
        files = list(dict.fromkeys(test.partition("::")[0] for test in only))
        project = copy / "project"
        return Run(project, project, files, only, int(3 * spent) + 30) if only else None


class RuntimeLayer(_ProjectLayer):
    """``generator/runtime`` as packages carry it, noticed by their own tests or those of the project."""

    name = "runtime"

    def prepare(self) -> None:
        super().prepare()
        if not (self.folder / "packages").is_dir():
            packages_in(TARGETS, self.folder / "packages")

    def copy(self, folder: Path) -> None:
        super().copy(folder)
        _copy(self.folder / "packages", folder / "packages")

    def faults(self) -> list[Fault]:
        files = sorted((ROOT / "generator" / "runtime").glob("*.py"))
        return [fault for path in files for fault in faults_in(Source(ROOT, path))]

    def paths(self, fault: Fault, copy: Path) -> list[Path]:
        vendored = (copy / "packages").glob(f"*/src/**/_runtime/{Path(fault.file).name}")
        return [copy / "project" / fault.file, *vendored]

    def runs(self, fault: Fault, copy: Path) -> Iterator[Run]:
        if (run := self.chosen_run(fault, copy)) is not None:
            yield run
        for package in sorted((copy / "packages").glob("*/pyproject.toml")):
            yield Run(package.parent, package.parent / "src", ["tests"])


class GeneratorLayer(_ProjectLayer):
    """The rest of the generator that can change a client, noticed by the project's tests, or those of packages."""

    name = "generator"

    def faults(self) -> list[Fault]:
        files = [path for room in ROOMS for path in sorted((ROOT / "generator" / room).rglob("*.py"))]
        files = [path for path in files if not _ASIDE.search(path.as_posix())]
        return [fault for path in files for fault in faults_in(Source(ROOT, path))]

    def paths(self, fault: Fault, copy: Path) -> list[Path]:
        return [copy / "project" / fault.file]

    def runs(self, fault: Fault, copy: Path) -> Iterator[Run]:
        if (run := self.chosen_run(fault, copy)) is not None:
            yield run
        project = copy / "project"
        yield Run(project, project, ["tests/cases"], seconds=90)


LAYERS: dict[str, type[Layer]] = {each.name: each for each in (PackageLayer, RuntimeLayer, GeneratorLayer)}


def _copy(folder: Path, to: Path) -> None:
    """With the times of the files, which what is compiled of tests is known by."""
    to.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "-a", str(folder), str(to)], check=True)


def _environment(project: Path) -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(project)}


@cache
def _traces(folder: Path) -> Traces:
    return Traces.read([folder / f"{name}.json" for name, *_ in _TRACED])


@cache
def _named(path: Path, line: int) -> tuple[str, ...]:
    """The names that the statement at a line, of a module or a class, defines; of a class also its own."""
    tree = ast.parse(path.read_text("utf-8"))
    found: list[str] = []
    for node in ast.walk(tree):
        first, last = getattr(node, "lineno", 0), getattr(node, "end_lineno", 0) or 0
        if not first <= line <= last:
            continue
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found += [each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)]
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.append(node.name)
    return tuple(found)


@cache
def _users(folder: Path, name: str) -> frozenset[str]:
    """The tests that execute a line with this name in it."""
    word, traces = re.compile(rf"\b{re.escape(name)}\b"), _traces(folder)
    found: set[str] = set()
    for file in traces.lines:
        path = ROOT / file
        if path.is_file():
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                if word.search(line):
                    found |= traces.of(file, number, number)
    return frozenset(found)
