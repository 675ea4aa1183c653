"""Which diagnostics the generator's source can emit: by its syntax, so that one that never happens is seen too."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import generator
from generator.diagnostics import Severity

ROOT = Path(generator.__file__).parent
CODE = re.compile(r"CG\d{3}\Z")
#: What is called with a code as its first argument, and the severity that it stands for.
CALLS = {
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "info": Severity.INFO,
    "DocumentError": Severity.ERROR,
    "Refusal": Severity.ERROR,
    "_note": Severity.INFO,
}
#: Reported as a note although it is a Refusal: an example file is not needed.
NOTES = {"CG123"}


def emitted() -> set[tuple[str, Severity]]:
    """Every code with every severity that some call gives it."""
    return {pair for path in sources() for pair in _of(ast.parse(path.read_text("utf-8")), path)}


def sources() -> list[Path]:
    """Every module of the generator but diagnostics itself, and the registry in it."""
    return [path for path in ROOT.rglob("*.py") if "diagnostics" not in path.relative_to(ROOT).parts]


def _of(tree: ast.Module, path: Path) -> Iterator[tuple[str, Severity]]:
    names = named_codes()
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    known = 0
    for call in calls:
        code = _code(call.args[0], names) if call.args else None
        if code is not None:
            yield code, _severity(call, code, path)
            known += isinstance(call.args[0], ast.Constant)
    # A comparison with a code, or a constant that names one, is not a diagnostic; anything else would be missed here.
    others = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Assign)}
    others |= {id(item) for node in ast.walk(tree) if isinstance(node, ast.Compare) for item in node.comparators}
    others |= {id(word.value) for call in calls for word in call.keywords if word.arg == "code"}  # passed on under it
    written = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.match(node.value)
    ]
    assert len([node for node in written if id(node) not in others]) == known, f"{path}: a code that is not an argument"


@functools.cache
def named_codes() -> dict[str, str]:
    """Constants that hold a code, of every module: some are imported by others."""
    pattern = re.compile(r'^([A-Z_]+) = "(CG\d{3})"$', re.MULTILINE)
    return {name: code for path in sources() for name, code in pattern.findall(path.read_text("utf-8"))}


def _code(node: ast.expr, names: dict[str, str]) -> str | None:
    value = names.get(node.id) if isinstance(node, ast.Name) else node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, str) and CODE.match(value) else None


def _severity(call: ast.Call, code: str, path: Path) -> Severity:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name == "add" and len(call.args) == 3:  # of what knows errors only
        return Severity.ERROR
    if name in ("Diagnostic", "add"):
        given = call.args[1]
        assert isinstance(given, ast.Attribute), f"{path}:{call.lineno}: a severity that is not written out"
        return Severity[given.attr]
    assert name in CALLS, f"{path}:{call.lineno}: {name}() takes a code, and its severity is not known here"
    return Severity.INFO if code in NOTES else CALLS[name]
