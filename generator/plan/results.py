"""What a method returns: by status and media type, as a stream of events, as pages, as the outcome of a poller."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from generator.closed import assert_never
from generator.ir.bodies import page_model, property_path
from generator.ir.service import BodyKind, MediaType, Operation, Paging, Response, Service, Streaming
from generator.ir.types import Kind, Model, Primitive, Property, Use
from generator.naming.table import OperationNames
from generator.plan.annotations import BYTES, MODELS, NONE, STR, Annotation, Generated, union
from generator.plan.types import Types


class Raw(enum.Enum):
    """An answer that is not JSON."""

    TEXT = "text"
    BYTES = "bytes"


Answer: TypeAlias = Generated | Raw


@dataclass(frozen=True, slots=True)
class Result:
    """What a success of one status holds; ``is_empty``: it is declared without a body. Events are no answer here."""

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
    own type standing for it."""

    event: Generated
    rule: Streaming
    declared: bool

    @property
    def flag(self) -> str | None:
        """The wire name of the boolean that asks for the stream; None where the operation answers with nothing else."""
        return self.rule.flag

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
    """``json`` are the JSON bodies of successes, each once; ``headers`` the kinds of their declared headers by name."""

    successes: tuple[Result, ...]
    errors: tuple[tuple[str, Generated], ...]
    json: tuple[Use, ...]
    headers: Mapping[str, Kind]
    aliases: tuple[OwnAlias, ...]
    stream: Stream | None
    pages: Pages | None
    outcome: Outcome | None

    @property
    def annotations(self) -> list[Annotation]:
        """One for each kind of answer, in the document's order."""
        return list(dict.fromkeys(_each_annotation(self.successes)))

    @property
    def annotation(self) -> Annotation:
        """What an answer that is no stream, page or poller is read as."""
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
        successes=tuple(
            Result(item.status, tuple(planner.answers(item)), is_empty=not item.contents)
            for item in successes(operation)
        ),
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
    )


class _Planner:
    def __init__(self, operation: Operation, names: OperationNames, types: Types) -> None:
        self.operation, self.names, self.types = operation, names, types
        uses = [media.use for item in successes(operation) if (media := json_media(item)) is not None]
        self.json = tuple(dict.fromkeys(uses))

    def own(self, name: str) -> Generated:
        return Generated(MODELS, self.names.group, name)

    def answers(self, response: Response) -> list[Answer]:
        """What the bodies of a response are read as, each once."""
        kinds: dict[Answer, None] = {}
        for media in response.contents:
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
        return OwnAlias(self.names.event, (use,)) if use is not None and self.types.named(use) is None else None

    def stream(self, streaming: Streaming) -> Stream:
        return Stream(
            event=self.types.named(streaming.event) or self.own(self.names.event),
            rule=streaming,
            declared=streaming.event not in self.json,
        )

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


def _headers(operation: Operation) -> Mapping[str, Kind]:
    kinds: dict[str, Kind] = {}
    for response in successes(operation):
        for header in response.headers:
            type_ = header.use.type
            kinds[header.wire_name] = type_.kind if isinstance(type_, Primitive) else Kind.STRING
    return kinds
