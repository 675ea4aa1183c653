"""One direction of flow: no stage imports from a later one, and nothing imports what is slow before it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import generator

ROOT = Path(generator.__file__).parent
ORDER = [
    "closed",
    "diagnostics",
    "resources",
    "words",
    "text",
    "load",
    "project",
    "bundle",
    "normalize",
    "ir",
    "convert",
    "infer",
    "naming",
    "plan",
    "samples",
    "package.files",
    "support",
    "templating",
    "code",
    "docs",
    "diff",
    "package",
    "project.sync",
    "run",
    "pipeline",
    "generation",
    "processes",
    "inspection",
    "commands",
    "cli",
]


def stage(module: str) -> int:
    """The place in the order: of the longest name there that the module begins with."""
    found = [name for name in ORDER if f"{module}.".startswith(f"{name}.")]
    return ORDER.index(max(found, key=len))


def test_no_stage_imports_from_a_later_one() -> None:
    wrong = []
    for path in ROOT.rglob("*.py"):
        own = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        if own.split(".")[0] in ("runtime", "__init__", "__main__"):
            continue
        place = stage("cli" if path.name == "command.py" else own)  # a stage's command is part of the command line
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator."):
                other = (node.module or "").removeprefix("generator.")
                if stage(other) > place:
                    wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} imports {other}")
    assert not wrong


def test_after_the_plan_no_stage_takes_the_service_or_the_naming_table() -> None:
    """How an operation is called is decided in ``plan``; what holds the stages together only passes them on."""
    wrong = []
    for path in ROOT.rglob("*.py"):
        own = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        if own.split(".")[0] in ("runtime", "__init__", "__main__", "run") or stage(own) <= ORDER.index("plan"):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and {"Service", "NameTable"} & {name.name for name in node.names}:
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not wrong


def test_the_runtime_imports_nothing_of_the_generator() -> None:
    for path in (ROOT / "runtime").glob("*.py"):
        assert "generator" not in {
            (node.module or "").split(".")[0]
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.ImportFrom) and node.level == 0
        }


def test_asking_the_command_line_for_help_loads_neither_jinja_nor_black_nor_the_validator() -> None:
    code = "import sys, generator.cli; print(sorted({'jinja2', 'black', 'openapi_spec_validator', 'prance'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_pipeline_can_be_read_at_a_glance() -> None:
    assert len((ROOT / "pipeline.py").read_text("utf-8").splitlines()) <= 80


def test_no_module_is_longer_than_350_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in ROOT.rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > 350
    }
    assert not long
