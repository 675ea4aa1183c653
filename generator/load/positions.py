"""Where the keys of a document stand in its text, by container."""

from __future__ import annotations

from typing import TypeAlias

Position: TypeAlias = tuple[int, int]
"""Line and column, both counted from 1."""

Marks: TypeAlias = dict[str, dict[str, Position]]
"""Pointer of a mapping or sequence → key or index (as text) → where that key or item begins."""

MAX_DEPTH = 100
"""How deep mappings and sequences may nest. The deepest real document has 21 levels; each later stage recurses."""
