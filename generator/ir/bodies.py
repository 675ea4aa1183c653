"""An operation's bodies: which one the client writes, whether its fields can be keyword arguments, what it reads."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ir.service import BodyKind, MediaType, Operation, Service
from generator.ir.types import Alias, Definition, Model, Ref, Type, TypeId, Visibility

#: What the client prefers to send where a document offers several.
_PREFERENCE = (BodyKind.JSON, BodyKind.MULTIPART, BodyKind.FORM, BodyKind.TEXT, BodyKind.BINARY, BodyKind.XML)
_FLAT = frozenset({BodyKind.JSON, BodyKind.MULTIPART, BodyKind.FORM})


def sent_body(operation: Operation) -> MediaType | None:
    """The media type the client sends, or None for an operation without a body."""
    if operation.body is None or not operation.body.contents:
        return None
    return min(
        operation.body.contents,
        key=lambda media: _PREFERENCE.index(media.kind) if media.kind in _PREFERENCE else len(_PREFERENCE),
    )


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
    if media is None or media.kind not in _FLAT or media.use.nullable:
        return None
    body = resolve(media.use.type, definitions)
    if isinstance(body, Model) and any(item.visibility is not Visibility.READ for item in body.properties):
        return body
    return None


def page_model(operation: Operation, service: Service) -> Model | None:
    """The one object that a success holds, or None: what a page of a list would be."""
    for response in operation.responses:
        if not response.is_error:
            for media in response.contents:
                if media.kind is BodyKind.JSON:
                    found = resolve(media.use.type, service.definitions)
                    return found if isinstance(found, Model) else None
    return None
