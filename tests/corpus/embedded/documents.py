"""The documents embedded in specs/, their originals, and how to read both, be they OpenAPI 3 or Swagger 2.0."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared"

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
PROSE = {"title", "summary", "description", "x-ms-summary"}
# The keys below these are names somebody chose, so a property called "title" is a property, not a title.
NAMES = {"callbacks", "content", "definitions", "headers", "links", "mapping", "parameters", "paths", "properties"}
NAMES |= {"patternProperties", "requestBodies", "responses", "schemas", "scopes", "securityDefinitions"}
NAMES |= {"securitySchemes", "variables", "x-ms-examples"}
# Values of the API, in which nothing is a keyword.
DATA = {"const", "default", "enum", "example", "examples", "required"}


@dataclass(frozen=True)
class Pair:
    """An embedded document, below the repository's root, and its original, below ../shared/specs."""

    embedded: str
    original: str

    def ours(self) -> dict[str, Any]:
        return mapping(load(self.path))

    def theirs(self) -> dict[str, Any]:
        return mapping(load(self.original_path()))

    @property
    def path(self) -> Path:
        return ROOT / self.embedded

    def original_path(self) -> Path:
        """Skips the test where nobody put the originals beside the repository."""
        if not SHARED.exists():
            pytest.skip("the original documents are not here: ../shared is absent")
        return SHARED / "specs" / self.original


OFFICIAL = "azure-rest-api-specs/specification/cognitiveservices/data-plane/AzureOpenAI"
SCRAPED = "api-evangelist"
PAIRS = [
    Pair("specs/inference/stable/2023-05-15/inference.json", f"{OFFICIAL}/inference/stable/2023-05-15/inference.json"),
    Pair("specs/inference/stable/2024-10-21/inference.json", f"{OFFICIAL}/inference/stable/2024-10-21/inference.json"),
    Pair("specs/service/stable/2024-06-01/openai.yaml", f"{SCRAPED}/azure-openai-service-openapi.yml"),
    Pair(
        "specs/authoring/preview/2023-10-01-preview/azureopenai.yaml",
        f"{SCRAPED}/azure-openai-api-version-2023-10-01-preview-openapi-original.yml",
    ),
    Pair("specs/assistants/preview/2023-11-06-beta/assistants.yaml", f"{SCRAPED}/azure-openai-openapi-original.yml"),
]
each_pair = pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.embedded)


def load(path: Path) -> Any:
    """A JSON or YAML file."""
    text = path.read_text(encoding="utf-8")
    return json.loads(text) if path.suffix == ".json" else YAML(typ="safe", pure=True).load(text)


def mapping(value: Any) -> dict[str, Any]:
    """A value that is a mapping with names as keys."""
    assert isinstance(value, dict)
    return value


def resolve(document: dict[str, Any], node: Any) -> Any:
    """The node itself, or what its local $ref stands for, with the keywords beside the $ref laid over it."""
    while isinstance(node, dict) and isinstance(node.get("$ref"), str):
        target: Any = document
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step.replace("~1", "/").replace("~0", "~")]
        node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
    return node


def schemas(document: dict[str, Any]) -> dict[str, Any]:
    """The named schemas."""
    return mapping(document.get("definitions") or document.get("components", {}).get("schemas", {}))


def operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every operation as ("POST /path", operation), with the parameters of its path among its own."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                parameters = [*item.get("parameters", []), *item[method].get("parameters", [])]
                yield f"{method.upper()} {path}", {**item[method], "parameters": parameters}


def examples(pair: Pair) -> Iterator[tuple[dict[str, Any], Path]]:
    """Every example file of an embedded document, with the operation that names it."""
    for _, operation in operations(pair.ours()):
        for reference in operation.get("x-ms-examples", {}).values():
            yield operation, pair.path.parent / reference["$ref"]


def walk(node: Any, where: str = "", names: str = "") -> Iterator[tuple[str, str, Any, Any]]:
    """Every entry below a node as (where, names, key, value); names is the keyword whose value the key is a name in."""
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        yield f"{where}/{key}", names, key, value
        is_keyword = isinstance(node, dict) and not names
        if isinstance(value, dict | list) and not (is_keyword and key in DATA):
            inner = key if is_keyword and key in NAMES and isinstance(value, dict) else ""
            yield from walk(value, f"{where}/{key}", inner)


def prose(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every text in a document that is written for people, with its place."""
    for where, names, key, value in walk(document):
        if ((not names and key in PROSE) or names == "scopes") and isinstance(value, str):
            yield where, value
        elif names == "x-ms-examples":
            yield where, key
