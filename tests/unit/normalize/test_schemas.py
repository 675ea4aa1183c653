"""A schema of any dialect has one spelling in the normal form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.diagnostics import DiagnosticSink, Severity
from generator.load import load
from generator.normalize import NormalDocument, normalize

SchemaOf = Callable[..., tuple[Any, list[tuple[str, Severity, str]]]]
Lowered = Callable[..., tuple[NormalDocument, DiagnosticSink]]

HERE = "/components/schemas/A"


@pytest.mark.parametrize(
    ("dialect", "written", "normal"),
    [
        # null
        ("3.0.0", "{type: string, nullable: true}", {"type": "string", "nullable": True}),
        ("3.1.0", "{type: string, nullable: true}", {"type": "string", "nullable": True}),
        ("2.0", "{type: string, x-nullable: true}", {"type": "string", "nullable": True}),
        ("3.0.0", "{type: string, x-nullable: true}", {"type": "string", "nullable": True}),
        ("3.1.0", "{type: [string, 'null']}", {"type": "string", "nullable": True}),
        ("3.1.0", "{type: ['null']}", {"type": "null"}),
        ("3.0.0", "{type: 'null'}", {"type": "null"}),
        ("3.1.0", "{enum: [a, null]}", {"enum": ["a"], "nullable": True}),
        ("3.1.0", "{enum: [null], description: d}", {"type": "null", "description": "d"}),
        ("3.1.0", "{const: null}", {"type": "null"}),
        ("3.1.0", "{anyOf: [{type: string}, {type: 'null'}]}", {"anyOf": [{"type": "string"}], "nullable": True}),
        ("3.0.0", "{oneOf: [{type: 'null'}, {type: string}]}", {"oneOf": [{"type": "string"}], "nullable": True}),
        ("3.1.0", "{anyOf: [{type: string}, {enum: [null]}]}", {"anyOf": [{"type": "string"}], "nullable": True}),
        ("3.1.0", "{anyOf: [{type: string}, {const: null}]}", {"anyOf": [{"type": "string"}], "nullable": True}),
        ("3.1.0", "{anyOf: [{type: 'null'}]}", {"type": "null"}),
        ("3.0.0", "{type: string, nullable: false}", {"type": "string", "nullable": False}),
        # several types
        ("3.1.0", "{type: [string]}", {"type": "string"}),
        (
            "3.1.0",
            "{type: [string, integer, 'null'], minLength: 1, minimum: 2, format: uuid, description: d, default: 3}",
            {
                "nullable": True,
                "description": "d",
                "default": 3,
                "anyOf": [
                    {"type": "string", "minLength": 1, "format": "uuid"},
                    {"type": "integer", "minimum": 2},
                ],
            },
        ),
        (
            "3.1.0",
            "{type: [array, object], items: {type: string}, properties: {a: {type: string}}, required: [a]}",
            {
                "anyOf": [
                    {"type": "array", "items": {"type": "string"}},
                    {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]},
                ]
            },
        ),
        (
            "3.1.0",
            "{type: [string, integer], enum: [a, 1, true], x-ms-enum: {name: E}}",
            {
                "anyOf": [
                    {"type": "string", "enum": ["a"], "x-ms-enum": {"name": "E"}},
                    {"type": "integer", "enum": [1], "x-ms-enum": {"name": "E"}},
                ]
            },
        ),
        # constants and limits
        ("3.1.0", "{const: a}", {"enum": ["a"]}),
        ("3.1.0", "{const: false}", {"enum": [False]}),
        ("3.0.0", "{minimum: 1, exclusiveMinimum: true}", {"exclusiveMinimum": 1}),
        ("3.1.0", "{maximum: 1, exclusiveMaximum: true}", {"exclusiveMaximum": 1}),
        ("3.0.0", "{minimum: 1, exclusiveMinimum: false}", {"minimum": 1}),
        ("3.1.0", "{exclusiveMinimum: 1}", {"exclusiveMinimum": 1}),
        # true and false
        ("3.1.0", "true", {}),
        ("3.1.0", "false", {"not": {}}),
        ("3.1.0", "{properties: {a: true, b: false}}", {"properties": {"a": {}, "b": {"not": {}}}}),
        ("3.1.0", "{items: true}", {"items": {}}),
        ("3.1.0", "{additionalProperties: false}", {"additionalProperties": False}),
        # tuples
        ("3.1.0", "{items: [{type: string}], additionalItems: false}", {"prefixItems": [{"type": "string"}], "items": {"not": {}}}),
        # content
        ("3.1.0", "{type: string, contentEncoding: base64}", {"type": "string", "contentEncoding": "base64", "format": "byte"}),
        (
            "3.1.0",
            "{contentMediaType: application/octet-stream}",
            {"type": "string", "contentMediaType": "application/octet-stream", "format": "binary"},
        ),
        ("3.1.0", "{type: string, contentEncoding: binary}", {"type": "string", "contentEncoding": "binary", "format": "binary"}),
        ("3.1.0", "{type: string, contentMediaType: text/html}", {"type": "string", "contentMediaType": "text/html"}),
        ("3.0.0", "{type: file}", {"type": "string", "format": "binary"}),
        ("2.0", "{type: file}", {"type": "string", "format": "binary"}),
        # discriminators
        ("2.0", "{type: object, discriminator: kind}", {"type": "object", "discriminator": {"propertyName": "kind", "mapping": {}}}),
        ("3.0.0", "{discriminator: {propertyName: kind}}", {"discriminator": {"propertyName": "kind", "mapping": {}}}),
        # Azure
        ("3.1.0", "{x-ms-mutability: [read]}", {"x-ms-mutability": ["read"], "readOnly": True}),
        ("3.1.0", "{x-ms-mutability: [create, update]}", {"x-ms-mutability": ["create", "update"], "writeOnly": True}),
        ("2.0", "{properties: {a: {readOnly: true}}}", {"properties": {"a": {"readOnly": True}}}),
        ("3.1.0", "{type: string, readOnly: true}", {"type": "string", "readOnly": True}),
        ("2.0", "{x-ms-mutability: [create, read]}", {"x-ms-mutability": ["create", "read"]}),
        ("2.0", "{x-ms-discriminator-value: B}", {"x-ms-discriminator-value": "B"}),
        ("2.0", "{x-ms-client-name: b}", {"x-ms-client-name": "b"}),
        # the rest stays
        ("3.1.0", "{required: [a, b, a]}", {"required": ["a", "b"]}),
        ("3.1.0", "{allOf: [{type: object}], x-mine: {a: 1}}", {"allOf": [{"type": "object"}], "x-mine": {"a": 1}}),
        ("3.1.0", "{default: {$ref: nothing}}", {"default": {"$ref": "nothing"}}),
        ("3.1.0", "{description: 5}", {"description": "5"}),
        ("3.1.0", "{description: }", {}),
    ],
)  # fmt: skip
def test_one_spelling(schema_of: SchemaOf, dialect: str, written: str, normal: object) -> None:
    schema, findings = schema_of(written, dialect)
    assert schema == normal
    assert findings == []


@pytest.mark.parametrize(
    ("written", "normal", "code", "pointer"),
    [
        ("{description: {$ref: '#/x'}}", {}, "CG201", "/description"),
        ("{properties: [a]}", {}, "CG201", "/properties"),
        ("{properties: {a: string, b: {type: string}}}", {"properties": {"b": {"type": "string"}}}, "CG201", "/properties/a"),
        ("{items: 5}", {}, "CG201", "/items"),
        ("{required: true}", {}, "CG201", "/required"),
        ("{required: [a, {b: c}]}", {"required": ["a"]}, "CG201", "/required/1"),
        ("{allOf: {}}", {}, "CG201", "/allOf"),
        ("{anyOf: []}", {}, "CG201", "/anyOf"),
        ("{allOf: [x, {type: string}]}", {"allOf": [{"type": "string"}]}, "CG201", "/allOf/0"),
        ("{enum: a}", {}, "CG201", "/enum"),
        ("{enum: []}", {}, "CG201", "/enum"),
        ("{nullable: 'yes'}", {}, "CG201", "/nullable"),
        ("{minLength: -1}", {}, "CG201", "/minLength"),
        ("{maximum: '5'}", {}, "CG201", "/maximum"),
        ("{$ref: 5}", {}, "CG201", "/$ref"),
        ("{type: {a: b}}", {}, "CG201", "/type"),
        ("{type: any}", {}, "CG205", "/type"),
        ("{type: [string, odd]}", {"type": "string"}, "CG205", "/type/1"),
        ("{exclusiveMinimum: true}", {}, "CG205", "/exclusiveMinimum"),
        ("{discriminator: {mapping: {}}}", {}, "CG201", "/discriminator"),
        ("{discriminator: kind}", {"discriminator": {"propertyName": "kind", "mapping": {}}}, "CG205", "/discriminator"),
        (
            "{discriminator: {propertyName: kind, mapping: {a: 5}}}",
            {"discriminator": {"propertyName": "kind", "mapping": {}}},
            "CG201",
            "/discriminator/mapping/a",
        ),
        ("{x-ms-enum: name}", {}, "CG201", "/x-ms-enum"),
        ("{x-ms-enum: {name: 5, modelAsString: maybe}}", {"x-ms-enum": {"name": "5"}}, "CG201", "/x-ms-enum/modelAsString"),
        ("{x-ms-enum: {values: [a, {value: b}]}}", {"x-ms-enum": {"values": [{"value": "b"}]}}, "CG201", "/x-ms-enum/values/0"),
        ("{x-ms-client-name: [a]}", {}, "CG201", "/x-ms-client-name"),
    ],
)  # fmt: skip
def test_junk_is_a_warning_and_skipped(
    schema_of: SchemaOf, written: str, normal: object, code: str, pointer: str
) -> None:
    schema, findings = schema_of(written)
    assert schema == normal
    assert findings == [(code, Severity.WARNING, HERE + pointer)]


def test_a_schema_that_is_none_is_not_declared(schema_of: SchemaOf) -> None:
    assert schema_of("hello") == (None, [("CG201", Severity.WARNING, HERE)])


def test_places_are_those_of_the_original(lowered: Lowered) -> None:
    """A rewritten node keeps the place it was written at, a made-up branch gets the place of its type."""
    document, _ = lowered(
        "openapi: 3.1.0\ninfo: {}\npaths: {}\ncomponents: {schemas: {A: {type: [string, integer], properties: {b: {const: 1}}}}}"
    )
    schema = document.schemas["api.yaml#/components/schemas/A"]
    assert schema.at.pointer == HERE
    assert schema["anyOf"][1].at.pointer == f"{HERE}/type/1"
    assert schema["properties"]["b"].at.pointer == f"{HERE}/properties/b"


def test_references_are_absolute_and_keep_their_siblings(lowered: Lowered) -> None:
    document, sink = lowered(
        """
openapi: 3.0.0
info: {}
paths: {}
components:
  schemas:
    A:
      properties:
        b: {$ref: '#/components/schemas/B', nullable: true, description: a b}
        c: {$ref: 'more.yaml#/definitions/C'}
        d: {$ref: '#/components/schemas/B/properties/x%20y'}
    B: {properties: {x y: {type: string}, again: {$ref: '#/components/schemas/A'}}}
""",
        more="definitions: {C: {properties: {back: {$ref: 'api.yaml#/components/schemas/A'}, own: {$ref: '#/D'}}}}\nD: {type: integer}\n",
    )  # fmt: skip
    a, b = "api.yaml#/components/schemas/A", "api.yaml#/components/schemas/B"
    assert document.schemas[a]["properties"] == {
        "b": {"$ref": b, "nullable": True, "description": "a b"},
        "c": {"$ref": "more.yaml#/definitions/C"},
        "d": {"$ref": f"{b}/properties/x y"},
    }
    assert list(document.schemas) == [a, b, "more.yaml#/definitions/C", f"{b}/properties/x y", "more.yaml#/D"]
    assert document.schemas["more.yaml#/definitions/C"]["properties"]["back"] == {"$ref": a}
    assert document.declared == {a: "A", b: "B"}
    assert not sink.diagnostics


def test_the_2_0_names_are_the_definitions(lowered: Lowered) -> None:
    document, _ = lowered("swagger: '2.0'\ninfo: {}\npaths: {}\ndefinitions: {B: {}, A: {$ref: '#/definitions/B'}}\n")
    assert document.declared == {"api.yaml#/definitions/B": "B", "api.yaml#/definitions/A": "A"}
    assert document.schemas["api.yaml#/definitions/A"] == {"$ref": "api.yaml#/definitions/B"}


@pytest.mark.parametrize(
    ("ref", "code"),
    [
        ("'#/components/schemas/Nothing'", "CG202"),
        ("'#/info/title'", "CG202"),
        ("'#/components/schemas/A/required'", "CG202"),
        ("'#anchor'", "CG124"),
        ("'gone.yaml#/A'", "CG122"),
        ("'http://example.com/a#/A'", "CG120"),
    ],
)
def test_a_dangling_reference_is_one_error(schema_of: SchemaOf, ref: str, code: str) -> None:
    schema, findings = schema_of(f"{{properties: {{b: {{$ref: {ref}, description: kept}}}}, required: [b]}}")
    assert schema["properties"] == {"b": {"description": "kept"}}
    assert findings == [(code, Severity.ERROR, f"{HERE}/properties/b/$ref")]


def test_references_in_a_circle_are_an_error(lowered: Lowered) -> None:
    document, sink = lowered(
        "openapi: 3.0.0\ninfo: {}\npaths: {}\ncomponents: {schemas: {A: {$ref: '#/components/schemas/B'}, "
        "B: {$ref: '#/components/schemas/A'}, C: {$ref: '#/components/schemas/C'}, D: {$ref: '#/components/schemas/A'}}}"
    )
    assert [item.code for item in sink] == ["CG203", "CG203"]
    for key in document.schemas:
        seen = set()
        while "$ref" in document.schemas[key]:
            assert key not in seen
            seen.add(key)
            key = document.schemas[key]["$ref"]


@pytest.mark.parametrize("word", ["$recursiveRef: '#'", "$dynamicRef: '#node'"])
def test_recursive_references_mean_the_named_schema_around(lowered: Lowered, word: str) -> None:
    document, sink = lowered(
        f"openapi: 3.1.0\ninfo: {{}}\npaths: {{}}\ncomponents: {{schemas: {{A: {{$recursiveAnchor: true, "
        f"properties: {{b: {{items: {{{word}}}}}}}}}}}}}"
    )
    key = "api.yaml#/components/schemas/A"
    assert document.schemas[key] == {"properties": {"b": {"items": {"$ref": key}}}}
    assert not sink.diagnostics


def test_recursive_references_in_an_inline_schema(lowered: Lowered) -> None:
    """Without a named schema around it, the outermost inline one is meant."""
    document, _ = lowered("""
openapi: 3.1.0
info: {}
paths:
  /a:
    get:
      responses:
        '200': {content: {application/json: {schema: {properties: {b: {$recursiveRef: '#'}}}}}}
""")
    key = "api.yaml#/paths/~1a/get/responses/200/content/application~1json/schema"
    assert document.schemas[key] == {"properties": {"b": {"$ref": key}}}


def test_discriminator_mappings_are_keys(lowered: Lowered) -> None:
    """Bare names, references, and names in the file they are written in; a value that names nothing is left out."""
    document, sink = lowered(
        """
openapi: 3.0.0
info: {}
paths: {}
components:
  schemas:
    A:
      discriminator:
        propertyName: kind
        mapping: {b: B.x, c: '#/components/schemas/C', d: 'more.yaml#/components/schemas/D', e: Nothing}
    B.x: {}
    C: {}
""",
        more="components: {schemas: {D: {discriminator: {propertyName: k, mapping: {e: E, c: C}}}, E: {}}}\n",
    )
    own, more = "api.yaml#/components/schemas/", "more.yaml#/components/schemas/"
    assert document.schemas[f"{own}A"]["discriminator"]["mapping"] == {
        "b": f"{own}B.x",
        "c": f"{own}C",
        "d": f"{more}D",
    }
    assert document.schemas[f"{more}D"]["discriminator"]["mapping"] == {"e": f"{more}E", "c": f"{own}C"}
    assert f"{more}E" in document.schemas
    assert [(item.severity, item.at.pointer) for item in sink] == [
        (Severity.WARNING, "/components/schemas/A/discriminator/mapping/e")
    ]


@pytest.mark.parametrize(
    "ref", ["models/c.yml#/C", "models/C.yml", "./C.yaml", "#/definitions/C", "models/c.yml#/components/schemas/C"]
)
def test_the_last_word_of_a_mapping_that_leads_nowhere_is_a_name(lowered: Lowered, ref: str) -> None:
    """Bundled documents keep the mappings of the files that they were made of: a warning, and nothing is refused."""
    document, sink = lowered(f"""
openapi: 3.0.0
info: {{}}
paths: {{}}
components:
  schemas:
    A: {{discriminator: {{propertyName: kind, mapping: {{c: '{ref}', d: 'models/d.yml#/D'}}}}}}
    C: {{}}
""")
    mapping = document.schemas["api.yaml#/components/schemas/A"]["discriminator"]["mapping"]
    assert mapping == {"c": "api.yaml#/components/schemas/C"}
    assert [(item.severity, item.code, item.at.pointer) for item in sink] == [
        (Severity.WARNING, "CG324", f"/components/schemas/A/discriminator/mapping/{value}") for value in "cd"
    ]


def test_subtypes_in_other_files_are_kept(lowered: Lowered) -> None:
    """No reference leads to a subtype, its base does by the discriminator: it must be there for the builder."""
    document, _ = lowered(
        "swagger: '2.0'\ninfo: {}\npaths: {}\ndefinitions: {A: {$ref: 'more.yaml#/definitions/Base'}}\n",
        more="""
definitions:
  Base: {discriminator: kind}
  Leaf: {allOf: [{$ref: '#/definitions/Middle'}]}
  Middle: {allOf: [{$ref: '#/definitions/Base'}]}
  Other: {type: string}
""",
    )
    assert list(document.schemas) == [
        "api.yaml#/definitions/A",
        "more.yaml#/definitions/Base",
        "more.yaml#/definitions/Middle",
        "more.yaml#/definitions/Leaf",
    ]


def test_names_in_another_folder(tmp_path: Path) -> None:
    """A bare name in a file elsewhere may be the root document's; odd characters in names do not matter."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "a#b 100%.yaml").write_text(
        "openapi: 3.1.0\ninfo: {}\npaths: {}\ncomponents: {schemas: {C: {}, A: {$ref: 'sub/more.yaml#/D'}, "
        "'x y#%20': {properties: {z: {$recursiveRef: '#'}}}}}\n"
    )
    (tmp_path / "sub" / "more.yaml").write_text("D: {discriminator: {propertyName: k, mapping: {c: C}}}\n")
    sink = DiagnosticSink()
    document = normalize(load(tmp_path / "a#b 100%.yaml", sink), sink)
    base = "a#b 100%.yaml#/components/schemas/"
    assert document.schemas["sub/more.yaml#/D"]["discriminator"]["mapping"] == {"c": f"{base}C"}
    assert document.schemas[f"{base}x y#%20"]["properties"]["z"] == {"$ref": f"{base}x y#%20"}
    assert not sink.diagnostics


def test_as_deep_as_documents_may_be(lowered: Lowered) -> None:
    """The deepest nesting that loads is lowered without running out of stack."""
    deep = "{items: " * 90 + "{type: string}" + "}" * 90
    document, sink = lowered(f"openapi: 3.1.0\ninfo: {{}}\npaths: {{}}\ncomponents: {{schemas: {{A: {deep}}}}}\n")
    node: Any = document.schemas["api.yaml#/components/schemas/A"]
    while "items" in node:
        node = node["items"]
    assert node == {"type": "string"} and not sink.diagnostics
