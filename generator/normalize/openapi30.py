"""OpenAPI 3.0 → 3.1, one schema at a time: the keywords JSON Schema 2020-12 spells otherwise.

Applied to every dialect: 3.1 documents still write ``nullable`` and ``exclusiveMinimum: true``.
"""

from __future__ import annotations

from typing import Any

from generator.diagnostics import DiagnosticSink
from generator.load.nodes import SpecMap
from generator.normalize.fields import DISCRIMINATOR
from generator.normalize.shapes import WRONG_SHAPE, checked


def schema(node: SpecMap, sink: DiagnosticSink) -> SpecMap:
    """Boolean exclusive limits, the discriminator's shape."""
    changes: dict[str, Any] = {}
    without: list[str] = []
    for exclusive, limit in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        # OpenAPI 3.0 section 4.7.24 takes these from JSON Schema Wright-00 section 5.3, where they are booleans.
        flag = node.get(exclusive)
        if flag is True and limit in node:
            changes[exclusive] = node[limit]
            without.append(limit)
        elif isinstance(flag, bool):
            without.append(exclusive)
            if flag:
                at = node.at.child(exclusive)
                sink.warning("CG205", at, f"'{exclusive}: true' needs a '{limit}': it is skipped; give the limit")
    discriminator = node.get("discriminator")
    if isinstance(discriminator, str):  # swagger20 has already lowered 2.0's own
        at = node.at.child("discriminator")
        sink.warning("CG205", at, "a discriminator is a mapping with a 'propertyName' here: the name is taken as that")
        discriminator = changes["discriminator"] = SpecMap({"propertyName": discriminator}, at=at)
    if isinstance(discriminator, SpecMap):
        lowered = checked(discriminator, DISCRIMINATOR, sink)
        if not lowered.get("propertyName"):
            sink.warning(WRONG_SHAPE, lowered.at, "a discriminator needs a 'propertyName': it is skipped; add it")
            without.append("discriminator")
            changes.pop("discriminator", None)
        elif lowered is not discriminator:
            changes["discriminator"] = lowered
    if not changes and not without:
        return node
    return node.but(*(key for key in without if key not in changes), **changes)
