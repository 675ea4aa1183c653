"""``client.deployments``: what it sends, and what it makes of the answers."""

from __future__ import annotations

from typing import Any

import pytest


def test_call_list(api: Any, case: Any) -> None:
    """``GET /deployments``: what is sent, and what comes back."""
    result = list(api.client(case).deployments.list(*case.path, **case.keywords))
    api.check("GET", case, result)


def test_options_list(api: Any, case: Any) -> None:
    """Headers, an id and a timeout that a call is given go with each of its requests."""
    list(api.client(case).deployments.list(*case.path, **case.keywords))
    api.check_options()


def test_error_list(api: Any, case: Any) -> None:
    """A refusal, and with ``strict`` an answer that is not what the document says, raise."""
    with pytest.raises(Exception) as caught:
        list(api.client(case).deployments.list(*case.path, **case.keywords))
    api.check_error(caught.value, case)
