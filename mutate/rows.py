"""What may go wrong in what a package is generated for: its rows, its models, its params and its service definition."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mutate.fault import Fault, Source
from mutate.operators import faults_in
from mutate.params import params_faults

OTHER_METHOD = {"GET": "POST", "POST": "PUT", "PUT": "POST", "PATCH": "PUT", "DELETE": "GET", "HEAD": "GET"}
OTHER_BODY = {"JsonBody": "FormBody", "MultipartBody": "FormBody", "FormBody": "JsonBody", "RawBody": "JsonBody"}
OTHER_PLACE = {"Query": "Header", "Header": "Query", "Cookie": "Query"}
OTHER_STYLE = {"form": "spaceDelimited", "spaceDelimited": "form", "pipeDelimited": "form", "deepObject": "form"}
OTHER_TYPE = {"str": "int", "int": "str", "float": "str", "bool": "str", "datetime": "str"}


def faults_of(package: Path) -> list[Fault]:
    """All faults of a package but those of its runtime, in the order of the files."""
    (root,) = (path.parent for path in (package / "src").rglob("_operations.py"))
    groups = [path.stem for path in sorted((root / "operations").glob("*.py")) if path.stem != "__init__"]
    found = list(_rows(Source(package, root / "_operations.py"), groups))
    for path in sorted((root / "models").glob("_*.py")):
        if path.stem != "__init__":
            found += _models(Source(package, path))
    for path in sorted((root / "params").glob("_*.py")):
        if path.stem != "__init__":
            found += params_faults(Source(package, path), "tests/test_params.py")
    found += _service(Source(package, root / "_service.py"))
    for folder in (root / "operations", root / "aio" / "operations"):
        for path in sorted(folder.glob("*.py")):
            source, tests = Source(package, path), f"tests/test_operations_{path.stem}.py"
            found += [*_methods(source, tests), *(replace(each, tests=tests) for each in faults_in(source))]
    for path in sorted(root.rglob("__init__.py")):
        if "_runtime" not in path.parts:
            found += [replace(each, tests="tests/test_client.py") for each in faults_in(Source(package, path))]
    for path in (root / "_client.py", root / "aio" / "_client.py"):
        found += [replace(each, tests="tests/test_client.py") for each in faults_in(Source(package, path))]
    return [fault for fault in found if fault.was != fault.text]


def _constant(node: ast.AST) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _changed(node: ast.AST) -> str:
    return repr((_constant(node) or "") + "x")


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _rows(source: Source, groups: list[str]) -> Iterator[Fault]:
    """Each row, argument by argument."""
    calls = [node for node in source.tree.body if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Call)]
    types = list(
        dict.fromkeys(
            name
            for node in ast.walk(source.tree)
            if isinstance(node, ast.Call) and _name(node.func) == "JsonResult" and (name := _constant(node.args[0]))
        )
    )
    for node in calls:
        assert isinstance(node.value, ast.Call)
        where = _name(node.target)
        group = max((each for each in groups if where.lower().startswith(each.strip("_"))), key=len, default="")
        yield from _Row(source, types, where, f"tests/test_operations_{group}.py" if group else "tests").faults(
            node.value
        )


class _Row:
    def __init__(self, source: Source, types: list[str], where: str, tests: str) -> None:
        self.source, self.types, self.where, self.tests = source, types, where, tests

    def _fault(self, kind: str, node: ast.AST, text: str) -> Fault:
        return self.source.fault(kind, node, text, self.where, self.tests)

    def faults(self, call: ast.Call) -> Iterator[Fault]:
        method, path = call.args[:2]
        yield self._fault("method", method, repr(OTHER_METHOD.get(_constant(method) or "", "GET")))
        segments = (_constant(path) or "").split("/")
        for index, segment in enumerate(segments):
            if segment and "{" not in segment:
                changed = [*segments[:index], segment + "x", *segments[index + 1 :]]
                yield self._fault("path", path, repr("/".join(changed)))
        for keyword in call.keywords:
            yield from getattr(self, f"_{keyword.arg}")(keyword.value)

    def _parameters(self, value: ast.Tuple) -> Iterator[Fault]:
        for item in value.elts:
            assert isinstance(item, ast.Call)
            place = _name(item.func)
            if place != "Path":
                yield self._fault("parameter name", item.args[0], _changed(item.args[0]))
                yield self._fault("parameter place", item.func, OTHER_PLACE[place])
            for keyword in item.keywords:
                yield from self._parameter_option(keyword)

    def _parameter_option(self, keyword: ast.keyword) -> Iterator[Fault]:
        match keyword.arg:
            case "style":
                yield self._fault("style", keyword.value, repr(OTHER_STYLE.get(_constant(keyword.value) or "", "form")))
            case "const":
                yield self._fault("constant", keyword.value, _changed(keyword.value))
            case _:
                yield self._fault("encoding", keyword.value, str(not getattr(keyword.value, "value", True)))

    def _body(self, call: ast.Call) -> Iterator[Fault]:
        kind = _name(call.func)
        if kind != "RawBody":
            start = ast.get_source_segment(self.source.text, call) or ""
            yield self._fault("body kind", call, f"RawBody({', '.join(['required=True'] * ('required' in start))})")
        for argument in call.args:
            yield self._fault("content type", argument, _changed(argument))
        for keyword in call.keywords:
            match keyword.value:
                case ast.Constant(value=bool()):
                    yield self._fault("required body", keyword.value, "False")
                case ast.Constant():
                    yield self._fault("content type", keyword.value, _changed(keyword.value))
                case ast.Dict(values=values):
                    for each in values:
                        yield self._fault("wire name" if keyword.arg == "names" else "part type", each, _changed(each))
                case ast.Tuple(elts=names):
                    for each in names:
                        yield self._fault("file part", each, _changed(each))

    def _results(self, value: ast.Dict) -> Iterator[Fault]:
        for key, result in zip(value.keys, value.values):
            if len(value.keys) > 1 and key is not None:
                yield self._fault("status", key, "299")
            if isinstance(result, ast.Constant):
                yield self._fault("result", result, "BytesResult()" if "BytesResult" in self.source.text else "299")
            yield from self._result(result)

    def _result(self, result: ast.expr, kind: str = "result type") -> Iterator[Fault]:
        if isinstance(result, ast.Tuple):
            for each in result.elts:
                yield self._fault("result kinds", result, ast.get_source_segment(self.source.text, each) or "")
                yield from self._result(each)
        elif isinstance(result, ast.Call) and _name(result.func) == "JsonResult":
            own = _constant(result.args[0])
            index = self.types.index(own or "")
            for step in (1, 2):
                other = self.types[(index + step) % len(self.types)]
                yield self._fault(kind, result.args[0], repr(other))
            yield self._fault(kind, result, "JsonResult(None)")

    def _stream(self, call: ast.Call) -> Iterator[Fault]:
        yield from self._result(call.args[0], "event type")
        yield self._fault("stream", call, "None")
        for keyword in call.keywords:
            if keyword.arg == "flag":
                yield self._fault("stream flag", keyword.value, _changed(keyword.value))
            elif keyword.arg == "envelope":
                yield self._fault("stream envelope", keyword.value, "False")

    def _paging(self, call: ast.Call) -> Iterator[Fault]:
        yield self._fault("pager field", call.args[0], _changed(call.args[0]))
        for keyword in call.keywords:
            yield self._fault("pager field", keyword.value, _changed(keyword.value))
            yield self._fault("pager field", keyword.value, "None")

    def _outcome(self, call: ast.Call) -> Iterator[Fault]:
        for argument in call.args:
            yield from self._result(argument, "outcome type")
        for keyword in call.keywords:
            yield self._fault("final state", keyword.value, _changed(keyword.value))

    def _options(self, value: ast.Constant) -> Iterator[Fault]:
        yield self._fault("keywords", value, "''")

    def _choice(self, value: ast.Constant) -> Iterator[Fault]:
        yield self._fault("keyword that chooses", value, "''")

    def _versioned(self, value: ast.Constant) -> Iterator[Fault]:
        yield self._fault("api-version", value, "True")

    def _headers(self, value: ast.Dict) -> Iterator[Fault]:
        for key, kind in zip(value.keys, value.values):
            if key is not None:
                yield self._fault("response header", key, _changed(key))
            yield self._fault("response header type", kind, OTHER_TYPE[_name(kind)])

    def _errors(self, value: ast.Dict) -> Iterator[Fault]:
        for key, result in zip(value.keys, value.values):
            if key is not None:
                yield self._fault("error status", key, "499")
            yield from self._result(result, "error type")


def _models(source: Source) -> Iterator[Fault]:
    """Each field: its alias, its Literal, its type, whether it must be there; the tag of each union."""
    tests = "tests/test_models.py"
    for node in source.tree.body:
        if isinstance(node, ast.ClassDef):
            for field in node.body:
                if isinstance(field, ast.AnnAssign):
                    yield from _field(source, field, f"{node.name}.{_name(field.target)}", tests)
        for call in ast.walk(node):
            if isinstance(call, ast.Call) and _name(call.func) == "OneOf" and call.args:
                target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", node)
                yield source.fault("union tag", call.args[0], _changed(call.args[0]), _name(target), tests)


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _field(source: Source, field: ast.AnnAssign, where: str, tests: str) -> Iterator[Fault]:
    yield source.fault("attribute", field.target, _name(field.target) + "x", where, tests)
    whole = first = field.annotation
    if isinstance(whole, ast.BinOp) and _is_none(whole.right):
        yield source.fault("null refused", whole, source.segment(whole.left), where, tests)
    if field.value is not None and (source.segment(field.value) == "None" or "default=None, " in source.segment(field)):
        alias = source.segment(field.value).replace("default=None, ", "")
        text = f"{source.segment(field.target)}: {source.segment(whole)}"
        text += "" if alias == "None" else f" = {alias}"
        yield source.fault("must be there", field, text, where, tests)
    while isinstance(first, ast.BinOp):
        first = first.left
    if isinstance(first, ast.Name) and first.id in OTHER_TYPE:
        yield source.fault("field type", first, OTHER_TYPE[first.id] if first.id != "str" else "bool", where, tests)
    elif isinstance(first, ast.Name) and first.id != "Any":
        yield source.fault("field type", first, "str", where, tests)
    if isinstance(first, ast.Subscript) and _name(first.value) == "Literal":
        values = first.slice.elts if isinstance(first.slice, ast.Tuple) else [first.slice]
        for value in values[-1:]:
            text = _changed(value) if isinstance(value, ast.Constant) and isinstance(value.value, str) else "98765"
            yield source.fault("literal", value, text, where, tests)
    match field.value:
        case ast.Call(keywords=keywords):
            for keyword in keywords:
                if keyword.arg == "alias":
                    yield source.fault("wire alias", keyword.value, _changed(keyword.value), where, tests)
                if keyword.arg == "default":
                    yield source.fault("default", keyword.value, "98765", where, tests)
        case ast.Constant():
            yield source.fault("default", field.value, "98765", where, tests)
        case None:
            yield source.fault(
                "required", field.annotation, ast.unparse(field.annotation) + " | None = None", where, tests
            )


def _service(source: Source) -> Iterator[Fault]:
    """What all calls have in common."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.keyword):
            value = node.value.elts[0] if isinstance(node.value, ast.Tuple) and node.value.elts else node.value
            text = "'x'" if isinstance(value, ast.Constant) and value.value is None else _changed(value)
            yield source.fault("service", value, text, node.arg or "", "tests/test_client.py")


def _methods(source: Source, tests: str) -> Iterator[Fault]:
    """What a method hands to its row: arguments in another order, no options, no body."""
    for node in ast.walk(source.tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and len(node.args) > 1):
            continue
        if node.func.attr not in ("_call", "_stream", "_pages", "_begin", "_download"):
            continue
        where = f"{source.names[node]} {getattr(node.args[0], 'attr', '')}"
        yield source.fault("options dropped", node.args[1], "{}", where, tests)
        for first, second in zip(node.args[2:], node.args[3:]):
            yield source.fault("argument", first, ast.unparse(second), where, tests)
        for keyword in node.keywords:
            if keyword.arg == "body":
                yield source.fault("argument", keyword.value, "None", where, tests)
