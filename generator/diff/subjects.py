"""What a difference is about, in words: ``choices[].message`` of a schema, or of an operation's request or answer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.diagnostics import SourceRef
from generator.diff.model import Version, code
from generator.plan.types import Types

_STEPS = {"items": "[]", "additionalProperties": "{}"}


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a sentence, and where each document has it.

    Attributes:
        owner: What it belongs to, in words whose names are code already.
        old: Its place in the old document.
        new: Its place in the new document.
        path: The way down from the owner, by wire names; empty for the owner itself.
    """

    owner: str
    old: SourceRef
    new: SourceRef
    path: str = ""

    def below(self, step: str) -> Subject:
        return replace(self, path=f"{self.path}{'' if step in ('[]', '{}') or not self.path else '.'}{step}")

    def __str__(self) -> str:
        return f"{code(self.path)} of {self.owner}" if self.path else self.owner


def shared_or_of(name: str, at: SourceRef, method: Subject, own_name: str = "") -> str:
    """What is written in an operation is that method's; a component that several share goes by its name alone."""
    return f"{own_name or name} of {method}" if at.pointer.startswith(("/paths/", "/x-ms-paths/")) else name


class Versions:
    """The two versions of a comparison, and which declared schema of each a place belongs to."""

    def __init__(self, old: Version, new: Version) -> None:
        self.old, self.new = old, new
        self._old_schemas, self._new_schemas = _DeclaredSchemas(old.plan.types), _DeclaredSchemas(new.plan.types)

    def named(self, subject: Subject, old: SourceRef | None, new: SourceRef | None) -> Subject:
        """``subject`` by the name of the declared schema it is in: the new version's, else the old one's."""
        owner = (self._new_schemas.owner(new) if new else None) or (self._old_schemas.owner(old) if old else None)
        placed = replace(subject, old=old or subject.old, new=new or subject.new)
        return replace(placed, owner=code(owner[0]), path=owner[1]) if owner else placed

    def removed(self, subject: Subject, old: SourceRef, new: SourceRef) -> Subject:
        """What ``new`` lacks: by the old schema's name, unless the new version has that schema elsewhere."""
        owner, taker = self._old_schemas.owner(old), self._new_schemas.owner(new)
        placed = replace(subject, old=old, new=new)
        if owner is None or (taker is not None and owner[0] != taker[0] and owner[0] in self._new_schemas.names):
            return placed
        return replace(placed, owner=code(owner[0]), path=owner[1])


class _DeclaredSchemas:
    """The declared schemas of a document, to say to which of them a pointer belongs."""

    def __init__(self, types: Types) -> None:
        self._ids: dict[str, str] = {
            id: name for id in types.declared if id in types.definitions and (name := types.definitions[id].hint.name)
        }
        self.names = frozenset(self._ids.values())

    def owner(self, at: SourceRef) -> tuple[str, str] | None:
        """(name of the schema, path within it) of a place in a declared schema."""
        steps = at.pointer.split("/")
        for length in range(len(steps), 1, -1):
            name = self._ids.get(f"{at.file}#{'/'.join(steps[:length])}")
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
    return path
