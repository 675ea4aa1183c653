"""Calls to show, made from a document's own examples: the operation, and its arguments as plain values.

An example (``x-ms-examples``) gives parameters by wire name and the body under ``body`` or its own name; a form's fields
may stand beside the parameters. Where a document has no example, what is required is made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.ir.bodies import resolve, sent_body
from generator.ir.service import BodyKind, Example, Location, MediaType, Operation, Parameter, Role, Service
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
    Union,
    Use,
    Visibility,
)
from generator.naming.table import NameTable, OperationNames
from generator.render.params import flattened

_ABSENT = object()
_LONGEST, _DEEPEST = 120, 12
_BODY_NAMES = ("body", "requestBody", "request_body", "parameters")
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


def calls(service: Service, names: NameTable) -> list[Call]:
    """Every example of every operation as a call; one that is made up for an operation without examples."""
    return [
        _Maker(service, operation, names.operations[index], index).call(example)
        for index, operation in enumerate(service.operations)
        for example in (*operation.examples, *(() if operation.examples else (None,)))
    ]


class _Maker:
    """Makes the calls of one operation."""

    def __init__(self, service: Service, operation: Operation, names: OperationNames, index: int) -> None:
        self.service, self.operation, self.names, self.index = service, operation, names, index
        self.flat = flattened(operation, names, service)

    def call(self, example: Example | None) -> Call:
        given = dict(example.parameters) if example is not None else {}
        arguments = list(self._parameters(given))
        media = sent_body(self.operation)
        content: object = _ABSENT
        if media is not None:
            content = self._content(media, given)
            arguments += self._body(media, content, example)
        fields: Mapping[str, object] = content if isinstance(content, Mapping) else {}
        streaming = self.operation.streaming
        flag = (streaming.flag or "") if streaming is not None else ""
        asked = fields.get(flag, example.parameters.get(flag) if example is not None else None)
        shown = tuple((name, _shown(value)) for name, value in arguments)
        return Call(self.operation, self.names, self.index, shown, asked is True, fields, _answer(example))

    def _parameters(self, given: dict[str, object]) -> Iterator[tuple[str, object]]:
        """Path arguments, then keywords. What is taken out of ``given`` is no part of the body."""
        streaming = self.operation.streaming
        flag = streaming.flag if streaming is not None and streaming.location is Location.QUERY else None
        found = []
        for item in self.operation.parameters:
            value = _take(item, given)
            if item.role is not Role.CALLER or (item.location is Location.QUERY and item.wire_name == flag):
                continue
            if value is _ABSENT and item.required:
                value = item.default.value if item.default is not None else self._made_up(item.use, item.wire_name)
            if value is not _ABSENT:
                is_path = item.location is Location.PATH
                name = self.names.arguments[item.location, item.wire_name]
                found.append((not is_path, "" if is_path else str(name), value))
        for _, keyword, value in sorted(found, key=lambda entry: entry[0]):
            yield keyword, value

    def _content(self, media: MediaType, given: Mapping[str, object]) -> object:
        body = self.operation.body
        for wish in (body.client_name if body is not None else None, *_BODY_NAMES):
            if wish is not None and wish in given:
                return given[wish]
        known = {prop.wire_name for prop in self.flat.body.properties} if self.flat is not None else set()
        if fields := {name: value for name, value in given.items() if name in known}:
            return fields
        rest = [value for value in given.values() if isinstance(value, Mapping)]
        if len(rest) == 1:
            return rest[0]
        if media.examples:
            return media.examples[0]
        if body is not None and body.required:
            return self._made_up(media.use, "body")
        return _ABSENT

    def _body(self, media: MediaType, content: object, example: Example | None) -> Iterator[tuple[str, object]]:
        if content is _ABSENT:
            return
        flat = self.flat
        known = {prop.wire_name: prop for prop in flat.body.properties} if flat is not None else {}
        if flat is not None and isinstance(content, Mapping) and content.keys() <= known.keys():
            for wire, value in content.items():
                if known[wire].visibility is not Visibility.READ and wire != self._flag_of_body():
                    yield flat.names.keywords[wire], self._argument(known[wire], value, example)
        elif media.kind is BodyKind.BINARY:
            yield "body", FileValue(file_name(content, example, stem="body"))
        else:
            yield "body", content

    def _flag_of_body(self) -> str | None:
        streaming = self.operation.streaming
        return streaming.flag if streaming is not None and streaming.location is None else None

    def _argument(self, prop: Property, value: object, example: Example | None) -> object:
        if not self._is_file(prop.use.type):
            return value
        file = FileValue(file_name(value, example, stem=prop.wire_name))
        return [file] if isinstance(resolve(prop.use.type, self.service.definitions), Array) else file

    def _is_file(self, type_: Type) -> bool:
        match resolve(type_, self.service.definitions):
            case Binary():
                return True
            case Array(items=items):
                return self._is_file(items.type)
        return False

    def _made_up(self, use: Use, name: str, depth: int = 0) -> object:
        """The least that a type allows."""
        match resolve(use.type, self.service.definitions):
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
            case Model(properties=properties) if depth < 5:
                wanted = [item for item in properties if item.required and item.visibility is not Visibility.READ]
                return {item.wire_name: self._made_up(item.use, item.wire_name, depth + 1) for item in wanted}
            case Array():
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


def _take(parameter: Parameter, given: dict[str, object]) -> object:
    """The example's value of a parameter, by its name in any case (header names have none)."""
    wanted = {parameter.wire_name.lower(), (parameter.client_name or parameter.wire_name).lower()}
    for name in given:
        if name.lower() in wanted:
            return given.pop(name)
    return _ABSENT


def _answer(example: Example | None) -> object:
    """The body of the example's first success."""
    for status, response in (example.responses if example is not None else {}).items():
        if str(status).startswith("2") and isinstance(response, Mapping):
            return response.get("body")
    return None


def file_name(content: object, example: Example | None, *, stem: str) -> str:
    """A name for a file: the example's own, or one with the ending that its first bytes ask for."""
    answer = _answer(example)
    sources = [example.parameters if example is not None else {}, answer if isinstance(answer, Mapping) else {}]
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
