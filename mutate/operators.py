"""What may go wrong in any Python: small changes that a programmer might make by mistake.

Left alone is what no run of the program can show: annotations, docstrings, ``__all__``, overloads, what only a type
checker reads, and the wording of exceptions.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from mutate.fault import Fault, Source

_COMPARED: dict[type[ast.cmpop], tuple[str, ...]] = {
    ast.Eq: ("!=",),
    ast.NotEq: ("==",),
    ast.Lt: ("<=", ">="),
    ast.LtE: ("<", ">"),
    ast.Gt: (">=", "<="),
    ast.GtE: (">", "<"),
    ast.Is: ("is not",),
    ast.IsNot: ("is",),
    ast.In: ("not in",),
    ast.NotIn: ("in",),
}
_CALCULATED: dict[type[ast.operator], str] = {
    ast.Add: "-",
    ast.Sub: "+",
    ast.Mult: "+",
    ast.Pow: "*",
    ast.FloorDiv: "*",
    ast.Mod: "//",
}
Operator = Callable[[Source, ast.AST], Iterator[Fault]]


def faults_in(source: Source) -> list[Fault]:
    """Every fault that an operator finds in a file, in the file's order; none that changes nothing."""
    nodes = list(_alive(source.tree))
    found = [fault for node in nodes for operator in OPERATORS for fault in operator(source, node)]
    kept = {fault.key: fault for fault in found if fault.was != fault.text}
    return sorted(kept.values(), key=lambda fault: (fault.start, fault.end))


def _alive(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that a run of the program can reach, and that mean something to it."""
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and name not in ("annotation", "returns") and not _is_idle(child):
                yield child
                if not isinstance(child, ast.JoinedStr):  # what is in one has no true place before Python 3.12
                    yield from _alive(child)


def _is_idle(node: ast.AST) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()):  # a docstring, or an ellipsis
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.Import() | ast.ImportFrom():
            return True
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            made = value.func if isinstance(value, ast.Call) else None
            return name in ("__all__", "__slots__") or _name(made) in ("TypeVar", "ParamSpec", "Union")
        case ast.Assign(targets=[ast.Name(id=name)]) if name == "TYPE_CHECKING":
            return True
        case ast.FunctionDef(decorator_list=decorators) | ast.AsyncFunctionDef(decorator_list=decorators):
            return any(_name(each) == "overload" for each in decorators)
        case ast.Call(func=ast.Name(id="cast" | "assert_never")) | ast.Assert():
            return True
        case ast.AnnAssign(annotation=annotation):
            return ast.unparse(annotation) == "TypeAlias"
    return False


def _name(node: ast.AST | None) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def statement_removed(source: Source, node: ast.AST) -> Iterator[Fault]:
    """A call, an assignment, a deletion, a ``break`` or ``continue`` is not there."""
    is_call = isinstance(node, ast.Expr) and not isinstance(node.value, ast.Yield | ast.YieldFrom)
    in_function = source.names.get(node, "") != ""
    if is_call or isinstance(node, ast.AugAssign | ast.Delete | ast.Break | ast.Continue):
        yield source.fault("statement removed", node, "pass")
    elif isinstance(node, ast.Expr):
        yield source.fault("statement removed", node, "(yield) if False else None")
    elif isinstance(node, ast.Assign) and in_function:
        target = node.targets[0]
        if isinstance(target, ast.Attribute | ast.Subscript):
            yield source.fault("statement removed", node, "pass")


def _tests(node: ast.AST) -> list[ast.expr]:
    """The conditions that a node has."""
    if isinstance(node, ast.comprehension):
        return node.ifs
    if isinstance(node, ast.match_case):
        return [node.guard] if node.guard is not None else []
    return [node.test] if isinstance(node, ast.If | ast.IfExp | ast.While) else []


def branch_removed(source: Source, node: ast.AST) -> Iterator[Fault]:
    """A condition never holds, or always; a filter lets everything through."""
    for test in _tests(node):
        if not isinstance(node, ast.comprehension):
            yield source.fault("branch removed", test, "False")
        if not isinstance(node, ast.While):
            yield source.fault("branch removed", test, "True")


def condition_negated(source: Source, node: ast.AST) -> Iterator[Fault]:
    for test in _tests(node):
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            yield source.fault("condition negated", test, f"({source.segment(test.operand)})")
        else:
            yield source.fault("condition negated", test, f"(not ({source.segment(test)}))")


def comparison_changed(source: Source, node: ast.AST) -> Iterator[Fault]:
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        left, right = _whole(source, node.left), _whole(source, node.comparators[0])
        for other in _COMPARED[type(node.ops[0])]:
            yield source.fault("comparison changed", node, f"({left} {other} {right})")


def and_or_swapped(source: Source, node: ast.AST) -> Iterator[Fault]:
    if isinstance(node, ast.BoolOp):
        other = " or " if isinstance(node.op, ast.And) else " and "
        text = other.join(f"({source.segment(value)})" for value in node.values)
        yield source.fault("and/or swapped", node, f"({text})")


def off_by_one(source: Source, node: ast.AST) -> Iterator[Fault]:
    if isinstance(node, ast.Constant) and type(node.value) is int:
        yield source.fault("off by one", node, str(node.value + 1))
        if node.value > 0:
            yield source.fault("off by one", node, str(node.value - 1))


def arguments_swapped(source: Source, node: ast.AST) -> Iterator[Fault]:
    """Two arguments beside each other change places."""
    if isinstance(node, ast.Call) and not any(isinstance(each, ast.Starred) for each in node.args):
        for place, (first, second) in enumerate(zip(node.args, node.args[1:])):
            if ast.dump(first) != ast.dump(second):
                given = [*node.args[:place], second, first, *node.args[place + 2 :]]
                made = source.fault("arguments swapped", node, _call(source, node, given, node.keywords))
                yield replace(made, line=first.lineno)


def keyword_dropped(source: Source, node: ast.AST) -> Iterator[Fault]:
    """An argument that is given by its name is not given."""
    if isinstance(node, ast.Call):
        for item in node.keywords:
            if item.arg is not None:
                kept = [each for each in node.keywords if each is not item]
                made = source.fault("keyword argument dropped", node, _call(source, node, node.args, kept))
                yield replace(made, line=item.lineno)


def _call(source: Source, node: ast.Call, given: Sequence[ast.expr], named: Sequence[ast.keyword]) -> str:
    return f"{_whole(source, node.func)}({', '.join(map(source.segment, [*given, *named]))})"


def _whole(source: Source, node: ast.AST) -> str:
    """An expression that stays one wherever it is put."""
    text = source.segment(node)
    return text if isinstance(node, ast.Name | ast.Constant | ast.Attribute | ast.Call) else f"({text})"


def exception_swallowed(source: Source, node: ast.AST) -> Iterator[Fault]:
    """What is raised is not; what is caught is raised again."""
    if isinstance(node, ast.Raise):
        yield source.fault("exception swallowed", node, "pass")
    elif isinstance(node, ast.ExceptHandler) and not (len(node.body) == 1 and isinstance(node.body[0], ast.Raise)):
        first, last = node.body[0], node.body[-1]
        (start, _), (_, end) = source.span(first), source.span(last)
        made = source.fault("exception not caught", first, "raise")
        yield replace(made, start=start, end=end, text="raise", was=source.data[start:end].decode())


def returned_none(source: Source, node: ast.AST) -> Iterator[Fault]:
    if isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield source.fault("return value None", node.value, "None")


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def constant_changed(source: Source, node: ast.AST) -> Iterator[Fault]:
    """Another text, number or truth value; texts within an exception are told to people, and left alone."""
    if isinstance(node, ast.JoinedStr) and not _is_worded(source, node):
        yield source.fault("constant changed", node, "''")
    if isinstance(node, ast.Constant) and not (type(node.value) is str and _is_worded(source, node)):
        match node.value:
            case bool():
                yield source.fault("constant changed", node, str(not node.value))
            case str():
                yield source.fault("constant changed", node, repr(node.value + "x"))
                if len(node.value) > 1:
                    yield source.fault("constant changed", node, "''")
            case bytes():
                yield source.fault("constant changed", node, repr(node.value + b"x"))
            case float():
                yield source.fault("constant changed", node, repr(node.value + 1.5))


def calculation_changed(source: Source, node: ast.AST) -> Iterator[Fault]:
    if isinstance(node, ast.BinOp) and type(node.op) in _CALCULATED and not _is_text(node.left, node.right):
        left, right = _whole(source, node.left), _whole(source, node.right)
        yield source.fault("calculation changed", node, f"({left} {_CALCULATED[type(node.op)]} {right})")


def _is_text(*nodes: ast.AST) -> bool:
    """Text and lists know no minus: what cannot work at all is no mistake that stays."""
    return any(
        isinstance(node, ast.JoinedStr | ast.List | ast.Tuple)
        or (isinstance(node, ast.Constant) and isinstance(node.value, str | bytes))
        for node in nodes
    )


def _is_worded(source: Source, node: ast.AST) -> bool:
    """Whether a text is part of an exception or a finding; the code of a finding is not."""
    start, end = source.span(node)
    is_code = isinstance(node, ast.Constant) and re.fullmatch(r"CG\d+", str(node.value)) is not None
    return not is_code and any(first <= start and end <= last for first, last in source.told)


OPERATORS: tuple[Operator, ...] = (
    statement_removed,
    branch_removed,
    condition_negated,
    comparison_changed,
    and_or_swapped,
    off_by_one,
    arguments_swapped,
    keyword_dropped,
    exception_swallowed,
    returned_none,
    constant_changed,
    calculation_changed,
)
