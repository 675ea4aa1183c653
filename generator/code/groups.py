"""Views of the operation groups: a typed, documented method for each operation."""

from __future__ import annotations

from generator.code.imports import Imports
from generator.code.method_docs import method_doc
from generator.code.views import GroupView, MethodView, SignatureView
from generator.plan import GroupPlan, MethodKind, MethodPlan
from generator.plan.annotations import Generated, Module, asynchronous, parts, text
from generator.plan.signatures import Signature
from generator.text import docstring

#: Which method of a group's base class runs a kind of operation.
ENGINES = {
    MethodKind.CALL: "_call",
    MethodKind.STREAM: "_stream",
    MethodKind.PAGES: "_pages",
    MethodKind.POLL: "_begin",
    MethodKind.DOWNLOAD: "_download",
}
#: The base of a group that has operations of a kind: the module of the runtime, the class.
BASES = {
    MethodKind.PAGES: ("paging", "PagedGroup"),
    MethodKind.POLL: ("polling", "LongRunningGroup"),
    MethodKind.DOWNLOAD: ("downloads", "DownloadGroup"),
}
_OUTSIDE = Module("operations")


def group_view(group: GroupPlan) -> GroupView:
    kinds = {method.kind for method in group.methods}
    bases = [base for kind, base in BASES.items() if kind in kinds] or [("", "OperationGroup")]
    imports, typing_imports = _imports(group, bases, is_async=False)
    async_imports, async_typing_imports = _imports(group, bases, is_async=True)
    return GroupView(
        module=group.attribute,
        class_name=group.class_name,
        bases=tuple(name for _, name in bases),
        async_bases=tuple(f"Async{name}" for _, name in bases),
        doc=docstring(f"``client.{group.attribute}``: made by the client, not by you.", 4),
        imports=imports,
        typing_imports=typing_imports,
        async_imports=async_imports,
        async_typing_imports=async_typing_imports,
        methods=tuple(_method(method, _inside(group)) for method in group.methods),
    )


def _imports(group: GroupPlan, bases: list[tuple[str, str]], *, is_async: bool) -> tuple[str, str]:
    """The imports of the sync or the async module, for running and for type checkers; the async one is deeper."""
    now, later, inside = Imports(), Imports(), _inside(group)
    now.add("typing", "TYPE_CHECKING")
    now.add("..", "_operations")
    if any(method.signatures.overloads for method in group.methods):
        now.add("typing", "overload")
    now.add(".._runtime.described", "described")
    for module, base in bases:
        now.add(f".._runtime.{module}".rstrip("."), f"Async{base}" if is_async else base)
    for method in group.methods:
        for signature in (*method.signatures.overloads, method.signatures.implementation):
            returns = asynchronous(signature.returns) if is_async else signature.returns
            for annotation in (*(item.annotation for item in signature.parameters), returns):
                later.need(annotation, inside)
    depth = "..." if is_async else ".."
    return now.moved("..", depth).render(), later.moved("..", depth).render(future=False)


def _inside(group: GroupPlan) -> Module:
    return Module("operations", group.attribute, frozenset(method.name for method in group.methods))


def _method(method: MethodPlan, inside: Module) -> MethodView:
    choice = method.choice
    return MethodView(
        name=method.name,
        doc=docstring(method_doc(method), 8),
        overloads=tuple(_signature(each, inside) for each in method.signatures.overloads),
        signature=_signature(method.signatures.implementation, inside),
        row=f"_operations.{method.row}",
        call=", ".join(_call(method)),
        engine=ENGINES[method.kind],
        flag=choice is not None and not choice.in_body,
        choice=choice.name if choice is not None and choice.in_body else "",
        awaited=method.kind is not MethodKind.PAGES,
        nothing=method.returns_nothing,
    )


def _call(method: MethodPlan) -> list[str]:
    """The arguments of the engine's method."""
    call = [f"_operations.{method.row}", "options", *(item.name for item in method.parameters.arguments)]
    if method.body is not None:
        call.append("body=body")
    if method.kind is MethodKind.POLL:
        call += ["polling_interval=polling_interval", "continuation_token=continuation_token"]
    return call


def _signature(signature: Signature, inside: Module) -> SignatureView:
    annotations = (*(item.annotation for item in signature.parameters), signature.returns)
    types = [part for annotation in annotations for part in parts(annotation) if isinstance(part, Generated)]
    return SignatureView(
        signature.written(inside),
        text(signature.returns, inside),
        text(asynchronous(signature.returns), inside),
        tuple(dict.fromkeys(text(part, _OUTSIDE) for part in types)),
    )
