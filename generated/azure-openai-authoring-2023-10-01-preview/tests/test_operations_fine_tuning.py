"""``client.fine_tuning``: what it sends, and what it makes of the answers."""

from __future__ import annotations

from typing import Any

import pytest


def test_call_list(api: Any, case: Any) -> None:
    """``GET /fine_tuning/jobs``: what is sent, and what comes back."""
    result = list(api.client(case).fine_tuning.list(*case.path, **case.keywords))
    api.check("GET", case, result)


def test_options_list(api: Any, case: Any) -> None:
    """Headers, an id and a timeout that a call is given go with each of its requests."""
    list(api.client(case).fine_tuning.list(*case.path, **case.keywords))
    api.check_options()


def test_error_list(api: Any, case: Any) -> None:
    """A refusal, and with ``strict`` an answer that is not what the document says, raise."""
    with pytest.raises(Exception) as caught:
        list(api.client(case).fine_tuning.list(*case.path, **case.keywords))
    api.check_error(caught.value, case)


def test_call_create(api: Any, case: Any) -> None:
    """``POST /fine_tuning/jobs``: what is sent, and what comes back."""
    result = api.client(case).fine_tuning.create(*case.path, **case.keywords)
    api.check("POST", case, result)


def test_headers_create(api: Any, case: Any) -> None:
    """The headers that are declared, each as its type."""
    raw = api.raw(api.client(case).fine_tuning.create)(*case.path, **case.keywords)
    found = {name: [type(value).__name__, str(value)] for name, value in raw.declared_headers.items()}
    assert found == case.data["expects"]


def test_options_create(api: Any, case: Any) -> None:
    """Headers, an id and a timeout that a call is given go with each of its requests."""
    api.client(case).fine_tuning.create(*case.path, **case.keywords)
    api.check_options()


def test_error_create(api: Any, case: Any) -> None:
    """A refusal, and with ``strict`` an answer that is not what the document says, raise."""
    with pytest.raises(Exception) as caught:
        api.client(case).fine_tuning.create(*case.path, **case.keywords)
    api.check_error(caught.value, case)


def test_call_get(api: Any, case: Any) -> None:
    """``GET /fine_tuning/jobs/{fine-tuning-job-id}``: what is sent, and what comes back."""
    result = api.client(case).fine_tuning.get(*case.path, **case.keywords)
    api.check("GET", case, result)


def test_options_get(api: Any, case: Any) -> None:
    """Headers, an id and a timeout that a call is given go with each of its requests."""
    api.client(case).fine_tuning.get(*case.path, **case.keywords)
    api.check_options()


def test_error_get(api: Any, case: Any) -> None:
    """A refusal, and with ``strict`` an answer that is not what the document says, raise."""
    with pytest.raises(Exception) as caught:
        api.client(case).fine_tuning.get(*case.path, **case.keywords)
    api.check_error(caught.value, case)


def test_path_get(api: Any, case: Any) -> None:
    """An empty path value would address another operation: it raises before anything is sent."""
    with pytest.raises(ValueError):
        api.client(case).fine_tuning.get(*case.path, **case.keywords)
    assert api.requests == []


def test_call_delete(api: Any, case: Any) -> None:
    """``DELETE /fine_tuning/jobs/{fine-tuning-job-id}``: what is sent, and what comes back."""
    result = api.client(case).fine_tuning.delete(*case.path, **case.keywords)
    api.check("DELETE", case, result)


def test_options_delete(api: Any, case: Any) -> None:
    """Headers, an id and a timeout that a call is given go with each of its requests."""
    api.client(case).fine_tuning.delete(*case.path, **case.keywords)
    api.check_options()


def test_error_delete(api: Any, case: Any) -> None:
    """A refusal, and with ``strict`` an answer that is not what the document says, raise."""
    with pytest.raises(Exception) as caught:
        api.client(case).fine_tuning.delete(*case.path, **case.keywords)
    api.check_error(caught.value, case)


def test_path_delete(api: Any, case: Any) -> None:
    """An empty path value would address another operation: it raises before anything is sent."""
    with pytest.raises(ValueError):
        api.client(case).fine_tuning.delete(*case.path, **case.keywords)
    assert api.requests == []


def test_call_get_events(api: Any, case: Any) -> None:
    """``GET /fine_tuning/jobs/{fine-tuning-job-id}/events``: what is sent, and what comes back."""
    result = list(api.client(case).fine_tuning.get_events(*case.path, **case.keywords))
    api.check("GET", case, result)


def test_options_get_events(api: Any, case: Any) -> None:
    """Headers, an id and a timeout that a call is given go with each of its requests."""
    list(api.client(case).fine_tuning.get_events(*case.path, **case.keywords))
    api.check_options()


def test_error_get_events(api: Any, case: Any) -> None:
    """A refusal, and with ``strict`` an answer that is not what the document says, raise."""
    with pytest.raises(Exception) as caught:
        list(api.client(case).fine_tuning.get_events(*case.path, **case.keywords))
    api.check_error(caught.value, case)


def test_path_get_events(api: Any, case: Any) -> None:
    """An empty path value would address another operation: it raises before anything is sent."""
    with pytest.raises(ValueError):
        list(api.client(case).fine_tuning.get_events(*case.path, **case.keywords))
    assert api.requests == []


def test_call_cancel(api: Any, case: Any) -> None:
    """``POST /fine_tuning/jobs/{fine-tuning-job-id}/cancel``: what is sent, and what comes back."""
    result = api.client(case).fine_tuning.cancel(*case.path, **case.keywords)
    api.check("POST", case, result)


def test_options_cancel(api: Any, case: Any) -> None:
    """Headers, an id and a timeout that a call is given go with each of its requests."""
    api.client(case).fine_tuning.cancel(*case.path, **case.keywords)
    api.check_options()


def test_error_cancel(api: Any, case: Any) -> None:
    """A refusal, and with ``strict`` an answer that is not what the document says, raise."""
    with pytest.raises(Exception) as caught:
        api.client(case).fine_tuning.cancel(*case.path, **case.keywords)
    api.check_error(caught.value, case)


def test_path_cancel(api: Any, case: Any) -> None:
    """An empty path value would address another operation: it raises before anything is sent."""
    with pytest.raises(ValueError):
        api.client(case).fine_tuning.cancel(*case.path, **case.keywords)
    assert api.requests == []
