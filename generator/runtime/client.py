"""The clients and their operation groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, Union

from azure.core.credentials import AzureKeyCredential, TokenCredential
from azure.core.rest import AsyncHttpResponse, HttpRequest, HttpResponse
from typing_extensions import Self, Unpack

from .answers import read_answer
from .arguments import check_names
from .engine import AsyncEngine, Engine
from .operation import Operation
from .settings import CallOptions, ClientOptions, ClientSettings, ServiceDefinition
from .streaming import AsyncStream, EventReader, Stream

if TYPE_CHECKING:
    from azure.core.credentials_async import AsyncTokenCredential

    Credential = Union[str, AzureKeyCredential, TokenCredential, AsyncTokenCredential, Callable[[], Any]]
R = TypeVar("R")


_FIXED = {"_engine", "endpoint", "credential", "api_version", "strict", *ClientSettings.__annotations__}


def _refuse_change(client: object, name: str) -> None:
    """A subclass may have attributes of its own; what the client is made of stays."""
    if name in _FIXED or hasattr(type(client), name):
        message = f"{name} of a {type(client).__name__} cannot be changed: use with_options(), or make another client"
        raise AttributeError(message)


class _ClientCore:
    """What both clients are. A client's settings are made once, so that threads and tasks may share it.

    :param endpoint: The resource's host or URL.
    :param credential: A key, anything that gives tokens (azure-identity), or a function that returns a token; none
        where the service asks for none.
    :param service: The package's own definition.
    :param api_version: The version that the service is asked for.
    :param strict: Raise where an answer does not keep to its document, instead of reading what can be read.
    :param path_values: Values of the variables of the service's own path.
    :raises TypeError: An unknown setting, an endpoint that is no text, or a credential that is none.
    :raises ValueError: The endpoint is not one, a value of its path is empty or contradicts it, or a token would be sent over plain http.
    """

    _engine_type: type[Engine] | type[AsyncEngine]

    def __init__(
        self,
        endpoint: str,
        credential: Credential | None,
        service: ServiceDefinition,
        *,
        api_version: str | None = None,
        strict: bool = False,
        path_values: Mapping[str, str] | None = None,
        **settings: Unpack[ClientSettings],
    ) -> None:
        check_names(settings, ClientSettings.__annotations__)
        vars(self)["_engine"] = self._engine_type(
            endpoint, credential, service, api_version, strict, settings, path_values or {}
        )

    def with_options(self, **options: Unpack[ClientOptions]) -> Self:
        """A client with other options, headers in addition to its own, that shares this one's connections: closing either
        closes both."""
        check_names(options, ClientOptions.__annotations__)
        client = object.__new__(type(self))
        groups = {name for name in vars(self) if isinstance(getattr(type(self), name, None), cached_property)}
        vars(client).update({name: value for name, value in vars(self).items() if name not in groups})
        vars(client)["_engine"] = vars(self)["_engine"].with_options(options)
        return client

    if not TYPE_CHECKING:  # a checker shall know no attribute that is not declared

        def __setattr__(self, name: str, value: object) -> None:
            _refuse_change(self, name)
            super().__setattr__(name, value)

        def __delattr__(self, name: str) -> None:
            _refuse_change(self, name)
            super().__delattr__(name)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({vars(self)['_engine'].base_url!r})"


class Client(_ClientCore):
    _engine_type = Engine
    _engine: Engine

    def send_request(
        self, request: HttpRequest, *, stream: bool = False, **options: Unpack[CallOptions]
    ) -> HttpResponse:
        """Send a request of the caller's own making through the client's pipeline; no status raises.

        :param request: Its URL is absolute, or relative to the client's. Another host gets no credential.
        :keyword stream: Leave the body to be read by the caller.
        """
        response: HttpResponse = self._engine.send(self._engine.own_call(request, options), stream).http_response
        return response

    def close(self) -> None:
        """Close the connections."""
        self._engine.pipeline.__exit__()

    def __enter__(self) -> Self:
        self._engine.pipeline.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class OperationGroup:
    """Operations of one kind; the base of the generated groups."""

    def __init__(self, client: Client) -> None:
        self._engine: Engine = vars(client)["_engine"]

    def _call(self, operation: Operation[R], *given: Any, body: Any = None) -> R:
        call = self._engine.call(operation, given, body)
        result: R = read_answer(operation, self._engine.send(call).http_response, self._engine.strict)
        return result

    def _stream(self, operation: Operation[Any], *given: Any, body: Any = None) -> Stream[Any]:
        call = self._engine.call(operation, given, body, True)
        response = self._engine.send(call, True).http_response
        reader = EventReader(response, operation, self._engine.strict)
        return Stream(response, reader)


class AsyncClient(_ClientCore):
    _engine_type = AsyncEngine
    _engine: AsyncEngine

    async def send_request(
        self, request: HttpRequest, *, stream: bool = False, **options: Unpack[CallOptions]
    ) -> AsyncHttpResponse:
        """Send a request of the caller's own making; see :meth:`Client.send_request`."""
        answer = await self._engine.send(self._engine.own_call(request, options), stream)
        response: AsyncHttpResponse = answer.http_response
        return response

    async def close(self) -> None:
        """Close the connections."""
        await self._engine.pipeline.__aexit__()

    async def __aenter__(self) -> Self:
        await self._engine.pipeline.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


class AsyncOperationGroup:
    """Operations of one kind; the base of the generated async groups."""

    def __init__(self, client: AsyncClient) -> None:
        self._engine: AsyncEngine = vars(client)["_engine"]

    async def _call(self, operation: Operation[R], *given: Any, body: Any = None) -> R:
        call = self._engine.call(operation, given, body)
        result: R = read_answer(operation, (await self._engine.send(call)).http_response, self._engine.strict)
        return result

    async def _stream(self, operation: Operation[Any], *given: Any, body: Any = None) -> AsyncStream[Any]:
        call = self._engine.call(operation, given, body, True)
        response = (await self._engine.send(call, True)).http_response
        reader = EventReader(response, operation, self._engine.strict)
        return AsyncStream(response, reader)
