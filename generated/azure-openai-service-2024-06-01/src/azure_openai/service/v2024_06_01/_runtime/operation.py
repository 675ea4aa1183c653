"""Operations as data: one row says all there is to know about one call, for the sync and the async client alike.

Nothing is worked out when a row is made, so a package may hold hundreds of them.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, Union

if TYPE_CHECKING:
    from .reading import JsonReader

R = TypeVar("R")
OMITTED: Final[Any] = object()
_lock = threading.RLock()


@dataclass(frozen=True)
class Parameter:
    """Where one argument goes. ``None`` is not sent.

    :param name: The name on the wire.
    :param style: The OpenAPI style; ``None`` is the location's own: simple in paths and headers, form elsewhere.
    :param explode: Whether each item of a list or an object stands alone; ``None`` is the style's own.
    :param allow_reserved: Leave the reserved characters of RFC 3986 as they are.
    :param json: Send the value as JSON text (a parameter with ``content`` instead of ``schema``).
    :param const: Always send this value; the parameter then takes no argument.
    """

    name: str
    style: str | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    json: bool = False
    const: Any = OMITTED


class Path(Parameter):
    """A value in the path, which cannot be ``None``, a dot segment, or nothing; styles: simple, label, matrix."""


class Query(Parameter):
    """A value in the query; styles: form, spaceDelimited, pipeDelimited, deepObject."""


class Header(Parameter):
    """A request header; style: simple."""


class Cookie(Parameter):
    """A request cookie; style: form."""


@dataclass(frozen=True)
class RawBody:
    """A body sent as it is given in ``body=``: bytes, str, a path, an open binary file or an iterator of bytes.

    :param content_type: The media type.
    :param required: Whether a body is sent (as ``{}``) when no field of it is given.
    """

    content_type: str = "application/octet-stream"
    required: bool = False


@dataclass(frozen=True)
class JsonBody(RawBody):
    """A JSON object whose fields are the call's keywords; or, in ``body=``, the whole of any JSON.

    :param names: Wire names of the keywords whose names differ from them.
    :param is_string: The JSON may be a string: a str in ``body=`` is its value. Else that is JSON text, as bytes are.
    :param constants: Fields that are sent where the caller leaves them out, by wire name.
    """

    content_type: str = "application/json"
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    is_string: bool = False
    constants: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True)
class FormBody(JsonBody):
    """A form: scalars as text, lists as repeated fields, objects as JSON."""

    content_type: str = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class MultipartBody(JsonBody):
    """A form of parts: scalars as text, lists as repeated parts, objects as JSON, files streamed.

    :param files: Wire names of the parts that are files: bytes, a path, an open binary file, an iterator of bytes,
        ``(name, content[, content type])``, or a list of these.
    :param json: Wire names of the parts that are sent as JSON even where they are scalars.
    :param content_types: Media types of parts, by wire name.
    """

    content_type: str = "multipart/form-data"
    files: tuple[str, ...] = ()
    json: tuple[str, ...] = ()
    content_types: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, eq=False)
class JsonResult:
    """JSON read as the type that ``"module:Name"`` names in the package's ``models._module``; ``None`` is any JSON.

    The module is imported, and the type made ready, when an answer first needs it.
    """

    type: str | None = None

    def adapter(self) -> JsonReader:
        """What reads the type; made once, by one thread."""
        with _lock:
            return self._adapter

    @cached_property
    def _adapter(self) -> JsonReader:
        from .reading import make_adapter

        module, _, name = (self.type or "").partition(":")
        space = vars(importlib.import_module(f"..models._{module}", __package__)) if module else {"": Any}
        return make_adapter(space[name], space)


@dataclass(frozen=True)
class TextResult:
    """Text, decoded as its content type says, else as UTF-8.

    :param accept: What the header Accept asks for.
    """

    accept: str = "text/plain"


@dataclass(frozen=True)
class BytesResult:
    """The body as it is.

    :param accept: What the header Accept asks for.
    """

    accept: str = "*/*"


Result = Union[JsonResult, TextResult, BytesResult]
Results = Mapping[Union[int, str], Union[Result, tuple[Result, ...], None]]
"""By status, ``"2XX"`` or ``"default"``: one result, several to choose from by content type, or no body."""


@dataclass(frozen=True)
class EventStream:
    """Server-sent events or JSON Lines, each read as one item.

    :param item: How the data of an event is read.
    :param is_text: Data that is not JSON is an item as it is; in an envelope, all data is text.
    :param flag: What asks for the stream: a field of the body, or where there is none a query parameter.
    :param value: What the flag holds then.
    :param envelope: The item is ``{"event": <the event's name>, "data": …}`` instead of the data alone.
    :param terminator: The data that ends the stream, where the document says so; ``[DONE]`` ends every stream. One that
        ends without it was cut off, unless HTTP itself says that it is whole: some gateways leave it out.
    :param media_type: What is asked for: ``text/event-stream``, or a media type of JSON Lines.
    """

    item: JsonResult | TextResult
    flag: str | None = None
    envelope: bool = False
    terminator: str | None = None
    media_type: str = "text/event-stream"
    value: Any = True
    is_text: bool = False


@dataclass(frozen=True)
class Pages:
    """An answer that is one page of a list. ``parameter`` is a wire name; the others are attributes of the page, or of
    what one of its attributes holds (``meta.next``).

    :param items: The list.
    :param link: What holds the URL of the next page.
    :param parameter: The query parameter that asks for the next page.
    :param token: What holds that parameter's next value; the last item's ``id`` where left out.
    :param more: What says whether there is a next page.
    """

    items: str
    link: str | None = None
    parameter: str | None = None
    token: str | None = None
    more: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What a long-running operation leads to.

    :param result: How its last answer is read; ``None`` where it has no value.
    :param final_state_via: Azure's option of that name.
    """

    result: JsonResult | None = None
    final_state_via: str | None = None


@dataclass(frozen=True, eq=False)
class Operation(Generic[R]):
    """One call of the service; ``R`` is what it returns.

    :param method: The HTTP method.
    :param path: The path below the base address, with ``{names}``; may hold a fixed query.
    :param parameters: In the order of the method's arguments.
    :param body: How a body is written; ``None`` where the operation takes none.
    :param results: How an answer is read.
    :param stream: How it is read when it is streamed.
    :param errors: How an error's body is read.
    :param paging: How it is one page of a list.
    :param outcome: What the operation leads to, if it runs on after its answer.
    :param headers: The headers that it is declared to have, by type.
    :param options: The class that types its keywords, as ``"module:Name"`` of the package's ``params._module``; empty
        where it takes those of every call alone.
    :param choice: The keyword beside these that chooses what is returned, and is a field of the body.
    :param versioned: Whether the client's api-version is sent.
    """

    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    body: RawBody | None = None
    results: Results = field(default_factory=dict[Any, Any])
    stream: EventStream | None = None
    paging: Pages | None = None
    outcome: Outcome | None = None
    headers: Mapping[str, type] = field(default_factory=dict[str, type])
    errors: Results = field(default_factory=dict[Any, Any])
    options: str = ""
    choice: str = ""
    versioned: bool = True
