"""Import paths that a package may not have, and what is said of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.project.modules import module_problem


@pytest.mark.parametrize("module", ["acme.openai.v1", "azure_openai.inference.v1", "azure.openai_acme", "jsonlib", "a"])
def test_a_name_of_one_s_own_is_accepted(module: str) -> None:
    assert module_problem(module) is None


@pytest.mark.parametrize(
    ("module", "message"),
    [
        ("", "the module is empty (an unset variable?)"),
        (" ", "the module is empty (an unset variable?)"),
        ("a..b", "is not an import path"),
        ("a-b", "is not an import path"),
        ("class.v1", "is not an import path"),
        ("../a", "is not an import path"),
        ("os", "'os' is a module of Python's standard library"),
        ("json.v1", "'json' is a module of Python's standard library"),
        ("azure.core", "would take the place of the package 'azure.core'"),
        ("azure.core.acme", "would take the place of the package 'azure.core'"),
        ("azure", "would take the place of the package 'azure.core'"),
        ("pydantic", "would take the place of the package 'pydantic'"),
    ],
)
def test_a_module_that_could_not_be_imported_or_hides_another_is_refused(
    tmp_path: Path, module: str, message: str
) -> None:
    """With what to do, exit 2, and before anything is written."""
    command = ["generate", "inference/2023-05-15", "--module", module, "--output", str(tmp_path / "out")]
    done = CliRunner().invoke(main, command, catch_exceptions=False)
    assert done.exit_code == 2 and message in done.output and "such as my_company.openai.v1" in done.output
    assert not (tmp_path / "out").exists()


def test_a_service_name_that_is_empty_is_refused(tmp_path: Path) -> None:
    command = ["generate", "inference/2023-05-15", "--service", "", "--output", str(tmp_path / "out")]
    done = CliRunner().invoke(main, command, catch_exceptions=False)
    assert done.exit_code == 2 and "--service is empty" in done.output and not (tmp_path / "out").exists()
