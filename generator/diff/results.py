"""What methods return, by the annotations of the synchronous client."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import replace

from generator.diff.findings import Finding
from generator.diff.model import code
from generator.plan import MethodKind, MethodPlan
from generator.plan.annotations import NONE, Annotation, Either, Generated, Imported, Literals, Module, parts, text


def result_findings(old: MethodPlan, new: MethodPlan, renamed: Mapping[str, Set[str]]) -> Iterator[Finding]:
    """Whether a method returns another type where no argument chooses.

    Args:
        old: The method in the old version.
        new: The same in the new version.
        renamed: The new names of the classes that are gone, each of which has a finding of its own.
    """
    streams = [method.results.stream if method.kind is MethodKind.STREAM else None for method in (old, new)]
    if streams[0] is not None and streams[1] is not None and streams[0].declared != streams[1].declared:
        return  # the wire's own finding says so: ``event-retyped``
    was, now = _ordered(old.result, lambda cls: cls), _ordered(new.result, lambda cls: cls)
    before, after = _members(_ordered(was, _new_names(old, new, renamed))), _members(now)
    if before != after:
        rule = "result-retyped"
        if before < after:
            rule = "result-widened"
        elif after < before:
            rule = "result-narrowed"
        sentence = f"{code(new.path)} returns {_shown(now)} instead of {_shown(was)}"
        yield Finding(rule, sentence, old.operation.at, new.operation.at)


def _new_names(old: MethodPlan, new: MethodPlan, renamed: Mapping[str, Set[str]]) -> Callable[[Generated], Generated]:
    """A class of the old version by its name in the new one, if that is what the new method returns. The aliases of a
    method are called after it, and renamed with it."""
    aliases = ([alias.name for alias in method.results.aliases] for method in (old, new))
    names = {**renamed, **{one: {two} for one, two in zip(*aliases, strict=False)}}
    returned = {part.name for part in parts(new.result) if isinstance(part, Generated)}

    def rename(cls: Generated) -> Generated:
        return replace(cls, name=min(names.get(cls.name, set()) & returned, default=cls.name))

    return rename


def _ordered(annotation: Annotation, rename: Callable[[Generated], Generated]) -> Annotation:
    """An annotation that does not depend on the order of the document, nor on the module of a class."""
    match annotation:
        case Generated():
            return replace(rename(annotation), module="")
        case Literals(values=values):
            return Literals(tuple(sorted(values, key=repr)))
        case Imported(arguments=arguments):
            return replace(annotation, arguments=tuple(_ordered(each, rename) for each in arguments))
        case Either():
            members = {_ordered(each, rename) for each in annotation.members}
            return Either(tuple(sorted(members, key=lambda each: (each == NONE, text(each, _CALLER)))))


def _members(annotation: Annotation) -> frozenset[Annotation]:
    return frozenset(annotation.members if isinstance(annotation, Either) else (annotation,))


def _shown(annotation: Annotation) -> str:
    return code(text(annotation, _CALLER))


#: Outside the package: a class is written with its folder.
_CALLER = Module("")
