"""Which documents there are: services × api-versions, where each comes from, and which are in this repository."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from keyword import iskeyword
from pathlib import Path, PurePosixPath

from ruamel.yaml import YAML

from generator.naming.words import split_words
from generator.resources import SPECS


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """One document. ``path`` is its place upstream; ``embedded`` its place under ``specs/``, if it is here."""

    id: str
    service: str
    version: str
    path: str | None
    commit: str | None
    sha256: str | None
    embedded: str | None

    @property
    def document(self) -> Path | None:
        return SPECS / self.embedded if self.embedded else None


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
    """What the user named: catalog ids, globs over them, paths; nothing named is every embedded document.

    Raises:
        TargetError: a name is neither, or its document is not in this repository.
    """
    found: dict[str, Target] = {}
    for name in names:
        for target in _resolve(name):
            found.setdefault(str(target.document.resolve()), target)
    return list(found.values()) or [_embedded(entry) for entry in entries() if entry.embedded]


def _resolve(name: str) -> list[Target]:
    matches = [entry for entry in entries() if fnmatch.fnmatchcase(entry.id, name)]
    if matches:
        available = [_embedded(entry) for entry in matches if entry.embedded]
        if not available:
            ids = ", ".join(entry.id for entry in matches)
            raise TargetError(f"{ids}: in the catalog, but the document is not in specs/: give the path of a copy")
        return available
    path = Path(name)
    if path.exists():
        return [_from_path(name, path)]
    known = ", ".join(entry.id for entry in entries() if entry.embedded)
    raise TargetError(f"{name!r} is no catalog id, no pattern that matches one, and no file. Embedded: {known}")


def _embedded(entry: CatalogEntry) -> Target:
    assert entry.document is not None
    return Target(entry.id, entry.document, entry.service, entry.version)


def _from_path(name: str, path: Path) -> Target:
    """A path that ends as a catalog entry's does is that entry, wherever the copy is kept."""
    parts = path.resolve().parts
    for entry in entries():
        for known in (entry.path, entry.embedded and f"specs/{entry.embedded}"):
            tail = PurePosixPath(known).parts if known else ()
            if tail and parts[-len(tail) :] == tail:
                return Target(entry.id, path, entry.service, entry.version)
    return Target(name, path)


@dataclass(frozen=True, slots=True)
class Identity:
    """What a package is called, to pip and to Python. Every part is a checked name."""

    service: str
    version: str
    distribution: str
    module: str
    client: str


def service_name(target: Target, service: str | None = None) -> str:
    """What a target's service is called: by the user, by the catalog, or by the document's file name."""
    words = split_words(service or target.service or re.split(r"[.]", target.document.name)[0]) or ["service"]
    slug = "_".join(words)
    return f"service_{slug}" if slug[0].isdigit() else slug


def identify(target: Target, version: str, *, service: str | None = None, module: str | None = None) -> Identity:
    """The names of a target's package.

    ``version`` is the document's own, used where the catalog has none; ``service`` and ``module`` are the user's
    wishes and win. Raises :class:`TargetError` for a module that is no dotted Python name.
    """
    slug = service_name(target, service)
    label = target.version if target.version and service is None else version
    label = re.sub(r"T00:00:00Z?$", "", label)  # an unquoted YAML date, written out with its midnight
    tag = "_".join(re.findall(r"[a-z0-9]+", label.lower())) or "0"
    leaf = f"v{tag}" if tag[0].isdigit() else tag
    dotted = module or f"azure_openai.{slug}.{leaf}"
    if not all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", part) and not iskeyword(part) for part in dotted.split(".")):
        raise TargetError(f"{dotted!r} is no import path: use names joined by dots, such as my_company.openai.v1")
    return Identity(
        service=slug,
        version=label,
        distribution=f"azure-openai-{slug}-{tag}".replace("_", "-") if module is None else module.replace(".", "-"),
        module=dotted,
        client="".join(part.capitalize() for part in slug.split("_")) + "Client",
    )
