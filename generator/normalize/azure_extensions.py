"""Azure's ``x-ms-`` words that have a counterpart in the standard, and the shape of those that stay.

Reference: the "AutoRest extensions for OpenAPI" of Azure. They appear in documents of every dialect.
"""

from __future__ import annotations

from typing import Any

from generator.diagnostics import DiagnosticSink
from generator.load.nodes import SpecList, SpecMap
from generator.normalize.shapes import TEXT, X_MS_ENUM, Shape, checked, junk

_X_MS_ENUM_VALUE: dict[str, Shape] = {"name": TEXT, "description": TEXT}


def schema(node: SpecMap, sink: DiagnosticSink) -> SpecMap:
    """``x-nullable`` → ``nullable``, ``x-ms-mutability`` → ``readOnly`` / ``writeOnly``, ``x-ms-enum`` checked."""
    changes: dict[str, Any] = {}
    without: list[str] = []
    if "x-nullable" in node:
        without.append("x-nullable")
        if node["x-nullable"] or "nullable" not in node:
            changes["nullable"] = node["x-nullable"]
    mutability = node.get("x-ms-mutability")
    if isinstance(mutability, SpecList) and mutability:
        # create, update, read: what a value may be used for. readOnly is [read], writeOnly is all but read.
        if list(mutability) == ["read"]:
            changes["readOnly"] = True
        elif "read" not in mutability:
            changes["writeOnly"] = True
    if isinstance(node.get("x-ms-enum"), SpecMap):
        changes["x-ms-enum"] = _enum(node["x-ms-enum"], sink)
    return node.but(*without, **changes) if changes or without else node


def _enum(node: SpecMap, sink: DiagnosticSink) -> SpecMap:
    found = checked(node, X_MS_ENUM, sink)
    values = found.get("values")
    if values is None:
        return found
    kept = SpecList(at=values.at)
    for index, item in enumerate(values):
        if isinstance(item, SpecMap) and "value" in item:
            kept.append(checked(item, _X_MS_ENUM_VALUE, sink))
        else:
            junk(sink, values.at.child(index), "a mapping with a 'value'", item)
    return found.but(values=kept)


def pageable(node: SpecMap, sink: DiagnosticSink) -> SpecMap:
    """An operation with ``x-ms-pageable`` and ``x-ms-long-running-operation`` of the right shape, or without them."""
    without: list[str] = []
    for key, expected, kind in (
        ("x-ms-pageable", "a mapping", SpecMap),
        ("x-ms-long-running-operation", "true or false", bool),
        ("x-ms-long-running-operation-options", "a mapping", SpecMap),
    ):
        if key in node and not isinstance(node[key], kind):
            junk(sink, node.at.child(key), expected, node[key])
            without.append(key)
    return node.but(*without) if without else node
