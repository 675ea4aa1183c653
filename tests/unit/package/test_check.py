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
from generator.package.files import RenderedFile
from generator.project.configuration import ServiceConfig
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


class Place:
    """A document with a part, an example and an absent example, and the package made of it."""

    def __init__(self, folder: Path) -> None:
        self.document, self.output = folder / "things.yaml", folder / "out"
        self.package = self.output / "things-1"
        self.source = self.package / "src" / "things" / "v1"
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
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
def no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any package that is made, and not known to be up to date, fails the test."""

    def fail(*arguments: Any, **options: Any) -> None:
        raise AssertionError("a document was read")

    monkeypatch.setattr(generation, "generate_package", fail)


def test_an_unchanged_package_is_known_without_reading_its_document(place: Place, no_work: None) -> None:
    """The quick path is taken by generate and by --check, and both are content."""
    before = place.files()
    assert "things.yaml: unchanged things-1 (1 of 1 operations, 0 of 0 schemas" in place.run().output
    done = place.run("--check")
    assert done.exit_code == 0 and "unchanged" in done.output
    assert place.files() == before


def test_an_unchanged_package_is_reported_with_the_figures_of_the_run_that_wrote_it(
    place: Place, tmp_path: Path
) -> None:
    """--report has the full figures whether or not there was work to do; only the status and the time differ."""
    reports = []
    for name in ("first", "second"):
        place.run("--report", str(tmp_path / name), output=tmp_path / "other")
        (entry,) = json.loads((tmp_path / name).read_text())["packages"]
        del entry["seconds"]
        reports.append(entry)
    assert [report.pop("status") for report in reports] == ["written", "unchanged"]
    assert reports[0] == reports[1]
    assert reports[0]["diagnostics"]["info"] > 0 and reports[0]["files"] > 20


CHANGES: dict[str, Callable[[Place], object]] = {
    "the document": lambda place: place.document.write_text(DOCUMENT + "# a remark\n"),
    "a referenced file": lambda place: (place.document.parent / "parts.yaml").write_text("Thing: {type: object}\n"),
    "an example": lambda place: (place.document.parent / "examples" / "one.json").write_text('{"a": 1}'),
    "an example that was absent": lambda place: (place.document.parent / "examples" / "two.json").write_text("{}"),
    "a generated file": lambda place: (place.source / "_client.py").write_text("# edited\n"),
    "a generated file that is gone": lambda place: (place.source / "_client.py").unlink(),
    "a file made once that is gone": lambda place: (place.source / "_patch.py").unlink(),
    "a figure in the lock": lambda place: _edit(place.package / LOCK, '"files": ', '"files": 1'),
}


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


@pytest.mark.parametrize("what", CHANGES)
def test_every_change_of_an_input_or_an_output_is_noticed(place: Place, what: str) -> None:
    """Check exits 1 and writes nothing; generate puts it right; then check is content."""
    CHANGES[what](place)
    changed = place.files()
    done = place.run("--check")
    assert done.exit_code == 1 and "--- " in done.stdout and "things.yaml: different" in done.stderr
    assert place.files() == changed
    assert "written" in place.run().output
    assert place.run("--check").exit_code == 0


def test_the_user_s_own_files_and_edits_of_their_files_are_no_difference(place: Place, no_work: None) -> None:
    (place.source / "_patch.py").write_text("# mine\n")
    (place.package / "notes.txt").write_text("mine\n")
    assert place.run("--check").exit_code == 0


def test_the_diff_is_a_patch_that_puts_changed_missing_and_extra_files_right(place: Place) -> None:
    """Applied with patch(1) to the output folder, it gives what generate would have written."""
    wanted = place.files()
    (place.source / "_client.py").write_text("no end of line")
    (place.source / "py.typed").unlink()
    (place.package / "README.md").unlink()
    (place.source / "old.py").write_text("gone = True\n")
    lock = json.loads((place.package / LOCK).read_text())
    lock["files"]["src/things/v1/old.py"] = "0"
    (place.package / LOCK).write_text(json.dumps(lock))
    patch = place.run("--check").stdout
    assert "+++ /dev/null" in patch and "--- /dev/null" in patch and "\\ No newline at end of file" in patch
    done = subprocess.run(["patch", "-p1", "-s"], input=patch, text=True, cwd=place.output, capture_output=True)
    assert done.returncode == 0, done.stdout
    (place.source / "py.typed").touch()  # an empty file is no hunk for patch(1)
    assert place.files() == wanted


def test_a_package_that_is_not_there_is_a_difference_and_stays_absent(place: Place, tmp_path: Path) -> None:
    done = place.run("--check", output=tmp_path / "nothing")
    assert done.exit_code == 1 and "--- /dev/null\n+++ b/things-1/README.md\n" in done.stdout
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize(("function", "value"), [("generator_fingerprint", "another"), ("previous", {"id": "another"})])
def test_what_is_looked_into_and_changes_no_file_is_no_difference(
    place: Place, monkeypatch: pytest.MonkeyPatch, function: str, value: Any
) -> None:
    """Editing a comment of the generator, or the version before, must not fail a check; only the lock is renewed."""
    before = place.files()
    monkeypatch.setattr(f"generator.package.up_to_date.{function}", lambda *_: value)
    monkeypatch.setattr(pipeline, "changelog", lambda *_: RenderedFile("CHANGELOG.md", _changelog(place)))
    assert place.run("--check").exit_code == 0 and place.files() == before
    assert "unchanged" in place.run().output
    lock = read_lock(place.package)
    assert lock is not None and value in lock.values()
    assert {name for name, data in place.files().items() if before[name] != data} == {str(place.package / LOCK)}


def _changelog(place: Place) -> str:
    return (place.package / "CHANGELOG.md").read_text()


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


def test_settings_of_the_service_are_inputs_by_what_they_say(tmp_path: Path) -> None:
    """Each setting and each overlay counts, by content; where an overlay is, and in which order pins stand, does not."""
    overlay = tmp_path / "a.yaml"
    config = ServiceConfig("things", overlays={"overlays/a.yaml": overlay})
    seen = [fingerprint.settings(config)]
    for text in ("1", "2"):
        overlay.write_text(text)
        seen.append(fingerprint.settings(config))
    for facts in ({"title": "A"}, {"skip": {"a": "b"}}, {"operations": {"a": "b.c"}}, {"scopes": ("s",)}):
        seen.append(fingerprint.settings(ServiceConfig("things", **facts)))
    assert all(one != other for index, one in enumerate(seen) for other in seen[index + 1 :])
    (tmp_path / "elsewhere").mkdir()
    (moved := tmp_path / "elsewhere" / "a.yaml").write_text("2")
    assert fingerprint.settings(ServiceConfig("things", overlays={"overlays/a.yaml": moved})) == seen[2]
    pins = ({"a": "x", "b": "y"}, {"b": "y", "a": "x"})
    assert len({ServiceConfig("things", skip=skip).sha256() for skip in pins}) == 1


def test_the_lock_is_the_same_on_every_machine(place: Place, tmp_path: Path) -> None:
    """Neither a path, nor a time, nor an order of this run is in it."""
    other = tmp_path / "elsewhere" / "deeper"
    other.mkdir(parents=True)
    moved = Place(other)
    assert (moved.package / LOCK).read_bytes() == (place.package / LOCK).read_bytes()
    assert str(tmp_path) not in (place.package / LOCK).read_text()


def test_two_documents_of_one_name_and_two_names_of_one_document_are_told_apart(place: Place, tmp_path: Path) -> None:
    """A package is up to date for its own document and its own options only."""
    assert "written other-1" in place.run("--service", "other").output
    assert "unchanged other-1" in place.run("--service", "other").output
    assert "unchanged things-1" in place.run().output
    place.document.write_text(DOCUMENT.replace('version: "1"', 'version: "2"'))
    assert "written things-2" in place.run().output


def test_a_package_under_another_folder_name_is_not_taken_for_it(place: Place) -> None:
    place.package.rename(place.output / "renamed")
    assert "written" in place.run().output and place.package.is_dir()


def test_force_does_the_work_again_and_verbose_shows_notes(place: Place) -> None:
    """--verbose alone trusts the lock, so it has no finding to show; --force alone shows no notes."""
    done = place.run("--verbose", "--force")
    assert "unchanged" in done.stdout and " info CG123 " in done.stderr
    assert "CG123" not in place.run("--force").stderr


def test_verbose_does_not_force(place: Place, no_work: None) -> None:
    assert "unchanged" in place.run("--verbose").stdout


def test_an_unchanged_package_asks_for_no_template_engine_no_formatter_and_no_validator(place: Place) -> None:
    """What makes the second run quick: these modules are never imported."""
    code = (
        "import sys; from click.testing import CliRunner; from generator.cli import main\n"
        "print(CliRunner().invoke(main, sys.argv[1:]).output)\n"
        "print(sorted({'jinja2', 'black', 'prance', 'openapi_spec_validator', 'jsonpath_rfc9535', 'requests'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code, "generate", str(place.document), "--output", str(place.output)]
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
def test_a_shard_that_is_none_is_wrong_usage(place: Place, value: str) -> None:
    done = place.run("--shard", value)
    assert done.exit_code == 2 and "is not a part" in done.output
