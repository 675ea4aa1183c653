"""An entry of the registry as text: a section of docs/diagnostics.md, and what ``clientgen explain`` prints."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.diagnostics.registry import registry
from generator.diagnostics.registry import Elsewhere, Entry, Example

_HEAD = """# Diagnostics

What the generator says about a document, by its code. `clientgen explain CG331` prints an entry.

An **error** refuses the package: it stays as it was. A **warning** is a guess, or something left out, that you should
read. A **note** (info) is a decision that needs no attention; `generate --verbose` and `validate` print notes too.

Each example below is whole. Save it under the names it has, and `clientgen validate api.yaml` prints the line below it
(in the folder with its `clientgen.yaml`, where it has one). This page is written from `generator/diagnostics/codes.yaml`.
"""
_LONGEST = 320
_FENCES = {".json": "json", ".yaml": "yaml"}


def page(messages: Mapping[tuple[str, int], str]) -> str:
    """docs/diagnostics.md. ``messages``: the line that each example gives, by the code and the example's index."""
    rows = [
        f"| [{entry.code}](#{entry.code.lower()}) | {_named(entry)} | {entry.title} |" for entry in registry().values()
    ]
    table = "\n".join(["| code | severity | |", "|---|---|---|", *rows])
    sections = [section(entry, messages) for entry in registry().values()]
    return "\n".join([_HEAD, table, "", *sections]).rstrip() + "\n"


def section(entry: Entry, messages: Mapping[tuple[str, int], str]) -> str:
    """One entry, in Markdown."""
    parts = [f"## {entry.code}", f"**{entry.title}** ({_named(entry)})", entry.meaning, f"*Cure:* {entry.cure}"]
    for index, example in enumerate(entry.examples):
        if isinstance(example, Elsewhere):
            parts.append(f"There is no example of the {example.severity.value}: {example.reason}.")
        else:
            parts += [_shown(example), f"```\n{_shortened(messages[entry.code, index], example.own)}\n```"]
    return "\n\n".join(parts) + "\n"


def explanation(entry: Entry) -> str:
    """One entry, for a terminal."""
    parts = [f"{entry.code} ({_named(entry)}): {entry.title}", entry.meaning, f"Cure: {entry.cure}"]
    for example in entry.examples:
        if isinstance(example, Example):
            for name, text in _files(example):
                parts.append(f"Example of {example.severity.value}, {name}:\n" + _indented(text))
    return "\n\n".join(parts)


def _shortened(line: str, own: str | None) -> str:
    """A line without the words of a library, and the middle of a pointer that is as long as its document is deep."""
    if own is not None and own in line:
        return f"{line.partition(own)[0]}{own} …"
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST // 2]} … {line[-_LONGEST // 2 :]}"


def _named(entry: Entry) -> str:
    return ", ".join(severity.value for severity in entry.severities)


def _files(example: Example) -> list[tuple[str, str]]:
    if example.shown is not None:
        return [(next(iter(example.files)), example.shown)]
    return list(example.files.items())


def _shown(example: Example) -> str:
    if example.shown is not None:
        return example.shown
    blocks = []
    for name, text in example.files.items():
        encoding = f" ({example.encoding})" if example.encoding != "utf-8" else ""
        blocks.append(f"`{name}`{encoding}:\n\n```{_FENCES[PurePosixPath(name).suffix]}\n{text.rstrip()}\n```")
    return "\n\n".join(blocks)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.rstrip().splitlines())
