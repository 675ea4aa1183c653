"""What a method returns: by status and media type, as a stream of events, as pages, as the outcome of a poller."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from generator.closed import assert_never
from generator.ir.bodies import page_model, property_path, readable
from generator.ir.service import BodyKind, MediaType, Operation, Paging, Response, Service, Streaming
from generator.ir.types import Kind, Model, Primitive, Property, Union, Use
from generator.naming.table import OperationNames
from generator.plan.annotations import BYTES, MODELS, NONE, STR, Annotation, Generated, union
from generator.plan.types import Types

#: What Accept asks for where bytes may come (servers often declare one media type and send another), and for text.
ANYTHING, PLAIN = "*/*", "text/plain"
EVENTS = "text/event-stream"


class Raw(enum.Enum):
    """An answer that is not JSON."""

    TEXT = "text"
    BYTES = "bytes"


Answer: TypeAlias = Generated | Raw


@dataclass(frozen=True, slots=True)
class Result:
    """What a success of one status holds; ``is_empty``: it is declared without a body. Events are not among the answers."""

    status: str
    answers: tuple[Answer, ...]
    is_empty: bool


@dataclass(frozen=True, slots=True)
class OwnAlias:
    """An alias of ``models`` for what an operation answers and no definition of the document names."""

    name: str
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Stream:
    """``event`` is what each event is read as; ``declared``: the document says what that is, rather than the answer's
    own type standing for it. ``is_text``: data that is not JSON is an item too; in an envelope, all data is text."""

    event: Answer
    rule: Streaming
    declared: bool
    is_text: bool = False

    @property
    def annotation(self) -> Annotation:
        """What an item is."""
        return self.event if isinstance(self.event, Generated) else _RAW[self.event]

    @property
    def is_choice(self) -> bool:
        """Whether ``stream=True`` asks for the stream; else the operation answers with nothing else."""
        return self.rule.is_choice

    @property
    def flag(self) -> str | None:
        """The wire name of the field that asks for the stream; None where there is none."""
        return self.rule.flag

    @property
    def flag_value(self) -> str | bool:
        """What the flag holds to ask for the stream."""
        return True if self.rule.value is None else self.rule.value

    @property
    def in_body(self) -> bool:
        return self.rule.flag is not None and self.rule.location is None


@dataclass(frozen=True, slots=True)
class Pages:
    """How a page of ``model`` is read and the next one asked for. ``paths`` are the properties that each name of the rule
    stands for, outermost first, each with its model."""

    model: Model
    rule: Paging
    item: Annotation
    paths: Mapping[str, tuple[tuple[Model, Property], ...]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a long-running operation leads to; ``result`` is None where the document does not say, and with ``pages`` the
    first page of a list."""

    result: Generated | None
    use: Use | None
    final_state_via: str | None
    pages: Pages | None


@dataclass(frozen=True, slots=True)
class Results:
    """``json`` are the JSON bodies of successes, each once; ``headers`` the kinds of their declared headers by name.
    ``accept_text`` and ``accept_bytes`` are what the header Accept asks for where an answer is that."""

    successes: tuple[Result, ...]
    errors: tuple[tuple[str, Generated], ...]
    json: tuple[Use, ...]
    headers: Mapping[str, Kind]
    aliases: tuple[OwnAlias, ...]
    stream: Stream | None
    pages: Pages | None
    outcome: Outcome | None
    accept_text: str = PLAIN
    accept_bytes: str = ANYTHING

    @property
    def annotations(self) -> list[Annotation]:
        """One for each kind of answer, in the document's order."""
        return list(dict.fromkeys(_each_annotation(self.successes)))

    @property
    def annotation(self) -> Annotation:
        """What an answer is read as that is not a stream, a page or a poller."""
        return union(self.annotations)


def _each_annotation(results: tuple[Result, ...]) -> Iterator[Annotation]:
    for result in results:
        for answer in result.answers:
            yield answer if isinstance(answer, Generated) else _RAW[answer]
        if result.is_empty:
            yield NONE


_RAW: Mapping[Raw, Annotation] = {Raw.TEXT: STR, Raw.BYTES: BYTES}


def successes(operation: Operation) -> list[Response]:
    return [response for response in operation.responses if not response.is_error]


def json_media(response: Response) -> MediaType | None:
    return next((media for media in response.contents if media.kind is BodyKind.JSON), None)


def plan_results(operation: Operation, service: Service, names: OperationNames, types: Types) -> Results:
    """Everything that a method may return."""
    planner = _Planner(operation, names, types)
    json, pages = planner.json, _pages(operation, service, types)
    own = [planner.result_alias(json), planner.event_alias()]
    return Results(
        successes=planner.successes(),
        errors=tuple(
            (item.status, error)
            for item in operation.responses
            if item.is_error and (error := planner.error(item)) is not None
        ),
        json=json,
        headers=_headers(operation),
        aliases=tuple(alias for alias in own if alias is not None),
        stream=planner.stream(operation.streaming) if operation.streaming is not None else None,
        pages=pages if operation.long_running is None else None,
        outcome=planner.outcome(pages),
        accept_text=_accept_text(operation),
        accept_bytes=_accept_bytes(operation),
    )


class _Planner:
    def __init__(self, operation: Operation, names: OperationNames, types: Types) -> None:
        self.operation, self.names, self.types = operation, names, types
        uses = [media.use for item in successes(operation) if (media := json_media(item)) is not None]
        self.json = tuple(dict.fromkeys(uses))

    def own(self, name: str) -> Generated:
        return Generated(MODELS, self.names.group, name)

    def successes(self) -> tuple[Result, ...]:
        """Without a status that holds events alone, where there is more to read: its other answers are undeclared."""
        items = successes(self.operation)
        found = [Result(item.status, tuple(self.answers(item)), is_empty=not item.contents) for item in items]
        return tuple([item for item in found if item.answers or item.is_empty] or found)

    def answers(self, response: Response) -> list[Answer]:
        """What the bodies of a response are read as, each once."""
        kinds: dict[Answer, None] = {}
        for media in readable(response):
            match media.kind:
                case BodyKind.JSON:
                    kinds[self.types.named(media.use) or self.own(self.names.result)] = None
                case BodyKind.TEXT | BodyKind.XML:
                    kinds[Raw.TEXT] = None
                case BodyKind.EVENT_STREAM:
                    continue
                case BodyKind.BINARY | BodyKind.MULTIPART | BodyKind.FORM:
                    kinds[Raw.BYTES] = None
                case _:
                    assert_never(media.kind)
        return list(kinds)

    def error(self, response: Response) -> Generated | None:
        """A declared error body that has a name; any other is read as the general ``{"error": …}``."""
        media = json_media(response)
        return self.types.named(media.use) if media is not None else None

    def result_alias(self, json: tuple[Use, ...]) -> OwnAlias | None:
        if all(self.types.named(use) is not None for use in json):
            return None
        return OwnAlias(self.names.result, json)

    def event_alias(self) -> OwnAlias | None:
        streaming, running = self.operation.streaming, self.operation.long_running
        use = streaming.event if streaming is not None else running.result if running is not None else None
        if use is None or self.types.named(use) is not None or (streaming is not None and self.is_text(streaming)):
            return None
        return OwnAlias(self.names.event, (use,))

    def is_text(self, streaming: Streaming) -> bool:
        """Whether an item is the data as it is; a line of JSON Lines is always JSON."""
        return streaming.media_type == EVENTS and self.is_plain_text(streaming.event)

    def is_plain_text(self, use: Use) -> bool:
        type_ = self.types.resolve(use.type)
        return isinstance(type_, Primitive) and type_.kind is Kind.STRING and not use.nullable

    def stream(self, streaming: Streaming) -> Stream:
        event: Answer = self.types.named(streaming.event) or self.own(self.names.event)
        return Stream(
            event=Raw.TEXT if self.is_text(streaming) else event,
            rule=streaming,
            declared=streaming.event not in self.json,
            is_text=self.data_is_text(streaming),
        )

    def data_is_text(self, streaming: Streaming) -> bool:
        """Whether data may be text: that of each event, or what stands beside its name in all of them."""
        if streaming.media_type != EVENTS:
            return False
        if not streaming.envelope:
            return self.types.may_be_string(streaming.event.type)
        event = self.types.resolve(streaming.event.type)
        uses = [variant.use for variant in event.variants] if isinstance(event, Union) else [streaming.event]
        models = [self.types.resolve(use.type) for use in uses]
        data = [
            item.use
            for model in models
            if isinstance(model, Model)
            for item in model.properties
            if item.wire_name == "data"
        ]
        return bool(data) and all(map(self.is_plain_text, data))

    def outcome(self, pages: Pages | None) -> Outcome | None:
        running = self.operation.long_running
        if running is None:
            return None
        use = running.result
        result = (self.types.named(use) or self.own(self.names.event)) if use is not None else None
        if pages is not None and pages.rule.parameter is not None:
            pages = None  # the operation would be begun again for each of them: only a link leads on
        return Outcome(result, use, running.final_state_via, pages)


def _pages(operation: Operation, service: Service, types: Types) -> Pages | None:
    model = page_model(operation, service)
    if operation.paging is None or model is None:
        return None
    rule = operation.paging
    names = [name for name in (rule.items, rule.link, rule.token, rule.more) if name is not None]
    paths = {name: property_path(model, name, service.definitions) for name in names}
    return Pages(model, rule, types.result(rule.item), paths)


def _accept_text(operation: Operation) -> str:
    kinds = (BodyKind.TEXT, BodyKind.XML)
    named = [media.content_type for item in successes(operation) for media in readable(item) if media.kind in kinds]
    return ", ".join(dict.fromkeys(name.partition(";")[0].strip() for name in named)) or PLAIN


def _accept_bytes(operation: Operation) -> str:
    """Beside events, bytes are asked for by name, and anything else only at last (RFC 9110 section 12.5.1)."""
    if operation.streaming is None:
        return ANYTHING
    kinds = (BodyKind.BINARY, BodyKind.MULTIPART, BodyKind.FORM)
    named = [media.content_type for item in successes(operation) for media in item.contents if media.kind in kinds]
    names = dict.fromkeys(name for name in named if name != ANYTHING)
    return ", ".join([*names, f"{ANYTHING};q=0.1"]) if names else ANYTHING


def _headers(operation: Operation) -> Mapping[str, Kind]:
    kinds: dict[str, Kind] = {}
    for response in successes(operation):
        for header in response.headers:
            type_ = header.use.type
            kinds[header.wire_name] = type_.kind if isinstance(type_, Primitive) else Kind.STRING
    return kinds
