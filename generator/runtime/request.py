"""From a row and a call's arguments to a request: everything about sending that needs no input or output."""

from __future__ import annotations

import copy
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from azure.core.rest import HttpRequest

from .arguments import check_keywords
from .bodies import Upload, write_body
from .operation import OMITTED, BytesResult, Cookie, Header, Operation, Parameter, Path, Query, TextResult
from .raw import ResponseRecorder
from .settings import CallOptions
from .values import header_value, is_dict, path_value, query_pairs, safe_header


@dataclass
class Call:
    """One request, ready to be sent.

    :param operation: What is called; ``None`` for a request of the caller's own making, whose answer is not judged.
    :param streamed: Whether the answer must be a stream of events.
    """

    request: HttpRequest
    options: CallOptions
    operation: Operation[Any] | None = None
    streamed: bool = False


@dataclass
class Defaults:
    """What a client adds to every request, and how it makes one."""

    base_url: str
    query: list[str]
    headers: Mapping[str, str] = field(repr=False)

    def call(self, operation: Operation[Any], given: tuple[Any, ...], body: Any, streamed: bool = False) -> Call:
        """The call of an operation.

        :param given: The keywords, options of the call among them, and then the arguments in the parameters' order.
        :raises TypeError: A keyword that the operation does not take or that is missing, or a value that cannot be
            written.
        :raises ValueError: An empty or dot-segment path value, a header with a line break, a number that is not finite.
        """
        keywords, *values = given
        check_keywords(operation, keywords, body)
        fields = dict(keywords)
        options: Any = {name: fields.pop(name) for name in CallOptions.__annotations__ if name in fields}
        if isinstance(recorder := options.get("response_hook"), ResponseRecorder):
            recorder.operation = operation
        pieces, arguments, constants, accept = _plan(operation)
        stream = operation.stream
        if stream and not streamed:
            if is_dict(body) and stream.flag in body and body[stream.flag] == stream.value:
                raise TypeError(
                    f"body= asks for a stream with {stream.flag!r}: give the argument stream=True in its place"
                )
            stream = None
        asked = {stream.flag: stream.value} if stream and stream.flag else {}
        content, content_type = write_body(operation.body, fields, body, asked, options.get("extra_body") or {})
        headers = {"Accept": stream.media_type if stream else accept}
        paths: dict[str, str] = {}
        query = list(self.query) if operation.versioned else []
        cookies: list[str] = []
        for parameter, value in [*zip(arguments, values, strict=True), *((each, each.const) for each in constants)]:
            if isinstance(parameter, Path):
                paths[parameter.name] = path_value(parameter, value)
            elif not isinstance(parameter, Header):
                (cookies if isinstance(parameter, Cookie) else query).extend(query_pairs(parameter, value))
            elif value is not None:
                headers[parameter.name] = header_value(parameter, value)
        if operation.body is None:
            query += [pair for name, value in asked.items() for pair in query_pairs(Query(name), value)]
        extra: Mapping[str, Any] = options.get("extra_query") or {}
        for name, value in extra.items():
            query += query_pairs(Query(name), value)
        if cookies:
            headers["Cookie"] = "; ".join(cookies)
        if content_type:
            headers["Content-Type"] = content_type
        if isinstance(content, bytes) or (isinstance(content, Upload) and content.size is not None):
            headers["Content-Length"] = str(len(content))
        path = "".join(paths[piece] if index % 2 else piece for index, piece in enumerate(pieces))
        request = HttpRequest(operation.method, with_query(self.base_url + path, query), content=content)
        self._add_headers(request, headers, options)
        return Call(request, options, operation, streamed)

    def own_call(self, request: HttpRequest, options: CallOptions, operation: Operation[Any] | None = None) -> Call:
        """The call of a copy of a request made elsewhere; a relative URL is below the client's."""
        request = copy.deepcopy(request)
        if "://" not in request.url.partition("?")[0]:
            request.url = self.with_version(f"{self.base_url}/{request.url.lstrip('/')}")
        self._add_headers(request, dict(request.headers), options)
        return Call(request, options, operation)

    def with_version(self, url: str, operation: Operation[Any] | None = None) -> str:
        """A URL with the api-version, if it has none and the operation takes one."""
        if operation is not None and not operation.versioned:
            return url
        names = {pair.partition("=")[0] for pair in url.partition("?")[2].split("&")}
        return with_query(url, [pair for pair in self.query if pair.partition("=")[0] not in names])

    def _add_headers(self, request: HttpRequest, headers: Mapping[str, str], options: CallOptions) -> None:
        """Add the headers of the client, the operation and the call; the later ones win."""
        sent = request.headers
        sent["x-ms-client-request-id"] = options.get("client_request_id") or str(uuid.uuid4())
        for more in (self.headers, headers, options.get("headers") or {}):
            sent.update(more)
        for name, value in sent.items():
            safe_header(name, value)


@lru_cache(maxsize=None)
def _plan(operation: Operation[Any]) -> tuple[list[str], list[Parameter], list[Parameter], str]:
    """What is computed once for each row: the path's pieces, the parameters with and without an argument, Accept."""
    declared = operation.results.values()
    results = [each for value in declared for each in (value if isinstance(value, tuple) else (value,))]
    accept = dict.fromkeys(_accept(result) for result in results if result is not None)  # no body asks for nothing
    constants = [parameter for parameter in operation.parameters if parameter.const is not OMITTED]
    arguments = [parameter for parameter in operation.parameters if parameter.const is OMITTED]
    return re.split(r"\{([^{}]*)\}", operation.path), arguments, constants, ", ".join(accept) or "application/json"


def _accept(result: Any) -> str:
    return result.accept if isinstance(result, (BytesResult, TextResult)) else "application/json"


def with_query(url: str, pairs: list[str]) -> str:
    """A URL with more in its query."""
    return url + ("&" if "?" in url else "?") * bool(pairs) + "&".join(pairs)
