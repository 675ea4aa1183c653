"""Values of schemas: those that the document shows, or made up; the same each time, and between them all that a schema
can say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from generator.closed import assert_never
from generator.diagnostics import SourceRef
from generator.ir.types import (
    NO_LIMITS,
    Alias,
    AnyValue,
    Array,
    Binary,
    Enum,
    Kind,
    Limits,
    Map,
    Model,
    Primitive,
    Tuple,
)
from generator.ir.types import Property, Ref, TypeId, Union, Use, Variant, Visibility
from generator.plan.shown import ABSENT, ShownValues
from generator.plan.types import Types
from generator.samples.limits import LONGEST_ARRAY, is_within, number_within, text_within, tightest

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Style:
    """What values are made of: texts with a place for a name, scalars, what any value is (``ABSENT``: a text), and the
    keys of a map. ``formats``: a text has the format that its schema names."""

    text: str = "some {}"
    file: str = "bytes of some {}"
    number: float = 0.5
    integer: int = 3
    time: str = "2024-01-02T03:04:05Z"
    anything: object = field(default_factory=lambda: {"any": [1, "two", None]})
    keys: tuple[str, ...] = ("key",)
    formats: bool = True


TESTS = Style()
_T = TypeVar("_T")


class Place(NamedTuple):
    """What a value is of: a name to tell it by, and where the document has it."""

    name: str
    at: SourceRef


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

    def __init__(self, types: Types, shown: ShownValues, hidden: Visibility | None, style: Style = TESTS) -> None:
        self.types, self.shown, self.hidden, self.style = types, shown, hidden, style

    def least(self, use: Use, place: Place, stack: tuple[TypeId, ...] = ()) -> Sample:
        """Only what is required."""
        return self._sample(use, place, stack, full=False)

    def full(self, use: Use, place: Place) -> Sample:
        """Every property, and in each of those what is required."""
        return self._sample(use, place, (), full=True)

    def held(self, prop: Property, shown: Mapping[str, object]) -> Sample:
        """What a property of a whole object holds, of which the document shows some (``shown``)."""
        given = self.given(prop.use)
        value = shown.get(prop.wire_name, given[0] if given else None)
        if prop.wire_name in shown or isinstance(value, dict):
            return Sample(value, self._read_as(value, prop.use))
        return self.least(prop.use, Place(prop.wire_name, prop.at))

    def visible(self, model: Model) -> list[Property]:
        return [prop for prop in model.properties if prop.visibility is not self.hidden or self.hidden is None]

    def class_name(self, use: Use) -> str | None:
        """The class of a use that is a model."""
        model = self.types.resolve(use.type)
        return self.types.class_name(model.id) if isinstance(model, Model) else None

    def _sample(self, use: Use, place: Place, stack: tuple[TypeId, ...], *, full: bool) -> Sample:
        type_ = self.types.resolve(use.type)
        given, names = self.given(use), self._names(use)
        if isinstance(type_, Model | Array | Tuple | Map) and not names.isdisjoint(stack):
            return Sample(None, exact=use.nullable)
        if given and not isinstance(type_, Model) and not (isinstance(type_, Union) and full):
            return Sample(given[0], self._read_as(given[0], use))
        match type_:
            case Model():
                return self._model(type_, (*stack, type_.id), given, full=full)
            case Union():
                return self._union(type_, place, stack, full=full)
            case Primitive(kind=kind):
                return Sample(self._scalar(kind, use, place))
            case Binary():
                return Sample(self.style.file.format(place.name[:_LONGEST]), "bytes")
            case Enum(kind=kind):
                values = listed(type_)
                return Sample(values[0] if values else self._scalar(kind, Use(Primitive(kind)), place))
            case Array(items=items):
                inner = self._sample(items, place, (*stack, *names), full=full)
                values = self._items(use, items, inner, place, stack)
                return Sample(values, inner.model if values else None)
            case Tuple(items=positions):
                each = [self._sample(item, place, (*stack, *names), full=full) for item in positions]
                return Sample([item.value for item in each], exact=all(item.exact for item in each))
            case Map(values=items):
                inner = self._sample(items, place, (*stack, *names), full=full)
                return Sample({key: inner.value for key in self.style.keys}, inner.model) if inner.exact else Sample({})
            case AnyValue() | Alias() | Ref():
                known = self.style.anything is not ABSENT
                return Sample(self.style.anything if known else self._scalar(Kind.STRING, use, place))
        assert_never(type_)

    def _scalar(self, kind: Kind, use: Use, place: Place, number: int = 0) -> object:
        """A value within the limits of a use: the ``number``-th of several that differ; outside them where none is within,
        which is a note."""
        style, within = self.style, self.limits(use)
        match kind:
            case Kind.STRING:
                name = (f"{number + 1} {place.name}" if number else place.name)[:_LONGEST]
                text = text_within(name, style.text, within, self.format(use))
                return text if text is not None else self._noted(style.text.format(name), place)
            case Kind.INTEGER | Kind.NUMBER:
                wish = number + (style.integer if kind is Kind.INTEGER else style.number)
                value = number_within(wish, within, whole=kind is Kind.INTEGER)
                return value if value is not None else self._noted(wish, place)
            case Kind.DATETIME | Kind.DATE:
                return style.time if kind is Kind.DATETIME else style.time[:10]
            case Kind.BOOLEAN | Kind.NULL:
                return True if kind is Kind.BOOLEAN else None

    def _noted(self, value: _T, place: Place) -> _T:
        self.shown.sink.info(
            "CG610", place.at, "no value within the limits could be made up: one that may be outside is used"
        )
        return value

    def _items(self, use: Use, items: Use, inner: Sample, place: Place, stack: tuple[TypeId, ...]) -> list[object]:
        """One item, or as many as an array must have; different ones where they must differ."""
        within = self.limits(use)
        least = within.min_items or 0
        values = [inner.value] if inner.exact and within.max_items != 0 else []
        if len(values) < least <= LONGEST_ARRAY:
            values = self._several(items, values, place, least, stack) if within.unique_items else values * least
        return values if len(values) >= least else self._noted(values, place)

    def _several(
        self, use: Use, values: list[object], place: Place, count: int, stack: tuple[TypeId, ...]
    ) -> list[object]:
        """Values that differ, as many as there can be of ``count``."""
        type_ = self.types.resolve(use.type)
        more = [self.least(use, place, stack).value, *self.others(use, place, stack)]
        if isinstance(type_, Primitive):
            more += [self._scalar(type_.kind, use, place, number) for number in range(1, count)]
        for value in more if values else ():
            values = [*values, value] if value not in values and len(values) < count else values
        return values

    def format(self, use: Use) -> str | None:
        """The format that a text must have."""
        type_ = self.types.resolve(use.type)
        return type_.format if isinstance(type_, Primitive) and self.style.formats else None

    def limits(self, use: Use) -> Limits:
        """What holds for a value: the limits of its use, and of the names that this leads to."""
        return tightest(each.limits for each in self._uses(use))

    def _uses(self, use: Use) -> list[Use]:
        """A use, and those of the aliases that it leads to."""
        uses, seen = [use], set[TypeId]()
        while isinstance(target := uses[-1].type, Ref) and target.target not in seen:
            seen.add(target.target)
            definition = self.types.definitions[target.target]
            if isinstance(definition, Alias):
                uses.append(definition.use)
        return uses

    def _names(self, use: Use) -> set[TypeId]:
        return {each.type.target for each in self._uses(use) if isinstance(each.type, Ref)}

    def given(self, use: Use) -> list[object]:
        """What the document shows of a use, or of the schema it refers to, within its limits. Of enums and booleans every
        value is used, and of a file the content does not matter: their examples tell nothing."""
        type_ = self.types.resolve(use.type)
        match type_:
            case Enum() | Binary() | Primitive(kind=Kind.BOOLEAN | Kind.NULL):
                return []
        examples = [example for each in self._uses(use) for example in each.examples]
        examples += type_.examples if isinstance(type_, Model) else ()
        within = self.limits(use) if examples else NO_LIMITS
        for example in examples:
            if not is_within(example.value, within):
                message = "the example is outside the limits of its schema: another value is made up"
                self.shown.sink.info("CG610", example.at, message)
        examples = [example for example in examples if is_within(example.value, within)]
        return self.shown.of(use, examples, self.hidden)

    def _read_as(self, value: object, use: Use) -> str | None:
        """The class that a value, or what it holds, is certainly read as."""
        type_ = self.types.resolve(use.type)
        match type_:
            case Model():
                return self.types.class_name(type_.id)
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
                inner = self.held(prop, shown) if known else self.least(prop.use, Place(prop.wire_name, prop.at), stack)
                if inner.exact or prop.required:
                    value[prop.wire_name] = inner.value
                    exact = exact and inner.exact
        return Sample(value, self.types.class_name(model.id), exact)

    def _union(self, union: Union, place: Place, stack: tuple[TypeId, ...], *, full: bool) -> Sample:
        if union.id in stack:
            return Sample(None, exact=False)
        stack = (*stack, union.id)
        samples = (self._variant(union, variant, place, stack, full=full) for variant in union.variants)
        return next((sample for sample in samples if sample.exact), Sample(None, exact=False))

    def variants(self, union: Union, place: Place, stack: tuple[TypeId, ...] = ()) -> list[Sample]:
        """One value for each branch, in full; of a branch that is a union, one for each of its own."""
        samples: list[Sample] = []
        stack = (*stack, union.id)
        for variant in union.variants:
            inner = self.types.resolve(variant.use.type)
            if isinstance(inner, Union) and inner.id not in stack:
                samples += [self._tagged(union, variant, sample) for sample in self.variants(inner, place, stack)]
            else:
                samples.append(self._variant(union, variant, place, stack, full=True))
        return samples

    def _variant(
        self, union: Union, variant: Variant, place: Place, stack: tuple[TypeId, ...], *, full: bool = False
    ) -> Sample:
        return self._tagged(union, variant, self._sample(variant.use, place, stack, full=full))

    def _tagged(self, union: Union, variant: Variant, sample: Sample) -> Sample:
        """A value of a branch with the tag that leads to it."""
        value = sample.value
        if union.tag is not None and variant.tags and isinstance(value, dict):
            if value.get(union.tag) not in variant.tags:
                value = {**value, union.tag: variant.tags[0]}
        model = sample.model if self._is_certain(union, variant) else None
        return Sample(value, model, sample.exact)

    def _is_certain(self, union: Union, variant: Variant) -> bool:
        """Whether a value of this branch, and no other, is what a reader must take it for."""
        own = self.types.resolve(variant.use.type)
        others = [self.types.resolve(each.use.type) for each in union.variants if each is not variant]
        if union.tag is not None and variant.tags and isinstance(own, Model | Union):
            return not any(set(each.tags) & set(variant.tags) for each in union.variants if each is not variant)
        if not isinstance(own, Model) or any(isinstance(each, Map | AnyValue | Alias | Union) for each in others):
            return False
        return all(_differs(own, each) for each in others if isinstance(each, Model))

    def others(self, use: Use, place: Place, stack: tuple[TypeId, ...] = ()) -> list[object]:
        """What else may stand there: the other values of an enum, the other branches of a union, false, null."""
        type_, names = self.types.resolve(use.type), self._names(use)
        values: list[object] = self.given(use)[1:]
        match type_:
            case Primitive(kind=Kind.BOOLEAN):
                values.append(False)
            case Enum():
                values += listed(type_)[1:]
            case Array(items=items) if names.isdisjoint(stack):
                if not isinstance(self.types.resolve(items.type), Primitive):
                    more = self.others(items, place, (*stack, *names))
                    values += [self._items(use, items, Sample(each), place, stack) for each in more]
            case Union() if type_.id not in stack:
                for variant in type_.variants[1:]:
                    sample = self._variant(type_, variant, place, (*stack, type_.id))
                    values += [sample.value] if sample.exact else []
                    if isinstance(inner := self.types.resolve(variant.use.type), Enum):
                        values += listed(inner)[1:]
        return [*values, *([None] if use.nullable else [])]


def listed(enum: Enum) -> list[object]:
    """The values of an enum; of one of integers, not ``1.0``, which a strict reader takes for no integer."""
    values = [each.value for each in enum.values]
    if enum.kind is Kind.INTEGER:
        return [value for value in values if not isinstance(value, float)] or [int(value) for value in values]
    return list(values)


def _differs(model: Model, other: Model) -> bool:
    """Whether a full instance of a model has what the other lacks, or lacks what the other requires."""
    own, known = ({prop.wire_name for prop in each.properties} for each in (model, other))
    return bool(own - known) or any(prop.required and prop.wire_name not in own for prop in other.properties)
