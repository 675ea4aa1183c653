"""``clientgen bundle``: one file that means what several do, in every dialect."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from openapi_spec_validator import OpenAPIV2SpecValidator, OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

from generator.bundle.kinds import kind_of
from generator.cli import main

SWAGGER = {
    "api.yaml": """
swagger: "2.0"
info: {title: Library, version: "1"}
parameters: {Limit: {name: limit, in: query, type: integer}}
paths:
  /books:
    get:
      operationId: Books_List
      parameters: [{$ref: "#/parameters/Limit"}, {$ref: "shared/common.json#/parameters/Language"}]
      x-ms-examples: {All: {$ref: examples/all.json}, Absent: {$ref: examples/absent.json}}
      responses:
        "200": {description: "", schema: {type: array, items: {$ref: "shared/books.yaml#/definitions/Book"}}}
        default: {$ref: "shared/common.json#/responses/Failure"}
  /shelves: {$ref: "shared/shelves.yaml#/paths/~1shelves"}
definitions: {Error: {type: object, properties: {here: {type: string}}}}
""",
    "shared/books.yaml": """
definitions:
  Book:
    type: object
    discriminator: kind
    required: [kind]
    properties:
      kind: {type: string}
      next: {$ref: "#/definitions/Book"}
      writer: {$ref: "common.json#/definitions/Writer"}
      error: {$ref: "../api.yaml#/definitions/Error"}
  Comic: {allOf: [{$ref: "#/definitions/Book"}, {type: object, properties: {panels: {type: integer}}}]}
  Unused: {type: string}
""",
    "shared/shelves.yaml": """
paths:
  /shelves:
    put:
      operationId: Shelves_Set
      parameters: [{name: body, in: body, required: true, schema: {$ref: "books.yaml#/definitions/Book"}}]
      responses: {"204": {description: ""}}
""",
    "shared/common.json": json.dumps(
        {
            "parameters": {"Language": {"name": "language", "in": "query", "type": "string"}},
            "responses": {"Failure": {"description": "", "schema": {"$ref": "#/definitions/Fault"}}},
            "definitions": {
                "Writer": {
                    "type": "object",
                    "properties": {"books": {"type": "array", "items": {"$ref": "books.yaml#/definitions/Book"}}},
                },
                "Fault": {"type": "object", "properties": {"code": {"type": "string"}}},
            },
        }
    ),
    "examples/all.json": '{"parameters": {"limit": 3}, "responses": {"200": {"body": [{"kind": "Comic", "panels": 4}]}}}',
}
OPENAPI = {
    "api.yaml": """
openapi: VERSION
info: {title: Library, version: "1"}
paths:
  /books:
    get:
      operationId: Books_List
      parameters: [{$ref: "common.yaml#/components/parameters/Limit"}]
      responses:
        "200":
          description: ""
          headers: {x-count: {$ref: "common.yaml#/components/headers/Count"}}
          content: {application/json: {schema: {$ref: "#/components/schemas/Books"}, examples: {one: {$ref: "common.yaml#/components/examples/One"}}}}
    post:
      operationId: Books_Add
      requestBody: {$ref: "common.yaml#/components/requestBodies/Book"}
      responses: {"201": {$ref: "common.yaml#/components/responses/Added"}}
  /pets: {$ref: "common.yaml#/components/pathItems/Pets"}
components:
  securitySchemes: {key: {$ref: "common.yaml#/components/securitySchemes/key"}}
  schemas:
    Books: {type: array, items: {$ref: "common.yaml#/components/schemas/Book"}}
    Same: {type: object, properties: {root: {type: string}}}
    Person: {$ref: "people/person.yaml"}
""",
    "common.yaml": """
components:
  parameters: {Limit: {name: limit, in: query, schema: {type: integer}}}
  headers: {Count: {schema: {type: integer}}}
  examples: {One: {value: [{title: Emma}]}}
  requestBodies: {Book: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Book"}}}}}
  responses: {Added: {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Book"}}}}}
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  pathItems:
    Pets:
      get:
        operationId: Pets_Get
        responses: {"200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}
  schemas:
    Book:
      type: object
      properties:
        title: {type: string, example: {$ref: not a reference}}
        writer: {$ref: "api.yaml#/components/schemas/Person"}
        same: {$ref: "#/components/schemas/Same"}
        parameters: {$ref: "#/components/schemas/Same"}
    Same: {description: Of another file., type: object, properties: {common: {type: string}}}
    Pet:
      oneOf: [{$ref: "#/components/schemas/Cat"}, {$ref: "#/components/schemas/Dog"}]
      discriminator: {propertyName: kind, mapping: {cat: "#/components/schemas/Cat", dog: Dog}}
    Cat: {type: object, required: [kind], properties: {kind: {type: string}, lives: {type: integer}}}
    Dog: {type: object, required: [kind], properties: {kind: {type: string}, friends: {type: array, items: {$ref: "#/components/schemas/Pet"}}}}
""",
    "people/person.yaml": """
type: object
properties: {name: {type: string}, parent: {$ref: "person.yaml"}, parameters: {$ref: "name.yaml"}, wrote: {$ref: "../common.yaml#/components/schemas/Book"}}
""",
}
OPENAPI["people/name.yaml"] = "type: string\n"
DIALECTS: dict[str, tuple[dict[str, str], str, Any]] = {
    "2.0": (SWAGGER, "2.0", OpenAPIV2SpecValidator),
    "3.0": (OPENAPI, "3.0.3", OpenAPIV30SpecValidator),
    "3.1": (OPENAPI, "3.1.0", OpenAPIV31SpecValidator),
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


@pytest.fixture(params=DIALECTS)
def dialect(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    files, version, _ = DIALECTS[request.param]
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text.replace("VERSION", version))
    monkeypatch.chdir(tmp_path)
    return str(request.param)


def references(node: Any) -> list[str]:
    if isinstance(node, list):
        return [ref for item in node for ref in references(item)]
    if not isinstance(node, dict):
        return []
    own = [node["$ref"]] if isinstance(node.get("$ref"), str) and node["$ref"] != "not a reference" else []
    return own + [ref for value in node.values() for ref in references(value)]


def test_a_bundle_refers_to_nothing_outside_and_is_valid(dialect: str) -> None:
    done = run("bundle", "api.yaml")
    document = json.loads(done.stdout)
    assert done.exit_code == 0 and done.stderr == ""
    found = references(document)
    assert found and all(ref.startswith("#/") for ref in found)
    assert list(DIALECTS[dialect][2](document).iter_errors()) == []


def test_everything_stands_in_the_section_of_its_kind(dialect: str) -> None:
    """By its own name, or another one where that is taken; a path where no section is for it, in place."""
    document = json.loads(run("bundle", "api.yaml").stdout)
    if dialect == "2.0":
        assert list(document["definitions"]) == ["Error", "Book", "Fault", "Writer", "Comic"]
        assert set(document["parameters"]) == {"Limit", "Language"} and set(document["responses"]) == {"Failure"}
        example = json.loads(SWAGGER["examples/all.json"])
        assert document["paths"]["/books"]["get"]["x-ms-examples"] == {"All": example}
        assert "put" in document["paths"]["/shelves"]
        return
    components = document["components"]
    assert {key: set(value) for key, value in components.items() if key not in ("schemas", "pathItems")} == {
        "parameters": {"Limit"},
        "headers": {"Count"},
        "examples": {"One"},
        "requestBodies": {"Book"},
        "responses": {"Added"},
        "securitySchemes": {"key"},
    }
    schemas = components["schemas"]
    assert set(schemas) == {"Books", "Same", "Person", "Book", "Same_2", "Pet", "Cat", "Dog", "name"}
    assert schemas["Book"]["properties"]["parameters"] == {"$ref": "#/components/schemas/Same_2"}
    assert schemas["Book"]["properties"]["title"]["example"] == {"$ref": "not a reference"}
    assert schemas["Person"]["properties"]["parent"] == {"$ref": "#/components/schemas/Person"}
    assert schemas["Pet"]["discriminator"]["mapping"] == {
        kind: f"#/components/schemas/{kind.title()}" for kind in ("cat", "dog")
    }
    assert ("pathItems" in components) == (dialect == "3.1")
    assert ("get" in document["paths"]["/pets"]) == (dialect == "3.0")


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_the_same_package_is_generated_from_a_bundle(dialect: str, form: str, tmp_path: Path) -> None:
    """Every file but the lock, where the schemas of other files have names: one that is a file has a better one now."""
    text = Path("api.yaml").read_text().replace('{$ref: "people/person.yaml"}', "{type: object}")
    Path("api.yaml").write_text(text)
    done = run("bundle", "api.yaml", "--output", "one/api.yaml", "--format", form)
    assert done.exit_code == 0 and done.output == ""
    for name, document in (("whole", "api.yaml"), ("bundled", "one/api.yaml")):
        assert run("generate", document, "--output", name).exit_code == 0
    packages = [contents(tmp_path / name) for name in ("whole", "bundled")]
    assert packages[0].keys() == packages[1].keys()
    for name in packages[0]:
        assert packages[0][name] == packages[1][name], name


def contents(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file() and not path.name.endswith("lock.json")]
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


def test_yaml_keeps_text_that_looks_like_something_else(dialect: str, tmp_path: Path) -> None:
    """Also for readers of YAML 1.1, to which ``no`` is false and a date no text."""
    document = json.loads(run("bundle", "api.yaml").stdout)
    document["info"]["x-words"] = ["no", "ON", "2024-10-21", "1e3", "null", "0x1F", "a: b", "line\nline", "ä"]
    (tmp_path / "words.json").write_text(json.dumps(document))
    text = run("bundle", "words.json", "--format", "yaml").stdout
    assert yaml.safe_load(text) == document and not re.search(r"(^|\s)[&*]id\d", text)


@pytest.mark.parametrize(
    ("files", "code", "message"),
    [
        ({"api.yaml": "openapi: 3.0.0\npaths: {/a: {$ref: 'gone.yaml#/a'}}\n"}, 1, "error CG122"),
        ({"api.yaml": "openapi: 3.0.0\npaths: {/a: {$ref: 'https://a.example/b.yaml'}}\n"}, 1, "error CG120"),
        ({"api.yaml": "{"}, 1, "error CG106"),
        ({}, 2, "is not the id of a document"),
    ],
)
def test_what_cannot_be_bundled_is_told_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], code: int, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in files.items():
        Path(name).write_text(text)
    done = run("bundle", "api.yaml", "--output", "out.json")
    assert done.exit_code == code and message in done.stderr and not Path("out.json").exists()


def test_paths_that_refer_to_each_other_in_a_circle_are_no_endless_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("api.yaml").write_text("openapi: 3.0.0\npaths: {/a: {$ref: 'b.yaml#/b'}}\n")
    Path("b.yaml").write_text("b: {$ref: 'b.yaml#/c'}\nc: {$ref: 'b.yaml#/b'}\n")
    assert run("bundle", "api.yaml").exit_code in (0, 1)


def test_overlays_are_applied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is bundled is the document that packages are made from."""
    monkeypatch.chdir(tmp_path)
    Path("api.yaml").write_text("openapi: 3.0.0\ninfo: {title: A, version: '1'}\npaths: {}\n")
    overlay = "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions: [{target: $.info, update: {title: Corrected}, description: d}]\n"
    Path("fix.yaml").write_text(overlay)
    Path("clientgen.yaml").write_text("documents: {a/v1: {path: api.yaml}}\nservices: {a: {overlays: [fix.yaml]}}\n")
    assert json.loads(run("bundle", "a/v1").stdout)["info"]["title"] == "Corrected"


@pytest.mark.parametrize(
    ("pointer", "kind"),
    [
        ("/paths/~1a/get/parameters/0", "parameters"),
        ("/paths/~1a/get/responses/200", "responses"),
        ("/paths/~1a/get/responses/200/headers/parameters", "headers"),
        ("/paths/parameters", "pathItems"),
        ("/paths/~1a/get/requestBody/content/a~1b/schema/items/properties/responses", "schemas"),
        ("/components/callbacks/done/{$url}", "pathItems"),
        ("/components/schemas/parameters/allOf/0", "schemas"),
        ("/definitions/A/additionalProperties", "schemas"),
        ("/paths/~1a/get/callbacks/done", "callbacks"),
        ("/components/links/next", "links"),
    ],
)
def test_what_stands_at_a_place_is_told_by_the_way_to_it(pointer: str, kind: str) -> None:
    assert kind_of(pointer) == kind
