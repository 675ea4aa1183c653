"""CG701 to CG707: overlays, which correct a document before it is understood."""

from __future__ import annotations

from generator.diagnostics.codes.entry import Entry, Example, example
from generator.diagnostics import Severity


def _corrected(severity: Severity, actions: str) -> Example:
    head = 'overlay: 1.0.0\ninfo: {title: Corrections, version: "1"}\n'
    return example(severity, 'info: {title: T, version: "1"}', overlay=f"{head}actions:\n  - {actions}\n")


ENTRIES = (
    Entry(
        "CG701",
        "Not an overlay",
        "The file in `overlays` does not have the shape that the OpenAPI Overlay Specification 1.0 gives it.",
        "Correct the file.",
        (_corrected(Severity.ERROR, "{description: a reason, update: {}}"),),
    ),
    Entry(
        "CG702",
        "A target that is not JSONPath",
        "Targets are JSONPath expressions (RFC 9535).",
        "Correct the expression.",
        (_corrected(Severity.ERROR, '{target: "$.info[", description: a reason, update: {}}'),),
    ),
    Entry(
        "CG703",
        "A correction that matches nothing",
        "The document has changed, or the target is wrong: nothing would be corrected, which must not pass unseen.",
        "Correct the target, or remove the action.",
        (_corrected(Severity.ERROR, "{target: $.servers, description: a reason, remove: true}"),),
    ),
    Entry(
        "CG704",
        "An update that does not fit its target",
        "Mappings are merged into mappings, and lists are extended; anything else cannot be updated.",
        "Target what holds the value.",
        (_corrected(Severity.ERROR, "{target: $.info.title, description: a reason, update: Title}"),),
    ),
    Entry(
        "CG705",
        "An action that removes the whole document",
        "The target is the root.",
        "Choose a part of it.",
        (_corrected(Severity.ERROR, "{target: $, description: a reason, remove: true}"),),
    ),
    Entry(
        "CG706",
        "An action without a description",
        "A correction says its reason, for whoever reads it later.",
        "Add a `description`.",
        (_corrected(Severity.WARNING, "{target: $.info, update: {title: Title}}"),),
    ),
    Entry(
        "CG707",
        "What an overlay did",
        "It counts the actions, and the places that they changed.",
        "Nothing to do.",
        (_corrected(Severity.INFO, "{target: $.info, description: a reason, update: {title: Title}}"),),
    ),
)
