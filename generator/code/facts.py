"""Documentation in Python: the author's words, then the facts the service enforces, in one plain style."""

from __future__ import annotations

import json

from generator.ir.service import Parameter
from generator.ir.types import Definition, Enum, Limits, Primitive, Property, Type
from generator.text import one_line, sentences
from generator.words import counted, split_words

_FORMATS = {"unixtime": "Unix time, in seconds", "uuid": "A UUID", "byte": "Base64", "base64": "Base64"}


def value_text(value: Property | Parameter) -> str:
    """The documentation of a property or parameter; empty where the document says nothing."""
    facts = [_limits(value.use.limits), _format(value.use.type)]
    if value.default is not None and value.default.value is not None:
        facts.append(f"The service assumes {one_line(json.dumps(value.default.value, ensure_ascii=False))}")
    if value.deprecated:
        facts.append("Deprecated")
    text = value.description.strip()
    tail = sentences(facts)
    if not tail:
        return text
    return sentences([text, tail]) if "\n" not in text else f"{text}\n\n{tail}"


def definition_text(definition: Definition) -> str:
    """What the document says of a definition; its name in words where it says nothing."""
    text = definition.description.strip() or _words(definition)
    if isinstance(definition, Enum) and (values := _enum_values(definition)):
        text = f"{text}\n\n{values}"
    return f"{text}\n\nDeprecated." if definition.deprecated else text


def _words(definition: Definition) -> str:
    words = split_words(definition.hint.name or " ".join(definition.hint.context))
    return " ".join(words).capitalize() + "." if words else "Undocumented."


def _enum_values(enum: Enum) -> str:
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
        (limits.min_length, limits.max_length, "character"),
        (limits.min_items, limits.max_items, "item"),
    ):
        if low is not None and high is not None:
            parts.append(f"{low} to {counted(high, unit)}")
        elif low is not None:
            parts.append(f"at least {counted(low, unit)}")
        elif high is not None:
            parts.append(f"at most {counted(high, unit)}")
    if limits.unique_items:
        parts.append("no item twice")
    if limits.pattern is not None:
        parts.append(f"matching {one_line(limits.pattern)!r}")
    text = ", ".join(parts)
    return text[:1].upper() + text[1:]


def _format(type_: Type) -> str:
    return _FORMATS.get(type_.format or "", "") if isinstance(type_, Primitive) else ""
