"""Over the tests of a package, nothing that its document may say is without a value that says it."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import DiagnosticSink
from generator.ir.types import Enum, Model, TypeId, Union
from generator.generation import analyse
from generator.package.result import Options
from generator.plan.types import Types
from generator.samples import make_samples

from .real import each_document, target


def branches(union: Union, types: Types, seen: frozenset[TypeId] = frozenset()) -> int:
    """How many types a union chooses between, those of its inner unions among them."""
    inner = [types.resolve(variant.use.type) for variant in union.variants]
    seen |= {union.id}
    return sum(branches(each, types, seen) if isinstance(each, Union) and each.id not in seen else 1 for each in inner)


@each_document()
def test_every_property_branch_and_enum_value_has_a_sample(path: Path) -> None:
    types = (plan := analyse(target(path), Options(Path("unused")), DiagnosticSink()).plan).types
    samples = make_samples(plan, DiagnosticSink())
    made = samples.models
    models = {model.key.partition(":")[2]: model for model in made.models}
    unions = {union.key.partition(":")[2]: len(union.branches) for union in made.unions}
    enums = {key.partition(":")[2]: values for key, values in made.enums.items()}
    texts = repr((made, samples.operations))
    for key, definition in types.definitions.items():
        name = types.names.get(key) if key not in types.shared else None
        match definition:
            case Enum(values=values) if name is not None:
                assert enums[name] == [each.value for each in values], key
            case Enum(values=values):
                assert all(repr(each.value) in texts for each in values), key
            case Model(properties=properties) if name is not None:
                assert models[name].exact and models[name].value.keys() == {prop.wire_name for prop in properties}, key
            case Union() as union if name is not None:
                assert unions[name] == branches(union, types), key
