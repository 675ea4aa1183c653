"""Questions about schemas before anything is built: follow references, say what JSON types a schema allows.

Everything here looks at the normal form and returns; nothing is reported and nothing is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from generator.convert.enums import KINDS, Values, read_values
from generator.convert.read import flag, is_note, nodes, text
from generator.ir.types import EnumValue, Kind, Limits, NO_LIMITS
from generator.load.nodes import SpecMap

#: The JSON types a schema may allow (JSON Schema 2020-12 section 4.2.1); None stands for all of them.
JsonTypes: TypeAlias = frozenset[str] | None


@dataclass(frozen=True, slots=True)
class ScalarInfo:
    """A schema that allows scalars of one kind: plain, or enumerated, or (``anyOf [string, enum]``) both."""

    kind: Kind
    format: str | None
    values: tuple[EnumValue, ...] | None
    extensible: bool


@dataclass(frozen=True, slots=True)
class SchemaIndex:
    """The schemas of a document, by absolute key."""

    by_key: Mapping[str, SpecMap]

    def key(self, node: SpecMap) -> str | None:
        """The key of the schema a ``$ref`` names, if there is one."""
        return node.get("$ref")

    def nullable(self, node: SpecMap, visited: frozenset[str] = frozenset()) -> bool:
        """Whether null is allowed.

        ``allOf`` allows null where every branch does; authors also write ``allOf: [X, {nullable: true}]`` and mean it.
        """
        if flag(node, "nullable") or node.get("type") == "null":
            return True
        if "nullable" in node and "$ref" in node:
            return False
        key = self.key(node)
        if key is not None:
            return key not in visited and self.nullable(self.by_key[key], visited | {key})
        for keyword in ("oneOf", "anyOf"):
            if any(self.nullable(branch, visited) for branch in nodes(node, keyword)):
                return True
        branches = nodes(node, "allOf")
        if not branches:
            return False
        return any(is_note(branch) and self.nullable(branch) for branch in branches) or all(
            self.nullable(branch, visited) for branch in branches
        )

    def json_types(self, node: SpecMap, visited: frozenset[str] = frozenset()) -> JsonTypes:
        """The JSON types a schema allows, null aside; an integer counts as ``number`` too."""
        allowed: list[frozenset[str]] = []
        key = self.key(node)
        if key is not None and key not in visited:
            target = self.json_types(self.by_key[key], visited | {key})
            if target is not None:
                allowed.append(target)
        for branch in nodes(node, "allOf"):
            part = self.json_types(branch, visited)
            if part is not None:
                allowed.append(part)
        for keyword in ("oneOf", "anyOf"):
            union = [self.json_types(branch, visited) for branch in nodes(node, keyword)]
            known = [part for part in union if part is not None]
            if known and len(known) == len(union):
                allowed.append(frozenset().union(*known))
        own = self._own_types(node)
        if own is not None and not (allowed and own == {"object"} and not _has_object_keywords(node)):
            allowed.append(own)
        return frozenset.intersection(*allowed) if allowed else None

    @staticmethod
    def _own_types(node: SpecMap) -> JsonTypes:
        declared = text(node, "type")
        if declared:
            return frozenset({"integer", "number"} if declared == "integer" else {declared})
        if _has_object_keywords(node):
            return frozenset({"object"})
        if "items" in node or "prefixItems" in node:
            return frozenset({"array"})
        if "enum" in node:
            values = read_values(node)
            if values is not None:
                return frozenset({"integer", "number"} if values.kind is Kind.INTEGER else {values.kind.value})
        return None

    def scalar(self, node: SpecMap, visited: frozenset[str] = frozenset()) -> ScalarInfo | None:
        """The scalar a schema stands for, through references, wrappers and unions of scalars of one kind."""
        key = self.key(node)
        if key is not None:
            return None if key in visited else self.scalar(self.by_key[key], visited | {key})
        if "allOf" in node:
            branches = [branch for branch in nodes(node, "allOf") if not is_note(branch)]
            return self.scalar(branches[0], visited) if len(branches) == 1 and "enum" not in node else None
        for keyword in ("oneOf", "anyOf"):
            if keyword in node:
                parts = [
                    self.scalar(branch, visited) for branch in nodes(node, keyword) if branch.get("type") != "null"
                ]
                return merge_scalars([part for part in parts if part is not None]) if all(parts) else None
        if "enum" in node:
            values = read_values(node)
            if values is not None:
                return ScalarInfo(values.kind, None, values.values, values.extensible)
        kind = KINDS.get(text(node, "type"))
        if kind is None or is_binary(node):
            return None
        return ScalarInfo(kind, text(node, "format") or None, None, True)

    def values(self, node: SpecMap) -> Values | None:
        """The enumeration behind a property, through references and wrappers."""
        scalar = self.scalar(node)
        return Values(scalar.kind, scalar.values, scalar.extensible) if scalar is not None and scalar.values else None


def merge_scalars(parts: list[ScalarInfo]) -> ScalarInfo | None:
    """One scalar for several of one kind, or None: a plain branch beside an enumeration makes it open."""
    if not parts or len({part.kind for part in parts}) > 1:
        return None
    listed = [part.values for part in parts if part.values is not None]
    formats = {part.format for part in parts if part.values is None}
    shared = formats.pop() if len(formats) == 1 else None
    if not listed:
        return ScalarInfo(parts[0].kind, shared, None, True)
    values: dict[tuple[type, object], EnumValue] = {}
    for value in (value for group in listed for value in group):
        values.setdefault((type(value.value), value.value), value)
    if len(parts) == 1:
        return parts[0]
    # Constants beside constants make an enumeration, which is open unless every multi-valued part was closed.
    closed = all(part.values is not None and not part.extensible for part in parts)
    all_constants = all(part.values is not None and len(part.values) == 1 for part in parts)
    return ScalarInfo(parts[0].kind, None, tuple(values.values()), not closed or (all_constants and len(values) > 1))


def is_binary(node: SpecMap) -> bool:
    """``type: string, format: binary``, as the normal form also has what 3.1 says with a content media type."""
    return node.get("type") == "string" and node.get("format") == "binary"


def limits(node: SpecMap) -> Limits:
    """JSON Schema validation sections 6.2 to 6.4."""
    declared = Limits(
        minimum=node.get("minimum"),
        maximum=node.get("maximum"),
        exclusive_minimum=node.get("exclusiveMinimum"),
        exclusive_maximum=node.get("exclusiveMaximum"),
        multiple_of=node.get("multipleOf"),
        min_length=node.get("minLength"),
        max_length=node.get("maxLength"),
        pattern=text(node, "pattern") or None,
        min_items=node.get("minItems"),
        max_items=node.get("maxItems"),
        unique_items=flag(node, "uniqueItems"),
    )
    return NO_LIMITS if declared == NO_LIMITS else declared


def _has_object_keywords(node: SpecMap) -> bool:
    return any(key in node for key in ("properties", "additionalProperties", "patternProperties"))
