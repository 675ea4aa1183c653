"""The calls that a document shows, matched with their operation as far as they can be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.diagnostics import DiagnosticSink, SourceRef
from generator.ir.bodies import flat_body, readable, sent_body
from generator.ir.conformance import Conformance, sendable
from generator.ir.service import BodyKind, Example, Location, MediaType, Operation, Parameter, Response, Role
from generator.ir.types import ExampleValue, Model, Use, Visibility
from generator.plan.events import events_of
from generator.plan.shown import ABSENT, as_text, from_text
from generator.plan.types import Types

_BODY_NAMES = ("body", "requestBody", "request_body", "parameters")
#: What examples list besides the parameters that they are examples of.
_IGNORED = frozenset({"endpoint", "apikey", "apiversion", "contenttype", "accept", "authorization", "host"})


@dataclass(frozen=True, slots=True)
class Answer:
    """``body`` is ``ABSENT`` where the example has none; ``obeys``: it is what the document declares."""

    status: int
    body: object = ABSENT
    obeys: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_success(self) -> bool:
        return 200 <= self.status < 300


@dataclass(slots=True)
class Matched:
    """``values`` of parameters by location and wire name; ``body`` is ``ABSENT`` where there is none; where it
    ``streams``, each success is an event."""

    example: Example
    streams: bool = False
    values: dict[tuple[Location, str], object] = field(default_factory=dict)
    body: object = ABSENT
    answers: list[Answer] = field(default_factory=list)


def match_examples(
    operation: Operation, types: Types, variables: frozenset[str], sink: DiagnosticSink
) -> tuple[Matched, ...]:
    """What each example gives for the parameters, for the body, and as answers. ``variables`` are those of the servers,
    which examples list among the parameters."""
    return tuple(_Matcher(example, operation, types, variables, sink).match() for example in operation.examples)


class _Matcher:
    """Reads one example. ``given`` is what it has under ``parameters``, less what was taken."""

    def __init__(
        self, example: Example, operation: Operation, types: Types, variables: frozenset[str], sink: DiagnosticSink
    ) -> None:
        self.example, self.operation, self.types, self.variables, self.sink = example, operation, types, variables, sink
        self.given = {str(name): value for name, value in example.parameters.items()}

    def match(self) -> Matched:
        matched = Matched(self.example)
        for parameter in self.operation.parameters:
            value = self._take(parameter)
            if value is ABSENT or parameter.role is not Role.CALLER:
                continue
            if sendable(value, parameter.location):
                matched.values[parameter.location, parameter.wire_name] = value
            else:
                self._note("CG604", f"gives {parameter.wire_name!r} a value that cannot be sent: left out")
        if (media := sent_body(self.operation)) is not None:
            matched.body = self._body(media)
        for name, value in self.given.items():
            if name in _BODY_NAMES and isinstance(value, Mapping) and self.operation.body is None:
                self._undeclared_body()
            elif name not in self.variables and _plain(name) != "endpoint":
                self._note("CG602", f"gives {name!r}, which is not a parameter of the operation: left out")
        matched.streams = self._streams(matched)
        matched.answers = self._answers(matched.streams)
        return matched

    def _undeclared_body(self) -> None:
        method, path = self.operation.method.lower(), self.operation.path.replace("'", "\\'")
        self.sink.warning(
            "CG611",
            self.operation.at,
            "an example sends a body, but none is declared: it cannot be given. Where the service takes one, declare it by"
            f' this action of an overlay: {{target: "$.paths[\'{path}\'].{method}", description: "…", update: {{requestBody:'
            " {content: {application/json: {schema: {type: object}}}}}}",
        )

    def _note(self, code: str, message: str, at: SourceRef | None = None) -> None:
        self.sink.info(code, at or self.example.at, message)

    def _take(self, parameter: Parameter) -> object:
        names = [parameter.wire_name, *([parameter.client_name] if parameter.client_name else [])]
        wanted = {_plain(name) for name in names}
        given = next((name for name in names if name in self.given), None)
        if given is None:
            given = next((name for name in self.given if _plain(name) in wanted), None)
            if given is not None:
                self._note("CG601", f"calls {parameter.wire_name!r} {given!r}: taken for it")
        if given is None:
            if parameter.required and parameter.role is Role.CALLER and not self.example.is_inline:
                self._note("CG604", f"lacks the required {parameter.wire_name!r}: made up")
            return ABSENT
        value = self.given.pop(given)
        if parameter.location is Location.HEADER and not isinstance(value, str | bool | list | Mapping):
            self._note("CG603", f"gives header {parameter.wire_name!r} as {type(value).__name__}: sent as text")
        return value

    def _body(self, media: MediaType) -> object:
        """The body, whatever the example calls it, and whether or not it keeps to its schema."""
        if self.example.body is not None:
            value, at = self.example.body.value, self.example.body.at
        else:
            name, value = self._named_body()
            at = self.example.at.child("parameters", *([name] if name else []))
        if value is ABSENT:
            body = self.operation.body
            if body is not None and body.required and not self.example.is_inline:
                self._note("CG604", "lacks the required body: made up")
            return ABSENT
        is_form = media.kind in (BodyKind.MULTIPART, BodyKind.FORM)
        if is_form and not isinstance(value, Mapping):
            self._note("CG604", "gives the fields of the body as text: made up")
            return ABSENT
        return (
            self._checked(value, media.use, Visibility.READ, at)[0] if is_form or media.kind is BodyKind.JSON else value
        )

    def _named_body(self) -> tuple[str, object]:
        """The body among the parameters, and its name there; no name where its fields stand beside them."""
        given, body = self.given, self.operation.body
        for name in (body.client_name if body is not None else None, *_BODY_NAMES):
            if name is not None and name in given:
                return name, given.pop(name)
        flat = flat_body(self.operation, self.types.definitions)
        known = {prop.wire_name for prop in flat.properties} if isinstance(flat, Model) else set()
        known -= {name for name in known if name in self.variables or _plain(name) in _IGNORED}
        if fields := {name: given.pop(name) for name in list(given) if name in known}:
            return "", fields
        rest = [name for name, value in given.items() if isinstance(value, Mapping) and _plain(name) not in _IGNORED]
        if len(rest) == 1:
            self._note("CG601", f"calls the body {rest[0]!r}: taken for it")
            return rest[0], given.pop(rest[0])
        return "", ABSENT

    def _checked(self, value: object, use: Use, hidden: Visibility, at: SourceRef) -> tuple[object, bool]:
        """A value as it can be used, and whether it is what the document declares; a note says where it is not."""
        conformance = Conformance(self.types.definitions, hidden, strict=True)
        deviations = conformance.deviations(value, use)
        if deviations and (read := from_text(value, use, conformance)) is not ABSENT:
            self._note("CG607", "the example is JSON written as text: read", at)
            return read, True
        for deviation in deviations:
            place = at.child(*deviation.path) if deviation.path else at
            self._note("CG609", f"the example is {deviation.message}: used as it is", place)
        return value, not deviations

    def _streams(self, matched: Matched) -> bool:
        """Whether the example asks for a stream, or shows one."""
        streaming = self.operation.streaming
        if streaming is None or self.example.streams:
            return streaming is not None
        fields = matched.body if isinstance(matched.body, Mapping) else {}
        flag, value = streaming.flag, True if streaming.value is None else streaming.value
        if flag is None:
            return not streaming.is_choice
        return value in (fields.get(flag), matched.values.get((Location.QUERY, flag)))

    def _events(self, status: int, body: ExampleValue) -> Iterator[Answer]:
        streaming = self.operation.streaming
        assert streaming is not None
        values = events_of(body.value, envelope=streaming.envelope)
        for place, value in enumerate(values):
            at = body.at.child(place) if values is body.value else body.at
            yield Answer(status, *self._checked(value, streaming.event, Visibility.WRITE, at))

    def _answers(self, streams: bool) -> list[Answer]:
        answers: list[Answer] = []
        declared = {response.status.upper(): response for response in self.operation.responses}
        for key, answer in self.example.responses.items():
            status = key.upper()
            response = declared.get(status) or declared.get(f"{status[0]}XX") or declared.get("DEFAULT")
            number = int(status) if status.isdecimal() else status_of(response) if response is not None else 0
            if not 200 <= number < 600:
                continue
            if response is None:
                self._note("CG605", f"answers with {key}, which is not declared: tested as it is")
            headers = {name: as_text(value) for name, value in answer.headers.items()}
            body = answer.body
            if body is None:
                if response is not None and readable(response):
                    self._note("CG606", f"has no body for {key}, though one is declared: made up")
                answers.append(Answer(number, headers=headers))
                continue
            if streams and number < 300:
                answers += self._events(number, body)
                continue
            media = media_of(response, body.value) if response is not None else None
            value, obeys = body.value, False
            if media is not None and media.kind is BodyKind.JSON:
                value, obeys = self._checked(value, media.use, Visibility.WRITE, body.at)
            elif media is not None and not isinstance(value, str):
                self._note("CG606", f"has no text for {key}, though one is declared: made up", body.at)
                value = ABSENT
            answers.append(Answer(number, value, obeys, headers))
        if not self.example.is_inline and not any(answer.is_success for answer in answers):
            self._note("CG606", "has no successful answer: made up")
        return answers


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def media_of(response: Response, body: object) -> MediaType | None:
    """The media type that a body is of: JSON, but for a text where the document has an answer that is one."""
    contents = readable(response)
    json = next((media for media in contents if media.kind is BodyKind.JSON), None)
    other = next((media for media in contents if media.kind is not BodyKind.JSON), None)
    return other if other is not None and (isinstance(body, str) or json is None) else json


def status_of(response: Response) -> int:
    """A status that a declared one stands for."""
    if response.status.isdigit():
        return int(response.status)
    if response.status[:1].isdigit():
        return int(response.status[0]) * 100 + (22 if response.status[0] in "45" else 0)
    return 400 if response.is_error else 200
