"""Comparing what properties and parameters have in common: whether they are required or deprecated, and defaults."""

from __future__ import annotations

import json

from generator.diff.findings import Differences
from generator.diff.model import Version, code
from generator.diff.subjects import Subject
from generator.ir.service import Parameter
from generator.ir.types import Default, Property
from generator.load.nodes import SpecMap


def compare_fields(old: Property | Parameter, new: Property | Parameter, subject: Subject, out: Differences) -> None:
    """All but their types."""
    if old.required != new.required:
        how = "required" if new.required else "optional"
        out.add("property-required" if new.required else "property-optional", subject, f"is {how} now")
    if new.deprecated and not old.deprecated:
        out.add("property-deprecated", subject, "is deprecated now")
    before, after = _default(out.versions.old, old), _default(out.versions.new, new)
    if before == after and type(before and before.value) is type(after and after.value):
        return
    match before, after:
        case None, Default(value=value):
            out.add("default-added", subject, f"has the default {_shown(value)} now")
        case Default(value=value), None:
            out.add("default-removed", subject, f"has no default any more; it was {_shown(value)}")
        case Default(value=value), Default(value=other):
            out.add("default-changed", subject, f"has the default {_shown(other)} instead of {_shown(value)}")


def _default(version: Version, field: Property | Parameter) -> Default | None:
    """A default; one of a property that its type does not allow (``"inf"``) is not one to the client, but is stated."""
    if field.default is None and isinstance(field, Property):
        node = version.raw(field.at)
        if isinstance(node, SpecMap) and node.get("default") is not None:
            return Default(node.get("default"))
    return field.default


def _shown(value: object) -> str:
    return code(json.dumps(value, ensure_ascii=False, sort_keys=True, default=str))
