"""Each difference between two schemas is found, once, and is as bad as the direction it travels in makes it."""

from __future__ import annotations

from typing import Any

import pytest

TEXT: dict[str, Any] = {"type": "string"}
INTEGER: dict[str, Any] = {"type": "integer"}


def thing(*, required: bool = False, **prop: Any) -> dict[str, Any]:
    """An object whose property ``a`` is under test; ``b`` keeps it an object."""
    return {"type": "object", "required": ["a"] if required else [], "properties": {"a": prop or TEXT, "b": TEXT}}


def pair(*places: Any, items: Any = False) -> dict[str, Any]:
    """An object whose property ``a`` is a tuple."""
    return thing(type="array", prefixItems=list(places), items=items)


NONE: dict[str, Any] = {"type": "object", "properties": {"b": TEXT}}
CAT: dict[str, Any] = {
    "type": "object",
    "properties": {"kind": {"type": "string", "enum": ["cat"]}, "lives": {"type": "integer"}},
}
DOG: dict[str, Any] = {
    "type": "object",
    "properties": {"kind": {"type": "string", "enum": ["dog"]}, "tricks": {"type": "integer"}},
}

CLOSED: dict[str, Any] = {"x-ms-enum": {"name": "E", "modelAsString": False}}
OPEN: dict[str, Any] = {"x-ms-enum": {"name": "E", "modelAsString": True}}

CASES: list[tuple[str, dict[str, Any], dict[str, Any], str, str]] = [
    ("property-added", NONE, thing(), "additive", "additive"),
    ("property-added-required", NONE, thing(required=True), "breaking", "additive"),
    ("property-removed", thing(), NONE, "breaking", "breaking"),
    ("property-removed", thing(required=True), NONE, "breaking", "breaking"),
    ("property-required", thing(), thing(required=True), "breaking", "additive"),
    ("property-optional", thing(required=True), thing(), "additive", "risky"),
    ("property-deprecated", thing(), thing(type="string", deprecated=True), "risky", "risky"),
    ("nullable", thing(), thing(type="string", nullable=True), "additive", "risky"),
    ("not-nullable", thing(type="string", nullable=True), thing(), "breaking", "additive"),
    (
        "enum-value-added",
        thing(type="string", enum=["x", "y"]),
        thing(type="string", enum=["x", "y", "z"]),
        "additive",
        "risky",
    ),
    (
        "enum-value-removed",
        thing(type="string", enum=["x", "y", "z"]),
        thing(type="string", enum=["x", "y"]),
        "breaking",
        "additive",
    ),
    (
        "enum-opened",
        thing(type="string", enum=["x", "y"], **CLOSED),
        thing(type="string", enum=["x", "y"], **OPEN),
        "additive",
        "risky",
    ),
    (
        "enum-closed",
        thing(type="string", enum=["x", "y"], **OPEN),
        thing(type="string", enum=["x", "y"], **CLOSED),
        "risky",
        "additive",
    ),
    ("type-changed", pair(TEXT, INTEGER), pair(TEXT, TEXT), "breaking", "breaking"),
    ("type-narrowed", pair(TEXT, items={}), pair(TEXT), "breaking", "additive"),
    ("type-widened", pair(TEXT), pair(TEXT, INTEGER), "additive", "risky"),
    ("type-changed", pair(TEXT, items=TEXT), pair(TEXT, items=INTEGER), "breaking", "breaking"),
    ("union-widened", thing(), thing(oneOf=[TEXT, {"type": "integer"}]), "additive", "risky"),
    ("union-narrowed", thing(oneOf=[TEXT, {"type": "integer"}]), thing(), "breaking", "additive"),
    ("union-widened", thing(oneOf=[CAT]), thing(oneOf=[CAT, DOG]), "additive", "risky"),
    ("union-narrowed", thing(oneOf=[CAT, DOG]), thing(oneOf=[CAT]), "breaking", "additive"),
    ("type-widened", thing(type="integer"), thing(type="number"), "additive", "risky"),
    ("type-narrowed", thing(type="number"), thing(type="integer"), "breaking", "additive"),
    ("type-widened", thing(type="string", enum=["x", "y"]), thing(), "additive", "risky"),
    ("type-narrowed", thing(), thing(type="string", enum=["x", "y"]), "breaking", "additive"),
    ("type-changed", thing(), thing(type="integer"), "breaking", "breaking"),
    ("type-changed", thing(), thing(type="array", items=TEXT), "breaking", "breaking"),
    ("type-changed", thing(), thing(type="string", format="date-time"), "breaking", "breaking"),
    ("object-opened", thing(**CAT), thing(type="object"), "additive", "breaking"),
    ("object-closed", thing(type="object"), thing(**CAT), "risky", "breaking"),
    ("format-added", thing(), thing(type="string", format="uri"), "risky", "additive"),
    ("format-removed", thing(type="string", format="uri"), thing(), "additive", "risky"),
    ("format-changed", thing(type="integer", format="int64"), thing(type="integer", format="int32"), "risky", "risky"),
    ("limit-tightened", thing(type="integer"), thing(type="integer", maximum=5), "breaking", "additive"),
    ("limit-tightened", thing(type="integer", minimum=1), thing(type="integer", minimum=2), "breaking", "additive"),
    ("limit-loosened", thing(type="string", maxLength=5), thing(type="string", maxLength=6), "additive", "risky"),
    (
        "limit-loosened",
        thing(type="array", items=TEXT, minItems=1),
        thing(type="array", items=TEXT),
        "additive",
        "risky",
    ),
    ("limit-changed", thing(type="string", pattern="a"), thing(type="string", pattern="b"), "risky", "risky"),
    ("default-added", thing(), thing(type="string", default="x"), "additive", "additive"),
    ("default-changed", thing(type="string", default="x"), thing(type="string", default="y"), "risky", "additive"),
    ("default-removed", thing(type="string", default="x"), thing(), "risky", "additive"),
]


@pytest.mark.parametrize("way", ["request", "response"])
@pytest.mark.parametrize("rule, old, new, request_impact, response_impact", CASES)
def test_each_difference_is_one_change_as_bad_as_its_direction(
    rule: str, old: Any, new: Any, request_impact: str, response_impact: str, way: str, diff: Any, api: Any
) -> None:
    """The table of ``rules`` holds, and nothing else is reported (classes that come and go with a type aside)."""
    changes = [change for change in diff(api(**{way: old}), api(**{way: new})).changes if "class" not in change.rule]
    impact = request_impact if way == "request" else response_impact
    assert [(change.rule, change.impact.value) for change in changes] == [(rule, impact)]
    assert [direction.value for direction in changes[0].directions] == [way]
    assert changes[0].operations == ("things.create",)
    assert changes[0].old is not None and changes[0].new is not None
    assert changes[0].old.file == changes[0].new.file == "api.json" and changes[0].old.pointer.startswith(
        "/paths/~1things"
    )


def test_a_shared_schema_is_reported_once_with_all_that_it_concerns(diff: Any, api: Any) -> None:
    """One sentence, both directions, the worse severity, however many paths lead to the schema."""
    ref = {"$ref": "#/components/schemas/Thing"}
    old, new = (
        api(request={"type": "object", "properties": {"x": ref, "y": ref}}, response=ref, schemas={"Thing": schema})
        for schema in (
            thing(type="string", enum=["x", "y"]),
            thing(type="string", enum=["x", "y", "z"]),
        )
    )
    for document in (old, new):
        document["paths"]["/others"] = {
            "get": {"operationId": "Others_Get", "responses": document["paths"]["/things"]["post"]["responses"]}
        }
    (change,) = diff(old, new).changes
    assert change.sentence == "`a` of `Thing` has the new value `z`"
    assert (change.impact.value, len(change.directions), change.operations) == (
        "risky",
        2,
        ("others.get", "things.create"),
    )
    assert str(change.new) == "api.json#/components/schemas/Thing/properties/a"


def test_read_only_and_write_only_properties_travel_one_way(diff: Any, api: Any) -> None:
    """A required read-only property is not demanded of a request, and a write-only one is no attribute of an answer."""
    ref = {"$ref": "#/components/schemas/Thing"}
    read, write = thing(required=True, type="string", readOnly=True), thing(type="string", writeOnly=True)
    base = api(ref, ref, {"Thing": NONE})
    (change,) = diff(base, api(ref, ref, {"Thing": read})).changes
    assert ([way.value for way in change.directions], change.impact.value) == (["response"], "additive")
    (change,) = diff(base, api(ref, ref, {"Thing": write})).changes
    assert [way.value for way in change.directions] == ["request"]
    (change,) = diff(api(ref, ref, {"Thing": thing()}), api(ref, ref, {"Thing": read})).changes[:1]
    assert (change.impact.value, change.sentence) == (
        "breaking",
        "`a` of `Thing` is no longer sent: it is read-only now",
    )


def test_recursion_ends(diff: Any, api: Any) -> None:
    """Schemas that contain themselves, through each other, through arrays and unions, are compared and reported once."""
    tree = {
        "type": "object",
        "properties": {"name": TEXT, "kids": {"type": "array", "items": {"$ref": "#/components/schemas/Kid"}}},
    }
    kid = {"oneOf": [TEXT, {"$ref": "#/components/schemas/Tree"}]}
    nested = {"type": "array", "items": {"$ref": "#/components/schemas/Nested"}}
    schemas = {"Tree": tree, "Kid": kid, "Nested": nested}
    request = {"type": "object", "properties": {"t": {"$ref": "#/components/schemas/Tree"}, "n": nested}}
    grown = {**tree, "properties": {**tree["properties"], "age": {"type": "integer"}}}  # type: ignore[dict-item]
    (change,) = diff(api(request, None, schemas), api(request, None, {**schemas, "Tree": grown})).changes
    assert change.sentence == "`age` of `Tree` is new: optional, integer"


def test_a_default_that_is_no_value_of_its_type_is_a_default_still(diff: Any, api: Any) -> None:
    """``"inf"`` on an integer is no default to the client, but it is what the document said before 4096."""
    old, new = thing(type="integer", default="inf"), thing(type="integer", default=4096)
    (change,) = diff(api(old), api(new)).changes
    assert change.sentence.endswith('has the default `4096` instead of `"inf"`')


def test_an_object_told_apart_by_an_enum_is_the_union_of_its_values(diff: Any, api: Any) -> None:
    """One message schema with three roles, split into a schema per role: no role is lost; a fourth one is new."""
    body = {"content": TEXT}
    one = {"type": "object", "properties": {"role": {"type": "string", "enum": ["system", "user"]}, **body}}
    split = {
        "oneOf": [
            {"type": "object", "properties": {"role": {"type": "string", "enum": [role]}, **body}}
            for role in ("user", "tool", "system")
        ]
    }
    wrap = {"type": "object", "properties": {"messages": {"type": "array"}}}
    old, new = ({**wrap, "properties": {"messages": {"type": "array", "items": items}}} for items in (one, split))
    wire = [change for change in diff(api(old), api(new)).changes if change.area != "python"]
    assert [(change.rule, change.sentence) for change in wire] == [
        ("union-widened", "`messages[]` of the request body of `things.create` can also be `role` `tool`")
    ]


def test_a_moved_schema_is_called_by_its_new_name(diff: Any, api: Any) -> None:
    """Inline before, named now: what changed is told of the name, with both places."""
    ref = {"$ref": "#/components/schemas/Thing"}
    (change,) = diff(api(thing()), api(ref, schemas={"Thing": thing(type="string", maxLength=3)})).changes[:1]
    assert change.sentence == "`a` of `Thing` has a length of at most `3` now"
    assert str(change.old).endswith("/schema/properties/a")
    assert str(change.new) == "api.json#/components/schemas/Thing/properties/a"


def test_a_named_array_is_reported_once_and_by_its_name(diff: Any, api: Any) -> None:
    """A schema that is no object has a name, too: its limit changed once, not once per property that uses it."""
    ref = {"$ref": "#/components/schemas/Names"}
    request = {"type": "object", "properties": {"a": ref, "b": ref}}
    names = {"type": "array", "items": TEXT}
    (change,) = diff(
        api(request, None, {"Names": names}), api(request, None, {"Names": {**names, "maxItems": 9}})
    ).changes
    assert change.sentence == "`Names` has an item count of at most `9` now"


def test_objects_that_fix_a_property_to_different_values_are_different_things(diff: Any, api: Any) -> None:
    """However alike they are otherwise: one went, the other came; no constant of either changed."""

    def union(kind: str) -> dict[str, Any]:
        fixed = {"type": "object", "properties": {"kind": {"type": "string", "enum": [kind]}, "b": TEXT}}
        return thing(oneOf=[TEXT, fixed])

    wire = [change for change in diff(api(union("x")), api(union("y"))).changes if change.area != "python"]
    assert [change.rule for change in wire] == ["union-narrowed", "union-widened"]
