"""The view of a package's API.md: every method with its signatures, every type with its fields.

It is made of the views that the code is made of, so that it says what the code says.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from generator.code.views import (
    AliasView,
    ClassView,
    FieldView,
    GroupView,
    MethodView,
    SignatureView,
    TypesModuleView,
)
from generator.docs.prose import Anchors, prose, span, summary
from generator.docs.snippets import indented, quoted
from generator.docs.views import ApiGroupView, ApiMethodView, ApiTypeView, ApiView
from generator.ir.service import Operation
from generator.plan import Plan
from generator.plan.annotations import Module, text
from generator.plan.client import ClientPlan, PathVariable
from generator.resources import RUNTIME

_WIDTH = 100
#: Bases that say nothing to a reader.
_PLAIN = frozenset({"TypedDict", "Model", "_Model"})
Modules = tuple[TypesModuleView, ...]


def api_view(plan: Plan, groups: tuple[GroupView, ...], models: Modules, params: Modules) -> ApiView:
    """Every string of API.md, decided. Anchors are taken in the order of the file's headings."""
    anchors = Anchors()
    for heading in ("API of", "The client", "Client settings", "Call options", "Methods"):
        anchors.of(heading)
    operations = {method.path: method.operation for method in plan.methods.values()}
    places = {
        path: anchors.of(path)
        for group in groups
        for path in (f"client.{group.module}", *(f"client.{group.module}.{method.name}" for method in group.methods))
    }
    types = {
        f"{folder}.{name}": anchors.of(f"{folder}.{name}")
        for folder, modules in (("params", params), ("models", models))
        for name in sorted(name for module in modules for name in module.exports)
    }
    return ApiView(
        client=_client(plan.client),
        call_options=tuple(_settings("CallOptions")),
        client_settings=tuple(_settings("ClientSettings")),
        groups=tuple(
            ApiGroupView(
                group.module,
                places[f"client.{group.module}"],
                tuple(
                    _method(method, operations[path], places[f"client.{path}"], f"client.{path}", types)
                    for method in group.methods
                    for path in (f"{group.module}.{method.name}",)
                ),
            )
            for group in groups
        ),
        params=tuple(_types("params", params, types)),
        models=tuple(_types("models", models, types)),
    )


def _client(client: ClientPlan) -> str:
    parameters = ["self", *client.parameters, "*"]
    parameters += [path_variable(item) for item in client.path_variables]
    if client.version_parameter is not None:
        parameters.append(f"api_version: str = {quoted(client.api_version)}")
    parameters += ["strict: bool = False", "**settings: Unpack[ClientSettings]"]
    return f"class {client.identity.client}:\n" + indented(_call("def __init__", parameters, " -> None: ..."))


def path_variable(item: PathVariable) -> str:
    """A variable of the base path as a parameter of the client."""
    default = f" = {quoted(item.default)}" if item.default is not None else ""
    return f"{item.name}: {text(item.annotation, Module(''))}{default}"


def _method(method: MethodView, operation: Operation, anchor: str, path: str, anchors: dict[str, str]) -> ApiMethodView:
    used = dict.fromkeys(name for signature in method.visible for name in signature.types)
    return ApiMethodView(
        name=method.name,
        heading=span(path),
        anchor=anchor,
        summary=prose(operation.summary or operation.description.strip().split("\n")[0]),
        address=span(f"{operation.method} {operation.path}"),
        deprecated=operation.deprecated,
        signatures=tuple(_signature(method.name, item) for item in method.visible),
        types=tuple((span(name), anchors[name]) for name in used if name in anchors),
    )


def _signature(name: str, signature: SignatureView) -> str:
    return _call(f"def {name}", list(signature.parameters), f" -> {signature.returns}: ...")


def _call(head: str, parameters: list[str], tail: str) -> str:
    flat = f"{head}({', '.join(parameters)}){tail}"
    if len(flat) <= _WIDTH:
        return flat
    return "\n".join([f"{head}(", *(f"    {item}," for item in parameters), f"){tail}"])


def _types(folder: str, modules: Modules, anchors: dict[str, str]) -> Iterator[ApiTypeView]:
    by_name: dict[str, ClassView | AliasView] = {}
    for module in modules:
        by_name |= {item.name: item for item in module.classes}
        by_name |= {item.name: item for item in module.aliases}
    for _, item in sorted(by_name.items()):
        yield _class(folder, item, anchors) if isinstance(item, ClassView) else _alias(folder, item)


def _class(folder: str, item: ClassView, anchors: dict[str, str]) -> ApiTypeView:
    places = {"CallOptions": "call-options"}
    bases = [
        f"[{span(base)}](#{places.get(base) or anchors[f'{folder}.{base}']})"
        for base in item.bases
        if base not in _PLAIN and base != f"_{item.name}"
    ]
    fields = [_field(field) for field in item.fields]
    fields += [(span(f"{key.key}: {key.annotation}"), "") for key in item.keys]
    return ApiTypeView(
        heading=span(f"{folder}.{item.name}"),
        doc=summary(item.about),
        meaning=f"With the fields of {' and '.join(bases)}." if bases else "",
        fields=tuple(fields),
    )


def _field(field: FieldView) -> tuple[str, str]:
    code = f"{field.name}: {field.annotation}{' = None' if field.optional else ''}"
    note = f"On the wire {span(field.wire_name)}." if field.wire_name else ""
    return span(code), " ".join(part for part in (note, summary(field.about)) if part)


def _alias(folder: str, item: AliasView) -> ApiTypeView:
    tag = f", told apart by {span(item.tag)}" if item.tag else ""
    meaning = f"Stands for {span(item.meaning)}{tag}."
    return ApiTypeView(heading=span(f"{folder}.{item.name}"), doc=summary(item.about), meaning=meaning, fields=())


def _settings(name: str) -> Iterator[tuple[str, str]]:
    """The fields of a TypedDict of the runtime and of its bases, with what it says of each."""
    tree = ast.parse((RUNTIME / "settings.py").read_text("utf-8"))
    node = next((node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == name), None)
    if node is None:
        return
    for base in node.bases:
        yield from _settings(ast.unparse(base))
    for field, doc in zip(node.body, node.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(doc, ast.Expr):
            yield span(ast.unparse(field)), summary(ast.literal_eval(doc.value))
