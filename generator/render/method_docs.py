"""The docstring of a method, in the style of the Azure SDK: reStructuredText fields."""

from __future__ import annotations

from generator.ir.service import Location, Operation, Parameter, Role
from generator.naming.table import OperationNames
from generator.render.facts import document
from generator.render.params import Flattened
from generator.render.signatures import Choice, argument, is_flag
from generator.render.text import clean, one_line

_RAISES = ":raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer."


def method_doc(
    operation: Operation, names: OperationNames, flat: Flattened | None, body: str, choice: Choice | None
) -> str:
    """The documentation of a method, before it is made a literal."""
    summary, description = operation.summary.strip(), operation.description.strip()
    paragraphs = [clean(summary or one_line(description) or f"{operation.method} {operation.path}.")]
    if summary and description and description != summary:
        paragraphs.append(description)
    if operation.deprecated:
        paragraphs.append("Deprecated.")
    lines = [f"{kind} {name}: {text}" if text else f"{kind} {name}:" for kind, name, text in _fields(operation, names)]
    if choice is not None:
        lines.append(f":keyword {choice.name}: {_choice_doc(choice, flat)}")
    if operation.long_running is not None:
        lines.append(":keyword polling_interval: Seconds between two looks where the service names none; 30.")
        lines.append(":keyword continuation_token: Goes on with an operation that an earlier poller began.")
    if body and flat is not None:
        lines.append(":keyword body: The whole body, in place of its fields as keyword arguments.")
    elif body:
        text = one_line(operation.body.description) if operation.body is not None else ""
        lines.append(f":keyword body: {text or 'The body.'}")
    if flat is not None:
        lines.append(f":keyword options: The fields of :class:`~params.{names.options}`, and how to call.")
    return "\n\n".join([*paragraphs, "\n".join([*lines, _RAISES])])


def _fields(operation: Operation, names: OperationNames) -> list[tuple[str, str, str]]:
    return [
        (":param" if item.location is Location.PATH else ":keyword", argument(item, names), _parameter_doc(item))
        for item in operation.parameters
        if item.role is Role.CALLER and not is_flag(item, operation)
    ]


def _choice_doc(choice: Choice, flat: Flattened | None) -> str:
    if not choice.in_body:
        return "True to get the answer in pieces, as it is made."
    prop = (
        next((item for item in flat.body.properties if flat.names.keywords.get(item.wire_name) == choice.name), None)
        if flat is not None
        else None
    )
    return one_line(prop.description) if prop is not None and prop.description else "The form of the answer."


def _parameter_doc(parameter: Parameter) -> str:
    return one_line(document(parameter.description, parameter.use, parameter.default, deprecated=parameter.deprecated))
