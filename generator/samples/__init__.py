"""Values to test a package with: calls and answers of every operation, instances of every model.

They come from the calls that the document shows (``examples``), from the values beside its schemas (``shown``), and
where it has none from the schemas themselves (``values``). Examples disobey their documents: what can be used is used,
and each deviation is a note.

Diagnostics (info): CG601 an example names a parameter in another way; CG602 it gives something that is no parameter;
CG603 a header value is no text; CG604 it lacks what is required; CG605 it answers with a status that is not declared;
CG606 it has no answer, or an answer without the body that is declared; CG607 it is JSON, written as text; CG608 a value
beside a schema is not of its type; CG609 a body or an answer is not what the document declares, in one place.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import DiagnosticSink
from generator.ir.service import Service
from generator.naming.table import NameTable
from generator.samples.examples import Matched, match
from generator.samples.models import ModelSamples, model_samples
from generator.samples.operations import OperationSamples, operation_samples
from generator.samples.shown import ShownValues


@dataclass(frozen=True, slots=True)
class Samples:
    """``operations`` in the document's order, and so ``examples``: the calls that it shows, by operation."""

    operations: tuple[OperationSamples, ...]
    models: ModelSamples
    examples: tuple[tuple[Matched, ...], ...]
    shown: ShownValues


def make_samples(service: Service, names: NameTable, sink: DiagnosticSink) -> Samples:
    """All that the tests of a package are made of."""
    shown = ShownValues(service.definitions, sink)
    examples = tuple(tuple(match(each, item, service, sink) for each in item.examples) for item in service.operations)
    made = (operation_samples(service, names, index, matched, shown) for index, matched in enumerate(examples))
    return Samples(tuple(made), model_samples(service, names, shown), examples, shown)
