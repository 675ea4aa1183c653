"""The arguments of a call, and the request that they must become."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ir.conformance import sendable
from generator.ir.service import BodyKind, Location, Parameter
from generator.ir.types import AnyValue, Kind, Model, Primitive, Union, Visibility
from generator.plan import MethodPlan
from generator.plan.shown import ABSENT, ShownValues
from generator.plan.types import Types
from generator.samples.cases import Arguments, Case, Request
from generator.samples.limits import text_within
from generator.samples.values import Place, Sampler
from generator.samples.wire import address_and_headers, form_fields, is_text, parts

#: What a test gives a file as: its name, so that the media type is the general one.
FILE_NAME = "file.bin"
#: What a path value holds to be encoded.
_ENCODED = " ä/1"

Values = dict[tuple[Location, str], object]


class Calls:
    """Writes the calls of one operation."""

    def __init__(self, method: MethodPlan, types: Types, shown: ShownValues) -> None:
        self.method, self.types, self.operation = method, types, method.operation
        body, stream = method.body, method.results.stream
        self.media = body.media if body is not None else None
        self.fields = body.fields if body is not None else None
        self.flat: Model | None = self.fields.model if self.fields is not None else None
        self.sampler = Sampler(types, shown, Visibility.READ)
        self.flag = stream.flag if stream is not None and stream.in_body else None
        self.flag_value = stream.flag_value if stream is not None else True
        self.hidden = stream.rule.hidden if stream is not None else None
        self.files = list(body.files) if body is not None else []

    @property
    def parameters(self) -> list[Parameter]:
        """Those that a caller gives, without the flag that asks for a stream."""
        return [item.parameter for item in self.method.parameters.given]

    @property
    def renamed(self) -> dict[str, str]:
        """Keywords of body fields that differ from the wire's names."""
        renamed = self.fields.renamed if self.fields is not None else {}
        return {wire: str(name) for name, wire in renamed.items() if wire != self.hidden}

    def values(self, *, full: bool) -> Values:
        """Values of the parameters: of all, or of those that are required."""
        return {
            (item.location, item.wire_name): self._value(item, full=full)
            for item in self.parameters
            if full or item.required or item.location is Location.PATH
        }

    def _value(self, item: Parameter, *, full: bool) -> object:
        place, type_ = Place(item.wire_name, item.at), self.types.resolve(item.use.type)
        if item.location is Location.PATH and full and isinstance(type_, Primitive) and type_.kind is Kind.STRING:
            text, within = item.wire_name + _ENCODED, self.sampler.limits(item.use)
            if text_within(text, "{}", within, self.sampler.format(item.use)) == text:
                return text
        sample = self.sampler.full(item.use, place) if full else self.sampler.least(item.use, place)
        if item.location is Location.PATH and sample.value in ({}, []):  # which a path cannot hold
            sample = self.sampler.full(item.use, place)
        values = [sample.value, *self._sendable(item)]
        return values[0] if sendable(values[0], item.location) else [*values[1:], f"some {item.wire_name}"][0]

    def _sendable(self, item: Parameter) -> list[object]:
        """The other values that a parameter may have."""
        values = self.sampler.others(item.use, Place(item.wire_name, item.at))
        return [each for each in values if each is not None and each != "" and sendable(each, item.location)]

    def others(self) -> list[Values]:
        """The other values that parameters may have, in as few calls as have them all."""
        more = {(item.location, item.wire_name): self._sendable(item) for item in self.parameters}
        most = max(map(len, more.values()), default=0)
        return [
            {**self.values(full=False), **{key: values[index % len(values)] for key, values in more.items() if values}}
            for index in range(most)
        ]

    def nulls(self) -> tuple[Values, object] | None:
        """What is required, and None for all else; None where nothing else is."""
        values, content = self.values(full=False), self.content(full=False)
        optional: Values = {
            key: None
            for item in self.parameters
            if not item.required and (key := (item.location, item.wire_name)) not in values
        }
        fields: dict[str, object] = {}
        if self.flat is not None and isinstance(content, Mapping):
            chosen = self.operation.formats.property if self.operation.formats is not None else None
            names = [prop.wire_name for prop in self.sampler.visible(self.flat)]
            fields = {name: None for name in names if name not in (*content, self.hidden, chosen)}
            content = {**content, **fields}
        return ({**values, **optional}, content) if optional or fields else None

    def content(self, *, full: bool) -> object:
        """A body; ``ABSENT`` where there is none, or none is required."""
        body, media = self.method.body, self.media
        if media is None or body is None or not (full or body.required or self.flat is not None):
            return ABSENT
        if is_text(media.kind) or media.kind in (BodyKind.BINARY, BodyKind.EVENT_STREAM):
            return "some body ä"
        make = self.sampler.full if full else self.sampler.least
        value = make(media.use, Place("body", media.at)).value
        if self.flat is not None and isinstance(value, dict):
            value.pop(self.hidden or "", None)
        return ABSENT if self.flat is not None and not value and not body.required else value

    def deviates(self, content: object) -> bool:
        """Whether a field is missing, or null, that must not be."""
        if self.flat is None or self.media is None or not isinstance(content, Mapping):
            return False
        known = {**(self.fields.constants if self.fields is not None else {}), **content}
        fields, is_json = self.sampler.visible(self.flat), self.media.kind is BodyKind.JSON
        nulls = [prop.use for prop in fields if is_json and known.get(prop.wire_name, ABSENT) is None]
        odd = any(not use.nullable and not isinstance(self.types.resolve(use.type), AnyValue) for use in nulls)
        return odd or any(prop.required and prop.wire_name not in known for prop in fields)

    def bodies(self) -> list[object]:
        """The branches of a body that is a union, after the first."""
        if self.media is not None and self.media.kind is BodyKind.JSON and self.flat is None:
            type_ = self.types.resolve(self.media.use.type)
            if isinstance(type_, Union):
                samples = self.sampler.variants(type_, Place("body", self.media.at))[1:]
                return [sample.value for sample in samples if sample.exact]
        return []

    def call(
        self, title: str, values: Values, content: object = ABSENT, *, whole: bool = False, streams: bool = False
    ) -> Case:
        """A case without what comes back. ``whole``: the body is given in one piece."""
        known = {(item.parameter.location, item.parameter.wire_name): item for item in self.method.parameters.arguments}
        path: list[object] = []
        keywords: dict[str, object] = {}
        sent: list[tuple[Parameter, object]] = []
        for item in self.method.parameters.sent:
            argument = known.get((item.location, item.wire_name))
            if argument is None:
                value = item.default.value if item.default is not None else None
            elif argument.is_flag:
                value = True if streams else None
            else:
                value = values.get((item.location, item.wire_name), ABSENT)
                if argument.is_positional:
                    path.append(value)
                elif value is not ABSENT:
                    keywords[str(argument.name)] = value
            sent.append((item, None if value is ABSENT else value))
        url, headers = address_and_headers(self.operation.path, sent)
        arguments = self._given(tuple(path), keywords, content, whole=whole)
        return Case(title, arguments, self._sent(url, headers, content, streams=streams))

    def _given(
        self, path: tuple[object, ...], keywords: dict[str, object], content: object, *, whole: bool
    ) -> Arguments:
        if self.flat is not None and not whole and isinstance(content, Mapping):
            if content.keys() <= {prop.wire_name for prop in self.flat.properties}:
                return Arguments(path, keywords, fields=dict(content))
        if self.media is not None and self.media.kind is BodyKind.BINARY:
            return Arguments(path, keywords, content=content)
        return Arguments(path, keywords, body=content)

    def _sent(self, url: str, headers: dict[str, str], content: object, *, streams: bool) -> Request:
        """How the body must arrive."""
        flag = {self.flag: self.flag_value} if streams and self.flag is not None else {}
        if self.media is None or (content is ABSENT and not flag):
            return Request(url, headers)
        given = content if isinstance(content, Mapping) else {}
        constants = self.fields.constants if self.fields is not None else {}
        fields = {**constants, **given, **flag}
        match self.media.kind:
            case BodyKind.MULTIPART:
                return Request(url, headers, parts=parts(self.media, fields, self.files, FILE_NAME))
            case BodyKind.FORM:
                return Request(url, headers, form=form_fields(fields))
            case BodyKind.JSON:
                return Request(url, headers, json=fields if flag or constants.keys() - given.keys() else ABSENT)
        return Request(url, headers, text=content)
