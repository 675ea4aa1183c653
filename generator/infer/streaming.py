"""Which operations can stream, and what each event holds. No document says it outright.

* ``text/event-stream`` beside another media type, or alone: the event is its schema (the JSON one where it has none). So
  is JSON Lines (``application/jsonl``, ``application/x-ndjson``), whose schema may be the array of all lines, too. What
  asks for them is a boolean ``stream``, or the one field of the body that lists ``sse`` or another name of the media
  type among its values; else the header Accept alone.
* a boolean ``stream`` in the body and an answer ``oneOf [response, chunk]``: the event is the chunk, the plain answer
  is the other branch.
* a boolean ``stream`` in the body and one plain JSON answer: the event has the answer's type.
* a flag whose description speaks of ``[DONE]``: a stream that ends without it was cut off.

A pin of ``clientgen.yaml`` comes before every rule: it names the schema of the events (assistants: no path refers to
it), or denies the stream. Where that schema is a union of ``{event, data}`` objects distinguished by ``event``, the name
and the data of each server-sent event are read together. So they are where a schema of events is ``{event, data}``.

Diagnostics: CG390 (info) says what was inferred, and from what; CG394 (warning): a pin does not fit the document;
CG396 (warning): the body may hold a switch that no rule matches.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.closed import assert_never
from generator.project.configuration import ServiceConfig, StreamPin, pinned
from generator.convert.bodies import essence
from generator.diagnostics import DiagnosticSink
from generator.ir.bodies import flat_body, resolve
from generator.ir.service import BodyKind, Location, MediaType, Operation, Parameter, Response, Service, Streaming
from generator.ir.types import (
    AnyValue,
    Array,
    Binary,
    Enum,
    Kind,
    Map,
    Model,
    Primitive,
    Property,
    Ref,
    Tuple,
    Union,
    Use,
    Variant,
)
from generator.ir.walk import all_uses, refs_in

FLAG = "stream"
DONE = "[DONE]"
_ANY = Use(AnyValue())
#: What a service calls its stream among the values of a field.
_EVENTS = frozenset({"sse", "event-stream", "event_stream", "text/event-stream"})
_LINES = frozenset({"jsonl", "ndjson", "application/jsonl", "application/x-ndjson"})


def infer_streaming(service: Service, config: ServiceConfig, sink: DiagnosticSink) -> Service:
    """The service with ``Operation.streaming`` filled in, and chunks taken out of the plain answers."""
    operations = tuple(_infer(operation, service, config, sink) for operation in service.operations)
    return _without_orphans(replace(service, operations=operations))


def _infer(operation: Operation, service: Service, config: ServiceConfig, sink: DiagnosticSink) -> Operation:
    flag, location, end = _flag(operation, service)
    pin = pinned(config.streaming, operation.id, operation.method, operation.path)
    if pin is not None:
        return _pinned(operation, pin, Streaming(_ANY, flag, location, terminator=end), service, sink)
    for response in operation.responses:
        if response.is_error:
            continue
        events = _content(response, BodyKind.EVENT_STREAM)
        answer = _content(response, BodyKind.JSON)
        if events is not None:
            use = events.use if _is_structured(events.use) or answer is None else answer.use
            note = f"{events.content_type} in response {response.status}"
            streaming = Streaming(use, None, location, terminator=end)
            if (media_type := essence(events.content_type)) != streaming.media_type:
                lines = resolve(use.type, service.definitions)
                use = lines.items if isinstance(lines, Array) else use
                streaming = replace(streaming, event=use, media_type=media_type)
            elif _is_envelope(use, service):
                streaming = replace(streaming, envelope=True)
                note += "; the name and the data of each event are read together"
            if not _has_plain_answer(operation):
                return _streaming(operation, streaming, note, sink)
            if flag is not None:
                return _streaming(operation, replace(streaming, flag=flag), note, sink)
            return _beside(operation, streaming, note, service, sink)
        if flag is None or location is not None or answer is None:
            continue
        split = _split_chunk(answer.use, service)
        if split is None:
            return _streaming(
                operation,
                Streaming(answer.use, flag, terminator=end),
                f"the body's {flag!r}; no schema of a chunk",
                sink,
            )
        plain, chunk = split
        contents = tuple(replace(item, use=plain) if item is answer else item for item in response.contents)
        responses = tuple(
            replace(item, contents=contents) if item is response else item for item in operation.responses
        )
        note = f"the body's {flag!r} and a branch of response {response.status}"
        return _streaming(replace(operation, responses=responses), Streaming(chunk, flag, terminator=end), note, sink)
    return operation


def _has_plain_answer(operation: Operation) -> bool:
    contents = (media for item in operation.responses if not item.is_error for media in item.contents)
    return any(media.kind is not BodyKind.EVENT_STREAM for media in contents)


def _is_envelope(use: Use, service: Service) -> bool:
    """Whether each event's schema is an object of just ``event`` and ``data``: what the fields of an event are called."""
    found = resolve(use.type, service.definitions)
    if isinstance(found, Union):
        return found.tag == "event" and all(_is_envelope(variant.use, service) for variant in found.variants)
    return isinstance(found, Model) and {item.wire_name for item in found.properties} == {"event", "data"}


def _beside(operation: Operation, streaming: Streaming, note: str, service: Service, sink: DiagnosticSink) -> Operation:
    """Events beside another answer, without a boolean that chooses."""
    body = flat_body(operation, service.definitions)
    switches = _switches(body.properties if body is not None else (), streaming, service)
    if len(switches) == 1:
        name, value = switches[0]
        note += f", asked for with {name}={value!r}"
        return _streaming(operation, replace(streaming, flag=name, value=value, beside=True), note, sink)
    if operation.body is not None or _switches(operation.parameters, streaming, service):
        sink.warning(
            "CG396",
            operation.at,
            f"nothing says what asks for a stream: stream=True sends 'Accept: {streaming.media_type}' alone. If a"
            " parameter or a field of the body asks for it, give that too; or name that field with an overlay: a boolean"
            " 'stream', or the value 'sse'",
        )
    return _streaming(operation, replace(streaming, beside=True), f"{note}, asked for with Accept", sink)


def _switches(items: Iterable[Property | Parameter], streaming: Streaming, service: Service) -> list[tuple[str, str]]:
    """The fields or parameters that list a name of the stream's media type among their values, with that value."""
    names = _EVENTS if streaming.media_type == "text/event-stream" else _LINES
    return [
        (item.wire_name, value.value)
        for item in items
        if isinstance(values := resolve(item.use.type, service.definitions), Enum)
        for value in values.values
        if isinstance(value.value, str) and value.value in names
    ]


def _pinned(
    operation: Operation, pin: StreamPin, streaming: Streaming, service: Service, sink: DiagnosticSink
) -> Operation:
    if pin.event is None:
        return operation
    key = next((key for key in service.declared if service.definitions[key].hint.name == pin.event), None)
    if key is None or streaming.flag is None:
        lacking = f"a schema {pin.event!r}" if key is None else f"a flag {FLAG!r}"
        sink.warning("CG394", operation.at, f"clientgen.yaml pins its stream, but the document does not have {lacking}")
        return operation
    event = service.definitions[key]
    envelope = isinstance(event, Union) and event.tag == "event"
    return replace(operation, streaming=replace(streaming, event=Use(Ref(key)), envelope=envelope))


def _streaming(operation: Operation, streaming: Streaming, source: str, sink: DiagnosticSink) -> Operation:
    sink.info("CG390", operation.at, f"streams, inferred from {source}")
    return replace(operation, streaming=streaming)


def _flag(operation: Operation, service: Service) -> tuple[str | None, Location | None, str | None]:
    """The flag's name and place, and what ends the stream where the flag's description says so."""
    body = flat_body(operation, service.definitions)
    for item in body.properties if body is not None else ():
        if item.wire_name == FLAG and _is_boolean(item.use, service):
            return FLAG, None, DONE if DONE in item.description else None
    for parameter in operation.parameters:
        if parameter.wire_name == FLAG and parameter.location is Location.QUERY and _is_boolean(parameter.use, service):
            return FLAG, Location.QUERY, DONE if DONE in parameter.description else None
    return None, None, None


def _is_boolean(use: Use, service: Service) -> bool:
    match resolve(use.type, service.definitions):
        case Primitive(kind=Kind.BOOLEAN) | Enum(kind=Kind.BOOLEAN):
            return True
    return False


def _is_structured(use: Use) -> bool:
    """Whether the schema of events says what they hold; text is what any stream is."""
    match use.type:
        case AnyValue() | Primitive():
            return False
        case Binary() | Array() | Tuple() | Map() | Ref():
            return True
        case _:
            assert_never(use.type)


def _content(response: Response, kind: BodyKind) -> MediaType | None:
    return next((item for item in response.contents if item.kind is kind), None)


def _split_chunk(use: Use, service: Service) -> tuple[Use, Use] | None:
    """(plain answer, chunk) of a two-branch union of which one branch is a chunk."""
    union = resolve(use.type, service.definitions)
    if not isinstance(union, Union) or len(union.variants) != 2:
        return None
    chunks = [variant for variant in union.variants if _is_chunk(variant, service)]
    if len(chunks) != 1:
        return None
    plain = next(variant for variant in union.variants if variant is not chunks[0])
    return plain.use, chunks[0].use


def _is_chunk(variant: Variant, service: Service) -> bool:
    """The model's ``object`` ends in ``.chunk``, or its own name says that it is a piece of a stream."""
    model = resolve(variant.use.type, service.definitions)
    if not isinstance(model, Model):
        return False
    for item in model.properties:
        if item.wire_name == "object" and isinstance(item.use.type, Ref):
            values = service.definitions[item.use.type.target]
            if isinstance(values, Enum) and any(str(value.value).endswith(".chunk") for value in values.values):
                return True
    name = (model.hint.name or "").lower()
    return "stream" in name or "chunk" in name


def _without_orphans(service: Service) -> Service:
    """Inline unions of an answer and its chunk that nothing refers to any longer are gone."""
    keep = set(service.declared) | set(refs_in(all_uses(service)))
    kept = {key: item for key, item in service.definitions.items() if key in keep or not isinstance(item, Union)}
    return replace(service, definitions=kept)
