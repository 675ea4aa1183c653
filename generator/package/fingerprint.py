"""What a package is made from, as hashes: read before anything is parsed, to know whether anything has to be."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from generator.project.configuration import ServiceConfig
from generator.resources import RUNTIME, TEMPLATES

_SOURCES = RUNTIME.parent
# They run the generator and do not decide what it writes.
_NO_INPUT = ("__main__.py", "bundle/", "cli.py", "commands/", "inspection.py", "project/sync/")


def digest(path: Path) -> str | None:
    """The sha256 of a file; None where there is none that can be read, which is a state of an input as well."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):  # ValueError: a name that cannot be a file's
        return None


@cache
def generator_fingerprint() -> str:
    """One hash of all that decides how a document becomes files: sources, templates, runtime, and black.

    Of black only the year counts: within one, its style does not change (its "stability policy"), and a lock should
    not differ between two machines for nothing.
    """
    fingerprint = hashlib.sha256(f"black {_black()}\n".encode())
    for root, paths in ((_SOURCES, _SOURCES.rglob("*.py")), (TEMPLATES, TEMPLATES.rglob("*.jinja"))):
        for path in sorted(paths):
            inside = path.relative_to(root).as_posix()
            if not inside.startswith(_NO_INPUT):
                fingerprint.update(f"{root.name}/{inside} {digest(path)}\n".encode())
    return fingerprint.hexdigest()


def _black() -> str:
    from importlib.metadata import version

    return version("black").partition(".")[0]


def settings(config: ServiceConfig) -> dict[str, object]:
    """What the project says of a service beside its documents: one hash of its settings, and one of each overlay."""
    overlays = {name: digest(path) for name, path in config.overlays.items()}
    return {"name": config.service, "settings": config.sha256(), "overlays": overlays}


def changed(folder: Path, files: Mapping[str, str | None]) -> bool:
    """Whether a file is no longer what its hash says, a missing one included."""
    return any(digest(folder / name) != known for name, known in files.items())


def missing(folder: Path, names: Iterable[str]) -> bool:
    return any(not (folder / name).is_file() for name in names)
