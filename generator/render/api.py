"""The view of a package's API.md: every method with its signatures, every type with its fields.

It is made of the views that the code is made of, so that it says what the code says.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from generator.ir.service import Operation, Service
from generator.naming.table import NameTable
from generator.render.prose import Anchors, prose, span, summary
from generator.render.snippets import indented, quoted
from generator.render.views import (
    AliasView,
    ApiGroupView,
    ApiMethodView,
    ApiTypeView,
    ApiView,
    ClassView,
    FieldView,
    GroupView,
    MethodView,
    SignatureView,
    TypesModuleView,
)
from generator.resources import RUNTIME

_WIDTH = 100
#: Bases that say nothing to a reader.
_PLAIN = frozenset({"TypedDict", "Model", "_Model"})
Modules = tuple[TypesModuleView, ...]


def api_view(
    service: Service,
    names: NameTable,
    client: tuple[str, str | None],
    groups: tuple[GroupView, ...],
    models: Modules,
    params: Modules,
) -> ApiView:
    """Every string of API.md, decided. Anchors are taken in the order of the file's headings.

    ``client`` is the client's name, and the api-version that it takes.
    """
    anchors = Anchors()
    for heading in ("API of", "The client", "Client settings", "Call options", "Methods"):
        anchors.of(heading)
    operations: dict[tuple[str, str], Operation] = {
        (own.group, own.method): operation for own, operation in zip(names.operations, service.operations, strict=True)
    }
    places = {
        (group.module, method): anchors.of(".".join(filter(None, ["client", group.module, method])))
        for group in groups
        for method in ("", *(method.name for method in group.methods))
    }
    types = {
        f"{folder}.{name}": anchors.of(f"{folder}.{name}")
        for folder, modules in (("params", params), ("models", models))
        for name in sorted(name for module in modules for name in module.exports)
    }
    return ApiView(
        client=_client(*client),
        call_options=tuple(_settings("CallOptions")),
        client_settings=tuple(_settings("ClientSettings")),
        groups=tuple(
            ApiGroupView(
                group.module,
                places[group.module, ""],
                tuple(
                    _method(
                        method,
                        group.module,
                        operations[group.module, method.name],
                        places[group.module, method.name],
                        types,
                    )
                    for method in group.methods
                ),
            )
            for group in groups
        ),
        params=tuple(_types("params", params, types)),
        models=tuple(_types("models", models, types)),
    )


def _client(name: str, version: str | None) -> str:
    parameters = ["self", "endpoint: str", "credential: AzureKeyCredential | TokenCredential", "*"]
    if version is not None:
        parameters.append(f"api_version: str = {quoted(version)}")
    parameters += ["strict: bool = False", "**settings: Unpack[ClientSettings]"]
    return f"class {name}:\n" + indented(_call("def __init__", parameters, " -> None: ..."))


def _method(
    method: MethodView, group: str, operation: Operation, anchor: str, anchors: dict[str, str]
) -> ApiMethodView:
    signatures = method.overloads or (method.signature,)
    text = " ".join(part for item in signatures for part in (*item.parameters, item.returns))
    used = dict.fromkeys(re.findall(r"\b(?:params|models)\.\w+", text))
    return ApiMethodView(
        name=method.name,
        heading=span(f"client.{group}.{method.name}"),
        anchor=anchor,
        summary=prose(operation.summary or operation.description.strip().split("\n")[0]),
        address=span(f"{operation.method} {operation.path}"),
        deprecated=operation.deprecated,
        signatures=tuple(_signature(method.name, item) for item in signatures),
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
    found: dict[str, ClassView | AliasView] = {}
    for module in modules:
        found.update({item.name: item for item in module.classes})
        found.update({item.name: item for item in module.aliases})
    for name in sorted(found):
        item = found[name]
        yield _class(folder, item, anchors) if isinstance(item, ClassView) else _alias(folder, item)


def _class(folder: str, item: ClassView, anchors: dict[str, str]) -> ApiTypeView:
    places = {"CallOptions": "call-options"}
    bases = [
        f"[{span(base)}](#{places.get(base) or anchors[f'{folder}.{base}']})"
        for base in item.bases
        if base not in _PLAIN and base != f"_{item.name}"
    ]
    fields = [_field(field) for field in item.fields]
    fields += [(span(f"{key}: {ast.literal_eval(annotation)}"), "") for key, annotation in item.extra]
    return ApiTypeView(
        heading=span(f"{folder}.{item.name}"),
        doc=_said(item.doc),
        meaning=f"With the fields of {' and '.join(bases)}." if bases else "",
        fields=tuple(fields),
    )


def _field(field: FieldView) -> tuple[str, str]:
    if not field.default.startswith("Field("):
        code, note = f"{field.name}: {field.annotation}" + (f" = {field.default}" if field.default else ""), ""
    else:
        keywords = {item.arg: item.value for item in _expression(field.default, ast.Call).keywords}
        wire = ast.literal_eval(keywords["alias"])
        code = f"{field.name}: {field.annotation}{' = None' if 'default' in keywords else ''}"
        note = f"On the wire {span(wire)}."
    return span(code), " ".join(part for part in (note, _said(field.doc)) if part)


def _alias(folder: str, item: AliasView) -> ApiTypeView:
    expression = ast.parse(item.expression, mode="eval").body
    tag = ""
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str):  # a TypeAlias, quoted
        text = expression.value
    elif isinstance(expression, ast.Subscript) and ast.unparse(expression.value) == "Annotated":
        union, mark = expression.slice.elts if isinstance(expression.slice, ast.Tuple) else (expression, None)
        text = ast.unparse(union)
        if isinstance(mark, ast.Call) and mark.args:
            tag = f", told apart by {span(ast.literal_eval(mark.args[0]))}"
    else:
        text = item.expression
    return ApiTypeView(
        heading=span(f"{folder}.{item.name}"), doc=_said(item.doc), meaning=f"Stands for {span(text)}{tag}.", fields=()
    )


def _said(docstring: str) -> str:
    """What a docstring literal says first; a field may have none."""
    return summary(ast.literal_eval(docstring)) if docstring else ""


def _expression(code: str, kind: type[ast.Call]) -> ast.Call:
    found = ast.parse(code, mode="eval").body
    assert isinstance(found, kind)
    return found


def _settings(name: str) -> Iterator[tuple[str, str]]:
    """The fields of a TypedDict of the runtime, with what it says of each."""
    tree = ast.parse((RUNTIME / "settings.py").read_text("utf-8"))
    body: Iterable[ast.stmt] = next(
        node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == name
    )
    statements = list(body)
    for field, doc in zip(statements, statements[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(doc, ast.Expr):
            yield span(ast.unparse(field)), summary(ast.literal_eval(doc.value))
