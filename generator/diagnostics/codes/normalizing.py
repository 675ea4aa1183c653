"""CG201 to CG209: fields of the wrong shape, and what the dialects cannot say alike."""

from __future__ import annotations

from generator.diagnostics.codes.entry import Entry, answer, error, info, operation, schemas, warning

ENTRIES = (
    Entry(
        "CG201",
        "A value of the wrong shape",
        "The field holds another kind of value than OpenAPI gives it. It is skipped.",
        "Correct the value; the message says what belongs there.",
        (warning(schemas("Thing: {type: object, properties: [id, name]}")),),
    ),
    Entry(
        "CG202",
        "A reference to nothing",
        "The document has nothing at the place that the `$ref` names.",
        "Add what is missing, or correct the reference.",
        (error(answer('{$ref: "#/components/schemas/Thing"}')),),
    ),
    Entry(
        "CG203",
        "References in a circle",
        "References lead from one to the next and back, and none says what is meant.",
        "Replace one of them by what it stands for.",
        (
            error("""
                components:
                  parameters:
                    A: {$ref: "#/components/parameters/B"}
                    B: {$ref: "#/components/parameters/A"}
                paths:
                  /things:
                    get: {parameters: [{$ref: "#/components/parameters/A"}], responses: {"204": {description: Done}}}
                """),
        ),
    ),
    Entry(
        "CG204",
        "Webhooks, callbacks and links are not generated",
        "They are calls that the service makes, or hints; a client has no method for them.",
        "Nothing to do.",
        (info("webhooks: {changed: {post: {responses: {}}}}", dialect="3.1.0"),),
    ),
    Entry(
        "CG205",
        "A value that is not allowed here",
        "A type, style, place or status that the dialect does not know. The message says what is assumed instead.",
        "Correct the value.",
        (
            warning(schemas("Thing: {type: txt}"), dialect="3.1.0"),
            info(
                schemas("Thing: {type: [string, integer], oneOf: [{type: string}, {type: integer}]}"), dialect="3.1.0"
            ),
        ),
    ),
    Entry(
        "CG206",
        "A Swagger 2.0 construct without an exact counterpart",
        "Swagger 2.0 can say what OpenAPI 3 cannot, such as values separated by tabs; the closest form is used.",
        "Check that the service accepts what is sent.",
        (
            warning(
                operation("""
                    parameters:
                      - {name: ids, in: query, type: array, items: {type: string}, collectionFormat: tsv}
                    responses: {"204": {description: Done}}
                    """),
                dialect="2.0",
            ),
        ),
    ),
    Entry(
        "CG207",
        "A security requirement names an unknown scheme",
        "The alternative is left out, as nothing says how to authenticate with it.",
        "Define the scheme, or correct its name.",
        (warning("security: [{key: []}]"),),
    ),
    Entry(
        "CG208",
        "A required field is absent",
        "OpenAPI requires the field. The message says what is assumed.",
        "Add the field.",
        (warning('servers: [{description: "A server without an address"}]'),),
    ),
    Entry(
        "CG209",
        "A parameter is listed twice",
        "Within one list, a name and a place may occur once (OpenAPI 3.1 section 4.8.10). The later one is left out.",
        "Remove one of the two.",
        (
            warning(operation("""
                    parameters:
                      - {name: top, in: query, schema: {type: integer}}
                      - {name: top, in: query, schema: {type: string}}
                    responses: {"204": {description: Done}}
                    """)),
        ),
    ),
)
