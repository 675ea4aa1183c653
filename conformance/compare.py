"""Whether what a client read is the whole of what was served."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

MOST = 200


def differences(served: Any, read: Any, place: str = "$") -> Iterator[str]:
    """Where two JSON values differ. Numbers are equal by value, and texts that are one moment are equal."""
    match served, read:
        case dict(), dict():
            yield from (_said(f"{place}.{name}", served[name], "lost") for name in served if name not in read)
            yield from (_said(f"{place}.{name}", "added", read[name]) for name in read if name not in served)
            for name in served.keys() & read.keys():
                yield from differences(served[name], read[name], f"{place}.{name}")
        case list(), list():
            if len(served) != len(read):
                yield _said(f"length of {place}", len(served), len(read))
            for index, (left, right) in enumerate(zip(served, read)):
                yield from differences(left, right, f"{place}[{index}]")
        case (bool(), _) | (_, bool()):
            if served is not read:
                yield _said(place, served, read)
        case _:
            if served != read and not _is_one_moment(served, read):
                yield _said(place, served, read)


def _said(place: str, served: Any, read: Any) -> str:
    return f"{place}: {served!r:.{MOST}} → {read!r:.{MOST}}"


def _is_one_moment(served: Any, read: Any) -> bool:
    if not isinstance(served, str) or not isinstance(read, str):
        return False
    try:
        return _moment(served) == _moment(read)
    except ValueError:
        return False


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))
