"""A generator that is killed at any moment leaves each package wholly old or wholly new."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.package import atomic as atomic_module
from generator.package.atomic import exchange, recover, swap
from generator.package.write import LOCK, without_fingerprint

MOMENTS = 50
SECONDS = 25
DOCUMENT = """
openapi: 3.0.0
info: {{title: Things, version: "1"}}
paths:
  /{name}:
    get: {{operationId: Things_Get, responses: {{"204": {{description: ""}}}}}}
"""
OLD, NEW = DOCUMENT.format(name="old"), DOCUMENT.format(name="new")

# A warm process forks one that generates, so that a killed life is all run and none of it the start of Python. The
# child sets its alarm clock, whose signal nobody handles: the system ends it on the spot, wherever it is.
NURSERY = """
import os, signal, sys, time
from pathlib import Path
from generator.project.catalog import Target
from generator.generation import generate_package
from generator.package.result import Options
target, output = Target("things.yaml", Path(sys.argv[1])), Path(sys.argv[2])
generate_package(target, Options(output / "warm"))
for line in sys.stdin:
    began = time.perf_counter()
    child = os.fork()
    if child == 0:
        signal.setitimer(signal.ITIMER_REAL, float(line))
        generate_package(target, Options(output))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    print(time.perf_counter() - began, os.WIFSIGNALED(status), flush=True)
"""


def state(package: Path) -> tuple[tuple[str, str], ...]:
    """Every file and its content; a package must never be anything but one of two of these."""
    files = {path.relative_to(package).as_posix(): path.read_text() for path in package.rglob("*") if path.is_file()}
    files[LOCK] = without_fingerprint(files.get(LOCK, ""))  # the generator may be edited while its tests run
    return tuple((name, hashlib.sha256(files[name].encode()).hexdigest()) for name in sorted(files))


class Room:
    def __init__(self, folder: Path) -> None:
        self.document, self.output = folder / "things.yaml", folder / "out"
        self.package = self.output / "azure-openai-things-1"
        self.states = {}
        for text in (OLD, NEW):
            self.document.write_text(text)
            self.generate()
            self.states[text] = state(self.package)
        assert self.states[OLD] != self.states[NEW]

    def generate(self) -> None:
        command = [sys.executable, "-m", "generator", "generate", str(self.document), "--output", str(self.output)]
        subprocess.run(command, check=True, capture_output=True)


class Nursery:
    """Starts runs and kills them."""

    def __init__(self, room: Room) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", NURSERY, str(room.document), str(room.output)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, seconds: float) -> tuple[float, bool]:
        """One run, killed after some seconds unless it is done by then: how long it lived, and whether it was killed."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(f"{seconds}\n")
        self.process.stdin.flush()
        lived, killed = self.process.stdout.readline().split()
        return float(lived), killed == "True"

    def close(self) -> None:
        self.process.communicate()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_generator_killed_at_any_moment_leaves_the_old_package_or_the_new_one(tmp_path: Path) -> None:
    """Fifty moments spread over a run, most where files are written; the next run then finishes the work."""
    room = Room(tmp_path)
    nursery, chance = Nursery(room), random.Random(6)
    room.document.write_text(OLD)
    length, _ = nursery.run(SECONDS)
    current, other, tried, killed, stop = OLD, NEW, 0, 0, time.monotonic() + SECONDS
    while tried < MOMENTS and time.monotonic() < stop:  # a slow machine tries fewer
        room.document.write_text(other)
        share = chance.uniform(0.7, 1.1) if tried % 3 else tried / MOMENTS
        lived, was_killed = nursery.run(max(0.001, length * share))
        killed += was_killed
        length = length if was_killed else lived  # other work on the machine comes and goes
        found = state(room.package)
        assert found in room.states.values(), f"half a package after {share:.0%} of a run"
        if found == room.states[other]:
            current, other = other, current
        tried += 1
    nursery.close()
    assert tried >= 10 and killed > tried / 2
    room.document.write_text(other)
    room.generate()
    assert state(room.package) == room.states[other]
    assert [path.name for path in room.output.iterdir() if path.name.startswith(".azure")] == []


def tree(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "a.txt").write_text(text)
    return folder


def test_two_folders_change_places_in_one_step_where_the_system_can(tmp_path: Path) -> None:
    """Linux and macOS have a call for it; a folder that is not there is no exchange, and nothing is lost."""
    one, other = tree(tmp_path / "one", "1"), tree(tmp_path / "other", "2")
    if exchange(one, other):
        assert (one / "a.txt").read_text() == "2" and (other / "a.txt").read_text() == "1"
    else:
        assert (one / "a.txt").read_text() == "1" and (other / "a.txt").read_text() == "2"
        if sys.platform == "linux":
            pytest.skip("this file system has no exchange")
    assert not exchange(one, tmp_path / "nothing") and one.is_dir()


@pytest.mark.parametrize("can_exchange", [True, False])
def test_readers_meet_a_whole_package_at_every_step_of_a_swap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_exchange: bool
) -> None:
    """Stopped after any system call of a swap, the folder is old or new; without an exchange, after recovery."""
    if can_exchange and not exchange(tree(tmp_path / "x", ""), tree(tmp_path / "y", "")):
        pytest.skip("this file system has no exchange")
    if not can_exchange:
        monkeypatch.setattr(atomic_module, "exchange", lambda one, other: False)
    for steps in range(4):
        folder, new = tree(tmp_path / f"p{steps}", "old"), tree(tmp_path / f".p{steps}.new-1", "new")
        left = [steps]

        def stopping(function: object) -> object:
            def call(*arguments: object, **options: object) -> object:
                if left[0] == 0:
                    raise KeyboardInterrupt
                left[0] -= 1
                return function(*arguments, **options)  # type: ignore[operator]

            return call

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(atomic_module.os, "replace", stopping(os.replace))
            patch.setattr(atomic_module, "exchange", stopping(atomic_module.exchange))
            patch.setattr(atomic_module.shutil, "rmtree", stopping(atomic_module.shutil.rmtree))
            try:
                swap(folder, new)
            except KeyboardInterrupt:
                pass
        if can_exchange:
            assert (folder / "a.txt").read_text() in ("old", "new")
        recover(folder)
        assert (folder / "a.txt").read_text() in ("old", "new")
        assert [path.name for path in tmp_path.iterdir() if path.name.startswith(f".p{steps}")] == []


def test_what_a_killed_run_left_is_cleared_even_if_nothing_has_changed(tmp_path: Path) -> None:
    """The quick path of an unchanged package cleans up too."""
    room = Room(tmp_path)
    litter = room.output / f".{room.package.name}.new-dead"
    (litter / "src").mkdir(parents=True)
    room.generate()
    assert not litter.exists() and state(room.package) == room.states[NEW]
    assert json.loads((room.package / LOCK).read_text())["files"]
