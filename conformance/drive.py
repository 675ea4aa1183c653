"""Every scenario of the suite, made by the generated clients."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from conformance.arguments import Arguments, arguments_of
from conformance.bodies import bodies_of
from conformance.calls import Call, make_call
from conformance.clients import Answer
from conformance.methods import Method, candidates
from conformance.oracle import Exchange, NotTold, Scenario


async def drive(scenario: Scenario, methods: list[Method], port: int, is_async: bool) -> list[str]:
    """Make each request of a scenario that no earlier call has led to (a list's next page, the state of an operation).

    What is returned is what is wrong with it: nothing, where all were made and answered as they should be.
    """
    problems: list[str] = []
    made: list[Answer] = []
    for exchange in scenario.exchanges:
        if any(_is_made_by(exchange, answer) for answer in made):
            continue
        place = f"{exchange.method} {exchange.uri:.120}"
        try:
            calls = await _make(scenario, exchange, methods, port, is_async)
        except NotTold as error:
            problems.append(f"{place}: {error}")
            continue
        for call in calls:
            problems += [f"{place}, {call.variant}: {problem}" for problem in call.problems]
            made += call.answers[1:]
    return problems


async def _make(scenario: Scenario, exchange: Exchange, methods: list[Method], port: int, is_async: bool) -> list[Call]:
    """The calls of an exchange, one for each way to give its body.

    Raises:
        NotTold: no method makes that request, or the suite does not tell what to give.
    """
    method, arguments = _called(scenario, exchange, methods)
    variants = list(bodies_of(method, exchange))
    calls = []
    for variant, body in variants[:1] if scenario.is_sequence else variants:
        keywords: dict[str, Any] = {**arguments.of_method, **body}
        calls.append(await make_call(method, exchange, port, variant, keywords, arguments.of_client, is_async))
    return calls


def _called(scenario: Scenario, exchange: Exchange, methods: list[Method]) -> tuple[Method, Arguments]:
    """The likeliest method of those that can be given what the server expects.

    Raises:
        NotTold: there is none.
    """
    first: NotTold | None = None
    for method in candidates(scenario, exchange, methods):
        try:
            return method, arguments_of(method, exchange)
        except NotTold as error:
            first = first or error
    raise first or NotTold("no such operation in the document")


def _is_made_by(exchange: Exchange, answer: Answer) -> bool:
    """Whether a request that a client made by itself was that of the exchange."""
    url = urlsplit(answer.url)
    pattern = re.sub(r":\w+", "[^/]+", exchange.called_path)
    query = dict(parse_qsl(url.query, keep_blank_values=True))
    return (
        answer.method == exchange.method
        and re.fullmatch(pattern, url.path) is not None
        and all(query.get(name, str(value)) == str(value) for name, value in exchange.query.items())
    )
