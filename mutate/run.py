"""Put faults into generated packages, one at a time, run the package's own tests, and print which went unnoticed.

``python -m mutate.run [TARGET]...``: catalog ids or paths of documents. A fault counts as noticed when a test fails;
the tests that should notice it run first, and all others only if those do not.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import count
from multiprocessing import current_process
from pathlib import Path

from mutate.faults import Fault, faults_of

TARGETS = ("inference/2024-10-21", "authoring/2023-10-01-preview")
JOBS = 2
SECONDS = 60
#: Of the faults of one kind, every how many-th is taken, so that no kind has more than this.
MOST = 25


def main(targets: list[str]) -> int:
    for target in targets or TARGETS:
        with tempfile.TemporaryDirectory(prefix="mutate-") as folder:
            measure(target, Path(folder))
    return 0


def measure(target: str, folder: Path) -> float:
    """The score of one package: the share of faults that its tests notice."""
    package = generate(target, folder / "packages")
    started = time.monotonic()
    faults = chosen(faults_of(package))
    if not tests_pass(package, "tests"):
        raise SystemExit(f"{target}: the tests fail without any fault")
    with ProcessPoolExecutor(JOBS, initializer=prepare, initargs=(package, folder)) as pool:
        noticed = list(pool.map(partial(is_noticed, folder=folder), faults))
    seconds = time.monotonic() - started
    print(f"{target}: {sum(noticed)} of {len(faults)} noticed, {sum(noticed) / len(faults):.1%}, {seconds:.0f} s")
    kinds, missed = Counter(fault.kind for fault in faults), Counter[str]()
    missed.update(fault.kind for fault, found in zip(faults, noticed) if not found)
    for kind, number in sorted(kinds.items()):
        print(f"  {kind:22} {number - missed[kind]:4} of {number}")
    for fault, found in zip(faults, noticed):
        if not found:
            print(f"  unnoticed: {fault}")
    return sum(noticed) / len(faults)


def generate(target: str, output: Path) -> Path:
    command = [sys.executable, "-m", "generator", "generate", target, "--output", str(output)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (package,) = (path for path in output.iterdir() if (path / "pyproject.toml").is_file())
    return package


def chosen(faults: list[Fault]) -> list[Fault]:
    """A spread of each kind, the same each time."""
    number, seen = Counter(fault.kind for fault in faults), {fault.kind: count() for fault in faults}
    return [fault for fault in faults if next(seen[fault.kind]) % -(-number[fault.kind] // MOST) == 0]


def prepare(package: Path, folder: Path) -> None:
    """In each worker: a copy of the package, and all that tests import except the package itself."""
    shutil.copytree(package, copy_of(folder))
    for module in ("aiohttp", "azure.core.pipeline.policies", "azure.core.rest", "pydantic", "pytest_httpserver"):
        __import__(module)


def copy_of(folder: Path) -> Path:
    return folder / current_process().name


def is_noticed(fault: Fault, folder: Path) -> bool:
    package = copy_of(folder)
    path = package / fault.file
    whole = path.read_bytes()
    changed = whole[: fault.start] + fault.text.encode() + whole[fault.end :]
    compile(changed, fault.file, "exec")
    path.write_bytes(changed)
    try:
        return not tests_pass(package, fault.tests) or (fault.tests != "tests" and not tests_pass(package, "tests"))
    finally:
        path.write_bytes(whole)


def tests_pass(package: Path, tests: str) -> bool:
    """Whether the tests pass, in a process of their own that starts with everything imported."""
    child = os.fork()
    if child == 0:
        run_tests(package, tests)
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.alarm(SECONDS)
    _, status = os.waitpid(child, 0)
    signal.alarm(0)
    return status == 0


def run_tests(package: Path, tests: str) -> None:
    try:
        import pytest

        os.chdir(package)
        sys.dont_write_bytecode = True
        sys.path.insert(0, str(package / "src"))
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        code = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", tests]))
    except BaseException:
        code = 99
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
