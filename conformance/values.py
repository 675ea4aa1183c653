"""Text of the suite as the values that a caller gives: by the type that the document says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from generator.ir.bodies import resolve
from generator.ir.types import Array, Definition, Enum, Kind, Map, Model, Primitive, Type, TypeId, Union

Definitions = Mapping[TypeId, Definition]

_SEPARATORS = {"spaceDelimited": " ", "pipeDelimited": "|"}


def value_of(given: Any, type_: Type, definitions: Definitions, style: str = "simple", name: str = "") -> Any:
    """What a caller gives, so that ``given``, a text of the wire or a value of JSON, is sent.

    Args:
        given: What the server expects.
        type_: The parameter's.
        definitions: Those of the document.
        style: How the parameter is written (OpenAPI 3.1 section 4.8.12.2).
        name: The parameter's, which style matrix repeats.

    Raises:
        ValueError: it is no value of the type.
    """
    resolved = resolve(type_, definitions)
    if isinstance(resolved, Union):
        return _of_union(given, resolved, definitions, style)
    if isinstance(given, str) and style in ("label", "matrix"):
        given = _unmarked(given, style, name)
    if isinstance(resolved, Array):
        items = given if isinstance(given, list) else given.split(_SEPARATORS.get(style, ","))
        return [value_of(item, resolved.items.type, definitions) for item in items]
    if isinstance(resolved, Map | Model) and isinstance(given, str):
        return _of_object(given, resolved, definitions)
    return _scalar(given, resolved) if isinstance(given, str) else given


def _of_union(given: Any, union: Union, definitions: Definitions, style: str) -> Any:
    for variant in union.variants:
        try:
            return value_of(given, variant.use.type, definitions, style)
        except ValueError:
            continue
    return given


def _unmarked(text: str, style: str, name: str) -> str:
    """The value in style simple."""
    if style == "label":
        return text.removeprefix(".").replace(".", ",")
    pieces = text.removeprefix(";").split(";")
    return ",".join(piece.removeprefix(f"{name}=") for piece in pieces)


def _of_object(text: str, type_: Map | Model, definitions: Definitions) -> dict[str, Any]:
    items = text.split(",")
    pairs = [item.split("=", 1) for item in items] if "=" in text else zip(items[::2], items[1::2], strict=True)
    return {name: value_of(value, of_property(type_, name), definitions) for name, value in pairs}


def of_property(type_: Map | Model, name: str) -> Type:
    """The type of one property; of one that is not declared, a string."""
    if isinstance(type_, Map):
        return type_.values.type
    found = (item.use.type for item in type_.properties if item.wire_name == name)
    return next(found, Primitive(Kind.STRING))


def _scalar(text: str, type_: Type | Definition) -> Any:
    kind = type_.kind if isinstance(type_, Enum | Primitive) else None
    match kind:
        case Kind.INTEGER:
            return int(text)
        case Kind.NUMBER:
            return int(text) if re.fullmatch("-?[0-9]+", text) else float(text)
        case Kind.BOOLEAN:
            return {"true": True, "false": False}[text.lower()]
        case Kind.DATE:
            return date.fromisoformat(text)
        case Kind.DATETIME:
            return _time(text)
        case _:
            return text


def _time(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return parsedate_to_datetime(text)
