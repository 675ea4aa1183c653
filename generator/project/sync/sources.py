"""Where documents come from: the upstream repository at a commit, or a mirror with the repository's layout."""

from __future__ import annotations

import json
import re
from functools import cached_property
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from generator.project.sync import BRANCH, REPOSITORY, Absent, SyncError
from generator.project.sync.web import MAX_BYTES, check_address, get, new_session


class Source(Protocol):
    """``commit`` is the pinned one; a mirror has one state only and does not ask for it."""

    name: str
    pinned: bool

    def read(self, path: str, commit: str | None) -> bytes:
        """The file at a path of the repository. Raises :class:`Absent`, or :class:`SyncError`."""

    def listing(self, folder: str) -> list[str]:
        """The names in a folder, sorted. Raises the same."""

    def newest(self) -> str | None:
        """The commit the branch is at; None for a mirror, which does not know."""


def source(mirror: str | None) -> Source:
    """The source for ``--mirror``: a folder, an https address, or the upstream repository."""
    if mirror is None:
        return Upstream()
    if Path(mirror).is_dir():
        return Folder(Path(mirror))
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", mirror):
        return Address(mirror)
    raise SyncError(f"{mirror!r} is neither a folder nor an https address")


class Folder:
    """A copy on disk; no link in it may lead out of it."""

    pinned = False

    def __init__(self, root: Path) -> None:
        self.root, self.name = root, "the mirror"

    def _path(self, path: str) -> Path:
        place = (self.root / path).resolve()
        if not place.is_relative_to(self.root.resolve()):
            raise SyncError(f"{path}: leads out of the mirror")
        return place

    def read(self, path: str, commit: str | None) -> bytes:
        try:
            place = self._path(path)
            if not place.is_file():
                raise Absent(f"{path}: there is no such file in the mirror")
            if place.stat().st_size > MAX_BYTES:
                raise SyncError(f"{path}: larger than {MAX_BYTES // 1024 // 1024} MB")
            return place.read_bytes()
        except (OSError, ValueError) as error:
            raise SyncError(f"{path}: {getattr(error, 'strerror', None) or 'not a file name'}") from None

    def listing(self, folder: str) -> list[str]:
        try:
            return sorted(item.name for item in self._path(folder).iterdir())
        except FileNotFoundError:
            raise Absent(f"{folder}: there is no such folder in the mirror") from None
        except OSError as error:
            raise SyncError(f"{folder}: {error.strerror}") from None

    def newest(self) -> str | None:
        return None


class Address:
    """A copy behind an https address."""

    pinned = False

    def __init__(self, base: str) -> None:
        check_address(base)
        self.base, self.name, self.session = base.rstrip("/"), "the mirror", new_session()

    def read(self, path: str, commit: str | None) -> bytes:
        return get(self.session, f"{self.base}/{quote(path)}")

    def listing(self, folder: str) -> list[str]:
        raise SyncError("a mirror behind an address cannot be listed: give a folder, or no --mirror")

    def newest(self) -> str | None:
        return None


class Upstream:
    """The repository on GitHub: files by their raw address at a commit, folders by the REST API."""

    pinned = True

    def __init__(self) -> None:
        self.name, self.session = f"{REPOSITORY} on GitHub", new_session()

    def read(self, path: str, commit: str | None) -> bytes:
        if commit is None or not re.fullmatch("[0-9a-f]{40}", commit):
            raise SyncError(f"{path}: the catalog names no commit (40 hexadecimal digits) that holds it")
        return get(self.session, f"https://raw.githubusercontent.com/{REPOSITORY}/{commit}/{quote(path)}")

    def listing(self, folder: str) -> list[str]:
        return sorted(str(item["name"]) for item in self._api(f"contents/{quote(folder)}") if isinstance(item, dict))

    def newest(self) -> str | None:
        return self._head

    @cached_property
    def _head(self) -> str:
        answer = self._api(f"commits/{BRANCH}")
        commit = answer.get("sha") if isinstance(answer, dict) else None
        if not isinstance(commit, str) or not re.fullmatch("[0-9a-f]{40}", commit):
            raise SyncError(f"GitHub does not say which commit {BRANCH} of {REPOSITORY} is at")
        return commit

    def _api(self, what: str) -> list[object] | dict[str, object]:
        """GitHub's answer, of the default branch. Without a token it gives 60 an hour, far more than are asked for."""
        url = f"https://api.github.com/repos/{REPOSITORY}/{what}"
        try:
            data = json.loads(get(self.session, url))
        except (ValueError, RecursionError):
            raise SyncError(f"{url}: the answer is no JSON") from None
        if not isinstance(data, (list, dict)):
            raise SyncError(f"{url}: the answer is not what was asked for")
        return data
