"""``compare(old, new)``: every difference between two versions, each once, with who is concerned and how bad it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.diagnostics import SourceRef
from generator.diff.matching import match_operations
from generator.diff.model import KINDS, Change, Comparison, Direction, Version, code, title, worst
from generator.diff.operations import OperationDiff
from generator.diff.places import Place
from generator.diff.python import attribute_findings, class_findings, group_findings, keyword_notes, method_findings
from generator.diff.rules import RULES
from generator.diff.schemas import Finding, Local, Node, SchemaDiff
from generator.ir.types import Model
from generator.ir.types import OperationKey


@dataclass(slots=True)
class _Entry:
    """A change while it is gathered: the same rule and sentence, wherever it was met."""

    places: set[tuple[str, SourceRef | None, str, SourceRef | None]] = field(default_factory=set)
    directions: set[Direction] = field(default_factory=set)
    operations: set[str] = field(default_factory=set)
    python: set[str] = field(default_factory=set)


def compare(old: Version, new: Version) -> Comparison:
    """What differs, worst first; nothing where both say the same, in whatever order and by whatever references."""
    return _Comparer(old, new).run()


class _Comparer:
    def __init__(self, old: Version, new: Version) -> None:
        self.old, self.new = old, new
        self.pairs = match_operations(old, new)
        self.schemas = SchemaDiff(old, new)
        self.entries: dict[tuple[str, str], _Entry] = {}

    def run(self) -> Comparison:
        self._whole_operations()
        self._services()
        operations = OperationDiff(self.old, self.new, self.schemas)
        roots: dict[OperationKey, list[Local]] = {}
        for pair in sorted(self.pairs, key=lambda pair: title(self.new.operation(pair[1]))):
            contact = operations.compare(*pair)
            roots[pair[1]] = [contact.request, contact.response]
            name = self.new.method(pair[1])
            for finding in contact.request.findings:
                self._add(finding, {Direction.REQUEST}, {name})
            for finding in contact.response.findings:
                self._add(finding, {Direction.RESPONSE}, {name})
            for finding in method_findings(self.old.methods[pair[0]], self.new.methods[pair[1]]):
                self._add(finding, set(), {name})
        self._reached(roots)
        return Comparison(self.old, self.new, tuple(sorted(self._changes(), key=_order)), self.pairs)

    def _whole_operations(self) -> None:
        before, after = (set(side) for side in zip(*self.pairs, strict=True)) if self.pairs else (set(), set())
        for key, method in self.old.methods.items():
            if key not in before:
                name, operation = method.path, method.operation
                text = f"{code(title(operation))} is gone"
                to = SourceRef(self.new.plan.wire.document, "/paths")
                note = f"the method {code(name)} is gone"
                self._add(Finding("operation-removed", text, operation.at, to, note), set(), {name})
        for key, method in self.new.methods.items():
            if key not in after:
                name, operation = method.path, method.operation
                text = f"{code(title(operation))} is new"
                at = SourceRef(self.old.plan.wire.document, "/paths")
                note = f"new method {code(name)}"
                self._add(Finding("operation-added", text, at, operation.at, note), set(), {name})
        for finding in group_findings(self.old, self.new, self.pairs):
            self._add(finding, set(), set())

    def _services(self) -> None:
        one, two = self.old.base_path, self.new.base_path
        paths = {(self.old.operation(a).path, self.new.operation(b).path) for a, b in self.pairs}
        if one != two and any(one + path != two + other for path, other in paths):
            servers = [version.plan.wire.servers for version in (self.old, self.new)]
            before, after = (items[0].at if items else SourceRef(self.new.plan.wire.document) for items in servers)
            text = f"requests go below {code(two or '/')} instead of {code(one or '/')}"
            self._add(Finding("server-changed", text, before, after), set(), set())

    def _reached(self, roots: dict[OperationKey, list[Local]]) -> None:
        """Every pair of definitions, once, and which operations lead to it."""
        found: dict[Node, Local] = {}
        waiting = [child for key in roots for local in roots[key] for child in local.children.items()]
        while waiting:
            later: list[tuple[Node, Place]] = []
            for node, place in waiting:
                if node not in found:
                    found[node] = self.schemas.node(node, place)
                    later += found[node].children.items()
            waiting = later
        users: dict[Node, set[OperationKey]] = {node: set() for node in found}
        for key, locals_ in roots.items():
            stack = [node for local in locals_ for node in local.children]
            while stack:
                node = stack.pop()
                if key not in users[node]:
                    users[node].add(key)
                    stack += found[node].children
        for node, local in found.items():
            names = {self.new.method(key) for key in users[node]}
            for finding in local.findings:
                self._add(finding, {node.direction}, names, self._keywords(finding, node, users[node]))
            if node.direction is Direction.RESPONSE:
                for finding in attribute_findings(self.old, self.new, node):
                    self._add(finding, {Direction.RESPONSE}, names)
        for finding, nodes in class_findings(self.old, self.new, found):
            names = {self.new.method(key) for node in nodes for key in users[node]}
            self._add(finding, {node.direction for node in nodes}, names)

    def _keywords(self, finding: Finding, node: Node, users: Iterable[OperationKey]) -> Iterable[str]:
        """How the methods whose body was flattened call a property that came or went."""
        old, new = self.old.definitions[node.old], self.new.definitions[node.new]
        if node.direction is not Direction.REQUEST or not (isinstance(old, Model) and isinstance(new, Model)):
            return
        before = {prop.wire_name: prop.at for prop in old.properties}
        after = {prop.wire_name: prop.at for prop in new.properties}
        back = {two: one for one, two in self.pairs}
        if finding.rule in ("property-removed", "property-hidden"):
            for wire in before:
                if before[wire] == finding.old:
                    keys = [back[key] for key in users]
                    yield from keyword_notes(self.old, wire, old.id, keys, "keyword {} of {} is gone")
        elif finding.rule.startswith("property-added"):
            for wire in after.keys() - before.keys():
                if after[wire] == finding.new:
                    yield from keyword_notes(self.new, wire, new.id, users, "new keyword {} of {}")

    def _add(
        self, finding: Finding, directions: set[Direction], operations: set[str], notes: Iterable[str] = ()
    ) -> None:
        entry = self.entries.setdefault((finding.rule, finding.sentence), _Entry())
        entry.places.add((str(finding.old), finding.old, str(finding.new), finding.new))
        entry.directions |= directions
        entry.operations |= operations
        entry.python |= {*notes, *([finding.python] if finding.python else [])}

    def _changes(self) -> Iterable[Change]:
        for (name, sentence), entry in self.entries.items():
            rule = RULES[name]
            _, old, _, new = min(entry.places, key=lambda place: (place[0], place[2]))
            yield Change(
                kind=worst(rule.kind(direction) for direction in entry.directions or set(Direction)),
                rule=name,
                area=rule.area,
                sentence=sentence,
                directions=tuple(direction for direction in Direction if direction in entry.directions),
                operations=tuple(sorted(entry.operations)),
                python=tuple(sorted(entry.python)),
                old=old,
                new=new,
            )


def _order(change: Change) -> tuple[int, int, str, str]:
    areas = list(dict.fromkeys(rule.area for rule in RULES.values()))
    return KINDS.index(change.kind), areas.index(change.area), change.sentence, change.rule
