"""JSON text → nodes, and on demand the positions of its keys."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import Any

from generator.diagnostics import DiagnosticSink, DocumentError, SourceRef
from generator.load.nodes import SpecList, SpecMap
from generator.load.positions import MAX_DEPTH, Marks, Position

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")


class _Pairs(list[tuple[str, Any]]):
    """The entries of an object as written, so that a key given twice can still be seen."""


def parse(text: str, file: str, sink: DiagnosticSink) -> Any:
    """The value of a JSON text (RFC 8259).

    Any escaped character is legal in a string, NUL included. A lone surrogate is not text and could never be written
    out as UTF-8 again: it becomes U+FFFD.

    Raises:
        json.JSONDecodeError: The text is not JSON.
        ValueError: A number is ``NaN`` or infinite.
        DocumentError: The text nests too deep.
    """
    try:
        raw = json.loads(text, object_pairs_hook=_Pairs, parse_constant=_refuse_constant)
    except RecursionError:
        raise _too_deep(file, text) from None
    return _Placer(file, text, sink, may_hold_surrogates="\\ud" in text.lower()).place(raw, SourceRef(file), 0)


def marks(text: str) -> Marks:
    """The position of every key and item. A second pass over the text, made only when a diagnostic is to be shown."""
    lines = [0] + [match.end() for match in re.finditer("\n", text)]

    def at(offset: int) -> Position:
        line = bisect_right(lines, offset)
        return line, offset - lines[line - 1] + 1

    places: Marks = {}
    stack: list[tuple[SourceRef, bool]] = []  # the containers we are in, and whether they are objects
    key: str | None = None
    index: list[int] = []
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token in "}]":
            if stack:
                stack.pop()
                index.pop()
        elif token == ",":
            key = None
            if index:
                index[-1] += 1
        elif token == ":":
            continue
        elif stack and stack[-1][1] and key is None:
            key = _unquote(token)
            places[stack[-1][0].pointer].setdefault(key, at(match.start()))
        else:
            here = SourceRef("") if not stack else stack[-1][0].child(key if stack[-1][1] and key else index[-1])
            if stack and not stack[-1][1]:
                places[stack[-1][0].pointer][str(index[-1])] = at(match.start())
            if token in "{[":
                places.setdefault(here.pointer, {})
                stack.append((here, token == "{"))
                index.append(0)
                key = None
    return places


def _unquote(token: str) -> str:
    try:
        return str(json.loads(token, strict=False))
    except ValueError:
        return token


def constant(text: str) -> tuple[int, int]:
    """Line and column of the first number that is none."""
    places = (match.start() for match in _TOKEN.finditer(text) if match.group() in ("NaN", "Infinity", "-Infinity"))
    return _position(text, next(places, 0))


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a JSON number (RFC 8259 section 6): write a number, or null")


def _too_deep(file: str, text: str) -> DocumentError:
    depth, offset = 0, 0
    for match in _TOKEN.finditer(text):
        depth += (match.group() in "{[") - (match.group() in "}]")
        if depth > MAX_DEPTH:
            offset = match.start()
            break
    line, column = _position(text, offset)
    message = f"the document nests more than {MAX_DEPTH} levels deep: no API needs that, simplify it"
    return DocumentError("CG111", SourceRef(file), message, line=line, column=column)


class _Placer:
    """Gives each mapping and sequence its place, and reports keys given twice."""

    def __init__(self, file: str, text: str, sink: DiagnosticSink, *, may_hold_surrogates: bool) -> None:
        self.file, self.whole, self.sink, self.may_hold_surrogates = file, text, sink, may_hold_surrogates

    def place(self, value: Any, at: SourceRef, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise _too_deep(self.file, self.whole)
        if isinstance(value, _Pairs):
            node = SpecMap(at=at)
            for key, item in value:
                key = self.text(key, at)
                here = at.child(key)
                if key in node:
                    self.sink.warning("CG112", here, f"the key {key!r} is given twice: the last one counts, remove one")
                node[key] = self.place(item, here, depth + 1)
            return node
        if isinstance(value, list):
            return SpecList((self.place(item, at.child(i), depth + 1) for i, item in enumerate(value)), at=at)
        return self.text(value, at) if isinstance(value, str) else value

    def text(self, value: str, at: SourceRef) -> str:
        if self.may_hold_surrogates and _SURROGATE.search(value):
            self.sink.warning("CG113", at, "half of a surrogate pair is not a character: it is read as U+FFFD")
            return _SURROGATE.sub("\ufffd", value)
        return value
