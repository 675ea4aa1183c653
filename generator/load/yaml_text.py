"""YAML 1.2 text → nodes and the positions of their keys, in one pass over ruamel's events.

Only what OpenAPI allows is understood (OpenAPI 3.1 section 4.3: the JSON schema rule set, keys that are strings): a
date stays the text it was written as, ``200:`` is the key ``"200"``, and no tag ever makes an object. Aliases share
one node, so they cost nothing here; what they would cost a stage that walks them is counted and bounded.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.diagnostics import DiagnosticSink, DocumentError, SourceRef
from generator.load.locate import Positions
from generator.load.nodes import SpecList, SpecMap
from generator.load.positions import MAX_DEPTH, Marks, Position

MAX_EXPANSION = 1_000_000
"""How many nodes a document may have once its aliases are followed. The largest real document has 61,034."""

_NULL = {"", "~", "null", "Null", "NULL"}
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]+\Z")
_BASED_INT = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_TEXT_TAGS = {"!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:timestamp"}
_PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("int", "float", "bool", "null", "map", "seq")}
_VERSIONS = {("", "openapi"), ("", "swagger"), ("/info", "version")}  # 2.10 is a version, not the number 2.1


def parse(text: str, file: str, sink: DiagnosticSink) -> tuple[Any, Marks]:
    """The value of the first document of a YAML text.

    Raises:
        ruamel.yaml.error.YAMLError: The text is not YAML.
        DocumentError: It holds what OpenAPI does not allow, or nests or expands too far.
    """
    builder = _Builder(file, sink)
    reader = YAML(typ="safe", pure=True)
    for event in reader.parse(text):
        builder.take(event)
    return builder.root, builder.marks


@dataclass(slots=True)
class _Frame:
    """A mapping or sequence that is being read."""

    node: SpecMap | SpecList
    anchor: str | None
    marks: dict[str, Position]
    key: str | None = None
    merged: list[Any] = field(default_factory=list)
    size: int = 1
    height: int = 1


class _Builder:
    def __init__(self, file: str, sink: DiagnosticSink) -> None:
        self.file, self.sink = file, sink
        self.root: Any = None
        self.marks: Marks = {}
        self.stack: list[_Frame] = []
        self.anchors: dict[str, tuple[Any, int, int]] = {}  # anchor → node, its size, its height
        self.documents = 0

    def take(self, event: Any) -> None:
        match event:
            case ScalarEvent():
                self.scalar(event)
            case MappingStartEvent() | SequenceStartEvent():
                self.start(event)
            case MappingEndEvent() | SequenceEndEvent():
                self.end()
            case AliasEvent():
                self.alias(event)
            case DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    raise self.refuse("a second document starts here: keep one document per file", event)

    def scalar(self, event: Any) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.node, SpecMap) and frame.key is None:
            self.key(frame, event.value, event)
            value: Any = event.value
        else:
            value = self.resolve(event, frame)
            self.add(value, event, 1, 0)
        if event.anchor is not None:
            self.anchors[event.anchor] = (value, 1, 0)

    def resolve(self, event: Any, frame: _Frame | None) -> Any:
        tag = str(event.tag) if event.tag is not None else None
        text: str = event.value
        if tag is not None and tag not in _PLAIN_TAGS:
            if tag not in _TEXT_TAGS:
                self.odd_tag(tag, event)
            return text
        if event.style not in (None, "") and tag is None:  # quoted or a block
            return text
        if frame is not None and frame.key is not None and (frame.node.at.pointer, frame.key) in _VERSIONS:
            return text
        return plain(text)

    def start(self, event: Any) -> None:
        if self.stack and isinstance(self.stack[-1].node, SpecMap) and self.stack[-1].key is None:
            raise self.refuse("a mapping or list is used as a key: keys are text", event)
        if len(self.stack) >= MAX_DEPTH:
            raise self.too_deep(event)
        if event.tag is not None and str(event.tag) not in _PLAIN_TAGS | {"!"}:
            self.odd_tag(str(event.tag), event)
        at = self.place()
        is_map = isinstance(event, MappingStartEvent)
        node: SpecMap | SpecList = SpecMap(at=at) if is_map else SpecList(at=at)
        self.mark_item(event)
        if event.anchor is not None:
            self.anchors.pop(event.anchor, None)  # an alias inside its own anchor is a loop
        self.stack.append(_Frame(node, event.anchor, self.marks.setdefault(at.pointer, {})))

    def end(self) -> None:
        frame = self.stack.pop()
        for source in frame.merged:
            self.merge(frame, source)
        if frame.anchor is not None:
            self.anchors[frame.anchor] = (frame.node, frame.size, frame.height)
        self.attach(frame.node, frame.size, frame.height)

    def alias(self, event: Any) -> None:
        if event.anchor not in self.anchors:
            message = (
                f"the alias *{event.anchor} stands for nothing before it: put &{event.anchor} before what it means"
            )
            raise self.refuse(message, event)
        value, size, height = self.anchors[event.anchor]
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.node, SpecMap) and frame.key is None:
            if not isinstance(value, str):
                raise self.refuse(f"*{event.anchor} is used as a key and is not text", event)
            self.key(frame, value, event)
        else:
            self.add(value, event, size, height)

    def key(self, frame: _Frame, key: str, event: Any) -> None:
        if key in frame.node and not (key == "<<" and event.style in (None, "")):
            at = frame.node.at.child(key)
            self.sink.warning("CG112", at, f"the key {key!r} is given twice: the last one counts, remove one")
        frame.key = key
        frame.marks.setdefault(key, _position(event))

    def add(self, value: Any, event: Any, size: int, height: int) -> None:
        self.mark_item(event)
        self.attach(value, size, height)

    def attach(self, value: Any, size: int, height: int) -> None:
        if not self.stack:
            self.root = value
            return
        frame = self.stack[-1]
        frame.size += size
        frame.height = max(frame.height, height + 1)
        if frame.size > MAX_EXPANSION:
            message = (
                f"the aliases of the document expand to more than {MAX_EXPANSION:,} nodes: use $ref instead of aliases"
            )
            line, column = Positions(lambda: self.marks).find(frame.node.at.pointer)
            raise DocumentError("CG111", frame.node.at, message, line=line, column=column)
        if frame.height > MAX_DEPTH:
            raise self.too_deep(None)
        if isinstance(frame.node, SpecList):
            frame.node.append(value)
            return
        assert frame.key is not None
        if frame.key == "<<":
            frame.merged.append(value)
        else:
            frame.node[frame.key] = value
        frame.key = None

    def merge(self, frame: _Frame, source: Any) -> None:
        """``<<: *base`` (the YAML 1.1 merge type, which documents still use): the mapping's own keys win."""
        assert isinstance(frame.node, SpecMap)
        sources = source if isinstance(source, SpecList) else [source]
        for item in sources:
            if isinstance(item, SpecMap):
                for key, value in item.items():
                    frame.node.setdefault(key, value)
            else:
                at = frame.node.at.child("<<")
                self.sink.warning("CG114", at, "'<<' merges mappings, and this is not one: it is left out, remove it")

    def mark_item(self, event: Any) -> None:
        if self.stack and isinstance(self.stack[-1].node, SpecList):
            self.stack[-1].marks[str(len(self.stack[-1].node))] = _position(event)

    def place(self) -> SourceRef:
        if not self.stack:
            return SourceRef(self.file)
        frame = self.stack[-1]
        return frame.node.at.child(frame.key if frame.key is not None else len(frame.node))

    def odd_tag(self, tag: str, event: Any) -> None:
        line = event.start_mark.line + 1
        self.sink.warning(
            "CG114", self.place(), f"the YAML tag {tag} (line {line}) means nothing here: it is ignored; remove it"
        )

    def too_deep(self, event: Any) -> DocumentError:
        message = f"the document nests more than {MAX_DEPTH} levels deep: no API needs that, simplify it"
        line, column = (None, None) if event is None else _position(event)
        return DocumentError("CG111", SourceRef(self.file), message, line=line, column=column)

    def refuse(self, message: str, event: Any) -> DocumentError:
        line, column = _position(event)
        return DocumentError("CG108", SourceRef(self.file), message, line=line, column=column)


def plain(text: str) -> Any:
    """The value of an unquoted scalar: YAML 1.2 section 10.3.2, less the infinities, which JSON has no number for."""
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    try:
        if _INT.match(text):
            return int(text)
        if _BASED_INT.match(text):
            return int(text, 0)
    except ValueError:  # more digits than Python converts
        return text
    if _FLOAT.match(text) and not math.isinf(number := float(text)):
        return number
    return text


def _position(event: Any) -> Position:
    return event.start_mark.line + 1, event.start_mark.column + 1
