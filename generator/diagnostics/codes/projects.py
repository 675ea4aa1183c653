"""CG001 to CG003: a ``clientgen.yaml`` that cannot be used."""

from __future__ import annotations

from generator.diagnostics.codes.entry import Entry, error

_DOCUMENT = "paths: {}"

ENTRIES = (
    Entry(
        "CG001",
        "`clientgen.yaml` has another shape",
        "The file has a key that is not known, a value of another type, or a pin without its reason.",
        "Correct the file: docs/configuration.md has every key.",
        (error(_DOCUMENT, service="titel: Things\n"),),
    ),
    Entry(
        "CG002",
        "`clientgen.yaml` cannot be read",
        "The file, or one that it names, is absent, or is not YAML.",
        "Correct the file, or the path to it.",
        (error(_DOCUMENT, project="documents: {api: {path: api.yaml}\n"),),
    ),
    Entry(
        "CG003",
        "A value in `clientgen.yaml` cannot be",
        "A module that cannot be imported, two documents with one package, a file that is absent, or a service that no"
        " document is of.",
        "Give another value; the message says which.",
        (error(_DOCUMENT, project="documents:\n  api: {path: api.yaml, module: json}\n"),),
    ),
)
