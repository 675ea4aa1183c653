"""Long-running operations: azure-core's polling, on this client's pipeline, with the service's own errors."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin

from azure.core.exceptions import ServiceRequestError
from azure.core.polling import AsyncLROPoller, LROPoller, base_polling
from azure.core.polling.async_base_polling import AsyncLROBasePolling

from .answers import read_error, read_result
from .client import AsyncOperationGroup, OperationGroup
from .engine import AsyncEngine, Engine
from .operation import Operation
from .policies import same_origin
from .reading import loads
from .request import Call
from .settings import CallOptions

_STATES = "accepted creating inprogress notrunning notstarted pending queued running updating failed canceled".split()
_SYNONYMS = {
    "canceled": "cancelled aborted",
    "failed": "error errored faulted rejected expired timedout",
    "succeeded": "success successful complete completed done",
}
#: Final states by what services call them; any other state is one in which an operation is under way.
_FINAL = {word: state for state, words in _SYNONYMS.items() for word in words.split()}


def _state(status: str) -> str:
    """A status under the name that azure-core knows it by."""
    return _FINAL.get(re.sub(r"[^a-z]", "", status.lower()), status)


class _PollingClient:
    """What azure-core's polling needs of a client: its pipeline, and a way to send. It keeps the last response."""

    last: Any = None

    def __init__(self, engine: Engine | AsyncEngine, begun: Call) -> None:
        self._pipeline, self._engine, self.begun = engine.pipeline, engine, begun
        self._options: CallOptions = {**begun.options, "response_hook": self.keep}

    def keep(self, response: Any) -> None:
        self.last = response

    def send_request(self, request: Any, **_: Any) -> Any:
        begun = self.begun.request.url
        request.url = urljoin(begun, request.url)  # a header may hold a relative URL
        if not same_origin(request.url, begun):
            raise ServiceRequestError("the operation is said to be on another host: it is not asked there")
        if "?" not in request.url:  # with a query it is asked as it is
            request.url = self._engine.with_version(request.url, self.begun.operation)
        return self._engine.send(self._engine.own_call(request, self._options, self.begun.operation))


class _HeaderPolling(base_polling.OperationResourcePolling[Any, Any]):
    """``Operation-Location``, or ``Azure-AsyncOperation``, names what says how far the operation is."""

    def get_status(self, pipeline_response: Any) -> str:
        try:
            body: Any = loads(pipeline_response.http_response.content)
            status: Any = body["status"]
        except (ValueError, LookupError, TypeError):
            raise base_polling.BadResponse("the answer to a poll has no status") from None
        if not isinstance(status, str):
            raise base_polling.BadResponse("the status of the operation is not text")
        return _state(status)


class _BodyPolling(base_polling.StatusCheckPolling[Any, Any]):
    """What was put says itself how far it is, where no header names a URL that does."""

    def set_initial_status(self, pipeline_response: Any) -> str:
        response = pipeline_response.http_response
        self._put, status = response.request, self.get_status(pipeline_response)
        if self._put.method in ("PUT", "PATCH") or status.lower() in ("succeeded", "failed", "canceled"):
            return status
        if response.status_code == 202:
            raise base_polling.BadResponse(
                "the operation is under way, and the answer names no place to ask how far it is"
            )
        return "Succeeded"

    def get_polling_url(self) -> str:
        return str(self._put.url)

    def get_status(self, pipeline_response: Any) -> str:
        try:
            body: Any = loads(pipeline_response.http_response.content)
            status = str(body.get("status") or body["properties"]["provisioningState"])
        except (ValueError, LookupError, TypeError, AttributeError):  # no JSON, or none with a status
            return "Succeeded"
        state = _state(status)
        return state if state.lower().replace("_", "") in _STATES else "Succeeded"


class _RaisesFailure:
    """azure-core's polling, except that an operation that failed raises the service's own error."""

    own_client: _PollingClient

    def finished(self) -> bool:
        base: Any = super()
        last, operation = self.own_client.last, self.own_client.begun.operation
        if last is not None and operation is not None and base.status().lower() in ("failed", "canceled"):
            raise read_error(operation, last, last.content)
        return bool(base.finished())


class _Polling(_RaisesFailure, base_polling.LROBasePolling[Any, Any, Any]): ...


class _AsyncPolling(_RaisesFailure, AsyncLROBasePolling[Any, Any, Any]): ...


def _make_poller(
    engine: Engine | AsyncEngine,
    call: Call,
    initial: Any,
    *,
    polling_interval: float | None = None,
    continuation_token: str | None = None,
) -> Any:
    """A poller (:class:`~azure.core.polling.LROPoller` or its async twin) of an operation.

    :param initial: The pipeline's response to the call that began it; None with a continuation token.
    :param polling_interval: Seconds between two polls where the service names none.
    :param continuation_token: What an earlier poller's ``continuation_token()`` gave.
    """
    row = call.operation.outcome if call.operation else None
    result, via = (row.result, row.final_state_via) if row else (None, None)

    def read(answer: Any) -> Any:
        response = answer.http_response
        if row is not None and call.operation is not None and call.operation.paging is not None:
            from .paging import outcome_pages

            return outcome_pages(engine, call, response)
        return None if result is None else read_result(result, response, response.content, engine.strict)

    options: Any = {"final-state-via": via} if via else None
    resources = [
        _HeaderPolling(header, lro_options=options) for header in ("operation-location", "azure-asyncoperation")
    ]
    algorithms: list[Any] = [*resources, base_polling.LocationPolling[Any, Any](), _BodyPolling()]
    kind: Any = _AsyncPolling if engine.is_async else _Polling
    method = kind(timeout=30 if polling_interval is None else polling_interval, lro_algorithms=algorithms)
    poller: Any = AsyncLROPoller if engine.is_async else LROPoller
    client = method.own_client = _PollingClient(engine, call)
    if initial is not None:
        client.keep(initial.http_response)
        return poller(client, initial, read, method)
    settings = {"client": client, "deserialization_callback": read}
    return poller.from_continuation_token(method, continuation_token, **settings)


class LongRunningGroup(OperationGroup):
    """Operations of which some run on after their answer."""

    def _begin(self, operation: Operation[Any], *given: Any, body: Any = None, **polling: Any) -> LROPoller[Any]:
        call = self._engine.call(operation, given, body)
        initial = self._engine.send(call) if polling.get("continuation_token") is None else None
        poller: LROPoller[Any] = _make_poller(self._engine, call, initial, **polling)
        return poller


class AsyncLongRunningGroup(AsyncOperationGroup):
    """Operations of which some run on after their answer."""

    async def _begin(
        self, operation: Operation[Any], *given: Any, body: Any = None, **polling: Any
    ) -> AsyncLROPoller[Any]:
        call = self._engine.call(operation, given, body)
        initial = await self._engine.send(call) if polling.get("continuation_token") is None else None
        poller: AsyncLROPoller[Any] = _make_poller(self._engine, call, initial, **polling)
        return poller
