"""Views of the operation groups: a typed, documented method for each operation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.ir.service import Operation, Role, Service
from generator.ir.types import TypeId
from generator.naming.table import GroupNames, NameTable
from generator.render.imports import Imports
from generator.render.method_docs import method_doc
from generator.render.params import flattened
from generator.render.results import format_results, returns
from generator.render.rows import event_name, outcome_name, sent_parameters
from generator.render.signatures import (
    CONTAINERS,
    Choice,
    Shape,
    argument,
    arguments,
    body_annotation,
    containers,
    format_choice,
    implementation,
    overloads,
    stream_choice,
)
from generator.render.text import docstring
from generator.render.types import ModelTypes, ParamTypes, join
from generator.render.views import GroupView, MethodView

#: The base of a group that has operations of a kind: the engine's name, the module of the runtime, the class.
BASES = (
    ("_pages", "paging", "PagedGroup"),
    ("_begin", "polling", "LongRunningGroup"),
    ("_download", "downloads", "DownloadGroup"),
)
#: What an annotation needs imported, by the word that shows it.
_NEEDS = (
    (r"\bmodels\.", "..", "models"),
    (r"\bparams\.", "..", "params"),
    (r"\bUnpack\[", "typing_extensions", "Unpack"),
    (r"\bCallOptions\b", ".._runtime", "CallOptions"),
    (r"\bIO\[", "typing", "IO"),
    (r"(?<![\w.])Any\b", "typing", "Any"),
    (r"(?<![\w.])Literal\[", "typing", "Literal"),
    (r"(?<![\w.])Mapping\[", "collections.abc", "Mapping"),
)


@dataclass(frozen=True, slots=True)
class Scope:
    """What the methods of one group module are written with."""

    service: Service
    names: NameTable
    types: ParamTypes
    results: ModelTypes


def group_view(group: GroupNames, service: Service, names: NameTable, also_models: frozenset[TypeId]) -> GroupView:
    typing = Imports()
    types = ParamTypes(service, names, typing, None, also_models)
    scope = Scope(service, names, types, ModelTypes(service, names, typing, None))
    methods = tuple(
        _method(operation, index, scope)
        for index, operation in enumerate(service.operations)
        if names.operations[index].group == group.attribute
    )
    engines = {item.engine for item in methods}
    bases = [(module, name) for engine, module, name in BASES if engine in engines] or [("", "OperationGroup")]
    blocks = [_blocks(methods, typing, bases, is_async=is_async) for is_async in (False, True)]
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


def _blocks(
    methods: tuple[MethodView, ...], typing: Imports, bases: list[tuple[str, str]], *, is_async: bool
) -> tuple[str, str]:
    """The imports of the sync or the async module, for running and for type checkers; the async one is deeper."""
    signatures = [signature for method in methods for signature in (*method.overloads, method.signature)]
    now, later = Imports(), typing.copy()
    now.add("typing", "TYPE_CHECKING")
    now.add("..", "_operations")
    if any(method.overloads for method in methods):
        now.add("typing", "overload")
    for module, base in bases:
        now.add(f".._runtime.{module}".rstrip("."), f"Async{base}" if is_async else base)
    for pattern, module, name in _NEEDS:
        if any(re.search(pattern, text) for item in signatures for text in (*item.parameters, item.returns)):
            later.add(module, name)
    used = {name for item in signatures for name in containers(item.returns)}
    for name, async_name, module, async_module in CONTAINERS:
        if name in used:
            later.add(async_module if is_async else module, async_name if is_async else name)
    depth = "..." if is_async else ".."
    return now.moved("..", depth).render(), later.moved("..", depth).render(future=False)


def _method(operation: Operation, index: int, scope: Scope) -> MethodView:
    names = scope.names.operations[index]
    flat = flattened(operation, names, scope.service)
    path, keywords = arguments(operation, names, scope.types)
    body = body_annotation(operation, flat, scope.types)
    engine, result = _engine(operation, index, scope)
    if engine == "_begin":
        keywords += ["polling_interval: float | None = None", "continuation_token: str | None = None"]
    choice = _choice(operation, index, scope, result)
    required = operation.body is not None and operation.body.required
    shape = Shape(tuple(path), tuple(keywords), body, required, flat, result, choice)
    found = overloads(shape)
    call = [
        f"_operations.{names.row}",
        "options",
        *(argument(item, names) for item in sent_parameters(operation) if item.role is Role.CALLER),
    ]
    if body:
        call.append("body=body")
    if engine == "_begin":
        call += ["polling_interval=polling_interval", "continuation_token=continuation_token"]
    return MethodView(
        name=names.method,
        doc=docstring(method_doc(operation, names, flat, body, choice), 8),
        overloads=tuple(found) if len(found) > 1 else (),
        signature=implementation(shape) if len(found) > 1 else found[0],
        call=", ".join(call),
        engine=engine,
        flag=choice is not None and not choice.in_body,
        choice=choice.name if choice is not None and choice.in_body else "",
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
    results = returns(operation, scope.names, index)
    if results == ["bytes"]:
        return "_download", "Download"
    return "_call", join(results) if results else "None"


def _choice(operation: Operation, index: int, scope: Scope, result: str) -> Choice | None:
    if operation.streaming is not None and operation.streaming.flag is not None:
        return stream_choice(result, f"models.{event_name(operation, scope.names, index)[1]}")
    formats = operation.formats
    if formats is None:
        return None
    name = scope.names.operations[index].keywords[formats.property]
    return format_choice(name, format_results(operation, scope.names), scope.types.use(formats.use), result)
