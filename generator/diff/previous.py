"""Which document a package's ``CHANGELOG.md`` compares with. Reads no document: checking whether a
package is up to date asks it, too."""

from __future__ import annotations

import hashlib

from generator.project.catalog import CatalogEntry, Target, entries


def predecessor(target: Target) -> CatalogEntry | None:
    """The version of the same service before ``target`` in its project, or else in the catalog, whose document is here.

    For a version that this repository describes itself it is another such one: what is committed must not depend on
    what was synced.
    """
    known = target.project.documents if target.project is not None and target.own else entries()
    own = next((entry for entry in known if entry.id == target.id and target.service is not None), None)
    if own is None:
        return None
    nearest = None
    for entry in known:
        if entry.id == own.id:
            break
        if entry.service == own.service and (entry.embedded or not own.embedded):
            nearest = entry if entry.document is not None and entry.document.is_file() else nearest
    return nearest


def previous(target: Target) -> dict[str, str] | None:
    """The same for ``codegen.lock.json``: the package is out of date when this is no longer what its lock says."""
    entry = predecessor(target)
    if entry is None or entry.document is None:
        return None
    return {"id": entry.id, "sha256": hashlib.sha256(entry.document.read_bytes()).hexdigest()}
