"""``client.ingestion_jobs``: what it sends, and what it makes of the answers."""

from __future__ import annotations

from typing import Any

import pytest


def test_call_create(api: Any, case: Any) -> None:
    """``PUT /extensions/on-your-data/ingestion-jobs/{jobId}``: what is sent, and what comes back."""
    result = api.client(case).ingestion_jobs.create(*case.path, **case.keywords)
    api.check("PUT", case, result)


def test_options_create(api: Any, case: Any) -> None:
    """Headers, an id and a timeout that a call is given go with each of its requests."""
    api.client(case).ingestion_jobs.create(*case.path, **case.keywords)
    api.check_options()


def test_error_create(api: Any, case: Any) -> None:
    """A refusal, and with ``strict`` an answer that is not what the document says, raise."""
    with pytest.raises(Exception) as caught:
        api.client(case).ingestion_jobs.create(*case.path, **case.keywords)
    api.check_error(caught.value, case)


def test_path_create(api: Any, case: Any) -> None:
    """An empty path value would address another operation: it raises before anything is sent."""
    with pytest.raises(ValueError):
        api.client(case).ingestion_jobs.create(*case.path, **case.keywords)
    assert api.requests == []


def test_call_get(api: Any, case: Any) -> None:
    """``GET /extensions/on-your-data/ingestion-jobs/{jobId}``: what is sent, and what comes back."""
    result = api.client(case).ingestion_jobs.get(*case.path, **case.keywords)
    api.check("GET", case, result)


def test_headers_get(api: Any, case: Any) -> None:
    """The headers that are declared, each as its type."""
    raw = api.raw(api.client(case).ingestion_jobs.get)(*case.path, **case.keywords)
    found = {name: [type(value).__name__, str(value)] for name, value in raw.declared_headers.items()}
    assert found == case.data["expects"]


def test_options_get(api: Any, case: Any) -> None:
    """Headers, an id and a timeout that a call is given go with each of its requests."""
    api.client(case).ingestion_jobs.get(*case.path, **case.keywords)
    api.check_options()


def test_error_get(api: Any, case: Any) -> None:
    """A refusal, and with ``strict`` an answer that is not what the document says, raise."""
    with pytest.raises(Exception) as caught:
        api.client(case).ingestion_jobs.get(*case.path, **case.keywords)
    api.check_error(caught.value, case)


def test_path_get(api: Any, case: Any) -> None:
    """An empty path value would address another operation: it raises before anything is sent."""
    with pytest.raises(ValueError):
        api.client(case).ingestion_jobs.get(*case.path, **case.keywords)
    assert api.requests == []


def test_call_list(api: Any, case: Any) -> None:
    """``GET /extensions/on-your-data/ingestion-jobs``: what is sent, and what comes back."""
    result = list(api.client(case).ingestion_jobs.list(*case.path, **case.keywords))
    api.check("GET", case, result)


def test_options_list(api: Any, case: Any) -> None:
    """Headers, an id and a timeout that a call is given go with each of its requests."""
    list(api.client(case).ingestion_jobs.list(*case.path, **case.keywords))
    api.check_options()


def test_error_list(api: Any, case: Any) -> None:
    """A refusal, and with ``strict`` an answer that is not what the document says, raise."""
    with pytest.raises(Exception) as caught:
        list(api.client(case).ingestion_jobs.list(*case.path, **case.keywords))
    api.check_error(caught.value, case)
