"""No node is trusted: whatever stands where, building ends with findings, never with a traceback.

These documents go past the normaliser on purpose: the builder must not rely on it.
"""

from __future__ import annotations

import itertools
import json
import random
from typing import Any

import pytest

from generator.convert import convert
from generator.diagnostics import DiagnosticSink, DocumentError, SourceRef
from generator.ir.dump import dump
from generator.ir.service import Service
from generator.ir.walk import all_uses, reach, refs_in
from generator.load.nodes import SpecList, SpecMap
from generator.normalize.document import NormalDocument, NormalOperation

ROOT = SourceRef("d.json")
PREFIX = "d.json#/components/schemas/"


def spec(value: Any, at: SourceRef) -> Any:
    if isinstance(value, (SpecMap, SpecList)):
        return value
    if isinstance(value, dict):
        return SpecMap(((key, spec(entry, at.child(key))) for key, entry in value.items()), at=at)
    if isinstance(value, list):
        return SpecList((spec(entry, at.child(index)) for index, entry in enumerate(value)), at=at)
    return value


def built(schemas: dict[str, Any], operations: list[Any] | None = None) -> tuple[Service, DiagnosticSink]:
    named = {PREFIX + name: spec(node, ROOT.child("components", "schemas", name)) for name, node in schemas.items()}
    document = NormalDocument(
        name="d.json",
        dialect="3.1",
        info=SpecMap({"title": ["no"], "version": 3}, at=ROOT.child("info")),
        servers=(SpecMap({"url": 5, "variables": []}, at=ROOT),),
        security=spec([{"ghost": []}, "x", 3], ROOT.child("security")),
        security_schemes={"odd": SpecMap({"type": [], "scheme": {}}, at=ROOT)},
        operations=tuple(
            NormalOperation(f"/{index}/{{a}}?x", "get", spec(node, ROOT.child("paths", str(index))))
            for index, node in enumerate(operations or [])
        ),
        schemas=named,
        declared={key: key.removeprefix(PREFIX) for key in named},
    )
    sink = DiagnosticSink()
    return convert(document, sink), sink


def check(service: Service, count: int) -> None:
    """Every schema has a definition, every reference one to point at, and the whole can be written out."""
    assert len(service.declared) == count
    assert set(service.declared) <= set(service.definitions)
    assert set(refs_in(all_uses(service))) <= set(service.definitions)
    json.dumps(dump(service))
    json.dumps(dump(service, sources=False))
    reach(service)


ODD: list[Any] = [None, True, False, 0, 1.5, "", "text", [], {}, [1], [{}], {"a": 1}, float("nan"), {"$ref": "nowhere"}]
KEYWORDS = (
    "$ref type enum properties required items prefixItems additionalProperties patternProperties allOf oneOf anyOf "
    "discriminator nullable readOnly writeOnly default title description format x-ms-enum x-ms-discriminator-value "
    "x-ms-client-name minimum pattern deprecated"
).split()


@pytest.mark.parametrize("keyword", KEYWORDS)
def test_any_value_of_any_keyword(keyword) -> None:
    for value in ODD:
        schemas = {
            "A": {keyword: value},
            "B": {"type": "object", "properties": {"p": {keyword: value}}, keyword: value},
            "C": {"allOf": [{"$ref": PREFIX + "B"}, {keyword: value}], "oneOf": [{keyword: value}, {"type": "string"}]},
        }
        check(built(schemas)[0], 3)


def test_any_value_anywhere_in_an_operation() -> None:
    places = ["operationId", "tags", "parameters", "requestBody", "responses", "security", "summary", "deprecated"]
    nested = [
        lambda v: {"parameters": [v, {"name": v, "in": v, "schema": v, "style": v, "explode": v, "content": v}]},
        lambda v: {"parameters": [{"name": "a", "in": "query", "schema": v, "content": v}]},
        lambda v: {"requestBody": {"content": v, "required": v}},
        lambda v: {
            "requestBody": {"content": {"a/b": v, "application/json": {"schema": v, "encoding": v, "examples": v}}}
        },
        lambda v: {"responses": {"200": v, "x": v, "default": {"content": v, "headers": v}}},
        lambda v: {"responses": {"200": {"content": {"": {"schema": v}}, "headers": {"h": {"schema": v}, "i": v}}}},
        lambda v: {"security": [v, {"odd": v}]},
    ]
    for value in ODD:
        operations = [{place: value} for place in places] + [make(value) for make in nested]
        service, _ = built({}, operations)
        check(service, 0)
        assert len(service.operations) == service.declared_operations == len(operations)


def test_random_graphs_of_schemas() -> None:
    """Two thousand documents of five schemas that refer to each other in every way, with and without sense."""
    names = "ABCDE"

    def node(random: random.Random, depth: int = 0) -> Any:
        kind = random.choice(["ref", "ref", "object", "allOf", "oneOf", "anyOf", "enum", "plain", "array", "base"])
        if depth > 2:
            kind = random.choice(["ref", "enum", "plain"])
        match kind:
            case "ref":
                return {"$ref": PREFIX + random.choice(names)}
            case "object":
                tag = {"type": {"type": "string", "enum": random.sample(["x", "y", "z"], random.randint(1, 2))}}
                return {"type": "object", "properties": tag | {"p": node(random, depth + 1)}, "required": ["type", "q"]}
            case "enum":
                return {"type": "string", "enum": ["a", "b"], "default": "c"}
            case "plain":
                return {"type": random.choice(["string", "integer", "null", "object", "boolean"])}
            case "array":
                return {"type": "array", "items": node(random, depth + 1)}
            case "base":
                mapping = {"m": PREFIX + random.choice(names)}
                return {
                    "type": "object",
                    "properties": {"type": {"type": "string"}},
                    "discriminator": {"propertyName": "type", "mapping": mapping if random.random() < 0.5 else {}},
                }
            case _:
                extra = {"properties": {"e": {"type": "string"}}} if random.random() < 0.3 else {}
                value = {"x-ms-discriminator-value": "v"} if random.random() < 0.3 else {}
                return {kind: [node(random, depth + 1) for _ in range(random.randint(1, 3))]} | extra | value

    for seed in range(2000):
        chance = random.Random(seed)
        service, sink = built({name: node(chance) for name in names})
        check(service, 5)
        assert not sink.has_errors


def test_what_is_nested_too_deep_ends() -> None:
    """Deep nesting is a finding, or a DocumentError: never a crash of the interpreter."""
    for depth, (keyword, wrap) in itertools.product(
        (80, 400), [("items", dict), ("allOf", list), ("oneOf", list), ("properties", None)]
    ):
        # Made from the inside out: making it must not recurse either.
        node: Any = SpecMap({"type": "string"}, at=ROOT)
        for level in range(depth):
            at = ROOT.child(level)
            inner = SpecMap({"p": node}, at=at) if wrap is None else SpecList([node], at=at) if wrap is list else node
            node = SpecMap({keyword: inner}, at=at)
        try:
            service, _ = built({"A": node})
        except DocumentError as error:
            assert error.code == "CG309"
        else:
            check(service, 1)


def test_wrong_shapes_are_said() -> None:
    _, sink = built({"A": {"type": "object", "properties": [], "additionalProperties": 3}})
    assert {entry.code for entry in sink} >= {"CG301"}
