"""The intermediate representation: one API of one version, as its callers meet it on the wire.

No Python identifier and no raw piece of a document is in here; every node knows where it was written.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.diagnostics import SourceRef
from generator.ir.parameters import Location, Parameter, Role
from generator.ir.patterns import Format, Formats, LongRunning, Pageable, Paging, Streaming
from generator.ir.security import SecurityKind, SecurityRequirement, SecurityScheme
from generator.ir.types import Definition, ExampleValue, OperationKey, TypeId, Use

__all__ = [
    "BodyKind",
    "Encoding",
    "Example",
    "ExampleResponse",
    "Format",
    "Formats",
    "Location",
    "LongRunning",
    "MediaType",
    "Operation",
    "Pageable",
    "Paging",
    "Parameter",
    "RequestBody",
    "Response",
    "ResponseHeader",
    "Role",
    "SecurityKind",
    "SecurityRequirement",
    "SecurityScheme",
    "Server",
    "ServerVariable",
    "Service",
    "Streaming",
]


class BodyKind(enum.Enum):
    """What a media type means for the bytes."""

    JSON = "json"
    MULTIPART = "multipart"
    FORM = "form"
    TEXT = "text"
    BINARY = "binary"
    EVENT_STREAM = "event-stream"
    XML = "xml"


@dataclass(frozen=True, slots=True)
class Encoding:
    """How one part of a multipart or form body is written (OpenAPI 3.1 section 4.8.15)."""

    property: str
    content_type: str | None = None
    style: str | None = None
    explode: bool | None = None


@dataclass(frozen=True, slots=True)
class MediaType:
    content_type: str
    kind: BodyKind
    use: Use
    at: SourceRef
    encodings: tuple[Encoding, ...] = ()
    examples: tuple[ExampleValue, ...] = ()


@dataclass(frozen=True, slots=True)
class RequestBody:
    """``contents`` in the document's order; the client sends the first kind it can write, JSON before others."""

    required: bool
    contents: tuple[MediaType, ...]
    at: SourceRef
    description: str = ""
    client_name: str | None = None


@dataclass(frozen=True, slots=True)
class ResponseHeader:
    wire_name: str
    use: Use
    at: SourceRef
    description: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """``status`` is ``"200"``, ``"4XX"`` or ``"default"``; no ``contents`` is an answer without a body."""

    status: str
    contents: tuple[MediaType, ...]
    at: SourceRef
    description: str = ""
    headers: tuple[ResponseHeader, ...] = ()
    is_error: bool = False  # 4XX, 5XX, default beside a success, x-ms-error-response


@dataclass(frozen=True, slots=True)
class ServerVariable:
    """``allowed`` are the values that the document lists, none where any text may stand; ``several``: its value may be
    more than one segment of the path."""

    name: str
    at: SourceRef
    default: str | None = None
    description: str = ""
    allowed: tuple[str, ...] = ()
    several: bool = False
    client_name: str | None = None


@dataclass(frozen=True, slots=True)
class Server:
    """``template`` is the URL as written; ``base_path`` what follows the host (``/openai``, ``/{stage}/api``), without a
    final slash."""

    template: str
    base_path: str
    variables: tuple[ServerVariable, ...]
    at: SourceRef
    description: str = ""


@dataclass(frozen=True, slots=True)
class ExampleResponse:
    """An answer that the document shows; ``body`` is None where it shows none."""

    body: ExampleValue | None = None
    headers: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Example:
    """A call that the document shows: a file of ``x-ms-examples``, or what stands beside the bodies.

    ``parameters`` are as the file has them, by whatever name, the body among them; one that ``is_inline`` has none, and
    ``body`` is what stands beside the body's schema; one that ``streams`` stands beside events. ``responses`` are by
    status as the document writes it (``200``, ``default``).
    """

    title: str
    at: SourceRef
    parameters: Mapping[str, object] = field(default_factory=dict)
    body: ExampleValue | None = None
    is_inline: bool = False
    streams: bool = False
    responses: Mapping[str, ExampleResponse] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Operation:
    id: str | None
    method: str  # upper case
    path: str  # as in the document; a query string in it has become constant parameters
    at: SourceRef
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    body: RequestBody | None
    responses: tuple[Response, ...]
    security: tuple[SecurityRequirement, ...] | None  # None: the service's own
    summary: str = ""
    description: str = ""
    deprecated: bool = False
    examples: tuple[Example, ...] = ()
    streaming: Streaming | None = None
    pageable: Pageable | None = None
    paging: Paging | None = None
    long_running: LongRunning | None = None
    formats: Formats | None = None

    @property
    def key(self) -> OperationKey:
        return OperationKey(str(self.at))

    @property
    def is_versioned(self) -> bool:
        """Whether the query carries the api-version, which is then the client's."""
        return any(item.role is Role.API_VERSION and item.location is Location.QUERY for item in self.parameters)


@dataclass(frozen=True, slots=True)
class Service:
    """``definitions`` holds every named schema of the document, used or not, and every inline one worth a name, in
    document order; ``declared`` are the ids of the named ones (a schema that stands for another has that one's id)."""

    document: str
    dialect: str
    title: str
    description: str
    version: str
    servers: tuple[Server, ...]
    security: tuple[SecurityRequirement, ...]
    security_schemes: tuple[SecurityScheme, ...]
    operations: tuple[Operation, ...]
    definitions: Mapping[TypeId, Definition]
    declared: tuple[TypeId, ...]
    declared_operations: int
