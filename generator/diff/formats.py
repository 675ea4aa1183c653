"""Comparisons written down: for a terminal, as Markdown, as JSON, as a page.

Text of the documents is in sentences as code (:func:`generator.diff.model.code`) and nowhere else; each form escapes it
in its own way.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from generator.diagnostics import SourceRef, printable
from generator.diff.matrix import matrix
from generator.diff.model import KINDS, Change, Comparison, Kind, Version, code, parts
from generator.docs.prose import prose, span
from generator.resources import TEMPLATES

_HEADINGS = {Kind.BREAKING: "Breaking", Kind.RISKY: "Risky", Kind.ADDITIVE: "Additive"}


def render(form: str, versions: Sequence[Version], comparisons: Sequence[Comparison]) -> str:
    """``form`` is a key of :data:`FORMS`."""
    return FORMS[form](versions, comparisons)


def heading(comparison: Comparison) -> str:
    return f"{comparison.old.label} → {comparison.new.label}"


def said(comparison: Comparison) -> str:
    """How many changes of which kind, in words."""
    return ", ".join(f"{count} {kind}" for kind, count in comparison.counts.items())


def markdown_sentence(sentence: str) -> str:
    return "".join(span(text) if is_code else text for is_code, text in parts(sentence))


def _text(versions: Sequence[Version], comparisons: Sequence[Comparison]) -> str:
    lines: list[str] = []
    for comparison in comparisons:
        lines += [f"{heading(comparison)}: {said(comparison)}", ""]
        for kind in KINDS:
            for change in comparison.of(kind):
                lines.append(f"{kind.value:<9} {change.sentence}{_ways(change)}")
                lines += [f"          Python: {note}" for note in change.python]
                if change.operations:
                    lines.append(f"          in {', '.join(change.operations)}")
                lines.append(f"          {_place(change.old)} → {_place(change.new)}")
        lines += [""] if comparison.changes else []
    return "".join(f"{printable(line)}\n" for line in lines)


def _markdown(versions: Sequence[Version], comparisons: Sequence[Comparison]) -> str:
    found: list[str] = []
    for comparison in comparisons:
        found += [f"# {prose(heading(comparison))}\n", f"{said(comparison)}.\n"]
        found += markdown_sections(comparison, "##", pointers=True)
    return "\n".join(found)


def markdown_sections(comparison: Comparison, level: str, *, pointers: bool) -> Iterator[str]:
    """A section for each kind of change there is, each change an item of its list."""
    for kind in KINDS:
        if changes := comparison.of(kind):
            yield f"{level} {_HEADINGS[kind]}\n"
            yield "\n".join(_item(change, pointers) for change in changes) + "\n"


def _item(change: Change, pointers: bool) -> str:
    text = f"- {markdown_sentence(change.sentence)}{_ways(change)}"
    if change.python:
        text += f". Python: {'; '.join(markdown_sentence(note) for note in change.python)}"
    told = " ".join((change.sentence, *change.python))
    if not all(code(name) in told for name in change.operations):
        text += f". In {', '.join(map(span, change.operations))}"
    if pointers:
        text += f"  \n  {span(_place(change.old))} → {span(_place(change.new))}"
    return text


def as_data(versions: Sequence[Version], comparisons: Sequence[Comparison]) -> dict[str, Any]:
    """The same as JSON-able data: what ``--format json`` prints."""
    return {
        "versions": [version.label for version in versions],
        "comparisons": [
            {
                "old": comparison.old.label,
                "new": comparison.new.label,
                "counts": comparison.counts,
                "changes": [_change(change) for change in comparison.changes],
            }
            for comparison in comparisons
        ],
        "operations": [
            {
                "method": row.method,
                "path": row.path,
                "versions": [
                    cell and {"python": cell.method, "changed": cell.changed and cell.changed.value}
                    for cell in row.cells
                ],
            }
            for row in matrix(versions, comparisons)
        ],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "severity": change.kind.value,
        "rule": change.rule,
        "area": change.area,
        "sentence": change.sentence,
        "directions": [direction.value for direction in change.directions],
        "operations": list(change.operations),
        "python": list(change.python),
        "old": None if change.old is None else str(change.old),
        "new": None if change.new is None else str(change.new),
    }


def _json(versions: Sequence[Version], comparisons: Sequence[Comparison]) -> str:
    # ASCII: a document may hold what no file encoding can (a lone surrogate).
    return json.dumps(as_data(versions, comparisons), indent=2) + "\n"


def _html(versions: Sequence[Version], comparisons: Sequence[Comparison]) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / "diff"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"parts": parts, "ways": _ways, "place": _place, "printable": printable}
    return environment.get_template("page.html.jinja").render(
        versions=versions,
        comparisons=comparisons,
        rows=matrix(versions, comparisons),
        kinds=KINDS,
        heading=heading,
        said=said,
    )


def _ways(change: Change) -> str:
    return f" ({' and '.join(direction.value for direction in change.directions)})" if change.directions else ""


def _place(at: SourceRef | None) -> str:
    return "nowhere" if at is None else str(at)


FORMS: dict[str, Callable[[Sequence[Version], Sequence[Comparison]], str]] = {
    "text": _text,
    "markdown": _markdown,
    "json": _json,
    "html": _html,
}
