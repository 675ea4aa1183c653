"""A base with a discriminator stands for its subtypes; each subtype knows its own tag."""

from __future__ import annotations

from generator.ir.types import Model, Ref, TagSource, Union

from .conftest import Api, Reader


def values(api: Api, model: str, name: str) -> list[str]:
    enum = api.behind(api.prop(model, name).use)
    assert not enum.extensible
    return [value.value for value in enum.values]


BASE = """
Pet:
  type: object
  required: [kind]
  discriminator: {propertyName: kind%s}
  properties: {kind: {type: string}, name: {type: string}}
Cat: {%sallOf: [{$ref: '#/components/schemas/Pet'}], properties: {lives: {type: integer}}}
Dog: {%sallOf: [{$ref: '#/components/schemas/Pet'}], properties: {tricks: {type: integer}}}
"""


def pets(mapping: str = "", cat: str = "", dog: str = "") -> str:
    return BASE % (mapping, cat, dog)


def test_the_base_is_a_union_of_its_subtypes(api: Reader) -> None:
    """By name where nothing else is said (OpenAPI 3.1 section 4.8.25)."""
    found = api(pets())
    pet = found["Pet"]
    assert isinstance(pet, Union) and (pet.tag, pet.tag_source) == ("kind", TagSource.DISCRIMINATOR)
    assert [variant.tags for variant in pet.variants] == [("Cat",), ("Dog",)]
    assert [entry.wire_name for entry in found["Cat"].properties] == ["kind", "name", "lives"]
    assert values(found, "Cat", "kind") == ["Cat"]
    assert len(found.said("CG322")) == 2


def test_a_mapping_names_the_values_and_their_order(api: Reader) -> None:
    found = api(pets(", mapping: {d: '#/components/schemas/Dog', c: '#/components/schemas/Cat'}"))
    assert [variant.tags for variant in found["Pet"].variants] == [("d",), ("c",)]
    assert values(found, "Cat", "kind") == ["c"]


def test_x_ms_discriminator_value(api: Reader) -> None:
    found = api(pets(cat="x-ms-discriminator-value: cat, ", dog="x-ms-discriminator-value: dog, "))
    assert [variant.tags for variant in found["Pet"].variants] == [("cat",), ("dog",)]


def test_the_subtype_s_own_single_value(api: Reader) -> None:
    found = api("""
        Pet: {type: object, discriminator: {propertyName: kind}, properties: {kind: {type: string}}}
        Cat: {allOf: [{$ref: '#/components/schemas/Pet'}], properties: {kind: {type: string, enum: [miau]}}}
        """)
    assert found["Pet"].variants[0].tags == ("miau",)


def test_the_closest_allowed_value_is_guessed(api: Reader) -> None:
    """``DpoMethod`` where the tag allows ``dpo`` and ``supervised``: the guess is said."""
    found = api("""
        Method: {type: object, discriminator: {propertyName: type}, properties: {type: {type: string, enum: [dpo, supervised]}}}
        DpoMethod: {allOf: [{$ref: '#/components/schemas/Method'}]}
        SupervisedMethod: {allOf: [{$ref: '#/components/schemas/Method'}]}
        """)
    assert [variant.tags for variant in found["Method"].variants] == [("dpo",), ("supervised",)]
    assert found.said("CG322")[0].startswith("warning")


def test_a_subtype_without_additions_is_a_model(api: Reader) -> None:
    """``allOf: [Base]`` alone is a subtype, not another name of the base."""
    found = api("""
        Auth: {type: object, discriminator: {propertyName: type}, properties: {type: {type: string}}}
        Managed: {x-ms-discriminator-value: managed, allOf: [{$ref: '#/components/schemas/Auth'}]}
        """)
    assert isinstance(found["Managed"], Model) and values(found, "Managed", "type") == ["managed"]


def test_a_base_that_may_be_itself(api: Reader) -> None:
    """A mapping to the base itself: the base as an instance has a definition of its own."""
    found = api(pets(", mapping: {pet: '#/components/schemas/Pet', c: '#/components/schemas/Cat'}"))
    assert isinstance(found["Pet/base"], Model)
    assert values(found, "Pet/base", "kind") == ["pet"]
    assert ("pet",) in [variant.tags for variant in found["Pet"].variants]


def test_two_levels(api: Reader) -> None:
    """A subtype that others extend is a union too, over itself and them."""
    found = api(pets() + "Puppy: {allOf: [{$ref: '#/components/schemas/Dog'}], x-ms-discriminator-value: puppy}\n")
    assert isinstance(found["Puppy"], Model)
    assert [variant.tags for variant in found["Pet"].variants] == [("Cat",), ("puppy",)]
    named = api(
        pets(dog="x-ms-discriminator-value: dog, ")
        + "Puppy: {allOf: [{$ref: '#/components/schemas/Dog'}], x-ms-discriminator-value: puppy}\n"
    )
    assert isinstance(named["Dog"], Union) and [v.tags for v in named["Dog"].variants] == [("dog",), ("puppy",)]
    assert [entry.wire_name for entry in named["Puppy"].properties] == ["kind", "name", "tricks"]


def test_a_base_without_subtypes_is_a_model(api: Reader) -> None:
    found = api("Pet: {type: object, discriminator: {propertyName: kind}, properties: {kind: {type: string}}}")
    assert isinstance(found["Pet"], Model) and found.said("CG327")


def test_a_base_without_discriminator(api: Reader) -> None:
    """Its subtypes' ``x-ms-discriminator-value`` are among the values of one property."""
    found = api("""
        Source: {type: object, properties: {x: {type: string}, which: {type: string, enum: [f, u]}}}
        F: {x-ms-discriminator-value: f, allOf: [{$ref: '#/components/schemas/Source'}]}
        U: {x-ms-discriminator-value: u, allOf: [{$ref: '#/components/schemas/Source'}]}
        """)
    assert found["Source"].tag == "which" and found.said("CG323")


def test_a_mapped_schema_that_does_not_extend_the_base(api: Reader) -> None:
    """It still has the base's properties: the mapping says that it is one."""
    found = api("""
        Pet:
          type: object
          discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}}
          properties: {kind: {type: string}, name: {type: string}}
        Cat: {type: object, properties: {lives: {type: integer}}}
        """)
    assert [entry.wire_name for entry in found["Cat"].properties] == ["kind", "name", "lives"]


def test_a_base_that_also_lists_its_subtypes(api: Reader) -> None:
    """``oneOf`` on the base whose branches extend it: a cycle on paper, a plain hierarchy in fact."""
    found = api("""
        Pet:
          type: object
          oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
          discriminator: {propertyName: kind}
          properties: {kind: {type: string}}
        Cat: {allOf: [{$ref: '#/components/schemas/Pet'}], properties: {lives: {type: integer}}}
        Dog: {allOf: [{$ref: '#/components/schemas/Pet'}], properties: {tricks: {type: integer}}}
        """)
    assert [variant.tags for variant in found["Pet"].variants] == [("Cat",), ("Dog",)]
    assert [entry.wire_name for entry in found["Dog"].properties] == ["kind", "tricks"]


def test_a_mapping_to_nothing_is_said(api: Reader) -> None:
    found = api(pets(", mapping: {c: '#/components/schemas/Cat', ghost: '#/components/schemas/Ghost'}"))
    assert any("ghost" in entry.message.lower() for entry in found.sink)


def test_a_base_that_lists_what_does_not_extend_it(api: Reader) -> None:
    """``oneOf`` beside ``properties``: the branches have the base's properties, and stay the schemas that they are."""
    found = api("""
        Var:
          type: object
          required: [type]
          oneOf: [{$ref: '#/components/schemas/UserVar'}, {$ref: '#/components/schemas/SystemVar'}]
          discriminator: {propertyName: type, mapping: {USER: '#/components/schemas/UserVar', SYSTEM: '#/components/schemas/SystemVar'}}
          properties: {type: {type: string}, id: {type: string}}
        UserVar: {type: object, properties: {type: {type: string}, name: {type: string}}}
        SystemVar: {type: object, properties: {type: {type: string}, name: {type: string}}}
        """)
    assert [(variant.use.type, variant.tags) for variant in found["Var"].variants] == [
        (Ref(found["UserVar"].id), ("USER",)),
        (Ref(found["SystemVar"].id), ("SYSTEM",)),
    ]
    assert [entry.wire_name for entry in found["UserVar"].properties] == ["type", "id", "name"]
    assert values(found, "UserVar", "type") == ["USER"]
    assert not [id for id in found.service.definitions if "/variants/" in id]
