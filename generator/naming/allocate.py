"""Giving each thing of one scope a name of its own.

Collisions are resolved in phases, the stronger claim first: a thing that loses tries its alternatives (a context suffix,
then its location) in order and, when all are taken, the last one with a number. The same input always gives
the same names: candidates are taken in order of strength, then in document order.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from generator.diagnostics import DiagnosticSink, SourceRef

K = TypeVar("K", bound=Hashable)
#: The place of names that no document gives.
NOWHERE = SourceRef("")


@dataclass(frozen=True, slots=True)
class Candidate(Generic[K]):
    """A nameable thing: what it would like to be called, and what else it could be, best first."""

    key: K
    choices: tuple[str, ...]
    strength: int
    at: SourceRef


@dataclass(frozen=True, slots=True)
class Rename(Generic[K]):
    """A thing that did not get its first choice, because ``taken_by`` has it."""

    key: K
    wanted: str
    given: str
    taken_by: K | None
    at: SourceRef


def allocate(
    candidates: Iterable[Candidate[K]], reserved: Iterable[str] = ()
) -> tuple[Mapping[K, str], tuple[Rename[K], ...]]:
    """A name for every candidate, all different without regard to case (file systems and readers confuse those)."""
    owners: dict[str, K | None] = {name.casefold(): None for name in reserved}
    names: dict[K, str] = {}
    renames: list[Rename[K]] = []
    for candidate in sorted(candidates, key=lambda item: -item.strength):  # a stable sort: document order within
        name = next((choice for choice in candidate.choices if choice.casefold() not in owners), None)
        if name is None:
            stem, number = candidate.choices[-1], 2
            while f"{stem}{number}".casefold() in owners:
                number += 1
            name = f"{stem}{number}"
        wanted = candidate.choices[0]
        if name != wanted:
            renames.append(Rename(candidate.key, wanted, name, owners.get(wanted.casefold()), candidate.at))
        owners[name.casefold()] = candidate.key
        names[candidate.key] = name
    return names, tuple(renames)


def report(what: str, renames: Iterable[Rename[Any]], sink: DiagnosticSink) -> None:
    """Say which things of the document are not called in Python what it calls them, and why."""
    for rename in renames:
        why = f"because {rename.taken_by} has that name" if rename.taken_by is not None else "as the name is reserved"
        sink.info("CG401", rename.at, f"this {what} is called {rename.given!r} in Python, not {rename.wanted!r}, {why}")
