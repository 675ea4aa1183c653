"""CG101 to CG132: documents that cannot be read, or only in part; what openapi-spec-validator says."""

from __future__ import annotations

from generator.diagnostics.codes.entry import Elsewhere, Entry, error, info, operation, schemas, warning
from generator.diagnostics import Severity

_NO_OPERATION = """
paths:
  /things: {$ref: "%s"}
"""
_CALL = """
operationId: Things_List
responses: {"204": {description: Done}}
x-ms-examples: {A call: {$ref: ./call.json}}
"""
_BOMB = """
openapi: 3.0.3
x-0: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
x-1: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
x-2: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
x-3: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
x-4: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
x-5: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
x-6: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]
""".lstrip()

ENTRIES = (
    Entry(
        "CG101",
        "The file cannot be read",
        "It does not exist, is a folder, or may not be opened.",
        "Check the path and the permissions of the file.",
        (Elsewhere(Severity.ERROR, "the path is at fault, not a document", "test_missing_file"),),
    ),
    Entry(
        "CG102",
        "The document is empty",
        "The file has nothing but white space and comments.",
        "Download it again.",
        (error("# nothing here\n", dialect=""),),
    ),
    Entry(
        "CG103",
        "The document is not UTF-8",
        "JSON and OpenAPI documents are UTF-8 (RFC 8259 section 8.1). A byte order mark is allowed.",
        "Save the file as UTF-8.",
        (error('info: {title: Café, version: "1"}', encoding="latin-1"),),
    ),
    Entry(
        "CG104",
        "The document is a web page",
        "What was saved is the page that shows the document.",
        "Download the raw file.",
        (error("<!DOCTYPE html>\n<html><body>openapi: 3.0.3</body></html>\n", dialect=""),),
    ),
    Entry(
        "CG105",
        "Text precedes the document",
        "The document was copied from a page together with words around it.",
        "Delete the lines before the one that the message names.",
        (error("Here is the document you asked for.\nopenapi: 3.0.3\ninfo:\n  title: T\n", dialect=""),),
    ),
    Entry(
        "CG106",
        "The document is cut off",
        "It ends before what was opened is closed, says that it is truncated, or lacks at its end what it refers to.",
        "Get the complete file.",
        (error('{"openapi": "3.0.3", "paths": {\n', dialect="", name="api.json"),),
    ),
    Entry(
        "CG107",
        "The document has lost its indentation",
        "Indentation is the structure of YAML; a copy without it cannot be understood.",
        "Get the original file.",
        (error("openapi: 3.0.3\ninfo:\ntitle: T\npaths:\n/things:\nget:\n", dialect=""),),
    ),
    Entry(
        "CG108",
        "Neither JSON nor YAML",
        "The parser stopped at the place that is named.",
        "Correct the syntax there.",
        (error("openapi: 3.0.3\ninfo: {title: T}\npaths: [}\n", dialect=""),),
    ),
    Entry(
        "CG109",
        "Not an API document",
        "The file has neither an `openapi` nor a `swagger` field at its root.",
        "Give the root document. A file of shared schemas is read through the document that refers to it.",
        (error("type: object\nproperties: {}\n", dialect=""),),
    ),
    Entry(
        "CG110",
        "The version is not supported",
        "Swagger 2.0, OpenAPI 3.0 and OpenAPI 3.1 are.",
        "Convert the document to one of these.",
        (error("swagger: '1.2'\n", dialect=""),),
    ),
    Entry(
        "CG111",
        "The document is too large when expanded",
        "It nests too deep, or its YAML aliases stand for too many nodes. The limits keep a hostile document from"
        " taking all memory.",
        "Flatten the document; use `$ref` instead of aliases.",
        (error(_BOMB, dialect=""),),
    ),
    Entry(
        "CG112",
        "A key is given twice",
        "JSON and YAML forbid it; the last value counts.",
        "Remove one of the two.",
        (warning('info: {title: T, title: U, version: "1"}'),),
    ),
    Entry(
        "CG113",
        "Half of a surrogate pair",
        "A JSON escape such as `\\ud83d` is not a character without its second half. It is read as U+FFFD.",
        "Write the whole character.",
        (
            warning(
                '{"openapi": "3.0.3", "info": {"title": "\\ud83d", "version": "1"}, "paths": {}}\n',
                dialect="",
                name="api.json",
            ),
        ),
    ),
    Entry(
        "CG114",
        "YAML that means nothing here",
        "A tag without a meaning in OpenAPI, or a merge key (`<<`) of something that is not a mapping.",
        "Remove the tag or the key.",
        (warning('info: {title: !secret T, version: "1"}'),),
    ),
    Entry(
        "CG120",
        "A reference that cannot be followed",
        "The `$ref` names another host, or is not a URI reference. Documents are never fetched.",
        "Download the file next to the document, and refer to it by a relative path.",
        (error(_NO_OPERATION % "https://example.com/paths.yaml#/things"),),
    ),
    Entry(
        "CG121",
        "A reference out of the document's tree",
        "A document may refer only to files below its own tree; this keeps a hostile document from reading others.",
        "Copy the file into the tree, and use a relative path.",
        (error(_NO_OPERATION % "/etc/paths.yaml#/things"),),
    ),
    Entry(
        "CG122",
        "A referenced file is absent or unusable",
        "The file that a `$ref` names does not exist, or is not part of an API document.",
        "Download it next to the document.",
        (error(_NO_OPERATION % "common.yaml#/things"),),
    ),
    Entry(
        "CG123",
        "An example file is absent or unusable",
        "The package is whole but for this example: its tests make up a call instead.",
        "Download the example next to the document, if you want it tested.",
        (info(operation(_CALL)),),
    ),
    Entry(
        "CG124",
        "The fragment of a reference is not a JSON pointer",
        "What follows `#` in a `$ref` is a JSON pointer (RFC 6901); names and anchors are not supported.",
        "Write it as `#/components/…`.",
        (error(_NO_OPERATION % "#things"),),
    ),
    Entry(
        "CG130",
        "openapi-spec-validator objects",
        "`clientgen validate` also asks openapi-spec-validator. Its verdict stops nothing: most real documents fail it.",
        "Correct the document, if the objection is right.",
        (warning(schemas("Thing: {type: object, required: id}")),),
    ),
    Entry(
        "CG131",
        "A known false alarm of openapi-spec-validator",
        "The document is right at this place.",
        "Nothing to do.",
        (
            info(
                operation('responses: {"200": {description: A file, schema: {type: file}}}'),
                dialect="2.0",
            ),
        ),
    ),
    Entry(
        "CG132",
        "openapi-spec-validator gave up",
        "It failed on this document, so the document was validated only in part. Generation does not depend on it.",
        "Nothing to do; the other diagnostics hold.",
        (
            Elsewhere(
                Severity.WARNING,
                "what it fails on differs from version to version",
                "test_a_crash_of_the_validator_is_a_finding",
            ),
        ),
    ),
)
