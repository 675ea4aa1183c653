"""CG330 to CG380: paths, parameters, bodies, responses, security and servers."""

from __future__ import annotations

from generator.diagnostics.codes.entry import Entry, info, operation, warning

_DONE = 'responses: {"204": {description: Done}}'
_ASKED = f"security: [{{login: [%s]}}]\n{_DONE}"

ENTRIES = (
    Entry(
        "CG330",
        "Path and parameter disagree in one name",
        "The path has one variable without a parameter, and one parameter has no variable: they are taken to be the"
        " same.",
        "Call both by one name.",
        (
            warning(
                operation(
                    f"parameters: [{{name: thing, in: path, required: true, schema: {{type: string}}}}]\n{_DONE}",
                    "/things/{id}",
                )
            ),
        ),
    ),
    Entry(
        "CG331",
        "A variable of a path without a parameter",
        "Nothing describes it. A required string is assumed.",
        "Add the parameter.",
        (warning(operation(_DONE, "/things/{id}")),),
    ),
    Entry(
        "CG332",
        "A path parameter that the path does not have",
        "There is no place to send it in; it is left out.",
        "Add `{name}` to the path, or remove the parameter.",
        (
            warning(
                operation(f"parameters: [{{name: id, in: path, required: true, schema: {{type: string}}}}]\n{_DONE}")
            ),
        ),
    ),
    Entry(
        "CG333",
        "A header that is the client's own",
        "`Accept`, `Content-Type` and `Authorization` are not parameters (OpenAPI 3.1 section 4.8.12.1).",
        "Nothing to do.",
        (info(operation(f"parameters: [{{name: Accept, in: header, schema: {{type: string}}}}]\n{_DONE}")),),
    ),
    Entry(
        "CG334",
        "A query string in a path",
        "What follows `?` in a path is sent with every call.",
        "Nothing to do, or declare it as a parameter.",
        (info(operation(_DONE, "/things?beta=true")),),
    ),
    Entry(
        "CG338",
        "An example that cannot be sent",
        "A path, a header or a cookie cannot hold it (a line break, for instance); the tests do not use it.",
        "Correct the example.",
        (
            info(
                operation(
                    "parameters: [{name: id, in: path, required: true, schema: {type: string}, example: ''}]\n" + _DONE,
                    "/things/{id}",
                )
            ),
        ),
    ),
    Entry(
        "CG340",
        "A body that is read as bytes",
        "The media type is that of a file, whatever the schema says; or the schema is binary, whatever the media type.",
        "Nothing to do.",
        (
            info(
                operation(
                    'responses: {"200": {description: A file, content: {application/pdf: {schema: {type: object,'
                    " properties: {id: {type: string}}}}}}}"
                )
            ),
        ),
    ),
    Entry(
        "CG341",
        "A request body without content",
        "Nothing says what to send; there is no body.",
        "Add the content.",
        (warning(operation(f"requestBody: {{content: {{}}}}\n{_DONE}", method="post")),),
    ),
    Entry(
        "CG350",
        "No success is declared but default",
        "The default response is read as the success.",
        "Declare the success by its status.",
        (info(operation("responses: {default: {description: Any}}")),),
    ),
    Entry(
        "CG352",
        "No success is declared",
        "Any success is read as it comes.",
        "Declare it.",
        (warning(operation('responses: {"404": {description: Absent}}')),),
    ),
    Entry(
        "CG360",
        "A security requirement whose scheme cannot be used",
        "Its scheme is of a kind that is not supported; this alternative is skipped.",
        "Offer a scheme that is supported: a key, a bearer token, basic authentication or OAuth 2.",
        (
            warning(
                operation(_ASKED % "" + "") + "\ncomponents: {securitySchemes: {login: {type: mutualTLS}}}",
                dialect="3.1.0",
            ),
        ),
    ),
    Entry(
        "CG361",
        "A security scheme that is not supported, or only in part",
        "The scheme is skipped; of `openIdConnect`, the token is taken from the caller.",
        "Offer a scheme that is supported.",
        (warning("components: {securitySchemes: {login: {type: http, scheme: digest}}}"),),
    ),
    Entry(
        "CG362",
        "A scope that no flow defines",
        "It is asked for all the same.",
        "Define the scope in a flow.",
        (
            info(
                operation(_ASKED % "read")
                + "\ncomponents: {securitySchemes: {login: {type: oauth2, flows: {clientCredentials: {tokenUrl:"
                ' "https://login.example.com", scopes: {}}}}}}'
            ),
        ),
    ),
    Entry(
        "CG370",
        "An operation without an id",
        "The name of the method is made from verb and path.",
        "Add an `operationId`, or pin the name in `clientgen.yaml`.",
        (info(operation(_DONE)),),
    ),
    Entry(
        "CG371",
        "An operation id used more than once",
        "The methods are told apart by their paths.",
        "Give each operation its own id.",
        (
            info("""
                paths:
                  /things: {get: {operationId: Things_Get, responses: {"204": {description: Done}}}}
                  /others: {get: {operationId: Things_Get, responses: {"204": {description: Done}}}}
                """),
        ),
    ),
)
