"""Reading a node whose shape is not to be trusted: the wrong shape reads as absent, never as a traceback."""

from __future__ import annotations

import math
import re
from typing import Any

from generator.diagnostics import SourceRef
from generator.load.nodes import SpecList, SpecMap

#: What gives a schema a type of its own (JSON Schema 2020-12 sections 10.2, 10.3 and validation 6.1).
TYPED = (
    "$ref",
    "type",
    "enum",
    "properties",
    "items",
    "prefixItems",
    "additionalProperties",
    "patternProperties",
    "allOf",
    "oneOf",
    "anyOf",
)

#: What a schema adds to the one it composes, beside its ``type``.
STRUCTURE = (
    "enum",
    "properties",
    "required",
    "items",
    "prefixItems",
    "additionalProperties",
    "patternProperties",
    "oneOf",
    "anyOf",
)


def text(node: SpecMap, key: str) -> str:
    """A string, or "" (a ``description`` may be a ``$ref``, a date or a list in real documents)."""
    value = node.get(key)
    return value if isinstance(value, str) else ""


def flag(node: SpecMap, key: str) -> bool:
    return node.get(key) is True


def child(node: SpecMap, key: str) -> SpecMap | None:
    value = node.get(key)
    return value if isinstance(value, SpecMap) else None


def entries(node: SpecMap, key: str) -> SpecList:
    """A sequence, or an empty one."""
    value = node.get(key)
    return value if isinstance(value, SpecList) else SpecList(at=node.at)


def maps(node: SpecMap, key: str) -> list[SpecMap]:
    """The mappings of a sequence."""
    return [entry for entry in entries(node, key) if isinstance(entry, SpecMap)]


def names(node: SpecMap, key: str) -> list[str]:
    """The strings of a sequence, each once."""
    return list(dict.fromkeys(entry for entry in entries(node, key) if isinstance(entry, str)))


def number(node: SpecMap, key: str) -> int | float | None:
    value = node.get(key)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return None
    return value


def count(node: SpecMap, key: str) -> int | None:
    value = number(node, key)
    return int(value) if value is not None and value >= 0 and value == int(value) else None


def is_typeless(node: SpecMap) -> bool:
    """No word on what the value is: annotations, limits, ``required``."""
    return not any(key in node for key in TYPED)


def is_note(node: SpecMap) -> bool:
    """Nothing but annotations and limits: ``{"nullable": true}``, ``{"description": …}``."""
    return is_typeless(node) and "required" not in node


def adds_structure(node: SpecMap) -> bool:
    """Whether a schema says more about its value than the schemas it composes."""
    return any(key in node for key in STRUCTURE)


def at_of(value: Any, fallback: SourceRef) -> SourceRef:
    return value.at if isinstance(value, (SpecMap, SpecList)) else fallback


def plain(value: Any) -> Any:
    """A value of the document without its places: what ``json`` writes."""
    if isinstance(value, dict):
        return {str(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(entry) for entry in value]
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    return str(value)


_PHRASE = re.compile(r"[A-Za-z][\w.\-]*(?: [\w.\-]+){0,4}\Z")


def title(node: SpecMap) -> str | None:
    """The title, where it is a short phrase that can be a name."""
    value = text(node, "title").strip()
    return value if len(value) <= 60 and _PHRASE.match(value) else None


def step(pointer_step: str | int) -> str:
    """One step of a JSON pointer, escaped (RFC 6901 section 3)."""
    return str(pointer_step).replace("~", "~0").replace("/", "~1")


def last_step(key: str) -> str:
    """The last word of ``file#/pointer``, unescaped."""
    return key.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
