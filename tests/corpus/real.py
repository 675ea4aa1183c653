"""The documents of real size: those of specs/, and the official ones beside the project where they are at hand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from generator.project.catalog import Target, resolve_targets

from ..witness.documents import SHARED, SHARED_V1, SPECS, corrected, documents, embedded, name, raw

AZURE = SHARED / "azure-rest-api-specs/specification/cognitiveservices/data-plane/AzureOpenAI"
RESPONSES_V1 = SHARED_V1 / "AIFoundryOpenAIV1.json"
#: What can be said only of an official document.
official = pytest.mark.skipif(not AZURE.is_dir(), reason="the official documents are not here: ../shared/specs")

__all__ = ["AZURE", "RESPONSES_V1", "SHARED", "SPECS", "corrected", "documents", "embedded", "name", "official", "raw"]


def each_document() -> pytest.MarkDecorator:
    """Runs a test with every document, as its argument ``path``."""
    return pytest.mark.parametrize("path", [pytest.param(path, id=name(path)) for path in documents()])


def each_version(service: str, version: str) -> pytest.MarkDecorator:
    """Runs a test with one version of a service: the document of specs/, and the official one if it is at hand."""
    paths = [path for path in documents() if (path.parts[-4], path.parts[-2]) == (service, version)]
    assert paths
    return pytest.mark.parametrize("path", [pytest.param(path, id=name(path)) for path in paths])


def target(path: Path) -> Target:
    """A document as the command line knows it by its path."""
    return resolve_targets([str(path)])[0]


def successors() -> Iterator[tuple[Path, Path]]:
    """Each document with the next version of its service, of those kept as ``service/stable|preview/version``."""
    services: dict[Path, list[Path]] = {}
    for path in documents():
        if path.parents[1].name in ("stable", "preview"):
            services.setdefault(path.parents[2], []).append(path)
    for paths in services.values():
        yield from pairwise(sorted(paths, key=lambda path: path.parent.name))
