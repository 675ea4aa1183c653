"""Azure's v1 Responses API: items told apart by ``type``, the messages among them by ``role``; every one is its model.

The items are made from the raw document here, by another reader than the generator's.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.generation import generate_package
from generator.package.result import Options

from .real import RESPONSES_V1, raw, target

pytestmark = pytest.mark.skipif(not RESPONSES_V1.is_file(), reason="the document is not here: ../shared/specs-v1")

SERVE = """
import json, sys, threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from azure.core.credentials import AzureKeyCredential
from v1check.v1 import AiFoundryOpenAiv1Client

answer, sent, requests = json.load(open("answer.json")), json.load(open("sent.json")), []

class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        requests.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass

server = HTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
found = []
for strict in (False, True):
    with AiFoundryOpenAiv1Client(f"http://127.0.0.1:{server.server_port}", AzureKeyCredential("k"), strict=strict) as client:
        response = client.responses.create(model="m", input=sent)
    found.append([type(item).__name__ for item in response.output])
    assert response.model_dump(mode="json", exclude_unset=True)["output"] == answer["output"]
json.dump({"classes": found, "requests": requests}, sys.stdout)
"""
CALL = """
from azure.core.credentials import AzureKeyCredential
from v1check.v1 import AiFoundryOpenAiv1Client, models

client = AiFoundryOpenAiv1Client("https://x.example", AzureKeyCredential("k"))
"""
CREATE = 'client.responses.create(model="m", input=[%s])\n'


class Document:
    """The raw document: the leaves below a base, and a value of a schema with what is required."""

    def __init__(self) -> None:
        self.schemas: dict[str, Any] = raw(RESPONSES_V1)["components"]["schemas"]

    def leaves(self, name: str, tags: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
        discriminator = self.schemas[name].get("discriminator")
        if discriminator is None:
            yield name, tags
            return
        for value, ref in discriminator["mapping"].items():
            yield from self.leaves(ref.rpartition("/")[2], {**tags, discriminator["propertyName"]: value})

    def object(self, name: str, tags: dict[str, str]) -> dict[str, Any]:
        return {key: tags[key] if key in tags else self.value(node) for key, node in self.required(name).items()}

    def required(self, name: str) -> dict[str, Any]:
        """The required properties of a schema and of what it extends, the nearer declaration last."""
        node = self.schemas[name]
        found: dict[str, Any] = {}
        for branch in node.get("allOf", []):
            found |= self.required(branch["$ref"].rpartition("/")[2])
        found |= {key: value for key, value in node.get("properties", {}).items() if key in found}
        return found | {key: node["properties"][key] for key in node.get("required", []) if key not in found}

    def value(self, node: dict[str, Any]) -> Any:
        if "$ref" in node:
            name = node["$ref"].rpartition("/")[2]
            target = self.schemas[name]
            if target.get("type") != "object":
                return self.value(target)
            return self.object(*next(self.leaves(name, {})))
        for keyword in ("allOf", "anyOf", "oneOf"):
            if keyword in node:
                return self.value(node[keyword][0])
        if "enum" in node:
            return node["enum"][0]
        match node.get("type"):
            case "array":
                return [self.value(node["items"])]
            case "object":
                return {key: self.value(node["properties"][key]) for key in node.get("required", [])}
            case "boolean":
                return True
            case "integer" | "number":
                return 1
            case "string":
                return "some text"
        return "anything"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("v1")
    result = generate_package(target(RESPONSES_V1), Options(root, module="v1check.v1"))
    return root / result.folder / "src"


@pytest.fixture(scope="module")
def sent() -> list[dict[str, Any]]:
    document = Document()
    return [document.object(name, tags) for name, tags in document.leaves("OpenAI.ItemParam", {})]


def run(source: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=source, capture_output=True, text=True)


def test_every_item_is_sent_as_it_is_and_read_as_its_own_model(source: Path, sent: list[dict[str, Any]]) -> None:
    """Also by a strict client: what has all that is required keeps to the document."""
    document = Document()
    leaves = list(document.leaves("OpenAI.ItemResource", {}))
    assert len(leaves) == 19 and len(sent) == 20 and {"message", "reasoning"} <= {tags["type"] for _, tags in leaves}
    answer = document.object("AzureResponse", {})
    answer["output"] = [document.object(name, tags) for name, tags in leaves]
    (source / "answer.json").write_text(json.dumps(answer), "utf-8")
    (source / "sent.json").write_text(json.dumps(sent), "utf-8")
    (source / "serve.py").write_text(SERVE, "utf-8")
    done = run(source, "serve.py")
    assert done.returncode == 0, done.stderr[-3000:]
    said = json.loads(done.stdout)
    assert said["classes"] == [[name.replace(".", "") for name, _ in leaves]] * 2
    assert said["requests"] == [{"model": "m", "input": sent}] * 2


def test_every_item_type_checks(source: Path, sent: list[dict[str, Any]]) -> None:
    """Each in a call of its own; a role as the type, or a leaf's name, is an error."""
    wrong = [{**item, "type": item["role"]} for item in sent if "role" in item]
    calls = "".join(CREATE % repr(item) for item in [*sent, *wrong])
    (source / "calls.py").write_text(CALL + calls, "utf-8")
    done = run(source, "-m", "mypy", "--strict", "--cache-dir", str(source.parent / "mypy"), "calls.py")
    lines = [int(line.split(":")[1]) for line in done.stdout.splitlines() if ": error: " in line]
    first = CALL.count("\n") + len(sent) + 1
    assert lines == [*range(first, first + len(wrong))] and len(wrong) == 4, done.stdout[-3000:]
