"""``client.images``: what it sends, and what it makes of the answers."""

from __future__ import annotations

from typing import Any

import pytest


def test_call_begin_generate(api: Any, case: Any) -> None:
    """``POST /images/generations:submit``: what is sent, and what comes back."""
    result = api.client(case).images.begin_generate(*case.path, **case.keywords, polling_interval=0).result()
    api.check("POST", case, result)


def test_headers_begin_generate(api: Any, case: Any) -> None:
    """The headers that are declared, each as its type."""
    raw = api.raw(api.client(case).images.begin_generate)(*case.path, **case.keywords, polling_interval=0)
    found = {name: [type(value).__name__, str(value)] for name, value in raw.declared_headers.items()}
    assert found == case.data["expects"]
    api.wait(raw.parsed)


def test_options_begin_generate(api: Any, case: Any) -> None:
    """Headers, an id and a timeout that a call is given go with each of its requests."""
    api.client(case).images.begin_generate(*case.path, **case.keywords, polling_interval=0).result()
    api.check_options()


def test_resumed_begin_generate(api: Any, case: Any) -> None:
    """A poller that is made of another's token leads to the same, and begins nothing again."""
    begun = api.client(case).images.begin_generate(*case.path, **case.keywords, polling_interval=0)
    token = begun.continuation_token()
    api.wait(begun)
    result = (
        api.client(case)
        .images.begin_generate(*case.path, **case.keywords, polling_interval=0, continuation_token=token)
        .result()
    )
    api.check_resumed(case, result)


def test_error_begin_generate(api: Any, case: Any) -> None:
    """A refusal, and with ``strict`` an answer that is not what the document says, raise."""
    with pytest.raises(Exception) as caught:
        api.client(case).images.begin_generate(*case.path, **case.keywords, polling_interval=0).result()
    api.check_error(caught.value, case)


def test_call_get_operation(api: Any, case: Any) -> None:
    """``GET /operations/images/{operation-id}``: what is sent, and what comes back."""
    result = api.client(case).images.get_operation(*case.path, **case.keywords)
    api.check("GET", case, result)


def test_headers_get_operation(api: Any, case: Any) -> None:
    """The headers that are declared, each as its type."""
    raw = api.raw(api.client(case).images.get_operation)(*case.path, **case.keywords)
    found = {name: [type(value).__name__, str(value)] for name, value in raw.declared_headers.items()}
    assert found == case.data["expects"]


def test_options_get_operation(api: Any, case: Any) -> None:
    """Headers, an id and a timeout that a call is given go with each of its requests."""
    api.client(case).images.get_operation(*case.path, **case.keywords)
    api.check_options()


def test_error_get_operation(api: Any, case: Any) -> None:
    """A refusal, and with ``strict`` an answer that is not what the document says, raise."""
    with pytest.raises(Exception) as caught:
        api.client(case).images.get_operation(*case.path, **case.keywords)
    api.check_error(caught.value, case)


def test_path_get_operation(api: Any, case: Any) -> None:
    """An empty path value would address another operation: it raises before anything is sent."""
    with pytest.raises(ValueError):
        api.client(case).images.get_operation(*case.path, **case.keywords)
    assert api.requests == []


def test_call_delete_operation(api: Any, case: Any) -> None:
    """``DELETE /operations/images/{operation-id}``: what is sent, and what comes back."""
    result = api.client(case).images.delete_operation(*case.path, **case.keywords)
    api.check("DELETE", case, result)


def test_headers_delete_operation(api: Any, case: Any) -> None:
    """The headers that are declared, each as its type."""
    raw = api.raw(api.client(case).images.delete_operation)(*case.path, **case.keywords)
    found = {name: [type(value).__name__, str(value)] for name, value in raw.declared_headers.items()}
    assert found == case.data["expects"]


def test_options_delete_operation(api: Any, case: Any) -> None:
    """Headers, an id and a timeout that a call is given go with each of its requests."""
    api.client(case).images.delete_operation(*case.path, **case.keywords)
    api.check_options()


def test_error_delete_operation(api: Any, case: Any) -> None:
    """A refusal, and with ``strict`` an answer that is not what the document says, raise."""
    with pytest.raises(Exception) as caught:
        api.client(case).images.delete_operation(*case.path, **case.keywords)
    api.check_error(caught.value, case)


def test_path_delete_operation(api: Any, case: Any) -> None:
    """An empty path value would address another operation: it raises before anything is sent."""
    with pytest.raises(ValueError):
        api.client(case).images.delete_operation(*case.path, **case.keywords)
    assert api.requests == []
