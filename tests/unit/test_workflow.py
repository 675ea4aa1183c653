"""The workflow and the pre-commit hook are well formed, and call what there is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML

from generator.cli import main

ROOT = Path(__file__).resolve().parents[2]
WORKFLOW = ROOT / ".github" / "workflows" / "regenerate.yml"


def load(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path)


def scripts() -> list[tuple[str, str]]:
    jobs = load(WORKFLOW)["jobs"]
    return [(step["name"], step["run"]) for job in jobs.values() for step in job["steps"] if "run" in step]


def test_the_workflow_is_what_github_understands() -> None:
    """By the schema that check-jsonschema carries; every job has a time limit."""
    pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed")
    for schema in ("vendor.github-workflows", "custom.github-workflows-require-timeout"):
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(WORKFLOW)]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr


def test_every_step_is_a_script_that_bash_understands_and_takes_nothing_from_outside_as_code() -> None:
    """What a user may set comes in by the environment: an expression inside a script would be run as a part of it."""
    for name, script in scripts():
        done = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True)
        assert done.returncode == 0, f"{name}: {done.stderr}"
        assert "${{" not in script, name


def test_the_matrix_has_as_many_shards_as_the_targets_are_split_into() -> None:
    workflow = load(WORKFLOW)
    shards = workflow["jobs"]["generate"]["strategy"]["matrix"]["shard"]
    assert shards == list(range(1, workflow["env"]["SHARDS"] + 1))


def test_only_the_job_that_proposes_may_write() -> None:
    workflow = load(WORKFLOW)
    assert workflow["permissions"] == {"contents": "read"}
    assert [name for name, job in workflow["jobs"].items() if "permissions" in job] == ["propose"]


def test_every_option_the_workflow_and_the_hook_use_exists() -> None:
    hooks = load(ROOT / ".pre-commit-hooks.yaml")
    lines = [line.strip() for _, script in scripts() for line in script.splitlines()]
    calls = [line for line in [*lines, *(hook["entry"] for hook in hooks)] if line.startswith("clientgen ")]
    assert len(calls) >= 5
    for call in calls:
        command, *words = call.removeprefix("clientgen ").split()
        options = {word.partition("=")[0] for word in words if word.startswith("--")}
        text = CliRunner().invoke(main, [command, "--help"]).output
        assert options <= set(text.replace(",", " ").split()), call
