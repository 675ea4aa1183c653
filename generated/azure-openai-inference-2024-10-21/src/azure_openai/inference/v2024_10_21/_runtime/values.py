"""Writing one value: as JSON, or as text in a path, query, header or cookie (OpenAPI's styles)."""

from __future__ import annotations

import base64
import datetime
import json
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, cast
from urllib.parse import quote, unquote

from typing_extensions import TypeGuard

from .operation import Parameter

_RESERVED = ":/?#[]@!$&'()*+,;=%"
_SEPARATORS = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}


def is_object(value: object) -> bool:
    """Whether JSON writes the value as an object."""
    return isinstance(value, Mapping) or hasattr(value, "model_dump")


def is_list(value: object) -> TypeGuard[Iterable[Any]]:
    """Whether JSON writes the value as an array."""
    return not isinstance(value, (str, bytes, bytearray)) and not is_object(value) and isinstance(value, Iterable)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Whether parsed JSON is an array."""
    return isinstance(value, list)


def is_dict(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether parsed JSON is an object."""
    return isinstance(value, dict)


def parsed(text: bytes) -> Any:
    """The value that JSON text holds; ``None`` where it is not JSON."""
    try:
        return json.loads(text)
    except ValueError:
        return None


def plain(value: Any) -> Any:
    """What stands in JSON for a value of a type that JSON lacks.

    :raises TypeError: Nothing does.
    """
    if hasattr(value, "model_dump"):
        return _fields(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime.datetime):  # RFC 3339 wants an offset; Azure reads a time without one as UTC
        text = value.isoformat()
        return text + "Z" if value.tzinfo is None else text.replace("+00:00", "Z")
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode()
    if type(value).__name__ in ("UUID", "Decimal"):
        return str(value) if type(value).__name__ == "UUID" else float(value)
    if is_object(value) or is_list(value):
        return dict(value) if is_object(value) else list(value)
    raise TypeError(f"a {type(value).__name__} cannot be written as JSON")


def _fields(model: Any) -> dict[str, Any]:
    """By wire name, one level deep. What was never set is not sent; what was set to None is sent as null; nor is sent what
    the service alone sets."""
    hidden = getattr(model, "_read_only", None)
    if hidden is None:  # not a model of ours
        dumped: dict[str, Any] = model.model_dump(by_alias=True, exclude_unset=True, warnings=False)
        return dumped
    kind: Any = type(cast(object, model))
    fields: dict[str, Any] = {}
    for name, info in kind.model_fields.items():
        if name in model.model_fields_set and (wire := info.alias or name) not in hidden:
            fields[wire] = getattr(model, name)
    return {**fields, **(model.model_extra or {})}


def json_bytes(value: Any) -> bytes:
    """Compact JSON in UTF-8.

    :raises TypeError: Something in the value has no JSON form.
    :raises ValueError: A number is NaN or infinite, or the value holds itself. Both messages name the field.
    """
    try:
        text = json.dumps(value, default=plain, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError) as error:
        place = _unwritable(value)
        raise type(error)(f"{place}: {error}" if place else str(error)) from None
    try:
        return text.encode()
    except UnicodeEncodeError:  # a lone surrogate has no UTF-8 form, but JSON can escape it
        return json.dumps(value, default=plain, separators=(",", ":")).encode()


def _unwritable(value: Any) -> str:
    """Where in a value the first thing stands that has no JSON form: ``messages.0.content``."""
    try:
        inner: Any = plain(value) if is_object(value) or is_list(value) else None
        items = inner.items() if is_dict(inner) else enumerate(inner or ())
        for key, item in items:
            try:
                json.dumps(item, default=plain, allow_nan=False)
            except (TypeError, ValueError):
                below = _unwritable(item)
                return f"{key}.{below}" if below else str(key)
    except RecursionError:  # it holds itself: the message says so
        pass
    return ""


def text_of(value: Any) -> str:
    """A scalar as text, an object or a list as JSON."""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, (str, bytes)):
        return value if isinstance(value, str) else value.decode()
    return json_bytes(value).decode().strip('"')  # numbers, true, false, null; dates without their quotes


def _written(parameter: Parameter, value: Any) -> str:
    return quote(text_of(value), safe=_RESERVED if parameter.allow_reserved else "")


def _joined(parameter: Parameter, value: Any, separator: str = ",", raw: bool = False) -> str:
    """A value as one text; percent-encoded unless ``raw``."""

    def write(item: Any) -> str:
        return text_of(item) if raw else _written(parameter, item)

    if parameter.json:
        text = json_bytes(value).decode()
        return text if raw else quote(text, safe="")
    if is_object(value):
        pairs = [(write(key), write(item)) for key, item in plain(value).items() if item is not None]
        return separator.join(("=" if parameter.explode else separator).join(pair) for pair in pairs)
    return separator.join(map(write, value)) if is_list(value) else write(value)


def _expanded(parameter: Parameter, value: Any) -> str:
    """A path value of style label or matrix: RFC 6570 sections 3.2.5 and 3.2.7."""
    is_label = parameter.style == "label"
    mark, name = "." if is_label else ";", quote(parameter.name, safe="")

    def pair(key: str, text: str) -> str:
        return f"{key}={text}" if text or is_label else key

    if is_object(value):
        value = {key: item for key, item in plain(value).items() if item is not None}
    elif is_list(value):
        value = list(value)
    if value in ([], {}):
        return ""
    if parameter.explode and is_object(value):
        texts = [pair(_written(parameter, key), _written(parameter, item)) for key, item in value.items()]
    else:
        items = value if parameter.explode and is_list(value) else [value]
        texts = [text if is_label else pair(name, text) for text in (_joined(parameter, item) for item in items)]
    return "".join(mark + text for text in texts)


def path_value(parameter: Parameter, value: Any) -> str:
    """One path value, percent-encoded wholly.

    :raises ValueError: It is ``None``, or nothing or a dot segment when written: it would address another operation.
    """
    write = _expanded if parameter.style in ("label", "matrix") and not parameter.json else _joined
    text = "" if value is None else write(parameter, value)
    parts = unquote(text).split("/") if parameter.allow_reserved else [text]
    if not text or "." in parts or ".." in parts:
        raise ValueError(f"path parameter {parameter.name!r} must not be {'a dot segment' if text else 'empty'}")
    return text.replace("?", "%3F").replace("#", "%23")  # these end a path even where reserved characters may stand


def query_pairs(parameter: Parameter, value: Any) -> list[str]:
    """The ``name=value`` pieces of one query parameter or cookie, percent-encoded."""
    if value is None:
        return []
    name = quote(parameter.name, safe="")
    explode = parameter.style in (None, "form") if parameter.explode is None else parameter.explode
    if (explode or parameter.style == "deepObject") and not parameter.json:
        if is_object(value):
            key_of = f"{name}%5B{{}}%5D".format if parameter.style == "deepObject" else str
            pairs = [(key_of(quote(str(key), safe="")), item) for key, item in plain(value).items() if item is not None]
            return [
                f"{key}={_written(parameter, each)}"
                for key, item in pairs
                for each in (item if is_list(item) else [item])
            ]
        if is_list(value):
            return [f"{name}={_written(parameter, item)}" for item in value]
    return [f"{name}={_joined(parameter, value, _SEPARATORS.get(parameter.style or '', ','))}"]


def header_value(parameter: Parameter, value: Any) -> str:
    """One header value, which :func:`safe_header` still has to see."""
    return _joined(parameter, value, raw=True)


def safe_header(name: str, value: str) -> str:
    """The value, unless it or the name would begin another header.

    :raises ValueError: Either holds CR, LF or NUL. The message leaves the value out: it may be a secret.
    """
    if any(character in text for text in (name, value) for character in "\r\n\0"):
        raise ValueError(f"header {name!r} must not hold a line break or NUL")
    return value
