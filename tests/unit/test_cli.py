"""The command line: targets, exit codes, messages, reports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.project.catalog import entries, resolve_targets
from generator.cli import main

DOCUMENT = """
openapi: 3.0.0
info: {title: Things, version: "1"}
paths:
  /things/{id}:
    get:
      operationId: Things_Get
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        "200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
components: {schemas: {Thing: {type: object, properties: {name: {type: string}}}}}
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "things.yaml"
    path.write_text(DOCUMENT)
    return path


def test_generating_twice_says_written_then_unchanged_and_reports_it(document: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    for status in ("written", "unchanged"):
        done = run("generate", str(document), "--output", str(tmp_path / "out"), "--report", str(report))
        assert done.exit_code == 0 and f"{document}: {status} things-1" in done.output
        package = json.loads(report.read_text())["packages"][0]
        assert package["status"] == status and package["module"] == "things.v1"
        assert package["operations"] == {"declared": 1, "generated": 1, "skipped": []}
        assert package["schemas"] == {"declared": 1, "generated": 1}
        assert package["diagnostics"] == {"error": 0, "warning": 0, "info": 0}
        assert package["folder"] == "things-1" and package["files"] > 20 and package["lines"] > 100


def test_a_document_with_errors_exits_1_and_leaves_the_package_as_it_was(document: Path, tmp_path: Path) -> None:
    run("generate", str(document), "--output", str(tmp_path / "out"))
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    document.write_text(DOCUMENT.replace("schemas/Thing}", "schemas/Absent}").replace('Thing"}', 'Absent"}'))
    done = run("generate", str(document), "--output", str(tmp_path / "out"))
    assert done.exit_code == 1 and "things.yaml:10:" in done.output and "error CG202" in done.output
    assert before == {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["generate", "nowhere/1999-01-01"],
            "is not the id of a document, not a pattern that matches one, and not a file",
        ),
        (["generate", "openai/manual"], "openai/manual: the document has not been fetched: run 'clientgen sync'"),
        (["generate", "inference/2024-10-21", "--module", "not a module"], "is not an import path"),
        (["generate", "inference/2024-10-21", "--module", "class.v1"], "is not an import path"),
        (["generate", "inference/2024-10-21", "--jobs", "0"], "--jobs"),
        (["inspect", "inference/2024-10-21", "--stage", "soup"], "--stage"),
        (["frobnicate"], "No such command"),
    ],
)
def test_wrong_usage_exits_2_and_says_what_is_wrong(arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2 and message in done.output


def test_a_path_that_ends_as_a_catalog_entry_does_is_that_entry(tmp_path: Path) -> None:
    entry = next(entry for entry in entries() if entry.id == "authoring/2025-04-01-preview")
    copy = tmp_path / str(entry.upstream)
    copy.parent.mkdir(parents=True)
    copy.write_text("{}")
    (target,) = resolve_targets([str(copy)])
    assert (target.id, target.service, target.version) == (entry.id, "authoring", "2025-04-01-preview")


def test_a_pattern_names_every_document_that_is_here_and_matches() -> None:
    assert {target.id for target in resolve_targets(["inference/*"])} >= {"inference/2024-10-21"}
    assert [target.id for target in resolve_targets([])] == [entry.id for entry in entries() if entry.document]


def test_module_and_service_name_the_package(document: Path, tmp_path: Path) -> None:
    assert run("generate", str(document), "--output", str(tmp_path), "--module", "acme.things").exit_code == 0
    assert (tmp_path / "acme-things" / "src" / "acme" / "things" / "__init__.py").is_file()
    assert run("generate", str(document), "--output", str(tmp_path), "--service", "Other Things").exit_code == 0
    client = tmp_path / "other-things-1" / "src" / "other_things" / "v1" / "_client.py"
    assert "class OtherThingsClient(Client)" in client.read_text()


@pytest.mark.parametrize("stage", ["normal", "ir", "names", "views"])
def test_every_stage_can_be_inspected_as_json(document: Path, stage: str) -> None:
    done = run("inspect", str(document), "--stage", stage)
    assert done.exit_code == 0 and "thing" in json.dumps(json.loads(done.output)).lower()


def test_validate_reports_what_the_validator_says_without_refusing(document: Path) -> None:
    document.write_text(DOCUMENT.replace('info: {title: Things, version: "1"}', 'info: {version: "1"}'))
    done = run("validate", str(document))
    assert done.exit_code == 0 and "'title' is a required property" in done.output and " 0 errors" in done.output


def test_validate_tells_the_line_where_an_example_is_not_what_the_document_says(document: Path) -> None:
    document.write_text(DOCUMENT.replace("name: {type: string}", "name: {type: string, example: {}}"))
    done = run("validate", str(document))
    place = f"things.yaml:{len(DOCUMENT.strip().splitlines()) + 1}:"
    assert (
        done.exit_code == 0 and place in done.output and "CG608 the example is an object, not a string" in done.output
    )


def test_list_shows_every_document_and_where_it_is() -> None:
    done = run("list")
    assert done.exit_code == 0
    assert "specs/inference/stable/2024-10-21/inference.json" in done.output
    assert len(done.output.splitlines()) == len(entries()) >= 16


@pytest.mark.parametrize(
    "text", ["", "not a document", "[]", "{", "openapi: 4.0.0\n", "\x00", "openapi: 3.0.0\npaths: 7\n"]
)
def test_no_text_gives_a_traceback_or_half_a_package(tmp_path: Path, text: str) -> None:
    document = tmp_path / "bad.yaml"
    document.write_text(text)
    done = run("generate", str(document), "--output", str(tmp_path / "out"))
    assert "bad.yaml" in done.output and "Traceback" not in done.output
    assert done.exit_code == 1 or (tmp_path / "out").is_dir()


def test_findings_name_files_as_the_user_did(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two documents of one file name are told apart, and a place can be clicked; so can that of a file referred to."""
    monkeypatch.chdir(tmp_path)
    for folder in ("one", "two"):
        Path(folder).mkdir()
        text = DOCUMENT.replace("#/components/schemas/Thing", "parts.yaml#/Thing").replace('"1"', f'"{folder}"')
        Path(folder, "things.yaml").write_text(text.replace("Things_Get", "Things_Get\n      deprecated: maybe"))
        Path(folder, "parts.yaml").write_text("Thing: {type: object, properties: {a: {type: 7}}}\n")
    two = tmp_path / "two"
    for command in (["generate", "--output", "out"], ["validate"]):
        done = run(*command, "one/things.yaml", str(two / "things.yaml"))
        lines = [line for line in done.stderr.splitlines() if " #/" in line]
        names = {line.split(":")[0] for line in lines}
        assert {"one/parts.yaml", str(two / "parts.yaml")} <= names, lines
        assert names <= {str(Path(folder, f"{file}.yaml")) for folder in ("one", two) for file in ("parts", "things")}
    Path("one", "parts.yaml").write_text("Thing: {$ref: '#/Absent'}\n")
    assert "one/parts.yaml:1:9 #/Thing/$ref error CG202" in run("diff", "one/things.yaml", "one/things.yaml").stderr


def test_what_the_lock_says_has_no_folder_of_the_machine(document: Path, tmp_path: Path) -> None:
    run("generate", str(document), "--output", str(tmp_path / "out"))
    (lock,) = (tmp_path / "out").glob("*/codegen.lock.json")
    assert json.loads(lock.read_text())["document"]["id"] == "things.yaml" and str(tmp_path) not in lock.read_text()


@pytest.mark.parametrize("place", ["things.yaml/report.json", "folder"])
def test_a_report_that_cannot_be_written_is_told_before_the_work(document: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    report = tmp_path / place
    done = run("generate", str(document), "--output", str(tmp_path / "out"), "--report", str(report))
    assert done.exit_code == 2 and "--report" in done.output and "Traceback" not in done.output
    assert not (tmp_path / "out").exists()


def test_a_report_that_no_longer_can_be_written_is_said_in_a_sentence(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fills up while the work is done: exit 1, and the packages are there."""
    write = Path.write_text

    def fail(path: Path, *arguments: Any) -> int:
        if path.name == "report.json":
            raise OSError(28, "No space left on device", str(path))
        return write(path, *arguments)

    monkeypatch.setattr(Path, "write_text", fail)
    report = tmp_path / "report.json"
    done = run("generate", str(document), "--output", str(tmp_path / "out"), "--report", str(report))
    assert done.exit_code == 1 and "No space left on device: the report was not written" in done.output
    assert (tmp_path / "out" / "things-1").is_dir() and not report.exists()


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A document that refers to a file beside its own folder, in a tree of no particular name."""
    (tmp_path / "apis" / "orders").mkdir(parents=True)
    (tmp_path / "apis" / "common.yaml").write_text("definitions: {Id: {type: string}}\n")
    path = tmp_path / "apis" / "orders" / "things.yaml"
    path.write_text(DOCUMENT.replace('"#/components/schemas/Thing"', '"../common.yaml#/definitions/Id"'))
    return path


@pytest.mark.parametrize(
    "command", [("validate",), ("inspect",), ("generate", "--output", "out"), ("diff", "DOCUMENT")]
)
def test_a_wider_root_allows_references_that_the_usual_one_refuses(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    """The refusal names the way, for every command; a root that the document is not below is a usage error."""
    monkeypatch.chdir(tmp_path)
    words = [str(shared) if word == "DOCUMENT" else word for word in (*command, str(shared))]
    refused = run(*words)
    assert refused.exit_code == 1 and "error CG121" in refused.stderr and "--root DIR" in refused.stderr
    allowed = run(*words, "--root", "apis")
    assert allowed.exit_code == 0 and "CG121" not in allowed.stderr
    (tmp_path / "elsewhere").mkdir()
    misplaced = run(*words, "--root", "elsewhere")
    assert misplaced.exit_code == 2 and "is not below the root elsewhere: give a folder above it" in misplaced.stderr


def test_the_root_of_a_document_stands_in_the_projects_file(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Relative to the file; one that is not above the document is a finding with its place."""
    monkeypatch.chdir(tmp_path)
    text = "documents: {orders/v1: {path: apis/orders/things.yaml, root: FOLDER, module: acme.orders.v1}}\n"
    (tmp_path / "clientgen.yaml").write_text(text.replace("FOLDER", "apis"))
    assert run("generate").exit_code == 0
    assert "unchanged" in run("generate").output
    (tmp_path / "clientgen.yaml").write_text(text.replace("FOLDER", "other"))
    refused = run("generate")
    assert (
        refused.exit_code == 2 and "/root error CG003 'apis/orders/things.yaml' is not below 'other'" in refused.stderr
    )
