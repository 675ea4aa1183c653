"""The samples stage: values that cover a document, examples matched loosely, and what must be on the wire."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.project.catalog import Target
from generator.diagnostics import DiagnosticSink, SourceRef
from generator.ir.service import Location, Parameter
from generator.ir.types import Kind, Primitive, Use
from generator.generation import analyse
from generator.package.result import Options
from generator.samples import Samples, make_samples
from generator.samples.cases import Case, Reply
from generator.samples.wire import header_text, path_text, query_pairs

DOCUMENT = """
openapi: 3.0.3
info: {title: T, version: "1"}
servers: [{url: "https://{endpoint}/base", variables: {endpoint: {default: x}}}]
paths:
  /deployments/{deployment-id}/things:
    post:
      operationId: Things_Create
      parameters:
        - {name: deployment-id, in: path, required: true, schema: {type: string}}
        - {name: limit, in: query, required: true, schema: {type: integer}}
        - {name: x-count, in: header, schema: {type: string}}
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}
      responses:
        "200":
          description: ""
          content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}
      x-ms-examples:
        Make one:
          parameters:
            endpoint: e
            deploymentId: gpt
            x-count: 7
            api-key: k
            thingRequest: {name: one}
          responses:
            "201": {body: {name: one, extra: null}}
            "200": {}
        Nowhere: {parameters: {deployment-id: "..", limit: 4, body: {name: one, next: null}}, responses: {"200": {body: {}}}}
components:
  schemas:
    Thing:
      type: object
      required: [name, next]
      properties:
        name: {type: string}
        next: {$ref: "#/components/schemas/Thing"}
        made: {type: string, readOnly: true}
"""


def samples_of(text: str, folder: Path, sink: DiagnosticSink) -> Samples:
    path = folder / "api.yaml"
    path.write_text(text, "utf-8")
    return make_samples(analyse(Target(path.name, path), Options(Path("unused")), sink).plan, sink)


def case_of(samples: Samples, title: str) -> Case:
    return next(case for case in next(iter(samples.operations.values())).calls if case.title == title)


def test_an_example_is_used_as_far_as_it_can_be_and_each_deviation_is_a_note(tmp_path: Path) -> None:
    """Names are matched loosely, what is missing is made up, and nothing of it is an error or a warning."""
    sink = DiagnosticSink()
    case = case_of(samples_of(DOCUMENT, tmp_path, sink), "Make one")
    assert case.arguments.path == ("gpt",) and case.arguments.fields == {"name": "one"}
    assert case.request.url == "/deployments/gpt/things?limit=3" and case.request.headers == {"x-count": "7"}
    assert case.expected.replies == (Reply(201, "application/json", {"name": "one", "extra": None}),)
    nowhere = case_of(samples_of(DOCUMENT, tmp_path, DiagnosticSink()), "Nowhere")
    assert nowhere.arguments.path == ("some deployment-id",) and nowhere.request.url.endswith("limit=4")
    said = {(item.code, item.severity.value, item.message) for item in sink}
    assert ("CG604", "info", "gives 'deployment-id' a value that cannot be sent: left out") in said
    assert {code for code, severity, _ in said if severity == "info"} == {f"CG60{digit}" for digit in "1234569"}
    assert len({severity for _, severity, _ in said}) == 1
    assert ("CG602", "info", "gives 'api-key', which is not a parameter of the operation: left out") in said
    assert not any("endpoint" in message for _, _, message in said)
    places = {(e.at.pointer, e.message) for e in sink if e.code == "CG609" and "Nowhere" not in e.at.pointer}
    at = "/paths/~1deployments~1{deployment-id}~1things/post/x-ms-examples/Make one"
    lacks = "the example is an object without 'next', which is required: used as it is"
    assert places == {(f"{at}/parameters/thingRequest", lacks)}


def test_the_address_that_an_example_calls_is_no_field_of_the_body(tmp_path: Path) -> None:
    """A body with a field of the same name stands beside it, under a name of its own."""
    text = DOCUMENT.replace("name: {type: string}", "name: {type: string}\n        endpoint: {type: string}")
    text = text.replace("thingRequest: {name: one}", "thingRequest: {name: one, endpoint: /chat}")
    case = case_of(samples_of(text, tmp_path, DiagnosticSink()), "Make one")
    assert case.arguments.fields == {"name": "one", "endpoint": "/chat"}


def test_what_does_not_keep_to_the_document_on_purpose_says_so(tmp_path: Path) -> None:
    """A body without a required field, null where it may not be, an answer of another type or an undeclared status."""
    text = DOCUMENT.replace("next: {$ref", "size: {type: integer}\n        next: {nullable: true, $ref")
    operation = next(iter(samples_of(text, tmp_path, DiagnosticSink()).operations.values()))
    marked = {case.title for case in operation.calls if case.request.deviates}
    assert marked == {"None for the rest"}
    assert {case.title for case in operation.errors if case.expected.replies[0].deviates} == {"404", "418", "strict"}
    assert {case.title for case in operation.calls if case.expected.replies[0].deviates} == {"only unknown fields"}


INLINE = """
openapi: 3.1.0
info: {title: T, version: "1"}
paths:
  /things/{id}:
    post:
      operationId: Things_Create
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}, example: thing-1}
        - {name: limit, in: query, required: true, schema: {type: integer, example: many}}
        - {name: order, in: query, schema: {type: string}, examples: {up: {value: asc}, down: {value: desc}}}
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/Thing"}
            examples:
              small: {value: {name: one}}
              large: {value: {name: two, sizes: [1, two]}}
      responses:
        "200":
          description: ""
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Thing"}
              examples:
                large: {value: {name: answered}}
                quoted: {value: '{"name": "quoted"}'}
        default:
          description: ""
          content:
            application/json:
              schema: {type: object, properties: {code: {type: string}}}
              example: {code: none}
components:
  schemas:
    Thing:
      type: object
      required: [name]
      properties:
        name: {type: string, examples: [shown, another]}
        sizes: {type: array, items: {type: integer}, example: "[7, 8]"}
        flag: {type: boolean, example: false}
        made: {type: string, format: date-time, example: yesterday}
        more: {$ref: "#/components/schemas/More"}
    More:
      type: object
      example: {left: l, right: r}
      properties: {left: {type: string}, right: {type: string}}
"""


def test_what_stands_beside_schemas_and_parameters_is_what_is_sent(tmp_path: Path) -> None:
    """Examples that keep to their type are the values; what an enum or a boolean shows tells nothing; others are noted."""
    sink = DiagnosticSink()
    samples = samples_of(INLINE, tmp_path, sink)
    everything, least = case_of(samples, "everything"), case_of(samples, "only what is required")
    assert everything.arguments.fields == {
        "name": "shown",
        "sizes": [7, 8],
        "flag": True,
        "made": "2024-01-02T03:04:05Z",
        "more": {"left": "l", "right": "r"},
    }
    assert least.request.url == "/things/thing-1?limit=3" and least.arguments.body == {"name": "shown"}
    assert "order=asc" in everything.request.url and "order=desc" in case_of(samples, "parameters 2").request.url
    thing, more = (model for model in samples.models.models if model.key.endswith((":Thing", ":More")))
    assert thing.others["name"] == ["another"] and thing.others["flag"] == [False]
    assert more.value == {"left": "l", "right": "r"}
    said = {(item.code, item.at.pointer.rpartition("schemas/")[2]): item.message for item in sink}
    assert said["CG607", "Thing/properties/sizes/example"] == "the example is JSON written as text: read"
    made_up = "the example is a string, not a date-time (RFC 3339): another value is made up"
    assert said["CG608", "Thing/properties/made/example"] == made_up


def test_what_stands_beside_bodies_is_a_call(tmp_path: Path) -> None:
    """Bodies and answers of the same name belong together; an answer that is what is declared is read strictly."""
    sink = DiagnosticSink()
    samples = samples_of(INLINE, tmp_path, sink)
    small, large, quoted = (case_of(samples, title) for title in ("small", "large", "quoted"))
    assert small.arguments.fields == {"name": "one"}
    assert large.arguments.fields == {"name": "two", "sizes": [1, "two"]}
    assert [case.expected.replies[0].json for case in (large, quoted)] == [{"name": "answered"}, {"name": "quoted"}]
    assert large.expected.strict and quoted.expected.strict and quoted.arguments.fields == {"name": "shown"}
    refused = [case for case in next(iter(samples.operations.values())).errors if case.title == "small, 400"]
    assert [case.expected.replies for case in refused] == [(Reply(400, "application/json", {"code": "none"}),)]
    (odd,) = (item for item in sink if item.code == "CG609")
    assert odd.at.pointer.endswith("/examples/large/value/sizes/1") and odd.message.startswith(
        "the example is a string, not an integer"
    )
    assert not {"CG601", "CG602", "CG604", "CG606"} & {item.code for item in sink}


def test_a_schema_that_asks_for_itself_without_end_gives_a_value_that_is_said_to_be_inexact(tmp_path: Path) -> None:
    """No instance of it can keep to the document, so none is read strictly."""
    samples = samples_of(DOCUMENT, tmp_path, DiagnosticSink())
    (thing,) = samples.models.models
    assert not thing.exact and thing.required == ("name", "next")
    assert not case_of(samples, "everything").expected.strict


def test_what_is_read_only_is_not_sent_and_is_answered(tmp_path: Path) -> None:
    """A property travels only the way it may."""
    case = case_of(samples_of(DOCUMENT, tmp_path, DiagnosticSink()), "everything")
    assert "made" not in repr(case.arguments.fields) and "made" in repr(case.expected.replies)


def parameter(
    location: Location, style: str, explode: bool, *, reserved: bool = False, json: bool = False
) -> Parameter:
    use = Use(Primitive(Kind.STRING))
    at = SourceRef("api.yaml")
    return Parameter("a b", location, use, True, at, style, explode, allow_reserved=reserved, json=json)


@pytest.mark.parametrize(
    ("style", "explode", "value", "pairs"),
    [
        ("form", True, "x y/&", ["a%20b=x%20y%2F%26"]),
        ("form", True, ["x", 1, True], ["a%20b=x", "a%20b=1", "a%20b=true"]),
        ("form", False, ["x,", "y"], ["a%20b=x%2C,y"]),
        ("spaceDelimited", False, ["x", "y"], ["a%20b=x%20y"]),
        ("pipeDelimited", False, ["x", "y"], ["a%20b=x%7Cy"]),
        ("deepObject", True, {"k": "v", "n": None}, ["a%20b%5Bk%5D=v"]),
        ("form", True, {"k": "v"}, ["k=v"]),
        ("form", False, {"k": "v"}, ["a%20b=k,v"]),
    ],
)
def test_the_query_is_written_as_openapi_has_it(style: str, explode: bool, value: object, pairs: list[str]) -> None:
    """OpenAPI 3.1 section 4.8.12.4, the table of styles."""
    assert query_pairs(parameter(Location.QUERY, style, explode), value) == pairs


@pytest.mark.parametrize(
    ("style", "explode", "value", "text"),
    [
        ("label", False, ["x", "y,"], ".x,y%2C"),
        ("label", True, ["x", "y"], ".x.y"),
        ("label", False, {"k": "v", "n": None}, ".k,v"),
        ("label", True, {"k": "", "n": "w"}, ".k=.n=w"),
        ("matrix", False, "x", ";a%20b=x"),
        ("matrix", False, "", ";a%20b"),
        ("matrix", False, ["x", 2], ";a%20b=x,2"),
        ("matrix", True, ["x", ""], ";a%20b=x;a%20b"),
        ("matrix", False, {"k": "v"}, ";a%20b=k,v"),
        ("matrix", True, {"k ": "v", "n": "", "m": None}, ";k%20=v;n"),
    ],
)
def test_labels_and_matrices_are_written_as_rfc_6570_has_them(
    style: str, explode: bool, value: object, text: str
) -> None:
    """Section 3.2.1, with the row of its operator."""
    assert path_text(parameter(Location.PATH, style, explode), value) == text


def test_paths_headers_and_json_are_written_as_openapi_has_them() -> None:
    """Style simple; reserved characters stand where they may; ``content`` means JSON."""
    assert path_text(parameter(Location.PATH, "simple", False), "ä/ ?") == "%C3%A4%2F%20%3F"
    assert path_text(parameter(Location.PATH, "simple", False, reserved=True), "a/b?#") == "a/b%3F%23"
    assert header_text(parameter(Location.HEADER, "simple", False), ["x", 2]) == "x,2"
    assert header_text(parameter(Location.HEADER, "simple", True), {"k": "v"}) == "k=v"
    assert query_pairs(parameter(Location.QUERY, "form", True, json=True), [1]) == ["a%20b=%5B1%5D"]


STREAMED = r"""
openapi: 3.0.3
info: {title: T, version: "1"}
paths:
  /say:
    post:
      operationId: Talk_Say
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {text: {type: string}, stream: {type: boolean}}}
            examples: {live: {value: {text: hello, stream: true}}}
      x-ms-examples:
        Listed:
          parameters: {body: {text: a, stream: true}}
          responses: {"200": {body: [{id: 1}, {id: x}]}, "400": {body: {error: {code: no}}}}
      responses:
        "200":
          description: ""
          content:
            application/json: {schema: {$ref: "#/components/schemas/Chunk"}}
            text/event-stream:
              schema: {$ref: "#/components/schemas/Chunk"}
              examples:
                live: {value: "data: {\"id\": 2}\n\nevent: x\ndata: {\"id\":\ndata: 3}\n\ndata: [DONE]\n\n"}
components: {schemas: {Chunk: {type: object, properties: {id: {type: integer}}}}}
"""


ODD_ANSWERS = """
openapi: 3.0.3
info: {title: T, version: "1"}
paths:
  /list:
    get:
      operationId: A_List
      x-ms-pageable: {nextLinkName: next}
      x-ms-examples: {No list: {parameters: {q: asked}, responses: {"200": {body: {value: 3}}}}}
      parameters: [{name: q, in: query, schema: {type: string}}]
      responses: {"200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/L"}}}}}
  /text:
    get:
      operationId: A_Text
      x-ms-examples: {No text: {parameters: {q: asked}, responses: {"200": {body: {}}}}}
      parameters: [{name: q, in: query, schema: {type: string}}]
      responses: {"200": {description: "", content: {text/plain: {schema: {type: string}}}}}
  /events:
    get:
      operationId: A_Watch
      x-ms-examples: {No events: {parameters: {q: asked}, responses: {"200": {}}}}
      parameters: [{name: q, in: query, schema: {type: string}}]
      responses: {"200": {description: "", content: {text/event-stream: {schema: {$ref: "#/components/schemas/E"}}}}}
components:
  schemas:
    L: {type: object, properties: {next: {type: string}, value: {type: array, items: {$ref: "#/components/schemas/E"}}}}
    E: {type: object, properties: {id: {type: integer}}}
"""


def test_a_call_is_made_though_its_example_s_answer_cannot_be_used(tmp_path: Path) -> None:
    """What the example sends is tested, with an answer made up, whatever the kind of the operation."""
    listed, text, watched = samples_of(ODD_ANSWERS, tmp_path, sink := DiagnosticSink()).operations.values()
    cases = {case.title: case for case in (*listed.calls, *text.calls, *watched.streams)}
    for title in ("No list", "No text", "No events"):
        assert cases[title].arguments.keywords == {"q": "asked"} and cases[title].expected.replies
    assert any(item.code == "CG606" and "has no text for 200" in item.message for item in sink)


def test_the_events_that_an_example_shows_are_streamed(tmp_path: Path) -> None:
    """In a list, or as the text that travels; each is compared with what the document says of an event."""
    sink = DiagnosticSink()
    (talk,) = samples_of(STREAMED, tmp_path, sink).operations.values()
    listed, live = (next(case for case in talk.streams if case.title == title) for title in ("Listed", "live"))
    assert listed.expected.value == [{"id": 1}, {"id": "x"}] and not listed.expected.strict
    assert live.expected.value == [{"id": 2}, {"id": 3}] and live.expected.strict
    assert listed.arguments.fields == {"text": "a"} and live.arguments.fields == {"text": "hello"}
    assert live.request.json == {"text": "hello", "stream": True}
    (refused,) = (case for case in talk.errors if case.title == "Listed, 400")
    assert refused.arguments.fields == {"text": "a"}
    assert refused.expected.replies[0].json == {"error": {"code": "no"}}
    (odd,) = (item for item in sink if item.code == "CG609")
    assert odd.at.pointer.endswith("/Listed/responses/200/body/1/id")
