"""Bases above bases: what is sent and read is told apart by the tag of each level, in every dialect."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from azure.core.credentials import AzureKeyCredential
from azure.core.exceptions import DecodeError
from pytest_httpserver import HTTPServer

CASE = Path(__file__).resolve().parents[1] / "cases" / "hierarchy"


@pytest.fixture(params=["swagger20", "openapi30", "openapi31"])
def package(request: pytest.FixtureRequest, make_package: Any) -> ModuleType:
    made: ModuleType = make_package((CASE / f"{request.param}.yaml").read_text("utf-8"))
    return made


def answered(package: ModuleType, server: HTTPServer, answer: Any, *, strict: bool = True) -> Any:
    """What is read of an answer to a user's message."""
    server.expect_request("/v1/items").respond_with_json(answer)
    with package.DocumentClient(server.url_for("/v1"), AzureKeyCredential("k"), strict=strict) as client:
        return client.items.create(body={"type": "message", "role": "user", "content": "Hello"})


def test_a_value_is_read_through_both_levels(package: ModuleType, httpserver: HTTPServer) -> None:
    """By the outer tag, then by the inner one; a strict client takes it for what it is."""
    values = {
        "AssistantMessage": {"type": "message", "role": "assistant", "content": ["Hi"]},
        "UserMessage": {"type": "message", "role": "user", "content": "Hello"},
        "FunctionCall": {"type": "function_call", "name": "f"},
    }
    for name, value in values.items():
        for strict in (True, False):
            shelf = answered(package, httpserver, {"first": value}, strict=strict)
            assert type(shelf.first).__name__ == name
            assert shelf.model_dump(mode="json", exclude_unset=True) == {"first": value}
            httpserver.clear()


def test_what_is_sent_has_the_tag_of_each_level(package: ModuleType, httpserver: HTTPServer) -> None:
    answered(package, httpserver, {})
    ((request, _),) = httpserver.log
    assert json.loads(request.data) == {"type": "message", "role": "user", "content": "Hello"}


def test_what_a_base_extends_is_not_told_apart_by_its_tag(package: ModuleType, httpserver: HTTPServer) -> None:
    """A resource has the type that the service gives it; a database of the same type is told apart by its kind."""
    base = {"id": "1", "name": "n", "type": "Microsoft.Kusto/databases"}
    answer = {"resource": base, "databases": [{**base, "kind": "ReadWrite", "size": 1}]}
    shelf = answered(package, httpserver, answer)
    assert type(shelf.resource).__name__ == "ProxyResource"
    assert type(shelf.databases[0]).__name__ == "ReadWriteDatabase"
    assert shelf.model_dump(mode="json", exclude_unset=True) == answer


def test_subtypes_that_share_a_tag_are_told_apart_by_what_they_have(
    package: ModuleType, httpserver: HTTPServer
) -> None:
    for shape, name in [({"side": 2.0}, "Square"), ({"size": 4.0}, "AreaBase")]:
        shelf = answered(package, httpserver, {"shape": {"kind": "area", **shape}})
        assert type(shelf.shape).__name__ == name
        httpserver.clear()


def test_a_defect_behind_known_tags_is_refused_by_a_strict_client(package: ModuleType, httpserver: HTTPServer) -> None:
    """Elsewhere the value stays as it came, in the model that the tags name."""
    answer = {"databases": [{"kind": "ReadWrite", "size": "large"}]}
    with pytest.raises(DecodeError):
        answered(package, httpserver, answer)
    shelf = answered(package, httpserver, answer, strict=False)
    assert type(shelf.databases[0]).__name__ == "ReadWriteDatabase" and shelf.databases[0].size == "large"


RIGHT = """\
client.items.create(body={"type": "message", "role": "assistant", "content": ["Hi"]})
client.items.create(body={"type": "function_call", "name": "f"})
"""
WRONG = {
    "the tag of the other level": '{"type": "message", "role": "function_call", "content": "Hi"}',
    "a leaf's name as its tag": '{"type": "UserMessage", "role": "user", "content": "Hi"}',
    "another subtype's tag": '{"type": "function_call", "role": "user", "content": "Hi"}',
}


def test_a_type_checker_knows_the_tags_of_each_level(package: ModuleType, tmp_path: Path) -> None:
    """Each wrong call is an error of its own, the right ones are none."""
    module = package.__name__
    calls = RIGHT + "".join(f"client.items.create(body={body})\n" for body in WRONG.values())
    head = f"from azure.core.credentials import AzureKeyCredential\nfrom {module} import DocumentClient\n"
    script = tmp_path / "script.py"
    script.write_text(head + "client = DocumentClient('x', AzureKeyCredential('k'))\n" + calls, "utf-8")
    source = Path(str(package.__file__)).parents[len(module.split("."))]
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "mypy"), str(script)]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True)
    wrong = {line.split(":")[1] for line in done.stdout.splitlines() if ": error: " in line}
    assert wrong == {str(6 + number) for number, _ in enumerate(WRONG)}, done.stdout
