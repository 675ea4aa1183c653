"""The tests that packages carry: they pass, sync and async, none is skipped; and they fail when something is wrong."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.project.catalog import Target, entries, resolve_targets
from generator.diagnostics import Severity
from generator.generation import generate_package
from generator.package.result import Options
from mutate.choice import chosen
from mutate.fault import Fault
from mutate.rows import faults_of

EMBEDDED = [entry.id for entry in entries() if entry.embedded]
#: Of each of these kinds, one fault.
SMOKE = ("method", "path", "stream flag", "response header", "error type")
HOSTILE = r"""
openapi: 3.0.3
info: {title: "\"\"\" + __import__('os').abort() {{ x }}", version: "1'\"\n"}
servers: [{url: "https://{h}/a b", variables: {h: {default: x}}}]
paths:
  "/x\"{{ 1 }}'''/{a}":
    get:
      operationId: "'''_\"\"\""
      parameters:
        - {name: a, in: path, required: true, schema: {type: string}}
        - {name: "q\\\"{% raw %}&=", in: query, required: true, schema: {type: string, enum: ["\"\"\"\n\\", "{{ y }}"]}}
      responses:
        "200":
          description: ""
          content: {application/json: {schema: {$ref: "#/components/schemas/M"}}}
components:
  schemas:
    M:
      type: object
      required: ["\"\"\"\\"]
      properties:
        "\"\"\"\\": {type: string, enum: ["'''\n\"\"\"", "\u202e\u0000"]}
        "{{ z }}": {$ref: "#/components/schemas/M"}
"""
#: What the embedded documents have not: links to other hosts, outcomes elsewhere, examples beside schemas.
OTHERWISE = """
openapi: 3.0.3
info: {title: T, version: "1"}
servers: [{url: "https://{h}/base", variables: {h: {default: x}}}]
paths:
  /next/things:
    get:
      operationId: Things_List
      x-ms-pageable: {nextLinkName: nextLink}
      x-ms-examples:
        A page of many:
          parameters: {}
          responses:
            "200": {body: {value: [{id: a}], nextLink: "https://elsewhere.invalid/things?page=2"}, headers: {x-count: 7}}
      responses: {"200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/List"}}}}}
  /jobs/{id}:
    put:
      operationId: Jobs_Put
      x-ms-long-running-operation: true
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}, example: job-1}
        - {name: api-version, in: query, required: true, schema: {type: string}}
      responses: {"200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}}
  /jobs:
    post:
      operationId: Jobs_Start
      x-ms-long-running-operation: true
      x-ms-long-running-operation-options: {final-state-via: location}
      requestBody:
        content:
          application/json:
            schema: {$ref: "#/components/schemas/Thing"}
            examples: {one: {value: {id: shown}}, odd: {value: {id: 3}}}
      responses: {"200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}}
    delete:
      operationId: Jobs_Stop
      x-ms-long-running-operation: true
      x-ms-long-running-operation-options: {final-state-via: operation-location}
      parameters: [{name: ids, in: query, explode: false, schema: {type: array, items: {type: string}, example: ["a,b", c]}}]
      responses: {"200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}}
  /events:
    get:
      operationId: Events_Watch
      parameters: [{name: stream, in: query, schema: {type: boolean}}]
      responses:
        "200":
          description: ""
          content:
            application/json: {schema: {$ref: "#/components/schemas/Thing"}}
            text/event-stream: {schema: {$ref: "#/components/schemas/Thing"}}
components:
  schemas:
    Thing: {type: object, required: [id], properties: {id: {type: string}, size: {type: integer, example: 42}}}
    List:
      type: object
      properties: {value: {type: array, items: {$ref: "#/components/schemas/Thing"}}, nextLink: {type: string}}
"""
#: No schema worth a name; and examples of parameters for which OpenAPI has no form on the wire.
#: Schemas that contain themselves without an object in between.
NESTED = """
openapi: 3.0.3
info: {title: T, version: "1"}
paths:
  /things:
    post:
      operationId: Things_Create
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Nest"}}}}
      responses: {"200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Value"}}}}}
components:
  schemas:
    Nest: {type: array, items: {$ref: "#/components/schemas/Nest"}}
    Value: {oneOf: [{type: string}, {type: array, items: {$ref: "#/components/schemas/Value"}}]}
"""
#: Unions within the items of a page: of what a method returns, only the pager has an asynchronous twin.
PAGED = """
openapi: 3.1.0
info: {title: T, version: "1"}
paths:
  /things:
    get:
      operationId: Things_List
      responses:
        "200":
          description: ""
          content:
            application/json:
              schema:
                type: object
                required: [value]
                properties:
                  nextLink: {type: string}
                  value:
                    type: array
                    items: {anyOf: [{type: array, items: {anyOf: [{type: string}, {type: integer}]}}, {type: integer}]}
"""
BARE = """
openapi: 3.0.3
info: {title: T, version: "1"}
paths:
  /x:
    get:
      operationId: A_B
      parameters:
        - {name: q, in: query, example: {a: {b: [1, "x y"]}, c: [2, 3]}, schema: {}}
        - {name: r, in: query, example: [{a: "ä"}, [2, 3]], schema: {}}
        - {name: s, in: query, explode: false, example: [{a: 1}, [2, 3]], schema: {type: array, items: {}}}
        - {name: d, in: query, style: deepObject, example: {a: {b: 1}, c: [2, 3]}, schema: {type: object}}
        - {name: h, in: header, example: {a: {b: 1}}, schema: {type: object}}
      responses: {"200": {description: "", content: {application/json: {schema: {}}}}}
"""


def run(package: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(package / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *arguments]
    return subprocess.run(command, cwd=package, env=environment, capture_output=True, text=True)


def check_passes(package: Path) -> int:
    """All tests pass and none is skipped; returns how many there are."""
    done = run(package, "-W", "error::pytest.PytestUnraisableExceptionWarning")
    last = done.stdout.rstrip().rpartition("\n")[2]
    found = re.fullmatch(r"(\d+) passed in .*", last)
    assert done.returncode == 0 and found is not None, done.stdout[-4000:]
    return int(found[1])


@pytest.mark.parametrize("target", EMBEDDED)
def test_the_tests_of_an_embedded_package_call_every_operation(target: str, tmp_path: Path) -> None:
    """Every operation has tests of its calls (or streams) and of its errors, each for both clients.

    That they pass is seen in ``tests/corpus``, with those of all other documents.
    """
    result = generate_package(resolve_targets([target])[0], Options(tmp_path))
    package = tmp_path / result.folder
    listed = run(package, "--collect-only").stdout
    rows = (next((package / "src").rglob("_operations.py"))).read_text("utf-8")
    assert len(re.findall(r"^[A-Z]\w+: Operation\[", rows, re.MULTILINE)) == result.operations_generated
    for kind in ("call|stream", "error"):
        for client in ("sync", "async"):
            found = set(re.findall(rf"^tests/(test_operations_\w+\.py)::test_(?:{kind})_(\w+)\[{client}", listed, re.M))
            assert len(found) == result.operations_generated


def test_the_tests_of_a_hostile_document_pass(tmp_path: Path) -> None:
    """Quotes, line breaks, template marks and NUL in names and values neither end a literal nor run."""
    document = tmp_path / "document.yaml"
    document.write_text(HOSTILE, "utf-8")
    result = generate_package(Target(document.name, document), Options(tmp_path / "out", module="hostile.v1"))
    assert result.status.value == "written", [str(item) for item in result.diagnostics]
    assert check_passes(tmp_path / "out" / result.folder) > 10


def test_the_tests_of_pages_of_unions_pass(tmp_path: Path) -> None:
    """``AsyncItemPaged[list[str | int] | int]``: the bars belong to the item, not to what the method returns. The method
    is called ``list`` itself, so that type has another name there."""
    document = tmp_path / "document.yaml"
    document.write_text(PAGED, "utf-8")
    result = generate_package(Target(document.name, document), Options(tmp_path / "out", module="paged.v1"))
    package = tmp_path / "out" / result.folder
    assert (
        "-> AsyncItemPaged[_list[str | int] | int]:" in (package / "src/paged/v1/aio/operations/things.py").read_text()
    )
    assert check_passes(package) > 10


def test_the_tests_of_schemas_that_contain_themselves_pass(tmp_path: Path) -> None:
    """What is inside them is any value, which a warning says; the module of the models can be imported."""
    document = tmp_path / "document.yaml"
    document.write_text(NESTED, "utf-8")
    result = generate_package(Target(document.name, document), Options(tmp_path / "out", module="nested.v1"))
    assert [item.code for item in result.diagnostics if item.severity is Severity.WARNING] == ["CG402", "CG402"]
    assert check_passes(tmp_path / "out" / result.folder) > 10


def test_the_tests_of_what_no_embedded_document_has_pass_and_notice(tmp_path: Path) -> None:
    """A link to another host is not followed by the tests; where an outcome is, what arrives before a stream breaks, how
    a list is separated, and which calls have no api-version is noticed; what the document shows is what is sent."""
    document = tmp_path / "document.yaml"
    document.write_text(OTHERWISE, "utf-8")
    result = generate_package(Target(document.name, document), Options(tmp_path / "out", module="otherwise.v1"))
    package = tmp_path / "out" / result.folder
    assert check_passes(package) > 30
    titles = run(package, "--collect-only").stdout
    assert {"test_call_begin_start[sync-one]", "test_call_begin_start[async-odd]"} <= set(
        re.findall(r"test_call_\S+", titles)
    )
    noticed = {
        'final_state_via="location"': 'final_state_via="operation-location"',
        '"job-1"': '"job-2"',
        "explode=False": "explode=True",
        "versioned=False": "versioned=True",
    }
    for path in [*(package / "src").rglob("_operations.py"), *(package / "tests" / "data").glob("*.json")]:
        whole = path.read_text("utf-8")
        for was, text in noticed.items():
            if was in whole:
                path.write_text(whole.replace(was, text), "utf-8")
                assert run(package, "-x").returncode == 1, was
                noticed[was] = ""
        path.write_text(whole, "utf-8")
    assert not any(noticed.values())
    (reader,) = (package / "src").rglob("streaming.py")
    whole = reader.read_text("utf-8")
    reader.write_text(
        whole.replace("            yield self.item(name, data)\n", "            yield from ()\n"), "utf-8"
    )
    assert run(package, "-x", "-k", "test_broken").returncode == 1


def test_the_tests_of_a_document_without_schemas_pass_and_none_is_skipped(tmp_path: Path) -> None:
    """What is nested deeper than a parameter's style can say travels as JSON, and a deep object by its keys."""
    document = tmp_path / "document.yaml"
    document.write_text(BARE, "utf-8")
    result = generate_package(Target(document.name, document), Options(tmp_path / "out", module="bare.v1"))
    package = tmp_path / "out" / result.folder
    assert check_passes(package) > 10
    sent = "a=%7B%22b%22%3A%5B1%2C%22x%20y%22%5D%7D&c=2&c=3&r=%7B%22a%22%3A%22%C3%A4%22%7D&r=%5B2%2C3%5D"
    lists = "&s=%7B%22a%22%3A1%7D,%5B2%2C3%5D&d%5Ba%5D=%7B%22b%22%3A1%7D&d%5Bc%5D=2&d%5Bc%5D=3"
    assert sent + lists in (package / "tests" / "data" / "operations_a.json").read_text("utf-8")


def test_a_user_s_tests_stay_and_may_use_the_fixture(tmp_path: Path) -> None:
    """``tests/custom`` is written once, and what is in it is neither overwritten nor taken away."""
    target, options = resolve_targets(["inference/2023-05-15"])[0], Options(tmp_path)
    custom = tmp_path / generate_package(target, options).folder / "tests" / "custom"
    (custom / "README.md").write_text("mine")
    (custom / "test_mine.py").write_text("def test_mine(api):\n    assert api.requests == []\n")
    (custom.parent / "test_client.py").write_text("")
    generate_package(target, options)
    assert (custom / "README.md").read_text() == "mine" and (custom.parent / "test_client.py").stat().st_size > 0
    assert "2 passed" in run(custom.parent.parent, "tests/custom").stdout


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("smoke")
    result = generate_package(resolve_targets(["inference/2024-10-21"])[0], Options(root))
    return root / result.folder


@pytest.fixture(params=SMOKE)
def fault(package: Path, request: pytest.FixtureRequest) -> Iterator[Fault]:
    """A fault in the package, for one test."""
    found = next(each for each in faults_of(package) if each.kind == request.param)
    path = package / found.file
    whole = path.read_bytes()
    path.write_bytes(found.applied(whole))
    yield found
    path.write_bytes(whole)


def test_there_are_at_least_200_faults_to_try(package: Path) -> None:
    """Of many kinds, each of them still Python."""
    faults = chosen(faults_of(package), 1, 200, lambda fault: (package / fault.file).read_bytes())
    assert len(faults) == 200 and len({fault.kind for fault in faults}) >= 20


class Blind(ast.NodeTransformer):
    """Takes the assertions out of a module."""

    def visit_Assert(self, node: ast.Assert) -> ast.AST:
        return ast.Pass()


def test_it_is_the_assertions_that_notice_a_fault(package: Path, fault: Fault, tmp_path: Path) -> None:
    """A faulty package fails its tests; with the assertions taken out of a copy of them, it passes."""
    assert run(package, "-x", fault.tests).returncode == 1
    blind = tmp_path / "package"
    shutil.copytree(package, blind)
    for path in (blind / "tests").glob("*.py"):
        path.write_text(ast.unparse(Blind().visit(ast.parse(path.read_text("utf-8")))), "utf-8")
    done = run(blind, fault.tests)
    assert done.returncode == 0, done.stdout[-4000:]
