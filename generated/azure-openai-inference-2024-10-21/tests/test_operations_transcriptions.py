"""``client.transcriptions``: what it sends, and what it makes of the answers."""

from __future__ import annotations

from typing import Any

import pytest


def test_call_create(api: Any, case: Any) -> None:
    """``POST /deployments/{deployment-id}/audio/transcriptions``: what is sent, and what comes back."""
    result = api.client(case).transcriptions.create(*case.path, **case.keywords)
    api.check("POST", case, result)


def test_options_create(api: Any, case: Any) -> None:
    """Headers, an id and a timeout that a call is given go with each of its requests."""
    api.client(case).transcriptions.create(*case.path, **case.keywords)
    api.check_options()


def test_large_create(api: Any, case: Any) -> None:
    """What is larger than what is sent at once arrives whole: as bytes, and in pieces."""
    api.client(case).transcriptions.create(*case.path, **case.keywords)
    api.check_large()


def test_error_create(api: Any, case: Any) -> None:
    """A refusal, and with ``strict`` an answer that is not what the document says, raise."""
    with pytest.raises(Exception) as caught:
        api.client(case).transcriptions.create(*case.path, **case.keywords)
    api.check_error(caught.value, case)


def test_path_create(api: Any, case: Any) -> None:
    """An empty path value would address another operation: it raises before anything is sent."""
    with pytest.raises(ValueError):
        api.client(case).transcriptions.create(*case.path, **case.keywords)
    assert api.requests == []
