"""A package's ``CHANGELOG.md``: what differs from the version before it in the catalog."""

from __future__ import annotations

from generator.diff.compare import compare
from generator.diff.formats import markdown_sections, totals
from generator.diff.model import Version
from generator.docs.prose import prose
from generator.package.files import RenderedFile


def changelog(old: Version | None, new: Version) -> RenderedFile:
    """The file. ``old`` is the version before, or None where there is none to compare with."""
    lines = ["# Changelog\n", f"## {prose(new.label)}\n"]
    if old is None:
        lines.append("The catalog has no earlier version of this service to compare with.\n")
    else:
        comparison = compare(old, new)
        lines.append(f"Compared with {prose(old.label)}, the version before it in the catalog: {totals(comparison)}.\n")
        lines += markdown_sections(comparison, "###", pointers=False)
    return RenderedFile("CHANGELOG.md", "\n".join(lines))
