"""Comparing objects: their properties, as requests or answers have them."""

from __future__ import annotations

from dataclasses import replace

from generator.diff.fields import compare_fields
from generator.diff.findings import DefinitionPair, Differences
from generator.diff.limits import limit_findings
from generator.diff.matching import by_key
from generator.diff.model import Direction, Version, code
from generator.diff.resolution import resolved
from generator.diff.subjects import Subject
from generator.diff.types import compare_uses
from generator.diff.wording import words
from generator.ir.types import NO_LIMITS, AnyValue, Model, Property, Use, Visibility


def compare_models(old: Model, new: Model, pair: DefinitionPair, subject: Subject, out: Differences) -> None:
    """Their properties, and the type of those they do not list."""
    properties = by_key(_properties(old, out.direction), _properties(new, out.direction))
    hidden = {prop.wire_name: prop for prop in new.properties}
    for name, prop in properties.removed.items():
        there = subject.below(name)
        python = _note(out, out.versions.old, old, name, "attribute {} of {} is gone")
        if name in hidden:
            there = out.versions.named(there, prop.at, hidden[name].at)
            how = "sent: it is read-only" if out.direction is Direction.REQUEST else "answered: it is write-only"
            out.add("property-hidden", there, f"is no longer {how} now", python, name)
        else:
            there = out.versions.removed(there, prop.at, new.at)
            out.add("property-removed", there, "is gone", python, name)
    for name, prop in properties.added.items():
        there = replace(out.versions.named(subject.below(name), None, prop.at), old=old.at)
        rule = "property-added-required" if prop.required else "property-added"
        python = _note(out, out.versions.new, new, name, "new attribute {} of {}")
        out.add(rule, there, f"is new: {_described(prop, out)}", python, name)
    for name, (before, after) in properties.pairs.items():
        there = out.versions.named(subject.below(name), before.at, after.at)
        compare_fields(before, after, there, out)
        if name not in pair.compared:
            compare_uses(before.use, after.use, there, out)
    one, two = (model.additional or Use(AnyValue()) for model in (old, new))
    if one.type != AnyValue() or two.type != AnyValue():
        compare_uses(one, two, subject.below("{}"), out)


def _properties(model: Model, direction: Direction) -> dict[str, Property]:
    hidden = Visibility.READ if direction is Direction.REQUEST else Visibility.WRITE
    return {prop.wire_name: prop for prop in model.properties if prop.visibility is not hidden}


def _described(prop: Property, out: Differences) -> str:
    limits = limit_findings(NO_LIMITS, resolved(prop.use, out.versions.after).limits)
    how = [how.removesuffix(" now") for _, how in limits]
    return ", ".join(("required" if prop.required else "optional", words(prop.use, out.versions.after), *how))


def _note(out: Differences, version: Version, model: Model, wire_name: str, text: str) -> str:
    """What the reader of an answer sees of a property that came or went. In a request it is a key by its wire name, as
    the sentence says, or a keyword (:func:`generator.diff.python.keyword_notes`)."""
    cls = version.plan.types.names.get(model.id)
    if out.direction is Direction.REQUEST or cls is None:
        return ""
    return text.format(code(version.plan.types.attribute(model, wire_name)), code(f"models.{cls}"))
