"""Proves what a response hook sees, that nothing of a failed call stays open, and how long is waited between attempts."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from azure.core.exceptions import HttpResponseError

from .scripted import Sender


@pytest.fixture(params=["sync", "async"])
def sender(request: pytest.FixtureRequest, runtime: Callable[[str], Any]) -> Callable[..., Sender]:
    return lambda *statuses: Sender(runtime, request.param == "async", *statuses)


@pytest.fixture
def operation(runtime: Callable[[str], Any]) -> Any:
    return runtime("operation").Operation("GET", "/things", results={200: runtime("operation").JsonResult()})


def test_a_hook_that_raises_leaves_nothing_open(sender: Any, operation: Any) -> None:
    """What the hook raised arrives as it is, after the response is closed."""

    def hook(_: Any) -> None:
        raise LookupError("of the hook")

    found = sender(200)
    with pytest.raises(LookupError, match="of the hook"):
        found.send(operation, response_hook=hook)
    assert found.answers[0].seen == ["closed"]


@pytest.mark.parametrize("stream", [True, False])
def test_a_refused_call_is_read_shown_and_closed(sender: Any, operation: Any, stream: bool) -> None:
    """The hook sees an error's response; what was left to be read is read first, for the exception."""
    found, shown = sender(409), list[int]()
    with pytest.raises(HttpResponseError):
        found.send(operation, stream, response_hook=lambda response: shown.append(response.status_code))
    assert shown == [409] and found.answers[0].seen == ["read"] * stream + ["closed"]


def test_a_call_that_succeeds_stays_open_for_its_reader(sender: Any, operation: Any) -> None:
    found = sender(200)
    assert found.send(operation, True).http_response is found.answers[0] and found.answers[0].seen == []


def test_a_request_of_the_callers_own_is_not_judged(sender: Any) -> None:
    found = sender(500)
    assert found.send(None).http_response.status_code == 500 and found.answers[0].seen == []


@pytest.mark.parametrize("is_async", [True, False])
def test_the_wait_between_attempts_doubles_up_to_a_limit(
    runtime: Callable[[str], Any], is_async: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a second, one, two, four, each shortened by up to a quarter by chance."""
    module = runtime("policies")
    bounds: list[tuple[float, float]] = []

    def longest(low: float, high: float) -> float:
        bounds.append((low, high))
        return high

    monkeypatch.setattr(module.random, "uniform", longest)
    policy = (module._AsyncRetry if is_async else module._Retry)(retry_backoff_factor=0.5)
    waits = [policy.get_backoff_time({"history": [None] * attempts}) for attempts in range(1, 5)]
    assert waits == [0.5, 1.0, 2.0, 4.0] and set(bounds) == {(0.75, 1)}
    assert policy.get_backoff_time({"history": [None] * 40}) == policy.backoff_max == 120


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("true", bool, True),
        ("False", bool, False),
        ("perhaps", bool, "perhaps"),
        ("12", int, 12),
        ("1.5", int, "1.5"),
        ("1.5", float, 1.5),
        ("some", str, "some"),
    ],
)
def test_a_declared_header_has_its_type_or_is_text(
    runtime: Callable[[str], Any], text: str, kind: type, value: object
) -> None:
    raw, operation = runtime("raw"), runtime("operation")
    response = SimpleNamespace(status_code=200, headers={"x-some": text, "x-more": "1"})
    row = operation.Operation("GET", "/things", headers={"x-some": kind, "x-absent": str})
    found = raw.RawResponse(row, response, None).declared_headers
    assert found == {"x-some": value} and type(found["x-some"]) is type(value)


def test_threads_share_a_client(sender: Any, operation: Any) -> None:
    """Each call has its own response, whatever others do at the same time."""
    found = sender(200)
    if found.is_async:
        pytest.skip("an event loop is not shared by threads")
    seen: list[Any] = []
    threads = [threading.Thread(target=lambda: seen.append(found.send(operation).http_response)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(map(id, seen))) == 8 == len(found.answers)
