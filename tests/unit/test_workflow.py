"""The workflows and the pre-commit hook are well formed, ask for no more than they need, and call what there is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML

from generator.cli import main

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))
each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def load(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path)


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in load(path)["jobs"].values() for step in job["steps"]]


def scripts(path: Path) -> list[tuple[str, str]]:
    return [(step["name"], step["run"]) for step in steps(path) if "run" in step]


def test_there_are_two_workflows() -> None:
    assert [path.name for path in WORKFLOWS] == ["ci.yml", "regenerate.yml"]


@each_workflow
def test_a_workflow_is_what_github_understands(path: Path) -> None:
    """By the schema that check-jsonschema carries; every job has a time limit."""
    pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed")
    for schema in ("vendor.github-workflows", "custom.github-workflows-require-timeout"):
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr


@each_workflow
def test_every_step_is_a_script_that_bash_understands_and_takes_nothing_from_outside_as_code(path: Path) -> None:
    """What a user may set comes in by the environment: an expression inside a script would be run as a part of it."""
    for name, script in scripts(path):
        done = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True)
        assert done.returncode == 0, f"{name}: {done.stderr}"
        assert "${{" not in script, name


def test_every_action_is_pinned_to_a_commit_and_says_its_version() -> None:
    """A tag may be moved to other code, a commit may not; one action has one commit in all workflows."""
    pins: dict[str, set[tuple[str, str]]] = {}
    for path in WORKFLOWS:
        lines = [line for line in path.read_text("utf-8").splitlines() if re.search(r"\buses:", line)]
        assert len(lines) == len([step for step in steps(path) if "uses" in step]) > 0
        for line in lines:
            match = re.search(r"uses: ([\w/-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$", line)
            assert match is not None, f"{path.name}: {line.strip()}"
            pins.setdefault(match[1], set()).add((match[2], match[3]))
    assert all(len(versions) == 1 for versions in pins.values()), pins


@each_workflow
def test_a_token_stays_in_the_repository_only_where_a_job_pushes(path: Path) -> None:
    for job in load(path)["jobs"].values():
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@") and "permissions" not in job:
                assert step["with"]["persist-credentials"] is False


@each_workflow
def test_only_the_job_that_proposes_may_write(path: Path) -> None:
    workflow = load(path)
    assert workflow["permissions"] == {"contents": "read"}
    assert [name for name, job in workflow["jobs"].items() if "permissions" in job] in ([], ["propose"])
    assert path.name == "regenerate.yml" or "propose" not in workflow["jobs"]


def test_ci_runs_all_of_ci_run_on_the_oldest_python_and_a_newer_one() -> None:
    """The oldest is the one that pyproject.toml names; the script is there, and may be run."""
    job = load(FOLDER / "ci.yml")["jobs"]["test"]
    assert [script for _, script in scripts(FOLDER / "ci.yml")] == [".ci/run"]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    oldest, newest = job["strategy"]["matrix"]["python"]
    lowest = re.search(r'^requires-python = ">=(3\.\d+)"$', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert lowest is not None and oldest == lowest[1]
    assert int(newest.partition(".")[2]) > int(oldest.partition(".")[2])


def test_ci_is_for_every_change_and_an_outdated_run_is_cancelled() -> None:
    workflow = load(FOLDER / "ci.yml")
    assert set(workflow["on"]) == {"push", "pull_request"}
    assert workflow["concurrency"]["cancel-in-progress"] is True
    assert "github.ref" in workflow["concurrency"]["group"]


def test_the_matrix_has_as_many_shards_as_the_targets_are_split_into() -> None:
    workflow = load(FOLDER / "regenerate.yml")
    shards = workflow["jobs"]["generate"]["strategy"]["matrix"]["shard"]
    assert shards == list(range(1, workflow["env"]["SHARDS"] + 1))


def test_every_option_the_workflows_and_the_hook_use_exists() -> None:
    hooks = load(ROOT / ".pre-commit-hooks.yaml")
    lines = [line.strip() for path in WORKFLOWS for _, script in scripts(path) for line in script.splitlines()]
    calls = [line for line in [*lines, *(hook["entry"] for hook in hooks)] if line.startswith("clientgen ")]
    assert len(calls) >= 5
    for call in calls:
        command, *words = call.removeprefix("clientgen ").split()
        options = {word.partition("=")[0] for word in words if word.startswith("--")}
        text = CliRunner().invoke(main, [command, "--help"]).output
        assert options <= set(text.replace(",", " ").split()), call


def test_the_makefile_s_verbs_are_named_in_the_readme() -> None:
    """Nine at the most, each with a line of its own there."""
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert phony is not None
    verbs = phony[1].split()
    assert len(verbs) <= 9
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [verb for verb in verbs if f"make {verb} " not in readme] == []
