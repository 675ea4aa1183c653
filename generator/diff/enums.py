"""Comparing enums."""

from __future__ import annotations

from generator.diff.findings import Differences
from generator.diff.model import codes
from generator.diff.subjects import Subject
from generator.ir.types import Enum, Kind


def compare_enums(old: Enum, new: Enum, subject: Subject, out: Differences) -> None:
    """Their values, and whether there may be others."""
    if old.kind is not new.kind and {old.kind, new.kind} != {Kind.INTEGER, Kind.NUMBER}:
        out.add("type-changed", subject, f"is {new.kind.value} instead of {old.kind.value}")
        return
    before, after = ([item.value for item in enum.values] for enum in (old, new))
    if added := [value for value in after if value not in before]:
        out.add("enum-value-added", subject, f"has the new {_values(added)}")
    if removed := [value for value in before if value not in after]:
        out.add("enum-value-removed", subject, f"has lost the {_values(removed)}")
    if old.extensible != new.extensible and min(len(before), len(after)) > 1:
        rule, how = ("enum-opened", "may have others") if new.extensible else ("enum-closed", "has no others")
        out.add(rule, subject, f"{how} than the listed values now")


def _values(values: list[str | int | float | bool]) -> str:
    return f"value{'s' if len(values) > 1 else ''} {codes(values)}"
