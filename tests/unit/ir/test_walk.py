"""Walking: who reaches which definition, and that nothing written in a type is overlooked."""

from __future__ import annotations

from pathlib import Path

from generator.convert import convert
from generator.diagnostics import DiagnosticSink
from generator.ir.service import Service
from generator.ir.types import Array, Kind, Map, Primitive, Reach, Ref, Tuple, TypeId, Use
from generator.ir.walk import inner_uses, reach, refs_in
from generator.load import load
from generator.normalize import normalize

DOCUMENT = """
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a:
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/In'}}}}
      responses:
        '200': {description: D, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}
  /b:
    get:
      parameters: [{name: c, in: query, schema: {$ref: '#/components/schemas/Colour'}}]
      responses: {'204': {description: D, headers: {h: {schema: {$ref: '#/components/schemas/Level'}}}}}
components:
  schemas:
    In: {type: object, properties: {more: {type: object, additionalProperties: {$ref: '#/components/schemas/Colour'}}}}
    Colour: {type: string, enum: [r, g]}
    Level: {type: integer, enum: [1, 2]}
    Pet: {type: object, discriminator: {propertyName: kind}, properties: {kind: {type: string}}}
    Cat: {allOf: [{$ref: '#/components/schemas/Pet'}], properties: {self: {$ref: '#/components/schemas/Cat'}}}
    Unused: {allOf: [{$ref: '#/components/schemas/In'}], properties: {x: {type: string}}}
"""


def service(tmp_path: Path) -> Service:
    path = tmp_path / "api.yaml"
    path.write_text(DOCUMENT, encoding="utf-8")
    sink = DiagnosticSink()
    return convert(normalize(load(path, sink), sink), sink)


def test_reach(tmp_path: Path) -> None:
    """Requests and responses apart, through arrays and maps; a subtype through its base; recursion ends."""
    api = service(tmp_path)
    first, second = (operation.key for operation in api.operations)
    reached = {id.rpartition("/")[2]: value for id, value in reach(api).items()}
    assert reached["In"] == Reach(True, False, frozenset({first}))
    assert reached["Colour"] == Reach(True, False, frozenset({first, second}))
    assert reached["Level"] == Reach(False, True, frozenset({second}))
    assert reached["Pet"] == reached["Cat"] == Reach(False, True, frozenset({first}))
    assert reached["Unused"] == Reach()


def test_inner_uses() -> None:
    """Items and values are uses too."""
    ref = Use(Ref(TypeId("x")))
    use = Use(Array(Use(Map(ref))))
    assert list(inner_uses(use)) == [use, Use(Map(ref)), ref]
    string = Use(Primitive(Kind.STRING))
    tuple_ = Use(Tuple((use, string), ref))
    assert list(inner_uses(tuple_)) == [tuple_, use, Use(Map(ref)), ref, string, ref]
    assert list(inner_uses(Use(Tuple((ref,), None)))) == [Use(Tuple((ref,), None)), ref]
    assert list(refs_in([use, Use(Primitive(Kind.STRING))])) == ["x"]
