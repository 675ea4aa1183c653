"""What ``help()``, ``inspect.signature`` and notebooks show of a method: each keyword, with its type and text.

It is found out when it is asked for: importing a package and calling a method cost nothing more.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
import types
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from .arguments import keyword_types, options_class
from .operation import Operation
from .settings import CallOptions

F = TypeVar("F", bound=Callable[..., Any])


def described(operation: Operation[Any]) -> Callable[[F], F]:
    """Marks the method of an operation; the function itself stays what it is."""

    def mark(function: F) -> F:
        signature: Any = _Signature(function, operation)
        vars(function)["__signature__"] = signature
        function.__doc__ = _Doc(function.__doc__ or "")
        function.__doc__.operation = operation
        return function

    return mark


class Keyword(NamedTuple):
    """A keyword argument, as the class that types it says. ``text`` is its docstring."""

    name: str
    annotation: str
    is_required: bool
    text: str


@lru_cache(maxsize=None)
def keywords(options: str) -> tuple[Keyword, ...]:
    """The keyword arguments that :attr:`Operation.options` names: required ones first, those of every call last."""
    texts = {**_texts(CallOptions), **_texts(options_class(options))}
    found: list[Keyword] = []
    for name, annotation in keyword_types(options).items():
        required = re.fullmatch(r"Required\[(.*)\]", annotation, re.DOTALL)
        found.append(Keyword(name, required[1] if required else annotation, bool(required), texts.get(name, "")))
    return tuple(sorted(found, key=lambda item: (item.name in CallOptions.__annotations__, not item.is_required)))


def _texts(options: type) -> dict[str, str]:
    """The docstrings of the fields of a TypedDict and of its bases, each as one line; none without the source."""
    texts: dict[str, str] = {}
    space = sys.modules[options.__module__]
    if (node := _classes(space).get(options.__name__)) is None:
        return texts
    for base in node.bases:
        parent = getattr(space, base.id, None) if isinstance(base, ast.Name) else None
        if isinstance(parent, type):
            texts |= _texts(parent)
    for field, doc in zip(node.body, node.body[1:]):
        if isinstance(field, ast.AnnAssign) and isinstance(doc, ast.Expr) and isinstance(doc.value, ast.Constant):
            texts[ast.unparse(field.target)] = " ".join(str(doc.value.value).split())
    return texts


@lru_cache(maxsize=None)
def _classes(module: types.ModuleType) -> dict[str, ast.ClassDef]:
    try:
        source = inspect.getsource(module)
    except OSError:
        return {}
    return {node.name: node for node in ast.parse(source).body if isinstance(node, ast.ClassDef)}


class _Doc(str):
    """A docstring that lists the keywords where it is formatted (``inspect.getdoc``); else the text in the source."""

    operation: Operation[Any]

    def expandtabs(self, tabsize: Any = 8) -> str:
        text = re.sub(r"(?m)^ *:keyword options:(.*\n)+?(?= *:raises)", "", str(self))
        head, indent, raises = re.match(r"(?s)(.*?)( *)(:raises.*|\Z)", text).groups()  # type: ignore[union-attr]
        lines = "".join(f"{indent}:keyword {item.name}: {item.text}\n" for item in keywords(self.operation.options))
        gap = "" if head.endswith("\n") else "\n\n"
        return f"{head}{gap}{lines}{indent}{raises}".expandtabs(tabsize)


class _Omissible:
    """The default of an argument that is not sent where it is left out."""

    def __repr__(self) -> str:
        return "..."


class _Signature(inspect.Signature):
    """A signature whose ``**options`` is a parameter for each keyword."""

    def __init__(self, function: Any, operation: Operation[Any]) -> None:
        self._function, self._operation = function, operation

    @property
    def _whole(self) -> inspect.Signature:
        function = self._function
        plain = types.FunctionType(function.__code__, function.__globals__, function.__name__, function.__defaults__)
        plain.__kwdefaults__, plain.__annotations__ = function.__kwdefaults__, function.__annotations__
        signature = inspect.signature(plain)
        known = [item for item in signature.parameters.values() if item.kind is not inspect.Parameter.VAR_KEYWORD]
        names = {item.name for item in known}
        more = [
            inspect.Parameter(
                item.name,
                inspect.Parameter.KEYWORD_ONLY,
                default=inspect.Parameter.empty if item.is_required else _Omissible(),
                annotation=item.annotation,
            )
            for item in keywords(self._operation.options)
            if item.name not in names
        ]
        return signature.replace(parameters=[*known, *more])

    @property
    def _parameters(self) -> Any:
        return self._whole.parameters

    @property
    def _return_annotation(self) -> Any:
        return self._whole.return_annotation

    def replace(self, **changes: Any) -> Any:
        return self._whole.replace(**changes)
