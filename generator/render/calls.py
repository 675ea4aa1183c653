"""Calls to show, made from those that the document shows: the operation, and its arguments as plain values.

Where a document shows none, what is required is made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.ir.bodies import resolve, sent_body
from generator.ir.service import BodyKind, Location, MediaType, Operation, Role, Service
from generator.ir.types import (
    Alias,
    Array,
    Binary,
    Enum,
    Kind,
    Map,
    Model,
    Primitive,
    Property,
    Type,
    Tuple,
    Union,
    Use,
    Visibility,
)
from generator.naming.table import NameTable, OperationNames
from generator.render.params import flattened
from generator.samples import Samples
from generator.samples.examples import Matched
from generator.samples.shown import ABSENT
from generator.samples.values import Sampler

_LONGEST, _DEEPEST = 120, 12
#: What the first bytes of a file say, in Base64 or plain: the name that it is given.
_FILES = (("UklG", "audio.wav"), ("SUQz", "audio.mp3"), ("iVBOR", "image.png"), ("/9j/", "image.jpg"))
_SCALARS: Mapping[Kind, object] = {
    Kind.INTEGER: 1,
    Kind.NUMBER: 1.0,
    Kind.BOOLEAN: True,
    Kind.NULL: None,
    Kind.DATETIME: "2024-01-01T00:00:00Z",
    Kind.DATE: "2024-01-01",
}


@dataclass(frozen=True, slots=True)
class FileValue:
    """An open file, where one is an argument."""

    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """``client.group.method(…)``. ``arguments`` are (keyword, value), the keyword empty where it is positional;
    ``streams``: the example asks for a stream; ``given``: the body's fields by wire name; ``answer``: what comes back.
    """

    operation: Operation
    names: OperationNames
    index: int
    arguments: tuple[tuple[str, object], ...]
    streams: bool
    given: Mapping[str, object]
    answer: object

    @property
    def files(self) -> list[FileValue]:
        values = [part for _, value in self.arguments for part in (value if isinstance(value, list) else [value])]
        return [value for value in values if isinstance(value, FileValue)]


def calls(service: Service, names: NameTable, samples: Samples) -> list[Call]:
    """Every example of every operation as a call; one that is made up for an operation without examples."""
    return [
        _Maker(service, names, samples, index).call(example)
        for index, examples in enumerate(samples.examples)
        for example in (examples or (None,))
    ]


class _Maker:
    """Makes the calls of one operation."""

    def __init__(self, service: Service, names: NameTable, samples: Samples, index: int) -> None:
        self.service, self.operation, self.index = service, service.operations[index], index
        self.names = names.operations[index]
        self.sampler = Sampler(service, names, samples.shown, Visibility.READ)
        self.flat = flattened(self.operation, self.names, service)
        streaming = self.operation.streaming
        self.flag = (streaming.location, streaming.flag) if streaming is not None else None

    def call(self, matched: Matched | None) -> Call:
        values = matched.values if matched is not None else {}
        arguments = list(self._parameters(values))
        media = sent_body(self.operation)
        content = matched.body if matched is not None else ABSENT
        if media is not None:
            body = self.operation.body
            if content is ABSENT and body is not None and body.required:
                content = self._made_up(media.use, "body")
            arguments += self._body(media, content, matched)
        fields: Mapping[str, object] = content if isinstance(content, Mapping) else {}
        shown = tuple((name, _shown(value)) for name, value in arguments)
        streams = matched is not None and matched.streams
        return Call(self.operation, self.names, self.index, shown, streams, fields, _answer(matched))

    def _parameters(self, values: Mapping[tuple[Location, str], object]) -> Iterator[tuple[str, object]]:
        """Path arguments, then keywords."""
        found = []
        for item in self.operation.parameters:
            key = item.location, item.wire_name
            if item.role is not Role.CALLER or key == self.flag:
                continue
            value = values.get(key, ABSENT)
            if value is ABSENT and item.required:
                value = item.default.value if item.default is not None else self._made_up(item.use, item.wire_name)
            if value is not ABSENT:
                is_path = item.location is Location.PATH
                found.append((not is_path, "" if is_path else str(self.names.arguments[key]), value))
        for _, keyword, value in sorted(found, key=lambda entry: entry[0]):
            yield keyword, value

    def _body(self, media: MediaType, content: object, matched: Matched | None) -> Iterator[tuple[str, object]]:
        if content is ABSENT:
            return
        flat = self.flat
        known = {prop.wire_name: prop for prop in flat.body.properties} if flat is not None else {}
        if flat is not None and isinstance(content, Mapping) and content.keys() <= known.keys():
            for wire, value in content.items():
                if known[wire].visibility is not Visibility.READ and wire != self._flag_of_body():
                    yield flat.names.keywords[wire], self._argument(known[wire], value, matched)
        elif media.kind is BodyKind.BINARY:
            yield "body", FileValue(file_name(content, matched, stem="body"))
        else:
            yield "body", content

    def _flag_of_body(self) -> str | None:
        return self.flag[1] if self.flag is not None and self.flag[0] is None else None

    def _argument(self, prop: Property, value: object, matched: Matched | None) -> object:
        if not self._is_file(prop.use.type):
            return value
        file = FileValue(file_name(value, matched, stem=prop.wire_name))
        return [file] if isinstance(resolve(prop.use.type, self.service.definitions), Array) else file

    def _is_file(self, type_: Type) -> bool:
        match resolve(type_, self.service.definitions):
            case Binary():
                return True
            case Array(items=items):
                return self._is_file(items.type)
        return False

    def _made_up(self, use: Use, name: str, depth: int = 0) -> object:
        """What the document shows, or the least that a type allows."""
        type_ = resolve(use.type, self.service.definitions)
        if shown := self.sampler.given(use, type_):
            return shown[0]
        match type_:
            case Primitive(kind=Kind.STRING):
                return f"<{name}>"
            case Primitive(kind=kind):
                return _SCALARS[kind]
            case Enum(values=values) if values:
                return values[0].value
            case Union(variants=variants) if variants and depth < 5:
                return self._made_up(variants[0].use, name, depth + 1)
            case Array(items=items) if depth < 5:
                return [self._made_up(items, name, depth + 1)]
            case Tuple(items=places) if depth < 5:
                return [self._made_up(each, name, depth + 1) for each in places]
            case Model(properties=properties) if depth < 5:
                wanted = [item for item in properties if item.required and item.visibility is not Visibility.READ]
                return {item.wire_name: self._made_up(item.use, item.wire_name, depth + 1) for item in wanted}
            case Array() | Tuple():
                return []
            case Model() | Map() | Alias():
                return {}
        return f"<{name}>"


def _shown(value: object, depth: int = 0) -> object:
    """A value as a reader wants it: a long text cut at a word, a long list after its first items, no endless depth."""
    match value:
        case str() if len(value) > _LONGEST:
            start = value[: _LONGEST // 2]
            return (start.rpartition(" ")[0] or start) + "…"
        case list() if depth < _DEEPEST:
            return [_shown(item, depth + 1) for item in (value if len(value) <= 16 else value[:4])]
        case Mapping() if depth < _DEEPEST:
            return {str(key): _shown(item, depth + 1) for key, item in value.items()}
        case list():
            return []
        case Mapping():
            return {}
    return value


def _answer(matched: Matched | None) -> object:
    """The body of the example's first success."""
    answers = matched.answers if matched is not None else []
    return next((each.body for each in answers if each.is_success and each.body is not ABSENT), None)


def file_name(content: object, matched: Matched | None, *, stem: str) -> str:
    """A name for a file: the example's own, or one with the ending that its first bytes ask for."""
    answer = _answer(matched)
    sources = [matched.example.parameters if matched is not None else {}, answer if isinstance(answer, Mapping) else {}]
    for source in sources:
        name = source.get("filename")
        if isinstance(name, str) and re.fullmatch(r"\w[\w-]{0,40}\.\w{1,8}", name, re.ASCII):
            return name
    text = content if isinstance(content, str) else ""
    for start, name in _FILES:
        if text.startswith(start):
            return name
    word = stem if re.fullmatch(r"[a-z]{1,20}", stem) else "file"
    return f"{word}.txt" if "\n" in text or " " in text else f"{word}.bin"
