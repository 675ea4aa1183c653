"""oneOf and anyOf: the branches that are really different, flat, with the property that tells them apart."""

from __future__ import annotations

from generator.ir.types import Array, Enum, Model, Primitive, TagSource, Union

from .conftest import Reader


def tags(union: Union) -> list[tuple[str, ...]]:
    return [variant.tags for variant in union.variants]


CIRCLE = "C: {type: object, properties: {type: {type: string, enum: [c]}, r: {type: number}}}"
SQUARE = "S: {type: object, properties: {type: {type: string, enum: [s]}, a: {type: number}}}"


def shapes(*more: str) -> str:
    return "\n".join([CIRCLE, SQUARE, *more])


def test_an_implicit_tag(api: Reader) -> None:
    found = api(shapes("U: {oneOf: [{$ref: '#/components/schemas/C'}, {$ref: '#/components/schemas/S'}]}"))
    assert (found["U"].tag, found["U"].tag_source, tags(found["U"])) == ("type", TagSource.IMPLICIT, [("c",), ("s",)])
    assert found["U"].exclusive


def test_a_declared_discriminator_with_a_mapping(api: Reader) -> None:
    """The mapping's values win; the models need not fix the property."""
    found = api("""
        U:
          anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]
          discriminator:
            propertyName: kind
            mapping: {one: '#/components/schemas/A', two: '#/components/schemas/B', zwei: '#/components/schemas/B'}
        A: {type: object, properties: {kind: {type: string}, a: {type: string}}}
        B: {type: object, properties: {kind: {type: string}, b: {type: string}}}
        """)
    assert (found["U"].tag_source, tags(found["U"])) == (TagSource.DISCRIMINATOR, [("one",), ("two", "zwei")])
    assert not found["U"].exclusive


def test_a_discriminator_without_a_mapping_means_the_names(api: Reader) -> None:
    """OpenAPI 3.1 section 4.8.25: the schema's name is the value."""
    found = api("""
        U:
          oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]
          discriminator: {propertyName: kind}
        A: {type: object, properties: {kind: {type: string}, a: {type: string}}}
        B: {type: object, properties: {kind: {type: string}, b: {type: string}}}
        """)
    assert tags(found["U"]) == [("A",), ("B",)]


def test_a_discriminator_that_says_nothing_is_reported(api: Reader) -> None:
    found = api(shapes("""
U:
  oneOf: [{$ref: '#/components/schemas/C'}, {$ref: '#/components/schemas/S'}]
  discriminator: {propertyName: ghost}
"""))
    assert found.said("CG321") and found["U"].tag == "type"


def test_a_usual_name_is_preferred(api: Reader) -> None:
    """Where several properties tell the branches apart, ``type`` is the tag though it comes later."""
    found = api("""
        U:
          oneOf:
            - {type: object, properties: {a: {type: string, enum: [x]}, type: {type: string, enum: [p]}}}
            - {type: object, properties: {a: {type: string, enum: [y]}, type: {type: string, enum: [q]}}}
        """)
    assert found["U"].tag == "type"


def test_an_enumeration_that_overlaps_is_no_tag(api: Reader) -> None:
    found = api("""
        U:
          oneOf:
            - {type: object, properties: {mode: {type: string, enum: [a, b]}, x: {type: string}}}
            - {type: object, properties: {mode: {type: string, enum: [b]}, y: {type: string}}}
        """)
    assert found["U"].tag is None and found.said("CG320")


def test_unions_in_unions_are_flat(api: Reader) -> None:
    """Written inside, or by reference; each type once, in the order of the document."""
    found = api(shapes("""
U: {oneOf: [{$ref: '#/components/schemas/V'}, {oneOf: [{$ref: '#/components/schemas/C'}, {type: string}]}]}
V: {oneOf: [{$ref: '#/components/schemas/S'}, {$ref: '#/components/schemas/C'}]}
"""))
    shown = [
        found.behind(v.use).hint.name if not isinstance(v.use.type, Primitive) else "str" for v in found["U"].variants
    ]
    assert shown == ["S", "C", "str"]
    assert tags(found["U"]) == [("s",), ("c",), ()]


def test_unions_that_contain_each_other_end(api: Reader) -> None:
    found = api("""
        A: {oneOf: [{type: string}, {$ref: '#/components/schemas/B'}]}
        B: {oneOf: [{type: integer}, {$ref: '#/components/schemas/A'}]}
        """)
    assert len(found["A"].variants) == len(found["B"].variants) == 2


def test_null_is_the_use(api: Reader) -> None:
    """A null branch is not a variant."""
    found = api(shapes("""
T: {type: object, properties: {a: {oneOf: [{$ref: '#/components/schemas/C'}, {nullable: true, type: string}]}}}
"""))
    use = found.prop("T", "a").use
    assert use.nullable and not any(variant.use.nullable for variant in found.behind(use).variants)


def test_one_branch_is_that_branch(api: Reader) -> None:
    found = api(shapes("T: {type: object, properties: {a: {oneOf: [{$ref: '#/components/schemas/C'}]}}}"))
    assert found.behind(found.prop("T", "a").use) is found["C"]


def test_a_string_and_an_enum_is_an_open_enum(api: Reader) -> None:
    closed = "{type: string, enum: [a, b], x-ms-enum: {modelAsString: false}}"
    found = api(f"T: {{type: object, properties: {{a: {{anyOf: [{{type: string}}, {closed}]}}}}}}")
    enum = found.behind(found.prop("T", "a").use)
    assert isinstance(enum, Enum) and enum.extensible and len(enum.values) == 2


def test_a_named_open_enum_beside_a_string_is_itself(api: Reader) -> None:
    """No second enum is made where the first is open already."""
    found = api("""
        T: {type: object, properties: {a: {anyOf: [{type: string}, {$ref: '#/components/schemas/E'}]}}}
        E: {type: string, enum: [a, b]}
        """)
    assert found.behind(found.prop("T", "a").use) is found["E"]


def test_scalars_of_one_kind_join_beside_an_object(api: Reader) -> None:
    found = api(shapes("U: {anyOf: [{type: string, enum: [a]}, {$ref: '#/components/schemas/C'}, {type: string}]}"))
    first, second = found["U"].variants
    assert isinstance(found.behind(first.use), Enum) and found.behind(first.use).extensible
    assert found.behind(second.use) is found["C"]


def test_branches_that_differ_only_in_words_are_one(api: Reader) -> None:
    """And where their limits differ, none of them holds for the whole."""
    found = api("T: {anyOf: [{type: string, maxLength: 2, description: Short.}, {type: string, description: Long.}]}")
    assert isinstance(found["T"].use.type, Primitive) and found["T"].use.limits.max_length is None


def test_primitives_and_arrays(api: Reader) -> None:
    """The embeddings input: text, texts, tokens, lists of tokens."""
    found = api("""
        U:
          oneOf:
            - {type: string}
            - {type: array, items: {type: string}}
            - {type: array, items: {type: integer}}
            - {type: array, items: {type: array, items: {type: integer}}}
        """)
    assert [type(variant.use.type) for variant in found["U"].variants] == [Primitive, Array, Array, Array]


def test_branches_that_share_a_tag_are_a_union_of_their_own(api: Reader) -> None:
    """``type: message`` twice, told apart by ``role``: the outer tag first, then the inner."""
    found = api(shapes("""
U: {oneOf: [{$ref: '#/components/schemas/Q'}, {$ref: '#/components/schemas/C'}, {$ref: '#/components/schemas/R'}]}
Q: {type: object, properties: {type: {type: string, enum: [message]}, role: {type: string, enum: [user]}}}
R: {type: object, properties: {type: {type: string, enum: [message]}, role: {type: string, enum: [assistant]}}}
"""))
    assert tags(found["U"]) == [("message",), ("c",)]
    inner = found.behind(found["U"].variants[0].use)
    assert isinstance(inner, Union) and inner.tag == "role" and tags(inner) == [("user",), ("assistant",)]
    assert found.said("CG328")


def test_an_inline_branch_is_called_by_its_tag(api: Reader) -> None:
    found = api("U: {oneOf: [{type: object, properties: {type: {type: string, enum: [made]}}}, {type: string}]}")
    model = found.behind(found["U"].variants[0].use)
    assert isinstance(model, Model) and model.hint.context == ("U", "made")


def test_several_types_at_one_place(api: Reader) -> None:
    """3.1's list of types: the object and the array have ids of their own."""
    found = api(document="""
openapi: 3.1.0
info: {title: T, version: '1'}
paths: {}
components:
  schemas:
    U: {type: [object, string, 'null'], properties: {a: {type: string}}}
    T: {type: object, properties: {u: {$ref: '#/components/schemas/U'}}}
""")
    assert isinstance(found["U"], Union) and len(found["U"].variants) == 2
    assert isinstance(found.behind(found["U"].variants[0].use), Model)
    assert found.prop("T", "u").use.nullable


def test_no_branch_is_lost_when_a_union_within_a_union_is_opened(api: Reader) -> None:
    """Two objects written within an inner oneOf, a string and a third object beside it: four variants, all different."""
    found = api("""
        U:
          oneOf:
            - oneOf:
                - {type: object, properties: {a: {type: string}}}
                - {type: object, properties: {b: {type: string}}}
            - {type: string}
            - {type: object, properties: {c: {type: string}}}
        """)
    targets = [variant.use.type for variant in found["U"].variants]
    assert len(targets) == len(set(targets)) == 4
