"""Plain schemas: each becomes the type it describes, and an inline one worth a name a definition of its own."""

from __future__ import annotations

import pytest

from generator.ir.types import (
    Alias,
    AnyValue,
    Array,
    Binary,
    Kind,
    Limits,
    Map,
    Model,
    NameHint,
    Primitive,
    Ref,
    Strength,
    Type,
    Use,
    Visibility,
)

from .conftest import Reader


@pytest.mark.parametrize(
    ("schema", "type"),
    [
        ("{type: string}", Primitive(Kind.STRING)),
        ("{type: string, format: date-time}", Primitive(Kind.DATETIME)),
        ("{type: string, format: date}", Primitive(Kind.DATE)),
        ("{type: string, format: binary}", Binary()),
        ("{type: string, format: uuid}", Primitive(Kind.STRING, "uuid")),
        ("{type: integer, format: unixtime}", Primitive(Kind.INTEGER, "unixtime")),
        ("{type: number, format: 'number:int32'}", Primitive(Kind.NUMBER, "number:int32")),
        ("{type: boolean}", Primitive(Kind.BOOLEAN)),
        ("{}", AnyValue()),
        ("{type: object}", Map(Use(AnyValue()))),
        ("{type: object, additionalProperties: true}", Map(Use(AnyValue()))),
        ("{type: object, additionalProperties: {}}", Map(Use(AnyValue()))),
        ("{additionalProperties: {type: integer}}", Map(Use(Primitive(Kind.INTEGER)))),
        ("{type: array, items: {type: string}}", Array(Use(Primitive(Kind.STRING)))),
        ("{items: {type: string}}", Array(Use(Primitive(Kind.STRING)))),
        ("{type: array}", Array(Use(AnyValue()))),
    ],
)
def test_what_a_type_is(api: Reader, schema: str, type: Type) -> None:
    """Type and format, and what a schema without a type implies."""
    assert api(f"Thing: {schema}")["Thing"].use.type == type


def test_limits_are_kept(api: Reader) -> None:
    """Limits are documentation, and stay with the use; a boolean or a text is not a limit."""
    use = api("Thing: {type: integer, minimum: 1, maximum: 9, multipleOf: 2, minLength: yes}")["Thing"].use
    assert use.limits == Limits(minimum=1, maximum=9, multiple_of=2)


def test_no_type_but_properties_is_an_object(api: Reader) -> None:
    assert isinstance(api("Thing: {properties: {a: {type: string}}}")["Thing"], Model)


def test_properties_and_more(api: Reader) -> None:
    """``additionalProperties`` beside properties is kept apart from them; ``false`` is not a type."""
    found = api("""
        Open: {type: object, properties: {a: {type: string}}, additionalProperties: {type: integer}}
        Shut: {type: object, properties: {a: {type: string}}, additionalProperties: false}
        """)
    assert found["Open"].additional == Use(Primitive(Kind.INTEGER))
    assert found["Shut"].additional is None


def test_inline_schemas_become_definitions(api: Reader) -> None:
    """An inline object or enum is hoisted to where it was written, with the words that lead there."""
    found = api("""
        Thing:
          type: object
          properties:
            parts: {type: array, items: {type: object, properties: {kind: {type: string, enum: [a, b]}}}}
        """)
    item = found["Thing/properties/parts/items"]
    assert item.hint == NameHint(None, Strength.DERIVED, ("Thing", "parts", "item"))
    kind = found["Thing/properties/parts/items/properties/kind"]
    assert kind.hint.context == ("Thing", "parts", "item", "kind")


def test_two_identical_inline_schemas_stay_two(api: Reader) -> None:
    """Sharing a name is the naming pass's decision, not this one's."""
    found = api("""
        Thing:
          type: object
          properties:
            a: {type: object, properties: {x: {type: string}}}
            b: {type: object, properties: {x: {type: string}}}
        """)
    assert found.prop("Thing", "a").use != found.prop("Thing", "b").use


def test_a_short_title_is_a_suggestion_and_a_sentence_is_none(api: Reader) -> None:
    found = api("""
        Thing:
          type: object
          properties:
            a: {title: Small part, type: object, properties: {x: {type: string}}}
            b: {title: 'This says far too much to be the name of anything.', type: object, properties: {x: {type: string}}}
        """)
    assert found["Thing/properties/a"].hint == NameHint("Small part", Strength.SUGGESTED, ("Thing", "a"))
    assert found["Thing/properties/b"].hint.name is None


def test_named_schemas_keep_their_name(api: Reader) -> None:
    """A component's key is required, whatever title it has; the declared order is kept."""
    found = api("""
        b: {title: Other, type: object, properties: {x: {type: string}}}
        a: {type: string}
        """)
    assert found["b"].hint == NameHint("b", Strength.REQUIRED)
    assert [id.rpartition("/")[2] for id in found.service.declared] == ["b", "a"]
    assert isinstance(found["a"], Alias)


def test_visibility(api: Reader) -> None:
    """readOnly travels back, writeOnly there; both at once is a contradiction that is said."""
    found = api("""
        Thing:
          type: object
          properties:
            r: {type: string, readOnly: true}
            w: {type: string, writeOnly: true}
            x: {type: string, readOnly: true, writeOnly: true}
        """)
    seen = {name: found.prop("Thing", name).visibility for name in ("r", "w", "x")}
    assert seen == {"r": Visibility.READ, "w": Visibility.WRITE, "x": Visibility.BOTH}
    assert len(found.said("CG308")) == 1


@pytest.mark.parametrize(
    ("dialect", "visibility", "warned"),
    [("openapi: 3.0.3", Visibility.BOTH, 0), ("openapi: 3.1.0", Visibility.READ, 1)],
)
def test_read_only_beside_a_definition(api: Reader, dialect: str, visibility: Visibility, warned: int) -> None:
    """It means nothing before 3.1; in 3.1 it annotates each reference, and a required property that a request loses
    by it is a warning, one that only answers have is not."""
    found = api(document=f"""
{dialect}
info: {{title: T, version: '1'}}
paths:
  /files:
    post:
      requestBody: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/File'}}}}}}}}
      responses: {{'200': {{description: "", content: {{application/json: {{schema: {{$ref: '#/components/schemas/Done'}}}}}}}}}}
components:
  schemas:
    File: {{type: object, required: [purpose], properties: {{purpose: {{$ref: '#/components/schemas/Purpose'}}}}}}
    Done: {{type: object, required: [purpose], properties: {{purpose: {{$ref: '#/components/schemas/Purpose'}}}}}}
    Purpose: {{type: string, readOnly: true}}
""")
    assert found.prop("File", "purpose").visibility is visibility
    assert len(found.said("CG317")) == warned and len(found.said("CG210")) == 1 - warned


def test_unknown_type_is_any_value(api: Reader) -> None:
    found = api("Thing: {type: strnig}")
    assert found["Thing"].use.type == AnyValue()


def test_required_without_a_property_is_noted(api: Reader) -> None:
    found = api("Thing: {type: object, required: [a, ghost], properties: {a: {type: string}}}")
    assert found.prop("Thing", "a").required
    assert "ghost" in found.said("CG307")[0]


def test_nullable_of_a_named_schema_reaches_its_uses(api: Reader) -> None:
    """A definition has no null of its own: each use of it has."""
    found = api("""
        Thing: {type: object, properties: {a: {$ref: '#/components/schemas/Maybe'}}}
        Maybe: {type: object, nullable: true, properties: {x: {type: string}}}
        """)
    assert found.prop("Thing", "a").use.nullable


def test_a_reference_to_an_inline_place(api: Reader) -> None:
    """A schema reached both where it is written and by a ``$ref`` to that place is one definition."""
    found = api("""
        Thing: {type: object, properties: {part: {type: object, properties: {x: {type: string}}}}}
        Other: {type: object, properties: {part: {$ref: '#/components/schemas/Thing/properties/part'}}}
        """)
    assert found.prop("Thing", "part").use == found.prop("Other", "part").use
    assert isinstance(found.behind(found.prop("Other", "part").use), Model)


def test_a_schema_that_is_only_a_reference(api: Reader) -> None:
    found = api("""
        A: {$ref: '#/components/schemas/B'}
        B: {type: object, properties: {x: {type: string}}}
        """)
    assert isinstance(found["A"], Alias) and isinstance(found["A"].use.type, Ref)


def test_client_name_and_deprecated(api: Reader) -> None:
    found = api("Thing: {type: object, properties: {class: {type: string, x-ms-client-name: kind, deprecated: true}}}")
    assert found.prop("Thing", "class").client_name == "kind"
    assert found.prop("Thing", "class").deprecated


def test_inline_definitions_follow_their_owner(api: Reader) -> None:
    """Document order: what is written inside a schema comes right after it, and before the next."""
    found = api("""
        B: {allOf: [{$ref: '#/components/schemas/A'}], properties: {b: {type: object, properties: {y: {type: string}}}}}
        A: {type: object, properties: {a: {type: object, properties: {x: {type: string}}}}}
        """)
    tails = [id.partition("/schemas/")[2] for id in found.service.definitions]
    assert tails == ["B", "B/properties/b", "A", "A/properties/a"]
