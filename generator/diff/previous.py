"""Which document a package's ``CHANGELOG.md`` compares with. Reads no document: checking whether a
package is up to date asks it, too."""

from __future__ import annotations

import hashlib

from generator.project.catalog import CatalogEntry, Target, entries


def predecessor(target: Target) -> CatalogEntry | None:
    """The version of the same service before ``target`` in the catalog whose document is here.

    For a version that this repository describes itself it is another such one: what is committed must not depend on
    what was synced.
    """
    own = next((entry for entry in entries() if entry.id == target.id and target.service is not None), None)
    if own is None:
        return None
    latest = None
    for entry in entries():
        if entry.id == own.id:
            break
        if entry.service == own.service and (entry.embedded or not own.embedded):
            latest = entry if entry.document is not None and entry.document.is_file() else latest
    return latest


def previous(target: Target) -> dict[str, str] | None:
    """The same for ``codegen.lock.json``: the package is out of date when this is no longer what its lock says."""
    entry = predecessor(target)
    if entry is None or entry.document is None:
        return None
    return {"id": entry.id, "sha256": hashlib.sha256(entry.document.read_bytes()).hexdigest()}
