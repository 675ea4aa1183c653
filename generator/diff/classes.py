"""What the caller sees of classes and their attributes: other names for the same things, and classes that are gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from generator.diff.findings import DefinitionPair, Finding
from generator.diff.matching import by_key
from generator.diff.model import Direction, Version, code
from generator.ir.types import Model, Strength

#: Names of classes that are gone; for each, what stands in its place, and where: a class by name, or "" for another type.
Renamed: TypeAlias = Mapping[str, Mapping[str, list[DefinitionPair]]]


def renamed_classes(old: Version, new: Version, pairs: Iterable[DefinitionPair]) -> Renamed:
    """A name that the new version still has is not gone, whatever else took a place of its class."""
    names, new_names = old.plan.types.names, new.plan.types.names
    kept = set(new_names.values())
    renamed: dict[str, dict[str, list[DefinitionPair]]] = {}
    for pair in pairs:
        if (name := names.get(pair.old)) is not None and name not in kept:
            renamed.setdefault(name, {}).setdefault(new_names.get(pair.new, ""), []).append(pair)
    return renamed


def class_findings(old: Version, new: Version, renamed: Renamed) -> Iterator[tuple[Finding, list[DefinitionPair]]]:
    """Classes under another name, with the pairs of definitions that say so; and unused ones that are gone."""
    for was, successors in sorted(renamed.items()):
        pairs = [pair for each in successors.values() for pair in each]
        first = old.definitions[pairs[0].old]
        called = " or ".join(code(name) for name in sorted(successors) if name)
        rule = "class-renamed" if first.hint.strength >= Strength.REQUIRED else "derived-class-renamed"
        sentence = f"the class {code(was)} {f'is called {called}' if called else 'has no name any more'}"
        yield Finding(rule, sentence, first.at, new.definitions[pairs[0].new].at), pairs
    types = old.plan.types
    kept = {*new.plan.types.names.values(), *renamed}
    for id in types.declared:
        unused = types.names.get(id)
        if unused is not None and unused not in kept and id not in types.sent | types.received:
            sentence = f"the class {code(unused)}, which no operation uses, is gone"
            yield Finding("class-removed", sentence, old.definitions[id].at, None), []


def attribute_findings(old: Version, new: Version, pair: DefinitionPair) -> Iterator[Finding]:
    """Attributes of a model in answers that have another name for the same property."""
    one, two = old.definitions[pair.old], new.definitions[pair.new]
    if pair.direction is Direction.RESPONSE and isinstance(one, Model) and isinstance(two, Model):
        names = by_key(old.plan.types.attributes[one.id], new.plan.types.attributes[two.id])
        before, after = ({prop.wire_name: prop.at for prop in model.properties} for model in (one, two))
        cls = new.plan.types.names.get(two.id, "")
        for wire, (was, now) in names.pairs.items():
            if was != now:
                sentence = f"the attribute {code(was)} of {code(f'models.{cls}')} is called {code(now)}"
                yield Finding("attribute-renamed", sentence, before[wire], after[wire])
