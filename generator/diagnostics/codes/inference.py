"""CG390 to CG502: what is inferred, named and pinned."""

from __future__ import annotations

from generator.diagnostics.codes.entry import Entry, answer, error, info, operation, warning

_PAGE = "{type: object, properties: {value: {type: array, items: {type: string}}, nextLink: {type: string}}}"
_JOB = "{type: object, properties: {id: {type: string}, status: {type: string}}}"

ENTRIES = (
    Entry(
        "CG390",
        "An operation streams",
        "No document says outright that `stream=True` gives server-sent events; it was inferred from what is named.",
        "Nothing to do. A pin under `streaming` in `clientgen.yaml` says otherwise.",
        (
            info(
                operation(
                    """
                    operationId: Things_Make
                    requestBody:
                      content: {application/json: {schema: {type: object, properties: {stream: {type: boolean}}}}}
                    responses:
                      "200": {description: Yes, content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}}
                    """,
                    method="post",
                )
            ),
        ),
    ),
    Entry(
        "CG391",
        "An operation answers in pages",
        "The shape of the answer, or `x-ms-pageable`, says so; the method gives an `ItemPaged`.",
        "Nothing to do. A pin under `paging` in `clientgen.yaml` says otherwise.",
        (info(answer(_PAGE)),),
    ),
    Entry(
        "CG392",
        "The outcome of a long-running operation",
        "`x-ms-long-running-operation` marks it, and the answer that is named is taken to be its outcome.",
        "Nothing to do.",
        (info(answer(_JOB, "x-ms-long-running-operation: true")),),
    ),
    Entry(
        "CG393",
        "The form of an answer follows a field of the body",
        "`response_format` chooses between JSON and text; the method's return type follows it.",
        "Nothing to do.",
        (
            info(
                operation(
                    """
                    operationId: Things_Write
                    requestBody:
                      content:
                        application/json:
                          schema: {type: object, properties: {response_format: {type: string, enum: [json, text]}}}
                    responses:
                      "200":
                        description: Yes
                        content:
                          application/json: {schema: {type: object, properties: {text: {type: string}}}}
                          text/plain: {schema: {type: string}}
                    """,
                    method="post",
                )
            ),
        ),
    ),
    Entry(
        "CG394",
        "A pin does not fit the document",
        "`clientgen.yaml` pins how an operation streams or pages, by schemas or properties that this document does not"
        " have. The pin is ignored.",
        "Correct the pin.",
        (
            warning(
                answer(_JOB),
                service="""
                paging:
                  Things_Get: {items: entries, reason: the list is called otherwise}
                """,
            ),
        ),
    ),
    Entry(
        "CG401",
        "A name is taken",
        "A schema, method or argument is not called what the document calls it, as another one has that name.",
        "Nothing to do. `operations` in `clientgen.yaml` pins the names of methods; `x-ms-client-name` those of fields.",
        (
            info("""
                paths:
                  /things: {get: {operationId: Things_Get, responses: {"204": {description: Done}}}}
                  /others: {get: {operationId: Things_Get, responses: {"204": {description: Done}}}}
                """),
        ),
    ),
    Entry(
        "CG501",
        "An operation is left out",
        "`skip` in `clientgen.yaml` asks for it, with the reason that the message repeats.",
        "Remove the entry, to have the operation.",
        (
            warning(
                answer(_JOB),
                service="""
                skip:
                  Things_Get: it is for administrators
                """,
            ),
        ),
    ),
    Entry(
        "CG502",
        "A pin of an operation that is not there",
        "The service has this one document in `clientgen.yaml`, and a pin names an operation that it does not have.",
        "Correct the name, or remove the pin.",
        (
            warning(
                answer(_JOB),
                service="""
                skip:
                  Things_Gte: it is for administrators
                """,
            ),
        ),
    ),
)
