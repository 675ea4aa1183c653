"""One document that fails, for whatever reason, is a finding of that document: the others are generated."""

from __future__ import annotations

import json
import multiprocessing
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import processes
from generator.cli import main
from generator.package import format as format_module
from generator.package import publish as publish_module
from generator.package.files import RenderedFile
from generator.package.result import Options, PackageResult, Status
from generator.package.write import write_package
from generator.project.catalog import Target

DOCUMENT = """
openapi: 3.0.0
info: {title: NAME, version: "1"}
paths: {/things: {get: {operationId: Things_List, responses: {"204": {description: ""}}}}}
"""
NAMES = ("one", "two", "three")


@pytest.fixture
def documents(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{name}.yaml" for name in NAMES]
    for path in paths:
        path.write_text(DOCUMENT.replace("NAME", path.stem))
    return paths


def run(documents: list[Path], output: Path, *options: str) -> Result:
    arguments = [*map(str, documents), "--output", str(output), "--jobs", "1", *options]
    return CliRunner().invoke(main, ["generate", *arguments], catch_exceptions=False)


def packages(output: Path) -> set[str]:
    return {path.name for path in output.iterdir() if (path / "codegen.lock.json").is_file()}


def test_a_crash_in_formatting_is_a_finding_and_the_other_documents_are_written(
    documents: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 1; the finding names the stage, the line of the generator and what to do; nothing is half-written."""
    is_to_format = format_module._is_to_format

    def fail(file: RenderedFile) -> bool:
        if "src/two/" in file.path:
            raise ValueError("cannot be formatted")
        return is_to_format(file)

    monkeypatch.setattr(format_module, "_is_to_format", fail)
    report = tmp_path / "report.json"
    done = run(documents, tmp_path / "out", "--report", str(report), "--keep-failed", str(tmp_path / "failed"))
    assert done.exit_code == 1 and "Traceback" not in done.output
    assert "two.yaml:1:1 error CG901 internal error in stage 'format' (package/format.py:" in done.stderr
    assert "ValueError: cannot be formatted: this is a defect of the generator; report it" in done.stderr
    assert packages(tmp_path / "out") == {"one-1", "three-1"}
    entries = {entry["target"]: entry for entry in json.loads(report.read_text())["packages"]}
    assert [entries[str(path)]["status"] for path in documents] == ["written", "failed", "written"]
    assert entries[str(documents[1])]["diagnostics"]["error"] == 1
    kept = tmp_path / "failed" / "two-1"
    assert "class TwoClient" in (kept / "src" / "two" / "v1" / "_client.py").read_text()


def test_without_keep_failed_nothing_of_a_failed_package_is_left(
    documents: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(file: object) -> bool:
        raise RecursionError("too deep")

    monkeypatch.setattr(format_module, "_is_to_format", fail)
    before = set(tmp_path.rglob("*"))
    assert run(documents, tmp_path / "out").exit_code == 1
    assert set(tmp_path.rglob("*")) == before


def test_a_package_that_cannot_be_written_fails_alone(
    documents: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk or a missing permission is a finding too, with the system's own words."""

    def fail(folder: Path, *arguments: object) -> bool:
        if folder.name == "two-1":
            raise OSError(28, "No space left on device", str(folder))
        return write_package(folder, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(publish_module, "write_package", fail)
    done = run(documents, tmp_path / "out")
    assert done.exit_code == 1 and "error CG902" in done.stderr
    assert "No space left on device: nothing was half-written" in done.stderr
    assert packages(tmp_path / "out") == {"one-1", "three-1"}


def _end_at_two(target: Target, options: Options) -> PackageResult:
    if target.id == "two":
        os._exit(9)
    return PackageResult(target.id, target.document.name, status=Status.WRITTEN)


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="the replacement is seen by a fork alone")
def test_a_process_that_the_system_ends_fails_its_own_document_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """As when it runs out of memory; the pool breaks, and the documents left are still worked on."""
    monkeypatch.setattr(processes, "generate_package", _end_at_two)
    targets = [Target(name, Path(f"{name}.yaml")) for name in NAMES]
    results = list(processes.generate_in_processes(targets, Options(Path("out")), 2))
    assert [result.status for result in results] == [Status.WRITTEN, Status.FAILED, Status.WRITTEN]
    assert [item.code for item in results[1].diagnostics] == ["CG903"]
