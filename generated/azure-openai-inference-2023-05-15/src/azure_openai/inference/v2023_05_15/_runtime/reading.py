"""Reading JSON into models: strictly and fast when the answer keeps to its document, else leniently, losing nothing.

The lenient way builds the same models from any JSON: a value that does not fit stays as it came, a missing required
field reads as ``None`` and is not written back, and an unknown field is kept.
"""

from __future__ import annotations

import decimal
import json
import sys
from collections.abc import Mapping
from functools import lru_cache
from inspect import get_annotations
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from pydantic import BaseModel, TypeAdapter, ValidationError

from .unions import JSON_TYPES, bare, fields_of, is_model, is_union
from .values import is_array, is_dict


class JsonReader(NamedTuple):
    """How JSON is read as a type: the type with its references resolved, and pydantic's adapter of it."""

    type: Any
    adapter: TypeAdapter[Any]


def make_adapter(tp: Any, namespace: Mapping[str, Any]) -> JsonReader:
    """The reader of a type from a module of models; its forward references are looked up there."""
    resolved = _resolved(tp, namespace)
    return JsonReader(resolved, TypeAdapter(resolved))


def _resolved(tp: Any, namespace: Mapping[str, Any]) -> Any:
    """A type with its forward references looked up."""
    holder = type("Holder", (), {"__annotations__": {"it": tp}})
    return get_type_hints(holder, dict(namespace), include_extras=True)["it"]


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
    origin, arguments = get_origin(tp), get_args(tp)
    if is_union(tp):
        return build(mark.choose(arguments, value), value)
    if mark.base is not None:  # a base with a single subtype
        tp = mark.choose((tp,), value)
    if is_array(value):
        if origin is tuple:  # of whatever length: items are read by position, further ones stay as they came
            return (*(build(each, item) for each, item in zip(arguments, value)), *value[len(arguments) :])
        sequence = origin in (list, set, frozenset)
        return [build(arguments[0], each) for each in value] if sequence else value
    if is_dict(value):
        if origin is dict:
            return {key: build(arguments[1], each) for key, each in value.items()}
        return _build_model(tp, value) if is_model(tp) else value
    if isinstance(value, str) and isinstance(tp, type) and not (tp in JSON_TYPES or tp is object or is_model(tp)):
        try:  # dates, identifiers, bytes: as the fast way reads them, or as they came
            return _adapter(tp).validate_json(json.dumps(value), strict=True)
        except ValidationError:
            pass
    return value


_adapter = lru_cache(maxsize=None)(TypeAdapter)


@lru_cache(maxsize=None)
def _further(model: type[BaseModel]) -> Any:
    """The type of the fields that a model has no name for; ``None`` where its document does not say it."""
    annotation = get_annotations(model).get("__pydantic_extra__")
    if annotation is None:
        return None
    return get_args(_resolved(annotation, vars(sys.modules[model.__module__])))[1]


def _build_model(model: type[BaseModel], value: dict[str, Any]) -> BaseModel:
    """What pydantic's ``model_construct`` does, but nested and by wire name alone."""
    extra = dict(value)
    attributes: dict[str, Any] = {}
    present: set[str] = set()
    for wire, (name, tp, info) in fields_of(model).items():
        if wire in extra:
            attributes[name] = build(tp, extra.pop(wire))
            present.add(name)
        else:
            attributes[name] = None if info.is_required() else info.get_default(call_default_factory=True)
    further = _further(model)
    if further is not None:
        extra = {wire: build(further, each) for wire, each in extra.items()}
    built = model.__new__(model)  # model_construct itself would look for every default once more
    state = {"__dict__": attributes, "fields_set": present, "extra": extra, "private": None}
    for name, each in state.items():
        object.__setattr__(built, name if name == "__dict__" else f"__pydantic_{name}__", each)
    return built
