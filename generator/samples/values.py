"""Values of schemas: those that the document shows, or made up; the same each time, and between them all that a schema
can say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.ir.types import (
    Alias,
    AnyValue,
    Array,
    Binary,
    Definition,
    Enum,
    Kind,
    Map,
    Model,
    Primitive,
    Property,
    Ref,
    Type,
    TypeId,
    Tuple,
    Union,
    Use,
    Variant,
    Visibility,
)
from generator.plan.shown import ShownValues
from generator.plan.types import Types

_SCALARS: Mapping[Kind, object] = {
    Kind.INTEGER: 3,
    Kind.NUMBER: 0.5,
    Kind.BOOLEAN: True,
    Kind.NULL: None,
    Kind.DATETIME: "2024-01-02T03:04:05Z",
    Kind.DATE: "2024-01-02",
}
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Sample:
    """A value of a type. ``model`` is the class that it, or what a list or map of it holds, is read as, where that is
    certain (``bytes`` for bytes); ``exact``: it keeps to the document (a required property may ask for a value without end).
    """

    value: object
    model: str | None = None
    exact: bool = True


class Sampler:
    """Makes values that travel one way: without the properties that only travel the other way (``hidden``)."""

    def __init__(self, types: Types, shown: ShownValues, hidden: Visibility | None) -> None:
        self.types, self.shown, self.hidden = types, shown, hidden

    def least(self, use: Use, name: str, stack: tuple[TypeId, ...] = ()) -> Sample:
        """Only what is required."""
        return self._sample(use, name, stack, full=False)

    def full(self, use: Use, name: str) -> Sample:
        """Every property, and in each of those what is required."""
        return self._sample(use, name, (), full=True)

    def held(self, prop: Property, shown: Mapping[str, object]) -> Sample:
        """What a property of a whole object holds, of which the document shows some (``shown``)."""
        found = self.given(prop.use, self.types.resolve(prop.use.type))
        value = shown.get(prop.wire_name, found[0] if found else None)
        if prop.wire_name in shown or isinstance(value, dict):
            return Sample(value, self._read_as(value, prop.use))
        return self.least(prop.use, prop.wire_name)

    def shown_of(self, model: Model) -> Mapping[str, object]:
        """An instance that the document shows of a schema; empty where it shows none."""
        found = self.given(Use(Ref(model.id)), model)
        return found[0] if found and isinstance(found[0], dict) else {}

    def visible(self, model: Model) -> list[Property]:
        return [prop for prop in model.properties if prop.visibility is not self.hidden or self.hidden is None]

    def class_of(self, model: Model) -> str | None:
        return self.types.class_name(model.id)

    def class_name(self, use: Use) -> str | None:
        """The class of a use that is a model."""
        model = self.types.resolve(use.type)
        return self.class_of(model) if isinstance(model, Model) else None

    def _sample(self, use: Use, name: str, stack: tuple[TypeId, ...], *, full: bool) -> Sample:
        type_ = self.types.resolve(use.type)
        given = self.given(use, type_)
        match type_:
            case Model():
                if type_.id in stack:
                    return Sample(None, exact=use.nullable)
                return self._model(type_, (*stack, type_.id), given, full=full)
            case Union() if full or not given:
                return self._union(type_, name, stack, full=full)
            case _ if given:
                return Sample(given[0], self._read_as(given[0], use))
            case Primitive(kind=Kind.STRING):
                return Sample(_word(name))
            case Primitive(kind=kind):
                return Sample(_SCALARS[kind])
            case Binary():
                return Sample("bytes of " + _word(name), "bytes")
            case Enum(values=values, kind=kind):
                return Sample(values[0].value if values else _SCALARS.get(kind, _word(name)))
            case Array(items=items):
                inner = self._sample(items, name, stack, full=full)
                return Sample([inner.value], inner.model) if inner.exact else Sample([])
            case Tuple(items=places):
                each = [self._sample(place, name, stack, full=full) for place in places]
                return Sample([inner.value for inner in each] if all(inner.exact for inner in each) else [])
            case Map(values=items):
                inner = self._sample(items, name, stack, full=full)
                return Sample({"key": inner.value}, inner.model) if inner.exact else Sample({})
            case AnyValue() | Alias() | _:
                return Sample({"any": [1, "two", None]})

    def given(self, use: Use, type_: Type | Definition) -> list[object]:
        """What the document shows of a use, or of the schema it refers to. Of enums and booleans every value is used,
        and of a file the content does not matter: their examples tell nothing."""
        match type_:
            case Enum() | Binary() | Primitive(kind=Kind.BOOLEAN | Kind.NULL):
                return []
        examples = list(use.examples)
        target, seen = use.type, set[TypeId]()
        while isinstance(target, Ref) and target.target not in seen:
            seen.add(target.target)
            definition = self.types.definitions[target.target]
            examples += definition.examples if isinstance(definition, Model) else ()
            if isinstance(definition, Alias):
                examples += definition.use.examples
                target = definition.use.type
        return self.shown.of(use, examples, self.hidden) if examples else []

    def _read_as(self, value: object, use: Use) -> str | None:
        """The class that a value, or what it holds, is certainly read as."""
        type_ = self.types.resolve(use.type)
        match type_:
            case Model():
                return self.class_of(type_)
            case Array(items=items) if isinstance(value, list) and value:
                return self._read_as(value[0], items)
            case Map(values=items) if isinstance(value, dict) and value:
                return self._read_as(next(iter(value.values())), items)
            case Binary():
                return "bytes"
        return None

    def _model(self, model: Model, stack: tuple[TypeId, ...], given: list[object], *, full: bool) -> Sample:
        value: dict[str, object] = {}
        exact = True
        shown = given[0] if given and isinstance(given[0], dict) else {}
        for prop in self.visible(model):
            if full or prop.required:
                known = full or prop.wire_name in shown
                inner = self.held(prop, shown) if known else self.least(prop.use, prop.wire_name, stack)
                if inner.exact or prop.required:
                    value[prop.wire_name] = inner.value
                    exact = exact and inner.exact
        return Sample(value, self.class_of(model), exact)

    def _union(self, union: Union, name: str, stack: tuple[TypeId, ...], *, full: bool) -> Sample:
        if union.id in stack:
            return Sample(None, exact=False)
        found = [self.variant(union, variant, name, (*stack, union.id), full=full) for variant in union.variants]
        exact = [sample for sample in found if sample.exact]
        return exact[0] if exact else Sample(None, exact=False)

    def variants(self, union: Union, name: str, stack: tuple[TypeId, ...] = ()) -> list[Sample]:
        """One value for each branch, in full; of a branch that is a union, one for each of its own."""
        found: list[Sample] = []
        stack = (*stack, union.id)
        for variant in union.variants:
            inner = self.types.resolve(variant.use.type)
            if isinstance(inner, Union) and inner.id not in stack:
                found += [self._tagged(union, variant, sample) for sample in self.variants(inner, name, stack)]
            else:
                found.append(self.variant(union, variant, name, stack, full=True))
        return found

    def variant(
        self, union: Union, variant: Variant, name: str, stack: tuple[TypeId, ...], *, full: bool = False
    ) -> Sample:
        return self._tagged(union, variant, self._sample(variant.use, name, stack, full=full))

    def _tagged(self, union: Union, variant: Variant, sample: Sample) -> Sample:
        """A value of a branch with the tag that leads to it."""
        value = sample.value
        if union.tag is not None and variant.tags and isinstance(value, dict):
            if value.get(union.tag) not in variant.tags:
                value = {**value, union.tag: variant.tags[0]}
        model = sample.model if self.is_certain(union, variant) else None
        return Sample(value, model, sample.exact)

    def is_certain(self, union: Union, variant: Variant) -> bool:
        """Whether a value of this branch, and no other, is what a reader must take it for."""
        own = self.types.resolve(variant.use.type)
        others = [self.types.resolve(each.use.type) for each in union.variants if each is not variant]
        if union.tag is not None and variant.tags and isinstance(own, Model | Union):
            return not any(set(each.tags) & set(variant.tags) for each in union.variants if each is not variant)
        if not isinstance(own, Model) or any(isinstance(each, Map | AnyValue | Alias | Union) for each in others):
            return False
        return all(self._differs(own, each) for each in others if isinstance(each, Model))

    def _differs(self, model: Model, other: Model) -> bool:
        """Whether a full instance of a model has what the other lacks, or lacks what the other requires."""
        own, known = ({prop.wire_name for prop in each.properties} for each in (model, other))
        return bool(own - known) or any(prop.required and prop.wire_name not in own for prop in other.properties)

    def others(self, use: Use, name: str, stack: tuple[TypeId, ...] = ()) -> list[object]:
        """What else may stand there: the other values of an enum, the other branches of a union, false, null."""
        type_ = self.types.resolve(use.type)
        found: list[object] = self.given(use, type_)[1:]
        match type_:
            case Primitive(kind=Kind.BOOLEAN):
                found.append(False)
            case Enum(values=values):
                found += [each.value for each in values[1:]]
            case Array(items=items) if not isinstance(self.types.resolve(items.type), Primitive):
                found += [[each] for each in self.others(items, name, stack)]
            case Union() if type_.id not in stack:
                for variant in type_.variants[1:]:
                    sample = self.variant(type_, variant, name, (*stack, type_.id))
                    found += [sample.value] if sample.exact else []
                    if isinstance(inner := self.types.resolve(variant.use.type), Enum):
                        found += [each.value for each in inner.values[1:]]
        return [*found, *([None] if use.nullable else [])]


def _word(name: str) -> str:
    """A text that tells which property it is of."""
    return f"some {name[:_LONGEST]}"
