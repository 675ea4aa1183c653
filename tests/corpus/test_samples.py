"""Over the tests of a package, nothing that its document may say is without a value that says it, and no value is
outside its limits."""

from __future__ import annotations

import re
from pathlib import Path

from generator.diagnostics import DiagnosticSink
from generator.ir.types import Alias, Array, Enum, Kind, Model, Primitive, Ref, TypeId, Union, Use
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


def outside(value: object, use: Use, types: Types) -> list[object]:
    """The parts of a value that are outside the limits of their types (JSON Schema validation sections 6.2 to 6.4)."""
    type_, found, limits = types.resolve(use.type), list[object](), [use.limits]
    while isinstance(use.type, Ref) and isinstance(alias := types.definitions[use.type.target], Alias):
        limits.append((use := alias.use).limits)
    for each in limits:
        size = len(value) if isinstance(value, str | list) else value
        least: float | None = each.min_length if isinstance(value, str) else each.min_items
        most: float | None = each.max_length if isinstance(value, str) else each.max_items
        if isinstance(value, int | float):
            least, most = each.minimum, each.maximum
            above, below = each.exclusive_minimum, each.exclusive_maximum
            found += [value] if (above is not None and value <= above) or (below is not None and value >= below) else []
        if isinstance(size, int | float) and isinstance(type_, Array | Primitive):
            found += [value] if (least is not None and size < least) or (most is not None and size > most) else []
            if isinstance(value, str) and each.pattern is not None and not re.search(each.pattern, value):
                found.append(value)
    match type_, value:
        case Array(items=items), list():
            return [*found, *(each for item in value for each in outside(item, items, types))]
        case Model(properties=properties), dict():
            uses = {prop.wire_name: prop.use for prop in properties}
            return [*found, *(each for name, item in value.items() for each in outside(item, uses[name], types))]
    return found


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
            case Enum(values=values, kind=kind) if name is not None and kind is not Kind.NUMBER:
                assert enums[name] == [each.value for each in values], key
            case Enum(values=values):
                assert all(repr(each.value) in texts for each in values), key
            case Model(properties=properties) if name is not None:
                assert models[name].exact and models[name].value.keys() == {prop.wire_name for prop in properties}, key
                assert outside(models[name].value, Use(Ref(key)), types) == [], key
            case Union() as union if name is not None:
                assert unions[name] == branches(union, types), key
