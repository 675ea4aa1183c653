"""How parameters and bodies must look on the wire, by the letter of OpenAPI: written apart from the runtime, to test it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from generator.ir.service import BodyKind, Location, MediaType, Parameter
from generator.plan.shown import as_text as text

_OCTETS = "application/octet-stream"
_RESERVED = "!#$%&'()*+,/:;=?@[]"
_BETWEEN = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}

#: Of RFC 6570 appendix A: what comes first, what stands between values, whether each has its name.
_OPERATORS = {"simple": ("", ",", False), "label": (".", ".", False), "matrix": (";", ";", True)}


def path_text(parameter: Parameter, value: object) -> str:
    """OpenAPI 3.1 section 4.8.12.4, styles simple, label and matrix: the expansion of RFC 6570 section 3.2.1 with the
    operator's row of appendix A. (The table of OpenAPI before 3.0.4 and 3.1.1 has dots in a label that is not exploded;
    the RFC, which it refers to, and its later editions have commas.)"""
    safe = _RESERVED.replace("?", "").replace("#", "") if parameter.allow_reserved else ""
    first, between, is_named = _OPERATORS[parameter.style]

    def encoded(item: object) -> str:
        return quote(text(item), safe=safe)

    def named(name: str, item: str) -> str:
        return name if is_named and not item else f"{name}={item}"  # "ifemp" is empty for a matrix

    wire_name = quote(parameter.wire_name, safe="")
    if parameter.json or not parameter.explode or not isinstance(value, Mapping | list):
        items = [value] if parameter.json else _flat(value, explode=False)
        whole = ",".join(map(encoded, items))
        return first + (named(wire_name, whole) if is_named and not parameter.json else whole)
    if isinstance(value, Mapping):
        pairs = [named(quote(key, safe=safe), encoded(item)) for key, item in value.items() if item is not None]
        return first + between.join(pairs)
    return first + between.join(named(wire_name, encoded(item)) if is_named else encoded(item) for item in value)


def query_pairs(parameter: Parameter, value: object) -> list[str]:
    """Styles form, spaceDelimited, pipeDelimited and deepObject."""
    name = quote(parameter.wire_name, safe="")

    def write(item: object) -> str:
        return quote(text(item), safe=_RESERVED if parameter.allow_reserved else "")

    if parameter.json:
        return [f"{name}={quote(text(value), safe='')}"]
    if isinstance(value, Mapping) and (parameter.explode or parameter.style == "deepObject"):
        named = f"{name}%5B{{}}%5D" if parameter.style == "deepObject" else "{}"
        pairs = [(named.format(quote(key, safe="")), each) for key, item in value.items() for each in _items(item)]
        return [f"{key}={write(each)}" for key, each in pairs]
    if isinstance(value, list) and parameter.explode:
        return [f"{name}={write(item)}" for item in value]
    between = _BETWEEN.get(parameter.style, ",")
    return [f"{name}={between.join(write(item) for item in _flat(value, explode=False))}"]


def header_text(parameter: Parameter, value: object) -> str:
    if parameter.json:
        return text(value)
    return ",".join(text(item) for item in _flat(value, explode=parameter.explode))


def _flat(value: object, *, explode: bool) -> list[object]:
    if isinstance(value, Mapping):
        pairs = [(key, item) for key, item in value.items() if item is not None]
        return [f"{key}={text(item)}" for key, item in pairs] if explode else [each for pair in pairs for each in pair]
    return list(value) if isinstance(value, list) else [value]


def address_and_headers(path: str, sent: Iterable[tuple[Parameter, object]]) -> tuple[str, dict[str, str]]:
    """Path and query, and the headers, of a request with these values; None is not sent."""
    query: list[str] = []
    cookies: list[str] = []
    headers: dict[str, str] = {}
    for parameter, value in sent:
        match parameter.location:
            case _ if value is None:
                continue
            case Location.PATH:
                path = path.replace(f"{{{parameter.wire_name}}}", path_text(parameter, value))
            case Location.QUERY:
                query += query_pairs(parameter, value)
            case Location.HEADER:
                headers[parameter.wire_name] = header_text(parameter, value)
            case Location.COOKIE:
                cookies += query_pairs(parameter, value)
    headers |= {"Cookie": "; ".join(cookies)} if cookies else {}
    return "?".join([path, "&".join(query)] if query else [path]), headers


def form_fields(fields: Mapping[str, object]) -> list[list[str]]:
    """A form: lists are repeated, objects JSON, null left out."""
    return [[name, text(item)] for name, value in fields.items() for item in _items(value)]


def parts(
    media: MediaType, fields: Mapping[str, object], files: Iterable[str], file_name: str
) -> list[list[str | None]]:
    """The parts of a multipart body: name, file name, media type, content (OpenAPI 3.1 section 4.8.14.4)."""
    types = {item.property: (item.content_type or "").partition(",")[0].strip() for item in media.encodings}
    types = {name: type_ for name, type_ in types.items() if "*" not in type_}
    octets = {
        item.property for item in media.encodings if _OCTETS in (item.content_type or "").replace(" ", "").split(",")
    }
    written: list[list[str | None]] = []
    for name, value in fields.items():
        for item in _items(value):
            kind = types.get(name) or None
            if name in files:  # the name says no more than that it is bytes
                written.append([name, file_name, _OCTETS if name in octets else kind or _OCTETS, text(item)])
            elif kind is not None and kind.endswith("json"):
                written.append([name, None, kind, json.dumps(item, ensure_ascii=False, separators=(",", ":"))])
            else:
                written.append([name, None, kind or ("application/json" if _nested(item) else None), text(item)])
    return written


def _items(value: object) -> list[object]:
    return [item for item in (value if isinstance(value, list) else [value]) if item is not None]


def _nested(value: object) -> bool:
    return isinstance(value, Mapping | list)


def is_text(kind: BodyKind) -> bool:
    return kind in (BodyKind.TEXT, BodyKind.XML)
