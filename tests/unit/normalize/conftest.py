"""Lowering small documents; every result is checked against the contract."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.diagnostics import DiagnosticSink, Severity
from generator.load import load
from generator.normalize import NormalDocument, normalize

from ..normal_form import check


@pytest.fixture
def lowered(tmp_path: Path) -> Callable[..., tuple[NormalDocument, DiagnosticSink]]:
    """Write a document (and the files it refers to), load and normalize it, check the contract."""

    def make(text: str, **files: str) -> tuple[NormalDocument, DiagnosticSink]:
        (tmp_path / "api.yaml").write_text(text, encoding="utf-8")
        for name, content in files.items():
            (tmp_path / f"{name}.yaml").write_text(content, encoding="utf-8")
        sink = DiagnosticSink()
        document = normalize(load(tmp_path / "api.yaml", sink), sink)
        check(document)
        return document, sink

    return make


@pytest.fixture
def schema_of(
    lowered: Callable[..., tuple[NormalDocument, DiagnosticSink]],
) -> Callable[..., tuple[Any, list[tuple[str, Severity, str]]]]:
    """Lower one schema, named A, of a dialect: the schema, and the findings as (code, severity, pointer)."""

    def make(schema: str, dialect: str = "3.1.0") -> tuple[Any, list[tuple[str, Severity, str]]]:
        if dialect == "2.0":
            text = f"swagger: '2.0'\ninfo: {{}}\npaths: {{}}\ndefinitions: {{A: {schema}}}\n"
        else:
            text = f"openapi: {dialect}\ninfo: {{}}\npaths: {{}}\ncomponents: {{schemas: {{A: {schema}}}}}\n"
        document, sink = lowered(text)
        key = next((key for key, name in document.declared.items() if name == "A"), None)
        found = [(item.code, item.severity, item.at.pointer) for item in sink]
        return (None if key is None else document.schemas[key]), found

    return make
