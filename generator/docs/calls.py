"""Calls to show, made from those that the document shows: the operation, and its arguments as plain values.

Where a document shows none, what is required is made up as the tests' values are, in a style for reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.ir.service import BodyKind, Example, Location
from generator.ir.types import Array, Property, Use, Visibility
from generator.plan import MethodPlan, Plan
from generator.plan.bodies import Body, is_file
from generator.plan.examples import Matched
from generator.plan.shown import ABSENT
from generator.plan.types import Types
from generator.samples import Samples
from generator.samples.values import Place, Sampler, Style

_LONGEST, _DEEPEST = 120, 12
#: What the first bytes of a file say, in Base64 or plain: the name that it is given.
_FILES = (("UklG", "audio.wav"), ("SUQz", "audio.mp3"), ("iVBOR", "image.png"), ("/9j/", "image.jpg"))
_STYLE = Style(
    text="<{}>",
    file="<{}>",
    number=1.0,
    integer=1,
    time="2024-01-01T00:00:00Z",
    anything=ABSENT,
    keys=(),
    formats=False,
)


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
        for example in (method.examples or (Matched(Example("", method.operation.at)),))
    ]


class _Maker:
    """Makes the calls of one method."""

    def __init__(self, method: MethodPlan, types: Types, samples: Samples) -> None:
        self.method, self.types = method, types
        self.sampler = Sampler(types, samples.shown, Visibility.READ, _STYLE)

    def call(self, matched: Matched) -> Call:
        arguments = list(self._parameters(matched.values))
        body, content = self.method.body, matched.body
        if body is not None:
            if content is ABSENT and body.required:
                content = self._value(body.media.use, Place("body", body.media.at))
            arguments += self._body(body, content, matched)
        fields: Mapping[str, object] = content if isinstance(content, Mapping) else {}
        shown = tuple((name, _shown(value)) for name, value in arguments)
        return Call(self.method, shown, matched.streams, fields, _answer(matched))

    def _parameters(self, values: Mapping[tuple[Location, str], object]) -> Iterator[tuple[str, object]]:
        """Path arguments, then keywords."""
        for argument in sorted(self.method.parameters.given, key=lambda item: not item.is_positional):
            item = argument.parameter
            value = values.get((item.location, item.wire_name), ABSENT)
            if value is ABSENT and item.required:
                place = Place(item.wire_name, item.at)
                value = item.default.value if item.default is not None else self._value(item.use, place)
            if value is not ABSENT:
                yield "" if argument.is_positional else argument.name, value

    def _body(self, body: Body, content: object, matched: Matched) -> Iterator[tuple[str, object]]:
        if content is ABSENT:
            return
        fields, stream = body.fields, self.method.results.stream
        flag = stream.rule.hidden if stream is not None else None
        known = {prop.wire_name: prop for prop in fields.model.properties} if fields is not None else {}
        if fields is not None and isinstance(content, Mapping) and content.keys() <= known.keys():
            for wire, value in content.items():
                if known[wire].visibility is not Visibility.READ and wire != flag:
                    yield fields.keywords[wire], self._argument(known[wire], value, matched)
        elif body.media.kind is BodyKind.BINARY:
            yield "body", FileValue(_file_name(content, matched, "body"))
        else:
            yield "body", content

    def _argument(self, prop: Property, value: object, matched: Matched) -> object:
        if not is_file(prop.use.type, self.types):
            return value
        file = FileValue(_file_name(value, matched, prop.wire_name))
        return [file] if isinstance(self.types.resolve(prop.use.type), Array) else file

    def _value(self, use: Use, place: Place) -> object:
        """What the document shows, or the least that a type allows."""
        given = self.sampler.given(use)
        return given[0] if given else self.sampler.least(use, place).value


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


def _answer(matched: Matched) -> object:
    """The body of the example's first success."""
    return next((each.body for each in matched.answers if each.is_success and each.body is not ABSENT), None)


def _file_name(content: object, matched: Matched, stem: str) -> str:
    """The example's own name for a file, or another."""
    for source in (matched.example.parameters, _answer(matched)):
        name = source.get("filename") if isinstance(source, Mapping) else None
        if isinstance(name, str) and re.fullmatch(r"\w[\w-]{0,40}\.\w{1,8}", name, re.ASCII):
            return name
    return file_name(content, stem)


def file_name(content: object, stem: str) -> str:
    """A name for a file, with the ending that its first bytes ask for."""
    text = content if isinstance(content, str) else ""
    for start, name in _FILES:
        if text.startswith(start):
            return name
    word = stem if re.fullmatch(r"[a-z]{1,20}", stem) else "file"
    return f"{word}.txt" if "\n" in text or " " in text else f"{word}.bin"
