"""Enumerations: what they hold, whether they are open, and what happens to values that do not fit."""

from __future__ import annotations

import pytest

from generator.ir.types import Enum, EnumValue, Kind, NameHint, Primitive, Strength

from .conftest import Reader


@pytest.mark.parametrize(
    ("schema", "extensible"),
    [
        ("{type: string, enum: [a, b]}", True),
        ("{type: string, enum: [a]}", False),
        ("{type: string, enum: [a, b], x-ms-enum: {modelAsString: false}}", False),
        ("{type: string, enum: [a, b], x-ms-enum: {modelAsString: true}}", True),
        ("{type: string, enum: [a, b], x-ms-enum: {name: E}}", True),
        ("{type: string, enum: [a], x-ms-enum: {modelAsString: true}}", True),
    ],
)
def test_open_or_closed(api: Reader, schema: str, extensible: bool) -> None:
    """Open unless the document closes it, or there is one value and not a word about it."""
    assert api(f"E: {schema}")["E"].extensible is extensible


@pytest.mark.parametrize(
    ("values", "kind"),
    [("[1, 2]", Kind.INTEGER), ("[true]", Kind.BOOLEAN), ("[0.5, 1]", Kind.NUMBER), ("['1', '2']", Kind.STRING)],
)
def test_kinds(api: Reader, values: str, kind: Kind) -> None:
    assert api(f"E: {{enum: {values}}}")["E"].kind is kind


def test_true_and_one_are_two_values(api: Reader) -> None:
    """Python thinks ``True == 1``; JSON does not."""
    assert [v.value for v in api("E: {type: integer, enum: [1, 1, true]}")["E"].values] == [1]


def test_names_and_descriptions(api: Reader) -> None:
    found = api("""
        T:
          type: object
          properties:
            e:
              type: string
              enum: [a, b]
              x-ms-enum: {name: Kind, values: [{value: b, name: Bee, description: Buzzes.}]}
        """)
    enum = found.behind(found.prop("T", "e").use)
    assert enum.values == (EnumValue("a"), EnumValue("b", "Bee", "Buzzes."))
    assert enum.hint == NameHint("Kind", Strength.SUGGESTED, ("T", "e"))


def test_values_of_another_kind_are_left_out_and_said(api: Reader) -> None:
    found = api("E: {type: string, enum: [a, 1, b]}")
    assert [v.value for v in found["E"].values] == ["a", "b"]
    assert "1" in found.said("CG304")[0]


def test_a_wrong_type_gives_way_to_the_values(api: Reader) -> None:
    found = api("E: {type: integer, enum: [a, b]}")
    assert found["E"].kind is Kind.STRING and found.said("CG304")


def test_without_a_usable_value_it_is_a_plain_type(api: Reader) -> None:
    found = api("E: {type: string, enum: [{}, []]}")
    assert not isinstance(found["E"], Enum) and found["E"].use.type == Primitive(Kind.STRING)
    assert found.said("CG304")


def test_repetitions_are_kept_once(api: Reader) -> None:
    found = api("E: {type: string, enum: [a, a, b]}")
    assert len(found["E"].values) == 2 and found.said("CG304")
