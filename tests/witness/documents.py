"""The documents at hand, as another reader has them: nothing of the generator's in between."""

from __future__ import annotations

import copy
import functools
import json
import re
from pathlib import Path
from typing import Any

import jsonpath_rfc9535
import yaml

ROOT = Path(__file__).resolve().parents[2]
SPECS = ROOT / "specs"
#: Not part of the project: other people's documents, which it may not carry.
SHARED = ROOT.parent / "shared" / "specs"
#: Documents that came later: their operations are called by the path ``/openai/v1``, without dated versions.
SHARED_V1 = SHARED.parent / "specs-v1"
_SUFFIXES = {".json", ".yaml", ".yml"}


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML 1.2, in which ``on`` is a text and so is a date: PyYAML knows 1.1."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        "-+.0123456789",
    ),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_pattern})\\Z"), [*_first, ""])


def embedded() -> list[Path]:
    """The documents that the project carries: ``service/stable|preview/version/document``."""
    return sorted(path for path in SPECS.glob("*/*/*/*") if path.suffix in _SUFFIXES)


def documents() -> list[Path]:
    """Every document at hand, never none. Not their examples, and not the list of their origins."""
    shared = [*SHARED.rglob("*"), *SHARED_V1.rglob("*")]
    beside = sorted(path for path in shared if path.suffix in _SUFFIXES)
    return [*embedded(), *(path for path in beside if "examples" not in path.parts and path.name != "PINS.yaml")]


def name(path: Path) -> str:
    """What a document is called in the names of tests: whose it is, its service and version."""
    if path.is_relative_to(SHARED_V1):
        return path.name
    if not path.is_relative_to(SHARED):
        return "-".join(("embedded", path.parts[-4], path.parts[-2]))
    parts = path.relative_to(SHARED).parts
    return parts[-1] if len(parts) == 2 else "-".join((parts[-4], parts[-2]))


@functools.cache
def raw(path: Path) -> Any:
    """What a file holds."""
    text = path.read_text("utf-8")
    return json.loads(text) if path.suffix == ".json" else yaml.load(text, Loader=_Loader)


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
        elif isinstance(value, list) and isinstance(node.get(key), list):
            node[key] = [*node[key], *value]
        else:
            node[key] = value
