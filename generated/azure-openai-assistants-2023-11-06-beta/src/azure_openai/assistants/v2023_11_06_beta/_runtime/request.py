"""From a row and a call's arguments to a request: all that needs no input or output."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from azure.core.rest import HttpRequest

from .bodies import Upload, write_body
from .operation import OMITTED, BytesResult, Cookie, Header, Operation, Parameter, Path, Query, TextResult
from .raw import Witness
from .settings import CallOptions
from .values import header_value, path_value, query_pairs, safe_header

_ACCEPT: dict[Any, str] = {TextResult: "text/plain", BytesResult: "*/*"}


class Defaults:
    """What a client adds to every request."""

    base_url: str
    fixed_query: list[str]
    fixed_headers: dict[str, str]


@lru_cache(maxsize=None)
def _plan(operation: Operation[Any]) -> tuple[list[str], list[Parameter], list[Parameter], str]:
    """What is worked out once for each row: the path's pieces, the parameters with and without an argument, Accept."""
    results = [
        each for value in operation.results.values() for each in (value if isinstance(value, tuple) else (value,))
    ]
    accept = dict.fromkeys(_ACCEPT.get(type(result), "application/json") for result in results)
    constant = [parameter for parameter in operation.parameters if parameter.const is not OMITTED]
    arguments = [parameter for parameter in operation.parameters if parameter.const is OMITTED]
    return re.split(r"\{([^{}]*)\}", operation.path), arguments, constant, ", ".join(accept) or "application/json"


def build_request(
    client: Defaults,
    operation: Operation[Any],
    keywords: Mapping[str, Any],
    values: tuple[Any, ...],
    body: Any,
    streamed: bool,
) -> tuple[HttpRequest, CallOptions]:
    """The request, and the call's options that were among the keywords.

    :raises TypeError: A keyword that the operation does not take, or a value that cannot be written.
    :raises ValueError: An empty or dot-segment path value, a header with a line break, a number that is not finite.
    """
    fields = dict(keywords)
    options: Any = {name: fields.pop(name) for name in CallOptions.__annotations__ if name in fields}
    pieces, arguments, constants, accept = _plan(operation)
    if isinstance(witness := options.get("response_hook"), Witness):
        witness.operation = operation
    flag = operation.stream.flag if streamed and operation.stream else None
    content, content_type = write_body(operation.body, fields, body, flag)
    headers = {"Accept": "text/event-stream" if streamed else accept}
    paths: dict[str, str] = {}
    query = list(client.fixed_query)
    cookies: list[str] = []
    given = [*zip(arguments, values, strict=True), *((parameter, parameter.const) for parameter in constants)]
    for parameter, value in given:
        if isinstance(parameter, Path):
            paths[parameter.name] = path_value(parameter, value)
        elif isinstance(parameter, Header) and value is not None:
            headers[parameter.name] = header_value(parameter, value)
        elif not isinstance(parameter, Header):
            (cookies if isinstance(parameter, Cookie) else query).extend(query_pairs(parameter, value))
    if flag and operation.body is None:
        query += query_pairs(Query(flag), True)
    if cookies:
        headers["Cookie"] = "; ".join(cookies)
    if content_type:
        headers["Content-Type"] = content_type
    if isinstance(content, bytes) or (isinstance(content, Upload) and content.size is not None):
        headers["Content-Length"] = str(len(content))
    path = "".join(paths[piece] if index % 2 else piece for index, piece in enumerate(pieces))
    request = HttpRequest(operation.method, with_query(client.base_url + path, query), content=content)
    return finish_request(client, request, headers, options), options


def with_query(url: str, pairs: list[str]) -> str:
    """An address with more in its query."""
    return url + ("&" if "?" in url else "?") * bool(pairs) + "&".join(pairs)


def finish_request(
    client: Defaults, request: HttpRequest, headers: Mapping[str, str], options: CallOptions
) -> HttpRequest:
    """Add the headers of the client, the operation and the call; the later ones win.

    :raises ValueError: One of them holds a line break.
    """
    sent = request.headers
    sent["x-ms-client-request-id"] = options.get("client_request_id") or str(uuid.uuid4())
    for more in (client.fixed_headers, headers, options.get("headers") or {}):
        sent.update(more)
    for name, value in sent.items():
        safe_header(name, value)
    return request
