"""Ctrl-C: the work ends there and then, with exit code 130, and no package is half-written."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import cli
from generator.package.result import Options, PackageResult, Status
from generator.package.write import LOCK
from generator.project.model import Target

DOCUMENT = """
openapi: 3.0.0
info: {title: TITLE, version: "1"}
paths: {/things: {get: {operationId: Things_Get, responses: {"200": {description: ""}}}}}
"""
COUNT = 40


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupt_ends_all_processes_and_leaves_whole_packages(tmp_path: Path, jobs: int) -> None:
    """As a terminal does it: the signal goes to every process of the group."""
    names = [f"thing{number}" for number in range(COUNT)]
    for name in names:
        (tmp_path / f"{name}.yaml").write_text(DOCUMENT.replace("TITLE", name))
    documents = [str(tmp_path / f"{name}.yaml") for name in names]
    command = [sys.executable, "-m", "generator", "generate", *documents, "--output", str(tmp_path / "out")]
    with subprocess.Popen(
        [*command, "--jobs", str(jobs)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": os.getcwd()},
    ) as process:
        assert process.stdout is not None and "written" in process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate()
    assert process.returncode == 130 and said.strip() == "interrupted: nothing was half-written"
    with pytest.raises(ProcessLookupError):  # nobody is left of the group
        os.killpg(process.pid, 0)
    packages = list((tmp_path / "out").iterdir())
    assert 1 <= len(packages) < COUNT
    for package in packages:
        assert not package.name.startswith("."), "what was being written is cleared away"
        files = json.loads((package / LOCK).read_text())["files"]
        assert all((package / file).is_file() for file in files)


def test_the_bar_counts_what_is_done_in_whatever_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its numbers follow ``finished``, and not the results, which come in the order of the targets."""
    shown: list[int] = []

    class Bar:
        def __enter__(self) -> Bar:
            return self

        def __exit__(self, *_: object) -> None: ...

        def update(self, steps: int) -> None:
            shown.append(steps)

    def generate(
        targets: Sequence[Target], options: Options, *, jobs: int, finished: object
    ) -> Iterator[PackageResult]:
        assert callable(finished)
        for _ in targets:
            finished()
        assert shown == [1, 1]
        yield from (PackageResult(target.id, "", status=Status.WRITTEN) for target in targets)

    monkeypatch.setattr("generator.commands.generate.generate", generate)
    monkeypatch.setattr("click.progressbar", lambda **_: Bar())
    monkeypatch.setattr("generator.commands.generate._is_terminal", lambda: True)
    done = CliRunner().invoke(cli.main, ["generate", "inference/2023-05-15", "inference/2024-10-21"])
    assert done.exit_code == 0 and done.output.count("written") == 2 and shown == [1, 1]
