"""Which member of a union a value is: decided here alone, by tag, else by shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError, core_schema
from typing_extensions import TypeGuard

from .models import Model
from .values import is_array, is_dict

JSON_TYPES: dict[Any, Any] = {bool: bool, int: int, float: (int, float), str: str, type(None): type(None)}
_UNFIT = -1000
_Sorted = tuple[dict[Any, list[Any]], list[Any]]  # the variants by tag value (rarely, two share one), and the others


class OneOf:
    """Marks a union, ``Annotated[Union[A, B, str], OneOf("kind")]``, as distinguished by a tag.

    A tag that no variant has gives the ``base``, or a plain :class:`Model` with every field; so does an object without
    its tag where there is a base. Elsewhere the variant that fits best is taken, not the first that fits.

    :param tag: The tag's wire name, or ``None`` where shape decides.
    :param names: The class name of the variant for each tag value; where left out, the tag's ``Literal`` tells.
    :param base: The model that every variant extends.
    """

    def __init__(
        self, tag: str | None = None, names: Mapping[Any, str] | None = None, base: type[Model] | None = None
    ) -> None:
        self.tag = tag
        self.names = names or {}
        self.base = base

    def sort(self, members: Sequence[Any]) -> _Sorted:
        tagged: dict[Any, list[Any]] = {}
        others: list[Any] = []
        for member in members:
            inner, mark = bare(member)
            if is_union(inner) and mark.tag == self.tag:  # the same tag one level down: one flat union
                below, rest = mark.sort(get_args(inner))
            else:  # a union with another tag stays one: that tag is looked at when this one has led to it
                below = {value: [member if is_union(inner) else inner] for value in self._tags(inner)}
                rest = [] if below else [member]
            for value, variants in below.items():
                tagged.setdefault(value, []).extend(variants)
            others += rest
        return tagged, others

    def _tags(self, tp: Any) -> list[Any]:
        """The tag values of a variant; of one that is a union, those of its models."""
        if is_union(tp):
            return list(dict.fromkeys(value for member in get_args(tp) for value in self._tags(bare(member)[0])))
        if not (self.tag and is_model(tp)):
            return []
        field = _declared(tp).get(self.tag)
        named = [value for value, name in self.names.items() if name == tp.__name__]
        return named or (_literals(field.type) if field else [])

    def choose(self, members: tuple[Any, ...], value: Any) -> Any:
        """The member that plain JSON is read as; ``Any`` if it is none of them."""
        tagged, others = _sorted(self, members) if self.tag else ({}, list(members))
        choices = [*(variant for variants in tagged.values() for variant in variants), *others]
        choices = [each for each in choices if each is not type(None)]
        tag = value.get(self.tag) if self.tag and is_dict(value) else None
        if tagged and isinstance(tag, (str, int)):
            choices = tagged.get(tag) or [each for each in others if fit(each, value) > 0] or [self.base or Model]
        elif tagged and self.base and is_dict(value):
            choices = [self.base]
        best = choices[0] if len(choices) == 1 else best_fit(choices, value)
        return best if len(choices) == 1 or fit(best, value) > _UNFIT else Any

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        tagged, others = self.sort(get_args(source) if is_union(source) else (source,))
        make = handler.generate_schema
        schemas: list[Any] = [_by_shape(others, make)] if others else []
        if tagged:
            by_tag = {value: _by_shape(variants, make) for value, variants in tagged.items()}
            schemas.insert(0, core_schema.tagged_union_schema(by_tag, discriminator=self.tag or ""))

            schemas += self._unknown(tagged, make)  # tried last: only an answer with an unknown tag pays for it
        union: Any = core_schema.union_schema(schemas, mode="left_to_right")
        # Written as what it is: the union's own serializer would take a variant with a defect for a plain Model.
        union["serialization"] = core_schema.simple_ser_schema("any")
        return union  # type: ignore[no-any-return]

    def _unknown(self, tagged: Mapping[Any, Any], make: Callable[[Any], Any]) -> list[Any]:
        """The schemas of what no variant is told by. A known variant with a defect must stay that variant (reading.py)."""
        unknown = self.base or Model
        field = _declared(unknown).get(self.tag or "")

        def refuse(tag: Any, optional: bool) -> None:
            if tag in tagged if isinstance(tag, (str, int)) else not optional:
                raise PydanticCustomError("tag", "the tag is known or missing")

        def check(value: Any) -> Any:
            extra: Any = value.__pydantic_extra__ or {}
            if type(value) is unknown:
                refuse(getattr(value, field.name) if field else extra.get(self.tag), self.base is not None)
            return value

        def lenient(value: Any) -> Any:
            from .reading import build

            refuse(value.get(self.tag or "") if is_dict(value) else None, False)
            return build(unknown, value)

        schema = core_schema.no_info_after_validator_function(check, make(unknown))
        if field is None or _has_text(field.type):
            return [schema]
        # The base lists the tags it knows, and an unknown one is never a defect.
        return [schema, core_schema.no_info_plain_validator_function(lenient)]


_UNMARKED = OneOf()
_sorted: Callable[[OneOf, tuple[Any, ...]], _Sorted] = lru_cache(maxsize=None)(OneOf.sort)


def _by_shape(members: list[Any], make: Callable[[Any], Any]) -> Any:
    """The schema of members that no tag distinguishes. Of models, pydantic would take the one with the most fields set
    among those that fit; one that does not quite fit may know more of the fields."""
    schemas = [make(member) for member in members]
    if sum(map(is_model, members)) < 2:
        return schemas[0] if len(schemas) == 1 else core_schema.union_schema(list(schemas), mode="smart")
    return core_schema.tagged_union_schema(
        dict(enumerate(schemas)), discriminator=lambda value: members.index(best_fit(members, value))
    )


def best_fit(members: Sequence[Any], value: Any) -> Any:
    """The member that fits best, the first of equals."""
    return max(members, key=lambda each: fit(each, value))


def fit(tp: Any, value: Any) -> int:
    """How well plain JSON fits a type, by shape: below -1000 not at all. Known fields speak for a model; missing ones
    and other literals than its own against it."""
    tp, _ = bare(tp)
    origin, arguments = get_origin(tp), get_args(tp)
    if is_union(tp):
        return max(fit(member, value) for member in arguments)
    if origin is Literal:
        return 3 if value in arguments else -20
    if tp is Any or tp is object:
        return 0
    if is_array(value) and origin in (list, set, frozenset, tuple):
        return 1 + (min(fit(arguments[0], value[0]), 50) if value else 0)
    if is_model(tp) and is_dict(value):
        fields = fields_of(tp).items()
        known = [fit(field.type, value[wire]) for wire, field in fields if wire in value]
        missing = sum(field.info.is_required() for wire, field in fields if wire not in value)
        return sum(2 + min(each, 3) for each in known if each > _UNFIT) - 3 * missing
    if is_model(tp):
        return 100 if isinstance(value, tp) else 2 * _UNFIT
    if is_dict(value):
        return 1 if dict in (tp, origin) else 2 * _UNFIT
    fits = isinstance(value, JSON_TYPES.get(tp, str)) and (tp is bool or not isinstance(value, bool))
    return 2 if fits and not origin else 2 * _UNFIT


class Declared(NamedTuple):
    """A field as its model declares it."""

    name: str
    type: Any
    info: FieldInfo


@lru_cache(maxsize=None)
def fields_of(model: type[BaseModel]) -> dict[str, Declared]:
    """The fields of a model whose types are all known, by wire name."""
    model.model_rebuild()
    return _declared(model)


def _declared(model: type[BaseModel]) -> dict[str, Declared]:
    annotated: Any = Annotated
    fields: dict[str, Declared] = {}
    for name, info in model.model_fields.items():
        marks = info.annotation, *info.metadata
        fields[info.alias or name] = Declared(name, annotated[marks] if info.metadata else info.annotation, info)
    return fields


def _literals(tp: Any) -> list[Any]:
    """The values that a type lists; none where it has no ``Literal``."""
    if get_origin(tp) is Literal:
        return list(get_args(tp))
    return [value for part in get_args(tp) for value in _literals(part)]  # Literal["a"] | str | None


def _has_text(tp: Any) -> bool:
    """Whether a type takes any text."""
    return tp is str or any(_has_text(part) for part in get_args(tp))


def is_model(tp: object) -> TypeGuard[type[BaseModel]]:
    """Whether a type is a model."""
    return isinstance(tp, type) and issubclass(tp, BaseModel)


def is_union(tp: object) -> bool:
    """Whether a type is a union."""
    return get_origin(tp) in (Union, UnionType)


def bare(tp: Any) -> tuple[Any, OneOf]:
    """A type without aliases and annotations, and its mark."""
    mark = _UNMARKED
    while hasattr(tp, "__value__") or get_origin(tp) is Annotated:
        mark = next((each for each in getattr(tp, "__metadata__", ()) if isinstance(each, OneOf)), mark)
        tp = tp.__value__ if hasattr(tp, "__value__") else get_args(tp)[0]
    return tp, mark
