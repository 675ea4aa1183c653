"""From an answer's bytes to the operation's result, or to the exception that it reports."""

from __future__ import annotations

from typing import Any

from .errors import service_error, unreadable
from .operation import OMITTED, BytesResult, JsonResult, Operation, Results, TextResult
from .values import is_dict, parsed

EVENTS = "text/event-stream"
_LINES = frozenset({"application/jsonl", "application/x-ndjson", "application/ndjson", "application/jsonlines"})


def is_refused(operation: Operation[Any], response: Any, streamed: bool) -> bool:
    """Whether an answer is an error, or not the stream of events that it should be, or one that it should not be."""
    status: int = response.status_code
    media_type = _essence(response.content_type)
    if streamed:
        return status >= 300 or not _may_be_stream(media_type, operation)
    if operation.stream is not None and media_type == operation.stream.media_type and status < 300:
        return True
    return status >= 400 or not (200 <= status < 300 or _declared(operation.results, status) is not OMITTED)


def _may_be_stream(media_type: str, operation: Operation[Any]) -> bool:
    """Whether a stream may be sent as this media type: gateways call one text or bytes, which is believed only where no
    answer of the operation is that."""
    wanted = operation.stream.media_type if operation.stream is not None else EVENTS
    if media_type in ("", wanted) or (wanted != EVENTS and media_type in _LINES):
        return True
    kind = {"text/plain": TextResult, "application/octet-stream": BytesResult}.get(media_type)
    values = operation.results.values()
    declared = (each for value in values for each in (value if isinstance(value, tuple) else (value,)))
    return kind is not None and not any(isinstance(each, kind) for each in declared)


def refusal(operation: Operation[Any], response: Any) -> Exception:
    """The exception for an answer that :func:`is_refused`, and whose body was read."""
    if response.status_code >= 300 or reports_error(response.content):
        return read_error(operation, response, response.content)
    what = (
        "a stream of events, which was not asked for"
        if _essence(response.content_type) == EVENTS
        else "not a stream of events"
    )
    return unreadable(response, response.content, f"the answer is {what}")


def reports_error(data: bytes) -> bool:
    """Whether JSON text has an ``error`` that is not empty."""
    value = parsed(data)
    return is_dict(value) and bool(value.get("error"))


def read_answer(operation: Operation[Any], response: Any, strict: bool) -> Any:
    """The result of an answer whose body was read.

    :raises ~azure.core.exceptions.DecodeError: The answer is not what the operation returns; with ``strict`` also
        where it is, but does not keep to its document.
    """
    status, content = response.status_code, response.content
    declared = _declared(operation.results, status)
    if declared is OMITTED:  # a success that the document does not know: read as the first that it knows
        declared = next((value for value in operation.results.values() if value is not None), None)
    result = _chosen(declared, response.content_type or "")
    if result is None or (not content and (status in (204, 205) or response.request.method == "HEAD")):
        return None
    if isinstance(result, BytesResult):
        return content
    if isinstance(result, JsonResult) and not content and not strict and takes_none(result):
        return None
    if isinstance(result, TextResult):
        return content.decode(response.encoding or "utf-8", errors="replace").removeprefix("\ufeff")
    return read_result(result, response, content, strict)


def takes_none(result: JsonResult) -> bool:
    """Whether null is an answer, which an empty body may then stand for."""
    from pydantic import ValidationError

    try:
        result.adapter().adapter.validate_python(None)
    except ValidationError:
        return False
    return True


def read_result(result: JsonResult, response: Any, content: bytes, strict: bool) -> Any:
    """JSON read as its type.

    :raises ~azure.core.exceptions.DecodeError: It is not JSON, or with ``strict`` does not fit the type.
    """
    from pydantic import ValidationError

    from .reading import read_json

    try:
        return read_json(result.adapter(), content, strict)
    except ValueError as cause:
        what = "is not JSON"
        if isinstance(cause, ValidationError):
            first = cause.errors(include_url=False, include_input=False)[0]
            what = f"does not fit its type ({'.'.join(map(str, first['loc']))}: {first['msg']})"
        raise unreadable(response, content, f"the answer {what}") from cause


def read_error(operation: Operation[Any], response: Any, content: bytes) -> Exception:
    """The exception for an answer, or for a streamed event, that reports an error."""
    from .models import ErrorAnswer
    from .reading import build, loads

    data: Any = None
    model: Any = None
    try:
        data = loads(content)
        result = _chosen(_declared(operation.errors, response.status_code), "json")
        if isinstance(result, JsonResult):
            model = build(result.adapter().type, data)
        elif is_dict(data) and "error" in data:
            model = build(ErrorAnswer, data)
    except (ValueError, RecursionError):
        pass  # a proxy's page or text: the message shows its beginning
    return service_error(response, content, data, model)


def _declared(results: Results, status: int) -> Any:
    """What a status is declared as, exactly, by range or by default; ``OMITTED`` where it is not."""
    return next((results[key] for key in (status, f"{status // 100}XX", "default") if key in results), OMITTED)


def _essence(content_type: str | None) -> str:
    """A media type without its parameters, in lower case (RFC 9110 section 8.3.1)."""
    return (content_type or "").partition(";")[0].strip().lower()


def _chosen(declared: Any, content_type: str) -> Any:
    """One of several results by content type."""
    if not isinstance(declared, tuple):
        return declared
    kind = _essence(content_type)
    is_text = kind.startswith("text/") or kind.endswith("xml")
    wanted: Any = JsonResult if kind.endswith("json") else TextResult if is_text else BytesResult
    choices: list[Any] = [*declared]
    return next((each for each in choices if isinstance(each, wanted)), choices[0])
