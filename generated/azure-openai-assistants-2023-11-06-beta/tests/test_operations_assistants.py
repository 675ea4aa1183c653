"""``client.assistants``: what it sends, and what it makes of the answers."""

from __future__ import annotations

from typing import Any

import pytest


def test_call_list(api: Any, case: Any) -> None:
    """``GET /assistants``: what is sent, and what comes back."""
    result = list(api.client(case).assistants.list(*case.path, **case.keywords))
    api.check("GET", case, result)


def test_options_list(api: Any, case: Any) -> None:
    """Headers, an id and a timeout that a call is given go with each of its requests."""
    list(api.client(case).assistants.list(*case.path, **case.keywords))
    api.check_options()


def test_error_list(api: Any, case: Any) -> None:
    """A refusal, and with ``strict`` an answer that is not what the document says, raise."""
    with pytest.raises(Exception) as caught:
        list(api.client(case).assistants.list(*case.path, **case.keywords))
    api.check_error(caught.value, case)


def test_call_create(api: Any, case: Any) -> None:
    """``POST /assistants``: what is sent, and what comes back."""
    result = api.client(case).assistants.create(*case.path, **case.keywords)
    api.check("POST", case, result)


def test_options_create(api: Any, case: Any) -> None:
    """Headers, an id and a timeout that a call is given go with each of its requests."""
    api.client(case).assistants.create(*case.path, **case.keywords)
    api.check_options()


def test_error_create(api: Any, case: Any) -> None:
    """A refusal, and with ``strict`` an answer that is not what the document says, raise."""
    with pytest.raises(Exception) as caught:
        api.client(case).assistants.create(*case.path, **case.keywords)
    api.check_error(caught.value, case)


def test_call_get(api: Any, case: Any) -> None:
    """``GET /assistants/{assistantId}``: what is sent, and what comes back."""
    result = api.client(case).assistants.get(*case.path, **case.keywords)
    api.check("GET", case, result)


def test_options_get(api: Any, case: Any) -> None:
    """Headers, an id and a timeout that a call is given go with each of its requests."""
    api.client(case).assistants.get(*case.path, **case.keywords)
    api.check_options()


def test_error_get(api: Any, case: Any) -> None:
    """A refusal, and with ``strict`` an answer that is not what the document says, raise."""
    with pytest.raises(Exception) as caught:
        api.client(case).assistants.get(*case.path, **case.keywords)
    api.check_error(caught.value, case)


def test_path_get(api: Any, case: Any) -> None:
    """An empty path value would address another operation: it raises before anything is sent."""
    with pytest.raises(ValueError):
        api.client(case).assistants.get(*case.path, **case.keywords)
    assert api.requests == []


def test_call_modify(api: Any, case: Any) -> None:
    """``POST /assistants/{assistantId}``: what is sent, and what comes back."""
    result = api.client(case).assistants.modify(*case.path, **case.keywords)
    api.check("POST", case, result)


def test_options_modify(api: Any, case: Any) -> None:
    """Headers, an id and a timeout that a call is given go with each of its requests."""
    api.client(case).assistants.modify(*case.path, **case.keywords)
    api.check_options()


def test_error_modify(api: Any, case: Any) -> None:
    """A refusal, and with ``strict`` an answer that is not what the document says, raise."""
    with pytest.raises(Exception) as caught:
        api.client(case).assistants.modify(*case.path, **case.keywords)
    api.check_error(caught.value, case)


def test_path_modify(api: Any, case: Any) -> None:
    """An empty path value would address another operation: it raises before anything is sent."""
    with pytest.raises(ValueError):
        api.client(case).assistants.modify(*case.path, **case.keywords)
    assert api.requests == []


def test_call_delete(api: Any, case: Any) -> None:
    """``DELETE /assistants/{assistantId}``: what is sent, and what comes back."""
    result = api.client(case).assistants.delete(*case.path, **case.keywords)
    api.check("DELETE", case, result)


def test_options_delete(api: Any, case: Any) -> None:
    """Headers, an id and a timeout that a call is given go with each of its requests."""
    api.client(case).assistants.delete(*case.path, **case.keywords)
    api.check_options()


def test_error_delete(api: Any, case: Any) -> None:
    """A refusal, and with ``strict`` an answer that is not what the document says, raise."""
    with pytest.raises(Exception) as caught:
        api.client(case).assistants.delete(*case.path, **case.keywords)
    api.check_error(caught.value, case)


def test_path_delete(api: Any, case: Any) -> None:
    """An empty path value would address another operation: it raises before anything is sent."""
    with pytest.raises(ValueError):
        api.client(case).assistants.delete(*case.path, **case.keywords)
    assert api.requests == []
