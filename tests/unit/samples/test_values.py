"""What is sent is what a service would accept: within the limits of the document, and of the type that it states."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.diagnostics import DiagnosticSink
from generator.docs.calls import calls
from generator.generation import analyse
from generator.package.result import Options
from generator.project.catalog import Target
from generator.samples import make_samples

from .test_samples import case_of, samples_of

LIMITED = """
openapi: 3.1.0
info: {title: T, version: "1"}
paths:
  /things/{id}/{slug}:
    post:
      operationId: Things_Create
      parameters:
        - {name: id, in: path, required: true, schema: {type: string, maxLength: 5}}
        - {name: slug, in: path, required: true, schema: {$ref: "#/components/schemas/Slug", maxLength: 8}}
        - {name: limit, in: query, required: true, schema: {type: integer, exclusiveMinimum: 10, multipleOf: 4}}
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}
      responses: {"200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}}
components:
  schemas:
    Slug: {type: string, pattern: "^[a-z][a-z0-9-]{2,11}$"}
    Small: {type: number, maximum: 0.25}
    Nest: {type: array, minItems: 2, items: {$ref: "#/components/schemas/Nest"}}
    One: {oneOf: [{type: string}, {type: array, minItems: 2, uniqueItems: true, items: {$ref: "#/components/schemas/Two"}}]}
    Two: {oneOf: [{type: string}, {type: array, minItems: 2, uniqueItems: true, items: {$ref: "#/components/schemas/One"}}]}
    Thing:
      type: object
      required: [three, n, tokens]
      properties:
        n: {type: integer, minimum: 1, maximum: 1}
        tokens: {type: integer, minimum: 256}
        three: {type: array, minItems: 3, items: {type: string}}
        half: {$ref: "#/components/schemas/Small", exclusiveMinimum: 0.125}
        differ: {type: array, minItems: 3, uniqueItems: true, items: {type: integer, maximum: 5}}
        colours: {type: array, minItems: 2, uniqueItems: true, items: {type: string, enum: [red, blue]}}
        words: {type: array, minItems: 3, uniqueItems: true, items: {type: string, maxLength: 5}}
        empty: {type: array, maxItems: 0, items: {type: string}}
        nest: {$ref: "#/components/schemas/Nest"}
        one: {$ref: "#/components/schemas/One"}
        never: {type: integer, minimum: 5, maximum: 4}
        flags: {type: array, minItems: 4, uniqueItems: true, items: {type: boolean}}
        many: {type: array, minItems: 1000000000, items: {type: string}}
        shown: {type: number, maximum: 2, example: 42.5}
        few: {type: array, minItems: 1, items: {type: string}, example: []}
        fits: {type: string, maxLength: 5, pattern: "^(five|four)$", example: five}
        strange: {type: string, pattern: "^(a|b)+$"}
"""


def test_what_is_sent_is_within_the_limits_and_where_nothing_is_that_is_a_note(tmp_path: Path) -> None:
    """Also those of a named schema and of the place that refers to it; an array is as long as it must be; a schema
    that holds itself ends."""
    samples = samples_of(LIMITED, tmp_path, sink := DiagnosticSink())
    everything, least = case_of(samples, "everything"), case_of(samples, "only what is required")
    assert everything.arguments.path == ("id", "someslu") and "limit=12" in everything.request.url
    assert least.arguments.body == {"three": ["some three"] * 3, "n": 1, "tokens": 256}
    assert everything.arguments.fields == {
        **{"three": ["some three"] * 3, "n": 1, "tokens": 256, "half": 0.25, "differ": [3, 4, 5]},
        **{"colours": ["red", "blue"], "words": ["words", "2 wor", "3 wor"], "empty": [], "one": "some one"},
        **{"nest": [], "never": 3, "flags": [True, False], "many": ["some many"], "strange": "some strange"},
        **{"shown": 0.5, "few": ["some few"], "fits": "five"},
    }
    notes = [item for item in sink if item.code == "CG610"]
    unmade = {note.at.pointer.rpartition("/")[2] for note in notes if "could be made up" in note.message}
    assert unmade == {"nest", "never", "flags", "many", "strange", "one", "One", "Two"}
    refused = {note.at.pointer.partition("/properties/")[2] for note in notes if "the example" in note.message}
    assert refused == {"shown/example", "few/example"}
    assert {note.severity.value for note in notes} == {"info"}


def test_a_call_of_the_readme_is_within_the_limits_too(tmp_path: Path) -> None:
    (path := tmp_path / "api.yaml").write_text(LIMITED, "utf-8")
    plan = analyse(Target(path.name, path), Options(Path("unused")), DiagnosticSink()).plan
    (call,) = calls(plan, make_samples(plan, DiagnosticSink()))
    assert [value for name, value in call.arguments if not name] == ["<id>", "slug"]
    assert {name: value for name, value in call.arguments if name} == {
        **{"limit": 12, "n": 1, "tokens": 256, "three": ["<three>"] * 3}
    }


ODD = """
openapi: 3.0.3
info: {title: T, version: "1"}
paths:
  /kinds/{kind}:
    get:
      operationId: Kinds_Get
      parameters:
        - {name: kind, in: path, required: true, schema: {type: string, enum: ["", a, "..", b]}}
        - {name: floor, in: query, schema: {$ref: "#/components/schemas/Floor"}}
        - {name: size, in: query, schema: {$ref: "#/components/schemas/Size"}}
      responses: {"200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Level"}}}}}
  /jobs:
    post:
      operationId: Jobs_List
      x-ms-pageable: {nextLinkName: nextLink}
      responses: {"200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Jobs"}}}}}
components:
  schemas:
    Size: {type: number, enum: [0.5, 1.5]}
    Level: {type: integer, enum: [1.0, 2]}
    Floor: {type: integer, enum: [4.0]}
    Job: {type: object, required: [id], properties: {id: {type: integer}}}
    Jobs:
      type: object
      properties: {value: {type: array, items: {$ref: "#/components/schemas/Job"}}, nextLink: {type: string}}
"""


def test_values_of_enums_and_ids_are_those_that_travel(tmp_path: Path) -> None:
    """An empty value is not sent in a path, floats are not listed by a type (PEP 586), an integer is not ``1.0``, and
    an id that is an integer is a number, so that a strict reader takes all of them."""
    samples = samples_of(ODD, tmp_path, DiagnosticSink())
    kinds, jobs = samples.operations.values()
    assert [case.arguments.path for case in kinds.calls][:3] == [("a",)] * 3
    assert {case.arguments.path for case in kinds.calls} == {("a",), ("b",)}
    assert "floor=4&" in kinds.calls[0].request.url
    assert kinds.calls[0].expected.replies[0].json == 2 and kinds.calls[0].expected.strict
    assert samples.models.enums.keys() == {"kinds:Level"} and samples.models.enums["kinds:Level"] == [2]
    assert any("size=1.5" in case.request.url for case in kinds.calls)
    (everything,) = (case for case in jobs.calls if case.title == "everything")
    items = everything.expected.value
    assert isinstance(items, list) and all(isinstance(item, Mapping) for item in items)
    assert [item["id"] for item in items] == [3, 2, 3, 3] and everything.expected.strict
