"""Calls to show, made from those that the document shows: the operation, and its arguments as plain values.

Where a document shows none, what is required is made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.ir.service import BodyKind, Location
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
from generator.plan import MethodPlan, Plan
from generator.plan.bodies import Body
from generator.plan.examples import Matched
from generator.plan.shown import ABSENT
from generator.plan.types import Types
from generator.samples import Samples
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

    method: MethodPlan
    arguments: tuple[tuple[str, object], ...]
    streams: bool
    given: Mapping[str, object]
    answer: object

    @property
    def files(self) -> list[FileValue]:
        values = [part for _, value in self.arguments for part in (value if isinstance(value, list) else [value])]
        return [value for value in values if isinstance(value, FileValue)]


def calls(plan: Plan, samples: Samples) -> list[Call]:
    """Every example of every method as a call; one that is made up for a method without examples."""
    return [
        _Maker(method, plan.types, samples).call(example)
        for method in plan.methods.values()
        for example in (method.examples or (None,))
    ]


class _Maker:
    """Makes the calls of one method."""

    def __init__(self, method: MethodPlan, types: Types, samples: Samples) -> None:
        self.method, self.types = method, types
        self.sampler = Sampler(types, samples.shown, Visibility.READ)

    def call(self, matched: Matched | None) -> Call:
        values = matched.values if matched is not None else {}
        arguments = list(self._parameters(values))
        body = self.method.body
        content = matched.body if matched is not None else ABSENT
        if body is not None:
            if content is ABSENT and body.required:
                content = self._made_up(body.media.use, "body")
            arguments += self._body(body, content, matched)
        fields: Mapping[str, object] = content if isinstance(content, Mapping) else {}
        shown = tuple((name, _shown(value)) for name, value in arguments)
        streams = matched is not None and matched.streams
        return Call(self.method, shown, streams, fields, _answer(matched))

    def _parameters(self, values: Mapping[tuple[Location, str], object]) -> Iterator[tuple[str, object]]:
        """Path arguments, then keywords."""
        for argument in sorted(self.method.parameters.given, key=lambda item: not item.is_positional):
            item = argument.parameter
            value = values.get((item.location, item.wire_name), ABSENT)
            if value is ABSENT and item.required:
                value = item.default.value if item.default is not None else self._made_up(item.use, item.wire_name)
            if value is not ABSENT:
                yield "" if argument.is_positional else argument.name, value

    def _body(self, body: Body, content: object, matched: Matched | None) -> Iterator[tuple[str, object]]:
        if content is ABSENT:
            return
        fields = body.fields
        known = {prop.wire_name: prop for prop in fields.model.properties} if fields is not None else {}
        if fields is not None and isinstance(content, Mapping) and content.keys() <= known.keys():
            for wire, value in content.items():
                if known[wire].visibility is not Visibility.READ and wire != self._flag_of_body():
                    yield fields.keywords[wire], self._argument(known[wire], value, matched)
        elif body.media.kind is BodyKind.BINARY:
            yield "body", FileValue(file_name(content, matched, stem="body"))
        else:
            yield "body", content

    def _flag_of_body(self) -> str | None:
        stream = self.method.results.stream
        return stream.rule.hidden if stream is not None else None

    def _argument(self, prop: Property, value: object, matched: Matched | None) -> object:
        if not self._is_file(prop.use.type):
            return value
        file = FileValue(file_name(value, matched, stem=prop.wire_name))
        return [file] if isinstance(self.types.resolve(prop.use.type), Array) else file

    def _is_file(self, type_: Type) -> bool:
        match self.types.resolve(type_):
            case Binary():
                return True
            case Array(items=items):
                return self._is_file(items.type)
        return False

    def _made_up(self, use: Use, name: str, depth: int = 0) -> object:
        """What the document shows, or the least that a type allows."""
        type_ = self.types.resolve(use.type)
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
