"""A small document, given as text, through all stages up to the representation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

import pytest

from generator.convert import convert
from generator.diagnostics import DiagnosticSink
from generator.ir.service import Operation, Service
from generator.ir.types import Definition, Property, Ref, TypeId, Use
from generator.load import load
from generator.normalize import normalize


@dataclass(frozen=True)
class Api:
    """What was built, with the questions that tests ask."""

    service: Service
    sink: DiagnosticSink

    def __getitem__(self, name: str) -> Any:
        """A definition by the end of its id, ``Thing`` or ``Thing/properties/kind``; of which kind, the test knows."""
        found = [id for id in self.service.definitions if id.endswith("/schemas/" + name)]
        return self.service.definitions[found[0]]

    def at(self, id: TypeId) -> Any:
        return self.service.definitions[id]

    def behind(self, use: Use) -> Any:
        assert isinstance(use.type, Ref), use
        return self.service.definitions[use.type.target]

    def prop(self, model: str, name: str) -> Property:
        definition = self[model]
        found: Property = next(entry for entry in definition.properties if entry.wire_name == name)
        return found

    @property
    def operation(self) -> Operation:
        return self.service.operations[0]

    def said(self, code: str) -> list[str]:
        """The findings of one code: severity, pointer and message."""
        return [f"{e.severity.value} {e.at.pointer} {e.message}" for e in self.sink if e.code == code]


Reader = Callable[..., Api]


@pytest.fixture
def api(tmp_path: Path) -> Reader:
    """Reads ``schemas`` (YAML below ``components/schemas``), or a whole document, or one path item."""

    def read(schemas: str = "", *, paths: str = "{}", extra: str = "", document: str = "") -> Api:
        text = document or "\n".join(
            [
                "openapi: 3.0.3",
                "info: {title: T, version: '1'}",
                "paths:",
                indent(dedent(paths), "  "),
                "components:",
                "  schemas:",
                indent(dedent(schemas) or "{}", "    "),
                indent(dedent(extra), "  "),
                "",
            ]
        )
        path = tmp_path / "api.yaml"
        path.write_text(text, encoding="utf-8")
        sink = DiagnosticSink()
        return Api(convert(normalize(load(path, sink), sink), sink), sink)

    return read
