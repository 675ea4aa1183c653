"""A catalog of its own and a mirror of it in a folder."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from generator.cli import main
from generator.project.loading import embedded

COMMIT, NEWER = "a" * 40, "b" * 40
ROOT = "specification/things/data-plane/Things"
DOCUMENT = f"{ROOT}/stable/2024-01-01/things.json"
FILES: dict[str, Any] = {
    DOCUMENT: {
        "openapi": "3.0.0",
        "info": {"title": "Things", "version": "2024-01-01"},
        "paths": {
            "/things": {
                "get": {
                    "operationId": "Things_List",
                    "x-ms-examples": {"A": {"$ref": "./examples/a.json"}, "B": {"$ref": "./examples/b.json"}},
                    "responses": {
                        "200": {
                            "description": "",
                            "content": {
                                "application/json": {
                                    "schema": {"$ref": "../../../common/types.json#/components/schemas/Thing"}
                                }
                            },
                        }
                    },
                }
            }
        },
    },
    f"{ROOT}/stable/2024-01-01/examples/a.json": {"responses": {"200": {"body": {}}}},
    "specification/things/data-plane/common/types.json": {
        "components": {"schemas": {"Thing": {"$ref": "more types.json#/Thing"}}}
    },
    "specification/things/data-plane/common/more types.json": {"Thing": {"type": "object"}},
}
CATALOG = """# A remark at the top.
"things/2024-01-01":  # beside
  upstream:
    path: {path}
    commit: {commit}
    sha256: {sha256}
# between
'things/2023-01-01':
  path: things/own.json
other/documented:
  upstream:
    path: other.yml
    commit: null
    sha256: null
"""


class Place:
    """Where everything is, and the command."""

    def __init__(self, folder: Path) -> None:
        self.specs, self.mirror = folder / "specs", folder / "mirror"
        self.catalog = self.specs / "catalog.yaml"
        self.specs.mkdir()
        (self.specs / "clientgen.yaml").write_text("documents: catalog.yaml\n")
        (self.specs / "things").mkdir()
        (self.specs / "things" / "own.json").write_text("{}")
        for path, content in FILES.items():
            self.put(path, content)
        self.pin(self.sha256)

    def put(self, path: str, content: Any) -> None:
        (self.mirror / path).parent.mkdir(parents=True, exist_ok=True)
        (self.mirror / path).write_text(content if isinstance(content, str) else json.dumps(content))

    @property
    def sha256(self) -> str:
        return hashlib.sha256((self.mirror / DOCUMENT).read_bytes()).hexdigest()

    def pin(self, sha256: str, commit: str = COMMIT) -> None:
        self.catalog.write_text(CATALOG.format(path=DOCUMENT, commit=commit, sha256=sha256))
        embedded.cache_clear()

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(main, list(arguments), catch_exceptions=False)

    def sync(self, *arguments: str) -> Result:
        return self.run("sync", "--mirror", str(self.mirror), *arguments)

    @property
    def folder(self) -> Path:
        return self.specs / ".synced" / "things" / "2024-01-01"

    def files(self) -> dict[str, str]:
        root = self.specs / ".synced"
        return {path.relative_to(root).as_posix(): path.read_text() for path in root.rglob("*") if path.is_file()}
