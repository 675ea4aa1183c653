"""Walking the intermediate representation: uses, references, and who reaches what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.closed import assert_never
from generator.ir.service import MediaType, Operation, Response, Service
from generator.ir.types import (
    Alias,
    AnyValue,
    Array,
    Binary,
    Definition,
    Enum,
    Map,
    Model,
    OperationKey,
    Primitive,
    Reach,
    Ref,
    Tuple,
    TypeId,
    Union,
    Use,
)


def uses_of(definition: Definition, *, bases: bool = True) -> Iterator[Use]:
    """The types a definition is made of, as they are written in it. ``bases``: also what a union reads the unknown as."""
    match definition:
        case Model():
            for entry in definition.properties:
                yield entry.use
            if definition.additional is not None:
                yield definition.additional
        case Union():
            for variant in definition.variants:
                yield variant.use
            if definition.base is not None and bases:
                yield definition.base
        case Alias():
            yield definition.use
        case Enum():
            pass
        case _:
            assert_never(definition)


def inner_uses(use: Use) -> Iterator[Use]:
    """A use and those inside it (items, values), outermost first; references are not followed."""
    waiting = [use]
    while waiting:
        current = waiting.pop()
        yield current
        match current.type:
            case Array(items=inner) | Map(values=inner):
                waiting.append(inner)
            case Tuple(items=items, rest=rest):
                waiting.extend(reversed((*items, *((rest,) if rest is not None else ()))))
            case Primitive() | Binary() | AnyValue() | Ref():
                pass
            case _:
                assert_never(current.type)


def refs_in(uses: Iterable[Use]) -> Iterator[TypeId]:
    """The definitions that uses name, in order, as often as they do."""
    for use in uses:
        for inner in inner_uses(use):
            if isinstance(inner.type, Ref):
                yield inner.type.target


def refs_of(definition: Definition, *, bases: bool = True) -> Iterator[TypeId]:
    """The definitions a definition names. Its ``parents`` are documentation, and are not among them."""
    return refs_in(uses_of(definition, bases=bases))


def closure(definitions: Mapping[TypeId, Definition], roots: Iterable[TypeId], *, bases: bool = True) -> set[TypeId]:
    """All that is reached from ``roots``, themselves included. ``bases``: also as what an answer is read as."""
    seen: set[TypeId] = set()
    waiting = list(roots)
    while waiting:
        current = waiting.pop()
        if current not in seen and current in definitions:
            seen.add(current)
            waiting.extend(refs_of(definitions[current], bases=bases))
    return seen


def request_uses(operation: Operation) -> Iterator[Use]:
    for parameter in operation.parameters:
        yield parameter.use
    if operation.body is not None:
        yield from _content_uses(operation.body.contents)


def response_uses(operation: Operation) -> Iterator[Use]:
    for response in operation.responses:
        yield from answer_uses(response)
    if operation.streaming is not None:
        yield operation.streaming.event
    if operation.long_running is not None and operation.long_running.result is not None:
        yield operation.long_running.result


def answer_uses(response: Response) -> Iterator[Use]:
    yield from _content_uses(response.contents)
    for header in response.headers:
        yield header.use


def _content_uses(contents: Iterable[MediaType]) -> Iterator[Use]:
    for content in contents:
        yield content.use


def all_uses(service: Service) -> Iterator[Use]:
    """Every use of a service, definitions first; inner ones (items, values) come with :func:`inner_uses`."""
    for definition in service.definitions.values():
        yield from uses_of(definition)
    for operation in service.operations:
        yield from request_uses(operation)
        yield from response_uses(operation)


def reach(service: Service) -> Mapping[TypeId, Reach]:
    """For every definition, whether requests and responses reach it, and from which operations.

    A subtype is reached through the union its base became, though nothing in the document refers to it. The base itself,
    where it is no variant, is only ever read; it belongs to the operations that send a union of it too.
    """
    requests: dict[TypeId, set[OperationKey]] = {id: set() for id in service.definitions}
    responses: dict[TypeId, set[OperationKey]] = {id: set() for id in service.definitions}
    for operation in service.operations:
        for reached, uses in ((requests, request_uses(operation)), (responses, response_uses(operation))):
            for id in closure(service.definitions, refs_in(uses)):
                reached[id].add(operation.key)
    sent = closure(
        service.definitions,
        refs_in(use for operation in service.operations for use in request_uses(operation)),
        bases=False,
    )
    return {
        id: Reach(id in sent, bool(responses[id]), frozenset(requests[id] | responses[id]))
        for id in service.definitions
    }
