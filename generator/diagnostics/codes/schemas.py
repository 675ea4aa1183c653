"""CG301 to CG316: what the schemas of a document are read as."""

from __future__ import annotations

from generator.diagnostics.codes.entry import Elsewhere, Entry, info, schemas, warning
from generator.diagnostics import Severity

ENTRIES = (
    Entry(
        "CG302",
        "A schema that only refers to itself",
        "The references lead back to where they began, so that nothing says what the value is. It is read as any value.",
        "Say what the schema is.",
        (warning(schemas('Thing: {oneOf: [{$ref: "#/components/schemas/Thing"}]}')),),
    ),
    Entry(
        "CG303",
        "A tuple whose length is not fixed",
        "An array with a type for each place is typed as a tuple of just these, though the document lets it be shorter"
        " or longer. A strict client refuses another length.",
        "Where just these are meant, add `minItems` and `items: false`.",
        (warning(schemas("Pair: {type: array, prefixItems: [{type: string}, {type: integer}]}"), dialect="3.1.0"),),
    ),
    Entry(
        "CG304",
        "An enum with values that do not fit",
        "Values that are not of the enum's type are left out; a repeated value is kept once; an enum without a usable"
        " value is read as its plain type.",
        "Correct the list of values, or the type.",
        (
            warning(schemas("Size: {type: string, enum: [small, {large: true}]}")),
            info(schemas("Size: {type: string, enum: [small, small]}")),
        ),
    ),
    Entry(
        "CG305",
        "A default that is not of its type",
        "The default is ignored: the argument is optional, and the service decides.",
        "Correct the default, or the type.",
        (warning(schemas("Thing: {type: object, properties: {limit: {type: integer, default: inf}}}")),),
    ),
    Entry(
        "CG306",
        "A default of null where null is not allowed",
        "It is taken to mean that there is no default.",
        "Remove the default, or allow null.",
        (info(schemas("Thing: {type: object, properties: {limit: {type: integer, default: null}}}")),),
    ),
    Entry(
        "CG307",
        "A required property that is not declared",
        "`required` names it, but nothing says what it is. It is ignored; a model keeps unknown properties anyhow.",
        "Declare the property, or remove the name.",
        (info(schemas("Thing: {type: object, required: [id], properties: {name: {type: string}}}")),),
    ),
    Entry(
        "CG308",
        "Both readOnly and writeOnly",
        "Such a property could be neither sent nor answered. It is read as an ordinary one.",
        "Keep one of the two.",
        (warning(schemas("Thing: {type: object, properties: {id: {type: string, readOnly: true, writeOnly: true}}}")),),
    ),
    Entry(
        "CG309",
        "Schemas nested too deep",
        "What is nested too deep to be followed is read as any value: a warning, or an error where a whole schema is lost.",
        "Give the inner schemas names, and refer to them.",
        (
            Elsewhere(
                Severity.ERROR,
                "CG111 refuses such a document earlier",
                "test_a_document_that_cannot_be_walked_has_an_error",
            ),
            warning(
                schemas("Deep: " + "{type: array, items: " * 80 + "{type: string}" + "}" * 80),
                shown="A schema of 80 arrays, one within the other, gives:",
            ),
        ),
    ),
    Entry(
        "CG310",
        "An allOf that nothing can satisfy",
        "Its branches contradict each other. It is read as one of them (`oneOf`), which is what such documents mean.",
        "Write `oneOf`.",
        (warning(schemas("Content: {allOf: [{type: string}, {type: array, items: {type: string}}]}")),),
    ),
    Entry(
        "CG311",
        "An allOf that leads back to itself",
        "A schema cannot consist of itself; the repetition is left out.",
        "Remove the branch.",
        (
            warning(schemas("""
                    A: {allOf: [{$ref: "#/components/schemas/B"}, {type: object, properties: {a: {type: string}}}]}
                    B: {allOf: [{$ref: "#/components/schemas/A"}, {type: object, properties: {b: {type: string}}}]}
                    """)),
        ),
    ),
    Entry(
        "CG312",
        "A oneOf or anyOf that says nothing of types",
        "Branches that only list what is required are documentation; a branch that allows anything makes the whole any"
        " value.",
        "Nothing to do, or give each branch a type.",
        (info(schemas("Thing: {oneOf: [{type: string}, {}]}")),),
    ),
    Entry(
        "CG313",
        "A branch that contradicts the properties beside the union",
        "It can never hold, and is left out. Where no branch can hold, the union is ignored (a warning).",
        "Correct the branch, or move the properties.",
        (
            warning(schemas("""
                    Thing:
                      type: object
                      properties: {kind: {type: string, enum: [a]}}
                      oneOf:
                        - {type: object, properties: {kind: {type: string, enum: [b]}}}
                        - {type: object, properties: {kind: {type: string, enum: [c]}}}
                    """)),
            info(schemas("""
                    Thing:
                      type: object
                      properties: {kind: {type: string, enum: [a]}}
                      oneOf:
                        - {type: object, properties: {kind: {type: string, enum: [a]}, one: {type: string}}}
                        - {type: object, properties: {kind: {type: string, enum: [b]}, other: {type: string}}}
                    """)),
        ),
    ),
    Entry(
        "CG314",
        "A property contradicts the one it extends",
        "The same property has two enumerations without a common value. The nearer declaration is used.",
        "Correct one of the two.",
        (
            warning(schemas("""
                    Base: {type: object, properties: {kind: {type: string, enum: [a]}}}
                    Thing:
                      allOf:
                        - {$ref: "#/components/schemas/Base"}
                        - {type: object, properties: {kind: {type: string, enum: [b]}}}
                    """)),
        ),
    ),
    Entry(
        "CG315",
        "oneOf beside anyOf",
        "Both together would be an intersection of unions, for which Python has no type. Only `oneOf` is used.",
        "Keep one of the two.",
        (
            warning(
                schemas("Thing: {oneOf: [{type: string}, {type: integer}], anyOf: [{type: boolean}, {type: string}]}")
            ),
        ),
    ),
    Entry(
        "CG316",
        "An intersection of which one side is kept",
        "A composition joins what cannot be one Python type, such as two unions. The first side, or the object, is used.",
        "Write the union out.",
        (
            warning(schemas("""
                    Thing:
                      allOf:
                        - oneOf:
                            - {type: object, properties: {a: {type: string}}}
                            - {type: object, properties: {b: {type: string}}}
                        - oneOf:
                            - {type: object, properties: {c: {type: string}}}
                            - {type: object, properties: {d: {type: string}}}
                    """)),
        ),
    ),
)
