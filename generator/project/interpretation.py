"""What the keys of a ``clientgen.yaml`` mean: documents and settings, and values the schema cannot judge."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.diagnostics import SourceRef
from generator.load.nodes import SpecList, SpecMap
from generator.project.configuration import settings
from generator.project.identity import identify, slug_of
from generator.project.model import CatalogEntry, Project, Target, TargetError, is_below
from generator.project.modules import module_problem
from generator.project.schema import Problem, fits, suggestion

_PATTERN = frozenset("*?[")
_OVERLAYS = (".yaml", ".yml", ".json")


def interpret(
    root: SpecMap, file: Path, folders: Mapping[str, Path], catalog: Project | None
) -> tuple[Project, list[Problem]]:
    """The project a file describes, and what in it cannot be; parts of a wrong shape are passed over.

    ``folders`` are those that paths in a file start from, by the file's name. ``catalog`` is the project clientgen
    comes with; None while that itself is read.
    """
    reading = _Reading(file, folders, catalog)
    documents = tuple(reading.documents(root.get("documents")))
    services = dict(reading.services(root.get("services"), documents))
    output = root.get("output")
    project = Project(file, file.parent / output if isinstance(output, str) else None, documents, services)
    return project, reading.problems


class _Reading:
    def __init__(self, file: Path, folders: Mapping[str, Path], catalog: Project | None) -> None:
        self.file, self.folders, self.catalog = file, folders, catalog
        self.synced = file.parent / ".synced" if catalog is not None else None
        self.problems: list[Problem] = []

    def documents(self, nodes: Any) -> Iterator[CatalogEntry]:
        packages: dict[str, str] = {}
        known = {entry.id: entry for entry in self.catalog.documents} if self.catalog is not None else {}
        for id, node in nodes.items() if isinstance(nodes, SpecMap) else ():
            at = nodes.at.child(id)
            if not isinstance(node, SpecMap):
                continue
            entry = self.entry(id, node, at, known)
            if entry is None:
                continue
            problem = module_problem(entry.module) if entry.module is not None else None
            if problem is not None:
                self.problems.append((at.child("module"), problem))
            package = _package(entry)
            other = packages.setdefault(package, id) if package is not None else id
            if other != id:
                message = f"{other!r} and {id!r} would have one package, {package}: give each a 'module' of its own"
                self.problems.append((at, message))
            yield entry

    def entry(self, id: str, node: SpecMap, at: SourceRef, known: Mapping[str, CatalogEntry]) -> CatalogEntry | None:
        upstream = node.get("upstream")
        facts = upstream if isinstance(upstream, SpecMap) else SpecMap(at=at)
        service, version, module = (_text(node, key) for key in ("service", "version", "module"))
        if "path" not in node and "upstream" not in node:
            if id in known:
                entry = known[id]
                service, version = service or entry.service, version or entry.version
                return replace(entry, service=service, version=version, module=module, synced=self.synced)
            message = f"{id!r} has no 'path'"
            if known:
                message += ", and is not an id of the catalog (clientgen list)"
            self.problems.append((at, f"{message}: say where the document is"))
            return None
        before, _, after = id.partition("/")
        return CatalogEntry(
            id=id,
            service=service or before,
            version=version or after or None,
            upstream=_text(facts, "path"),
            commit=_text(facts, "commit"),
            sha256=_text(facts, "sha256"),
            path=_text(node, "path"),
            module=module,
            file=Path(node.at.file),
            pointer=node.at.pointer,
            synced=self.synced,
            root=self.root(node),
        )

    def root(self, node: SpecMap) -> str | None:
        """The folder that references may not leave, which must be above the document."""
        root, path = _text(node, "root"), _text(node, "path")
        if root is not None and path is not None:
            folder = Path(node.at.file).parent
            if not is_below(folder / path, folder / root):
                message = f"{path!r} is not below {root!r}: give a folder above the document"
                self.problems.append((node.at.child("root"), message))
        return root

    def services(self, nodes: Any, documents: tuple[CatalogEntry, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
        meant = (*documents, *(self.catalog.documents if self.catalog is not None else ()))
        known = list(dict.fromkeys(slug_of(entry.service) for entry in meant))
        seen: dict[str, str] = {}
        for name, node in nodes.items() if isinstance(nodes, SpecMap) else ():
            at, slug = nodes.at.child(name), slug_of(name)
            if slug not in known:
                message = f"no document is of a service {name!r}: {suggestion(slug, known)}"
                self.problems.append((at, message))
            if slug in seen:
                self.problems.append((at, f"{seen[slug]!r} and {name!r} are one service, {slug!r}: put them together"))
            seen[slug] = name
            if isinstance(node, SpecMap):
                overlays = dict(self.overlays(node))
                if fits(node, "service"):
                    yield slug, settings(node, overlays)

    def overlays(self, node: SpecMap) -> Iterator[tuple[str, Path]]:
        """The overlay files of a service, by their path relative to the project."""
        patterns = node.get("overlays")
        for index, pattern in enumerate(patterns if isinstance(patterns, SpecList) else ()):
            if not isinstance(pattern, str) or not pattern:
                continue
            at = node.at.child("overlays", index)
            folder = self.folders[node.at.file]
            if _PATTERN.isdisjoint(pattern):
                paths = [folder / pattern]
                if not paths[0].is_file():
                    self.problems.append((at, f"there is no file {str(paths[0])!r}: correct the path"))
            else:
                names = sorted(glob.glob(os.path.join(glob.escape(str(folder)), pattern)))
                paths = [Path(name) for name in names if name.endswith(_OVERLAYS)]
            for path in paths:
                yield self.name(path), path

    def name(self, path: Path) -> str:
        """How a lock names a file: the same on every machine, and differently in the catalog and in a user's project."""
        relative = Path(os.path.relpath(path, self.file.parent)).as_posix()
        return relative if self.catalog is not None else f"clientgen:{relative}"


def _text(node: SpecMap, key: str) -> str | None:
    value = node.get(key)
    return value if isinstance(value, str) else None


def _package(entry: CatalogEntry) -> str | None:
    """The package's name, where the document need not be read to know it."""
    if entry.module is None and entry.version is None:
        return None
    target = Target(entry.id, Path(entry.path or "document"), entry.service, entry.version, entry.module)
    try:
        return identify(target, "0", {}).distribution
    except TargetError:
        return None
