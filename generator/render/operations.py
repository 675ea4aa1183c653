"""Views of the operation groups: a typed, documented method for each operation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.ir.bodies import sent_body
from generator.ir.service import BodyKind, Location, Operation, Parameter, Role, Service
from generator.ir.types import TypeId
from generator.naming.table import GroupNames, NameTable, OperationNames
from generator.render.facts import document
from generator.render.imports import Imports
from generator.render.params import Flattened, flattened
from generator.render.results import returns
from generator.render.rows import event_name, outcome_name, sent_parameters
from generator.render.text import clean, docstring, one_line
from generator.render.types import ModelTypes, ParamTypes, join
from generator.render.views import GroupView, MethodView, SignatureView

_OPTIONS = "**options: Unpack[CallOptions]"


@dataclass(frozen=True, slots=True)
class Scope:
    """What the methods of one group module are written with."""

    service: Service
    names: NameTable
    types: ParamTypes
    results: ModelTypes
    typing: Imports
    runtime: Imports


def group_view(group: GroupNames, service: Service, names: NameTable, also_models: frozenset[TypeId]) -> GroupView:
    typing, runtime = Imports(), Imports()
    scope = Scope(
        service,
        names,
        ParamTypes(service, names, typing, None, also_models),
        ModelTypes(service, names, typing, None),
        typing,
        runtime,
    )
    methods = tuple(
        _method(operation, index, scope)
        for index, operation in enumerate(service.operations)
        if names.operations[index].group == group.attribute
    )
    runtime.add("..", "_operations")
    used = " ".join(
        [
            text
            for item in methods
            for sig in (*item.overloads, item.signature)
            for text in (*sig.parameters, sig.returns)
        ]
    )
    for module in ("models", "params"):
        if f"{module}." in used:
            typing.add("..", module)
    if "Unpack[" in used:
        typing.add("typing_extensions", "Unpack")
    if "CallOptions" in used:
        typing.add(".._runtime", "CallOptions")
    if "IO[bytes]" in used:
        typing.add("typing", "IO")
    if "Any" in used:
        typing.add("typing", "Any")
    if "Literal[" in used:
        typing.add("typing", "Literal")
    if "Mapping[" in used:
        typing.add("collections.abc", "Mapping")
    if any(item.overloads for item in methods):
        runtime.add("typing", "overload")
    runtime.add("typing", "TYPE_CHECKING")
    engines = {item.engine for item in methods}
    bases = [(module, name) for engine, module, name in BASES if engine in engines] or [("", "OperationGroup")]
    blocks = [_blocks(runtime, typing, used, bases, is_async=is_async) for is_async in (False, True)]
    return GroupView(
        module=group.attribute,
        class_name=group.class_name,
        bases=tuple(name for _, name in bases),
        async_bases=tuple(f"Async{name}" for _, name in bases),
        doc=docstring(f"``client.{group.attribute}``: made by the client, not by you.", 4),
        imports=blocks[0][0],
        typing_imports=blocks[0][1],
        async_imports=blocks[1][0],
        async_typing_imports=blocks[1][1],
        methods=methods,
    )


#: What methods return beside models: the name, the asynchronous one, and where both are.
_CONTAINERS = (
    ("Stream", "AsyncStream", ".._runtime", ".._runtime"),
    ("ItemPaged", "AsyncItemPaged", "azure.core.paging", "azure.core.async_paging"),
    ("LROPoller", "AsyncLROPoller", "azure.core.polling", "azure.core.polling"),
)


#: The base of a group that has operations of a kind: the engine's name, the module of the runtime, the class.
BASES = (("_pages", "paging", "PagedGroup"), ("_begin", "polling", "LongRunningGroup"))


def _asynchronous(annotation: str) -> str:
    return re.sub(rf"\b({'|'.join(name for name, *_ in _CONTAINERS)})\[", r"Async\1[", annotation)


def _blocks(
    runtime: Imports, typing: Imports, used: str, bases: list[tuple[str, str]], *, is_async: bool
) -> tuple[str, str]:
    """The imports of the sync or the async module: the second is one package deeper."""
    depth = "..." if is_async else ".."
    now, later = runtime.copy(), typing.copy()
    for module, base in bases:
        now.add(f".._runtime.{module}".rstrip("."), f"Async{base}" if is_async else base)
    for name, async_name, module, async_module in _CONTAINERS:
        if re.search(rf"\b{name}\[", used):
            later.add(async_module if is_async else module, async_name if is_async else name)
    return now.moved("..", depth).render(), later.moved("..", depth).render(future=False)


def _method(operation: Operation, index: int, scope: Scope) -> MethodView:
    names = scope.names.operations[index]
    flat = flattened(operation, names, scope.service)
    path, keywords = _arguments(operation, names, scope)
    body = _body_annotation(operation, flat, scope)
    engine, result = _engine(operation, index, scope)
    if engine == "_begin":
        keywords += ["polling_interval: float | None = None", "continuation_token: str | None = None"]
    flag = operation.streaming is not None and operation.streaming.flag is not None
    event = f"models.{event_name(operation, scope.names, index)[1]}" if flag else ""
    required = operation.body is not None and operation.body.required
    overloads = _overloads(path, keywords, body, flat, result, event, required)
    if len(overloads) == 1:
        signature, overloads = overloads[0], []
    else:
        signature = _implementation(path, keywords, body, result, event)
    arguments = [
        f"_operations.{names.row}",
        "options",
        *(_argument(item, names) for item in sent_parameters(operation) if item.role is Role.CALLER),
    ]
    if body:
        arguments.append("body=body")
    if engine == "_begin":
        arguments += ["polling_interval=polling_interval", "continuation_token=continuation_token"]
    return MethodView(
        name=names.method,
        doc=docstring(_doc(operation, names, flat, bool(body), flag), 8),
        overloads=tuple(overloads),
        signature=signature,
        call=", ".join(arguments),
        engine=engine,
        flag=flag,
        awaited=engine != "_pages",
        nothing=result == "None",
    )


def _engine(operation: Operation, index: int, scope: Scope) -> tuple[str, str]:
    """Which method of the group runs the operation, and what it returns."""
    streaming, paging, long_running = operation.streaming, operation.paging, operation.long_running
    if streaming is not None and streaming.flag is None:
        return "_stream", f"Stream[models.{event_name(operation, scope.names, index)[1]}]"
    if paging is not None:
        return "_pages", f"ItemPaged[{scope.results.use(paging.item)}]"
    if long_running is not None:
        found = outcome_name(operation, scope.names, index)
        return "_begin", f"LROPoller[{f'models.{found[1]}' if found else 'None'}]"
    return "_call", join(returns(operation, scope.names, index)) if operation.responses else "None"


def _is_flag(parameter: Parameter, operation: Operation) -> bool:
    streaming = operation.streaming
    return (
        streaming is not None
        and streaming.location is Location.QUERY
        and parameter.location is Location.QUERY
        and parameter.wire_name == streaming.flag
    )


def _argument(parameter: Parameter, names: OperationNames) -> str:
    return names.arguments[parameter.location, parameter.wire_name]


def _arguments(operation: Operation, names: OperationNames, scope: Scope) -> tuple[list[str], list[str]]:
    """The positional and the keyword-only parameters of the signature."""
    path, required, optional = [], [], []
    for item in operation.parameters:
        if item.role is not Role.CALLER or _is_flag(item, operation):
            continue
        name, annotation = _argument(item, names), scope.types.use(item.use)
        if item.location is Location.PATH:
            path.append(f"{name}: {scope.types.type(item.use.type)}")
        elif item.required:
            required.append(f"{name}: {annotation}")
        else:
            optional.append(f"{name}: {join([annotation, 'None'])} = None")
    return path, [*required, *optional]


def _body_annotation(operation: Operation, flat: Flattened | None, scope: Scope) -> str:
    """What ``body=`` takes: the whole body, typed, or the bytes of it."""
    media = sent_body(operation)
    if media is None:
        return ""
    match media.kind:
        case BodyKind.JSON:
            return join([scope.types.use(media.use), "bytes", "IO[bytes]"])
        case BodyKind.MULTIPART | BodyKind.FORM:
            return scope.types.use(media.use) if flat else "Mapping[str, Any]"
        case BodyKind.TEXT | BodyKind.XML:
            return "str | bytes | IO[bytes]"
        case _:
            return "bytes | IO[bytes]"


def _overloads(
    path: list[str], keywords: list[str], body: str, flat: Flattened | None, result: str, event: str, required: bool
) -> list[SignatureView]:
    """The signatures a caller sees: keyword arguments or ``body=``, each streaming or not."""
    tails = []
    if flat is not None:
        tails.append([*keywords, f"**options: Unpack[params.{flat.names.options}]"])
    if body:
        whole = f"body: {body}" if flat is not None or required else f"body: {join([body, 'None'])} = None"
        tails.append([*sorted([whole, *keywords], key=lambda item: " = " in item), _OPTIONS])
    elif flat is None:
        tails.append([*keywords, _OPTIONS])
    found = []
    for tail in tails:
        if not event:
            found.append(_signature([*path, "*", *tail], result))
            continue
        plain = [*path, "*", *tail[:-1], "stream: Literal[False] | None = None", tail[-1]]
        streaming = [*path, "*", "stream: Literal[True]", *tail]
        found.append(_signature(plain, result))
        found.append(_signature(streaming, f"Stream[{event}]"))
    return found


def _implementation(path: list[str], keywords: list[str], body: str, result: str, event: str) -> SignatureView:
    tail = [*keywords]
    if event:
        tail.append("stream: bool | None = None")
    if body:
        tail.append(f"body: {join([body, 'None'])} = None")
    returned = join([result, f"Stream[{event}]"]) if event else result
    return _signature([*path, "*", *tail, "**options: Any"], returned)


def _signature(parameters: list[str], returns_: str) -> SignatureView:
    star = parameters.index("*")
    if parameters[star + 1 : star + 2] and parameters[star + 1].startswith("**"):
        parameters = [*parameters[:star], *parameters[star + 1 :]]  # nothing is keyword-only: no bare star
    return SignatureView(tuple(parameters), returns_, _asynchronous(returns_))


def _doc(operation: Operation, names: OperationNames, flat: Flattened | None, body: bool, flag: bool) -> str:
    summary = operation.summary.strip() or one_line(operation.description) or f"{operation.method} {operation.path}."
    lines = [clean(summary)]
    if (
        operation.description.strip()
        and operation.description.strip() != operation.summary.strip()
        and operation.summary.strip()
    ):
        lines += ["", operation.description.strip()]
    if operation.deprecated:
        lines += ["", "Deprecated."]
    fields = [
        (":param" if item.location is Location.PATH else ":keyword", _argument(item, names), _parameter_doc(item))
        for item in operation.parameters
        if item.role is Role.CALLER and not _is_flag(item, operation)
    ]
    if flag:
        fields.append((":keyword", "stream", "True to get the answer in pieces, as it is made."))
    if operation.long_running is not None:
        fields.append((":keyword", "polling_interval", "Seconds between two looks where the service names none; 30."))
        fields.append((":keyword", "continuation_token", "Goes on with an operation that an earlier poller began."))
    if body and flat is not None:
        fields.append((":keyword", "body", "The whole body, in place of its fields as keyword arguments."))
    elif body:
        fields.append(
            (":keyword", "body", one_line(operation.body.description if operation.body else "") or "The body.")
        )
    lines.append("")
    lines += [f"{kind} {name}: {text}" if text else f"{kind} {name}:" for kind, name, text in fields]
    if flat is not None:
        lines.append(f":keyword options: The fields of :class:`~params.{names.options}`, and how to call.")
    lines.append(
        ":raises ~azure.core.exceptions.HttpResponseError: The service refused; ``error.model`` is its answer."
    )
    return "\n".join(lines)


def _parameter_doc(parameter: Parameter) -> str:
    return one_line(document(parameter.description, parameter.use, parameter.default, deprecated=parameter.deprecated))
