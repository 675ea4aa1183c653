"""How calls are sent: one path to the network for all kinds of operations."""

from __future__ import annotations

import copy
import inspect
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from azure.core.credentials import AzureKeyCredential
from azure.core.pipeline import AsyncPipeline, Pipeline
from azure.core.pipeline.policies import UserAgentPolicy
from typing_extensions import Self

from .answers import is_refused, refusal
from .credentials import usable
from .endpoint import base_url
from .policies import METHODS, make_policies
from .request import Call, Defaults
from .settings import ClientOptions, ClientSettings, ServiceDefinition, timeouts

_BLOCK = 1 << 16  # bytes read at once


class _Engine(Defaults):
    """What a client and its operation groups share."""

    is_async = False

    def __init__(
        self,
        endpoint: str,
        credential: Any,
        service: ServiceDefinition,
        version: str | None,
        strict: bool,
        settings: ClientSettings,
        path_values: Mapping[str, Any],
    ) -> None:
        parameter = service.api_version_parameter
        agent = UserAgentPolicy(sdk_moniker=f"{service.name}/{service.version}").user_agent
        super().__init__(
            base_url=base_url(endpoint, service, path_values, settings.get("service_path"), version),
            query=[f"{quote(parameter)}={quote(version)}"] if parameter and version else [],
            headers={"User-Agent": agent, **(settings.get("headers") or {})},
        )
        self.strict = strict
        credential = usable(credential, self.is_async, service.anonymous)
        policies = make_policies(service, self.base_url, credential, settings, self.is_async)
        transport = settings.get("transport") or _transport(self.is_async)
        self.pipeline: Any = (AsyncPipeline if self.is_async else Pipeline)(transport, policies)
        self.options: dict[str, Any] = {"retry_on_methods": METHODS, **timeouts(settings.get("timeout", 300))}
        if credential is not None and not isinstance(credential, AzureKeyCredential):
            self.options["enforce_https"] = False  # azure-core looks at the scheme too; make_policies has decided

    def with_options(self, options: ClientOptions) -> Self:
        """An engine that shares this one's connections and credential, and has other defaults."""
        engine = copy.copy(self)
        engine.headers = {**self.headers, **(options.get("headers") or {})}
        engine.options = {**self.options, **_overridden(options)}
        return engine

    def run(self, call: Call, stream: bool) -> Any:
        """The pipeline's answer; in an async client, what to await for it."""
        return self.pipeline.run(call.request, stream=stream, **{**self.options, **_overridden(call.options)})


def _overridden(options: Any) -> dict[str, Any]:
    """What options of a call or a client say to the pipeline."""
    given: dict[str, Any] = {} if options.get("timeout") is None else timeouts(options["timeout"])
    if (retries := options.get("retries")) is not None:
        given.update(dict.fromkeys(("retry_total", "retry_connect", "retry_read", "retry_status"), retries))
    return given


class Engine(_Engine):
    def send(self, call: Call, stream: bool = False) -> Any:
        """Send a request, show its response to the hook, and raise what it reports.

        :param stream: Leave the body to be read later.
        :return: The pipeline's response; ``http_response`` is the response itself.
        :raises ~azure.core.exceptions.AzureError: The call failed; nothing of it stays open.
        """
        answer = self.run(call, stream)
        response = answer.http_response
        try:
            if hook := call.options.get("response_hook"):
                hook(response)
            if call.operation is not None and is_refused(call.operation, response, call.streamed):
                if stream:
                    response.read()
                raise refusal(call.operation, response)
        except BaseException:
            response.close()
            raise
        return answer


class AsyncEngine(_Engine):
    is_async = True

    async def send(self, call: Call, stream: bool = False) -> Any:
        """Send a request; see :meth:`Engine.send`. The hook may be a coroutine function."""
        answer = await self.run(call, stream)
        response = answer.http_response
        try:
            if hook := call.options.get("response_hook"):
                result = hook(response)
                if inspect.isawaitable(result):
                    await result
            if call.operation is not None and is_refused(call.operation, response, call.streamed):
                if stream:
                    await response.read()
                raise refusal(call.operation, response)
        except BaseException:
            await response.close()
            raise
        return answer


def _transport(is_async: bool) -> Any:
    if is_async:
        from .transport import make_transport

        return make_transport(_BLOCK)
    from azure.core.pipeline.transport import RequestsTransport

    return RequestsTransport(connection_data_block_size=_BLOCK)
