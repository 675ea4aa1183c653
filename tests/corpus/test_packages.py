"""Every document becomes a complete package that imports, type-checks, and is the same twice."""

from __future__ import annotations

import ast
import filecmp
import json
import re
import subprocess
import sys
from pathlib import Path

from .packages import Package, Packages, generate
from .real import SHARED, documents, each_document, embedded, raw

OPENAI = "openai"
VERBS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}


@each_document()
def test_a_document_becomes_a_complete_clean_package(path: Path, packages: Packages, tmp_path: Path) -> None:
    package = packages.of(path)
    check_complete(package)
    check_imports(package)
    check_same_twice(package, tmp_path)
    check_mypy(package, tmp_path)
    if path in embedded():
        check_formatted(package)


def test_packages_are_clean_under_pyright_strict(packages: Packages) -> None:
    """In one run over all packages, each of which imports from its own folder; OpenAI's own take it too long."""
    roots = [packages.of(path).folder / "src" for path in documents() if OPENAI not in path.parts]
    include = [str(root.relative_to(packages.root)) for root in roots]
    settings = {"include": include, "executionEnvironments": [{"root": root} for root in include]}
    strict = {"typeCheckingMode": "strict", "pythonVersion": "3.10"}
    (packages.root / "pyrightconfig.json").write_text(json.dumps({**settings, **strict}))
    command = [
        sys.executable,
        "-m",
        "pyright",
        "-p",
        str(packages.root),
        "--pythonpath",
        sys.executable,
        "--outputjson",
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    told = json.loads(done.stdout)
    assert told["generalDiagnostics"] == [], done.stdout[:4000]
    assert told["summary"]["filesAnalyzed"] == sum(len(list(root.rglob("*.py"))) for root in roots)


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
    done = package.run("-W", "error", "-c", IMPORT_ALL, package.module)
    assert done.returncode == 0, done.stderr


def check_same_twice(package: Package, root: Path) -> None:
    """Another process, with another order of sets and hashes, writes the same bytes; none is a time or a path of here."""
    generate(package.document, root / "second", root / "report.json", seed="2")
    second = root / "second" / package.folder.name
    first = sorted(path.relative_to(package.folder) for path in package.folder.rglob("*") if path.is_file())
    assert first == sorted(path.relative_to(second) for path in second.rglob("*") if path.is_file())
    _, mismatch, errors = filecmp.cmpfiles(package.folder, second, [str(path) for path in first], shallow=False)
    assert (mismatch, errors) == ([], [])
    for path in first:
        text = (package.folder / path).read_text("utf-8")
        assert not any(str(place) in text for place in (root, package.folder.parents[1], Path.cwd(), SHARED.parent))


def check_formatted(package: Package) -> None:
    settings = ["--check", "--quiet", "--line-length", "120", "--target-version", "py310"]
    done = subprocess.run(
        [sys.executable, "-m", "black", *settings, str(package.folder)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def check_mypy(package: Package, root: Path) -> None:
    cache = str(root.parent / "mypy")
    done = package.run("-m", "mypy", "--strict", "--cache-dir", cache, "-p", package.module, below="src")
    assert done.returncode == 0 and re.match(r"Success: no issues found in \d+ source files", done.stdout), done.stdout
