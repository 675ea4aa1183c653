"""``convert`` reads what the contract of the normal form gives, and nothing else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import generator.convert
from generator.normalize import document

ACCESSORS = ("text", "flag", "child", "nodes", "named_nodes")


def fields_read(tree: ast.AST) -> Iterator[str]:
    """The literal keys by which a module looks into nodes: ``get``, the accessors of ``read``, ``[…]`` and ``in``."""
    for node in ast.walk(tree):
        key: ast.expr | None = None
        match node:
            case ast.Call(func=ast.Attribute(attr="get"), args=[key, *_]):
                pass
            case ast.Call(func=ast.Name(id=name), args=[_, key, *_]) if name in ACCESSORS:
                pass
            case ast.Subscript(slice=key):
                pass
            case ast.Compare(left=key, ops=[ast.In() | ast.NotIn()], comparators=[ast.Name()]):
                pass
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield key.value


def test_every_field_that_is_read_is_in_the_contract() -> None:
    contract = set(re.findall(r"[$\w-]+", document.__doc__ or ""))
    folder = Path(generator.convert.__file__).parent
    read = {
        (path.name, field)
        for path in folder.glob("*.py")
        for field in fields_read(ast.parse(path.read_text("utf-8")))
        if re.fullmatch(r"[$\w-]+", field)
    }
    assert len({field for _, field in read}) > 40
    assert {(path, field) for path, field in read if field not in contract} == set()
