"""Following references by kind: what is no schema is put in place, a schema's reference only made absolute."""

from __future__ import annotations

from typing import Any

from generator.diagnostics import DiagnosticSink, SourceRef
from generator.load import DocumentSet
from generator.load.nodes import SpecMap
from generator.load.pointers import MISSING
from generator.load.references import Refusal
from generator.normalize.shapes import junk

DANGLING = "CG202"
CIRCLE = "CG203"


class Resolver:
    """Answers what a ``$ref`` means, and reports the ones that mean nothing."""

    def __init__(self, documents: DocumentSet, sink: DiagnosticSink) -> None:
        self.documents, self.sink = documents, sink

    def target(self, ref: str, at: SourceRef, expected: str) -> SourceRef | None:
        """The place of a reference that stands at ``at``; reported and ``None`` when there is nothing there."""
        found = self.documents.resolve(ref, at.file)
        if isinstance(found, Refusal):
            self.sink.error(found.code, at, found.message)
            return None
        if self.documents.lookup(found) is MISSING:
            self.dangling(at, f"the reference {ref!r} leads to nothing: add {expected} there, or mend the reference")
            return None
        return found

    def dangling(self, at: SourceRef, message: str) -> None:
        self.sink.error(DANGLING, at, message)

    def follow(self, value: Any, at: SourceRef, expected: str) -> SpecMap | None:
        """The object a value is or refers to, through any number of references.

        What stands beside a ``$ref`` wins over what it leads to (OpenAPI 3.1 section 4.8.23 has ``summary`` and
        ``description``; documents also put extensions there). The result keeps the place of what was referred to.
        """
        seen: set[SourceRef] = set()
        beside: dict[str, Any] = {}
        while True:
            if not isinstance(value, SpecMap):
                junk(self.sink, at, expected, value)
                return None
            ref = value.get("$ref")
            if not isinstance(ref, str):
                return value.but(**beside) if beside else value
            here = value.at.child("$ref")
            for key, item in value.items():
                if key != "$ref":
                    beside.setdefault(key, item)
            found = self.target(ref, here, expected)
            if found is None:
                return None
            if found in seen:
                self.sink.error(CIRCLE, here, f"the reference {ref!r} leads back to itself: name {expected} instead")
                return None
            seen.add(found)
            value, at = self.documents.lookup(found), found
