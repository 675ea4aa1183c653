"""CG601 to CG609: examples that are not what their document says. The tests of a package use what can be used."""

from __future__ import annotations

from generator.diagnostics.codes.entry import Entry, Example, answer, info, operation

_OPERATION = """
operationId: Things_Get
parameters:
  - {name: thing-id, in: path, required: true, schema: {type: string}}
  - {name: x-count, in: header, schema: {type: integer}}
responses:
  "200": {description: Yes, content: {application/json: {schema: {type: object, properties: {size: {type: integer}}}}}}
x-ms-examples: {A call: {$ref: ./call.json}}
"""


def _called(parameters: str, responses: str = '{"200": {"body": {"size": 1}}}') -> Example:
    call = f'{{\n  "parameters": {parameters},\n  "responses": {responses}\n}}\n'
    return info(operation(_OPERATION, "/things/{thing-id}"), call=call)


_CURE = "Correct the example."

ENTRIES = (
    Entry(
        "CG601",
        "An example calls a parameter otherwise",
        "The name differs in case or punctuation only, or nothing else can be meant.",
        _CURE,
        (_called('{"thingId": "a"}'),),
    ),
    Entry(
        "CG602",
        "An example gives something that is not a parameter",
        "It is left out.",
        _CURE,
        (_called('{"thing-id": "a", "colour": "red"}'),),
    ),
    Entry(
        "CG603",
        "A header that is not text",
        "A header is text on the wire; the value is sent as text.",
        _CURE,
        (_called('{"thing-id": "a", "x-count": 3}'),),
    ),
    Entry(
        "CG604",
        "An example lacks what is required",
        "The value, or the body, is made up.",
        _CURE,
        (_called("{}"),),
    ),
    Entry(
        "CG605",
        "An example answers with an undeclared status",
        "It is tested as it is.",
        _CURE,
        (_called('{"thing-id": "a"}', '{"200": {"body": {"size": 1}}, "404": {"body": {}}}'),),
    ),
    Entry(
        "CG606",
        "An example without a usable answer",
        "It has no success, or no body where one is declared; one is made up.",
        _CURE,
        (_called('{"thing-id": "a"}', '{"200": {}}'),),
    ),
    Entry(
        "CG607",
        "An example that is JSON written as text",
        "It is read as JSON.",
        _CURE,
        (_called('{"thing-id": "a"}', '{"200": {"body": "{\\"size\\": 1}"}}'),),
    ),
    Entry(
        "CG608",
        "A value beside a schema is not of its type",
        "Another value is made up.",
        _CURE,
        (info(answer("{type: object, properties: {size: {type: integer, example: large}}}")),),
    ),
    Entry(
        "CG609",
        "A body that is not what the document declares",
        "The example is used as it is, as services do answer with more than they declare. The place is named.",
        "Correct the example, or the schema.",
        (_called('{"thing-id": "a"}', '{"200": {"body": {"size": "large"}}}'),),
    ),
)
