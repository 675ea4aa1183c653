"""What the Python caller sees beside the wire: groups, methods, arguments, keywords, attributes and classes renamed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.diagnostics import SourceRef
from generator.diff.model import Version, code
from generator.diff.operations import match_parameters
from generator.diff.schemas import Finding, Node
from generator.ir.types import Model, Strength, TypeId
from generator.ir.types import OperationKey
from generator.plan import MethodKind, MethodPlan


def method_findings(before: MethodPlan, after: MethodPlan) -> Iterator[Finding]:
    """What became of one method: its name, its arguments, what it returns."""
    first, second = before.operation, after.operation
    was, now = before.path, after.path

    def found(rule: str, sentence: str, at: SourceRef | None = None, to: SourceRef | None = None) -> Finding:
        return Finding(rule, sentence, at or first.at, to or second.at)

    if was != now:
        yield found("method-renamed", f"the method {code(was)} is called {code(now)} in Python")
    pairs, _, _ = match_parameters(first, second)
    given_names, new_names = (
        {item.parameter.at: item.name for item in own.parameters.arguments} for own in (before, after)
    )
    names = [
        (given_names[item.at], new_names[other.at], item, other)
        for item, other in pairs
        if item.at in given_names and other.at in new_names
    ]
    for given, called, item, other in names:
        if given != called:
            sentence = f"the argument {code(given)} of {code(now)} is called {code(called)}"
            yield found("argument-renamed", sentence, item.at, other.at)
    positions = [[item.name for item in own.parameters.given if item.is_positional] for own in (before, after)]
    renamed: dict[str, str] = {called: given for given, called, _, _ in names}
    if len(positions[0]) == len(positions[1]) and [renamed.get(name, name) for name in positions[1]] != positions[0]:
        sentence = f"{code(now)} takes its positional arguments in the order {', '.join(map(code, positions[1]))}"
        yield found("arguments-reordered", sentence)
    flat, other_flat = (own.body.fields if own.body is not None else None for own in (before, after))
    if flat is not None and other_flat is not None:
        for wire in sorted(flat.keywords.keys() & other_flat.keywords.keys()):
            if flat.keywords[wire] != other_flat.keywords[wire]:
                sentence = f"the keyword {code(flat.keywords[wire])} of {code(now)} is called"
                new_name = code(other_flat.keywords[wire])
                yield found("argument-renamed", f"{sentence} {new_name}", flat.model.at, other_flat.model.at)
    elif flat is not None and after.body is not None:
        yield found(
            "body-whole", f"{code(now)} takes its body whole, as {code('body')}, and no keywords for its fields"
        )
    elif other_flat is not None and before.body is not None:
        yield found("body-flat", f"{code(now)} takes the fields of its body as keywords, too")
    kinds = [_RESULTS.get(own.kind, "the answer") for own in (before, after)]
    if kinds[0] != kinds[1]:
        yield found("result-retyped", f"{code(now)} returns {kinds[1]} instead of {kinds[0]}")


_RESULTS = {MethodKind.POLL: "a poller", MethodKind.PAGES: "a pager"}


def keyword_notes(version: Version, wire: str, owner: TypeId, methods: Iterable[OperationKey], what: str) -> list[str]:
    """How methods name a property of their flattened body: ``what`` with the keyword and the method in it."""
    notes = []
    for key in methods:
        body = version.methods[key].body
        fields = body.fields if body is not None else None
        if fields is not None and fields.model.id == owner and wire in fields.keywords:
            notes.append(what.format(code(fields.keywords[wire]), code(version.method(key))))
    return notes


def group_findings(old: Version, new: Version, pairs: Iterable[tuple[OperationKey, OperationKey]]) -> Iterator[Finding]:
    """Groups that are gone with all their methods, none of which went elsewhere."""
    there = {group.attribute for group in new.plan.groups}
    kept = {old.methods[one].group for one, _ in pairs}
    for group in old.plan.groups:
        if group.attribute not in there and group.attribute not in kept:
            at = group.methods[0].operation.at
            sentence = f"the group {code(f'client.{group.attribute}')} is gone with all its methods"
            yield Finding("group-removed", sentence, at, SourceRef(new.plan.wire.document, "/paths"))


def attribute_findings(old: Version, new: Version, node: Node) -> Iterator[Finding]:
    """Attributes of a model that have another name for the same property."""
    first, second = old.definitions[node.old], new.definitions[node.new]
    if isinstance(first, Model) and isinstance(second, Model):
        before, after = old.plan.types.attributes[first.id], new.plan.types.attributes[second.id]
        places = {prop.wire_name: prop.at for prop in first.properties}
        others = {prop.wire_name: prop.at for prop in second.properties}
        for wire in sorted(before.keys() & after.keys()):
            if before[wire] != after[wire]:
                cls = new.plan.types.names.get(second.id, "")
                sentence = (
                    f"the attribute {code(before[wire])} of {code(f'models.{cls}')} is called {code(after[wire])}"
                )
                yield Finding("attribute-renamed", sentence, places[wire], others[wire])


def class_findings(old: Version, new: Version, nodes: Iterable[Node]) -> Iterator[tuple[Finding, list[Node]]]:
    """Classes whose place is taken by one of another name, with the pairs that say so; and unused ones that are gone."""
    takers: dict[str, dict[str, list[Node]]] = {}
    names, new_names = old.plan.types.names, new.plan.types.names
    for node in nodes:
        if (name := names.get(node.old)) is not None:
            taker = new_names.get(node.new, "")
            takers.setdefault(name, {}).setdefault(taker, []).append(node)
    for was in sorted(takers):
        now = takers[was]
        if was in now:
            continue
        found = [node for items in now.values() for node in items]
        first = old.definitions[found[0].old]
        called = " or ".join(code(name) for name in sorted(now) if name)
        rule = "class-renamed" if first.hint.strength >= Strength.REQUIRED else "derived-class-renamed"
        sentence = (
            f"the class {code(was)} is called {called}" if called else f"the class {code(was)} has no name any more"
        )
        yield Finding(rule, sentence, first.at, new.definitions[found[0].new].at), found
    left = set(new_names.values()) | takers.keys()
    for id in old.plan.types.declared:
        unused = names.get(id)
        if unused is not None and unused not in left and id not in old.plan.types.sent | old.plan.types.received:
            gone = f"the class {code(unused)}, which no operation uses, is gone"
            yield Finding("class-removed", gone, old.definitions[id].at, None), []
