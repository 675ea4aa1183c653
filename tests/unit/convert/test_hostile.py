"""Whatever schemas say of each other, and however deep, building ends with diagnostics and never with a traceback.

These documents are made in the normal form, whose contract they keep; ``tests/unit/normalize/test_fuzz.py`` proves that
every document comes to keep it.
"""

from __future__ import annotations

import itertools
import json
import random
from typing import Any

from generator.convert import convert
from generator.diagnostics import DiagnosticSink, DocumentError, SourceRef
from generator.ir.dump import dump
from generator.ir.service import Service
from generator.ir.walk import all_uses, reach, refs_in
from generator.load.nodes import SpecList, SpecMap
from generator.normalize.document import NormalDocument

from ..normal_form import check as keeps_the_contract

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


def built(schemas: dict[str, Any], *, deep: bool = False) -> tuple[Service, DiagnosticSink]:
    named = {PREFIX + name: spec(node, ROOT.child("components", "schemas", name)) for name, node in schemas.items()}
    document = NormalDocument(
        name="d.json",
        dialect="3.1",
        info=SpecMap(at=ROOT.child("info")),
        servers=(),
        security=None,
        security_schemes={},
        operations=(),
        schemas=named,
        declared={key: key.removeprefix(PREFIX) for key in named},
    )
    if not deep:  # the checker recurses, and would be the first to fail
        keeps_the_contract(document)
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


def test_random_graphs_of_schemas() -> None:
    """Four hundred documents of five schemas that refer to each other in every way, with and without sense."""
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

    for seed in range(400):
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
            service, _ = built({"A": node}, deep=True)
        except DocumentError as error:
            assert error.code == "CG309"
        else:
            check(service, 1)
