"""Loading small documents from a temporary folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.diagnostics import DiagnosticSink, DocumentError
from generator.load import DocumentSet, load


@pytest.fixture
def loaded(tmp_path: Path) -> Callable[..., tuple[DocumentSet, DiagnosticSink]]:
    """Write the texts of some files (the first is the document), load it: the documents and what was found."""

    def make(files: dict[str, str], **options: Any) -> tuple[DocumentSet, DiagnosticSink]:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        sink = DiagnosticSink()
        return load(tmp_path / next(iter(files)), sink, **options), sink

    return make


@pytest.fixture
def refused(tmp_path: Path) -> Callable[..., DocumentError]:
    """Load a text (or bytes) that is not a document: the one error it gives."""

    def make(text: str | bytes, name: str = "api.yaml") -> DocumentError:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        with pytest.raises(DocumentError) as caught:
            load(path, DiagnosticSink())
        assert str(tmp_path) not in caught.value.message  # no path of the machine in a message
        return caught.value

    return make
