"""The documents of real size: those of specs/, and the official ones beside the project where they are at hand."""

from __future__ import annotations

import copy
import functools
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonpath_rfc9535
import pytest
import yaml

from generator.project.catalog import Target, entries, resolve_targets

SPECS = Path(__file__).resolve().parents[2] / "specs"
#: Not part of the project: other people's documents, which it may not carry.
SHARED = Path(__file__).resolve().parents[3] / "shared" / "specs"
AZURE = SHARED / "azure-rest-api-specs/specification/cognitiveservices/data-plane/AzureOpenAI"
#: Documents that came later: their operations are called by the path ``/openai/v1``, without dated versions.
SHARED_V1 = SHARED.parent / "specs-v1"
RESPONSES_V1 = SHARED_V1 / "AIFoundryOpenAIV1.json"
#: What can be said only of an official document.
official = pytest.mark.skipif(not AZURE.is_dir(), reason="the official documents are not here: ../shared/specs")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def embedded() -> list[Path]:
    """The documents that the project carries."""
    return [entry.document for entry in entries() if entry.embedded and entry.document is not None]


def documents() -> list[Path]:
    """Every document at hand, never none. Not their examples, and not the list of their origins."""
    shared = [*SHARED.rglob("*"), *SHARED_V1.rglob("*")]
    beside = sorted(path for path in shared if path.suffix in {".json", ".yaml", ".yml"})
    return [*embedded(), *(path for path in beside if "examples" not in path.parts and path.name != "PINS.yaml")]


def name(path: Path) -> str:
    """What a document is called in the names of tests: whose it is, its service and version."""
    if path.is_relative_to(SHARED_V1):
        return path.name
    if not path.is_relative_to(SHARED):
        return "-".join(("embedded", path.parts[-4], path.parts[-2]))
    parts = path.relative_to(SHARED).parts
    return parts[-1] if len(parts) == 2 else "-".join((parts[-4], parts[-2]))


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


@functools.cache
def raw(path: Path) -> Any:
    """The document as another reader has it: nothing of the generator's in between."""
    text = path.read_text("utf-8")
    return json.loads(text) if path.suffix == ".json" else yaml.load(text, Loader=_LOADER)


def corrected(path: Path) -> Any:
    """The raw document with what the project's overlays bring to it, by an application of them that is not ours."""
    document = copy.deepcopy(raw(path))
    for overlay in map(raw, sorted((SPECS / path.parents[2].name / "overlays").glob("*.yaml"))):
        if path.parent.name in map(str, overlay["x-clientgen-versions"]):
            for action in overlay["actions"]:
                for node in jsonpath_rfc9535.find(action["target"], document):
                    _merge(node.value, action.get("update", {}))
    return document


def _merge(node: Any, update: Any) -> None:
    for key, value in update.items():
        if isinstance(value, dict) and isinstance(node.get(key), dict):
            _merge(node[key], value)
        else:
            node[key] = value
