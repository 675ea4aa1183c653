"""What the Python caller sees beside the wire: groups, methods, arguments, keywords, attributes and classes renamed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.diagnostics import SourceRef
from generator.diff.model import Version, code
from generator.diff.operations import match_parameters
from generator.diff.schemas import Finding, Node
from generator.ir.bodies import flat_body, sent_body
from generator.ir.service import Location, Operation, Role
from generator.ir.types import Model, Strength, TypeId
from generator.ir.walk import reach


def method_findings(old: Version, new: Version, one: int, two: int) -> Iterator[Finding]:
    """What became of one method: its name, its arguments, what it returns."""
    first, second = old.service.operations[one], new.service.operations[two]
    before, after = old.names.operations[one], new.names.operations[two]
    was, now = old.method(one), new.method(two)

    def found(rule: str, sentence: str, at: SourceRef | None = None, to: SourceRef | None = None) -> Finding:
        return Finding(rule, sentence, at or first.at, to or second.at)

    if was != now:
        yield found("method-renamed", f"the method {code(was)} is called {code(now)} in Python")
    pairs, _, _ = match_parameters(first, second)
    names = [
        (before.arguments[item.location, item.wire_name], after.arguments[other.location, other.wire_name], item, other)
        for item, other in pairs
        if item.role is Role.CALLER and other.role is Role.CALLER
    ]
    for given, called, item, other in names:
        if given != called:
            sentence = f"the argument {code(given)} of {code(now)} is called {code(called)}"
            yield found("argument-renamed", sentence, item.at, other.at)
    positions = [_positional(version, index) for version, index in ((old, one), (new, two))]
    renamed: dict[str, str] = {called: given for given, called, _, _ in names}
    if len(positions[0]) == len(positions[1]) and [renamed.get(name, name) for name in positions[1]] != positions[0]:
        sentence = f"{code(now)} takes its positional arguments in the order {', '.join(map(code, positions[1]))}"
        yield found("arguments-reordered", sentence)
    flat, other_flat = flat_body(first, old.service.definitions), flat_body(second, new.service.definitions)
    if flat is not None and other_flat is not None:
        for wire in sorted(before.keywords.keys() & after.keywords.keys()):
            if before.keywords[wire] != after.keywords[wire]:
                sentence = f"the keyword {code(before.keywords[wire])} of {code(now)} is called"
                yield found("argument-renamed", f"{sentence} {code(after.keywords[wire])}", flat.at, other_flat.at)
    elif flat is not None and sent_body(second) is not None:
        yield found(
            "body-whole", f"{code(now)} takes its body whole, as {code('body')}, and no keywords for its fields"
        )
    elif other_flat is not None and sent_body(first) is not None:
        yield found("body-flat", f"{code(now)} takes the fields of its body as keywords, too")
    kinds = [_result(item) for item in (first, second)]
    if kinds[0] != kinds[1]:
        yield found("result-retyped", f"{code(now)} returns {kinds[1]} instead of {kinds[0]}")


def _positional(version: Version, index: int) -> list[str]:
    operation, names = version.service.operations[index], version.names.operations[index]
    return [
        names.arguments[item.location, item.wire_name]
        for item in operation.parameters
        if item.role is Role.CALLER and item.location is Location.PATH
    ]


def _result(operation: Operation) -> str:
    if operation.long_running is not None:
        return "a poller"
    return "a pager" if operation.paging is not None else "the answer"


def keyword_notes(version: Version, wire: str, owner: TypeId, operations: Iterable[int], what: str) -> list[str]:
    """How methods name a property of their flattened body: ``what`` with the keyword and the method in it."""
    notes = []
    for index in operations:
        operation, names = version.service.operations[index], version.names.operations[index]
        body = flat_body(operation, version.service.definitions)
        if body is not None and body.id == owner and wire in names.keywords:
            notes.append(what.format(code(names.keywords[wire]), code(version.method(index))))
    return notes


def group_findings(old: Version, new: Version, pairs: Iterable[tuple[int, int]]) -> Iterator[Finding]:
    """Groups that are gone with all their methods, none of which went elsewhere."""
    there = {group.attribute for group in new.names.groups}
    kept = {old.names.operations[one].group for one, _ in pairs}
    for group in old.names.groups:
        if group.attribute not in there and group.attribute not in kept:
            at = next(
                item.at
                for item, names in zip(old.service.operations, old.names.operations, strict=True)
                if names.group == group.attribute
            )
            sentence = f"the group {code(f'client.{group.attribute}')} is gone with all its methods"
            yield Finding("group-removed", sentence, at, SourceRef(new.service.document, "/paths"))


def attribute_findings(old: Version, new: Version, node: Node) -> Iterator[Finding]:
    """Attributes of a model that have another name for the same property."""
    first, second = old.service.definitions[node.old], new.service.definitions[node.new]
    if isinstance(first, Model) and isinstance(second, Model):
        before, after = old.names.attributes[first.id], new.names.attributes[second.id]
        places = {prop.wire_name: prop.at for prop in first.properties}
        others = {prop.wire_name: prop.at for prop in second.properties}
        for wire in sorted(before.keys() & after.keys()):
            if before[wire] != after[wire]:
                cls = new.names.classes.get(second.id, "")
                sentence = (
                    f"the attribute {code(before[wire])} of {code(f'models.{cls}')} is called {code(after[wire])}"
                )
                yield Finding("attribute-renamed", sentence, places[wire], others[wire])


def class_findings(old: Version, new: Version, nodes: Iterable[Node]) -> Iterator[tuple[Finding, list[Node]]]:
    """Classes whose place is taken by one of another name, with the pairs that say so; and unused ones that are gone."""
    takers: dict[str, dict[str, list[Node]]] = {}
    for node in nodes:
        if (name := old.names.classes.get(node.old)) is not None:
            taker = new.names.classes.get(node.new, "")
            takers.setdefault(name, {}).setdefault(taker, []).append(node)
    for was in sorted(takers):
        now = takers[was]
        if was in now:
            continue
        found = [node for items in now.values() for node in items]
        first = old.service.definitions[found[0].old]
        called = " or ".join(code(name) for name in sorted(now) if name)
        rule = "class-renamed" if first.hint.strength >= Strength.REQUIRED else "derived-class-renamed"
        sentence = (
            f"the class {code(was)} is called {called}" if called else f"the class {code(was)} has no name any more"
        )
        yield Finding(rule, sentence, first.at, new.service.definitions[found[0].new].at), found
    left = set(new.names.classes.values()) | takers.keys()
    reached = reach(old.service)
    for id in old.service.declared:
        unused = old.names.classes.get(id)
        if unused is not None and unused not in left and not reached[id].operations:
            gone = f"the class {code(unused)}, which no operation uses, is gone"
            yield Finding("class-removed", gone, old.service.definitions[id].at, None), []
