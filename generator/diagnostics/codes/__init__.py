"""The registry of diagnostic codes: one entry for each, from which docs/diagnostics.md and ``explain`` are written."""

from __future__ import annotations

from itertools import chain

from generator.diagnostics.codes import (
    examples,
    inference,
    normalizing,
    operations,
    overlays,
    packages,
    projects,
    reading,
    schemas,
    unions,
)
from generator.diagnostics.codes.entry import Entry

_PARTS = (projects, reading, normalizing, schemas, unions, operations, inference, examples, overlays, packages)

#: Every code, in the order of the codes.
REGISTRY: dict[str, Entry] = {
    entry.code: entry
    for entry in sorted(chain.from_iterable(part.ENTRIES for part in _PARTS), key=lambda entry: entry.code)
}
