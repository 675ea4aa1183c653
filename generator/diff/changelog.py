"""A package's ``CHANGELOG.md``: what differs from the version before it in the catalog."""

from __future__ import annotations

from generator.diff.compare import compare
from generator.diff.formats import markdown_sections, said
from generator.diff.model import Version
from generator.docs.prose import prose


def changelog(old: Version | None, new: Version) -> str:
    """The whole file. ``old`` is the version before, or None where there is none to compare with."""
    lines = ["# Changelog\n", f"## {prose(new.label)}\n"]
    if old is None:
        lines.append("The catalog has no earlier version of this service to compare with.\n")
        return "\n".join(lines)
    comparison = compare(old, new)
    lines.append(f"Compared with {prose(old.label)}, the version before it in the catalog: {said(comparison)}.\n")
    lines += markdown_sections(comparison, "###", pointers=False)
    return "\n".join(lines)
