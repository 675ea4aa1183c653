"""The mappings and sequences of a loaded document: plain ``dict`` and ``list`` that know where they were written.

``at`` survives every transformation: a stage that rewrites a node builds the new one with the old one's place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.diagnostics import SourceRef


class SpecMap(dict[str, Any]):
    """A mapping of a document. Keys are always ``str`` (a YAML ``200:`` is ``"200"``)."""

    __slots__ = ("at",)

    def __init__(self, items: Mapping[str, Any] | Iterable[tuple[str, Any]] = (), *, at: SourceRef) -> None:
        super().__init__(items)
        self.at = at

    def but(self, *without: str, **changes: Any) -> SpecMap:
        """A copy with some keys left out and others set, written at the same place."""
        copy = SpecMap(((key, value) for key, value in self.items() if key not in without), at=self.at)
        copy.update(changes)
        return copy


class SpecList(list[Any]):
    """A sequence of a document."""

    __slots__ = ("at",)

    def __init__(self, items: Iterable[Any] = (), *, at: SourceRef) -> None:
        super().__init__(items)
        self.at = at
