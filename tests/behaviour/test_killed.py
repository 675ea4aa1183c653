"""A generator that is killed at any moment leaves each package wholly old or wholly new."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.package import atomic as atomic_module
from generator.package.atomic import swap_in_one_step, recover, swap
from generator.package.write import LOCK, without_fingerprint

#: How many runs are killed all along their way, and how many around the step at which one folder takes another's place.
SPREAD, AROUND = 12, 14
DOCUMENT = """
openapi: 3.0.0
info: {{title: Things, version: "1"}}
paths:
  /{name}:
    get: {{operationId: Things_Get, responses: {{"204": {{description: ""}}}}}}
"""
OLD, NEW = DOCUMENT.format(name="old"), DOCUMENT.format(name="new")

# A warm process forks one that generates, so that a killed life is all run and none of it the start of Python. The
# child counts its steps on files (audit events), and ends itself where it is told to, by a signal that nothing handles:
# before a step, or a few calls after it began, when a file is open and not yet written.
RUNNER = """
import os, signal, sys
from pathlib import Path
from generator.project.catalog import Target
from generator.generation import generate_package
from generator.package.result import Options

target, output = Target("things.yaml", Path(sys.argv[1])), Path(sys.argv[2])
generate_package(target, Options(output / "warm"))
steps, place, last, calls = 0, 0, 0, 0

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def count_call(frame, event, argument):
    global calls
    calls -= 1
    if calls <= 0:
        die()

def count_step(event, arguments):
    global steps, place
    if not event.startswith(("os.", "shutil.", "tempfile.", "ctypes.")) and event != "open":
        return
    if event == "open" and not str(arguments[0]).startswith(str(output)):
        return
    steps += 1
    if event.startswith("ctypes.") or event == "os.rename":
        place = place or steps
    if steps == last:
        sys.setprofile(count_call) if calls else die()

for line in sys.stdin:
    last, calls = map(int, line.split())
    child = os.fork()
    if child == 0:
        sys.addaudithook(count_step)
        generate_package(target, Options(output))
        print(steps, place, flush=True)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        print("killed", flush=True)
"""


def state(package: Path) -> tuple[tuple[str, str], ...]:
    """Every file and its content; a package must never be anything but one of two of these."""
    files = {path.relative_to(package).as_posix(): path.read_text() for path in package.rglob("*") if path.is_file()}
    files[LOCK] = without_fingerprint(files.get(LOCK, ""))  # the generator may be edited while its tests run
    return tuple((name, hashlib.sha256(files[name].encode()).hexdigest()) for name in sorted(files))


class Workspace:
    """A document, and both states that its package may be in."""

    def __init__(self, folder: Path) -> None:
        self.document, self.output = folder / "things.yaml", folder / "out"
        self.package = self.output / "things-1"
        self.states = {}
        for text in (OLD, NEW):
            self.document.write_text(text)
            self.generate()
            self.states[text] = state(self.package)
        assert self.states[OLD] != self.states[NEW]

    def clear(self) -> None:
        for left in self.output.glob(".things*"):
            shutil.rmtree(left)

    def generate(self) -> None:
        command = [sys.executable, "-m", "generator", "generate", str(self.document), "--output", str(self.output)]
        subprocess.run(command, check=True, capture_output=True)


class Runner:
    """Starts runs, and has them killed."""

    def __init__(self, workspace: Workspace) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUNNER, str(workspace.document), str(workspace.output)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, step: int = 0, calls: int = 0) -> str:
        """One run, killed some calls after a step began (0: never): ``killed``, or how many steps it had, and which took the place."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(f"{step} {calls}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def close(self) -> None:
        self.process.communicate()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_generator_killed_at_any_step_leaves_the_old_package_or_the_new_one(tmp_path: Path) -> None:
    """Steps all along a run, and each around the change of places; the next run then finishes the work."""
    workspace = Workspace(tmp_path)
    runner = Runner(workspace)
    workspace.document.write_text(OLD)
    total, place = map(int, runner.run().split())
    assert 100 < place <= total
    spread = [1 + number * total // SPREAD for number in range(SPREAD)]
    around = range(place - AROUND // 2, min(place + AROUND // 2, total + 1))
    current, other, seen = OLD, NEW, set[str]()
    for number, step in enumerate([*spread, *around]):
        workspace.document.write_text(other)
        if number >= SPREAD:  # without what is left of the run before, so that the steps are those that were counted
            workspace.clear()
        assert runner.run(step, calls=number % 5) == "killed", f"a run ended before its step {step} of {total}"
        left = state(workspace.package)
        assert left in workspace.states.values(), f"half a package after {step} of {total} steps"
        if left == workspace.states[other]:
            current, other = other, current
            seen.add("new")
        else:
            seen.add("old")
    runner.close()
    assert seen == {"old", "new"}
    workspace.document.write_text(other)
    workspace.generate()
    assert state(workspace.package) == workspace.states[other]
    assert [path.name for path in workspace.output.iterdir() if path.name.startswith(".things")] == []


def tree(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "a.txt").write_text(text)
    return folder


def test_two_folders_change_places_in_one_step_where_the_system_can(tmp_path: Path) -> None:
    """Linux and macOS have a call for it; a folder that is not there cannot be swapped, and nothing is lost."""
    one, other = tree(tmp_path / "one", "1"), tree(tmp_path / "other", "2")
    if swap_in_one_step(one, other):
        assert (one / "a.txt").read_text() == "2" and (other / "a.txt").read_text() == "1"
    else:
        assert (one / "a.txt").read_text() == "1" and (other / "a.txt").read_text() == "2"
        if sys.platform == "linux":
            pytest.skip("this file system has no such call")
    assert not swap_in_one_step(one, tmp_path / "nothing") and one.is_dir()


@pytest.mark.parametrize("in_one_step", [True, False])
def test_readers_meet_a_whole_package_at_every_step_of_a_swap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool
) -> None:
    """Stopped after any system call of a swap, the folder is old or new; without that call, after recovery."""
    if in_one_step and not swap_in_one_step(tree(tmp_path / "x", ""), tree(tmp_path / "y", "")):
        pytest.skip("this file system has no such call")
    if not in_one_step:
        monkeypatch.setattr(atomic_module, "swap_in_one_step", lambda one, other: False)
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
            patch.setattr(os, "replace", stopping(os.replace))
            patch.setattr(atomic_module, "swap_in_one_step", stopping(atomic_module.swap_in_one_step))
            patch.setattr(shutil, "rmtree", stopping(shutil.rmtree))
            try:
                swap(folder, new)
            except KeyboardInterrupt:
                pass
        if in_one_step:
            assert (folder / "a.txt").read_text() in ("old", "new")
        recover(folder)
        assert (folder / "a.txt").read_text() in ("old", "new")
        assert [path.name for path in tmp_path.iterdir() if path.name.startswith(f".p{steps}")] == []


def test_what_a_killed_run_left_is_cleared_even_if_nothing_has_changed(tmp_path: Path) -> None:
    """The quick path of an unchanged package cleans up too."""
    workspace = Workspace(tmp_path)
    litter = workspace.output / f".{workspace.package.name}.new-dead"
    (litter / "src").mkdir(parents=True)
    workspace.generate()
    assert not litter.exists() and state(workspace.package) == workspace.states[NEW]
    assert json.loads((workspace.package / LOCK).read_text())["files"]
