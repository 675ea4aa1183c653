"""Conformance: where a JSON value is not what a type says."""

from __future__ import annotations

import pytest

from generator.diagnostics import SourceRef
from generator.ir.conformance import Conformance
from generator.ir.types import (
    Alias,
    AnyValue,
    Array,
    Definition,
    Enum,
    EnumValue,
    Kind,
    Map,
    Model,
    NameHint,
    Primitive,
    Property,
    Ref,
    Strength,
    Tuple,
    TypeId,
    Union,
    Use,
    Variant,
    Visibility,
)

AT = SourceRef("api.yaml")
HINT = NameHint(None, Strength.DERIVED)
STRING, INTEGER = Use(Primitive(Kind.STRING)), Use(Primitive(Kind.INTEGER))


def ref(name: str, *, nullable: bool = False) -> Use:
    return Use(Ref(TypeId(name)), nullable)


def prop(name: str, use: Use, *, required: bool = True, visibility: Visibility = Visibility.BOTH) -> Property:
    return Property(name, use, required, AT, visibility)


def enum(*values: str, extensible: bool = False) -> Enum:
    return Enum(TypeId("e"), HINT, AT, Kind.STRING, tuple(EnumValue(value) for value in values), extensible)


def model(*properties: Property, additional: Use | None = None) -> Model:
    return Model(TypeId("m"), HINT, AT, properties, additional=additional)


DEFINITIONS: dict[TypeId, Definition] = {
    TypeId("closed"): enum("a", "b"),
    TypeId("open"): enum("a", "b", extensible=True),
    TypeId("pair"): model(
        prop("left", STRING),
        prop("right", INTEGER, required=False),
        prop("made", STRING, visibility=Visibility.READ),
        additional=INTEGER,
    ),
    TypeId("cat"): model(prop("kind", STRING), prop("lives", INTEGER)),
    TypeId("dog"): model(prop("kind", STRING), prop("tricks", Use(Array(STRING)))),
    TypeId("pet"): Union(
        TypeId("pet"), HINT, AT, (Variant(ref("cat"), ("cat",)), Variant(ref("dog"), ("dog",))), tag="kind"
    ),
    TypeId("either"): Union(TypeId("either"), HINT, AT, (Variant(STRING), Variant(Use(Array(INTEGER))))),
    TypeId("maybe"): Alias(TypeId("maybe"), HINT, AT, Use(Primitive(Kind.DATE), nullable=True)),
    TypeId("loop"): Alias(TypeId("loop"), HINT, AT, ref("loop")),
    TypeId("tree"): model(prop("next", ref("tree"), required=False)),
}


@pytest.mark.parametrize(
    ("use", "value"),
    [
        (INTEGER, 1.0),
        (Use(AnyValue()), None),
        (ref("open"), "c"),
        (ref("maybe"), None),
        (ref("maybe"), "2024-01-02"),
        (ref("loop"), "anything"),
        (Use(Map(ref("closed"))), {"x": "a"}),
        (ref("pair"), {"left": "l", "more": 1}),
        (ref("pet"), {"kind": "dog", "tricks": ["sit"]}),
        (ref("either"), [1, 2]),
        (Use(Primitive(Kind.DATETIME)), "2024-01-02t03:04:05.6+01:00"),
    ],
)
def test_a_value_of_a_type_is_accepted(use: Use, value: object) -> None:
    assert Conformance(DEFINITIONS, Visibility.READ).deviations(value, use) == []


@pytest.mark.parametrize(
    ("use", "value", "found"),
    [
        (STRING, None, [((), "null, which is not allowed here")]),
        (STRING, True, [((), "a boolean, not a string")]),
        (INTEGER, 0.5, [((), "a number, not an integer")]),
        (ref("closed"), "c", [((), "'c', which is none of the enum's values")]),
        (ref("open"), 1, [((), "an integer, not a string")]),
        (
            Use(Array(INTEGER)),
            [1, "2", 3, {}],
            [((1,), "a string, not an integer"), ((3,), "an object, not an integer")],
        ),
        (Use(Map(INTEGER)), {"x": {"y": 1}}, [(("x",), "an object, not an integer")]),
        (ref("maybe"), "2024-01-02T00:00:00Z", [((), "a string, not a date (RFC 3339)")]),
        (ref("maybe"), "2024-13-02", [((), "a string, not a date (RFC 3339)")]),
        (Use(Primitive(Kind.DATETIME)), "2024-01-02T25:00:00Z", [((), "a string, not a date-time (RFC 3339)")]),
        (ref("pair"), {}, [((), "an object without 'left', which is required")]),
        (
            ref("pair"),
            {"left": 1, "right": None, "more": "x"},
            [
                (("left",), "an integer, not a string"),
                (("right",), "null, which is not allowed here"),
                (("more",), "a string, not an integer"),
            ],
        ),
        (ref("pet"), {"kind": "cat"}, [((), "an object without 'lives', which is required")]),
        (ref("pet"), {"kind": "cow"}, [((), "an object whose 'kind' is 'cow': no branch of the union has that")]),
        (ref("either"), {}, [((), "an object that no branch of the union takes")]),
    ],
)
def test_each_deviation_is_told_with_its_place(use: Use, value: object, found: list[object]) -> None:
    assert Conformance(DEFINITIONS, Visibility.READ).deviations(value, use) == found


def test_only_what_travels_the_value_s_way_is_missed() -> None:
    """A required property that is read only may be absent from a request, not from an answer."""
    value = {"left": "l"}
    assert Conformance(DEFINITIONS, Visibility.READ).accepts(value, ref("pair"))
    assert not Conformance(DEFINITIONS, Visibility.WRITE).accepts(value, ref("pair"))
    assert not Conformance(DEFINITIONS).accepts(value, ref("pair"))


def test_a_deep_value_and_a_wide_type_are_looked_into_as_far_as_is_worth_it() -> None:
    """Unions of unions cost what they weigh, as each value meets each definition once; what is too deep is said to be."""
    value: dict[str, object] = {}
    for _ in range(500):
        value = {"next": value}
    (found,) = Conformance(DEFINITIONS).deviations(value, ref("tree"))
    assert found.message == "nested too deep to be looked into" and len(found.path) > 50
    layers: dict[TypeId, Definition] = {TypeId("0"): enum("a")}
    for level in range(1, 40):
        below = ref(str(level - 1))
        branches = (Variant(below), Variant(Use(Array(below))), Variant(below))
        layers[TypeId(str(level))] = Union(TypeId(str(level)), HINT, AT, branches)
    assert not Conformance(layers).accepts("b", ref("39"))


PAIR = Use(Tuple((STRING, INTEGER), None))
OPEN_PAIR = Use(Tuple((STRING, INTEGER), STRING))


@pytest.mark.parametrize(
    ("value", "use", "path"),
    [
        (["a", 1], PAIR, None),
        (["a"], PAIR, None),  # a shorter one: minItems, not the tuple, says how short
        ([1, 1], PAIR, (0,)),
        (["a", "b"], PAIR, (1,)),
        (["a", 1, 2], PAIR, ()),
        ({"0": "a"}, PAIR, ()),
        (None, PAIR, ()),
        (["a", 1, "b", "c"], OPEN_PAIR, None),
        (["a", 1, "b", 3], OPEN_PAIR, (3,)),
        ([["a", 1], ["a"]], Use(Tuple((PAIR,), PAIR)), None),
        ([["a", 1], ["a", "b"]], Use(Tuple((PAIR,), PAIR)), (1, 1)),
    ],
)
def test_a_tuple_is_compared_position_by_position(value: object, use: Use, path: tuple[int, ...] | None) -> None:
    found = Conformance({}).deviations(value, use)
    assert [each.path for each in found] == ([] if path is None else [path])
