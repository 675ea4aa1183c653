"""Comparing the parameters of an operation."""

from __future__ import annotations

from generator.diff.findings import Differences
from generator.diff.matching import match_parameters
from generator.diff.model import Version, code
from generator.diff.objects import compare_fields
from generator.diff.resolution import words
from generator.diff.subjects import Subject, shared_or_of
from generator.diff.types import compare_uses
from generator.ir.service import Parameter, Role
from generator.plan import MethodPlan


def compare_parameters(old: MethodPlan, new: MethodPlan, subject: Subject, out: Differences) -> None:
    """What came and went, what moved to another location, and what differs in those that stayed."""
    parameters = match_parameters(old.operation, new.operation)
    removed, added = list(parameters.removed.values()), list(parameters.added.values())
    pairs = list(parameters.pairs.values())
    for item in list(removed):
        other = next((each for each in added if each.wire_name == item.wire_name), None)
        if other is not None:
            removed.remove(item)
            added.remove(other)
            pairs.append((item, other))
            moved = Subject(f"the parameter {code(item.wire_name)} of {subject}", item.at, other.at)
            out.add("parameter-moved", moved, f"moved from {item.location.value} to {other.location.value}")
    for item in removed:
        if item.role is Role.CALLER:
            named = Subject(_named(item, subject), item.at, subject.new)
            out.add("parameter-removed", named, "is gone", _note(old, item, "argument {} of {} is gone"))
    for item in added:
        if item.role in (Role.CALLER, Role.CONSTANT):
            required = item.required and item.role is Role.CALLER
            rule = "parameter-added-required" if required else "parameter-added"
            how = f"{'required' if item.required else 'optional'}, {words(item.use, out.after)}"
            named = Subject(_named(item, subject), subject.old, item.at)
            out.add(rule, named, f"is new: {how}", _note(new, item, "new argument {} of {}"))
    for item, other in pairs:
        if not {Role.API_VERSION, Role.CREDENTIAL} & {item.role, other.role}:
            _compare(item, other, Subject(_named(other, subject), item.at, other.at), out)


def _compare(old: Parameter, new: Parameter, subject: Subject, out: Differences) -> None:
    compare_fields(old, new, subject, out)
    if (old.style, old.explode, old.json) != (new.style, new.explode, new.json):
        if _several(old, out.versions.old) or _several(new, out.versions.new):
            out.add("parameter-style", subject, "is written in another way when it holds several values")
    compare_uses(old.use, new.use, subject, out)


def _several(parameter: Parameter, version: Version) -> bool:
    return parameter.json or words(parameter.use, version.definitions).startswith(("list of", "object of"))


def _named(parameter: Parameter, method: Subject) -> str:
    return shared_or_of(f"the {parameter.location.value} parameter {code(parameter.wire_name)}", parameter.at, method)


def _note(method: MethodPlan, parameter: Parameter, note: str) -> str:
    """What the caller sees of a parameter that came or went; nothing of a constant."""
    names = (item.name for item in method.parameters.arguments if item.parameter is parameter)
    return "".join(note.format(code(name), code(method.path)) for name in names)
