"""One run of tests, in a process of its own that ends with the first failure, within limits that no busy machine moves.

A fault may make a program run for ever: it is stopped after so many seconds of *its own* CPU. It may make it wait for ever:
it is stopped when none of its processes has worked, or wanted to, at so many looks in a row.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: What tests import beside the code that has the fault: once, before all runs.
PRELOADED = (
    "aiohttp azure.core.pipeline.policies azure.core.polling.async_base_polling azure.core.rest azure.core.tracing black "
    "click jinja2 jsonpath_rfc9535 jsonschema openapi_spec_validator prance pydantic pytest pytest_httpserver requests "
    "ruamel.yaml yaml"
).split()
_IDLE_LOOKS, _LOOK = 40, 0.5


@dataclass(frozen=True)
class Run:
    """Tests to run.

    :param folder: Where.
    :param path: What is imported from there.
    :param files: Files or folders of tests.
    :param only: Of these the ids to run, in this order; all where left out.
    :param seconds: The CPU that they may take.
    """

    folder: Path
    path: Path
    files: Sequence[str]
    only: Sequence[str] = ()
    seconds: int = 60


@dataclass(frozen=True)
class Result:
    """How a run ended: ``passed``, ``failed``, ``too much CPU`` or ``waits for ever``; by which test; and what it cost."""

    outcome: str
    by: str
    cpu: float

    @property
    def noticed(self) -> bool:
        return self.outcome != "passed"


class _Chosen:
    """A pytest plugin: keeps and orders tests, and says which failed first."""

    def __init__(self, only: Sequence[str], told: int) -> None:
        self.places, self.told = {name: place for place, name in enumerate(only)}, told

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        if self.places:
            kept = [item for item in items if item.nodeid in self.places]
            first: dict[str, int] = {}
            for item in sorted(kept, key=lambda item: self.places[item.nodeid]):
                first.setdefault(item.nodeid.partition("::")[0], self.places[item.nodeid])
            items[:] = sorted(kept, key=lambda item: (first[item.nodeid.partition("::")[0]], self.places[item.nodeid]))

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed:
            os.write(self.told, f"{report.nodeid}\n".encode())


def preload() -> None:
    for module in PRELOADED:
        __import__(module)


def tried(run: Run) -> Result:
    """Run the tests.

    :raises RuntimeError: There was no test to run.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _run(run, writer)
    os.close(writer)
    status, usage, waited = _wait(child)
    with os.fdopen(reader, "rb") as told:
        lines = told.read().decode().splitlines()
    by = lines[0] if lines else ""
    cpu = usage.ru_utime + usage.ru_stime
    if waited:
        return Result("waits for ever", by, cpu)
    if os.WIFSIGNALED(status):
        return Result("too much CPU" if os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL) else "failed", by, cpu)
    code = os.WEXITSTATUS(status)
    if code == 5 and not by:
        raise RuntimeError(f"no test ran in {run.folder}: {run.files}")
    return Result("passed" if code == 0 else "failed", by or "while tests were collected" * (code != 0), cpu)


def _run(run: Run, told: int) -> None:
    code = 99
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (run.seconds, run.seconds + 5))
        os.chdir(run.folder)
        os.environ["PYTHONPATH"] = str(run.path)
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        sys.dont_write_bytecode = True
        sys.path.insert(0, str(run.path))
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silence, stream)
        import pytest

        arguments = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:faulthandler", *run.files]
        code = int(pytest.main(arguments, plugins=[_Chosen(run.only, told)]))
    except BaseException:
        code = 99
    finally:
        os._exit(code)


def _wait(child: int) -> tuple[int, resource.struct_rusage, bool]:
    """Wait for a child; ends it, and all that it started, when nothing of it has worked for long."""
    idle, before, looked = 0, -1.0, time.monotonic()
    while True:
        ended, status, usage = os.wait4(child, os.WNOHANG)
        if ended:
            _end_session(child)
            return status, usage, False
        time.sleep(0.02)
        if time.monotonic() - looked < _LOOK:
            continue
        looked = time.monotonic()
        worked, awake = _work(child)
        idle = idle + 1 if worked == before and not awake else 0
        before = worked
        if idle >= _IDLE_LOOKS:
            _end_session(child)
            _, status, usage = os.wait4(child, 0)
            return status, usage, True


def _session(leader: int) -> list[list[str]]:
    """The fields of ``/proc/<pid>/stat`` after the name, of each process of a session; none where there is no /proc."""
    found: list[list[str]] = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, _, rest = path.read_text().partition(" ")
            fields = rest.rpartition(")")[2].split()
        except OSError:
            continue
        if fields and int(fields[3]) == leader:
            found.append([number, *fields])
    return found


def _work(leader: int) -> tuple[float, bool]:
    """The CPU that a session has used, and whether any of it is running or wants to."""
    processes = _session(leader)
    worked = sum(float(each[12]) + float(each[13]) for each in processes)
    return worked, not processes or any(each[1] in "RD" for each in processes)


def _end_session(leader: int) -> None:
    for number, *_ in _session(leader):
        try:
            os.kill(int(number), signal.SIGKILL)
        except ProcessLookupError:
            pass
