"""Whether JSON values keep to types, and can travel. Defaults and examples of real documents often do not."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import NamedTuple

from generator.ir.service import Location
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
    Ref,
    Type,
    TypeId,
    Union,
    Use,
    Variant,
    Visibility,
)

#: A value nested deeper is not looked into any further; each union and alias on the way counts.
_DEEPEST = 60
_TIMES = {
    Kind.DATETIME: re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)\Z", re.ASCII),
    Kind.DATE: re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII),
}
_WORDS: Mapping[type, str] = {
    bool: "a boolean",
    str: "a string",
    int: "an integer",
    float: "a number",
    list: "an array",
}


class Deviation(NamedTuple):
    """Where in a value (steps of a JSON pointer), and in what it does not keep to its type."""

    path: tuple[str | int, ...]
    message: str


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
    match kind_of(value):
        case Kind.INTEGER:
            return kind in (Kind.INTEGER, Kind.NUMBER)
        case Kind.NUMBER:
            return kind is Kind.NUMBER or (kind is Kind.INTEGER and isinstance(value, float) and value.is_integer())
        case Kind.STRING:
            return kind is Kind.STRING or (kind in _TIMES and _is_time(str(value), kind))
        case other:
            return other is kind


def sendable(value: object, location: Location) -> bool:
    """Whether a value can travel there: an empty path value would address another operation, a header is one line."""
    match location, value:
        case Location.PATH, str():
            return value not in ("", ".", "..")
        case Location.HEADER | Location.COOKIE, str():
            return value.isascii() and value.isprintable()
    return True


def _is_time(text: str, kind: Kind) -> bool:
    """RFC 3339 section 5.6."""
    try:
        return bool(
            _TIMES[kind].match(text) and date.fromisoformat(text[:10]) and time.fromisoformat(text[11:19] or "00")
        )
    except ValueError:
        return False


class Conformance:
    """Compares values with types, limits aside.

    ``hidden`` is what does not travel the values' way: such a property may be absent though it is required. ``strict``:
    as a strict reader does, ``1.0`` is taken for no integer (as OpenAPI 3.0 has it; JSON Schema 6.1.1 allows it).
    """

    def __init__(
        self, definitions: Mapping[TypeId, Definition], hidden: Visibility | None = None, *, strict: bool = False
    ) -> None:
        self.definitions, self.hidden, self.strict = definitions, hidden, strict
        # A value is compared with a definition once, however many unions lead to it: id(value) is safe, as callers
        # hold the whole value meanwhile, and the memory ends with the outermost question.
        self._known: dict[tuple[int, TypeId], list[Deviation]] = {}

    def accepts(self, value: object, use: Use) -> bool:
        return not self.deviations(value, use)

    def deviations(self, value: object, use: Use) -> list[Deviation]:
        """Every place where a value is not of a type."""
        self._known = {}
        return self._deviations(value, use, 0)

    def _deviations(self, value: object, use: Use, depth: int) -> list[Deviation]:
        if value is None:
            return [] if self._takes_null(use, depth) else _wrong("null, which is not allowed here")
        if depth > _DEEPEST:
            return _wrong("nested too deep to be looked into")
        if not isinstance(use.type, Ref):
            return self._of_type(value, use.type, depth)
        key = id(value), use.type.target
        if key not in self._known:
            self._known[key] = []  # an alias that leads back to itself is any value
            self._known[key] = self._of_definition(value, self.definitions.get(use.type.target), depth)
        return self._known[key]

    def _takes_null(self, use: Use, depth: int) -> bool:
        if use.nullable or isinstance(use.type, AnyValue):
            return True
        if isinstance(use.type, Primitive):
            return use.type.kind is Kind.NULL
        definition = self.definitions.get(use.type.target) if isinstance(use.type, Ref) else None
        return isinstance(definition, Alias) and depth <= _DEEPEST and self._takes_null(definition.use, depth + 1)

    def _of_type(self, value: object, type_: Type, depth: int) -> list[Deviation]:
        match type_:
            case Primitive(kind=kind):
                odd = self.strict and kind is Kind.INTEGER and isinstance(value, float)
                return [] if fits(value, kind) and not odd else _wrong(f"{_word(value)}, not {_a(kind.value)}")
            case Binary():
                return [] if isinstance(value, str) else _wrong(f"{_word(value)}, not the text of a file")
            case Array(items=items):
                if not isinstance(value, list):
                    return _wrong(f"{_word(value)}, not an array")
                return [each for step, item in enumerate(value) for each in self._below(step, item, items, depth)]
            case Map(values=values):
                if not isinstance(value, Mapping):
                    return _wrong(f"{_word(value)}, not an object")
                return [each for step, item in value.items() for each in self._below(step, item, values, depth)]
        return []

    def _below(self, step: str | int, value: object, use: Use, depth: int) -> Iterator[Deviation]:
        for found in self._deviations(value, use, depth + 1):
            yield Deviation((step, *found.path), found.message)

    def _of_definition(self, value: object, definition: Definition | None, depth: int) -> list[Deviation]:
        match definition:
            case Alias(use=use):
                return self._deviations(value, use, depth + 1)
            case Enum(extensible=True, kind=kind):
                return [] if fits(value, kind) else _wrong(f"{_word(value)}, not {_a(kind.value)}")
            case Enum(values=values):
                known = any(type(each.value) is type(value) and each.value == value for each in values)
                return [] if known else _wrong(f"{shown(value)}, which is none of the enum's values")
            case Model():
                return list(self._of_model(value, definition, depth))
            case Union():
                return self._of_union(value, definition, depth)
        return []

    def _of_model(self, value: object, model: Model, depth: int) -> Iterator[Deviation]:
        if not isinstance(value, Mapping):
            yield Deviation((), f"{_word(value)}, not an object")
            return
        for prop in model.properties:
            if prop.wire_name in value:
                yield from self._below(prop.wire_name, value[prop.wire_name], prop.use, depth)
            elif prop.required and (prop.visibility is not self.hidden or self.hidden is None):
                yield Deviation((), f"an object without {prop.wire_name!r}, which is required")
        if model.additional is not None:
            known = {prop.wire_name for prop in model.properties}
            for name, item in value.items():
                if name not in known:
                    yield from self._below(name, item, model.additional, depth)

    def _of_union(self, value: object, union: Union, depth: int) -> list[Deviation]:
        """What keeps a value from the branch that its tag names, or from the only one; otherwise that none takes it."""
        branches = _branches(value, union)
        if not branches:
            tag = value.get(union.tag) if isinstance(value, Mapping) else None
            return _wrong(f"an object whose {union.tag!r} is {shown(tag)}: no branch of the union has that")
        found = []
        for variant in branches:
            found.append(self._deviations(value, variant.use, depth + 1))
            if not found[-1]:
                return []
        return found[0] if len(found) == 1 else _wrong(f"{_word(value)} that no branch of the union takes")


def _branches(value: object, union: Union) -> list[Variant]:
    """The branches that a value may be of."""
    if union.tag is None or not isinstance(value, Mapping):
        return list(union.variants)
    tag = value.get(union.tag)
    return [each for each in union.variants if tag in each.tags] or [each for each in union.variants if not each.tags]


def _wrong(message: str) -> list[Deviation]:
    return [Deviation((), message)]


def _a(word: str) -> str:
    return {"datetime": "a date-time (RFC 3339)", "date": "a date (RFC 3339)", "null": "null"}.get(
        word, f"an {word}" if word[0] in "aeiou" else f"a {word}"
    )


def _word(value: object) -> str:
    return "null" if value is None else _WORDS.get(type(value), "an object")


def shown(value: object) -> str:
    """A value in a message: not more than 60 characters of it."""
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."
