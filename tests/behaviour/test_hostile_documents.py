"""Every string of a document is an attacker's: whatever it says, the package compiles, imports and runs none of it."""

from __future__ import annotations

import compileall
import importlib
import json
import pkgutil
import re
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import quote

import pytest
from azure.core.credentials import AzureKeyCredential
from click.testing import CliRunner
from pytest_httpserver import HTTPServer

from generator.cli import main

ATTACK = (
    '\'"\'\'\' """ \\ \\\\" \n\r\n\t{{ 7*7 }} {% raw %} {# x #} ${x} `x` #} \0 \u202e ../../../etc \x85\u2028'
    ")\n    __import__('pathlib').Path('PWNED').touch()\n\"\"\"\n__import__('pathlib').Path('PWNED').touch()\n'''"
)
TAGS = ["user", "user2"]
#: Of what a header's name may hold (RFC 9110 section 5.6.2), the worst.
HEADER = "api'%s`$x`-key"


def attack(name: str) -> str:
    return f"{name}{ATTACK}{name}"


def hostile_document() -> dict[str, Any]:
    """Titles, descriptions, names, path segments, enum values, defaults, examples and extensions, all of them hostile."""
    text = attack("t") + "\ud800"
    reference = {"$ref": "#/components/schemas/" + pointer(attack("Thing"))}
    variants = [
        {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"type": "string", "enum": [attack(tag)]}, tag: {"type": "string"}},
        }
        for tag in TAGS
    ]
    thing = {
        "type": "object",
        "title": text,
        "description": text,
        "required": [attack("required")],
        "properties": {
            attack("required"): {
                "type": "string",
                "description": text,
                "default": text,
                "example": text,
                "pattern": text,
            },
            attack("choice"): {
                "type": "string",
                "enum": [attack("a"), attack("b"), "plain"],
                "x-ms-enum": {
                    "name": text,
                    "modelAsString": True,
                    "values": [{"value": attack("a"), "description": text, "name": text}],
                },
            },
            attack("union"): {"oneOf": variants, "description": text, "discriminator": {"propertyName": "kind"}},
            attack("self"): reference,
            "class": {"type": "string"},
            "__class__": {"type": "string"},
            "model_config": {"type": "string"},
            "": {"type": "string"},
        },
        "x-ms-client-name": text,
    }
    operation = {
        "operationId": attack("op"),
        "tags": [text],
        "summary": text,
        "description": text,
        "parameters": [
            {
                "name": "id" + ATTACK.replace("{", "").replace("}", ""),
                "in": "path",
                "required": True,
                "schema": {"type": "string"},
                "description": text,
            },
            {"name": attack("q"), "in": "query", "schema": {"type": "string", "default": text}, "description": text},
            {"name": "x-h\"'{{ 7 }}", "in": "header", "schema": {"type": "string"}, "description": text},
        ],
        "requestBody": {
            "description": text,
            "content": {"application/json": {"schema": reference, "example": {text: text}}},
        },
        "responses": {
            "200": {"description": text, "content": {"application/json": {"schema": reference}}},
            "default": {"description": text, "content": {"application/json": {"schema": reference}}},
        },
        "x-ms-examples": {text: {"$ref": "./absent.json"}},
    }
    plain = {"operationId": "things_send", "requestBody": operation["requestBody"], "responses": operation["responses"]}
    path = (
        "/a"
        + ATTACK.replace("{", "").replace("}", "").replace("?", "")
        + "/{id"
        + ATTACK.replace("{", "").replace("}", "")
        + "}"
    )
    return {
        "openapi": "3.0.0",
        "info": {"title": text, "description": text, "version": text},
        "servers": [
            {
                "url": "https://{endpoint}/open\"'ai",
                "description": text,
                "variables": {"endpoint": {"default": text, "description": text}},
            }
        ],
        "security": [{attack("key"): []}],
        "paths": {path: {"post": operation}, "/plain": {"post": plain}},
        "components": {
            "schemas": {
                attack("Thing"): thing,
                attack("Other"): {"type": "array", "items": reference, "description": text},
            },
            "securitySchemes": {attack("key"): {"type": "apiKey", "in": "header", "name": HEADER, "description": text}},
        },
    }


def pointer(name: str) -> str:
    return quote(name.replace("~", "~0").replace("/", "~1"))


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, ModuleType]:
    """The package of the hostile document, generated below ``out`` by the command line in a folder of its own."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "evil.json").write_text(json.dumps(hostile_document()), "utf-8")
    monkeypatch.chdir(tmp_path)
    arguments = [
        "generate",
        "in/evil.json",
        "--output",
        "out/deep",
        "--module",
        "hostile.v1",
        "--report",
        "out/report.json",
    ]
    done = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    (folder,) = (tmp_path / "out" / "deep").iterdir()
    monkeypatch.syspath_prepend(str(folder / "src"))
    return folder, importlib.import_module("hostile.v1")


def test_nothing_is_written_outside_the_output_folder_and_nothing_of_the_document_runs(
    hostile: tuple[Path, ModuleType], tmp_path: Path
) -> None:
    folder, package = hostile
    assert compileall.compile_dir(folder, quiet=2, force=True)
    for module in pkgutil.walk_packages(package.__path__, "hostile.v1."):
        importlib.import_module(module.name)
    for name in dir(package.models):
        getattr(package.models, name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["deep", "report.json"]
    assert not list(tmp_path.rglob("PWNED"))
    assert all(path.resolve().is_relative_to(folder) for path in folder.rglob("*"))
    assert "{{ 7*7 }}" not in "".join(path.name for path in folder.rglob("*"))


def test_hostile_names_still_travel_unharmed(hostile: tuple[Path, ModuleType], httpserver: HTTPServer) -> None:
    _, package = hostile
    answer = {attack("required"): "x", attack("union"): {"kind": attack(TAGS[0]), TAGS[0]: "y"}, "new": 1}
    httpserver.expect_request("/open\"'ai/plain").respond_with_json(answer)
    names = [name for name in dir(package) if name.endswith("Client")]
    with getattr(package, names[0])(httpserver.url_for(""), AzureKeyCredential("k")) as client:
        result = client.things.send(body=answer)
    assert result.model_dump(by_alias=True, exclude_unset=True) == answer
    sent = httpserver.log[0][0]
    assert json.loads(sent.get_data()) == answer and sent.headers[HEADER] == "k"


@pytest.mark.parametrize(
    "reference",
    ["https://example.com/x.json", "file:///etc/passwd", "//example.com/x", "../../outside.json", "/etc/passwd"],
)
def test_a_reference_that_leaves_the_documents_folder_is_refused_with_a_message(tmp_path: Path, reference: str) -> None:
    (tmp_path / "outside.json").write_text("{}")
    document = tmp_path / "a" / "b" / "evil.json"
    document.parent.mkdir(parents=True)
    schema = {"content": {"application/json": {"schema": {"$ref": reference}}}, "description": ""}
    paths = {"/x": {"get": {"operationId": "x_get", "responses": {"200": schema}}}}
    document.write_text(json.dumps({"openapi": "3.0.0", "info": {"title": "", "version": "1"}, "paths": paths}))
    done = CliRunner().invoke(
        main, ["generate", str(document), "--output", str(tmp_path / "out")], catch_exceptions=False
    )
    assert done.exit_code == 1
    assert re.search(r"evil\.json:1:\d+ #/paths/~1x/get/\S+/\$ref error CG12[01] the referenced? ", done.output)
    assert not (tmp_path / "out").exists()
