"""Reading a node of the normal form, whose contract (:mod:`generator.normalize.document`) gives the shape of each field."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
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
    """A text, or "" where there is none."""
    value: str = node.get(key, "")
    return value


def flag(node: SpecMap, key: str) -> bool:
    value: bool = node.get(key, False)
    return value


def child(node: SpecMap, key: str) -> SpecMap | None:
    return node.get(key)


def nodes(node: SpecMap, key: str) -> Sequence[SpecMap]:
    """The mappings of a list, none where it is absent."""
    value: Sequence[SpecMap] = node.get(key, ())
    return value


def named_nodes(node: SpecMap, key: str) -> Mapping[str, SpecMap]:
    """The mappings of a mapping, none where it is absent."""
    value: Mapping[str, SpecMap] = node.get(key, {})
    return value


def is_typeless(node: SpecMap) -> bool:
    """Whether nothing says what the value is: annotations, limits, ``required``."""
    return not any(key in node for key in TYPED)


def is_false(node: SpecMap | None) -> bool:
    """Whether a schema is the normal form of ``false``, which no value conforms to (JSON Schema 2020-12 section 4.3.2)."""
    return node is not None and set(node) == {"not"} and not node["not"]


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
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [plain(entry) for entry in value]
    if isinstance(value, float) and not math.isfinite(value):  # 1e999, which no JSON writer can repeat
        return str(value)
    return value


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
