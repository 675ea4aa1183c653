"""allOf: what holds at once becomes one flat type, and what cannot hold at once is said."""

from __future__ import annotations

from generator.ir.types import Alias, Enum, Model, Union

from .conftest import Reader


def names(model: Model) -> list[str]:
    return [entry.wire_name for entry in model.properties]


def test_parents_first_children_override(api: Reader) -> None:
    found = api("""
        Child:
          allOf: [{$ref: '#/components/schemas/Parent'}]
          required: [a]
          properties: {b: {type: integer}, a: {type: string, nullable: true, description: Mine.}}
        Parent: {type: object, properties: {a: {type: string, description: Theirs.}, z: {type: string}}}
        """)
    child = found["Child"]
    assert names(child) == ["a", "z", "b"]
    assert (child.properties[0].description, child.properties[0].use.nullable, child.properties[0].required) == (
        "Mine.",
        True,
        True,
    )
    assert [parent.rpartition("/")[2] for parent in child.parents] == ["Parent"]


def test_required_may_name_what_another_branch_declares(api: Reader) -> None:
    found = api("""
        Thing:
          allOf:
            - {type: object, properties: {a: {type: string}}}
            - {required: [a]}
        """)
    assert found.prop("Thing", "a").required
    assert not found.said("CG307")


def test_a_description_only_override_keeps_the_type(api: Reader) -> None:
    found = api("""
        Child: {allOf: [{$ref: '#/components/schemas/Parent'}], properties: {a: {description: Mine.}}}
        Parent: {type: object, properties: {a: {type: string, enum: [x, y]}}}
        """)
    assert found.prop("Child", "a").use == found.prop("Parent", "a").use
    assert found.prop("Child", "a").description == "Mine."


def test_a_plain_override_keeps_the_enumeration(api: Reader) -> None:
    """The child that says only ``string`` has not widened what the parent enumerates."""
    found = api("""
        Child: {allOf: [{$ref: '#/components/schemas/Parent'}], properties: {a: {type: string}}}
        Parent: {type: object, properties: {a: {type: string, enum: [x, y]}}}
        """)
    assert isinstance(found.behind(found.prop("Child", "a").use), Enum)


def test_a_wrapper_is_a_use(api: Reader) -> None:
    """``allOf: [X]`` with a description is X; a named one is an alias."""
    found = api("""
        Thing: {type: object, properties: {a: {description: D., allOf: [{$ref: '#/components/schemas/Part'}]}}}
        Part: {type: object, properties: {x: {type: string}}}
        Again: {allOf: [{$ref: '#/components/schemas/Part'}]}
        """)
    assert found.behind(found.prop("Thing", "a").use) is found["Part"]
    assert isinstance(found["Again"], Alias)


def test_null_from_an_annotation_branch(api: Reader) -> None:
    """``allOf: [X, {nullable: true}]`` means X or null; one nullable branch of two does not."""
    found = api("""
        Thing:
          type: object
          properties:
            a: {allOf: [{$ref: '#/components/schemas/Part'}, {nullable: true}]}
            b: {allOf: [{$ref: '#/components/schemas/Part'}, {type: object, nullable: true, properties: {y: {type: string}}}]}
        Part: {type: object, properties: {x: {type: string}}}
        """)
    assert found.prop("Thing", "a").use.nullable
    assert not found.prop("Thing", "b").use.nullable


def test_string_and_enum(api: Reader) -> None:
    assert isinstance(api("Level: {allOf: [{type: string}, {type: string, enum: [a, b]}]}")["Level"], Enum)


def test_contradicting_branches_are_alternatives(api: Reader) -> None:
    """Different single values of one property, or different JSON types, cannot hold at once."""
    found = api("""
        Values: {allOf: [{$ref: '#/components/schemas/L'}, {$ref: '#/components/schemas/R'}]}
        Types: {allOf: [{type: string}, {$ref: '#/components/schemas/L'}]}
        L: {type: object, properties: {type: {type: string, enum: [l]}}}
        R: {type: object, properties: {type: {type: string, enum: [r]}}}
        """)
    assert isinstance(found["Values"], Union) and found["Values"].tag == "type"
    assert isinstance(found["Types"], Union) and len(found["Types"].variants) == 2
    assert len(found.said("CG310")) == 2


def test_a_child_may_contradict_its_parent(api: Reader) -> None:
    """One reference and inline additions is inheritance: the child's value is used, with a warning."""
    found = api("""
        Child: {allOf: [{$ref: '#/components/schemas/P'}, {type: object, properties: {type: {type: string, enum: [c]}}}]}
        P: {type: object, properties: {type: {type: string, enum: [p]}}}
        """)
    assert isinstance(found["Child"], Model)
    assert [v.value for v in found.behind(found.prop("Child", "type").use).values] == ["c"]
    assert found.said("CG314")


def test_a_union_among_the_branches(api: Reader) -> None:
    """An object and one of several: each of the several, with the shared properties."""
    found = api("""
        Thing:
          allOf:
            - {$ref: '#/components/schemas/Either'}
            - {type: object, required: [id], properties: {id: {type: string}}}
        Either: {oneOf: [{$ref: '#/components/schemas/L'}, {$ref: '#/components/schemas/R'}]}
        L: {type: object, properties: {type: {type: string, enum: [l]}, l: {type: string}}}
        R: {type: object, properties: {type: {type: string, enum: [r]}, r: {type: string}}}
        """)
    thing = found["Thing"]
    assert isinstance(thing, Union) and thing.tag == "type"
    assert [names(found.behind(v.use)) for v in thing.variants] == [["type", "l", "id"], ["type", "r", "id"]]


def test_one_of_beside_properties(api: Reader) -> None:
    """The same with ``oneOf`` beside ``properties``."""
    found = api("""
        Thing:
          type: object
          properties: {id: {type: string}}
          oneOf:
            - {type: object, properties: {type: {type: string, enum: [l]}}}
            - {type: object, properties: {type: {type: string, enum: [r]}}}
        """)
    assert [names(found.behind(v.use)) for v in found["Thing"].variants] == [["id", "type"], ["id", "type"]]


def test_a_branch_that_can_never_hold_is_left_out(api: Reader) -> None:
    found = api("""
        OnlyLeft:
          allOf:
            - oneOf: [{$ref: '#/components/schemas/L'}, {$ref: '#/components/schemas/R'}]
            - {type: object, properties: {type: {type: string, enum: [l]}, id: {type: string}}}
        L: {type: object, properties: {type: {type: string, enum: [l]}}}
        R: {type: object, properties: {type: {type: string, enum: [r]}}}
        """)
    assert isinstance(found["OnlyLeft"], Model)
    assert "'R'" in found.said("CG313")[0]


def test_branches_of_required_only(api: Reader) -> None:
    """``anyOf: [{required: [a]}, {required: [b]}]`` is a rule for callers, not a type."""
    found = api("""
        Thing:
          type: object
          properties: {a: {type: string}, b: {type: string}}
          anyOf: [{required: [a]}, {required: [b]}]
        """)
    assert isinstance(found["Thing"], Model) and not found.prop("Thing", "a").required
    assert found.said("CG312")


def test_a_cycle_of_all_of_ends(api: Reader) -> None:
    found = api("""
        A: {allOf: [{$ref: '#/components/schemas/B'}], properties: {a: {type: string}}}
        B: {allOf: [{$ref: '#/components/schemas/A'}], properties: {b: {type: string}}}
        """)
    assert names(found["A"]) == ["b", "a"]
    assert found.said("CG311")


def test_a_union_without_an_object_beside_properties_is_left_out_and_said(api: Reader) -> None:
    """An object cannot be a string too: what remains is the object."""
    found = api("""
        Thing: {properties: {a: {type: string}}, oneOf: [{type: string}, {type: integer}]}
        """)
    thing = found["Thing"]
    assert isinstance(thing, Model) and names(thing) == ["a"]
    assert found.said("CG316") == [
        "warning /components/schemas/Thing a union without an object beside properties: only the object is used"
    ]


def test_an_enumeration_says_more_than_a_union_before_it(api: Reader) -> None:
    """Of what cannot be one object, the narrowest is taken, wherever it stands, and nothing is lost."""
    found = api("""
        Thing: {allOf: [{anyOf: [{type: string}, {type: integer}]}, {type: string, enum: [x, y]}]}
        """)
    thing = found["Thing"]
    assert isinstance(thing, Enum) and [each.value for each in thing.values] == ["x", "y"]
    assert not found.said("CG316")


def test_a_deprecated_name_of_a_plain_type_stays_deprecated(api: Reader) -> None:
    old = api("Old: {type: string, deprecated: true, description: Gone soon.}")["Old"]
    assert isinstance(old, Alias) and old.deprecated and old.description == "Gone soon."
