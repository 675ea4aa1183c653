"""The registry of diagnostic codes, ``codes.yaml``: what each means, its cure, and the documents that show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from generator.diagnostics import Severity

_FILE = Path(__file__).with_name("codes.yaml")


@dataclass(frozen=True, slots=True)
class Example:
    """Files that cause a diagnostic of ``severity``, by their names; the first is the document, and is whole.

    ``encoding`` is that of the files. A ``shown`` text stands for a document too long to be read. What follows ``own``
    in the message is a library's, and differs from version to version.
    """

    severity: Severity
    files: Mapping[str, str]
    encoding: str = "utf-8"
    shown: str | None = None
    own: str | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A diagnostic that no document causes: why, and the test that does (a function's name)."""

    severity: Severity
    reason: str
    test: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One code. There is an example, or a test elsewhere, of every severity that it has."""

    code: str
    title: str
    meaning: str
    cure: str
    examples: tuple[Example | Elsewhere, ...]

    @property
    def severities(self) -> tuple[Severity, ...]:
        """The severities it may have, each once, in the order of the examples."""
        return tuple(dict.fromkeys(example.severity for example in self.examples))


@cache
def registry() -> Mapping[str, Entry]:
    """Every code, in the order of the codes."""
    data = YAML(typ="safe", pure=True).load(_FILE)
    return {code: _entry(code, **fields) for code, fields in sorted(data.items())}


def _entry(code: str, *, title: str, meaning: str, cure: str, examples: list[dict[str, Any]]) -> Entry:
    return Entry(code, title, meaning, cure, tuple(_example(**example) for example in examples))


def _example(*, severity: str, **fields: Any) -> Example | Elsewhere:
    return (Example if "files" in fields else Elsewhere)(Severity(severity), **fields)
