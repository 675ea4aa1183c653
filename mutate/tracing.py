"""Which tests execute which line, and what each costs: measured once for the sources and tests as they are.

``python -m mutate.tracing TEST=OUT...`` runs files of tests in the working directory, which holds a copy of the project,
and writes what it saw of each of them.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: Of the tests of one file that execute a line, how many are kept: the cheapest.
_KEPT = 25


@dataclass(frozen=True)
class Traces:
    """``seconds`` is the CPU of each test that passed; ``lines`` its ids by file and line."""

    seconds: Mapping[str, float]
    lines: Mapping[str, Mapping[int, frozenset[str]]]

    def of(self, file: str, first: int, last: int) -> set[str]:
        """The tests that execute any of these lines."""
        lines = self.lines.get(file, {})
        return {test for line in range(first, last + 1) for test in lines.get(line, ())}

    @classmethod
    def read(cls, paths: list[Path]) -> Traces:
        seconds: dict[str, float] = {}
        lines: dict[str, dict[int, frozenset[str]]] = defaultdict(dict)
        for path in paths:
            data = json.loads(path.read_text("utf-8"))
            names = [name for name, _ in data["tests"]]
            seconds |= dict(data["tests"])
            for file, known in data["lines"].items():
                for line, tests in known.items():
                    found = frozenset(names[each] for each in tests)
                    lines[file][int(line)] = lines[file].get(int(line), frozenset()) | found
        return cls(seconds, lines)


class _Tracer:
    """A pytest plugin: gives each test a context of its own, and keeps what passed and what it cost."""

    def __init__(self, coverage: Any) -> None:
        self.coverage = coverage
        self.seconds: dict[str, float] = {}
        self.bad: set[str] = set()

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.began = _cpu()
        self.coverage.switch_context(nodeid)

    def pytest_runtest_logreport(self, report: Any) -> None:
        if not report.passed:
            self.bad.add(report.nodeid)
        if report.when == "setup":  # what a module's or session's fixture does is done for other tests too
            self.coverage.switch_context(report.nodeid)

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        self.seconds[nodeid] = round(_cpu() - self.began, 3)
        self.coverage.switch_context("")

    def pytest_fixture_setup(self, fixturedef: Any, request: Any) -> None:
        if fixturedef.scope in ("module", "session", "package"):
            self.coverage.switch_context(f"{request._pyfuncitem.nodeid}|shared")


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def trace(out: Mapping[str, Path]) -> None:
    import coverage
    import pytest

    root = Path.cwd()
    measured = coverage.Coverage(
        data_file=None, include=[f"{root}/generator/*", "*/_runtime/*"], config_file=False, messages=False
    )
    tracer = _Tracer(measured)
    measured.start()
    pytest.main(["-q", "-p", "no:cacheprovider", "-p", "no:xdist", *out], plugins=[tracer])
    measured.stop()
    if not tracer.seconds:
        raise SystemExit("no test ran: are there errors when they are collected?")
    passed = [name for name in tracer.seconds if name not in tracer.bad]
    places = {name: place for place, name in enumerate(passed)}
    modules: dict[str, list[int]] = defaultdict(list)
    for name, place in places.items():
        modules[name.partition("::")[0]].append(place)
    lines: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    data = measured.get_data()
    for file in data.measured_files():
        for line, contexts in data.contexts_by_lineno(file).items():
            for context in contexts:
                lines[_relative(file, root)][line].update(_tests(context, places, modules))
    costs = [tracer.seconds[name] for name in passed]
    kept = {
        file: {line: _cheapest(found, passed, costs) for line, found in known.items() if found}
        for file, known in lines.items()
    }
    for test, path in out.items():
        own = [name for name in passed if name.partition("::")[0] == test]
        numbers = {places[name]: number for number, name in enumerate(own)}
        seen = {
            file: {line: mine for line, each in known.items() if (mine := [numbers[i] for i in each if i in numbers])}
            for file, known in kept.items()
        }
        seconds = [[name, tracer.seconds[name]] for name in own]
        path.write_text(json.dumps({"tests": seconds, "lines": seen}), "utf-8")


def _relative(file: str, root: Path) -> str:
    """A file of the project; the copies of the runtime that packages carry are that of the project."""
    path = Path(file)
    if path.parent.name == "_runtime":
        return f"generator/runtime/{path.name}"
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else file


def _tests(context: str, places: Mapping[str, int], modules: Mapping[str, list[int]]) -> Iterator[int]:
    """The tests that a context stands for: of one shared by a file's tests, all of them."""
    name, _, shared = context.partition("|")
    if shared:
        yield from modules.get(name.partition("::")[0], ())
    elif "test_cases.py::test_one_meaning[" in name:  # a document is analysed once for all tests of its topic
        prefix = name.rpartition("-")[0]
        yield from (place for other, place in places.items() if other.startswith(prefix))
    elif name in places:
        yield places[name]


def _cheapest(found: set[int], names: list[str], costs: list[float]) -> list[int]:
    kept: dict[str, int] = defaultdict(int)
    chosen: list[int] = []
    for place in sorted(found, key=lambda each: costs[each]):
        module = names[place].partition("::")[0]
        kept[module] += 1
        if kept[module] <= _KEPT:
            chosen.append(place)
    return chosen


if __name__ == "__main__":
    trace({name: Path(path) for name, path in (each.split("=", 1) for each in sys.argv[1:])})
