"""Over the tests of a package, nothing that its document may say is without a value that says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.project.catalog import Target, resolve_targets
from generator.diagnostics import DiagnosticSink
from generator.ir.types import Enum, Kind, Model, TypeId, Union
from generator.generation import analyse
from generator.package.result import Options
from generator.plan.types import Types
from generator.samples import make_samples

from .real import SHARED, documents


def targets() -> list[Target]:
    """The embedded documents, and the real ones where they are at hand."""
    real = (Target("-".join(path.relative_to(SHARED).parts[-3:]), path) for path in documents())
    return [*resolve_targets([]), *real]


def branches(union: Union, types: Types, seen: frozenset[TypeId] = frozenset()) -> int:
    """How many types a union chooses between, those of its inner unions among them."""
    inner = [types.resolve(variant.use.type) for variant in union.variants]
    seen |= {union.id}
    return sum(branches(each, types, seen) if isinstance(each, Union) and each.id not in seen else 1 for each in inner)


@pytest.mark.parametrize("target", [pytest.param(target, id=target.id) for target in targets()])
def test_every_property_branch_and_enum_value_has_a_sample(target: Target) -> None:
    types = (plan := analyse(target, Options(Path("unused")), DiagnosticSink()).plan).types
    samples = make_samples(plan, DiagnosticSink())
    made = samples.models
    models = {model.key.partition(":")[2]: model for model in made.models}
    unions = {union.key.partition(":")[2]: len(union.branches) for union in made.unions}
    enums = {key.partition(":")[2]: values for key, values in made.enums.items()}
    texts = repr((made, samples.operations))
    for key, definition in types.definitions.items():
        name = types.names.get(key) if key not in types.shared else None
        match definition:
            case Enum(values=values, kind=kind) if name is not None and kind is not Kind.NUMBER:
                assert enums[name] == [each.value for each in values], key
            case Enum(values=values):
                assert all(repr(each.value) in texts for each in values), key
            case Model(properties=properties) if name is not None:
                assert models[name].exact and models[name].value.keys() == {prop.wire_name for prop in properties}, key
            case Union() as union if name is not None:
                assert unions[name] == branches(union, types), key
