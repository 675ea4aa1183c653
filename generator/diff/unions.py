"""Comparing unions: which branch of the old one is which of the new, and which of them came and went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.diff.findings import Differences
from generator.diff.likeness import likeness
from generator.diff.model import code
from generator.diff.resolution import Definitions, shape_of, words
from generator.diff.subjects import Subject
from generator.ir.types import Enum, Model, Union, Use

#: Two branches less alike than this are two different things.
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Branch:
    """One type that a use may have: its own, or that of a variant, with the values of the tag that select it."""

    use: Use
    tags: frozenset[str] = frozenset()


def compare_branches(
    old: Use, new: Use, subject: Subject, out: Differences
) -> tuple[list[tuple[Use, Use]], frozenset[str]]:
    """Reports the branches of one side only, where one side at least is a union.

    Returns:
        The pairs (old, new) that are still to be compared, and the tag by which they were matched, if by one.
    """
    before, after = _branches(old, out.before), _branches(new, out.after)
    declared = [shape.tag if isinstance(shape, Union) else None for shape in out.shapes(old, new)]
    tag = declared[0] or declared[1] or _common_tag(before, after, out)
    if tag is not None:
        before = before if tag == declared[0] else _tagged(before, tag, out.before)
        after = after if tag == declared[1] else _tagged(after, tag, out.after)
    pairs = match_branches(before, after, out)
    if not pairs:
        out.add("type-changed", subject, out.instead(old, new))
        return [], frozenset()
    for rule, how, own, others, definitions, side in (
        ("union-widened", "can also be", after, before, out.after, 1),
        ("union-narrowed", "can no longer be", before, after, out.before, 0),
    ):
        known, matched = {value for branch in others for value in branch.tags}, {pair[side] for pair in pairs}
        lone = {f"{code(tag)} {code(value)}" for branch in own for value in branch.tags - known}
        lone |= {
            words(branch.use, definitions)
            for index, branch in enumerate(own)
            if index not in matched and not (branch.tags and tag)
        }
        if lone:
            out.add(rule, subject, f"{how} {', '.join(sorted(lone))}")
    pairs.sort(key=lambda pair: (words(after[pair[1]].use, out.after), pair))
    tags = frozenset[str]() if tag is None else frozenset((tag,))
    return [(before[one].use, after[two].use) for one, two in pairs], tags


def match_branches(old: Sequence[Branch], new: Sequence[Branch], out: Differences) -> list[tuple[int, int]]:
    """Pairs of indexes: branches with a tag value in common, then the most alike. Their order does not matter."""
    pairs = [(one, two) for one in range(len(old)) for two in range(len(new)) if old[one].tags & new[two].tags]
    left = set(range(len(old))) - {one for one, _ in pairs}
    right = set(range(len(new))) - {two for _, two in pairs}
    candidates = []
    for one in left:
        for two in right:
            if old[one].tags and new[two].tags:
                continue  # both have a tag, and it differs
            alike = likeness(old[one].use, new[two].use, out.before, out.after)
            if alike >= _ALIKE:
                candidates.append((-alike, words(old[one].use, out.before), words(new[two].use, out.after), one, two))
    for *_, one, two in sorted(candidates):
        if one in left and two in right:
            pairs.append((one, two))
            left.discard(one)
            right.discard(two)
    return pairs


def _branches(use: Use, definitions: Definitions) -> list[Branch]:
    shape = shape_of(use, definitions)
    if not isinstance(shape, Union):
        return [Branch(use)]
    return [Branch(variant.use, frozenset(variant.tags)) for variant in shape.variants]


def _tag_values(use: Use, definitions: Definitions) -> dict[str, frozenset[str]]:
    """The properties of an object that list their values, with them: what could distinguish it from other objects."""
    shape = shape_of(use, definitions)
    return {
        prop.wire_name: frozenset(str(item.value) for item in enum.values)
        for prop in (shape.properties if isinstance(shape, Model) else ())
        if isinstance(enum := shape_of(prop.use, definitions), Enum)
    }


def _tagged(branches: list[Branch], tag: str, definitions: Definitions) -> list[Branch]:
    """Branches selected by ``tag``: an object that lists several values of it is as many branches."""
    tagged = []
    for branch in branches:
        values = _tag_values(branch.use, definitions).get(tag, frozenset())
        tagged += [Branch(branch.use, frozenset((value,))) for value in sorted(values)] or [Branch(branch.use)]
    return tagged


def _common_tag(old: list[Branch], new: list[Branch], out: Differences) -> str | None:
    """A property that selects a branch on both sides though no document says so, or None."""
    sides = [[_tag_values(item.use, known) for item in items] for items, known in ((old, out.before), (new, out.after))]
    names = [{name for values in side for name in values} for side in sides]
    for name in sorted(names[0] & names[1]):
        values = [[branch[name] for branch in side if name in branch] for side in sides]
        distinct = all(sum(map(len, lists)) == len(frozenset().union(*lists)) for lists in values)
        if distinct and max(map(len, values)) > 1:
            return name
    return None
