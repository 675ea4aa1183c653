"""Values to test a package with: calls and answers of every method, instances of every model.

They come from the calls that the document shows, from the values beside its schemas, and where it has none from the
schemas themselves, within their limits. Examples disobey their documents: what can be used is used, and each deviation
is a note.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.diagnostics import DiagnosticSink
from generator.ir.types import OperationKey
from generator.plan import Plan
from generator.plan.shown import ShownValues
from generator.samples.models import ModelSamples, model_samples
from generator.samples.params import ParamsSample, params_samples
from generator.samples.operations import OperationSamples, operation_samples


@dataclass(frozen=True, slots=True)
class Samples:
    operations: Mapping[OperationKey, OperationSamples]
    models: ModelSamples
    params: tuple[ParamsSample, ...]
    shown: ShownValues


def make_samples(plan: Plan, sink: DiagnosticSink) -> Samples:
    """All that the tests and the README of a package are made of."""
    types = plan.types
    shown = ShownValues(types.definitions, sink)
    operations = {
        key: operation_samples(method, number, types, shown)
        for number, (key, method) in enumerate(plan.methods.items())
    }
    return Samples(operations, model_samples(types, shown), params_samples(plan.params, types, shown), shown)
