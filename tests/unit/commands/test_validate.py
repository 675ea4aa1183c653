"""``clientgen validate``: its forms, its exit codes, and what it says where openapi-spec-validator gives up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import pipeline
from generator.cli import main
from generator.run import Run

DOCUMENT = """\
openapi: 3.0.0
info: {title: Things, version: "1"}
paths:
  /things:
    get:
      operationId: Things_Get
      responses: {"200": {description: ""}}
    gett: {}
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "100%, a:b" / "things.yaml"
    path.parent.mkdir()
    path.write_text(DOCUMENT)
    return path


def test_json_is_one_object_with_every_finding_and_its_place(document: Path) -> None:
    done = run("validate", str(document), "--format", "json")
    (item,) = json.loads(done.stdout)["documents"]
    assert done.exit_code == 0 and done.stderr == ""
    assert item["target"] == str(document) and item["counts"] == {"error": 0, "warning": 2, "info": 0}
    finding = next(each for each in item["findings"] if each["code"] != "CG130")
    assert (finding["file"], finding["line"], finding["column"]) == (str(document), 8, 5)
    assert (
        finding["pointer"] == "/paths/~1things/gett"
        and finding["severity"] == "warning"
        and "get" in finding["message"]
    )


def test_github_annotates_lines_with_commands_whose_separators_are_escaped(document: Path) -> None:
    """Properties end at commas and colons, commands at line ends, and ``%`` begins an escape."""
    done = run("validate", str(document), "--format", "github")
    place = str(document).replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    lines = done.stderr.splitlines()
    assert any(line.startswith(f"::warning file={place},line=8,col=5,title=CG") for line in lines), lines
    assert all(line.startswith("::") for line in lines) and "2 warnings" in done.stdout


def test_generate_annotates_too(document: Path, tmp_path: Path) -> None:
    done = run("generate", str(document), "--output", str(tmp_path / "out"), "--format", "github")
    assert done.exit_code == 0 and done.stderr.startswith("::warning file=") and "written" in done.stdout


@pytest.mark.parametrize(
    ("worst", "codes"),
    [("error", [1, 1, 1]), ("warning", [0, 1, 1]), ("info", [0, 0, 1]), ("", [0, 0, 0])],
)
def test_fail_on_says_which_severity_is_exit_1(document: Path, worst: str, codes: list[int]) -> None:
    changes = {
        "error": ("responses: {", "deprecated: false\n      responses: {'201': {$ref: '#/nowhere'}, "),
        "warning": ("", ""),
        "info": ("operationId: Things_Get", "deprecated: false"),
        "": ("", ""),
    }
    text = DOCUMENT if worst == "warning" else DOCUMENT.replace("    gett: {}\n", "")
    document.write_text(text.replace(*changes[worst]))
    found = [run("validate", str(document), "--fail-on", level).exit_code for level in ("error", "warning", "info")]
    assert found == codes


def test_generate_fails_on_warnings_that_it_is_told_to_and_still_writes(document: Path, tmp_path: Path) -> None:
    """Also where the package is known to be up to date, from the counts in its lock."""
    command = ("generate", str(document), "--output", str(tmp_path / "out"))
    for status in ("written", "unchanged"):
        done = run(*command, "--fail-on", "warning")
        assert done.exit_code == 1 and f": {status} " in done.stdout
    assert run(*command).exit_code == 0 and "1 warning as before" in run(*command).stdout


def test_a_validator_that_gives_up_is_told_in_words(document: Path) -> None:
    """Neither the name of an exception nor a piece of the document as Python sees it."""
    text = DOCUMENT.replace("    gett: {}\n", "") + "components: {schemas: {A: SCHEMA}}\n"
    for schema, words in (
        ("{allOf: [{$ref: '#/components/schemas/A'}]}", "it follows references without end"),
        ("{allOf: [{$ref: '#/components/schemas/B'}]}", "a reference leads nowhere"),
    ):
        document.write_text(text.replace("SCHEMA", schema))
        (line,) = (line for line in run("validate", str(document)).stderr.splitlines() if "CG132" in line)
        assert f"openapi-spec-validator gave up ({words}" in line and "Error" not in line and "Pointer" not in line


def test_a_defect_of_a_stage_is_a_finding_of_its_document(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(run: Run) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("generator.generation.ANALYSIS", (*pipeline.ANALYSIS, fail))
    done = run("validate", str(document))
    assert done.exit_code == 1 and "error CG901 internal error in stage 'fail'" in done.stderr
    assert "1 error, " in done.stdout


def test_counts_are_english(document: Path) -> None:
    document.write_text(DOCUMENT.replace("    gett: {}\n", ""))
    assert f"{document}: 0 errors, 0 warnings, 0 notes" in run("validate", str(document)).stdout
    document.write_text(document.read_text().replace("      operationId: Things_Get\n", ""))
    assert "0 errors, 0 warnings, 1 note\n" in run("validate", str(document)).stdout
