"""Where a difference is, in words: ``choices[].message`` of a schema, or of an operation's request or answer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.diagnostics import SourceRef
from generator.diff.model import code
from generator.plan.types import Types

_STEPS = {"items": "[]", "additionalProperties": "{}"}
_SKIPPED = frozenset(("allOf", "oneOf", "anyOf", "schema"))


@dataclass(frozen=True, slots=True)
class Place:
    """A place of both versions. ``owner`` is in words already (its names are code), ``path`` leads down from it."""

    owner: str
    path: str
    old: SourceRef
    new: SourceRef

    def down(self, step: str) -> Place:
        return replace(self, path=f"{self.path}{'' if step in ('[]', '{}') or not self.path else '.'}{step}")

    def __str__(self) -> str:
        return f"{code(self.path)} of {self.owner}" if self.path else self.owner


class DeclaredSchemas:
    """The declared schemas of a document, to say to which of them a pointer belongs."""

    def __init__(self, types: Types) -> None:
        self._names = {
            id: name for id in types.declared if id in types.definitions and (name := types.definitions[id].hint.name)
        }

    def __contains__(self, name: str) -> bool:
        return name in self._names.values()

    def owner(self, at: SourceRef) -> tuple[str, str] | None:
        """(name of the schema, path within it) of a place in a declared schema."""
        steps = at.pointer.split("/")
        for length in range(len(steps), 1, -1):
            name = self._names.get(f"{at.file}#{'/'.join(steps[:length])}")  # type: ignore[call-overload]
            if name is not None:
                return name, _path(steps[length:])
        return None


def _path(steps: list[str]) -> str:
    path, waiting = "", iter(steps)
    for step in waiting:
        if step == "properties":
            name = next(waiting, "").replace("~1", "/").replace("~0", "~")
            path = f"{path}.{name}" if path else name
        elif step in _STEPS:
            path += _STEPS[step]
        elif step in _SKIPPED:
            continue
    return path
