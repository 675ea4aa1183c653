"""Pointer → line and column, worked out only when a diagnostic is shown."""

from __future__ import annotations

from collections.abc import Callable

from generator.load.pointers import steps
from generator.load.positions import Marks, Position


class Positions:
    """The positions of one file; ``make`` is called at the first question, and once."""

    __slots__ = ("_make", "_marks")

    def __init__(self, make: Callable[[], Marks]) -> None:
        self._make = make
        self._marks: Marks | None = None

    def find(self, pointer: str) -> Position:
        """Where the key or item of a pointer begins; of the nearest place above it when it is not in the text."""
        if self._marks is None:
            self._marks = self._make()
        while pointer:
            above, _, _ = pointer.rpartition("/")
            position = self._marks.get(above, {}).get(steps(pointer)[-1])
            if position is not None:
                return position
            pointer = above
        return 1, 1
