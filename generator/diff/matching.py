"""What of the old version is what of the new: operations by their address, branches of unions by what they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence

from generator.diff.model import Version
from generator.ir.types import OperationKey
from generator.diff.shapes import Branch, Definitions, likeness, words

#: Two branches less alike than this are two different things.
_ALIKE = 0.5


def address(version: Version, key: OperationKey, *, base: bool = True) -> tuple[str, str]:
    """Method and whole path of an operation; what a template variable is called does not matter on the wire."""
    operation = version.operation(key)
    path = (version.base_path if base else "") + operation.path
    return operation.method, re.sub(r"\{[^{}]*\}", "{}", path)


def match_operations(old: Version, new: Version) -> tuple[tuple[OperationKey, OperationKey], ...]:
    """Pairs of operations: same address; else same path below another base; else same id, with the path moved."""
    pairs: dict[OperationKey, OperationKey] = {}
    taken: set[OperationKey] = set()

    def pair(trait: Callable[[Version, OperationKey], Hashable]) -> None:
        """Pair those that are left and share a trait, in document order; None is no trait."""
        free: dict[Hashable, list[OperationKey]] = {}
        for key in new.methods:
            if key not in taken:
                free.setdefault(trait(new, key), []).append(key)
        for key in old.methods:
            if key not in pairs and (shared := trait(old, key)) is not None and free.get(shared):
                pairs[key] = free[shared].pop(0)
                taken.add(pairs[key])

    def id_of(version: Version, key: OperationKey) -> Hashable:
        operation = version.operation(key)
        return (operation.method, operation.id) if operation.id else None

    pair(address)
    pair(lambda version, key: address(version, key, base=False))
    pair(id_of)
    return tuple((key, pairs[key]) for key in old.methods if key in pairs)


def match_branches(
    old: Sequence[Branch], new: Sequence[Branch], before: Definitions, after: Definitions
) -> list[tuple[int, int]]:
    """Pairs of indexes: branches with a tag value in common, then the most alike. The order of branches is no matter."""
    pairs = [(one, two) for one in range(len(old)) for two in range(len(new)) if old[one].tags & new[two].tags]
    left = set(range(len(old))) - {one for one, _ in pairs}
    right = set(range(len(new))) - {two for _, two in pairs}
    found = []
    for one in left:
        for two in right:
            if old[one].tags and new[two].tags:
                continue  # both have a tag, and it differs
            alike = likeness(old[one].use, new[two].use, before, after)
            if alike >= _ALIKE:
                found.append((-alike, words(old[one].use, before), words(new[two].use, after), one, two))
    for _, _, _, one, two in sorted(found):
        if one in left and two in right:
            pairs.append((one, two))
            left.discard(one)
            right.discard(two)
    return pairs
