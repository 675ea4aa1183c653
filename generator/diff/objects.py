"""Comparing objects: their properties, as requests or answers have them; and what parameters share with these."""

from __future__ import annotations

import json
from dataclasses import replace

from generator.diff.findings import DefinitionPair, Differences
from generator.diff.limits import limit_findings
from generator.diff.matching import by_key
from generator.diff.model import Direction, Version, code
from generator.diff.resolution import resolved, words
from generator.diff.subjects import Subject
from generator.diff.types import compare_uses
from generator.ir.service import Parameter
from generator.ir.types import NO_LIMITS, AnyValue, Default, Model, Property, Use, Visibility
from generator.load.nodes import SpecMap


def compare_models(old: Model, new: Model, pair: DefinitionPair, subject: Subject, out: Differences) -> None:
    """Their properties, and the type of those they do not list."""
    properties = by_key(_properties(old, out.direction), _properties(new, out.direction))
    hidden = {prop.wire_name: prop for prop in new.properties}
    for name, prop in properties.removed.items():
        child = subject.below(name)
        python = _note(out, out.versions.old, old, name, "attribute {} of {} is gone")
        if name in hidden:
            child = out.versions.named(child, prop.at, hidden[name].at)
            how = "sent: it is read-only" if out.direction is Direction.REQUEST else "answered: it is write-only"
            out.add("property-hidden", child, f"is no longer {how} now", python, name)
        else:
            child = out.versions.removed(child, prop.at, new.at)
            out.add("property-removed", child, "is gone", python, name)
    for name, prop in properties.added.items():
        child = replace(out.versions.named(subject.below(name), None, prop.at), old=old.at)
        rule = "property-added-required" if prop.required else "property-added"
        python = _note(out, out.versions.new, new, name, "new attribute {} of {}")
        out.add(rule, child, f"is new: {_described(prop, out)}", python, name)
    for name, (before, after) in properties.pairs.items():
        child = out.versions.named(subject.below(name), before.at, after.at)
        compare_fields(before, after, child, out)
        if name not in pair.compared:
            compare_uses(before.use, after.use, child, out)
    one, two = (model.additional or Use(AnyValue()) for model in (old, new))
    if one.type != AnyValue() or two.type != AnyValue():
        compare_uses(one, two, subject.below("{}"), out)


def _properties(model: Model, direction: Direction) -> dict[str, Property]:
    hidden = Visibility.READ if direction is Direction.REQUEST else Visibility.WRITE
    return {prop.wire_name: prop for prop in model.properties if prop.visibility is not hidden}


def _described(prop: Property, out: Differences) -> str:
    limits = limit_findings(NO_LIMITS, resolved(prop.use, out.after).limits)
    how = [how.removesuffix(" now") for _, how in limits]
    return ", ".join(("required" if prop.required else "optional", words(prop.use, out.after), *how))


def _note(out: Differences, version: Version, model: Model, wire_name: str, note: str) -> str:
    """What the reader of an answer sees of a property that came or went. In a request it is a key by its wire name, as
    the sentence says, or a keyword (:func:`generator.diff.python.keyword_notes`)."""
    cls = version.plan.types.names.get(model.id)
    if out.direction is Direction.REQUEST or cls is None:
        return ""
    return note.format(code(version.plan.types.attribute(model, wire_name)), code(f"models.{cls}"))


def compare_fields(old: Property | Parameter, new: Property | Parameter, subject: Subject, out: Differences) -> None:
    """All but their types."""
    if old.required != new.required:
        how = "required" if new.required else "optional"
        out.add("property-required" if new.required else "property-optional", subject, f"is {how} now")
    if new.deprecated and not old.deprecated:
        out.add("property-deprecated", subject, "is deprecated now")
    before, after = _default(out.versions.old, old), _default(out.versions.new, new)
    if before == after and type(before and before.value) is type(after and after.value):
        return
    match before, after:
        case None, Default(value=value):
            out.add("default-added", subject, f"has the default {_shown(value)} now")
        case Default(value=value), None:
            out.add("default-removed", subject, f"has no default any more; it was {_shown(value)}")
        case Default(value=value), Default(value=other):
            out.add("default-changed", subject, f"has the default {_shown(other)} instead of {_shown(value)}")


def _default(version: Version, field: Property | Parameter) -> Default | None:
    """A default; one of a property that its type does not allow (``"inf"``) is not one to the client, but is stated."""
    if field.default is None and isinstance(field, Property):
        node = version.raw(field.at)
        if isinstance(node, SpecMap) and node.get("default") is not None:
            return Default(node.get("default"))
    return field.default


def _shown(value: object) -> str:
    return code(json.dumps(value, ensure_ascii=False, sort_keys=True, default=str))
