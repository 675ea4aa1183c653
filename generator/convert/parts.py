"""Parts of a multipart body whose schema says nothing: files.

OpenAPI 3.1 leaves ``type`` out for binary data (section 4.8.14.2, "Considerations for File Uploads"), and the media type
of such a part is application/octet-stream (3.1.1 section 4.15.1.1). TypeSpec writes every upload so. In 3.0, where files
have ``format: binary``, such a part is any value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.convert.bodies import body_kind
from generator.ir.bodies import resolve
from generator.ir.service import BodyKind, MediaType, Operation
from generator.ir.types import AnyValue, Array, Binary, Definition, Model, Property, TypeId, Use
from generator.ir.walk import closure, refs_in, response_uses

_BYTES = Use(Binary())


def with_binary_parts(
    definitions: Mapping[TypeId, Definition], operations: Iterable[Operation]
) -> Mapping[TypeId, Definition]:
    """The definitions, with such parts of multipart bodies as bytes. A model that is JSON elsewhere stays as it is."""
    operations = tuple(operations)
    bodies = [media for operation in operations if operation.body is not None for media in operation.body.contents]
    others = [media.use for media in bodies if media.kind is not BodyKind.MULTIPART]
    others += [use for operation in operations for use in response_uses(operation)]
    elsewhere = closure(definitions, refs_in(others))
    changed: dict[TypeId, Definition] = {}
    for media in bodies:
        if media.kind is BodyKind.MULTIPART:
            model = resolve(media.use.type, definitions)
            if isinstance(model, Model) and model.id not in elsewhere:
                changed[model.id] = _with_files(model, media, definitions)
    return {id: changed.get(id, definition) for id, definition in definitions.items()}


def _with_files(model: Model, media: MediaType, definitions: Mapping[TypeId, Definition]) -> Model:
    types = {item.property: (item.content_type or "").partition(",")[0] for item in media.encodings}
    properties = tuple(
        _with_bytes(item, definitions) if _carries_bytes(types.get(item.wire_name, "")) else item
        for item in model.properties
    )
    return replace(model, properties=properties)


def _carries_bytes(content_type: str) -> bool:
    """Whether a part of this media type is bytes, where its schema does not say."""
    return not content_type or body_kind(content_type, _BYTES) is BodyKind.BINARY


def _with_bytes(item: Property, definitions: Mapping[TypeId, Definition]) -> Property:
    type_ = resolve(item.use.type, definitions)
    if isinstance(type_, AnyValue):
        return replace(item, use=replace(item.use, type=Binary()))
    if isinstance(type_, Array) and isinstance(resolve(type_.items.type, definitions), AnyValue):
        return replace(item, use=replace(item.use, type=Array(replace(type_.items, type=Binary()))))
    return item
