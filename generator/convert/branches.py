"""The branches of a union as it is written: nested ones opened, those that add nothing left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.convert.index import limits
from generator.convert.read import is_typeless, nodes, plain
from generator.ir.types import TypeId
from generator.load.nodes import SpecMap

_LIMITS = (
    "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern "
    "minItems maxItems uniqueItems"
).split()

#: Annotations and limits: branches that differ only in these are one type to a client.
_NOTES = frozenset(
    "title description example examples default deprecated readOnly writeOnly nullable externalDocs $comment".split()
).union(_LIMITS)


@dataclass(frozen=True, slots=True)
class Branch:
    node: SpecMap
    id: TypeId | None  # set where the branch was written at the very place of its union
    number: int


def expanded(node: SpecMap, written: Sequence[SpecMap], id: TypeId, keyword: str) -> list[Branch]:
    """The branches without null ones, unions written within unions opened, and the type of the whole handed down."""
    branches: list[Branch] = []
    declared = node.get("type")
    for branch in written:
        if branch.get("type") == "null":
            continue
        inner = next((key for key in ("oneOf", "anyOf") if key in branch), None)
        if inner is not None and not any(key in branch for key in ("$ref", "allOf", "properties")):
            opened = branch if "type" in branch or declared is None else branch.but(type=declared)
            nested = expanded(opened, nodes(branch, inner), TypeId(f"{id}/{keyword}/{len(branches)}"), inner)
            branches += [replace(entry, number=number) for number, entry in enumerate(nested, len(branches))]
            continue
        if isinstance(declared, str) and is_typeless(branch):
            branch = branch.but(type=declared)
        own = TypeId(f"{id}/{keyword}/{len(branches)}") if str(branch.at) == str(node.at) else None
        branches.append(Branch(branch, own, len(branches)))
    return branches


def distinct(branches: list[Branch]) -> list[Branch]:
    """The branches without those that repeat another but for annotations and limits.

    Where limits differ, none of them binds: the other branch allows what one forbids.
    """
    seen: dict[str, Branch] = {}
    for branch in branches:
        signature = repr(_signature(branch.node))
        first = seen.setdefault(signature, branch)
        if limits(first.node) != limits(branch.node):
            seen[signature] = replace(first, node=first.node.but(*_LIMITS))
    return list(seen.values())


def _signature(node: object) -> object:
    if isinstance(node, SpecMap):
        if "$ref" in node:
            return ("$ref", node["$ref"])
        return [
            (
                (key, [(name, _signature(entry)) for name, entry in value.items()])
                if key == "properties" and isinstance(value, SpecMap)
                else (key, _signature(value))
            )
            for key, value in sorted(node.items())
            if key not in _NOTES and not key.startswith("x-")
        ]
    if isinstance(node, list):
        return [_signature(entry) for entry in node]
    return plain(node)
