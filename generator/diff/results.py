"""What methods return, by the annotations of the synchronous client."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.diff.findings import Finding
from generator.diff.model import code
from generator.plan import MethodPlan
from generator.plan.annotations import Annotation, Either, Generated, Imported, Literals, Module, parts, text, union


def result_findings(old: MethodPlan, new: MethodPlan, renamed: Mapping[str, Iterable[str]]) -> Iterator[Finding]:
    """Whether a method returns another type where no argument chooses. ``renamed`` are the classes that are gone, with
    what stands in their place: each has a finding of its own."""
    returned = {part.name for part in parts(new.result) if isinstance(part, Generated)}
    names = {was: now for was, successors in renamed.items() for now in sorted(successors) if now in returned}
    # The aliases of a method are called after it, and renamed with it.
    names |= {before.name: after.name for before, after in zip(old.results.aliases, new.results.aliases, strict=False)}
    was, now = _canonical(old.result, {}), _canonical(new.result, {})
    before, after = _members(_canonical(old.result, names)), _members(now)
    if before != after:
        rule = "result-widened" if before < after else "result-narrowed" if after < before else "result-retyped"
        returns = [code(text(annotation, Module(""))) for annotation in (now, was)]
        sentence = f"{code(new.path)} returns {' instead of '.join(returns)}"
        yield Finding(rule, sentence, old.operation.at, new.operation.at)


def _canonical(annotation: Annotation, names: Mapping[str, str]) -> Annotation:
    """An annotation that depends neither on the order of the document nor on the modules of classes, which ``names``
    gives other names."""
    match annotation:
        case Generated(name=name):
            return replace(annotation, module="", name=names.get(name, name))
        case Literals(values=values):
            return Literals(tuple(sorted(values, key=repr)))
        case Imported(arguments=arguments):
            return replace(annotation, arguments=tuple(_canonical(each, names) for each in arguments))
        case Either(members=members):
            ordered = sorted((_canonical(each, names) for each in members), key=lambda each: text(each, Module("")))
            return union(ordered)


def _members(annotation: Annotation) -> frozenset[Annotation]:
    return frozenset(annotation.members if isinstance(annotation, Either) else (annotation,))
