"""Long-running operations: azure-core's polling, on this client's pipeline, with the service's own errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from azure.core.exceptions import HttpResponseError
from azure.core.polling import AsyncLROPoller, LROPoller, base_polling
from azure.core.polling.async_base_polling import AsyncLROBasePolling

from .answers import read_answer, read_error, read_result
from .client import AsyncOperationGroup, Engine, OperationGroup, no_hook, settled
from .operation import Operation
from .reading import loads
from .request import build_request
from .settings import CallOptions

_STATES = "accepted creating inprogress notrunning notstarted pending queued running updating failed canceled".split()


class PollingClient:
    """What azure-core's polling needs of a client: its pipeline, and a way to send."""

    def __init__(self, engine: Engine, first: Any, options: CallOptions) -> None:
        self._pipeline, self._engine, self._first, self._options = engine.pipeline, engine, first, options

    def send_request(self, request: Any, **_: Any) -> Any:
        request.url = urljoin(self._first.url, request.url)  # a header may hold a relative address
        return self._engine.run(self._engine.own_request(request, self._options), self._options, False)


class _BodyPolling(base_polling.StatusCheckPolling[Any, Any]):
    """What was put tells itself how far it is, where no header names a place that does."""

    def set_initial_status(self, pipeline_response: Any) -> str:
        request = self._request = pipeline_response.http_response.request
        return self.get_status(pipeline_response) if request.method in ("PUT", "PATCH") else "Succeeded"

    def get_polling_url(self) -> str:
        return str(self._request.url)

    def get_status(self, pipeline_response: Any) -> str:
        try:
            body: Any = loads(pipeline_response.http_response.content)
            status = str(body.get("status") or body["properties"]["provisioningState"])
        except (ValueError, LookupError, TypeError, AttributeError):  # no JSON, or none with a status
            return "Succeeded"
        return status if status.lower().replace("_", "") in _STATES else "Succeeded"


def _failure(operation: Operation[Any], response: Any, error: HttpResponseError) -> Exception:
    """What the service said of it; azure-core's own words where the answer cannot be read."""
    if response.status_code < 300 and b'"error"' not in response.content:
        return error
    return read_error(operation, response, response.content)


class _Begun:
    operation: Operation[Any]

    def initialize(self, client: Any, initial_response: Any, deserialization_callback: Any) -> None:
        base: Any = super()
        base.initialize(client, initial_response, deserialization_callback)
        if base.status().lower() in ("failed", "canceled"):  # at once: the sync poller would take it for a result
            raise read_error(self.operation, initial_response.http_response, initial_response.http_response.content)


class _Polling(_Begun, base_polling.LROBasePolling[Any, Any, Any]):
    def run(self) -> None:
        try:
            super().run()
        except HttpResponseError as error:
            raise _failure(self.operation, self._pipeline_response.http_response, error) from error


class _AsyncPolling(_Begun, AsyncLROBasePolling[Any, Any, Any]):
    async def run(self) -> None:
        try:
            await super().run()
        except HttpResponseError as error:
            raise _failure(self.operation, self._pipeline_response.http_response, error) from error


def make_poller(
    is_async: bool,
    operation: Operation[Any],
    client: PollingClient,
    initial: Any,
    strict: bool,
    interval: float | None,
    token: str | None,
) -> Any:
    """A poller (:class:`~azure.core.polling.LROPoller` or its async twin) on an operation that was begun.

    :param initial: The answer to the call that began it; None with a continuation token.
    :param interval: Seconds between two polls where the service names none.
    :param token: What an earlier poller's ``continuation_token()`` gave.
    """
    row = operation.outcome
    assert row is not None

    def read(answer: Any) -> Any:
        response = answer.http_response
        return None if row.result is None else read_result(row.result, response, response.content, strict)

    options = None if row.final_state_via is None else {"final-state-via": row.final_state_via}
    kind: Any = _AsyncPolling if is_async else _Polling
    first: Any = base_polling.OperationResourcePolling[Any, Any](lro_options=options)
    ways: list[Any] = [first, base_polling.LocationPolling[Any, Any](), _BodyPolling()]
    method = kind(timeout=30 if interval is None else interval, lro_algorithms=ways)
    method.operation = operation
    poller: Any = AsyncLROPoller if is_async else LROPoller
    if token is not None:
        return poller.from_continuation_token(method, token, client=client, deserialization_callback=read)
    return poller(client, initial, read, method)


class LongRunningGroup(OperationGroup):
    """Operations of which some run on after their answer."""

    def _begin(
        self,
        operation: Operation[Any],
        keywords: Mapping[str, Any],
        /,
        *values: Any,
        body: Any = None,
        polling_interval: float | None = None,
        continuation_token: str | None = None,
    ) -> LROPoller[Any]:
        request, options = build_request(self._engine, operation, keywords, values, body, False)
        client = PollingClient(self._engine, request, options)
        initial = None
        if continuation_token is None:
            initial = self._engine.run(request, options, False)
            options.get("response_hook", no_hook)(initial.http_response)
            if initial.http_response.status_code >= 300:
                read_answer(operation, initial.http_response, False)
        return make_poller(  # type: ignore[no-any-return]
            False, operation, client, initial, self._engine.strict, polling_interval, continuation_token
        )


class AsyncLongRunningGroup(AsyncOperationGroup):
    """Operations of which some run on after their answer."""

    async def _begin(
        self,
        operation: Operation[Any],
        keywords: Mapping[str, Any],
        /,
        *values: Any,
        body: Any = None,
        polling_interval: float | None = None,
        continuation_token: str | None = None,
    ) -> AsyncLROPoller[Any]:
        request, options = build_request(self._engine, operation, keywords, values, body, False)
        client = PollingClient(self._engine, request, options)
        initial = None
        if continuation_token is None:
            initial = await self._engine.run(request, options, False)
            await settled(options.get("response_hook", no_hook)(initial.http_response))
            if initial.http_response.status_code >= 300:
                read_answer(operation, initial.http_response, False)
        return make_poller(  # type: ignore[no-any-return]
            True, operation, client, initial, self._engine.strict, polling_interval, continuation_token
        )
