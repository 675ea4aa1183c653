"""A document and every file it refers to, fetched: what generating from it will ask for, at the same places."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.diagnostics import DiagnosticSink, DocumentError, SourceRef
from generator.load.parsing import parse
from generator.load.files import decode
from generator.load.nodes import SpecMap
from generator.load.references import example_references, references, target
from generator.project.sync import Absent, SyncError

MAX_FILES = 5_000
MAX_BYTES = 256 * 1024 * 1024
"""Of one document with all its files."""

# What no upstream file is called, and what some file system would take for something else.
_NO_NAME = re.compile(r'[\x00-\x1f\\:*?"<>|]|(^|/)(\.\.?|[^/]*[ .])(/|$)|(^|/)(CON|PRN|AUX|NUL)(\.|/|$)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Collected:
    """Files by their path in the repository. ``absent``: examples that are named and not there."""

    path: str
    files: Mapping[str, bytes]
    absent: tuple[str, ...]

    def hashes(self) -> dict[str, str]:
        return {path: hashlib.sha256(data).hexdigest() for path, data in sorted(self.files.items())}


def collect(path: str, document: bytes, read: Callable[[str], bytes]) -> Collected:
    """Everything the document at ``path`` refers to, read by ``read``.

    Raises :class:`SyncError` where the document is none, or a file that its types need is not there. An example that
    is not there is only noted, as generating does.
    """
    files = {path: document}
    absent: list[str] = []
    queue = deque([path])
    while queue:
        here = queue.popleft()
        for name, is_example in _named(here, files[here]):
            if name in files or name in absent:
                continue
            _check(name, path)
            try:
                files[name] = read(name)
            except Absent as error:
                if not is_example:
                    raise SyncError(f"{here} refers to a file that is absent: {error}") from None
                absent.append(name)
                continue
            if len(files) > MAX_FILES or sum(map(len, files.values())) > MAX_BYTES:
                raise SyncError(f"{path}: more than {MAX_FILES} files or {MAX_BYTES // 1024 // 1024} MB belong to it")
            if not is_example:
                queue.append(name)
    return Collected(path, files, tuple(sorted(absent)))


def _named(path: str, data: bytes) -> Iterator[tuple[str, bool]]:
    """The files a document names, and whether as an example. What is wrong with a reference, generating will say."""
    try:
        document = parse(decode(data, path), path, DiagnosticSink()).value
    except DocumentError as error:
        raise SyncError(f"{path} is not an API document ({error.code}): {error.message}") from None
    if not isinstance(document, SpecMap):
        raise SyncError(f"{path} is not an API document: it does not hold a mapping")
    for refs, is_example in ((references(document), False), (example_references(document), True)):
        for _, ref, *_ in refs:
            place = target(ref, path)
            if isinstance(place, SourceRef) and place.file != path:
                yield place.file, is_example


def _check(name: str, root: str) -> None:
    top = root.partition("/")[0]
    if posixpath.normpath(name) != name or _NO_NAME.search(name) or not name.startswith(f"{top}/"):
        raise SyncError(f"{root} refers to {name!r}, which cannot be the place of a document")
