"""Following references: the object referred to is put in place, but for a schema's, which is only made absolute."""

from __future__ import annotations

from typing import Any

from generator.diagnostics import DiagnosticSink, SourceRef
from generator.load import DocumentSet
from generator.load.nodes import SpecMap
from generator.load.pointers import MISSING
from generator.load.references import Refusal
from generator.normalize.shapes import wrong_shape

DANGLING = "CG202"
CIRCLE = "CG203"


class Resolver:
    """Answers what a ``$ref`` means, and reports the ones that mean nothing."""

    def __init__(self, documents: DocumentSet, sink: DiagnosticSink) -> None:
        self.documents, self.sink = documents, sink

    def target(self, ref: str, at: SourceRef, expected: str) -> SourceRef | None:
        """The place of a reference that stands at ``at``; reported and ``None`` when there is nothing there."""
        place = self.documents.resolve(ref, at.file)
        if isinstance(place, Refusal):
            self.sink.error(place.code, at, place.message)
            return None
        if self.documents.lookup(place) is MISSING:
            self.dangling(at, f"the reference {ref!r} leads to nothing: add {expected} there, or fix the reference")
            return None
        return place

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
                wrong_shape(self.sink, at, expected, value)
                return None
            ref = value.get("$ref")
            if not isinstance(ref, str):
                return value.but(**beside) if beside else value
            here = value.at.child("$ref")
            for key, item in value.items():
                if key != "$ref":
                    beside.setdefault(key, item)
            place = self.target(ref, here, expected)
            if place is None:
                return None
            if place in seen:
                self.sink.error(CIRCLE, here, f"the reference {ref!r} leads back to itself: name {expected} instead")
                return None
            seen.add(place)
            value, at = self.documents.lookup(place), place
