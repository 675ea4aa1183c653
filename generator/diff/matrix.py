"""Which operation is in which version: the rows of the matrix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.diff.matching import address
from generator.diff.model import Comparison, Kind, Version, worst


@dataclass(frozen=True, slots=True)
class Cell:
    """An operation in one version: how Python calls it, and the worst that changed since the version before."""

    method: str
    changed: Kind | None


@dataclass(frozen=True, slots=True)
class Row:
    method: str
    path: str
    cells: tuple[Cell | None, ...]


def matrix(versions: Sequence[Version], comparisons: Sequence[Comparison]) -> tuple[Row, ...]:
    """A row for every operation of any version, in the order of paths; ``comparisons`` are those of neighbours."""
    found: dict[tuple[str, str], list[Cell | None]] = {}
    paths: dict[tuple[str, str], str] = {}
    for column, version in enumerate(versions):
        changed: dict[str, Kind] = {}
        if column:
            for change in comparisons[column - 1].changes:
                for name in change.operations:
                    changed[name] = worst((change.kind, changed.get(name, change.kind)))
        for method_key, method in version.methods.items():
            key = address(version, method_key)
            paths[key] = method.operation.path
            row = found.setdefault(key, [None] * len(versions))
            row[column] = Cell(method.path, changed.get(method.path))
    return tuple(Row(key[0], paths[key], tuple(found[key])) for key in sorted(found, key=lambda key: (key[1], key[0])))
