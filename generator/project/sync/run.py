"""Syncing one catalog entry: fetch, compare with its pin, collect, store."""

from __future__ import annotations

import enum
import hashlib
from dataclasses import dataclass

from generator.project.model import CatalogEntry
from generator.project.sync import Absent, SyncError
from generator.project.sync.collect import collect
from generator.project.sync.sources import Source
from generator.project.sync.store import is_stored, store
from generator.words import counted


class Outcome(enum.Enum):
    SYNCED = "synced"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Synced:
    """What became of an entry. ``pin`` is what the catalog is to say of it from now on: commit and sha256."""

    entry: CatalogEntry
    outcome: Outcome
    message: str
    pin: tuple[str | None, str] | None = None


def sync(entry: CatalogEntry, source: Source, *, update_pins: bool, named: bool) -> Synced:
    """Fetch an entry's document with all it refers to. ``named``: the user asked for this very one."""
    if entry.path and entry.upstream:
        return _left_out(entry, named, f"{entry.place} describes it and is used instead")
    if entry.upstream is None or (entry.commit is None and entry.sha256 is None and source.pinned):
        return _left_out(entry, named, "the project does not say where it comes from")
    if source.pinned and not update_pins and is_stored(entry):
        return Synced(entry, Outcome.UNCHANGED, "as pinned")
    try:
        return _fetched(entry, entry.upstream, source, update_pins)
    except Absent as error:
        if entry.commit is None:
            return _left_out(entry, named, str(error))
        return Synced(entry, Outcome.REFUSED, str(error))
    except SyncError as error:
        return Synced(entry, Outcome.REFUSED, str(error))


def _left_out(entry: CatalogEntry, named: bool, why: str) -> Synced:
    return Synced(entry, Outcome.REFUSED if named else Outcome.SKIPPED, f"{why}; nothing was fetched")


def _fetched(entry: CatalogEntry, path: str, source: Source, update_pins: bool) -> Synced:
    commit = entry.commit
    if update_pins and source.pinned:
        newest = source.newest()
        try:
            if hashlib.sha256(source.read(path, newest)).hexdigest() != entry.sha256:
                commit = newest
        except Absent:
            pass  # it is upstream no longer, and the pinned commit still has it
    document = source.read(path, commit)
    sha256 = hashlib.sha256(document).hexdigest()
    if entry.sha256 is not None and sha256 != entry.sha256 and not update_pins:
        raise SyncError(
            f"{path} is not the document the catalog pins: {source.name} has sha256 {sha256}, the catalog says"
            f" {entry.sha256}; look at what changed, then accept it with --update-pins"
        )
    collected = collect(path, document, lambda name: source.read(name, commit))
    changed = store(entry, collected, commit if source.pinned else None)
    absent = f", absent there: {counted(len(collected.absent), 'example')}" if collected.absent else ""
    pin = (commit, sha256) if update_pins and (commit, sha256) != (entry.commit, entry.sha256) else None
    return Synced(
        entry,
        Outcome.SYNCED if changed else Outcome.UNCHANGED,
        f"{counted(len(collected.files), 'file')}{absent}, sha256 {sha256}{_about_pin(entry, pin, source)}",
        pin,
    )


def _about_pin(entry: CatalogEntry, pin: tuple[str | None, str] | None, source: Source) -> str:
    if pin is None:
        return ", which is not pinned yet: --update-pins does" if entry.sha256 is None else ""
    if source.pinned:
        return f", pinned at {pin[0]}"
    return ", pinned; a mirror does not say at which commit it holds it, so that pin stays as it was"
