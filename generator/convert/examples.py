"""Examples: values beside a schema, and whole calls (OpenAPI 3.1 section 4.8.19; ``x-ms-examples`` of AutoRest)."""

from __future__ import annotations

from dataclasses import replace

from generator.closed import assert_never
from generator.convert.read import at_of, named_nodes, plain
from generator.diagnostics import SourceRef
from generator.ir.bodies import sent_body
from generator.ir.service import BodyKind, Example, ExampleResponse, MediaType, Operation
from generator.ir.types import ExampleValue
from generator.load.nodes import SpecMap
from generator.normalize.document import NormalOperation


def example_values(node: SpecMap) -> tuple[ExampleValue, ...]:
    """``example``, and the values of ``examples``: by name, or a schema's plain list (JSON Schema validation 9.5).

    An ``externalValue`` is never fetched.
    """
    values = []
    if "example" in node:
        values.append(_value(node["example"], node.at.child("example")))
    examples = node.get("examples", ())
    if isinstance(examples, SpecMap):
        for name, entry in examples.items():
            if "value" in entry:
                values.append(_value(entry["value"], entry.at.child("value"), name))
    else:
        for place, entry in enumerate(examples):
            values.append(_value(entry, node.at.child("examples", place)))
    return tuple(values)


def _value(value: object, at: SourceRef, name: str = "") -> ExampleValue:
    return ExampleValue(plain(value), at_of(value, at), name)


def with_examples(operation: Operation, node: NormalOperation) -> Operation:
    """The operation with its examples: the files of ``x-ms-examples``, then what stands beside its bodies."""
    return replace(operation, examples=(*_files(node), *_inline(operation)))


def _files(operation: NormalOperation) -> list[Example]:
    return [
        Example(
            title=title,
            parameters=plain(example.get("parameters", {})),
            responses={status: _answer(each) for status, each in named_nodes(example, "responses").items()},
            at=example.at,
        )
        for title, example in operation.examples.items()
    ]


def _answer(node: SpecMap) -> ExampleResponse:
    body = _value(node["body"], node.at.child("body")) if "body" in node else None
    return ExampleResponse(body, plain(node.get("headers", {})))


def _inline(operation: Operation) -> list[Example]:
    """The examples of the body that is sent, each with the answers of the same name, or at the same place."""
    bodies = _shown(sent_body(operation))
    calls = [_call(value, body=value) for value in bodies]
    names = [value.name for value in bodies]
    for response in operation.responses:
        answers = next((values for each in response.contents if (values := _shown(each))), ())
        for place, value in enumerate(answers):
            index = names.index(value.name) if value.name in names else place
            while index >= len(calls) or response.status in calls[index].responses:
                calls.append(_call(value))
                index = len(calls) - 1
            responses = {**calls[index].responses, response.status: ExampleResponse(value)}
            calls[index] = replace(calls[index], responses=responses)
        for value in (each for media in response.contents for each in media.examples if _is_stream(media)):
            index = names.index(value.name) if value.name in names else len(calls)
            call = _call(value, bodies[index] if index < len(bodies) else None)
            call = replace(call, responses={response.status: ExampleResponse(value)}, streams=True)
            if index < len(calls) and not calls[index].responses:  # the same call, which had no answer yet
                calls[index] = call
            else:
                calls.append(call)
    return calls


def _is_stream(media: MediaType) -> bool:
    return media.kind is BodyKind.EVENT_STREAM


def _shown(media: MediaType | None) -> tuple[ExampleValue, ...]:
    """The examples of a body as it is sent."""
    if media is None:
        return ()
    match media.kind:
        case BodyKind.JSON | BodyKind.MULTIPART | BodyKind.FORM | BodyKind.TEXT | BodyKind.BINARY:
            return media.examples
        case BodyKind.XML:  # it is sent as text, and an example may be of its structure
            return ()
        case BodyKind.EVENT_STREAM:  # see _is_stream
            return ()
        case _:
            assert_never(media.kind)


def _call(value: ExampleValue, body: ExampleValue | None = None) -> Example:
    return Example(title=value.name or "the example", at=value.at, body=body, is_inline=True)
