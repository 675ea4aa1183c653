"""A second run knows from the lock alone that nothing changed, and ``--check`` says what did without writing."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator import generation, pipeline
from generator.package import fingerprint
from generator.project import configuration
from generator.cli import main
from generator.package.write import LOCK, read_lock

DOCUMENT = """
openapi: 3.0.0
info: {title: Things, version: "1"}
paths:
  /things/{id}:
    get:
      operationId: Things_Get
      x-ms-examples: {One: {$ref: examples/one.json}, Two: {$ref: examples/two.json}}
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        "200": {description: "", content: {application/json: {schema: {$ref: "parts.yaml#/Thing"}}}}
"""


class Room:
    """A document with a part, an example and an absent example, and the package made of it."""

    def __init__(self, folder: Path) -> None:
        self.document, self.output = folder / "things.yaml", folder / "out"
        self.package = self.output / "azure-openai-things-1"
        self.source = self.package / "src" / "azure_openai" / "things" / "v1"
        (folder / "examples").mkdir()
        (folder / "examples" / "one.json").write_text("{}")
        (folder / "parts.yaml").write_text("Thing: {type: object, properties: {name: {type: string}}}\n")
        self.document.write_text(DOCUMENT)
        self.run()

    def run(self, *options: str, output: Path | None = None) -> Result:
        command = ["generate", str(self.document), "--output", str(output or self.output), *options]
        return CliRunner().invoke(main, command, catch_exceptions=False)

    def files(self) -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in self.output.rglob("*") if path.is_file()}


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


@pytest.fixture
def no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any package that is made, and not recalled, fails the test."""

    def fail(*arguments: Any, **options: Any) -> None:
        raise AssertionError("a document was read")

    monkeypatch.setattr(generation, "generate_package", fail)


def test_an_unchanged_package_is_recalled_without_reading_its_document(room: Room, no_work: None) -> None:
    """The quick path is taken by generate and by --check, and both are content."""
    before = room.files()
    assert "things.yaml: unchanged azure-openai-things-1 (1 of 1 operations, 0 of 0 schemas" in room.run().output
    done = room.run("--check")
    assert done.exit_code == 0 and "unchanged" in done.output
    assert room.files() == before


def test_a_recalled_package_is_reported_with_the_figures_of_the_run_that_wrote_it(room: Room, tmp_path: Path) -> None:
    """--report has the full figures whether or not there was work to do; only the status and the time differ."""
    reports = []
    for name in ("first", "second"):
        room.run("--report", str(tmp_path / name), output=tmp_path / "other")
        (entry,) = json.loads((tmp_path / name).read_text())["packages"]
        del entry["seconds"]
        reports.append(entry)
    assert [report.pop("status") for report in reports] == ["written", "unchanged"]
    assert reports[0] == reports[1]
    assert reports[0]["diagnostics"]["info"] > 0 and reports[0]["files"] > 20


CHANGES: dict[str, Callable[[Room], object]] = {
    "the document": lambda room: room.document.write_text(DOCUMENT + "# a remark\n"),
    "a referenced file": lambda room: (room.document.parent / "parts.yaml").write_text("Thing: {type: object}\n"),
    "an example": lambda room: (room.document.parent / "examples" / "one.json").write_text('{"a": 1}'),
    "an example that was absent": lambda room: (room.document.parent / "examples" / "two.json").write_text("{}"),
    "a generated file": lambda room: (room.source / "_client.py").write_text("# edited\n"),
    "a generated file that is gone": lambda room: (room.source / "_client.py").unlink(),
    "a file made once that is gone": lambda room: (room.source / "_patch.py").unlink(),
    "a figure in the lock": lambda room: _edit(room.package / LOCK, '"files": ', '"files": 1'),
}


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


@pytest.mark.parametrize("what", CHANGES)
def test_every_change_of_an_input_or_an_output_is_noticed(room: Room, what: str) -> None:
    """Check exits 1 and writes nothing; generate puts it right; then check is content."""
    CHANGES[what](room)
    changed = room.files()
    done = room.run("--check")
    assert done.exit_code == 1 and "--- " in done.stdout and "things.yaml: different" in done.stderr
    assert room.files() == changed
    assert "written" in room.run().output
    assert room.run("--check").exit_code == 0


def test_the_user_s_own_files_and_edits_of_their_files_are_no_difference(room: Room, no_work: None) -> None:
    (room.source / "_patch.py").write_text("# mine\n")
    (room.package / "notes.txt").write_text("mine\n")
    assert room.run("--check").exit_code == 0


def test_the_diff_is_a_patch_that_puts_changed_missing_and_extra_files_right(room: Room) -> None:
    """Applied with patch(1) to the output folder, it gives what generate would have written."""
    wanted = room.files()
    (room.source / "_client.py").write_text("no end of line")
    (room.source / "py.typed").unlink()
    (room.package / "README.md").unlink()
    (room.source / "old.py").write_text("gone = True\n")
    lock = json.loads((room.package / LOCK).read_text())
    lock["files"]["src/azure_openai/things/v1/old.py"] = "0"
    (room.package / LOCK).write_text(json.dumps(lock))
    patch = room.run("--check").stdout
    assert "+++ /dev/null" in patch and "--- /dev/null" in patch and "\\ No newline at end of file" in patch
    done = subprocess.run(["patch", "-p1", "-s"], input=patch, text=True, cwd=room.output, capture_output=True)
    assert done.returncode == 0, done.stdout
    (room.source / "py.typed").touch()  # an empty file is no hunk for patch(1)
    assert room.files() == wanted


def test_a_package_that_is_not_there_is_a_difference_and_stays_absent(room: Room, tmp_path: Path) -> None:
    done = room.run("--check", output=tmp_path / "nothing")
    assert done.exit_code == 1 and "--- /dev/null\n+++ b/azure-openai-things-1/README.md\n" in done.stdout
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize(("function", "value"), [("generator_fingerprint", "another"), ("previous", {"id": "another"})])
def test_what_is_looked_into_and_changes_no_file_is_no_difference(
    room: Room, monkeypatch: pytest.MonkeyPatch, function: str, value: Any
) -> None:
    """Editing a comment of the generator, or the version before, must not fail a check; only the lock is renewed."""
    before = room.files()
    monkeypatch.setattr(f"generator.package.up_to_date.{function}", lambda *_: value)
    monkeypatch.setattr(pipeline, "changelog", lambda *_: _changelog(room))
    assert room.run("--check").exit_code == 0 and room.files() == before
    assert "unchanged" in room.run().output
    lock = read_lock(room.package)
    assert lock is not None and value in lock.values()
    assert {name for name, data in room.files().items() if before[name] != data} == {str(room.package / LOCK)}


def _changelog(room: Room) -> str:
    return (room.package / "CHANGELOG.md").read_text()


def test_the_fingerprint_is_of_sources_templates_and_runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file that decides the output changes it; the command line, which does not, leaves it as it is."""
    sources, templates = tmp_path / "generator", tmp_path / "templates"
    for path in (sources / "build.py", sources / "cli.py", sources / "runtime" / "client.py", templates / "a.jinja"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("1")
    monkeypatch.setattr(fingerprint, "_SOURCES", sources)
    monkeypatch.setattr(fingerprint, "TEMPLATES", templates)
    seen = [fingerprint.generator_fingerprint.__wrapped__()]
    for path in (sources / "build.py", sources / "runtime" / "client.py", templates / "a.jinja"):
        path.write_text("2")
        seen.append(fingerprint.generator_fingerprint.__wrapped__())
    assert len(set(seen)) == 4
    (sources / "cli.py").write_text("2")
    assert fingerprint.generator_fingerprint.__wrapped__() == seen[-1]


def test_pins_of_the_service_are_inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A service.yaml or an overlay that comes, changes or goes asks for a new look at the document."""
    specs = tmp_path / "specs"
    for module in (configuration, fingerprint):
        monkeypatch.setattr(module, "SPECS", specs)
    assert fingerprint.pins("things") == {"service.yaml": None}
    seen = [fingerprint.pins("things")]
    (specs / "things" / "overlays").mkdir(parents=True)
    for name in ("service.yaml", "overlays/a.yaml", "overlays/b.json"):
        (specs / "things" / name).write_text("1")
        seen.append(fingerprint.pins("things"))
    (specs / "things" / "overlays" / "a.yaml").write_text("2")
    seen.append(fingerprint.pins("things"))
    assert all(one != other for one, other in zip(seen, seen[1:]))


def test_the_lock_is_the_same_on_every_machine(room: Room, tmp_path: Path) -> None:
    """Neither a path, nor a time, nor an order of this run is in it."""
    other = tmp_path / "elsewhere" / "deeper"
    other.mkdir(parents=True)
    moved = Room(other)
    assert (moved.package / LOCK).read_bytes() == (room.package / LOCK).read_bytes()
    assert str(tmp_path) not in (room.package / LOCK).read_text()


def test_two_documents_of_one_name_and_two_names_of_one_document_are_told_apart(room: Room, tmp_path: Path) -> None:
    """A package is recalled for its own document and its own options only."""
    assert "written azure-openai-other-1" in room.run("--service", "other").output
    assert "unchanged azure-openai-other-1" in room.run("--service", "other").output
    assert "unchanged azure-openai-things-1" in room.run().output
    room.document.write_text(DOCUMENT.replace('version: "1"', 'version: "2"'))
    assert "written azure-openai-things-2" in room.run().output


def test_a_package_under_another_folder_name_is_not_taken_for_it(room: Room) -> None:
    room.package.rename(room.output / "renamed")
    assert "written" in room.run().output and room.package.is_dir()


def test_force_does_the_work_again_and_verbose_shows_notes(room: Room) -> None:
    """--verbose alone trusts the lock, so it has no finding to show; --force alone shows no notes."""
    done = room.run("--verbose", "--force")
    assert "unchanged" in done.stdout and " info CG123 " in done.stderr
    assert "CG123" not in room.run("--force").stderr


def test_verbose_does_not_force(room: Room, no_work: None) -> None:
    assert "unchanged" in room.run("--verbose").stdout


def test_an_unchanged_package_asks_for_no_template_engine_no_formatter_and_no_validator(room: Room) -> None:
    """What makes the second run quick: these modules are never imported."""
    code = (
        "import sys; from click.testing import CliRunner; from generator.cli import main\n"
        "print(CliRunner().invoke(main, sys.argv[1:]).output)\n"
        "print(sorted({'jinja2', 'black', 'prance', 'openapi_spec_validator', 'jsonpath_rfc9535', 'requests'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code, "generate", str(room.document), "--output", str(room.output)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "unchanged" in done.stdout and done.stdout.splitlines()[-1] == "[]"


def test_shards_are_disjoint_and_together_are_everything(tmp_path: Path) -> None:
    """--shard I/N: every target is in exactly one of N parts, the same one each time; a part may be empty."""
    paths = []
    for number in range(5):
        paths.append(tmp_path / f"thing{number}.yaml")
        paths[-1].write_text('openapi: 3.0.0\ninfo: {title: "", version: "1"}\npaths: {}\n')
    found: list[str] = []
    for part in range(1, 8):
        command = ["generate", *map(str, paths), "--output", str(tmp_path / "out"), "--shard", f"{part}/7"]
        done = CliRunner().invoke(main, command, catch_exceptions=False)
        assert done.exit_code == 0
        found += [line.split(": ")[0] for line in done.stdout.splitlines()]
    assert found == [str(path) for path in paths]


@pytest.mark.parametrize("value", ["0/2", "3/2", "1", "1/0", "-1/2", "a/b", "1/2/3"])
def test_a_shard_that_is_none_is_wrong_usage(room: Room, value: str) -> None:
    done = room.run("--shard", value)
    assert done.exit_code == 2 and "is no part" in done.output
