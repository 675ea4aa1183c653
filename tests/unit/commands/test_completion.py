"""What a shell completes: ids of the project and of the catalog, and files."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def completed(*words: str) -> list[str]:
    """What bash is told when Tab is pressed after the last of ``words``."""
    environment = {
        "_CLIENTGEN_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(words),
        "COMP_CWORD": str(len(words) - 1),
    }
    done = CliRunner().invoke(main, [], env=environment, prog_name="clientgen")
    return done.output.split()


@pytest.mark.parametrize("command", ["generate", "validate", "inspect", "diff", "sync"])
def test_a_target_is_an_id_of_the_catalog_or_a_file(command: str) -> None:
    found = completed("clientgen", command, "inference/2024-1")
    assert found == ["file,inference/2024-1", "plain,inference/2024-10-21"]  # a file first: bash drops what is before


def test_the_projects_own_ids_come_first(folder: Path) -> None:
    (folder / "clientgen.yaml").write_text("documents: {inference-own/v1: {path: a.yaml, module: acme.a}}\n")
    assert completed("clientgen", "generate", "inference")[:2] == ["file,inference", "plain,inference-own/v1"]


def test_a_project_that_cannot_be_used_completes_files(folder: Path) -> None:
    (folder / "clientgen.yaml").write_text("docu: 1\n")
    assert completed("clientgen", "generate", "") == ["file,"]


def test_the_script_of_each_shell_is_printed() -> None:
    for shell in ("bash", "zsh", "fish"):
        done = CliRunner().invoke(main, [], env={"_CLIENTGEN_COMPLETE": f"{shell}_source"}, prog_name="clientgen")
        assert "_CLIENTGEN_COMPLETE" in done.output
