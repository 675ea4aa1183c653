"""Instances of every model and of every branch of every union, and the values of every enum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.ir.types import Array, Enum, Kind, Model, Property, Ref, Tuple, Union, Use, Visibility
from generator.plan.shown import ShownValues
from generator.plan.types import Types
from generator.samples.values import Place, Sampler

UNKNOWN = "a value that the document does not know"


@dataclass(frozen=True, slots=True)
class ModelSample:
    """``module:Class``, with every property. ``names`` are attributes that differ from wire names, ``types`` the classes
    of what properties hold, ``others`` more values of a property, ``enums`` the texts that are declared for one;
    ``required``: what must be there for an answer to keep to the document."""

    key: str
    value: Mapping[str, object]
    names: Mapping[str, str]
    types: Mapping[str, str]
    others: Mapping[str, list[object]]
    enums: Mapping[str, list[object]]
    required: tuple[str, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class UnionSample:
    """``module:Alias``, and for each branch that is a model a value and the class that it is read as.
    ``stranger`` is a value with a tag that no branch has, which is read as ``base``, if there is such a class. A class is
    None where a value may be read as another."""

    key: str
    branches: tuple[tuple[str | None, object], ...]
    stranger: object
    base: str | None = None


@dataclass(frozen=True, slots=True)
class ModelSamples:
    """``enums`` are the values of each that its type lists, by ``module:Alias``: no floats (PEP 586)."""

    models: tuple[ModelSample, ...]
    unions: tuple[UnionSample, ...]
    enums: Mapping[str, Sequence[object]]


def model_samples(types: Types, shown: ShownValues) -> ModelSamples:
    sampler = Sampler(types, shown, None)
    own = types.own()
    models = [_model(item, sampler) for item in own if isinstance(item, Model)]
    unions = [_union(item, sampler) for item in own if isinstance(item, Union)]
    allowed = {
        _key(item, sampler): [each.value for each in item.values if not isinstance(each.value, float)]
        for item in own
        if isinstance(item, Enum) and item.kind is not Kind.NUMBER
    }
    enums = {key: values for key, values in allowed.items() if values}
    return ModelSamples(tuple(models), tuple(union for union in unions if union.branches), enums)


def _key(item: Model | Union | Enum, sampler: Sampler) -> str:
    return f"{sampler.types.modules[item.id]}:{sampler.types.names[item.id]}"


def _model(model: Model, sampler: Sampler) -> ModelSample:
    value: dict[str, object] = {}
    types: dict[str, str] = {}
    others: dict[str, list[object]] = {}
    enums: dict[str, list[object]] = {}
    exact = True
    given = sampler.given(Use(Ref(model.id)))
    shown = given[0] if given and isinstance(given[0], dict) else {}
    for prop in model.properties:
        sample = sampler.held(prop, shown)
        if not sample.exact and not prop.required:
            continue
        value[prop.wire_name] = sample.value
        exact = exact and sample.exact
        if sample.model is not None:
            types[prop.wire_name] = sample.model
        if known := words(prop, sampler):
            enums[prop.wire_name] = known
        more = sampler.others(prop.use, Place(prop.wire_name, prop.at))
        if more := [each for each in more if each != sample.value and each not in known]:
            others[prop.wire_name] = more
    attributes = sampler.types.attributes[model.id]
    return ModelSample(
        key=_key(model, sampler),
        value=value,
        names={wire: str(name) for wire, name in attributes.items() if name != wire and wire in value},
        types=types,
        others=others,
        enums=enums,
        required=tuple(
            prop.wire_name for prop in model.properties if prop.required and prop.visibility is not Visibility.WRITE
        ),
        exact=exact,
    )


def words(prop: Property, sampler: Sampler) -> list[object]:
    """The texts that are declared for a property, alone or beside other types."""
    type_ = sampler.types.resolve(prop.use.type)
    branches = [variant.use.type for variant in type_.variants] if isinstance(type_, Union) else [prop.use.type]
    enums = [enum for branch in branches if isinstance(enum := sampler.types.resolve(branch), Enum)]
    return [each.value for enum in enums if enum.kind is Kind.STRING for each in enum.values]


def _union(union: Union, sampler: Sampler) -> UnionSample:
    samples = sampler.variants(union, Place(union.hint.name or "value", union.at))
    branches = [(each.model if isinstance(each.value, dict) else None, each.value) for each in samples if each.exact]
    stranger = _stranger(union, branches[0][1], sampler) if len(branches) > 1 or union.base else None
    base = sampler.class_name(union.base) if union.base is not None else None
    return UnionSample(_key(union, sampler), tuple(branches), stranger, base)


def _stranger(union: Union, value: object, sampler: Sampler) -> object:
    """A branch's value under a tag that no branch has, where every branch is an object with a tag of text."""
    for variant in union.variants:
        if not variant.tags or isinstance(sampler.types.resolve(variant.use.type), Array | Tuple | Union):
            return None
    return {**value, union.tag: UNKNOWN} if union.tag is not None and isinstance(value, dict) else None
