"""Whether a package is up to date, by its lock alone: nothing is parsed where nothing has changed.

A lock is believed when it says what is true now of every input (the document, the files it refers to, the service's
settings and overlays, the generator itself, the names given on the command line or in ``clientgen.yaml``) and of every file the generator wrote.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import __version__
from generator.project.catalog import Target, config_of
from generator.project.identity import Identity, slug_of
from generator.diff.previous import previous
from generator.package.atomic import recover
from generator.package.fingerprint import changed, digest, generator_fingerprint, missing, settings
from generator.package.result import Options, PackageResult, Status
from generator.package.write import LOCK, read_lock

if TYPE_CHECKING:
    from generator.load import DocumentSet

Locks = Mapping[str, Sequence[tuple[Path, dict[str, Any]]]]


def read_locks(output: Path) -> Locks:
    """The locks below an output folder, by the document they are of."""
    locks: dict[str, list[tuple[Path, dict[str, Any]]]] = {}
    for path in sorted(output.glob(f"*/{LOCK}")):
        lock = read_lock(path.parent)
        document = lock.get("document") if lock is not None else None
        if lock is not None and isinstance(document, dict):
            locks.setdefault(str(document.get("id")), []).append((path.parent, lock))
    return locks


def unchanged(target: Target, options: Options, locks: Locks) -> PackageResult | None:
    """The result of an unchanged package; None where there is work to do, or to look into."""
    started = time.perf_counter()
    if options.force:
        return None
    for folder, lock in locks.get(document_id(target), ()):
        try:
            result = _unchanged(target, options, folder, lock)
        except (KeyError, TypeError, AttributeError):  # the lock of another version of the generator
            continue
        if result is not None:
            if not options.check:
                recover(folder)
            return replace(result, seconds=round(time.perf_counter() - started, 3))
    return None


def document_id(target: Target) -> str:
    """How a lock names a document: never by a path, which is different on every machine."""
    return target.id if target.service is not None else target.document.name


def lock_facts(
    target: Target, options: Options, documents: DocumentSet, identity: Identity, result: PackageResult
) -> dict[str, object]:
    """What a package is made from: all of it, so that :func:`unchanged` can tell from these alone that nothing changed."""
    return {
        "generator": __version__,
        "fingerprint": generator_fingerprint(),
        "document": {
            "id": document_id(target),
            **({} if target.service is not None else {"title": _title(documents)}),
            "azure": identity.azure,
            "dialect": documents.dialect,
            "sha256": documents.sha256,
        },
        "inputs": dict(sorted(documents.files.items())),
        "service": settings(config_of(target, identity.service, identity.azure)),
        "options": options.names(target),
        "previous": previous(target),
        "folder": identity.distribution,
        "module": identity.module,
        "figures": replace(result, status=Status.WRITTEN).figures(),
    }


def _title(documents: DocumentSet) -> str:
    info = documents.root.get("info")
    return str(info.get("title", "")) if isinstance(info, dict) else ""


def _unchanged(target: Target, options: Options, folder: Path, lock: dict[str, Any]) -> PackageResult | None:
    given, document = options.service or target.service, lock["document"]
    service = slug_of(given) if given else lock["service"]["name"]  # which the document says
    if (
        lock["fingerprint"] != generator_fingerprint()
        or lock["options"] != options.names(target)
        or lock["folder"] != folder.name
        or document["sha256"] != digest(target.document)
        or lock["service"] != settings(config_of(target, service, document["azure"]))
        or lock["previous"] != previous(target)
        or changed(target.document.parent, lock["inputs"])
        or changed(folder, lock["files"])
        or missing(folder, lock["once"])
    ):
        return None
    figures = lock["figures"]
    return PackageResult(
        target=target.id,
        document=target.document.name,
        dialect=document["dialect"],
        module=lock["module"],
        folder=folder.name,
        operations_declared=figures["operations"]["declared"],
        operations_generated=figures["operations"]["generated"],
        skipped=tuple(figures["operations"]["skipped"]),
        schemas_declared=figures["schemas"]["declared"],
        schemas_generated=figures["schemas"]["generated"],
        files=figures["files"],
        lines=figures["lines"],
        status=Status.UNCHANGED,
        counts=figures["diagnostics"],
    )
