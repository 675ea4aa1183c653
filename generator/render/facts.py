"""Documentation of a value: the author's words, then the facts the service enforces, in one plain style."""

from __future__ import annotations

import json

from generator.ir.types import Default, Enum, Limits, Primitive, Type, Use
from generator.render.text import one_line, sentences

_FORMATS = {"unixtime": "Unix time, in seconds", "uuid": "A UUID", "byte": "Base64", "base64": "Base64"}


def document(description: str, use: Use, default: Default | None = None, *, deprecated: bool = False) -> str:
    """The documentation of a property or parameter."""
    facts = [_limits(use.limits), _format(use.type)]
    if default is not None and default.value is not None:
        facts.append(f"The service assumes {one_line(json.dumps(default.value, ensure_ascii=False))}")
    if deprecated:
        facts.append("Deprecated")
    text = description.strip()
    tail = sentences(facts)
    if not tail:
        return text
    return sentences([text, tail]) if "\n" not in text else f"{text}\n\n{tail}"


def enum_values(enum: Enum) -> str:
    """A list of the values that say what they mean."""
    described = [item for item in enum.values if item.description]
    return "\n".join(f"- {json.dumps(item.value)}: {one_line(item.description)}" for item in described)


def _limits(limits: Limits) -> str:
    parts = []
    low, high = limits.minimum, limits.maximum
    if low is not None and high is not None:
        parts.append(f"from {low} to {high}")
    elif low is not None:
        parts.append(f"at least {low}")
    elif high is not None:
        parts.append(f"at most {high}")
    if limits.exclusive_minimum is not None:
        parts.append(f"more than {limits.exclusive_minimum}")
    if limits.exclusive_maximum is not None:
        parts.append(f"less than {limits.exclusive_maximum}")
    if limits.multiple_of is not None:
        parts.append(f"a multiple of {limits.multiple_of}")
    for low, high, unit in (
        (limits.min_length, limits.max_length, "characters"),
        (limits.min_items, limits.max_items, "items"),
    ):
        if low is not None and high is not None:
            parts.append(f"{low} to {high} {unit}")
        elif low is not None:
            parts.append(f"at least {low} {unit}")
        elif high is not None:
            parts.append(f"at most {high} {unit}")
    if limits.unique_items:
        parts.append("no item twice")
    if limits.pattern is not None:
        parts.append(f"matching {one_line(limits.pattern)!r}")
    text = ", ".join(parts)
    return text[:1].upper() + text[1:]


def _format(type_: Type) -> str:
    return _FORMATS.get(type_.format or "", "") if isinstance(type_, Primitive) else ""
