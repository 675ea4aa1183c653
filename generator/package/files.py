"""What a package consists of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """A file of a package. ``path`` is relative to the package's folder; ``once``: made if absent, then the user's."""

    path: str
    text: str
    once: bool = False
