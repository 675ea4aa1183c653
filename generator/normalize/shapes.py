"""What a field may hold, and what happens to a value that is something else: it is reported, and converted or dropped.

Together with the tables of :mod:`generator.normalize.fields` this gives what
:mod:`generator.normalize.document` promises: nothing after this stage checks a shape again.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from generator.diagnostics import DiagnosticSink, SourceRef
from generator.load.nodes import SpecList, SpecMap

WRONG_SHAPE = "CG201"

Shape: TypeAlias = tuple[str, Callable[[Any], bool]]
"""What a field must hold: in words, for a message, and as a test."""


def _is_number(value: Any) -> bool:
    """Whether it is a number that a float can hold."""
    try:
        return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
    except OverflowError:  # an integer of more than some 300 digits
        return False


TEXT: Shape = ("text", lambda value: isinstance(value, str))
REFERENCE: Shape = ("a reference", lambda value: isinstance(value, str))
FLAG: Shape = ("true or false", lambda value: isinstance(value, bool))
NUMBER: Shape = ("a number", _is_number)
NUMBER_OR_FLAG: Shape = ("a number", lambda value: _is_number(value) or isinstance(value, bool))
COUNT: Shape = ("a whole number of 0 or more", lambda value: _is_number(value) and value == int(value) and value >= 0)
MAP: Shape = ("a mapping", lambda value: isinstance(value, SpecMap))
LIST: Shape = ("a list", lambda value: isinstance(value, SpecList))
FILLED_LIST: Shape = ("a list with entries", lambda value: isinstance(value, SpecList) and bool(value))
TEXTS: Shape = ("a list of texts", lambda value: isinstance(value, SpecList))
SCHEMA: Shape = ("a schema", lambda value: isinstance(value, (SpecMap, bool)))
SCHEMA_OR_LIST: Shape = ("a schema", lambda value: isinstance(value, (SpecMap, SpecList, bool)))
TEXT_OR_MAP: Shape = ("text or a mapping", lambda value: isinstance(value, (str, SpecMap)))
TEXT_OR_TEXTS: Shape = ("text or a list of texts", lambda value: isinstance(value, (str, SpecList)))


def described(value: Any) -> str:
    """What a value is, for a message."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true or false"
        case int() | float():
            return "a number" if _is_number(value) else "a number beyond all that a float can hold"
        case str():
            return "text"
        case list():
            return "a list" if value else "an empty list"
        case dict():
            return "a mapping"
    return type(value).__name__


def wrong_shape(sink: DiagnosticSink, at: SourceRef, expected: str, value: Any, instead: str = "it is skipped") -> None:
    """Report a value of the wrong shape."""
    sink.warning(WRONG_SHAPE, at, f"expected {expected}, not {described(value)}: {instead}; fix the document")


def checked(node: SpecMap, fields: Mapping[str, Shape], sink: DiagnosticSink) -> SpecMap:
    """The object without the fields that do not hold what they should. The same object when nothing is wrong."""
    changes: dict[str, Any] = {}
    without: list[str] = []
    for key, value in node.items():
        shape = fields.get(key)
        if shape is None:
            continue
        expected, fits = shape
        if fits(value):
            converted = _converted(value, shape, sink)
            if converted is not value:
                changes[key] = converted
            continue
        if shape is TEXT and _is_number(value):  # YAML reads an unquoted 5 as a number
            changes[key] = str(value)
            continue
        without.append(key)
        if value is not None or shape is not TEXT:  # `description:` with nothing behind it says nothing
            wrong_shape(sink, node.at.child(key), expected, value)
    return node.but(*without, **changes) if changes or without else node


def _converted(value: Any, shape: Shape, sink: DiagnosticSink) -> Any:
    """A value that fits, in the one form of it: a count is an ``int``, a list of texts holds nothing else."""
    if shape is COUNT and isinstance(value, float):
        return int(value)
    if (shape is TEXTS or shape is TEXT_OR_TEXTS) and isinstance(value, SpecList):
        return value if all(isinstance(item, str) for item in value) else _texts(value, sink)
    return value


def _texts(value: SpecList, sink: DiagnosticSink) -> SpecList:
    kept = SpecList(at=value.at)
    for index, item in enumerate(value):
        if isinstance(item, str):
            kept.append(item)
        elif _is_number(item):
            kept.append(str(item))
        else:
            wrong_shape(sink, value.at.child(index), "text", item)
    return kept


def mappings(holder: SpecMap, expected: str, sink: DiagnosticSink) -> dict[str, SpecMap]:
    """The entries of a mapping of mappings; one of another shape is reported as not ``expected`` and left out."""
    kept: dict[str, SpecMap] = {}
    for name, value in holder.items():
        if isinstance(value, SpecMap):
            kept[name] = value
        else:
            wrong_shape(sink, holder.at.child(name), expected, value)
    return kept


def entries(node: SpecMap, key: str, sink: DiagnosticSink) -> dict[str, SpecMap]:
    """The entries of the mapping of mappings at ``key``; what is of another shape is reported. Extensions (``x-``) are
    entries too."""
    holder = node.get(key)
    if holder is None:
        return {}
    if not isinstance(holder, SpecMap):
        wrong_shape(sink, node.at.child(key), "a mapping", holder)
        return {}
    return mappings(holder, "a mapping", sink)
