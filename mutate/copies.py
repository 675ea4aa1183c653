"""Private copies to put faults into: of the project, and of packages that it generates."""

from __future__ import annotations

import compileall
import os
import py_compile
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mutate.fault import Fault

ROOT = Path(__file__).resolve().parent.parent
#: What the tests of the project need of it.
NEEDED = "bench docs generated generator mutate specs templates tests".split()


def copy_of_project(folder: Path) -> Path:
    """The project without its history and caches, compiled so that a changed source is always read again."""
    for name in NEEDED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".synced"))
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copy(path, folder / path.name)
    _compile(folder)
    return folder


def packages_in(targets: tuple[str, ...], folder: Path) -> list[Path]:
    """The packages of documents of the catalog."""
    command = [sys.executable, "-m", "generator", "generate", *targets, "--output", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT, env=environment)
    found = sorted(path for path in folder.iterdir() if (path / "pyproject.toml").is_file())
    _compile(folder)
    return found


def _compile(folder: Path) -> None:
    compileall.compile_dir(folder, quiet=2, maxlevels=12, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)


@contextmanager
def put_in(fault: Fault, paths: list[Path]) -> Iterator[None]:
    """The fault is in these files, which are all the same, and then no longer."""
    whole = paths[0].read_bytes()
    changed = fault.applied(whole)
    assert all(path.read_bytes() == whole for path in paths)
    try:
        for path in paths:
            path.write_bytes(changed)
        yield
    finally:
        for path in paths:
            path.write_bytes(whole)
