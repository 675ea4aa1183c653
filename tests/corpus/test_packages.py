"""Every document becomes a complete package that imports, type-checks, and is the same twice."""

from __future__ import annotations

import ast
import filecmp
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from .real import SHARED, each_document, raw

OPENAI = "openai"
VERBS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}


class Package:
    """One document's package, and what the generator reported of it."""

    def __init__(self, document: Path, root: Path) -> None:
        self.document = document
        self.output = root / "first"
        self.entry = self._generate(self.output, seed="1")
        self.folder = self.output / self.entry["folder"]
        self.module = self.entry["module"]

    def _generate(self, output: Path, seed: str) -> dict[str, Any]:
        report = output.with_suffix(".json")
        command = [sys.executable, "-m", "generator", "generate", str(self.document), "--output", str(output)]
        done = subprocess.run(
            [*command, "--report", str(report)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        entry: dict[str, Any] = json.loads(report.read_text())["packages"][0]
        return entry

    def again(self, root: Path) -> Path:
        entry = self._generate(root / "second", seed="2")
        return root / "second" / str(entry["folder"])


@each_document()
def test_a_document_becomes_a_complete_clean_package(path: Path, tmp_path: Path) -> None:
    package = Package(path, tmp_path)
    check_complete(package)
    check_imports(package)
    check_same_twice(package, tmp_path)
    check_formatted(package)
    check_mypy(package, tmp_path)
    if OPENAI not in path.parts:
        check_pyright(package, tmp_path)


def check_complete(package: Package) -> None:
    """Operations generated = declared, by a count of the raw document; no schema dropped; no error."""
    operations, schemas = count(package.document)
    assert package.entry["operations"] == {"declared": operations, "generated": operations, "skipped": []}
    assert package.entry["schemas"] == {"declared": schemas, "generated": schemas}
    assert package.entry["diagnostics"]["error"] == 0 and package.entry["status"] == "written"
    source = package.folder / "src" / Path(*package.module.split("."))
    methods = [
        node
        for path in (source / "operations").glob("*.py")
        for group in ast.parse(path.read_text()).body
        if isinstance(group, ast.ClassDef)
        for node in group.body
        if isinstance(node, ast.FunctionDef)
        and not any(ast.unparse(item) == "overload" for item in node.decorator_list)
    ]
    assert len(methods) == operations


def count(document: Path) -> tuple[int, int]:
    """Operations and named schemas, read by another parser than the generator's where the document is YAML."""
    data = raw(document)
    operations = sum(verb in VERBS for item in data["paths"].values() for verb in item)
    return operations, len(data.get("definitions", data.get("components", {}).get("schemas", {})))


IMPORT_ALL = """
import importlib, pkgutil, sys, pydantic
root = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(root.__path__, sys.argv[1] + "."):
    importlib.import_module(module.name)
for name in dir(root.models):
    pydantic.TypeAdapter(getattr(root.models, name)).rebuild(force=True, raise_errors=True)
for name in dir(root.params):
    getattr(root.params, name)
"""


def check_imports(package: Package) -> None:
    """Every module imports, and pydantic can read every model and alias."""
    environment = {**os.environ, "PYTHONPATH": str(package.folder / "src")}
    command = [sys.executable, "-W", "error", "-c", IMPORT_ALL, package.module]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def check_same_twice(package: Package, root: Path) -> None:
    """Another process, with another order of sets and hashes, writes the same bytes; none is a time or a path of here."""
    second = package.again(root)
    first = sorted(path.relative_to(package.folder) for path in package.folder.rglob("*") if path.is_file())
    assert first == sorted(path.relative_to(second) for path in second.rglob("*") if path.is_file())
    _, mismatch, errors = filecmp.cmpfiles(package.folder, second, [str(path) for path in first], shallow=False)
    assert (mismatch, errors) == ([], [])
    for path in first:
        text = (package.folder / path).read_text("utf-8")
        assert str(root) not in text and str(Path.cwd()) not in text and str(SHARED.parent) not in text


def check_formatted(package: Package) -> None:
    settings = ["--check", "--quiet", "--line-length", "120", "--target-version", "py310"]
    done = subprocess.run(
        [sys.executable, "-m", "black", *settings, str(package.folder)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def check_mypy(package: Package, root: Path) -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(root.parent / "mypy"), "-p", package.module]
    done = subprocess.run(command, cwd=package.folder / "src", capture_output=True, text=True)
    assert done.returncode == 0 and re.match(r"Success: no issues found in \d+ source files", done.stdout), done.stdout


def check_pyright(package: Package, root: Path) -> None:
    settings = {"include": ["src"], "extraPaths": ["src"], "typeCheckingMode": "strict", "pythonVersion": "3.10"}
    (package.folder / "pyrightconfig.json").write_text(json.dumps(settings))
    command = [sys.executable, "-m", "pyright", "-p", str(package.folder), "--pythonpath", sys.executable]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0 and "0 errors" in done.stdout, done.stdout
