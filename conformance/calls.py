"""One call of a method, by a client of its own."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.clients import Answer, Record, client_of
from conformance.judge import problems_of_error, problems_of_value
from conformance.methods import Method
from conformance.oracle import Exchange
from generator.plan import MethodKind

SECONDS = 60


@dataclass
class Call:
    """A call that was made: ``problems`` are empty where it was accepted and read whole."""

    variant: str
    answers: list[Answer] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


async def make_call(
    method: Method,
    exchange: Exchange,
    port: int,
    variant: str,
    keywords: Mapping[str, Any],
    of_client: Mapping[str, str],
    is_async: bool,
) -> Call:
    """Call a method with a client of its own."""
    record = Record()
    call = Call(variant, record.answers)
    try:
        client = client_of(method, exchange, port, record, of_client, is_async)
    except Exception as error:
        call.problems.append(f"no client: {error!r}")
        return call
    polling = {"polling_interval": 0} if method.method.kind is MethodKind.POLL else {}
    try:
        value = await asyncio.wait_for(_result(method, client, {**keywords, **polling}), SECONDS)
    except Exception as error:
        call.problems.extend(problems_of_error(method, exchange, record, error))
    else:
        call.problems.extend(problems_of_value(method, exchange, record.answers, value))
    finally:
        await _awaited(client.close())
    return call


async def _result(method: Method, client: Any, keywords: Mapping[str, Any]) -> Any:
    """What a user has at the end: the value, all items of a list or a stream, the outcome, the bytes."""
    result = await _awaited(getattr(getattr(client, method.method.group), method.method.name)(**keywords))
    match method.method.kind:
        case MethodKind.POLL:
            outcome = method.method.results.outcome
            value = await _awaited(result.result())
            return await _items(value) if outcome is not None and outcome.pages is not None else value
        case MethodKind.PAGES | MethodKind.STREAM:
            return await _items(result)
        case MethodKind.DOWNLOAD:
            return await _awaited(result.read())
        case MethodKind.CALL:
            return result


async def _items(value: Any) -> list[Any]:
    return [item async for item in value] if hasattr(value, "__aiter__") else list(value)


async def _awaited(value: Any) -> Any:
    return await value if inspect.isawaitable(value) else value
