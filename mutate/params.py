"""What may go wrong in the TypedDicts that methods take: a key, whether it must be there, its type, its literals."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mutate.fault import Fault, Source

_OTHER = {"str": "int", "int": "str", "float": "str", "bool": "str", "FileContent": "int"}
_REQUIRED = "__import__('typing_extensions').Required"


def params_faults(source: Source, tests: str) -> Iterator[Fault]:
    """Those of one module of ``params``."""
    for node in source.tree.body:
        match node:
            case ast.ClassDef(name=name):
                yield from _bases(source, node, tests)
                for field in node.body:
                    if isinstance(field, ast.AnnAssign):
                        yield from _key(source, field, f"{name}.{ast.unparse(field.target)}", tests)
            case ast.Assign(value=ast.Call(args=[ast.Constant(value=str(name)), ast.Dict(keys=keys, values=values)])):
                for key, value in zip(keys, values):
                    if isinstance(key, ast.Constant) and isinstance(key.value, str):
                        yield source.fault("key renamed", key, repr(key.value + "x"), name, tests)
                        yield from _types(source, value, name, tests)
            case ast.AnnAssign(target=target, value=ast.Constant(value=str(text)) as value):
                yield from _literals(source, value, text, ast.unparse(target), tests)


def _bases(source: Source, node: ast.ClassDef, tests: str) -> Iterator[Fault]:
    for base in node.bases:
        if ast.unparse(base) != "TypedDict":
            yield source.fault("base dropped", base, "__import__('typing').TypedDict", node.name, tests)
    for keyword in node.keywords:
        yield source.fault("totality", keyword.value, "True", node.name, tests)


def _key(source: Source, field: ast.AnnAssign, where: str, tests: str) -> Iterator[Fault]:
    yield source.fault("key renamed", field.target, ast.unparse(field.target) + "x", where, tests)
    yield source.fault("key removed", field, "pass", where, tests)
    yield from _types(source, field.annotation, where, tests)


def _types(source: Source, annotation: ast.expr, where: str, tests: str) -> Iterator[Fault]:
    """Of what is written as a type, or as text that holds one."""
    tree: ast.expr = annotation
    quote = ""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        tree, quote = ast.parse(annotation.value, mode="eval").body, "text"

    def fault(kind: str, text: str) -> Fault:
        return source.fault(kind, annotation, repr(text) if quote else text, where, tests)

    text = ast.unparse(tree)
    if isinstance(tree, ast.Subscript) and ast.unparse(tree.value) == "Required":
        yield fault("Required dropped", ast.unparse(tree.slice))
    else:
        yield fault("Required added", f"{_REQUIRED}[{text}]")
    yield from (fault(kind, changed) for kind, changed in _changed(tree))


def _literals(source: Source, value: ast.Constant, text: str, where: str, tests: str) -> Iterator[Fault]:
    for kind, changed in _changed(ast.parse(text, mode="eval").body):
        yield source.fault(kind, value, repr(changed), where, tests)


def _changed(tree: ast.expr) -> Iterator[tuple[str, str]]:
    """The type with its first scalar another one, or with a value of a Literal changed."""
    text = ast.unparse(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in _OTHER:
            own, node.id = node.id, _OTHER[node.id]
            yield "type of a key", ast.unparse(tree)
            node.id = own
            break
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            own, node.value = node.value, node.value + "x"
            yield "literal", ast.unparse(tree)
            node.value = own
    assert ast.unparse(tree) == text
