"""One direction of flow: no stage imports from a later one, and nothing imports what is slow before it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import generator

ROOT = Path(generator.__file__).parent
ORDER = [
    "diagnostics",
    "resources",
    "fingerprint",
    "config",
    "load",
    "overlays",
    "normalize",
    "ir",
    "build",
    "naming",
    "catalog",
    "samples",
    "support",
    "render",
    "diff",
    "format",
    "exchange",
    "write",
    "result",
    "recall",
    "check",
    "pipeline",
    "inspection",
    "sync",
    "cli",
]


def stage(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def test_no_stage_imports_from_a_later_one() -> None:
    wrong = []
    for path in ROOT.rglob("*.py"):
        own = path.relative_to(ROOT).parts[0].removesuffix(".py")
        if path.name == "command.py":
            own = "cli"  # a stage's command is part of the command line
        if own in ("runtime", "__init__", "__main__"):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator."):
                other = stage(node.module or "")
                if ORDER.index(other) > ORDER.index(own):
                    wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} imports {node.module}")
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


def test_every_room_is_small_enough_to_live_in() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in ROOT.rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > 500
    }
    assert not long
