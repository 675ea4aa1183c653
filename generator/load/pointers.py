"""JSON pointers (RFC 6901): taking them apart, and walking them into a document."""

from __future__ import annotations

from typing import Any

from generator.diagnostics import SourceRef

MISSING = object()
"""What :func:`lookup` answers where the document holds nothing (``None`` is a legal value)."""


def steps(pointer: str) -> tuple[str, ...]:
    """The keys of a pointer, unescaped (RFC 6901 section 4: ``~1`` before ``~0``)."""
    if not pointer:
        return ()
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer[1:].split("/"))


def canonical(file: str, pointer: str) -> SourceRef:
    """The one spelling of a place, so that two references to it are equal."""
    return SourceRef(file).child(*steps(pointer))


def lookup(document: Any, pointer: str) -> Any:
    """What the pointer leads to, or :data:`MISSING`."""
    from prance.util.path import path_get  # imports an HTTP client, which reading a project should not wait for

    path = steps(pointer)
    if not path:
        return document
    try:
        parent = path_get(document, path[:-1])
    except (KeyError, IndexError, TypeError, ValueError):
        return MISSING
    last = path[-1]  # ours: path_get answers None both for a null and for nothing
    if isinstance(parent, dict):
        return parent.get(last, MISSING)
    if isinstance(parent, list) and last.isdecimal() and last.isascii() and int(last) < len(parent):
        return parent[int(last)]
    return MISSING
