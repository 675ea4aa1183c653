"""A default is what the service assumes: kept if it can be a value of the type, otherwise dropped aloud."""

from __future__ import annotations

import pytest

from generator.ir.types import Default

from .conftest import Reader

KEPT = [
    ("{type: integer, default: 3}", 3),
    ("{type: number, default: 1}", 1),
    ("{type: string, nullable: true, default: null}", None),
    ("{type: array, items: {type: string}, default: [a]}", ["a"]),
    ("{type: object, properties: {x: {type: integer}}, default: {x: 1}}", {"x": 1}),
    ("{type: string, enum: [a, b], default: c}", "c"),
    ("{oneOf: [{type: string}, {type: integer}], default: 5}", 5),
    ("{allOf: [{$ref: '#/components/schemas/L'}], default: low}", "low"),
    ("{type: string, format: date-time, default: '2024-01-01T00:00:00Z'}", "2024-01-01T00:00:00Z"),
    ("{default: {any: [thing]}}", {"any": ["thing"]}),
]
DROPPED = [
    ("{type: integer, default: inf}", "CG305"),
    ("{type: integer, default: 1.5}", "CG305"),
    ("{type: integer, default: true}", "CG305"),
    ("{type: string, default: null}", "CG306"),
    ("{type: array, items: {type: string}, default: eval}", "CG305"),
    ("{type: array, items: {type: string}, default: [1]}", "CG305"),
    ("{type: string, enum: [a, b], x-ms-enum: {modelAsString: false}, default: c}", "CG305"),
    ("{oneOf: [{type: string}, {type: integer}], default: [5]}", "CG305"),
    ("{type: string, format: binary, default: x}", "CG305"),
]


def document(schema: str) -> str:
    return f"T: {{type: object, properties: {{a: {schema}}}}}\nL: {{type: string, enum: [low, high]}}"


@pytest.mark.parametrize(("schema", "value"), KEPT)
def test_kept(api: Reader, schema: str, value: str | int | float | bool) -> None:
    assert api(document(schema)).prop("T", "a").default == Default(value)


@pytest.mark.parametrize(("schema", "code"), DROPPED)
def test_dropped(api: Reader, schema: str, code: str) -> None:
    found = api(document(schema))
    assert found.prop("T", "a").default is None
    assert len(found.said(code)) == 1


def test_no_default_is_not_the_default_null(api: Reader) -> None:
    assert api(document("{type: string, nullable: true}")).prop("T", "a").default is None
