"""Synced documents on disk: each with its files in a folder of its own, which is replaced as a whole."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from generator.package.atomic import recover, swap
from generator.package.fingerprint import changed
from generator.project.model import CatalogEntry
from generator.project.sync import REPOSITORY
from generator.project.sync.collect import Collected

RECORD = "sync.json"


def is_stored(entry: CatalogEntry) -> bool:
    """Whether what the catalog pins is here, every file as it was fetched from the pinned commit."""
    record = _record(entry.folder)
    try:
        files = record["files"]
        return (
            record["commit"] == entry.commit
            and record["commit"] is not None
            and files[entry.upstream] == entry.sha256
            and not changed(entry.folder, files)
        )
    except (KeyError, TypeError, AttributeError):
        return False


def store(entry: CatalogEntry, collected: Collected, commit: str | None) -> bool:
    """Put the files in the entry's folder. Returns whether anything changed; raises OSError with it as it was."""
    folder = entry.folder
    recover(folder)
    record = {
        "repository": REPOSITORY,
        "path": collected.path,
        "commit": commit,
        "files": collected.hashes(),
        "absent": list(collected.absent),
    }
    if _record(folder) == record and not changed(folder, collected.hashes()):
        return False
    folder.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{folder.name}.new-", dir=folder.parent))
    try:
        new.chmod(0o755)
        for name, data in collected.files.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        (new / RECORD).write_text(json.dumps(record, indent=2) + "\n", "utf-8")
        swap(folder, new)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    return True


def _record(folder: Path) -> dict[str, Any]:
    try:
        record = json.loads((folder / RECORD).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}
