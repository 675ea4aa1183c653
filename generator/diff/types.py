"""Comparing types where they are used: null, limits, and what they are."""

from __future__ import annotations

from typing import TypeAlias

from generator.closed import assert_never
from generator.diff.findings import Differences
from generator.diff.limits import limit_findings
from generator.diff.resolution import Shape, resolved, words
from generator.diff.subjects import Subject
from generator.diff.unions import compare_branches
from generator.ir.types import (
    Alias,
    AnyValue,
    Array,
    Binary,
    Enum,
    Kind,
    Map,
    Model,
    Primitive,
    Ref,
    Tuple,
    Type,
    Union,
    Use,
)

#: The pairs of types on the way to a type: one that contains itself by way of aliases is compared once.
Trail: TypeAlias = frozenset[tuple[Type, Type]]


def compare_uses(old: Use, new: Use, subject: Subject, out: Differences, trail: Trail = frozenset()) -> None:
    """Everything about a type where it is used."""
    if (old.type, new.type) in trail:
        return
    trail |= {(old.type, new.type)}
    if isinstance(old.type, Ref) and isinstance(new.type, Ref):
        first, second = out.before[old.type.target], out.after[new.type.target]
        outside = (old.nullable, old.limits) == (new.nullable, new.limits)
        if isinstance(first, Alias) and isinstance(second, Alias) and outside:
            compare_uses(first.use, second.use, out.versions.named(subject, first.at, second.at), out, trail)
            return
    one, two = resolved(old, out.before), resolved(new, out.after)
    if one.nullable != two.nullable:
        rule, how = ("nullable", "may be null") if two.nullable else ("not-nullable", "may not be null")
        out.add(rule, subject, f"{how} now")
    for rule, how in limit_findings(one.limits, two.limits):
        out.add(rule, subject, how)
    if isinstance(one.shape, Union) and isinstance(two.shape, Union):
        out.refer(one.shape.id, two.shape.id, subject)
    elif isinstance(one.shape, Union) or isinstance(two.shape, Union):
        compare_unions(old, new, subject, out, trail)
    else:
        _compare_shapes(old, new, subject, out, trail)


def compare_unions(old: Use, new: Use, subject: Subject, out: Differences, trail: Trail = frozenset()) -> None:
    """Two unions, or a union and a type that could be a branch of it."""
    pairs, tags = compare_branches(old, new, subject, out)
    for one, two in pairs:
        if tags and all(isinstance(shape, Model) for shape in out.shapes(one, two)):
            _compare_shapes(one, two, subject, out, trail, tags)
        else:
            compare_uses(one, two, subject, out, trail)


def _compare_shapes(
    old: Use, new: Use, subject: Subject, out: Differences, trail: Trail, tags: frozenset[str] = frozenset()
) -> None:
    """``tags`` are the properties by which two branches of unions were matched."""
    first, second = out.shapes(old, new)
    if type(first) is not type(second) or isinstance(first, Primitive):
        was, now = words(old, out.before), words(new, out.after)
        if (change := _retyped(first, second, was, now)) is not None:
            out.add(change[0], subject, change[1])
        return
    match first:
        case Model() | Enum():
            assert isinstance(second, Model | Enum)
            out.refer(first.id, second.id, subject, tags)
        case Array():
            assert isinstance(second, Array)
            compare_uses(first.items, second.items, subject.below("[]"), out, trail)
        case Tuple():
            assert isinstance(second, Tuple)
            _compare_tuples(first, second, subject, out, trail)
        case Map():
            assert isinstance(second, Map)
            compare_uses(first.values, second.values, subject.below("{}"), out, trail)
        case Binary() | AnyValue() | Union():
            pass  # nothing that could differ; unions are compared by their branches
        case _:
            assert_never(first)


def _compare_tuples(old: Tuple, new: Tuple, subject: Subject, out: Differences, trail: Trail) -> None:
    """Position by position, and what may come after them."""
    length = max(len(old.items), len(new.items))
    closed = opened = False
    for place in range(length + 1):
        before, after = (each.items[place] if place < len(each.items) else each.rest for each in (old, new))
        if before is not None and after is not None:
            compare_uses(before, after, subject.below("[]" if place == length else f"[{place}]"), out, trail)
        closed = closed or (before is not None and after is None)
        opened = opened or (before is None and after is not None)
    if closed or opened:
        how = f"is {words(Use(new), out.after)} instead of {words(Use(old), out.before)}"
        out.add("type-narrowed" if closed else "type-widened", subject, how)


def _retyped(old: Shape, new: Shape, was: str, now: str) -> tuple[str, str] | None:
    """(rule, what happened) where a type became another; ``was`` and ``now`` are the two in words."""
    instead = f"is {now} instead of {was}"
    match old, new:
        case Primitive(kind=kind, format=format), Primitive(kind=other, format=other_format) if kind is other:
            if format == other_format:
                return None
            rule = "format-added" if format is None else "format-removed" if other_format is None else "format-changed"
            return rule, instead
        case Primitive(kind=kind), Primitive(kind=other):
            widened, narrowed = _within(kind, other), _within(other, kind)
            return "type-widened" if widened else "type-narrowed" if narrowed else "type-changed", instead
        case _ if type(old) is type(new):
            return None
        case Model(), Map() | AnyValue():
            return "object-opened", instead
        case Map() | AnyValue(), Model():
            return "object-closed", instead
        case _, AnyValue():
            return "type-widened", instead
        case AnyValue(), _:
            return "type-narrowed", instead
        case Enum(kind=kind), Primitive(kind=other) if _within(kind, other):
            return "type-widened", f"can be any {other.value}; it was {was}"
        case Primitive(kind=kind), Enum(kind=other) if _within(other, kind):
            return "type-narrowed", f"can only be {now}; it was any {kind.value}"
        case _:
            return "type-changed", instead


def _within(narrow: Kind, wide: Kind) -> bool:
    return narrow is wide or (narrow is Kind.INTEGER and wide is Kind.NUMBER)
