"""Azure's ``x-ms-`` keywords that have a counterpart in the standard, and the fields of those that stay.

Reference: the "AutoRest extensions for OpenAPI" of Azure. They appear in documents of every dialect.
"""

from __future__ import annotations

from typing import Any

from generator.diagnostics import DiagnosticSink
from generator.load.nodes import SpecList, SpecMap
from generator.normalize.fields import LONG_RUNNING_OPTIONS, X_MS_ENUM, X_MS_ENUM_VALUE, X_MS_PAGEABLE
from generator.normalize.shapes import checked, wrong_shape


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
    if isinstance(properties := node.get("properties"), SpecMap):
        if added := [name for name, prop in properties.items() if _is_of_sdks(prop)]:
            sink.info("CG212", properties.at.child(added[0]), "only SDKs have this property, no answer does: left out")
            changes["properties"] = properties.but(*added)
    return node.but(*without, **changes) if changes or without else node


def _is_of_sdks(prop: Any) -> bool:
    """OpenAI marks, on a property or a branch of its ``anyOf``, what its own SDKs add to what the service sends."""
    if not isinstance(prop, SpecMap):
        return False
    branches = prop.get("anyOf")
    nodes = [prop, *(branches if isinstance(branches, SpecList) else ())]
    return any(isinstance(node, SpecMap) and "x-oaiSupportedSDKs" in node for node in nodes)


def _enum(node: SpecMap, sink: DiagnosticSink) -> SpecMap:
    extension = checked(node, X_MS_ENUM, sink)
    values = extension.get("values")
    if values is None:
        return extension
    kept = SpecList(at=values.at)
    for index, item in enumerate(values):
        if isinstance(item, SpecMap) and "value" in item:
            kept.append(checked(item, X_MS_ENUM_VALUE, sink))
        else:
            wrong_shape(sink, values.at.child(index), "a mapping with a 'value'", item)
    return extension.but(values=kept)


def operation(node: SpecMap, sink: DiagnosticSink) -> SpecMap:
    """``x-ms-pageable`` and ``x-ms-long-running-operation-options`` checked."""
    changes = {
        key: checked(node[key], fields, sink)
        for key, fields in (
            ("x-ms-pageable", X_MS_PAGEABLE),
            ("x-ms-long-running-operation-options", LONG_RUNNING_OPTIONS),
        )
        if key in node
    }
    return node.but(**changes) if changes else node
