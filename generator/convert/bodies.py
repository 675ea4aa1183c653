"""Media types (OpenAPI 3.1 section 4.8.14) and request bodies (4.8.13)."""

from __future__ import annotations

import enum

from generator.closed import assert_never
from generator.convert.examples import example_values
from generator.convert.hints import Words, shared_words
from generator.convert.read import child, flag, named_nodes, text
from generator.convert.schemas import SchemaBuilder
from generator.ir.service import BodyKind, Encoding, MediaType, RequestBody
from generator.ir.types import AnyValue, Array, Binary, Kind, Map, Primitive, Ref, Tuple, Use
from generator.load.nodes import SpecMap
from generator.normalize.document import NormalOperation

_EXACT = {
    "application/x-www-form-urlencoded": BodyKind.FORM,
    "text/event-stream": BodyKind.EVENT_STREAM,
    "application/jsonl": BodyKind.EVENT_STREAM,
    "application/x-ndjson": BodyKind.EVENT_STREAM,
    "application/xml": BodyKind.XML,
    "text/xml": BodyKind.XML,
    "text/json": BodyKind.JSON,
    "application/json": BodyKind.JSON,
}
_BYTES = ("application/octet-stream", "application/zip", "application/gzip", "application/pdf")


def essence(content_type: str) -> str:
    """A media type without its parameters, in lower case (RFC 9110 section 8.3.1)."""
    return content_type.partition(";")[0].strip().lower()


def is_json(content_type: str) -> bool:
    return essence(content_type) in ("application/json", "text/json") or essence(content_type).endswith("+json")


def body_kind(content_type: str, use: Use) -> BodyKind:
    """What a media type means for the bytes; where it does not say (``*/*``), the schema does."""
    name = essence(content_type)
    if name in _EXACT:
        return _EXACT[name]
    if is_json(name):
        return BodyKind.JSON
    if name.endswith("+xml"):
        return BodyKind.XML
    if name.startswith("multipart/"):
        return BodyKind.MULTIPART
    if name.startswith("text/"):
        return BodyKind.TEXT
    if name in _BYTES or name.startswith(("image/", "audio/", "video/", "font/")):
        return BodyKind.BINARY
    return BodyKind.JSON if _carried(use) is _Carried.JSON else BodyKind.BINARY


class _Carried(enum.Enum):
    """What a schema says of the bytes of a body."""

    BYTES = "bytes"
    ANYTHING = "anything"
    TEXT = "text"
    JSON = "json"


def _carried(use: Use) -> _Carried:
    match use.type:
        case Binary():
            return _Carried.BYTES
        case AnyValue():
            return _Carried.ANYTHING
        case Primitive(kind=kind):
            return _carried_by(kind)
        case Array() | Tuple() | Map() | Ref():
            return _Carried.JSON
        case _:
            assert_never(use.type)


def _carried_by(kind: Kind) -> _Carried:
    match kind:
        case Kind.STRING:
            return _Carried.TEXT
        case Kind.INTEGER | Kind.NUMBER | Kind.BOOLEAN | Kind.DATETIME | Kind.DATE | Kind.NULL:
            return _Carried.JSON
        case _:
            assert_never(kind)


def build_contents(
    builder: SchemaBuilder, node: SpecMap, words: Words, *, is_error: bool = False
) -> tuple[MediaType, ...]:
    """The alternatives of a body, in the document's order."""
    contents = tuple(
        _media_type(builder, content_type, media, words, is_error)
        for content_type, media in named_nodes(node, "content").items()
    )
    if not is_error and not any(media.kind is BodyKind.JSON for media in contents):
        for media in contents:
            if media.kind is BodyKind.XML and _carried(media.use) is _Carried.JSON:
                builder.sink.warning(
                    "CG342",
                    media.at,
                    f"{media.content_type!r} is neither written nor read as its schema says: the body is text, which you"
                    " write or parse; offer JSON beside it if the service has that",
                )
    return contents


def _media_type(builder: SchemaBuilder, content_type: str, media: SpecMap, words: Words, is_error: bool) -> MediaType:
    use = builder.use(media["schema"], words) if "schema" in media else Use(AnyValue())
    kind, carried = body_kind(content_type, use), _carried(use)
    if is_error and kind is BodyKind.BINARY and carried is _Carried.JSON:
        # 2.0's `produces` applies to all answers, but an error beside a file is not a file.
        kind = BodyKind.JSON
    if kind is BodyKind.JSON and carried is _Carried.BYTES:
        # A 2.0 `type: file` answer produced as application/json: the bytes of a file, whatever is in it.
        builder.sink.info("CG340", media.at, f"binary content said to be {content_type!r} is read as bytes")
        kind = BodyKind.BINARY
    match kind:
        case BodyKind.BINARY:
            if carried is _Carried.JSON:
                builder.sink.info("CG340", media.at, f"{content_type!r} is read as bytes, whatever its schema says")
            use = use if carried is _Carried.BYTES else Use(Binary())
        case BodyKind.TEXT:
            if carried in (_Carried.ANYTHING, _Carried.BYTES):
                use = Use(Primitive(Kind.STRING))
        case BodyKind.EVENT_STREAM:  # without a schema, the data of events may be JSON or text
            use = Use(Primitive(Kind.STRING)) if carried is _Carried.BYTES else use
        case BodyKind.JSON | BodyKind.MULTIPART | BodyKind.FORM | BodyKind.XML:
            pass
        case _:
            assert_never(kind)
    return MediaType(
        content_type=content_type,
        kind=kind,
        use=use,
        at=media.at,
        encodings=_encodings(media),
        examples=example_values(media),
    )


def _encodings(media: SpecMap) -> tuple[Encoding, ...]:
    """OpenAPI 3.1 section 4.8.15."""
    return tuple(
        Encoding(
            property=name,
            content_type=text(node, "contentType") or None,
            style=node.get("style"),
            explode=node.get("explode"),
        )
        for name, node in named_nodes(media, "encoding").items()
    )


def build_request(builder: SchemaBuilder, operation: NormalOperation, words: Words) -> RequestBody | None:
    node = child(operation.node, "requestBody")
    if node is None:
        return None
    contents = build_contents(builder, node, shared_words(node.at.pointer, (*words, "request")))
    if not contents:
        builder.sink.warning("CG341", node.at, "a request body without content: ignored")
        return None
    client_name = text(node, "x-ms-client-name") or text(node, "x-ms-requestBody-name") or None
    return RequestBody(flag(node, "required"), contents, node.at, text(node, "description"), client_name)
