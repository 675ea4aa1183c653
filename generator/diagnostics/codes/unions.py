"""CG320 to CG328: what tells the branches of a union apart."""

from __future__ import annotations

from generator.diagnostics.codes.entry import Entry, info, schemas, warning

ENTRIES = (
    Entry(
        "CG320",
        "A union without a tag",
        "No property has a different fixed value in each branch. An answer is read as the branch that fits its structure"
        " best.",
        "Add a discriminator, or a property with one fixed value to each branch.",
        (
            info(schemas("""
                    Thing:
                      oneOf:
                        - {type: object, properties: {a: {type: string}}}
                        - {type: object, properties: {b: {type: string}}}
                    """)),
        ),
    ),
    Entry(
        "CG321",
        "A tag that cannot be used",
        "The discriminator's property is absent from a branch, or all branches share its value. Another property, or"
        " the structure, tells them apart.",
        "Add the property to every branch, or a mapping.",
        (
            warning(schemas("""
                    A: {type: object, properties: {kind: {type: string, enum: [x]}, a: {type: string}}}
                    B: {type: object, properties: {kind: {type: string, enum: [x]}, b: {type: string}}}
                    Thing:
                      oneOf: [{$ref: "#/components/schemas/A"}, {$ref: "#/components/schemas/B"}]
                      discriminator: {propertyName: kind}
                    """)),
        ),
    ),
    Entry(
        "CG322",
        "The tag of a subtype is taken from its name",
        "Neither a mapping nor an enumeration says which value means the subtype. Where the allowed values do not list"
        " its name, this is a guess, and a warning.",
        "Add a `mapping` to the discriminator, or `x-ms-discriminator-value` to the subtype.",
        (
            info(schemas("""
                    Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
                    Cat: {allOf: [{$ref: "#/components/schemas/Pet"}, {type: object, properties: {name: {type: string}}}]}
                    """)),
            warning(schemas("""
                    Pet:
                      type: object
                      required: [kind]
                      properties: {kind: {type: string, enum: [feline, canine]}}
                      discriminator: {propertyName: kind}
                    Cat: {allOf: [{$ref: "#/components/schemas/Pet"}, {type: object, properties: {name: {type: string}}}]}
                    """)),
        ),
    ),
    Entry(
        "CG323",
        "A base without a discriminator",
        "Its subtypes give `x-ms-discriminator-value`, so that it is read as a polymorphic base.",
        "Add the `discriminator` to the base.",
        (
            info(schemas("""
                    Pet: {type: object, required: [kind], properties: {kind: {type: string}}}
                    Cat:
                      x-ms-discriminator-value: cat
                      allOf: [{$ref: "#/components/schemas/Pet"}, {type: object, properties: {name: {type: string}}}]
                    """)),
        ),
    ),
    Entry(
        "CG324",
        "A mapping that names no usable schema",
        "A discriminator's mapping leads to nothing, or to something that is not an object. The entry is left out.",
        "Correct the mapping.",
        (
            warning(schemas("""
                    Pet:
                      type: object
                      required: [kind]
                      properties: {kind: {type: string}}
                      discriminator: {propertyName: kind, mapping: {cat: "#/components/schemas/Name"}}
                    Name: {type: string}
                    """)),
        ),
    ),
    Entry(
        "CG325",
        "A subtype contradicts, or lacks, its tag",
        "Two subtypes share a value, the property of the tag is not declared, or `x-ms-discriminator-value` and the"
        " property disagree. The message says what is used.",
        "Give each subtype a value of its own, in one way.",
        (
            warning(schemas("""
                    Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
                    Cat:
                      x-ms-discriminator-value: cat
                      allOf: [{$ref: "#/components/schemas/Pet"}, {type: object, properties: {kind: {type: string, enum: [tom]}}}]
                    """)),
        ),
    ),
    Entry(
        "CG326",
        "A union among its own branches",
        "A union cannot be one of its own branches; that one is left out.",
        "Remove the branch.",
        (
            warning(schemas("""
                    A: {oneOf: [{type: string}, {$ref: "#/components/schemas/B"}]}
                    B: {oneOf: [{type: object, properties: {a: {type: string}}}, {$ref: "#/components/schemas/A"}]}
                    """)),
        ),
    ),
    Entry(
        "CG327",
        "A discriminator without subtypes",
        "Nothing extends the base, so it is read as a plain object.",
        "Nothing to do, or add the subtypes.",
        (
            info(
                schemas(
                    "Pet: {type: object, required: [kind], properties: {kind: {type: string}},"
                    " discriminator: {propertyName: kind}}"
                )
            ),
        ),
    ),
    Entry(
        "CG328",
        "Branches that share a tag",
        "They become a union of their own, which is told apart by another property, or by structure.",
        "Nothing to do.",
        (
            info(schemas("""
                    Item:
                      oneOf:
                        - {type: object, required: [type], properties: {type: {type: string, enum: [text]}}}
                        - {type: object, required: [type, role], properties: {type: {type: string, enum: [message]}, role: {type: string, enum: [user]}}}
                        - {type: object, required: [type, role], properties: {type: {type: string, enum: [message]}, role: {type: string, enum: [tool]}}}
                    """)),
        ),
    ),
)
