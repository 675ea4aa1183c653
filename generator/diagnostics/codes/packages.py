"""CG901 to CG904: packages that could not be made although their document is readable."""

from __future__ import annotations

from generator.diagnostics.codes.entry import Elsewhere, Entry
from generator.diagnostics import Severity

ENTRIES = (
    Entry(
        "CG901",
        "Internal error",
        "A stage of the generator failed as it must not. The package stays as it was, and other documents go on.",
        "Report the line and the document. `--keep-failed DIR` keeps what was rendered.",
        (
            Elsewhere(
                Severity.ERROR,
                "a defect of the generator, which no document is known to meet",
                "test_a_crash_in_formatting_is_a_finding_and_the_other_documents_are_written",
            ),
        ),
    ),
    Entry(
        "CG902",
        "A package cannot be written",
        "The operating system refused a file: no space, or no permission. Nothing is half-written.",
        "Make room, or correct the permissions.",
        (
            Elsewhere(
                Severity.ERROR,
                "the disk is at fault, not a document",
                "test_a_package_that_cannot_be_written_fails_alone",
            ),
        ),
    ),
    Entry(
        "CG903",
        "A process was ended by the system",
        "The system ended the process that worked on the document, most often for lack of memory.",
        "Run with `--jobs 1`, or on a machine with more memory.",
        (
            Elsewhere(
                Severity.ERROR,
                "the system is at fault, not a document",
                "test_a_process_that_the_system_ends_fails_its_own_document_only",
            ),
        ),
    ),
    Entry(
        "CG904",
        "The package of another document is in the way",
        "The lock in the package's folder is of a document with another id or title, and other content.",
        "Give the document a `module` of its own, or replace the package with `--force`.",
        (
            Elsewhere(
                Severity.ERROR,
                "it takes two documents, one after the other",
                "test_the_package_of_another_document_is_not_overwritten",
            ),
        ),
    ),
)
