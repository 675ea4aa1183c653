"""The docstring of a method, in the style of the Azure SDK: reStructuredText fields."""

from __future__ import annotations

from collections.abc import Iterator

from generator.code.facts import value_text
from generator.plan import MethodKind, MethodPlan
from generator.plan.signatures import Choice
from generator.text import clean, one_line

_RAISES = ":raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer."


def method_doc(method: MethodPlan) -> str:
    """The documentation of a method, before it is made a literal."""
    operation = method.operation
    summary, description = operation.summary.strip(), operation.description.strip()
    paragraphs = [clean(summary or one_line(description) or f"{operation.method} {operation.path}.")]
    if summary and description and description != summary:
        paragraphs.append(description)
    if operation.deprecated:
        paragraphs.append("Deprecated.")
    return "\n\n".join([*paragraphs, "\n".join([*_fields(method), _RAISES])])


def _fields(method: MethodPlan) -> Iterator[str]:
    for argument in method.parameters.given:
        yield _field("param" if argument.is_positional else "keyword", argument.name, value_text(argument.parameter))
    if method.choice is not None:
        yield _field("keyword", method.choice.name, _choice_text(method.choice, method))
    if method.kind is MethodKind.POLL:
        yield ":keyword polling_interval: Seconds between two looks where the service names none; 30."
        yield ":keyword continuation_token: Goes on with an operation that an earlier poller began."
    body = method.body
    if body is not None and body.fields is not None:
        yield ":keyword body: The whole body, in place of its fields as keyword arguments."
        yield f":keyword options: The fields of :class:`~params.{body.fields.options}`, and how to call."
    elif body is not None:
        text = one_line(body.description or "The body.")
        if body.is_string:
            text += " A str is sent as a JSON string; bytes and open files are JSON text as they are."
        yield _field("keyword", "body", text)


def _field(kind: str, name: str, text: str) -> str:
    return f":{kind} {name}: {one_line(text)}".rstrip()


def _choice_text(choice: Choice, method: MethodPlan) -> str:
    stream = method.results.stream
    if not choice.in_body:
        text = "True to get the answer in pieces, as it is made."
        if stream is None or not stream.rule.beside:
            return text
        if stream.flag is not None:
            return f"{text} It sends {stream.flag}={stream.flag_value!r}."
        return f"{text} It asks with the header Accept alone: where a field asks too, give that as well."
    fields = method.body.fields if method.body is not None else None
    texts = (
        (item.description for item in fields.written if fields.keywords[item.wire_name] == choice.name)
        if fields
        else ()
    )
    return next((text for text in texts if text), "The form of the answer.")
