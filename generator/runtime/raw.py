"""An answer with its status and headers, beside the value that it holds."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, Generic, TypeVar

from typing_extensions import ParamSpec

from .errors import request_id
from .operation import Operation

P = ParamSpec("P")
T = TypeVar("T")


class RawResponse(Generic[T]):
    """What :func:`with_raw_response` gives: ``parsed`` is what the method returns by itself."""

    def __init__(self, operation: Operation[Any], response: Any, parsed: T) -> None:
        self.parsed = parsed
        self.status_code: int = response.status_code
        self.headers: Mapping[str, str] = response.headers
        self._types = operation.headers

    @property
    def request_id(self) -> str | None:
        """The service's own id of the call."""
        return request_id(self.headers)

    @property
    def declared_headers(self) -> dict[str, Any]:
        """The headers that the document declares and the service sent, each as the declared type; one that does not
        fit its type as text."""
        return {name: _typed(self.headers[name], tp) for name, tp in self._types.items() if name in self.headers}

    def __repr__(self) -> str:
        return f"RawResponse({self.status_code}, {self.parsed!r})"


class ResponseRecorder:
    """A response hook, put among a call's options, that keeps the last response and the operation it answers."""

    operation: Operation[Any]
    response: Any = None

    def __init__(self, options: dict[str, Any]) -> None:
        self.hook = options.get("response_hook")
        options["response_hook"] = self

    def __call__(self, response: Any) -> Any:
        self.response = response
        return self.hook(response) if self.hook is not None else None

    def answer(self, parsed: T) -> RawResponse[T]:
        if self.response is None:
            raise TypeError("this method sends its requests later: it has no raw response")
        return RawResponse(self.operation, self.response, parsed)


def with_raw_response(method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
    """``with_raw_response(client.group.method)(…)``: the same call, with status and headers beside its result.

    :raises TypeError: When called, if the method returns a pager: its requests are sent later.
    """

    def call(*positional: P.args, **keywords: P.kwargs) -> RawResponse[T]:
        recorder = ResponseRecorder(keywords)
        return recorder.answer(method(*positional, **keywords))

    return call


def with_raw_response_async(method: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[RawResponse[T]]]:
    """``await with_raw_response(client.group.method)(…)``: the same call, with status and headers beside its result."""

    async def call(*positional: P.args, **keywords: P.kwargs) -> RawResponse[T]:
        recorder = ResponseRecorder(keywords)
        return recorder.answer(await method(*positional, **keywords))

    return call


def _typed(text: str, tp: type) -> Any:
    try:
        if tp is bool:
            return {"true": True, "false": False}[text.lower()]
        return parsedate_to_datetime(text) if tp is datetime else tp(text)
    except (ValueError, KeyError):
        return text
