"""What the caller of a method sees of it in Python: its name, its group, its arguments and what it returns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.diagnostics import SourceRef
from generator.diff.findings import DefinitionPair, Finding
from generator.diff.matching import Pairs, by_key, match_parameters
from generator.diff.model import Direction, Version, code
from generator.plan import MethodPlan
from generator.plan.annotations import Annotation, Either, Generated, Imported, Literals, Module, parts, text, union


def method_findings(old: MethodPlan, new: MethodPlan) -> Iterator[Finding]:
    """What became of the name of a method, and of how it is called."""
    at, to, name = old.operation.at, new.operation.at, code(new.path)
    if old.path != new.path:
        yield Finding("method-renamed", f"the method {code(old.path)} is called {name} in Python", at, to)
    yield from _arguments(old, new)
    before, after = (method.body.fields if method.body is not None else None for method in (old, new))
    if before is not None and after is not None:
        for one, two in by_key(before.keywords, after.keywords).pairs.values():
            if one != two:
                sentence = f"the keyword {code(one)} of {name} is called {code(two)}"
                yield Finding("argument-renamed", sentence, before.model.at, after.model.at)
    elif before is not None and new.body is not None:
        sentence = f"{name} takes its body whole, as {code('body')}, and no keywords for its fields"
        yield Finding("body-whole", sentence, at, to)
    elif after is not None and old.body is not None:
        yield Finding("body-flat", f"{name} takes the fields of its body as keywords, too", at, to)


def _arguments(old: MethodPlan, new: MethodPlan) -> Iterator[Finding]:
    before, after = ({item.parameter.at: item.name for item in method.parameters.arguments} for method in (old, new))
    old_names: dict[str, str] = {}
    for one, two in match_parameters(old.operation, new.operation).pairs.values():
        if one.at in before and two.at in after:
            was, now = before[one.at], after[two.at]
            old_names[now] = was
            if was != now:
                sentence = f"the argument {code(was)} of {code(new.path)} is called {code(now)}"
                yield Finding("argument-renamed", sentence, one.at, two.at)
    first, second = ([item.name for item in each.parameters.given if item.is_positional] for each in (old, new))
    if len(first) == len(second) and [old_names.get(name, name) for name in second] != first:
        sentence = f"{code(new.path)} takes its positional arguments in the order {', '.join(map(code, second))}"
        yield Finding("arguments-reordered", sentence, old.operation.at, new.operation.at)


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


def keyword_notes(finding: Finding, pair: DefinitionPair, users: Pairs) -> Iterator[str]:
    """What methods with a flattened body call a property of it that came or went. ``users`` are the methods, (old, new),
    that lead to the object."""
    if finding.wire_name and pair.direction is Direction.REQUEST:
        is_added = finding.rule.startswith("property-added")
        note, owner = ("new keyword {} of {}", pair.new) if is_added else ("keyword {} of {} is gone", pair.old)
        for method in (methods[is_added] for methods in users):
            fields = method.body.fields if method.body is not None else None
            if fields is not None and fields.model.id == owner and finding.wire_name in fields.keywords:
                yield note.format(code(fields.keywords[finding.wire_name]), code(method.path))


def group_findings(old: Version, new: Version, pairs: Pairs) -> Iterator[Finding]:
    """Groups that are gone with all their methods, none of which went elsewhere."""
    kept = {group.attribute for group in new.plan.groups} | {method.group for method, _ in pairs}
    for group in old.plan.groups:
        if group.attribute not in kept:
            sentence = f"the group {code(f'client.{group.attribute}')} is gone with all its methods"
            at = group.methods[0].operation.at
            yield Finding("group-removed", sentence, at, SourceRef(new.plan.wire.document, "/paths"))
