"""Set the suite up, generate its packages, make its requests, and say what passed.

``python -m conformance.run [DIALECT]``: 3.0, 3.1 or 2.0; all of them where left out, and ``docs/conformance.md`` is
written. Exits 1 where a scenario does not pass that is not listed in ``known.yaml``, or passes though it is.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path

from conformance import report
from conformance.clients import HOST
from conformance.documents import DIALECTS, SuiteError, documents, packages
from conformance.drive import drive
from conformance.known import contradictions, read_reasons
from conformance.methods import Method, methods_of
from conformance.oracle import Scenario, read_scenarios
from conformance.server import accepted, free_port, running_server
from conformance.installation import Installation

CACHE = Path(".cache") / "spector"


def main(dialects: list[str]) -> int:
    if unknown := set(dialects) - set(DIALECTS):
        print(f"{', '.join(unknown)}: the dialects are {', '.join(DIALECTS)}", file=sys.stderr)
        return 2
    try:
        return run(dialects)
    except SuiteError as error:
        print(error, file=sys.stderr)
        return 1


def run(dialects: list[str]) -> int:
    """The exit code. What was found stays in ``.cache/spector``, by dialect."""
    reasons, suite = read_reasons(), Installation(CACHE.resolve())
    suite.set_up()
    wrong: list[str] = []
    scenarios: list[Scenario] = []
    for dialect in dialects or DIALECTS:
        scenarios, problems = measure(suite, dialect)
        (suite.folder / f"problems.{dialect}.json").write_text(json.dumps(problems, indent=1))
        wrong += contradictions(reasons, dialect, problems, {scenario.name for scenario in scenarios})
    if not wrong and not dialects:
        report.FILE.write_text(report.render(scenarios, reasons, suite.versions()), "utf-8")
    for dialect in [] if wrong else dialects:
        found = report.cells(scenarios, reasons, dialect)
        wrong += report.outdated(report.FILE.read_text("utf-8"), found, dialect)
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
    return 1 if wrong else 0


def measure(suite: Installation, dialect: str) -> tuple[list[Scenario], dict[str, list[str]]]:
    """All scenarios, and what is wrong with each that does not pass."""
    started = time.monotonic()
    found = documents(suite.folder, dialect)
    for result in packages(suite.folder, dialect, found):
        sys.path.append(str(suite.folder / "packages" / dialect / Path(result.folder).name / "src"))
    generated = time.monotonic()
    print(f"{dialect}: {len(found)} packages, {generated - started:.0f} s", flush=True)
    methods = list(methods_of(found))
    scenarios: list[Scenario] = []
    problems: dict[str, list[str]] = {}
    for is_async in (False, True):
        scenarios, missed = _mode(suite, methods, is_async)
        for name, each in missed.items():
            problems.setdefault(name, []).extend(f"{'async' if is_async else 'sync'}: {item}" for item in each)
    passed = len(scenarios) - len(problems)
    seconds = time.monotonic() - generated
    print(f"{dialect}: {passed} of {len(scenarios)} scenarios passed, sync and async, {seconds:.0f} s", flush=True)
    return scenarios, problems


def _mode(suite: Installation, methods: list[Method], is_async: bool) -> tuple[list[Scenario], dict[str, list[str]]]:
    """The scenarios, made by clients of one kind, and what is wrong with those that do not pass."""
    port = free_port()
    scenarios = read_scenarios(suite.read_oracle(f"http://{HOST}:{port}"))

    async def all_of() -> dict[str, list[str]]:
        return {scenario.name: await drive(scenario, methods, port, is_async) for scenario in scenarios}

    with running_server(suite.node, suite.folder, port):
        problems = asyncio.run(all_of())
        passed = accepted(port)
    for name, found in problems.items():
        if not found and name not in passed:
            found.append("the server does not count it as passed")
    return scenarios, {name: found for name, found in problems.items() if found}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
