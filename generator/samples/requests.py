"""The arguments of a call, and the request that they must become."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ir.conformance import sendable
from generator.ir.service import BodyKind, Location, Parameter, Role
from generator.ir.types import Kind, Model, Primitive, Union, Visibility
from generator.plan import MethodPlan
from generator.plan.shown import ABSENT, ShownValues
from generator.plan.types import Types
from generator.samples.values import Sampler
from generator.samples.wire import Request, form_fields, is_text, parts

#: What a test gives a file as: its name, so that the media type is the general one.
FILE_NAME = "file.bin"
#: What a path value holds to be encoded.
_ENCODED = " ä/1"

Case = dict[str, object]
Values = dict[tuple[Location, str], object]


class Arguments:
    """Writes the calls of one operation."""

    def __init__(self, method: MethodPlan, types: Types, shown: ShownValues) -> None:
        self.method, self.types, self.operation = method, types, method.operation
        body, stream = method.body, method.results.stream
        self.media = body.media if body is not None else None
        self.fields = body.fields if body is not None else None
        self.flat: Model | None = self.fields.model if self.fields is not None else None
        self.sampler = Sampler(types, shown, Visibility.READ)
        self.flag = stream.flag if stream is not None else None
        self.flag_in_body = stream is not None and stream.in_body
        self.files = list(body.files) if body is not None else []
        self.names = {
            (item.parameter.location, item.parameter.wire_name): str(item.name) for item in method.parameters.arguments
        }

    def _is(self, *kinds: BodyKind) -> bool:
        return self.media is not None and self.media.kind in kinds

    @property
    def parameters(self) -> list[Parameter]:
        """Those that a caller gives, without the flag that asks for a stream."""
        return [item.parameter for item in self.method.parameters.given]

    def _is_flag(self, item: Parameter) -> bool:
        return item.location is Location.QUERY and not self.flag_in_body and item.wire_name == self.flag

    @property
    def renamed(self) -> dict[str, str]:
        """Keywords of body fields that differ from the wire's names."""
        renamed = self.fields.renamed if self.fields is not None else {}
        return {wire: str(name) for name, wire in renamed.items() if wire != self._hidden}

    @property
    def _hidden(self) -> str | None:
        return self.flag if self.flag_in_body else None

    def values(self, *, full: bool) -> Values:
        """Values of the parameters: of all, or of those that are required."""
        found: Values = {}
        for item in self.parameters:
            if full or item.required or item.location is Location.PATH:
                found[item.location, item.wire_name] = self._value(item, full=full)
        return found

    def _value(self, item: Parameter, *, full: bool) -> object:
        if item.location is Location.PATH and full and self._is_word(item):
            return item.wire_name + _ENCODED
        sample = self.sampler.full(item.use, item.wire_name) if full else self.sampler.least(item.use, item.wire_name)
        return sample.value if sendable(sample.value, item.location) else f"some {item.wire_name}"

    def _is_word(self, item: Parameter) -> bool:
        type_ = self.types.resolve(item.use.type)
        return isinstance(type_, Primitive) and type_.kind is Kind.STRING

    def others(self) -> list[Values]:
        """The other values that parameters may have, in as few calls as have them all."""
        more = {
            (item.location, item.wire_name): [
                each for each in self.sampler.others(item.use, item.wire_name) if each is not None and each != ""
            ]
            for item in self.parameters
        }
        most = max(map(len, more.values()), default=0)
        return [
            {**self.values(full=False), **{key: found[index % len(found)] for key, found in more.items() if found}}
            for index in range(most)
        ]

    def nulls(self) -> tuple[Values, object] | None:
        """What is required, and None for all else; None where nothing else is."""
        values, content = self.values(full=False), self.content(full=False)
        optional = {(item.location, item.wire_name): None for item in self.parameters if not item.required}
        optional = {key: None for key in optional if key not in values}
        fields: dict[str, object] = {}
        if self.flat is not None and isinstance(content, Mapping):
            chosen = self.operation.formats.property if self.operation.formats is not None else None
            for prop in self.sampler.visible(self.flat):
                if prop.wire_name not in (*content, self._hidden, chosen):
                    fields[prop.wire_name] = None
            content = {**content, **fields}
        return ({**values, **optional}, content) if optional or fields else None

    def content(self, *, full: bool) -> object:
        """A body; ``ABSENT`` where there is none, or none is required."""
        body = self.operation.body
        if self.media is None or body is None or not (full or body.required or self.flat is not None):
            return ABSENT
        if is_text(self.media.kind) or self._is(BodyKind.BINARY, BodyKind.EVENT_STREAM):
            return "some body ä"
        make = self.sampler.full if full else self.sampler.least
        value = make(self.media.use, "body").value
        if self.flat is not None and isinstance(value, dict):
            value.pop(self._hidden or "", None)
        if self.flat is not None and not value and not body.required:
            return ABSENT
        return value

    def bodies(self) -> list[object]:
        """The branches of a body that is a union, after the first."""
        if self._is(BodyKind.JSON) and self.media is not None and self.flat is None:
            type_ = self.types.resolve(self.media.use.type)
            if isinstance(type_, Union):
                return [sample.value for sample in self.sampler.variants(type_, "body")[1:] if sample.exact]
        return []

    def call(self, title: str, values: Values, content: object, *, whole: bool = False, streams: bool = False) -> Case:
        """A case without its answers. ``whole``: the body is given in one piece."""
        case: Case = {"title": title}
        request = Request(self.operation.path, [], {}, [])
        path, keywords = [], {}
        for item in self.operation.parameters:
            if item.role is Role.CONSTANT:
                request.add(item, item.default.value if item.default is not None else None)
            elif item.role is Role.CALLER and self._is_flag(item):
                if streams:
                    request.add(item, True)
            elif item.role is Role.CALLER:
                value = values.get((item.location, item.wire_name), ABSENT)
                if item.location is Location.PATH:
                    path.append(value)
                elif value is not ABSENT:
                    keywords[self.names[item.location, item.wire_name]] = value
                request.add(item, None if value is ABSENT else value)
        case |= {"path": path} if path else {}
        case |= {"keywords": keywords} if keywords else {}
        case |= self._given(content, whole=whole)
        query = "&".join(request.query)
        case["url"] = request.path + (f"?{query}" if query else "")
        if request.cookies:
            request.headers["Cookie"] = "; ".join(request.cookies)
        case |= {"headers": request.headers} if request.headers else {}
        return case | self._sent(content, streams=streams)

    def _given(self, content: object, *, whole: bool) -> Case:
        if content is ABSENT:
            return {}
        if self.flat is not None and not whole and isinstance(content, Mapping):
            known = {prop.wire_name for prop in self.flat.properties}
            if content.keys() <= known:
                return {"fields": dict(content)}
        return {"content" if self._is(BodyKind.BINARY) else "body": content}

    def _sent(self, content: object, *, streams: bool) -> Case:
        """How the body must arrive."""
        flag = {self.flag: True} if streams and self.flag and self.flag_in_body else {}
        if self.media is None or (content is ABSENT and not flag):
            return {}
        given = content if isinstance(content, Mapping) else {}
        constants = self.fields.constants if self.fields is not None else {}
        fields = {**constants, **given, **flag}
        if self.media.kind is BodyKind.MULTIPART:
            return {"parts": parts(self.media, fields, self.files, FILE_NAME)}
        if self.media.kind is BodyKind.FORM:
            return {"form": form_fields(fields)}
        if self.media.kind is not BodyKind.JSON:
            return {"text": content}
        return {"json": fields} if flag or constants.keys() - given.keys() else {}
