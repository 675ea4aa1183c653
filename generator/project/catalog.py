"""Which documents there are: services × api-versions, where each comes from, and which are in this repository."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from ruamel.yaml import YAML

from generator.resources import RUNTIME, SPECS

#: What ``clientgen sync`` fetches: other people's documents, which git ignores. Beside the specs of a checkout; below
#: the working folder where the generator was installed without one.
SYNCED = (SPECS if SPECS.parent != RUNTIME.parent else Path("specs")) / ".synced"


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """One document. ``path`` is its place upstream; ``embedded`` the place of our own description under ``specs/``."""

    id: str
    service: str
    version: str
    path: str | None
    commit: str | None
    sha256: str | None
    embedded: str | None

    @property
    def folder(self) -> Path:
        """Where a sync puts the document and all it refers to, each at its place in the upstream repository."""
        return SYNCED / self.service / self.version

    @property
    def document(self) -> Path | None:
        """The document, if it is here: our own, or else the one that was synced."""
        if self.embedded:
            return SPECS / self.embedded
        synced = self.folder / self.path if self.path else None
        return synced if synced is not None and synced.is_file() else None

    @property
    def place(self) -> str:
        """Where the document is, for people."""
        if self.embedded:
            return f"specs/{self.embedded}"
        return f"upstream {self.path}" if self.document is None else f"specs/.synced/{self.id}/{self.path}"


@dataclass(frozen=True, slots=True)
class Target:
    """A document to generate from. ``service`` and ``version`` are None where only the document itself can tell."""

    id: str
    document: Path
    service: str | None = None
    version: str | None = None


class TargetError(ValueError):
    """A target that names nothing. The message says what could have been meant."""


@cache
def entries() -> tuple[CatalogEntry, ...]:
    """The catalog, in the order of ``specs/catalog.yaml``."""
    data = YAML(typ="safe", pure=True).load(SPECS / "catalog.yaml")
    return tuple(
        CatalogEntry(
            id=f"{service}/{version}",
            service=service,
            version=str(version),
            path=facts.get("path"),
            commit=facts.get("commit"),
            sha256=facts.get("sha256"),
            embedded=facts.get("embedded"),
        )
        for service, versions in data.items()
        for version, facts in versions.items()
    )


def resolve_targets(names: Iterable[str]) -> list[Target]:
    """What the user named: catalog ids, globs over them, paths; nothing named is every document that is here.

    Raises:
        TargetError: a name is neither, or its document is not in this repository.
    """
    found: dict[str, Target] = {}
    for name in names:
        for target in _resolve(name):
            found.setdefault(str(target.document.resolve()), target)
    return list(found.values()) or _available(entries())


def _resolve(name: str) -> list[Target]:
    matches = [entry for entry in entries() if fnmatch.fnmatchcase(entry.id, name)]
    if matches:
        available = _available(matches)
        if not available:
            ids = ", ".join(entry.id for entry in matches)
            raise TargetError(
                f"{ids}: in the catalog, but the document is not in specs/: fetch it with 'clientgen sync', or give the"
                " path of a copy"
            )
        return available
    path = Path(name)
    if path.exists():
        return [_from_path(name, path)]
    known = ", ".join(target.id for target in _available(entries()))
    raise TargetError(f"{name!r} is no catalog id, no pattern that matches one, and no file. At hand: {known}")


def _available(wanted: Iterable[CatalogEntry]) -> list[Target]:
    places = ((entry, entry.document) for entry in wanted)
    return [Target(entry.id, place, entry.service, entry.version) for entry, place in places if place is not None]


def _from_path(name: str, path: Path) -> Target:
    """A path that ends as a catalog entry's does is that entry, wherever the copy is kept."""
    parts = path.resolve().parts
    for entry in entries():
        for known in (entry.path, entry.embedded and f"specs/{entry.embedded}"):
            tail = PurePosixPath(known).parts if known else ()
            if tail and parts[-len(tail) :] == tail:
                return Target(entry.id, path, entry.service, entry.version)
    return Target(name, path)
