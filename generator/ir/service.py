"""The intermediate representation: one API of one version, as its callers meet it on the wire.

No Python identifier and no raw piece of a document is in here; every node knows where it was written.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.diagnostics import SourceRef
from generator.ir.types import Default, Definition, ExampleValue, TypeId, Use


class Location(enum.Enum):
    """OpenAPI 3.1 section 4.8.12: where a parameter travels."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"


class Role(enum.Enum):
    """Who fills a parameter in: the caller of the method, or the client."""

    CALLER = "caller"
    API_VERSION = "api-version"
    CREDENTIAL = "credential"  # a parameter that repeats a security scheme
    CONSTANT = "constant"  # required with a single allowed value


@dataclass(frozen=True, slots=True)
class Parameter:
    """``style`` and ``explode`` as OpenAPI 3.1 section 4.8.12.2 (``form``, ``simple``, ``spaceDelimited`` …);
    ``json`` is true where the document gives ``content: application/json`` instead of a schema."""

    wire_name: str
    location: Location
    use: Use
    required: bool
    at: SourceRef
    style: str
    explode: bool
    description: str = ""
    default: Default | None = None
    role: Role = Role.CALLER
    allow_reserved: bool = False  # x-ms-skip-url-encoding, allowReserved
    json: bool = False
    deprecated: bool = False
    client_name: str | None = None


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


class SecurityKind(enum.Enum):
    API_KEY = "apiKey"
    BEARER = "bearer"  # an OpenAI-style key, or a token got elsewhere
    OAUTH2 = "oauth2"  # Entra ID
    BASIC = "basic"


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    name: str
    kind: SecurityKind
    at: SourceRef
    wire_name: str | None = None
    location: Location | None = None
    scopes: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class SecurityRequirement:
    """Schemes that must all be given; a service or operation lists alternatives of these. Empty: none is needed."""

    schemes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ServerVariable:
    name: str
    default: str | None = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class Server:
    """``template`` is the URL as written; ``base_path`` what follows the host (``/openai``), without a final slash."""

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
    ``body`` is what stands beside the body's schema; one that ``streams`` stands beside events. ``responses`` are by status as the document writes it (``200``,
    ``default``).
    """

    title: str
    at: SourceRef
    parameters: Mapping[str, object] = field(default_factory=dict)
    body: ExampleValue | None = None
    is_inline: bool = False
    streams: bool = False
    responses: Mapping[str, ExampleResponse] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Streaming:
    """The operation can answer with server-sent events, each holding ``event``.

    ``flag`` is the wire name of the boolean that asks for them, in the body or the query; None where the operation
    answers with nothing else. ``envelope``: ``event`` types the name and the data of a server-sent event together.
    ``terminator`` is the data that ends the stream, where the document says so.
    """

    event: Use
    flag: str | None = None
    location: Location | None = None  # None: the flag is a property of the body
    envelope: bool = False
    terminator: str | None = None


@dataclass(frozen=True, slots=True)
class Pageable:
    """``x-ms-pageable``: the wire names of the list and of the next page's address, where it gives them."""

    items: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Paging:
    """The operation answers with a list, in pages.

    ``items`` is the wire name of the list, ``item`` what it holds. The next page is at the address that ``link`` names,
    or is asked for by the query parameter ``parameter``, whose value is the property ``token`` of the answer or, where
    that is None, the ``id`` of the last item. ``more`` is a boolean that says whether there is one. Without ``link``
    and ``parameter`` there is one page.
    """

    items: str
    item: Use
    link: str | None = None
    parameter: str | None = None
    token: str | None = None
    more: str | None = None


@dataclass(frozen=True, slots=True)
class LongRunning:
    """``x-ms-long-running-operation``: the answer is where to look for the outcome.

    ``result`` is what that outcome holds in the end, None if the document does not say; ``final_state_via`` is the
    option of that name (``location``, ``operation-location``, ``azure-async-operation``, ``original-uri``).
    """

    result: Use | None = None
    final_state_via: str | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """Values of a field that lead to one form of the answer: JSON as ``use``, text where that is None."""

    values: tuple[str, ...]
    use: Use | None
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class Formats:
    """The body's ``property`` (which takes ``use``) chooses the form of the answer."""

    property: str
    use: Use
    cases: tuple[Format, ...]


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
