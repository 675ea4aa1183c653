"""What the TypedDicts of ``params`` take: every key with a value that it may have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.ir.types import Visibility
from generator.plan.classes import ClassPlan, Field, TypesModule
from generator.plan.shown import ShownValues
from generator.plan.types import Types
from generator.samples.models import words
from generator.samples.values import Place, Sampler


@dataclass(frozen=True, slots=True)
class ParamsSample:
    """``module:Class``: a value for each key, its own and inherited ones; the keys that must be there; the texts that are
    declared for a key. ``options``: how to call is given beside them."""

    key: str
    value: Mapping[str, object]
    required: tuple[str, ...]
    enums: Mapping[str, list[object]]
    options: bool


def params_samples(modules: Sequence[TypesModule], types: Types, shown: ShownValues) -> tuple[ParamsSample, ...]:
    sampler = Sampler(types, shown, Visibility.READ)
    classes = {item.name: item for module in modules for item in module.classes}
    return tuple(
        _sample(f"{module.name}:{item.name}", item, classes, sampler) for module in modules for item in module.classes
    )


def _sample(key: str, item: ClassPlan, classes: Mapping[str, ClassPlan], sampler: Sampler) -> ParamsSample:
    value: dict[str, object] = {}
    enums: dict[str, list[object]] = {}
    required: list[str] = []
    for each in _fields(item, classes):
        value[each.name] = sampler.least(each.prop.use, Place(each.prop.wire_name, each.prop.at)).value
        if known := words(each.prop, sampler):
            enums[each.name] = known
        if each.required:
            required.append(each.name)
    return ParamsSample(key, value, tuple(required), enums, _has_options(item, classes))


def _fields(item: ClassPlan, classes: Mapping[str, ClassPlan]) -> Iterator[Field]:
    """Those of a class, after those that it inherits."""
    for base in item.bases:
        if base in classes:
            yield from _fields(classes[base], classes)
    yield from (*item.fields, *item.keys)


def _has_options(item: ClassPlan, classes: Mapping[str, ClassPlan]) -> bool:
    return "CallOptions" in item.bases or any(
        _has_options(classes[base], classes) for base in item.bases if base in classes
    )
