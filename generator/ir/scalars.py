"""The kind of a JSON scalar, and whether a scalar is of a kind."""

from __future__ import annotations

import math
import re
from datetime import date, time

from generator.closed import assert_never
from generator.ir.types import Kind

_DATETIME = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)\Z", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)


def kind_of(value: object) -> Kind | None:
    """The kind of one JSON scalar."""
    match value:
        case bool():
            return Kind.BOOLEAN
        case str():
            return Kind.STRING
        case int():
            return Kind.INTEGER
        case float() if math.isfinite(value):
            return Kind.NUMBER
        case _:
            return None


def fits(value: object, kind: Kind) -> bool:
    """Whether a JSON scalar is of a kind; an integer is a number, and ``1.0`` an integer (JSON Schema 6.1.1)."""
    written = kind_of(value)
    match kind:
        case Kind.STRING | Kind.BOOLEAN:
            return written is kind
        case Kind.INTEGER:
            return written is Kind.INTEGER or (isinstance(value, float) and value.is_integer())
        case Kind.NUMBER:
            return written in (Kind.INTEGER, Kind.NUMBER)
        case Kind.DATETIME:
            return isinstance(value, str) and _is_time(value, _DATETIME)
        case Kind.DATE:
            return isinstance(value, str) and _is_time(value, _DATE)
        case Kind.NULL:
            return value is None
        case _:
            assert_never(kind)


def _is_time(text: str, pattern: re.Pattern[str]) -> bool:
    """RFC 3339 section 5.6."""
    try:
        return bool(pattern.match(text) and date.fromisoformat(text[:10]) and time.fromisoformat(text[11:19] or "00"))
    except ValueError:
        return False
