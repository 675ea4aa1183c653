"""An operation's bodies: which one the client writes, whether its fields can be keyword arguments, what it reads."""

from __future__ import annotations

from collections.abc import Mapping

from generator.closed import assert_never
from generator.ir.service import BodyKind, MediaType, Operation, Response, Service
from generator.ir.types import Alias, Definition, Model, Property, Ref, Type, TypeId, Visibility


def sent_body(operation: Operation) -> MediaType | None:
    """The media type the client sends, or None for an operation without a body."""
    if operation.body is None or not operation.body.contents:
        return None
    return min(operation.body.contents, key=lambda media: _preference(media.kind))


def _preference(kind: BodyKind) -> int:
    """What the client prefers to send where a document offers several, the lowest first."""
    match kind:
        case BodyKind.JSON:
            return 0
        case BodyKind.MULTIPART:
            return 1
        case BodyKind.FORM:
            return 2
        case BodyKind.TEXT:
            return 3
        case BodyKind.BINARY:
            return 4
        case BodyKind.XML:
            return 5
        case BodyKind.EVENT_STREAM:
            return 6
        case _:
            assert_never(kind)


def _has_fields(kind: BodyKind) -> bool:
    """Whether a body of this kind is written from the properties of an object."""
    match kind:
        case BodyKind.JSON | BodyKind.MULTIPART | BodyKind.FORM:
            return True
        case BodyKind.TEXT | BodyKind.BINARY | BodyKind.XML | BodyKind.EVENT_STREAM:
            return False
        case _:
            assert_never(kind)


def resolve(type_: Type, definitions: Mapping[TypeId, Definition]) -> Type | Definition:
    """What a type is once aliases are followed: a definition, or an expression. A cycle of aliases is any value."""
    seen: set[TypeId] = set()
    while isinstance(type_, Ref):
        definition = definitions[type_.target]
        if not isinstance(definition, Alias) or type_.target in seen:
            return definition
        seen.add(type_.target)
        type_ = definition.use.type
    return type_


def flat_body(operation: Operation, definitions: Mapping[TypeId, Definition]) -> Model | None:
    """The model whose properties become keyword arguments: an object body that is not null.

    None where the caller gives the body whole: a union, an array, text, bytes.
    """
    media = sent_body(operation)
    if media is None or not _has_fields(media.kind) or media.use.nullable:
        return None
    body = resolve(media.use.type, definitions)
    if isinstance(body, Model) and any(_is_sent(item.visibility) for item in body.properties):
        return body
    return None


def _is_sent(visibility: Visibility) -> bool:
    match visibility:
        case Visibility.BOTH | Visibility.WRITE:
            return True
        case Visibility.READ:
            return False
        case _:
            assert_never(visibility)


def readable(response: Response) -> list[MediaType]:
    """The bodies of a response that a plain call may get: no streams of events, and no XML where there is JSON."""
    contents = [media for media in response.contents if media.kind is not BodyKind.EVENT_STREAM]
    has_json = any(media.kind is BodyKind.JSON for media in contents)
    return [media for media in contents if not (has_json and media.kind is BodyKind.XML)]


def page_model(operation: Operation, service: Service) -> Model | None:
    """The one object that a success holds, or None: what a page of a list would be."""
    for response in operation.responses:
        if not response.is_error:
            for media in response.contents:
                if media.kind is BodyKind.JSON:
                    page = resolve(media.use.type, service.definitions)
                    return page if isinstance(page, Model) else None
    return None


def property_path(
    model: Model, name: str, definitions: Mapping[TypeId, Definition]
) -> tuple[tuple[Model, Property], ...]:
    """The property of that wire name, or for ``outer.inner`` a property and one of the object that it holds, each with
    its model; empty where the model has neither."""
    properties = {prop.wire_name: prop for prop in model.properties}
    if name in properties:
        return ((model, properties[name]),)
    for dot in (index for index, character in enumerate(name) if character == "."):  # a name may have dots of its own
        outer = properties.get(name[:dot])
        inner = resolve(outer.use.type, definitions) if outer is not None else None
        if outer is not None and isinstance(inner, Model):
            for prop in inner.properties:
                if prop.wire_name == name[dot + 1 :]:
                    return (model, outer), (inner, prop)
    return ()
