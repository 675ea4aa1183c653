"""Proves that each name the runtime uses of a dependency's inside is there, so that a new version without it fails here."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import generator

RUNTIME = Path(generator.__file__).parent / "runtime"
#: Every private name of a dependency that the runtime uses, by module; each has a test below.
PRIVATE = {"streaming.py": {"_read_nowait"}, "unions.py": {"__pydantic_extra__"}, "reading.py": {"__pydantic_"}}


def private_names(path: Path) -> set[str]:
    """The private names that a module uses of anything but ``self``, as attributes or in texts."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and not (isinstance(node.value, ast.Name) and node.value.id == "self"):
            names.add(node.attr)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
            names.add(node.value)
    own = {"_", "_Token", "_engine", "_read_only"}  # a separator; what clients, groups and models share with each other
    return {
        name
        for name in names - own
        if name.startswith("__pydantic") or (name.startswith("_") and not name.startswith("__"))
    }


def test_no_other_private_name_is_used() -> None:
    """A private name of a dependency may vanish in any release: each one that is used is listed, and tested below."""
    used = {path.name: names for path in RUNTIME.glob("*.py") if (names := private_names(path))}
    assert used == PRIVATE
    assert not [path.name for path in RUNTIME.glob("*.py") if "reportPrivateUsage" in path.read_text("utf-8")]


def test_aiohttp_gives_what_arrived_before_a_connection_broke() -> None:
    """``StreamReader._read_nowait``: the public ``read_nowait`` raises the connection's error instead."""
    import asyncio

    import aiohttp
    import pytest
    from aiohttp.base_protocol import BaseProtocol

    async def read() -> bytes:
        loop = asyncio.get_running_loop()
        reader = aiohttp.StreamReader(BaseProtocol(loop), 1 << 16, loop=loop)
        reader.feed_data(b"arrived")
        reader.set_exception(ValueError("broken"))
        with pytest.raises(ValueError, match="broken"):
            reader.read_nowait()
        return reader._read_nowait(-1)

    assert asyncio.run(read()) == b"arrived"


def test_a_response_of_azure_core_holds_the_transports_own(call: Any, httpserver: Any) -> None:
    """``internal_response``: urllib3's ``raw`` with ``read1`` and ``chunked``, or aiohttp's ``content``."""
    import aiohttp

    httpserver.expect_request("/openai/things/a").respond_with_data("", status=204)
    seen: list[Any] = []
    call("drop", "a", response_hook=seen.append)
    inner = seen[0].internal_response
    if call.is_async:
        assert isinstance(inner, aiohttp.ClientResponse) and hasattr(inner, "content")
    else:
        assert callable(inner.raw.read1) and inner.raw.chunked is False


def test_a_model_of_pydantic_has_this_state_and_no_more(runtime: Any) -> None:
    """``__pydantic_fields_set__``, ``__pydantic_extra__``, ``__pydantic_private__``: what lenient reading sets."""
    state = runtime("models").Model.model_construct().__getstate__()
    names = {"__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__"}
    assert set(state) == names


def test_azure_core_retries_every_method_that_a_call_names() -> None:
    """``retry_on_methods`` works as an option of a call (its constructor ignores it); the rules are public methods."""
    from azure.core.pipeline.policies import RetryPolicy

    policy: RetryPolicy[Any, Any] = RetryPolicy(retry_backoff_factor=2)
    options = {"retry_on_methods": frozenset({"POST"})}
    assert policy.configure_retries(options)["methods"] == {"POST"} and not options
    assert policy.backoff_factor == 2 and policy.backoff_max == 120
    for name in ("is_retry", "increment", "get_retry_after", "get_backoff_time"):
        assert callable(getattr(policy, name))


def test_azure_cores_polling_asks_a_client_for_nothing_else(runtime: Any) -> None:
    """``_pipeline`` and ``send_request``: all that the polling methods use of a client, sync and async."""
    import inspect

    from azure.core.polling import async_base_polling, base_polling

    used: set[str] = set()
    for module in (base_polling, async_base_polling):
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            inner = node.value if isinstance(node, ast.Attribute) else None
            if isinstance(inner, ast.Attribute) and inner.attr == "_client" and isinstance(node, ast.Attribute):
                used.add(node.attr)
    optional = {
        "format_url",
        "get",
    }  # for path_format_arguments, and for responses of the legacy kind: neither is given
    assert used - optional == {"_pipeline", "send_request"}
