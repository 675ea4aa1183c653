"""Python for a README: a call and what is done with its answer, laid out for reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.ir.types import Array, Enum, Kind, Model, Primitive, Use
from generator.naming.reserved import KEYWORDS
from generator.words import singular
from generator.docs.calls import Call, FileValue, file_name
from generator.plan import MethodKind
from generator.plan.types import Types
from generator.text import literal

WIDTH = 96
#: What is worth printing of an answer, of an item of a list, by wire name, best first.
_TELLING = ("content", "text", "message", "url", "status", "id")
_NAMING = ("id", "name", "title")
_PIECES = ("content", "text")
_TAKEN = frozenset({"client", "event", "answer", "file", "print", "open", "poller", "download"})


@dataclass(frozen=True, slots=True)
class Step:
    """An attribute on the way to a text; ``sure``: the document says that it is always there."""

    name: str
    is_list: bool
    sure: bool


class Snippets:
    """Writes the snippets of one package."""

    def __init__(self, types: Types) -> None:
        self.types = types

    def simple(self, call: Call, *, is_async: bool = False) -> str:
        """The call, and the use of its answer that its kind asks for."""
        write = {
            MethodKind.CALL: self.plain,
            MethodKind.STREAM: self.stream,
            MethodKind.PAGES: self.pages,
            MethodKind.POLL: self.begin,
            MethodKind.DOWNLOAD: self.download,
        }
        return _with_files(call, write[call.method.kind](call, is_async))

    def plain(self, call: Call, is_async: bool = False) -> str:
        """An answer, and the text in it that says most."""
        use = self._result(call)
        wait = "await " if is_async else ""
        if call.method.returns_nothing:
            return invocation(call, wait)
        head = invocation(call, f"answer = {wait}")
        steps = self._telling(use, _TELLING) if use is not None else []
        if use is not None and (not steps or steps[-1].name not in _PIECES):
            hidden = self._telling(use, _PIECES, optional=True)
            if 0 < len(hidden) <= 3:
                return "\n".join([head, *_searched("answer", hidden, "{}")])
        return f"{head}\nprint(answer{_path(steps)})"

    def stream(self, call: Call, is_async: bool = False) -> str:
        """Each event as it comes; what an event may lack is looked for before it is used."""
        stream = call.method.results.stream
        assert stream is not None
        extra = (("stream", True),) if stream.is_choice else ()
        head = f"{invocation(call, 'async for event in await ' if is_async else 'for event in ', extra)}:"
        steps = self._telling(stream.rule.event, _TELLING, optional=True) if stream.declared else []
        unsure = [Step(step.name, step.is_list, False) for step in steps]
        shown = '{} or "", end="", flush=True' if steps and steps[-1].name in _PIECES else "{}"
        return "\n".join([head, *(f"    {line}" for line in _searched("event", unsure, shown))])

    def pages(self, call: Call, is_async: bool = False) -> str:
        pages = call.method.results.pages
        assert pages is not None
        head = invocation(call, "async for item in " if is_async else "for item in ")
        return f"{head}:\n    print(item{_path(self._telling(pages.rule.item, _NAMING))})"

    def begin(self, call: Call, is_async: bool = False) -> str:
        outcome = call.method.results.outcome
        result = outcome.use if outcome is not None else None
        wait = "await " if is_async else ""
        if outcome is not None and outcome.pages is not None:
            head = f"{invocation(call, f'poller = {wait}')}\n{'async ' if is_async else ''}for item in {wait}poller.result():"
            return f"{head}\n    print(item{_path(self._telling(outcome.pages.rule.item, _NAMING))})"
        path = _path(self._telling(result, _TELLING) if result is not None else [])
        return f"{invocation(call, f'poller = {wait}')}\ndone = {wait}poller.result()\nprint(done{path})"

    def download(self, call: Call, is_async: bool = False) -> str:
        wait = "await " if is_async else ""
        name = literal(file_name(call.answer, "content")).replace("'", '"')
        return f"{invocation(call, f'download = {wait}')}\n{wait}download.write_to({name})"

    def _result(self, call: Call) -> Use | None:
        """What the answer is read as, if it is JSON of one kind."""
        formats, results = call.method.operation.formats, call.method.results
        if formats is not None:
            wanted = call.given.get(formats.property)
            for case in formats.cases:
                if (wanted is None and case.is_default) or wanted in case.values:
                    return case.use
            return None
        return results.json[0] if len(results.json) == len(results.annotations) == 1 else None

    def _telling(self, use: Use, wanted: Iterable[str], *, optional: bool = False) -> list[Step]:
        """The shortest way to a text of a wanted name, by way of what is always there (or ``optional``); or none."""
        ways: dict[str, list[Step]] = {}
        queue: list[tuple[Use, list[Step]]] = [(use, [])]
        seen = set()
        for current, steps in queue:
            model = self.types.resolve(current.type)
            if not isinstance(model, Model) or model.id in seen:
                continue
            seen.add(model.id)
            for prop in model.properties:
                inner = self.types.resolve(prop.use.type)
                sure = prop.is_required_in_answers and not prop.use.nullable
                name = self.types.attribute(model, prop.wire_name)
                here = [*steps, Step(name, isinstance(inner, Array), sure)]
                if isinstance(inner, Enum) or (isinstance(inner, Primitive) and inner.kind is Kind.STRING):
                    ways.setdefault(prop.wire_name, here)
                elif sure or optional:
                    queue.append((inner.items if isinstance(inner, Array) else prop.use, here))
        return next((ways[name] for name in wanted if name in ways), [])


def _path(steps: list[Step]) -> str:
    return "".join(f".{step.name}[0]" if step.is_list else f".{step.name}" for step in steps)


def _searched(value: str, steps: list[Step], shown: str) -> list[str]:
    """Loops and conditions that lead to what is printed."""
    lines: list[str] = []
    depth = 0
    for step in steps[:-1]:
        inner = f"{value}.{step.name}"
        if step.is_list:
            value = _item(step.name)
            lines.append(f"{'    ' * depth}for {value} in {inner}{'' if step.sure else ' or []'}:")
        else:
            value = inner
            lines += [] if step.sure else [f"{'    ' * depth}if {inner}:"]
        depth += step.is_list or not step.sure
    last = f"{value}.{steps[-1].name}" if steps else value
    return [*lines, f"{'    ' * depth}print({shown.format(last)})"]


def invocation(call: Call, before: str = "", extra: tuple[tuple[str, object], ...] = ()) -> str:
    """``before`` and the call, on one line if it fits."""
    head = f"{before}client.{call.method.path}("
    arguments = [*call.arguments, *extra]
    flat = ", ".join(f"{name}={_flat(value)}" if name else _flat(value) for name, value in arguments)
    if len(head) + len(flat) + 2 <= WIDTH:
        return f"{head}{flat})"
    written = [f"{name}=" if name else "" for name, _ in arguments]
    lines = [
        f"    {start}{_laid_out(value, 4, len(start) + 1)},"
        for start, (_, value) in zip(written, arguments, strict=True)
    ]
    return "\n".join([head, *lines, ")"])


def indented(code: str, depth: int = 1) -> str:
    return "\n".join(f"{'    ' * depth}{line}" if line else line for line in code.split("\n"))


def quoted(text: str) -> str:
    """A string literal, in double quotes where that changes nothing else."""
    code = literal(text)
    return f'"{code[1:-1]}"' if code.startswith("'") and '"' not in code else code


def _with_files(call: Call, code: str) -> str:
    if not call.files:
        return code
    return f'with open({quoted(call.files[0].name)}, "rb") as file:\n{indented(code)}'


def _flat(value: object) -> str:
    match value:
        case FileValue():
            return "file"
        case str():
            return quoted(value)
        case Mapping():
            return "{" + ", ".join(f"{quoted(str(key))}: {_flat(item)}" for key, item in value.items()) + "}"
        case list():
            return "[" + ", ".join(_flat(item) for item in value) + "]"
        case None | bool() | int() | float():
            return literal(value)
    return quoted(str(value))


def _laid_out(value: object, indent: int, used: int) -> str:
    """A value over as many lines as it needs; ``used`` is what stands beside it on its first line."""
    flat = _flat(value)
    if indent + used + len(flat) <= WIDTH:
        return flat
    pad = " " * (indent + 4)
    if isinstance(value, Mapping) and value:
        keys = [(f"{quoted(str(key))}: ", item) for key, item in value.items()]
        lines = [f"{pad}{key}{_laid_out(item, indent + 4, len(key) + 1)}," for key, item in keys]
        return "\n".join(["{", *lines, f"{' ' * indent}}}"])
    if isinstance(value, list) and value:
        lines = [f"{pad}{_laid_out(item, indent + 4, 1)}," for item in value]
        return "\n".join(["[", *lines, f"{' ' * indent}]"])
    return flat


def _item(name: str) -> str:
    word = singular(name)
    return "item" if word == name or word in _TAKEN | KEYWORDS else word
