"""Api-versions that are upstream and not in the catalog."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.project.model import CatalogEntry
from generator.project.sync import Absent
from generator.project.sync.sources import Source

STAGES = ("stable", "preview")


@dataclass(frozen=True, slots=True)
class Found:
    id: str
    path: str


def discover(entries: Iterable[CatalogEntry], source: Source) -> list[Found]:
    """Beside each catalogued ``…/<service>/<stable|preview>/<version>/<file>``: the versions that are not catalogued."""
    known = {entry.upstream for entry in entries if entry.upstream}
    places = dict.fromkeys(
        (entry.service, path.parents[2].as_posix(), path.name)
        for entry in entries
        if entry.upstream and len((path := PurePosixPath(entry.upstream)).parts) > 3 and path.parts[-3] in STAGES
    )
    versions = []
    for service, root, file in places:
        for stage in STAGES:
            for version in _names(source, f"{root}/{stage}"):
                folder = f"{root}/{stage}/{version}"
                if f"{folder}/{file}" not in known and file in _names(source, folder):
                    versions.append(Found(f"{service}/{version}", f"{folder}/{file}"))
    return versions


def _names(source: Source, folder: str) -> list[str]:
    try:
        return source.listing(folder)
    except Absent:
        return []
