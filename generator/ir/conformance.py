"""Whether JSON values conform to types, and can be sent. Defaults and examples of real documents often do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, repeat
from typing import NamedTuple

from generator.closed import assert_never
from generator.ir.scalars import fits
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
    Tuple,
    Type,
    TypeId,
    Union,
    Use,
    Variant,
    Visibility,
)
from generator.words import counted

#: A value nested deeper is not looked into any further; each union and alias on the way counts.
_DEEPEST = 60
_WORDS: Mapping[type, str] = {
    bool: "a boolean",
    str: "a string",
    int: "an integer",
    float: "a number",
    list: "an array",
}


class Deviation(NamedTuple):
    """Where a value (``path``: steps of a JSON pointer) does not conform to its type, and how."""

    path: tuple[str | int, ...]
    message: str


def sendable(value: object, location: Location) -> bool:
    """Whether a value can be sent there: an empty path value would address another operation, a header is one line."""
    if not isinstance(value, str):
        return True
    match location:
        case Location.PATH:
            return value not in ("", ".", "..")
        case Location.QUERY:
            return True
        case Location.HEADER | Location.COOKIE:
            return value.isascii() and value.isprintable()
        case _:
            assert_never(location)


class Conformance:
    """Compares values with types, limits aside.

    ``hidden`` is the visibility of properties that are not sent in the values' direction: such a property may be absent
    though it is required. ``strict``: as for a strict reader, ``1.0`` is not an integer (as OpenAPI 3.0 has it; JSON
    Schema 6.1.1 allows it).
    """

    def __init__(
        self, definitions: Mapping[TypeId, Definition], hidden: Visibility | None = None, *, strict: bool = False
    ) -> None:
        self.definitions, self.hidden, self.strict = definitions, hidden, strict
        # A value is compared with a definition once, however many unions lead to it: id(value) is safe, as callers
        # hold the whole value meanwhile, and the cache is cleared with each outermost call.
        self._known: dict[tuple[int, TypeId], list[Deviation]] = {}

    def accepts(self, value: object, use: Use) -> bool:
        return not self.deviations(value, use)

    def deviations(self, value: object, use: Use) -> list[Deviation]:
        """Every place where a value does not conform to a type."""
        self._known = {}
        return self._deviations(value, use, 0)

    def _deviations(self, value: object, use: Use, depth: int) -> list[Deviation]:
        if value is None:
            return [] if self._takes_null(use, depth) else _wrong("null, which is not allowed here")
        if depth > _DEEPEST:
            return _wrong("nested too deep to be looked into")
        return self._of_type(value, use.type, depth)

    def _takes_null(self, use: Use, depth: int) -> bool:
        if use.nullable:
            return True
        match use.type:
            case AnyValue():
                return True
            case Primitive(kind=kind):
                return kind is Kind.NULL
            case Binary() | Array() | Tuple() | Map():
                return False
            case Ref(target=target):
                definition = self.definitions.get(target)
                match definition:
                    case Alias(use=inner):
                        return depth <= _DEEPEST and self._takes_null(inner, depth + 1)
                    case Model() | Enum() | Union() | None:
                        return False
                    case _:
                        assert_never(definition)
            case _:
                assert_never(use.type)

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
            case Tuple():
                return self._of_tuple(value, type_, depth)
            case Map(values=values):
                if not isinstance(value, Mapping):
                    return _wrong(f"{_word(value)}, not an object")
                return [each for step, item in value.items() for each in self._below(step, item, values, depth)]
            case AnyValue():
                return []
            case Ref(target=target):
                key = id(value), target
                if key not in self._known:
                    self._known[key] = []  # an alias that leads back to itself is any value
                    self._known[key] = self._of_definition(value, self.definitions.get(target), depth)
                return self._known[key]
            case _:
                assert_never(type_)

    def _of_tuple(self, value: object, type_: Tuple, depth: int) -> list[Deviation]:
        """By position; the items after the last one are the rest, and fewer are not a deviation."""
        if not isinstance(value, list):
            return _wrong(f"{_word(value)}, not an array")
        if type_.rest is None and len(value) > len(type_.items):
            return _wrong(f"an array of {counted(len(value), 'item')}, which may have {len(type_.items)}")
        uses = chain(type_.items, repeat(type_.rest))
        return [
            each
            for step, (item, use) in enumerate(zip(value, uses, strict=False))
            if use is not None
            for each in self._below(step, item, use, depth)
        ]

    def _below(self, step: str | int, value: object, use: Use, depth: int) -> Iterator[Deviation]:
        for deviation in self._deviations(value, use, depth + 1):
            yield Deviation((step, *deviation.path), deviation.message)

    def _of_definition(self, value: object, definition: Definition | None, depth: int) -> list[Deviation]:
        match definition:
            case None:
                return []
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
            case _:
                assert_never(definition)

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
        """How a value deviates from the branch that its tag names, or from the only one; otherwise that none takes it."""
        branches = _branches(value, union)
        if not branches:
            tag = value.get(union.tag) if isinstance(value, Mapping) else None
            return _wrong(f"an object whose {union.tag!r} is {shown(tag)}: no branch of the union has that")
        deviations: list[Deviation] = []
        for variant in branches:
            deviations = self._deviations(value, variant.use, depth + 1)
            if not deviations:
                return []
        return deviations if len(branches) == 1 else _wrong(f"{_word(value)} that no branch of the union takes")


def _branches(value: object, union: Union) -> list[Variant]:
    """The branches that a value may be of."""
    if union.tag is None or not isinstance(value, Mapping):
        return list(union.variants)
    tag = value.get(union.tag)
    led = [each for each in union.variants if tag in each.tags] or [each for each in union.variants if not each.tags]
    return led or ([Variant(union.base)] if union.base is not None else [])


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
