"""A document and all it refers to, read from disk.

CG101 to CG111 end the reading of the root document (``DocumentError``); in a referenced file they are errors of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from generator.diagnostics import Diagnostic, SourceRef
from generator.load import pointers
from generator.load.locate import Positions
from generator.load.nodes import SpecMap
from generator.load.positions import Position
from generator.load.references import Refusal, target


@dataclass(frozen=True, slots=True)
class DocumentSet:
    """The root document and the files it refers to, by name relative to the root document's folder.

    ``examples`` are the files named under ``x-ms-examples``, which are not OpenAPI; ``unavailable`` says of a file that
    is referred to and not here why: references to it were reported, and are reported again with the same words.
    ``files`` has the sha256 of every file but the root document that was looked for, None for one that is not there.
    ``amended`` are the pointers of the root document that an overlay brought, and where that says so.
    """

    name: str
    dialect: str
    sha256: str
    documents: Mapping[str, SpecMap]
    examples: Mapping[str, Any] = field(default_factory=dict)
    unavailable: Mapping[str, Refusal] = field(default_factory=dict)
    files: Mapping[str, str | None] = field(default_factory=dict)
    amended: Mapping[str, SourceRef] = field(default_factory=dict)
    positions: Mapping[str, Positions] = field(default_factory=dict, repr=False, compare=False)

    @property
    def root(self) -> SpecMap:
        return self.documents[self.name]

    def locate(self, at: SourceRef) -> Position | None:
        """Line and column (from 1) of a place, or of the nearest place above it; ``None`` for a file not read."""
        at = self.origin(at)
        positions = self.positions.get(at.file)
        return None if positions is None else positions.find(at.pointer)

    def origin(self, at: SourceRef) -> SourceRef:
        """Where a place was written: in an overlay, for what one brought; in the document itself otherwise."""
        above = at.pointer if self.amended and at.file == self.name else ""
        while above:
            if above in self.amended:
                overlay = self.amended[above]
                return SourceRef(overlay.file, overlay.pointer + at.pointer[len(above) :])
            above = above.rpartition("/")[0]
        return at

    def placed(self, item: Diagnostic, *, exactly: bool = True) -> Diagnostic:
        """A diagnostic where it was written; ``exactly``: with line and column, which take time to find."""
        at, place = self.origin(item.at), self.locate(item.at) if exactly else None
        return replace(item, at=at) if place is None else replace(item, at=at, line=place[0], column=place[1])

    def resolve(self, ref: str, base: str) -> SourceRef | Refusal:
        """The place a reference written in the file ``base`` leads to, or why there is none."""
        place = target(ref, base)
        if isinstance(place, Refusal):
            return place
        return self.unavailable.get(place.file, place)

    def lookup(self, at: SourceRef) -> Any:
        """What stands at a place, or ``pointers.MISSING``."""
        document = self.documents.get(at.file, pointers.MISSING)
        return pointers.MISSING if document is pointers.MISSING else pointers.lookup(document, at.pointer)


@dataclass(slots=True)
class Amendments:
    """A document as overlays left it. Each node's ``at`` is its place in the amended document, which references and
    lookups go by; ``places`` says which of these were written in an overlay, and where there."""

    document: SpecMap
    places: dict[str, SourceRef] = field(default_factory=dict)
    positions: dict[str, Positions] = field(default_factory=dict)


Amend: TypeAlias = Callable[[SpecMap], Amendments]
