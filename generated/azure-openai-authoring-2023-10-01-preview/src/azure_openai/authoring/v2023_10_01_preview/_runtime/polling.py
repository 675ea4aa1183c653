"""Long-running operations: azure-core's polling, on this client's pipeline, with the service's own errors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from azure.core.exceptions import HttpResponseError
from azure.core.polling import AsyncLROPoller, LROPoller
from azure.core.polling.async_base_polling import AsyncLROBasePolling
from azure.core.polling.base_polling import LROBasePolling

from .answers import read_answer, read_error, read_result
from .client import AsyncOperationGroup, OperationGroup, no_hook, settled
from .operation import Operation
from .request import build_request


class PollingClient:
    """What azure-core's polling needs of a client: its pipeline, and a way to send."""

    def __init__(self, pipeline: Any, send: Callable[[Any], Any]) -> None:
        self._pipeline = pipeline
        self._send = send

    def send_request(self, request: Any, **_: Any) -> Any:
        return self._send(request)


def _failure(operation: Operation[Any], response: Any, error: HttpResponseError) -> Exception:
    """What the service said of it; azure-core's own words where the answer cannot be read."""
    if response.status_code < 300 and b'"error"' not in response.content:
        return error
    return read_error(operation, response, response.content)


class _Polling(LROBasePolling[Any, Any, Any]):
    operation: Operation[Any]

    def run(self) -> None:
        try:
            super().run()
        except HttpResponseError as error:
            raise _failure(self.operation, self._pipeline_response.http_response, error) from error


class _AsyncPolling(AsyncLROBasePolling[Any, Any, Any]):
    operation: Operation[Any]

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
    method = kind(timeout=30 if interval is None else interval, lro_options=options)
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
        client = PollingClient(
            self._engine.pipeline,
            lambda poll: self._engine.run(self._engine.own_request(poll, options), options, False),
        )
        initial = None
        if continuation_token is None:
            initial = self._engine.run(request, options, False)
            options.get("response_hook", no_hook)(initial.http_response)
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
        client = PollingClient(
            self._engine.pipeline,
            lambda poll: self._engine.run(self._engine.own_request(poll, options), options, False),
        )
        initial = None
        if continuation_token is None:
            initial = await self._engine.run(request, options, False)
            await settled(options.get("response_hook", no_hook)(initial.http_response))
            read_answer(operation, initial.http_response, False)
        return make_poller(  # type: ignore[no-any-return]
            True, operation, client, initial, self._engine.strict, polling_interval, continuation_token
        )
