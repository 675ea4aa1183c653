"""Reading a ``clientgen.yaml``: the user's, or the one of ``specs/``, which is the catalog clientgen comes with.

All that is wrong with the file is told at once, each with file, line and column.

======  =====  ===================================================================
CG001   error  the file has another shape: a key that is not known, a wrong type
CG002   error  the file, or one it names, cannot be read
CG003   error  a value that cannot be: a module, an overlay, a document, a service
======  =====  ===================================================================
"""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml.error import YAMLError

from generator.diagnostics import Diagnostic, DiagnosticSink, DocumentError, Severity, SourceRef
from generator.load import yaml_text
from generator.load.files import decode, read
from generator.load.locate import Positions
from generator.load.nodes import SpecMap
from generator.project.interpretation import interpret
from generator.project.model import Project
from generator.project.schema import problems
from generator.resources import SPECS

NAME = "clientgen.yaml"


class ProjectError(Exception):
    """A ``clientgen.yaml`` that cannot be used. ``findings`` are all that is wrong with it."""

    def __init__(self, findings: tuple[Diagnostic, ...]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


@cache
def embedded() -> Project:
    """The project clientgen comes with: ``specs/clientgen.yaml``.

    Raises:
        ProjectError: the file cannot be used.
    """
    return _load(SPECS / NAME, None)


def find_project(folder: Path) -> Path | None:
    """The nearest ``clientgen.yaml`` in ``folder`` or above it, as a path relative to ``folder``."""
    for above in (folder, *folder.parents):
        if os.path.isfile(above / NAME):  # unlike Path.is_file, not raising where a folder may not be entered
            return Path(os.path.relpath(above / NAME, folder))
    return None


def load_project(file: Path) -> Project | None:
    """The project of a ``clientgen.yaml``; None for that of ``specs/``, which is there anyway.

    Raises:
        ProjectError: the file, or one that it names, cannot be used.
    """
    if (SPECS / NAME).is_file() and file.is_file() and file.samefile(SPECS / NAME):
        return None
    return _load(file, embedded())


def _load(file: Path, catalog: Project | None) -> Project:
    reader = _Reader()
    root = reader.read(file, SourceRef(str(file)))
    if isinstance(root, SpecMap):
        reader.include(root, file.parent)
        for at, message in problems(root, root.at):
            reader.add("CG001", at, message)
        project, wrong = interpret(root, file, reader.folders, catalog)
        for at, message in wrong:
            reader.add("CG003", at, message)
        if not reader.findings:
            return project
    elif not reader.findings:
        message = "the file is empty" if root is None else "the file does not hold a mapping"
        reader.add("CG001", SourceRef(str(file)), f"{message}: 'clientgen init' writes one to start from")
    raise ProjectError(
        tuple(sorted(reader.findings, key=lambda item: (item.at.file, item.line or 0, item.column or 0)))
    )


class _Reader:
    """The files of a project, with the positions of their keys. ``folders`` are those paths in a file start from."""

    def __init__(self) -> None:
        self.findings: list[Diagnostic] = []
        self.folders: dict[str, Path] = {}
        self.positions: dict[str, Positions] = {}

    def add(self, code: str, at: SourceRef, message: str) -> None:
        line, column = self.positions[at.file].find(at.pointer) if at.file in self.positions else (None, None)
        self.findings.append(Diagnostic(code, Severity.ERROR, at, message, line, column))

    def include(self, root: SpecMap, folder: Path) -> None:
        """Put what a path stands for in its place: that of all documents, and that of a service."""
        services = root.get("services")
        places = [(root, "documents")]
        if isinstance(services, SpecMap):
            places += [(services, name) for name in services]
        for parent, key in places:
            path = parent.get(key)
            if isinstance(path, str) and path:
                value = self.read(folder / path, parent.at.child(key))
                if value is not None and not isinstance(value, SpecMap):
                    self.add("CG001", SourceRef(str(folder / path)), "the file does not hold a mapping")
                parent[key] = value if isinstance(value, SpecMap) else SpecMap(at=SourceRef(str(folder / path)))

    def read(self, path: Path, named: SourceRef) -> Any:
        """What a file holds; None, with a finding, if it cannot be read. ``named`` is where it was asked for."""
        name = str(path)
        sink = DiagnosticSink()
        text = ""
        try:
            text = decode(read(path, name), name)
            value, marks = yaml_text.parse(text, name, sink)
        except DocumentError as error:
            self._unreadable(error.finding, path, named)
            return None
        except YAMLError as error:
            self.findings.append(_syntax_error(error, text, name))
            return None
        self.folders[name] = path.parent
        self.positions[name] = Positions(lambda: marks)
        for item in sink:
            self.add("CG001", item.at, item.message)
        return value

    def _unreadable(self, finding: Diagnostic, path: Path, named: SourceRef) -> None:
        if finding.line is not None:  # within the file
            self.findings.append(replace(finding, code="CG002"))
        elif named.file == str(path):
            self.add("CG002", named, finding.message)
        else:
            self.add("CG002", named, f"{str(path)!r} cannot be read: {finding.message}")


def _syntax_error(error: YAMLError, text: str, name: str) -> Diagnostic:
    mark, position = getattr(error, "problem_mark", None), getattr(error, "position", None)
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (None, None)
    if mark is None and isinstance(position, int):  # a character that YAML does not allow
        line, column = text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)
    reason = getattr(error, "problem", None) or str(error).splitlines()[0]
    return Diagnostic("CG002", Severity.ERROR, SourceRef(name), f"this is not YAML: {reason}", line, column)
