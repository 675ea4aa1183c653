"""The suite's documents in one dialect, and the packages that the generator makes of them."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import generate
from generator.package.result import Options, PackageResult, Status
from generator.project.model import Target

#: Where the compiled documents of each dialect are: the emitter's folder, and the folder of the version within it.
DIALECTS = {"3.0": ("oas3", "3.0.0"), "3.1": ("oas3", "3.1.0"), "2.0": ("swagger2", "")}


class SuiteError(Exception):
    """The run cannot go on. The message says why, and what to do."""


@dataclass(frozen=True)
class Document:
    """A document of the suite. ``folder`` is where the suite has its source, such as ``http/routes``."""

    path: Path
    folder: str
    target: Target


def documents(root: Path, dialect: str) -> list[Document]:
    """Every document that was compiled into a dialect, in the order of their paths.

    Raises:
        SuiteError: there is none.
    """
    found = list(_documents(root, dialect))
    if not found:
        raise SuiteError(f"no document of {dialect} was compiled: see {root}")
    return found


def _documents(root: Path, dialect: str) -> Iterator[Document]:
    emitter, version = DIALECTS[dialect]
    compiled = root / "out" / emitter
    paths = [path for path in compiled.rglob("*.json") if path.parent.name not in ("examples", "common-types")]
    for path in sorted(path for path in paths if not version or path.parent.name == version):
        folder = path.parent.parent if version else path.parent
        name = "_".join(re.findall("[a-z0-9]+", f"{folder.relative_to(compiled)} {path.stem}".lower()))
        module = f"suite_{dialect.replace('.', '')}.{name}"
        yield Document(path, folder.relative_to(compiled).as_posix(), Target(str(path), path, module=module))


def packages(root: Path, dialect: str, found: list[Document]) -> list[PackageResult]:
    """The packages of the documents, below ``packages/<dialect>``; those that are up to date are left alone.

    Raises:
        SuiteError: a document was refused, or an operation was left out.
    """
    output = root / "packages" / dialect
    targets = [document.target for document in found]
    results = list(generate(targets, Options(output), jobs=os.cpu_count() or 1))
    for result in results:
        if result.status is Status.FAILED or result.operations_generated != result.operations_declared:
            findings = "\n".join(str(item) for item in result.diagnostics)
            raise SuiteError(f"{result.target}: {result.status.value}\n{findings}")
    written = {result.folder for result in results}
    for folder in output.iterdir():  # of a document that the suite has no more
        if folder.is_dir() and folder.name not in {Path(each).name for each in written}:
            shutil.rmtree(folder)
    return results
