"""Reading JSON into models: strictly and fast when the answer keeps to its document, else leniently, losing nothing.

The lenient way builds the same models from any JSON: a value that does not fit stays as it came, a missing required
field reads as ``None`` and is not written back, and an unknown field is kept.
"""

from __future__ import annotations

import decimal
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from pydantic import BaseModel, TypeAdapter, ValidationError

from .models import Model, OneOf, bare, fields_of, is_model, is_union
from .values import is_array, is_dict

_JSON_TYPES: dict[Any, Any] = {bool: bool, int: int, float: (int, float), str: str, type(None): type(None)}


class JsonReader(NamedTuple):
    """How JSON is read as a type: the type with its references resolved, and pydantic's adapter of it."""

    type: Any
    adapter: TypeAdapter[Any]


def make_adapter(tp: Any, namespace: Mapping[str, Any]) -> JsonReader:
    """The reader of a type from a module of models; its forward references are looked up there."""
    holder = type("Holder", (), {"__annotations__": {"it": tp}})
    resolved = get_type_hints(holder, dict(namespace), include_extras=True)["it"]
    return JsonReader(resolved, TypeAdapter(resolved))


def read_json(reader: JsonReader, data: bytes, strict: bool = False) -> Any:
    """The value that JSON text holds.

    :raises ValueError: The data is not JSON, or (:class:`pydantic.ValidationError`) does not fit and ``strict`` is set.
    """
    try:  # strict: "123" must not become 123; by alias alone: a wire name may equal another field's Python name
        return reader.adapter.validate_json(data, strict=True, by_alias=True, by_name=False)
    except ValidationError:
        if strict:
            raise
    try:
        return build(reader.type, loads(data))
    except RecursionError:
        raise ValueError("the JSON is nested too deeply") from None


def loads(data: bytes) -> Any:
    """JSON of any kind: with NaN, lone surrogates, or more digits than Python turns into an int.

    :raises ValueError: The data is not JSON.
    """
    try:
        return json.loads(data)
    except json.JSONDecodeError:
        raise
    except ValueError:  # more than 4300 digits (or not UTF-8, which is refused again)
        return json.loads(data, parse_int=lambda digits: int(digits) if len(digits) < 4000 else decimal.Decimal(digits))


def build(tp: Any, value: Any) -> Any:
    """Plain JSON as a type, as far as it can be; never raises for the value's sake."""
    if value is None:
        return None
    tp, mark = bare(tp)
    if is_union(tp):
        return build(_choose(get_args(tp), mark, value), value)
    origin, arguments = get_origin(tp), get_args(tp)
    if is_array(value) and origin in (list, set, frozenset, tuple):
        return [build(arguments[0], each) for each in value]
    if is_dict(value):
        if origin is dict:
            return {key: build(arguments[1], each) for key, each in value.items()}
        return _build_model(tp, value) if is_model(tp) else value
    if (
        isinstance(value, str)
        and isinstance(tp, type)
        and tp not in _JSON_TYPES
        and not is_model(tp)
        and tp is not object
    ):
        try:  # dates, identifiers, bytes: as the fast way reads them, or as they came
            return _adapter(tp).validate_json(json.dumps(value), strict=True)
        except ValidationError:
            pass
    return value


_adapter = lru_cache(maxsize=None)(TypeAdapter)


@lru_cache(maxsize=None)
def _fields(model: type[BaseModel]) -> list[tuple[str, str, Any, Any]]:
    model.model_rebuild()
    return fields_of(model)


def _build_model(model: type[BaseModel], value: dict[str, Any]) -> BaseModel:
    """What pydantic's ``model_construct`` does, but nested and by wire name."""
    rest = dict(value)
    attributes: dict[str, Any] = {}
    present: set[str] = set()
    for name, wire, tp, info in _fields(model):
        if wire in rest:
            attributes[name] = build(tp, rest.pop(wire))
            present.add(name)
        else:
            attributes[name] = None if info.is_required() else info.get_default(call_default_factory=True)
    built = model.__new__(model)
    state = {"__dict__": attributes, "fields_set": present, "extra": rest, "private": None}
    for name, each in state.items():
        object.__setattr__(built, name if name == "__dict__" else f"__pydantic_{name}__", each)
    return built


@lru_cache(maxsize=None)
def _sorted(mark: OneOf, members: tuple[Any, ...]) -> tuple[dict[Any, list[Any]], list[Any]]:
    return mark.sort(members)


def _choose(members: tuple[Any, ...], mark: OneOf, value: Any) -> Any:
    """The member of a union that a value is read as: by tag, else by shape."""
    tagged, others = _sorted(mark, members) if mark.tag else ({}, members)
    choices: list[Any] = [*(variant for variants in tagged.values() for variant in variants), *others]
    choices = [each for each in choices if each is not type(None)]
    if tagged and is_dict(value):
        tag = value.get(mark.tag or "")
        if isinstance(tag, (str, int)):
            choices = tagged.get(tag) or [each for each in others if score(each, value) > 0] or [Model]
    best = max(choices, key=lambda each: score(each, value))
    return best if len(choices) == 1 or score(best, value) > -1000 else Any


def score(tp: Any, value: Any) -> int:
    """How well plain JSON fits a type, by shape: below -1000 not at all. Known fields speak for a model; missing ones
    and other literals than its own against it."""
    tp, _ = bare(tp)
    origin, arguments = get_origin(tp), get_args(tp)
    if is_union(tp):
        return max(score(member, value) for member in arguments)
    if origin is Literal:
        return 3 if value in arguments else -20
    if tp is Any or tp is object:
        return 0
    if is_array(value) and origin in (list, set, frozenset, tuple):
        return 1 + (min(score(arguments[0], value[0]), 50) if value else 0)
    if is_dict(value):
        return (
            sum(_field_score(field, value) for field in _fields(tp))
            if is_model(tp)
            else 1 if dict in (tp, origin) else -2000
        )
    fits = isinstance(value, _JSON_TYPES.get(tp, str)) and (tp is bool or not isinstance(value, bool))
    return 2 if fits and not (origin or is_model(tp)) else -2000


def _field_score(field: tuple[str, str, Any, Any], value: dict[str, Any]) -> int:
    _, wire, tp, info = field
    if wire not in value:
        return -3 if info.is_required() else 0
    found = score(tp, value[wire])
    return 2 + min(found, 3) if found > -1000 else 0
