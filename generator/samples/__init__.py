"""Values to test a package with: calls and answers of every operation, instances of every model.

They come from the document's examples, and where it has none from its schemas. Examples disobey their documents: what
can be used is used, and each deviation is a note.

Diagnostics (info): CG601 an example names a parameter in another way; CG602 it gives something that is no parameter;
CG603 a header value is no text; CG604 it lacks what is required; CG605 it answers with a status that is not declared;
CG606 it has no answer, or an answer without the body that is declared.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import DiagnosticSink
from generator.ir.service import Service
from generator.naming.table import NameTable
from generator.samples.models import ModelSamples, model_samples
from generator.samples.operations import OperationSamples, operation_samples


@dataclass(frozen=True, slots=True)
class Samples:
    """``operations`` in the document's order."""

    operations: tuple[OperationSamples, ...]
    models: ModelSamples


def make_samples(service: Service, names: NameTable, sink: DiagnosticSink) -> Samples:
    """All that the tests of a package are made of."""
    return Samples(
        tuple(operation_samples(service, names, index, sink) for index in range(len(service.operations))),
        model_samples(service, names),
    )
