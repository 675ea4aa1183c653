"""A project: documents by id, where each comes from, and what its services pin. Read from a ``clientgen.yaml``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.resources import RUNTIME, SPECS

#: What ``clientgen sync`` fetches for the catalog: other people's documents, which git ignores. Beside the specs of a
#: checkout; below the working folder where the generator was installed without one.
SYNCED = (SPECS if SPECS.parent != RUNTIME.parent else Path("specs")) / ".synced"


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """A document of a project. ``version`` is None where only the document itself can tell.

    ``upstream`` is its path in the upstream repository, ``commit`` and ``sha256`` pin it there. ``path`` is where the
    document is, relative to ``file``, the file that lists it at the JSON pointer ``pointer``. ``synced`` is the folder of
    what a sync fetches for a user's project; None for the catalog's. ``root`` is the folder that its references may not
    leave, relative to ``file``.
    """

    id: str
    service: str
    version: str | None
    upstream: str | None
    commit: str | None
    sha256: str | None
    path: str | None
    module: str | None = None
    file: Path = SPECS / "catalog.yaml"
    pointer: str = ""
    synced: Path | None = None
    root: str | None = None

    @property
    def embedded(self) -> bool:
        """Whether the project holds the document itself, instead of fetching it."""
        return self.path is not None

    @property
    def folder(self) -> Path:
        """Where a sync puts the document and all it refers to, each at its place in the upstream repository."""
        return (self.synced or SYNCED) / self.id

    @property
    def document(self) -> Path | None:
        """The document; None if it has to be synced first."""
        if self.path is not None:
            return self.file.parent / self.path
        synced = self.folder / self.upstream if self.upstream else None
        return synced if synced is not None and synced.is_file() else None

    @property
    def place(self) -> str:
        """Where the document is, for people."""
        document = self.document
        return f"upstream {self.upstream}" if document is None else shown(document)


@dataclass(frozen=True, slots=True)
class Project:
    """A ``clientgen.yaml``. ``file`` is its path as it is shown, relative to the working folder where it can be.

    ``services`` has by the service's name what is set for it: the fields of a ``ServiceConfig``. ``output`` is None
    where the file does not say.
    """

    file: Path
    output: Path | None = None
    documents: tuple[CatalogEntry, ...] = ()
    services: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Target:
    """A document to generate from. ``service`` and ``version`` are None where only the document itself can tell.

    ``project`` is the user's; None where there is only the catalog. ``own``: the document is described there, and the
    catalog's settings of a service of that name are not meant for it. ``root`` is the folder that its references may not
    leave; None for the usual one (``Tree.around``).
    """

    id: str
    document: Path
    service: str | None = None
    version: str | None = None
    module: str | None = None
    project: Project | None = field(default=None, repr=False)
    own: bool = False
    root: Path | None = None


class TargetError(ValueError):
    """A target, or a name for its package, that cannot be used. The message says what to do."""


def target_of(entry: CatalogEntry, document: Path, project: Project | None) -> Target:
    """The target that an entry describes, at ``document``."""
    own = project is not None and entry.file.parent != SPECS
    root = entry.file.parent / entry.root if entry.root is not None else None
    return Target(entry.id, document, entry.service, entry.version, entry.module, project, own, root)


def rooted(target: Target, root: Path) -> Target:
    """The target with another root.

    Raises:
        TargetError: its document is not below that folder.
    """
    if not is_below(target.document, root):
        raise TargetError(f"{shown(target.document)} is not below the root {shown(root)}: give a folder above it")
    return replace(target, root=root)


def is_below(document: Path, folder: Path) -> bool:
    return Path(os.path.realpath(document)).is_relative_to(os.path.realpath(folder))


def shown(path: Path) -> str:
    """A path as people read and click it: relative to the working folder where it is below it."""
    try:
        return str(path.relative_to(Path.cwd())) if path.is_absolute() else str(path)
    except (ValueError, OSError):  # it is not below it, or the working folder is gone
        return str(path)
