"""The values that a document shows beside its schemas and parameters, as far as they are what those say."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from generator.diagnostics import DiagnosticSink
from generator.ir.conformance import Conformance
from generator.ir.types import AnyValue, Definition, ExampleValue, TypeId, Use, Visibility

ABSENT = object()


class ShownValues:
    """Examples are used where they keep to their type, or are the JSON text of a value that does; others are noted."""

    def __init__(self, definitions: Mapping[TypeId, Definition], sink: DiagnosticSink) -> None:
        self.definitions, self.sink = definitions, sink
        self._known: dict[tuple[int, Visibility | None], object] = {}

    def of(self, use: Use, examples: Iterable[ExampleValue], hidden: Visibility | None) -> list[object]:
        """The examples that can be used, in the document's order; none of them is null."""
        usable = []
        for example in examples:
            key = id(example), hidden  # an example of the document lives as long as this does
            if key not in self._known:
                self._known[key] = self._usable(example, use, hidden)
            if self._known[key] is not ABSENT:
                usable.append(self._known[key])
        return usable

    def _usable(self, example: ExampleValue, use: Use, hidden: Visibility | None) -> object:
        if example.value is None:
            return ABSENT
        conformance = Conformance(self.definitions, hidden or Visibility.WRITE, strict=True)
        if not (deviations := conformance.deviations(example.value, use)):
            return example.value
        if hidden is None and Conformance(self.definitions, Visibility.READ).accepts(example.value, use):
            return ABSENT  # it shows a request
        value = from_text(example.value, use, conformance)
        if value is not ABSENT:
            self.sink.info("CG607", example.at, "the example is JSON written as text: read")
            return value
        place = example.at.child(*deviations[0].path) if deviations[0].path else example.at
        self.sink.info("CG608", place, f"the example is {deviations[0].message}: another value is made up")
        return ABSENT


def as_text(value: object) -> str:
    """A scalar as the text that travels; what OpenAPI does not foresee there, an object or a list, as JSON."""
    return value if isinstance(value, str) else json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def from_text(value: object, use: Use, conformance: Conformance) -> object:
    """The value of a type that a text writes as JSON, or ``ABSENT``: some documents quote their examples."""
    if not isinstance(value, str) or isinstance(use.type, AnyValue):
        return ABSENT
    try:
        parsed = json.loads(value)
    except (ValueError, RecursionError):
        return ABSENT
    return parsed if conformance.accepts(parsed, use) else ABSENT
