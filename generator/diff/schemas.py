"""Comparing two types in one direction.

Definitions are compared in pairs, each pair once per direction, whoever reaches it (:class:`Graph`): that makes cycles
end, and tells of each change which operations it concerns.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator.closed import assert_never
from generator.diagnostics import SourceRef
from generator.diff.model import Direction, Version, code, codes
from generator.diff.limits import limit_findings
from generator.diff.places import Place, DeclaredSchemas
from generator.diff.shapes import branches, common_tag, resolved, retagged, words
from generator.diff.matching import match_branches
from generator.diff.sorts import primitive_rule, sort_changed, tuple_pairs
from generator.ir.types import (
    Alias,
    AnyValue,
    Array,
    Binary,
    Default,
    Enum,
    Kind,
    Map,
    Model,
    NO_LIMITS,
    Primitive,
    Property,
    Ref,
    Tuple,
    Type,
    TypeId,
    Union,
    Use,
    Visibility,
)
from generator.load.nodes import SpecMap


@dataclass(frozen=True, slots=True)
class Node:
    """A pair of definitions; ``known`` are properties whose values are compared by whoever chose the pair (tags)."""

    old: TypeId
    new: TypeId
    direction: Direction
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Finding:
    rule: str
    sentence: str
    old: SourceRef | None
    new: SourceRef | None
    python: str = ""


@dataclass(slots=True)
class Local:
    """What comparing one thing gave: its own differences, and the pairs it leads to, with how they are called."""

    findings: list[Finding] = field(default_factory=list)
    children: dict[Node, Place] = field(default_factory=dict)

    def add(self, rule: str, sentence: str, place: Place, python: str = "") -> None:
        self.findings.append(Finding(rule, sentence, place.old, place.new, python))


class SchemaDiff:
    """Compares uses and pairs of definitions of two versions."""

    def __init__(self, old: Version, new: Version) -> None:
        self.old, self.new = old, new
        self.before, self.after = old.definitions, new.definitions
        self._old_schemas, self._new_schemas = DeclaredSchemas(old.plan.types), DeclaredSchemas(new.plan.types)

    # -- places

    def named(self, place: Place, old: SourceRef | None, new: SourceRef | None) -> Place:
        """``place`` by the name of the declared schema it is in: the new version's, else the old one's."""
        owner = (self._new_schemas.owner(new) if new else None) or (self._old_schemas.owner(old) if old else None)
        found = replace(place, old=old or place.old, new=new or place.new)
        return replace(found, owner=code(owner[0]), path=owner[1]) if owner else found

    def _left(self, place: Place, old: SourceRef, new: SourceRef) -> Place:
        """Where something is missing: by the old schema's name, unless the new version has that schema elsewhere."""
        owner, taker = self._old_schemas.owner(old), self._new_schemas.owner(new)
        there = replace(place, old=old, new=new)
        if owner is None or (taker is not None and owner[0] != taker[0] and owner[0] in self._new_schemas):
            return there
        return replace(there, owner=code(owner[0]), path=owner[1])

    # -- pairs of definitions

    def node(self, node: Node, place: Place) -> Local:
        out = Local()
        old, new = self.before[node.old], self.after[node.new]
        place = self.named(place, old.at, new.at)
        match old:
            case Model():
                assert isinstance(new, Model)
                self._models(old, new, node, place, out)
            case Enum():
                assert isinstance(new, Enum)
                self._enums(old, new, place, out)
            case Union():
                assert isinstance(new, Union)
                uses = (Use(Ref(node.old)), Use(Ref(node.new)))
                self._unions(*uses, old.tag, new.tag, node.direction, place, out, frozenset())
            case Alias():
                pass  # never a node: uses are compared by what their aliases stand for
            case _:
                assert_never(old)
        return out

    def _models(self, old: Model, new: Model, node: Node, place: Place, out: Local) -> None:
        hidden = Visibility.READ if node.direction is Direction.REQUEST else Visibility.WRITE
        before = {item.wire_name: item for item in old.properties if item.visibility is not hidden}
        after = {item.wire_name: item for item in new.properties if item.visibility is not hidden}
        known = {item.wire_name: item for item in (*old.properties, *new.properties)}
        for name in sorted(before.keys() - after.keys()):
            python = self._python(self.old, old, name, node.direction, "gone")
            if name in (item.wire_name for item in new.properties):
                there = self.named(place.down(name), before[name].at, known[name].at)
                how = "sent: it is read-only" if node.direction is Direction.REQUEST else "answered: it is write-only"
                out.add("property-hidden", f"{there} is no longer {how} now", there, python)
                continue
            there = self._left(place.down(name), before[name].at, new.at)
            out.add("property-removed", f"{there} is gone", there, python)
        for name in sorted(after.keys() - before.keys()):
            prop = after[name]
            there = replace(self.named(place.down(name), None, prop.at), old=old.at)
            rule, how = ("property-added-required", "required") if prop.required else ("property-added", "optional")
            python = self._python(self.new, new, name, node.direction, "new")
            text = f"{there} is new: {how}, {words(prop.use, self.after)}"
            limits = limit_findings(NO_LIMITS, resolved(prop.use, self.after).limits)
            out.add(rule, ", ".join([text, *(how.removesuffix(" now") for _, how in limits)]), there, python)
        for name in sorted(before.keys() & after.keys()):
            self._properties(before[name], after[name], node, place.down(name), out)
        plain = Use(AnyValue())
        if (old.additional or plain).type != AnyValue() or (new.additional or plain).type != AnyValue():
            self.uses(old.additional or plain, new.additional or plain, node.direction, place.down("{}"), out)

    def _properties(self, old: Property, new: Property, node: Node, place: Place, out: Local) -> None:
        there = self.named(place, old.at, new.at)
        if old.required != new.required:
            rule, how = ("property-required", "required") if new.required else ("property-optional", "optional")
            out.add(rule, f"{there} is {how} now", there)
        if new.deprecated and not old.deprecated:
            out.add("property-deprecated", f"{there} is deprecated now", there)
        self.defaults(self.default(self.old, old), self.default(self.new, new), there, out)
        if old.wire_name not in node.known:
            self.uses(old.use, new.use, node.direction, there, out)

    def default(self, version: Version, prop: Property) -> Default | None:
        """A property's default; one that its type does not allow (``"inf"``) is none to the client, but is stated."""
        if prop.default is None:
            node = version.raw(prop.at)
            if isinstance(node, SpecMap) and node.get("default") is not None:
                return Default(node.get("default"))
        return prop.default

    def defaults(self, old: Default | None, new: Default | None, place: Place, out: Local) -> None:
        if old == new and type(old and old.value) is type(new and new.value):
            return
        match old, new:
            case None, Default(value=value):
                out.add("default-added", f"{place} has the default {_shown(value)} now", place)
            case Default(value=value), None:
                out.add("default-removed", f"{place} has no default any more; it was {_shown(value)}", place)
            case Default(value=value), Default(value=other):
                out.add("default-changed", f"{place} has the default {_shown(other)} instead of {_shown(value)}", place)

    def _enums(self, old: Enum, new: Enum, place: Place, out: Local) -> None:
        if old.kind is not new.kind and {old.kind, new.kind} != {Kind.INTEGER, Kind.NUMBER}:
            out.add("type-changed", f"{place} is {new.kind.value} instead of {old.kind.value}", place)
            return
        before, after = ([item.value for item in enum.values] for enum in (old, new))
        if added := [value for value in after if value not in before]:
            out.add("enum-value-added", f"{place} has the new {_values(added)}", place)
        if removed := [value for value in before if value not in after]:
            out.add("enum-value-removed", f"{place} has lost the {_values(removed)}", place)
        if old.extensible != new.extensible and min(len(before), len(after)) > 1:
            rule, how = ("enum-opened", "may have others") if new.extensible else ("enum-closed", "has no others")
            out.add(rule, f"{place} {how} than the listed values now", place)

    # -- uses

    def uses(
        self,
        old: Use,
        new: Use,
        direction: Direction,
        place: Place,
        out: Local,
        trail: frozenset[tuple[Type, Type]] = frozenset(),
    ) -> None:
        """Everything about a type where it is used."""
        if (old.type, new.type) in trail:
            return
        trail |= {(old.type, new.type)}
        if isinstance(old.type, Ref) and isinstance(new.type, Ref):
            first, second = self.before[old.type.target], self.after[new.type.target]
            outside = (old.nullable, old.limits) == (new.nullable, new.limits)
            if isinstance(first, Alias) and isinstance(second, Alias) and outside:
                there = self.named(place, first.at, second.at)
                self.uses(first.use, second.use, direction, there, out, trail)
                return
        one, two = resolved(old, self.before), resolved(new, self.after)
        if one.nullable != two.nullable:
            rule, how = ("nullable", "may be null") if two.nullable else ("not-nullable", "may not be null")
            out.add(rule, f"{place} {how} now", place)
        for rule, how in limit_findings(one.limits, two.limits):
            out.add(rule, f"{place} {how}", place)
        if isinstance(one.shape, Union) and isinstance(two.shape, Union):
            out.children.setdefault(Node(one.shape.id, two.shape.id, direction), place)
        elif isinstance(one.shape, Union) or isinstance(two.shape, Union):
            tag, other = (shape.tag if isinstance(shape, Union) else None for shape in (one.shape, two.shape))
            self._unions(old, new, tag, other, direction, place, out, trail)
        else:
            self._single(old, new, direction, place, out, trail, frozenset())

    def _unions(
        self,
        old: Use,
        new: Use,
        tag: str | None,
        other: str | None,
        direction: Direction,
        place: Place,
        out: Local,
        trail: frozenset[tuple[Type, Type]],
    ) -> None:
        before, after = branches(old, self.before), branches(new, self.after)
        shared = tag or other or common_tag(before, after, self.before, self.after)
        if shared is not None:
            before = before if shared == tag else retagged(before, shared, self.before)
            after = after if shared == other else retagged(after, shared, self.after)
        pairs = match_branches(before, after, self.before, self.after)
        if not pairs:
            text = f"{place} is {words(new, self.after)} instead of {words(old, self.before)}"
            out.add("type-changed", text, place)
            return
        known = frozenset((shared,)) if shared is not None else frozenset()
        for one, two in sorted(pairs, key=lambda pair: (words(after[pair[1]].use, self.after), pair)):
            self.branch(before[one].use, after[two].use, direction, place, out, trail, known)
        for rule, how, mine, theirs, matched, definitions in (
            ("union-widened", "can also be", after, before, {two for _, two in pairs}, self.after),
            ("union-narrowed", "can no longer be", before, after, {one for one, _ in pairs}, self.before),
        ):
            taken = {tag for item in theirs for tag in item.tags}
            gone = {f"{code(shared)} {code(tag)}" for item in mine for tag in item.tags if tag not in taken}
            gone |= {
                words(item.use, definitions)
                for index, item in enumerate(mine)
                if index not in matched and not (item.tags and shared)
            }
            if gone:
                out.add(rule, f"{place} {how} {', '.join(sorted(gone))}", place)

    def branch(
        self,
        old: Use,
        new: Use,
        direction: Direction,
        place: Place,
        out: Local,
        trail: frozenset[tuple[Type, Type]],
        known: frozenset[str],
    ) -> None:
        one, two = resolved(old, self.before).shape, resolved(new, self.after).shape
        if known and isinstance(one, Model) and isinstance(two, Model):
            self._single(old, new, direction, place, out, trail, known)
        else:
            self.uses(old, new, direction, place, out, trail)

    def _single(
        self,
        old: Use,
        new: Use,
        direction: Direction,
        place: Place,
        out: Local,
        trail: frozenset[tuple[Type, Type]],
        known: frozenset[str],
    ) -> None:
        one, two = resolved(old, self.before).shape, resolved(new, self.after).shape
        was, now = words(old, self.before), words(new, self.after)
        if type(one) is not type(two):
            rule, how = sort_changed(one, two, was, now)
            out.add(rule, f"{place} {how}", place)
            return
        match one:
            case Model():
                assert isinstance(two, Model)
                out.children.setdefault(Node(one.id, two.id, direction, known), place)
            case Enum():
                assert isinstance(two, Enum)
                out.children.setdefault(Node(one.id, two.id, direction, known), place)
            case Primitive():
                assert isinstance(two, Primitive)
                changed = primitive_rule(one, two)
                if changed is not None:
                    out.add(changed, f"{place} is {now} instead of {was}", place)
            case Array(items=items):
                assert isinstance(two, Array)
                self.uses(items, two.items, direction, place.down("[]"), out, trail)
            case Tuple():
                assert isinstance(two, Tuple)
                pairs, closed, opened = tuple_pairs(one, two)
                for step, before, after in pairs:
                    self.uses(before, after, direction, place.down(step), out, trail)
                if closed or opened:
                    out.add("type-narrowed" if closed else "type-widened", f"{place} is {now} instead of {was}", place)
            case Map(values=values):
                assert isinstance(two, Map)
                self.uses(values, two.values, direction, place.down("{}"), out, trail)
            case Binary() | AnyValue() | Union():
                pass  # nothing to tell apart; unions are compared by their branches
            case _:
                assert_never(one)

    # -- Python

    @staticmethod
    def _python(version: Version, model: Model, wire: str, direction: Direction, what: str) -> str:
        """What the caller of the package sees of a property that came or went."""
        if direction is Direction.REQUEST:
            return ""  # a keyword or a key by its wire name, as the sentence has it; keywords: see ``python``
        types = version.plan.types
        cls, name = types.names.get(model.id), types.attribute(model, wire)
        new = "new attribute " if what == "new" else "attribute "
        return f"{new}{code(name)} of {code(f'models.{cls}')}{' is gone' if what == 'gone' else ''}" if cls else ""


def _values(values: list[str | int | float | bool]) -> str:
    return f"value{'s' if len(values) > 1 else ''} {codes(values)}"


def _shown(value: object) -> str:
    import json

    return code(json.dumps(value, ensure_ascii=False, sort_keys=True, default=str))
