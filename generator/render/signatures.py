"""The signatures of a method: what a caller sees (overloads), and the one that is run.

A caller gives the fields of a body as keyword arguments or ``body=`` whole, and an argument may choose what comes
back: ``stream`` a stream, ``response_format`` one of several answers. Each combination that types something of its own
is an overload.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.ir.bodies import sent_body
from generator.ir.service import BodyKind, Location, Operation, Parameter, Role
from generator.naming.table import OperationNames
from generator.render.params import Flattened
from generator.render.text import literal
from generator.render.types import ParamTypes, join
from generator.render.views import SignatureView

_OPTIONS = "**options: Unpack[CallOptions]"

#: What methods return beside models: the name, the asynchronous one, and where both are.
CONTAINERS = (
    ("Stream", "AsyncStream", ".._runtime", ".._runtime"),
    ("ItemPaged", "AsyncItemPaged", "azure.core.paging", "azure.core.async_paging"),
    ("LROPoller", "AsyncLROPoller", "azure.core.polling", "azure.core.polling"),
    ("Download", "AsyncDownload", ".._runtime.downloads", ".._runtime.downloads"),
)
_CONTAINER = re.compile(rf"\b(?<!\.)({'|'.join(name for name, *_ in CONTAINERS)})(?=\[|$)")


@dataclass(frozen=True, slots=True)
class Choice:
    """An argument that chooses what the method returns: its name, and for each overload its parameter and result.

    ``general`` is the parameter of the implementation; ``in_body``: the argument is a field of the body too, so that a
    body given whole has made the choice already.
    """

    name: str
    cases: tuple[tuple[str, str], ...]
    general: str
    in_body: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """What all signatures of one method are made of. ``result`` is what comes back where nothing chooses."""

    path: tuple[str, ...]
    keywords: tuple[str, ...]
    body: str
    body_required: bool
    flat: Flattened | None
    result: str
    choice: Choice | None


def overloads(shape: Shape) -> list[SignatureView]:
    """The signatures a caller sees; one alone is no overload."""
    return [signature for tail, whole in _tails(shape) for signature in _cases(shape, tail, whole)]


def implementation(shape: Shape) -> SignatureView:
    """The signature that covers them all."""
    tail = [*shape.keywords]
    results = [shape.result]
    if shape.choice is not None:
        tail.append(shape.choice.general)
        if not shape.choice.in_body:
            results += [result for _, result in shape.choice.cases]
    if shape.body:
        tail.append(f"body: {join([shape.body, 'None'])} = None")
    return _signature(shape, [*tail, "**options: Any"], join(results))


def _tails(shape: Shape) -> list[tuple[list[str], bool]]:
    """What follows the path arguments, and whether the body is given whole."""
    tails: list[tuple[list[str], bool]] = []
    if shape.flat is not None:
        tails.append(([*shape.keywords, f"**options: Unpack[params.{shape.flat.names.options}]"], False))
    if shape.body:
        optional = shape.flat is None and not shape.body_required
        whole = f"body: {join([shape.body, 'None'])} = None" if optional else f"body: {shape.body}"
        tails.append(([*sorted([whole, *shape.keywords], key=lambda item: " = " in item), _OPTIONS], True))
    elif shape.flat is None:
        tails.append(([*shape.keywords, _OPTIONS], False))
    return tails


def _cases(shape: Shape, tail: list[str], whole: bool) -> list[SignatureView]:
    choice = shape.choice
    if choice is None:
        return [_signature(shape, tail, shape.result)]
    if whole and choice.in_body:
        return [_signature(shape, tail, shape.result)]
    found = []
    for parameter, result in choice.cases:
        if " = " in parameter:
            found.append(_signature(shape, [*tail[:-1], parameter, tail[-1]], result))
        else:
            found.append(_signature(shape, [parameter, *tail], result))
    return found


def _signature(shape: Shape, tail: list[str], result: str) -> SignatureView:
    star = [] if tail[0].startswith("**") else ["*"]
    return SignatureView((*shape.path, *star, *tail), result, asynchronous(result))


def asynchronous(annotation: str) -> str:
    """The annotation of the asynchronous method."""
    return join(_CONTAINER.sub(r"Async\1", part) for part in annotation.split(" | "))


def containers(annotation: str) -> set[str]:
    """Which of the containers an annotation names."""
    return {found for part in annotation.split(" | ") for found in _CONTAINER.findall(part)}


def stream_choice(result: str, event: str) -> Choice:
    return Choice(
        "stream",
        (("stream: Literal[False] | None = None", result), ("stream: Literal[True]", f"Stream[{event}]")),
        "stream: bool | None = None",
        in_body=False,
    )


def format_choice(name: str, cases: list[tuple[tuple[str, ...], bool, str]], annotation: str, result: str) -> Choice:
    """``cases``: the values of the argument, whether leaving it out is one of them, and what they lead to."""
    rendered = []
    for values, is_default, found in cases:
        text = f"{name}: Literal[{', '.join(map(literal, values))}]"
        rendered.append((f"{text} | None = None" if is_default else text, found))
    rendered.append((f"{name}: str", result))
    return Choice(name, tuple(rendered), f"{name}: {join([annotation, 'None'])} = None", in_body=True)


def is_flag(parameter: Parameter, operation: Operation) -> bool:
    """Whether a query parameter is the flag that asks for a stream, and so no argument of its own."""
    streaming = operation.streaming
    return (
        streaming is not None
        and streaming.location is Location.QUERY
        and parameter.location is Location.QUERY
        and parameter.wire_name == streaming.flag
    )


def argument(parameter: Parameter, names: OperationNames) -> str:
    return names.arguments[parameter.location, parameter.wire_name]


def arguments(operation: Operation, names: OperationNames, types: ParamTypes) -> tuple[list[str], list[str]]:
    """The positional and the keyword-only parameters of the signature."""
    path, required, optional = [], [], []
    for item in operation.parameters:
        if item.role is not Role.CALLER or is_flag(item, operation):
            continue
        name, annotation = argument(item, names), types.use(item.use)
        if item.location is Location.PATH:
            path.append(f"{name}: {types.type(item.use.type)}")
        elif item.required:
            required.append(f"{name}: {annotation}")
        else:
            optional.append(f"{name}: {join([annotation, 'None'])} = None")
    return path, [*required, *optional]


def body_annotation(operation: Operation, flat: Flattened | None, types: ParamTypes) -> str:
    """What ``body=`` takes: the whole body, typed, or the bytes of it."""
    media = sent_body(operation)
    if media is None:
        return ""
    match media.kind:
        case BodyKind.JSON:
            return join([types.use(media.use), "bytes", "IO[bytes]"])
        case BodyKind.MULTIPART | BodyKind.FORM:
            return types.use(media.use) if flat else "Mapping[str, Any]"
        case BodyKind.TEXT | BodyKind.XML:
            return "str | bytes | IO[bytes]"
        case _:
            return "bytes | IO[bytes]"
