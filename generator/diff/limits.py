"""Comparing constraints: whether a limit became tighter or looser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from generator.diff.model import code
from generator.ir.types import Limits

#: Limits of which a higher value is tighter; of the other numbers, a lower one is.
_LOWER = frozenset(("minimum", "exclusive_minimum", "min_length", "min_items"))
_WORDS = {
    "minimum": "a minimum of {}",
    "maximum": "a maximum of {}",
    "exclusive_minimum": "to be more than {}",
    "exclusive_maximum": "to be less than {}",
    "multiple_of": "to be a multiple of {}",
    "min_length": "a length of at least {}",
    "max_length": "a length of at most {}",
    "pattern": "to match {}",
    "min_items": "an item count of at least {}",
    "max_items": "an item count of at most {}",
    "unique_items": "no item to be there twice",
}


def limit_findings(old: Limits, new: Limits) -> Iterator[tuple[str, str]]:
    """(rule, what changed in words) of every constraint that differs."""
    if old == new:
        return
    for item in fields(Limits):
        before, after = getattr(old, item.name), getattr(new, item.name)
        # No limit at all is None, and so is what every value meets.
        before, after = (None if _says_nothing(item.name, value) else value for value in (before, after))
        if before == after:
            continue
        now = _WORDS[item.name].format(code(after))
        was = _WORDS[item.name].format(code(before))
        if before is None:
            yield "limit-tightened", f"has {now} now"
        elif after is None:
            yield "limit-loosened", f"no longer has {was}"
        elif item.name in ("pattern", "multiple_of"):
            yield "limit-changed", f"has {now}; it was {was}"
        else:
            tighter = (after > before) is (item.name in _LOWER)
            yield "limit-tightened" if tighter else "limit-loosened", f"has {now}; it was {was}"


def _says_nothing(name: str, value: object) -> bool:
    return value is None or value is False or (name in ("min_length", "min_items") and value == 0)
