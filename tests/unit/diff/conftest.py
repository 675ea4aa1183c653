"""Pairs of small documents, compared."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.project.catalog import Target
from generator.diagnostics import DiagnosticSink
from generator.diff.compare import compare
from generator.diff.model import Comparison, Version
from generator.generation import analyse
from generator.package.result import Options

Document = dict[str, Any]


def read(document: Document, path: Path) -> Version:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document), "utf-8")
    sink = DiagnosticSink()
    stages = analyse(Target(path.name, path), Options(path.parent), sink)
    assert not sink.has_errors, [str(item) for item in sink]
    return stages.version(path.stem)


@pytest.fixture
def diff(tmp_path: Path) -> Callable[[Document, Document], Comparison]:
    """Compares two documents."""

    def run(old: Document, new: Document) -> Comparison:
        return compare(read(old, tmp_path / "old" / "api.json"), read(new, tmp_path / "new" / "api.json"))

    return run


@pytest.fixture
def api() -> Callable[..., Document]:
    """A document of one operation, ``POST /things``, with what a test wants in it."""

    def make(
        request: Document | None = None,
        response: Document | None = None,
        schemas: Document | None = None,
        **operation: Any,
    ) -> Document:
        post: Document = {"operationId": "Things_Create", "responses": {"200": {"description": ""}}}
        if request is not None:
            post["requestBody"] = {"required": True, "content": {"application/json": {"schema": request}}}
        if response is not None:
            post["responses"]["200"]["content"] = {"application/json": {"schema": response}}
        return {
            "openapi": "3.0.0",
            "info": {"title": "Things", "version": "1"},
            "paths": {"/things": {"post": {**post, **operation}}},
            "components": {"schemas": schemas or {}},
        }

    return make
