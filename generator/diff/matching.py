"""What of the old version is what of the new: operations by their address, branches of unions by what they hold."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence

from generator.diff.model import Version
from generator.diff.shapes import Branch, Definitions, likeness, words

#: Two branches less alike than this are two different things.
_ALIKE = 0.5


def address(version: Version, index: int, *, base: bool = True) -> tuple[str, str]:
    """Method and whole path of an operation; what a template variable is called does not matter on the wire."""
    operation = version.service.operations[index]
    path = (version.base_path if base else "") + operation.path
    return operation.method, re.sub(r"\{[^{}]*\}", "{}", path)


def match_operations(old: Version, new: Version) -> tuple[tuple[int, int], ...]:
    """Pairs of indexes: same address; else same path below another base; else same id, with the path moved."""
    pairs: dict[int, int] = {}

    def pair(first: Sequence[Hashable], second: Sequence[Hashable]) -> None:
        free: dict[Hashable, list[int]] = {}
        for index, key in enumerate(second):
            if index not in taken:
                free.setdefault(key, []).append(index)
        for index, key in enumerate(first):
            if index not in pairs and key is not None and len(free.get(key, ())) >= 1:
                pairs[index] = free[key].pop(0)
                taken.add(pairs[index])

    taken: set[int] = set()
    before, after = range(len(old.service.operations)), range(len(new.service.operations))
    pair([address(old, index) for index in before], [address(new, index) for index in after])
    pair(
        [address(old, index, base=False) for index in before],
        [address(new, index, base=False) for index in after],
    )
    pair(
        [item.id and (item.method, item.id) for item in old.service.operations],
        [item.id and (item.method, item.id) for item in new.service.operations],
    )
    return tuple(sorted(pairs.items()))


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
