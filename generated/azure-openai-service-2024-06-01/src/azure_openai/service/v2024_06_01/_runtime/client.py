"""The clients and their operation groups: with the streams, the only code that waits for the network."""

from __future__ import annotations

import copy
import inspect
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, Union
from urllib.parse import quote, urlsplit

from azure.core.credentials import AzureKeyCredential, TokenCredential
from azure.core.pipeline import AsyncPipeline, Pipeline
from azure.core.pipeline.policies import UserAgentPolicy
from azure.core.rest import AsyncHttpResponse, HttpRequest, HttpResponse
from typing_extensions import Self, Unpack

from .answers import read_answer
from .operation import Operation
from .policies import make_policies
from .request import Defaults, build_request, finish_request, with_query
from .settings import CallOptions, ClientSettings, ServiceDefinition
from .streaming import AsyncStream, Stream, check_stream

if TYPE_CHECKING:
    from azure.core.credentials_async import AsyncTokenCredential

    Credential = Union[AzureKeyCredential, TokenCredential, AsyncTokenCredential]
R = TypeVar("R")


class _ClientCore:
    """What both clients are. A client's settings are made once, so that threads and tasks may share it.

    :param endpoint: The resource's host or address.
    :param credential: A key, or anything that gives tokens (azure-identity).
    :param service: The package's own definition.
    :param api_version: The version that the service is asked for.
    :param strict: Raise where an answer does not keep to its document, instead of reading what can be read.
    :raises ValueError: The endpoint is not one, or a token would be sent over plain http.
    """

    _is_async = False
    _engine: Engine

    def __init__(
        self,
        endpoint: str,
        credential: Credential,
        service: ServiceDefinition,
        *,
        api_version: str | None = None,
        strict: bool = False,
        **settings: Unpack[ClientSettings],
    ) -> None:
        if unknown := settings.keys() - ClientSettings.__annotations__.keys():
            raise TypeError(f"unexpected keyword arguments: {', '.join(map(repr, sorted(unknown)))}")
        engine = Engine(endpoint, credential, service, api_version, settings, self._is_async)
        engine.strict = strict
        vars(self)["_engine"] = engine

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed; make another one")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed; make another one")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._engine.base_url!r})"


class Engine(Defaults):
    """What a client and its operation groups share."""

    strict = False

    def __init__(
        self,
        endpoint: str,
        credential: Any,
        service: ServiceDefinition,
        version: str | None,
        settings: ClientSettings,
        is_async: bool,
    ) -> None:
        self.base_url = _base_url(endpoint, service.base_path)
        parameter = service.api_version_parameter
        self.fixed_query = [f"{quote(parameter)}={quote(version)}"] if parameter and version else []
        agent = UserAgentPolicy(sdk_moniker=f"{service.name}/{service.version}").user_agent
        self.fixed_headers = {"User-Agent": agent, **(settings.get("headers") or {})}
        policies = make_policies(service, self.base_url, credential, settings, is_async)
        transport = settings.get("transport") or _transport(is_async)
        self.pipeline: Any = (AsyncPipeline if is_async else Pipeline)(transport, policies)
        self.timeout = settings.get("timeout", 300)
        # azure-core looks at the scheme once more; make_policies has already decided
        self.options = {} if isinstance(credential, AzureKeyCredential) else {"enforce_https": False}

    def run(self, request: HttpRequest, options: CallOptions, stream: bool) -> Any:
        """The pipeline's answer; in an async client, what to await for it."""
        timeout = options.get("timeout", self.timeout)
        times = {"connection_timeout": timeout, "read_timeout": timeout}
        return self.pipeline.run(request, stream=stream, **times, **self.options)

    def own_request(self, request: HttpRequest, options: CallOptions) -> HttpRequest:
        """A copy of a caller's request, below the endpoint if its address is relative."""
        request = copy.deepcopy(request)
        if "://" not in request.url.partition("?")[0]:
            query = [pair for pair in self.fixed_query if pair.partition("=")[0] + "=" not in request.url]
            request.url = with_query(f"{self.base_url}/{request.url.lstrip('/')}", query)
        return finish_request(self, request, dict(request.headers), options)


def _transport(is_async: bool) -> Any:
    if is_async:
        from .transport import make_transport

        return make_transport(1 << 16)
    from azure.core.pipeline.transport import RequestsTransport

    return RequestsTransport(connection_data_block_size=1 << 16)


def _base_url(endpoint: str, base_path: str) -> str:
    """The address that every path is added to. No message holds the endpoint: it may hold a secret."""
    endpoint = endpoint.strip()
    parts = urlsplit(endpoint if "://" in endpoint else f"https://{endpoint}")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("endpoint must be a host or an http(s) address")
    if parts.username is not None or parts.query or parts.fragment:
        raise ValueError("endpoint must hold no user, query or fragment")
    path, base = parts.path.rstrip("/"), base_path.strip("/")
    if base and not path.endswith(f"/{base}"):
        path += f"/{base}"
    return f"{parts.scheme}://{parts.netloc}{path}"


class Client(_ClientCore):
    __doc__ = _ClientCore.__doc__

    def send_request(
        self, request: HttpRequest, *, stream: bool = False, **options: Unpack[CallOptions]
    ) -> HttpResponse:
        """Send a request of the caller's own making through the client's pipeline; no status raises.

        :param request: Its address is absolute, or relative to the client's. Another host gets no credential.
        :keyword stream: Leave the body to be read by the caller.
        """
        sent = self._engine.own_request(request, options)
        response: HttpResponse = self._engine.run(sent, options, stream).http_response
        options.get("response_hook", no_hook)(response)
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

    def _call(self, operation: Operation[R], keywords: Mapping[str, Any], /, *values: Any, body: Any = None) -> R:
        request, options = build_request(self._engine, operation, keywords, values, body, False)
        response = self._engine.run(request, options, False).http_response
        options.get("response_hook", no_hook)(response)
        result: R = read_answer(operation, response, self._engine.strict)
        return result

    def _stream(
        self, operation: Operation[Any], keywords: Mapping[str, Any], /, *values: Any, body: Any = None
    ) -> Stream[Any]:
        request, options = build_request(self._engine, operation, keywords, values, body, True)
        response = self._engine.run(request, options, True).http_response
        try:
            options.get("response_hook", no_hook)(response)
            if not check_stream(response):
                response.read()
                check_stream(response, operation)
        except BaseException:
            response.close()
            raise
        return Stream(operation, response, self._engine.strict)


class AsyncClient(_ClientCore):
    __doc__ = _ClientCore.__doc__
    _is_async = True

    async def send_request(
        self, request: HttpRequest, *, stream: bool = False, **options: Unpack[CallOptions]
    ) -> AsyncHttpResponse:
        """Send a request of the caller's own making; see :meth:`Client.send_request`."""
        sent = self._engine.own_request(request, options)
        response: AsyncHttpResponse = (await self._engine.run(sent, options, stream)).http_response
        await settled(options.get("response_hook", no_hook)(response))
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
        self._engine: Engine = vars(client)["_engine"]

    async def _call(self, operation: Operation[R], keywords: Mapping[str, Any], /, *values: Any, body: Any = None) -> R:
        request, options = build_request(self._engine, operation, keywords, values, body, False)
        response = (await self._engine.run(request, options, False)).http_response
        await settled(options.get("response_hook", no_hook)(response))
        result: R = read_answer(operation, response, self._engine.strict)
        return result

    async def _stream(
        self, operation: Operation[Any], keywords: Mapping[str, Any], /, *values: Any, body: Any = None
    ) -> AsyncStream[Any]:
        request, options = build_request(self._engine, operation, keywords, values, body, True)
        response = (await self._engine.run(request, options, True)).http_response
        try:
            await settled(options.get("response_hook", no_hook)(response))
            if not check_stream(response):
                await response.read()
                check_stream(response, operation)
        except BaseException:
            await response.close()
            raise
        return AsyncStream(operation, response, self._engine.strict)


def no_hook(_: object) -> None: ...


async def settled(value: object) -> None:
    """A response hook may be a coroutine function."""
    if inspect.isawaitable(value):
        await value
