"""A fault: a small change of one file, told by what it changes and not by where the file has it today."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Fault:
    """``text`` in place of what stands between two offsets (in bytes) of a file.

    :param kind: The operator that made it.
    :param file: The file, relative to the root that the fault is put into.
    :param where: The function, class or row that it is in.
    :param tests: Where it should be noticed first, if that is known.
    """

    kind: str
    file: str
    start: int
    end: int
    text: str
    was: str
    where: str
    line: int
    tests: str = "tests"

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.where} [{self.kind}] {self.was!r} → {self.text!r}"

    @property
    def key(self) -> str:
        """What tells it from all others of its layer, and is the same in each run on the same sources."""
        return f"{self.kind}|{self.file}|{self.start}|{self.end}|{self.text}"

    def applied(self, whole: bytes) -> bytes:
        """The file with the fault in it.

        :raises SyntaxError: The operator made something that is no Python.
        """
        changed = whole[: self.start] + self.text.encode() + whole[self.end :]
        compile(changed, self.file, "exec", dont_inherit=True)
        return changed


def _reports(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("error", "info", "warning")
    )


class Source:
    """A file, its syntax tree, and the offsets of its nodes."""

    def __init__(self, root: Path, path: Path) -> None:
        self.file, self.data = path.relative_to(root).as_posix(), path.read_bytes()
        self.text = self.data.decode()
        self.tree = ast.parse(self.text)
        self._lines = [0]
        for line in self.data.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))

    @cached_property
    def names(self) -> dict[ast.AST, str]:
        """The dotted name of the function or class that each node is in."""
        found: dict[ast.AST, str] = {}

        def enter(node: ast.AST, name: str) -> None:
            for child in ast.iter_child_nodes(node):
                scoped = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
                inner = f"{name}.{child.name}".strip(".") if scoped else name  # type: ignore[attr-defined]
                found[child] = name
                enter(child, inner)

        enter(self.tree, "")
        return found

    @cached_property
    def told(self) -> list[tuple[int, int]]:
        """Where exceptions are raised, and findings are reported: what is said there is for people."""
        return [self.span(node) for node in ast.walk(self.tree) if isinstance(node, ast.Raise) or _reports(node)]

    def span(self, node: ast.AST) -> tuple[int, int]:
        start = self._lines[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]
        end = self._lines[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]
        return start, end

    def segment(self, node: ast.AST) -> str:
        start, end = self.span(node)
        return self.data[start:end].decode()

    def fault(self, kind: str, node: ast.AST, text: str, where: str | None = None, tests: str = "tests") -> Fault:
        """``text`` in place of a node."""
        start, end = self.span(node)
        line: int = node.lineno  # type: ignore[attr-defined]
        place = where if where is not None else self.names.get(node, "")
        return Fault(kind, self.file, start, end, text, self.data[start:end].decode(), place, line, tests)
