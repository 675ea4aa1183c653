"""What is wrong with what a call returned or raised, compared with what was served."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from azure.core.exceptions import HttpResponseError

from conformance.clients import Answer, Record
from conformance.compare import differences
from conformance.methods import Method
from conformance.oracle import Exchange
from generator.ir.bodies import resolve
from generator.ir.types import Model
from generator.plan import MethodKind
from generator.plan.results import json_media


def problems_of_error(method: Method, exchange: Exchange, record: Record, error: Exception) -> Iterator[str]:
    """What is wrong with an exception: nothing, if it is the error that the server was to answer."""
    status = error.status_code if isinstance(error, HttpResponseError) else None
    if status is None or status < 400:  # a DecodeError has the status of the success that could not be read
        yield f"{type(error).__name__}: {error} ({record.url})"
    elif status != exchange.status:
        yield f"answered {status}: {record.answers[-1].content[:500]!r} ({record.url})"
    elif (model := getattr(error, "model", None)) is not None:
        yield from differences(json.loads(record.answers[-1].content), plain(model))
    elif any(each.is_error and json_media(each) for each in method.method.operation.responses):
        yield "the error's body was not read as its type"


def problems_of_value(method: Method, exchange: Exchange, answers: list[Answer], value: Any) -> Iterator[str]:
    """What is wrong with what a call returned, compared with what was served."""
    last = answers[-1]
    if last.status >= 400 or exchange.status >= 400:
        yield f"{exchange.status} was expected, {last.status} answered, and nothing raised"
        return
    match method.method.kind:
        case MethodKind.CALL:
            yield from _of_answer(last, value)
            yield from _of_type(method, last, value)
        case MethodKind.DOWNLOAD:
            served = exchange.answer.raw if exchange.answer is not None else None
            if value != (served or b""):
                yield f"{value!r:.80} was read of {served!r:.80}"
        case MethodKind.STREAM:
            served = exchange.answer.raw if exchange.answer is not None else None
            yield from _of_events(served or b"", value)
        case MethodKind.PAGES:
            yield from _of_pages(method, answers, value)
        case MethodKind.POLL:
            yield from _of_outcome(method, answers, value)


def _of_answer(answer: Answer, value: Any) -> Iterator[str]:
    content = answer.content
    if isinstance(value, bytes):
        if value != content:
            yield f"{value!r:.80} was read of {content!r:.80}"
    elif value is None:
        if content and content != b"null":
            yield f"dropped: {answer.content_type} {content!r:.200}"
    elif isinstance(value, str) and value == content.decode(errors="replace"):
        return  # text, whatever its media type
    elif not content:
        yield f"{value!r:.80} without a body"
    elif answer.content_type.endswith("json"):
        yield from differences(json.loads(content), plain(value))
    else:
        yield f"{value!r:.80} was read of {answer.content_type} {content!r:.200}"


def _of_type(method: Method, answer: Answer, value: Any) -> Iterator[str]:
    """An object that the document has a type for is no dict."""
    media = [json_media(each) for each in method.method.operation.responses if each.status == str(answer.status)]
    for each in media:
        definitions = method.plan.types.definitions
        if each is not None and isinstance(resolve(each.use.type, definitions), Model) and isinstance(value, dict):
            yield "an untyped dict was read where the document has a model"


def _of_pages(method: Method, answers: list[Answer], value: list[Any]) -> Iterator[str]:
    pages = method.method.results.pages or getattr(method.method.results.outcome, "pages", None)
    assert pages is not None
    served: list[Any] = []
    for answer in answers:
        found = json.loads(answer.content) if answer.content else {}
        for name in _names(pages.rule.items, found):
            found = found.get(name) if isinstance(found, dict) else None
        served += found if isinstance(found, list) else []
    yield from differences(served, [plain(item) for item in value])


def _names(path: str, page: Any) -> list[str]:
    return [path] if isinstance(page, dict) and path in page else path.split(".")


def _of_outcome(method: Method, answers: list[Answer], value: Any) -> Iterator[str]:
    """The outcome is the last body, or what that holds as its ``result``: a document may declare either."""
    outcome = method.method.results.outcome
    if outcome is not None and outcome.pages is not None:
        yield from _of_pages(method, answers[1:], value)
    elif value is not None:
        served = next((json.loads(answer.content) for answer in reversed(answers) if answer.content), None)
        found = list(differences(served, plain(value)))
        if found and isinstance(served, dict) and "result" in served:
            found = list(differences(served["result"], plain(value)))
        yield from found
    elif outcome is not None and outcome.result is not None:
        yield "the outcome is None"


def _of_events(served: bytes, value: list[Any]) -> Iterator[str]:
    """Each item is the data of an event or a line of JSON Lines, as JSON or, where the document has text, as it is."""
    lines = served.decode().splitlines()
    if any(line.startswith("data:") for line in lines):
        lines = [line.removeprefix("data:").strip() for line in lines if line.startswith("data:")]
    lines = [line for line in lines if line and line != "[DONE]"]
    if len(lines) != len(value):
        yield f"{len(value)} items were read of {len(lines)}"
    for index, (line, item) in enumerate(zip(lines, map(_data, value))):
        if item != line:
            yield from differences(json.loads(line), item, f"event {index}")


def _data(item: Any) -> Any:
    """The data of an item: of an event with its name, what it holds."""
    value = plain(item)
    return value["data"] if isinstance(value, dict) and set(value) == {"event", "data"} else value


def plain(value: Any) -> Any:
    """A value that was read, as JSON: models by their wire names, without what was never there."""
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
