"""The three layers that a client is made of: where faults are put, and which tests should notice them."""

from __future__ import annotations

import ast
import hashlib
import os
import re
import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path

from mutate.copies import ROOT, copy_of_project, packages_in
from mutate.fault import Fault, Source
from mutate.operators import faults_in
from mutate.rows import faults_of
from mutate.tracing import Traces
from mutate.trial import Run

#: Between them: every kind of method, of body, of model and of parameter.
TARGETS = ("assistants/2023-11-06-beta", "authoring/2023-10-01-preview", "inference/2024-10-21", "service/2024-06-01")
#: Between them: every module of the runtime.
RUNTIME_TARGETS = ("authoring/2023-10-01-preview", "inference/2024-10-21")
#: What of the generator decides how a client is, and what its own tests are.
ROOMS = "load normalize convert infer ir naming plan samples code project package".split()
#: Files of these rooms that no client depends on: dumps for people, how files reach the disk, what is up to date.
_ASIDE = re.compile(
    r"(ir|plan)/dump\.py|project/(sync/.*|catalog|clashes|documents|schema|identity)\.py"
    r"|package/(atomic|check|failure|files|fingerprint|publish|result|up_to_date|write)\.py|ir/conformance\.py"
)
_TRACED = ("tests/unit", "tests/cases", "tests/cli", "tests/behaviour")
#: Tests that say nothing of a client, and those that start other programs and last: they notice little for their time.
_UNTRACED = re.compile(
    r"unit/(diff|diagnostics|package|test_(mutate|cli|workflow|pages|collected|words))|unit/project/(sync|test_project)"
    r"|test_(fuzz|killed|generated_tests|readme|typing|api_listing|pins|hostile_documents|first_calls)\.py"
)


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
    budget = 12.0

    def prepare(self) -> None:
        project = self.folder / "project"
        if not project.is_dir():
            copy_of_project(project)
        for folder in self.folder.parent.glob("traces/*"):
            if folder not in {path.parent for path in self.traced.values()}:
                shutil.rmtree(folder)
        missing = [name for name, path in self.traced.items() if not path.exists()]
        started = [self._trace(missing[half::2], project) for half in (0, 1) if missing[half::2]]
        if any([each.wait() for each in started]):
            raise RuntimeError("tests could not be traced")
        assert self.traces.seconds  # read once, before there are workers

    @cached_property
    def traced(self) -> dict[str, Path]:
        """Where what each file of tests executes is kept; changed tests, or a changed generator, have another place."""
        paths = [path for folder in _TRACED for path in sorted((ROOT / folder).rglob("*.py"))]
        tests = [path for path in paths if path.name.startswith("test_") and not _UNTRACED.search(path.as_posix())]
        shared = [path for path in paths if not path.name.startswith("test_")]
        sources = sorted([*(ROOT / "generator").rglob("*.py"), *(ROOT / "templates").rglob("*.jinja")])
        folder = self.folder.parent / "traces" / _sum(sources)
        folder.mkdir(parents=True, exist_ok=True)
        names = {path.relative_to(ROOT).as_posix(): path for path in tests}
        helpers = {path: [each for each in shared if each.parent in path.parents] for path in tests}
        sums = {name: _sum([path, *helpers[path]]) for name, path in names.items()}
        return {name: folder / f"{sums[name]}-{name.replace('/', '-')}.json" for name in names}

    def _trace(self, names: list[str], project: Path) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "mutate.tracing", *(f"{name}={self.traced[name]}" for name in names)]
        environment = {**os.environ, "PYTHONPATH": str(project)}
        return subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.DEVNULL)

    def copy(self, folder: Path) -> None:
        _copy(self.folder / "project", folder / "project")

    def original(self, fault: Fault) -> Path:
        return ROOT / fault.file

    @cached_property
    def traces(self) -> Traces:
        return Traces.read(list(self.traced.values()))

    @cached_property
    def _places(self) -> dict[str, list[tuple[str, int]]]:
        """The lines that each word stands in."""
        found: dict[str, list[tuple[str, int]]] = {}
        for file in self.traces.lines:
            if (path := ROOT / file).is_file():
                for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                    for word in set(re.findall(r"\w+", line)):
                        found.setdefault(word, []).append((file, number))
        return found

    def _users(self, name: str) -> set[str]:
        """The tests that execute a line with this name in it."""
        return {test for file, line in self._places.get(name, ()) for test in self.traces.of(file, line, line)}

    def chosen_runs(self, fault: Fault, copy: Path) -> Iterator[Run]:
        """The tests that execute what has changed, near and cheap ones first, as many as the budget allows; then the others
        of their files, of which the dear ones were not traced line by line."""
        tests = self.traces.of(fault.file, fault.line, fault.line + fault.was.count("\n"))
        if not tests:  # what is done when a module is imported: who executes a line that names it?
            tests = {test for name in _named(ROOT / fault.file, fault.line) for test in self._users(name)}
        seconds, room = self.traces.seconds, f"tests/unit/{fault.file.split('/')[1]}/"
        order = sorted(tests, key=lambda test: (not test.startswith(room), seconds[test], test))
        first = self._within_budget(order)
        yield from (self._run(each, copy) for each in [first] if each)
        files = {test.partition("::")[0] for test in tests}
        others = [test for test in seconds if test.partition("::")[0] in files and test not in first]
        rest = self._within_budget(sorted(others, key=lambda test: (not test.startswith(room), seconds[test], test)))
        yield from (self._run(each, copy) for each in [rest] if each)

    def _within_budget(self, order: list[str]) -> list[str]:
        chosen: list[str] = []
        spent = 0.0
        for test in order:
            if not chosen or spent + self.traces.seconds[test] <= self.budget:
                chosen.append(test)
                spent += self.traces.seconds[test]
        return chosen

    def _run(self, only: list[str], copy: Path) -> Run:
        files = list(dict.fromkeys(test.partition("::")[0] for test in only))
        spent = sum(self.traces.seconds[test] for test in only)
        return Run(copy / "project", copy / "project", files, only, int(3 * spent) + 30)


class RuntimeLayer(_ProjectLayer):
    """``generator/runtime`` as packages carry it, noticed by their own tests or those of the project."""

    name = "runtime"

    def prepare(self) -> None:
        super().prepare()
        if not (self.folder / "packages").is_dir():
            packages_in(RUNTIME_TARGETS, self.folder / "packages")

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
        yield from self.chosen_runs(fault, copy)
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
        yield from self.chosen_runs(fault, copy)
        if not self.traces.lines.get(fault.file):  # nothing executes it, as far as is known
            yield Run(copy / "project", copy / "project", ["tests/cases"], seconds=90)


LAYERS: dict[str, type[Layer]] = {each.name: each for each in (PackageLayer, RuntimeLayer, GeneratorLayer)}


def _copy(folder: Path, to: Path) -> None:
    """With the times of the files, which what is compiled of tests is known by."""
    to.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "-a", str(folder), str(to)], check=True)


def _sum(paths: list[Path]) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:12]


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
