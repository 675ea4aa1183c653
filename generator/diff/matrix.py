"""Which operation is in which version: the rows of the matrix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.diff.matching import address
from generator.diff.model import Comparison, Impact, Version, worst


@dataclass(frozen=True, slots=True)
class Cell:
    """An operation in one version: how Python calls it, and the worst that changed since the version before."""

    method: str
    changed: Impact | None


@dataclass(frozen=True, slots=True)
class Row:
    """An operation, with a cell for every version; None where the version does not have it."""

    method: str
    path: str
    cells: tuple[Cell | None, ...]


def matrix(versions: Sequence[Version], comparisons: Sequence[Comparison]) -> tuple[Row, ...]:
    """A row for every operation of any version, in the order of paths; ``comparisons`` are those of neighbours."""
    cells: dict[tuple[str, str], list[Cell | None]] = {}
    paths: dict[tuple[str, str], str] = {}
    for column, version in enumerate(versions):
        changed: dict[str, Impact] = {}
        if column:
            for change in comparisons[column - 1].changes:
                for name in change.operations:
                    changed[name] = worst((change.impact, changed.get(name, change.impact)))
        for method in version.methods.values():
            key = address(version, method)
            paths[key] = method.operation.path
            row = cells.setdefault(key, [None] * len(versions))
            row[column] = Cell(method.path, changed.get(method.path))
    return tuple(Row(key[0], paths[key], tuple(cells[key])) for key in sorted(cells, key=lambda key: (key[1], key[0])))
