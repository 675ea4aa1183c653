"""Comparing a pair of operations: parameters, body, answers, authentication; and the types each of them leads to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.diagnostics import SourceRef
from generator.diff.model import Direction, Version, code, codes, title
from generator.diff.places import Place
from generator.diff.schemas import Local, SchemaDiff
from generator.diff.shapes import words
from generator.ir.service import (
    BodyKind,
    Location,
    MediaType,
    Operation,
    Parameter,
    RequestBody,
    Response,
    ResponseHeader,
    Role,
    SecurityKind,
)
from generator.ir.types import Use
from generator.ir.types import OperationKey

REQUEST, RESPONSE = Direction.REQUEST, Direction.RESPONSE


@dataclass(frozen=True, slots=True)
class Contact:
    """What one pair of operations says itself, by direction."""

    request: Local
    response: Local


class OperationDiff:
    """Compares pairs of operations; ``schemas`` compares what they hold."""

    def __init__(self, old: Version, new: Version, schemas: SchemaDiff) -> None:
        self.old, self.new, self.schemas = old, new, schemas

    def compare(self, one: OperationKey, two: OperationKey) -> Contact:
        old, new = self.old.operation(one), self.new.operation(two)
        found = Contact(Local(), Local())
        method = code(self.new.method(two))
        place = Place(method, "", old.at, new.at)
        self._address(old, new, place, found.request)
        if new.deprecated and not old.deprecated:
            found.request.add("operation-deprecated", f"{method} is deprecated now", place)
        self._parameters(old, new, method, place, found.request)
        self._body(old.body, new.body, method, place, found.request)
        self._responses(old, new, method, found.response)
        self._events(old, new, method, place, found.response)
        self._security(old, new, place, found.request)
        return found

    def _address(self, old: Operation, new: Operation, place: Place, out: Local) -> None:
        before, after = (re.sub(r"\{[^{}]*\}", "{}", item.path) for item in (old, new))
        if self.old.base_path + before != self.new.base_path + after and before != after:
            text = f"{place.owner} has moved from {code(title(old))} to {code(title(new))}"
            out.add("operation-moved", text, place)

    # -- parameters

    def _parameters(self, old: Operation, new: Operation, method: str, place: Place, out: Local) -> None:
        pairs, gone, fresh = match_parameters(old, new)
        for one in list(gone):
            moved = [two for two in fresh if two.wire_name == one.wire_name]
            if moved:
                two = moved[0]
                gone.remove(one)
                fresh.remove(two)
                text = f"the parameter {code(one.wire_name)} of {method} moved from {one.location.value} to {two.location.value}"
                out.add("parameter-moved", text, Place("", "", one.at, two.at))
                pairs.append((one, two))
        for item in gone:
            if item.role is Role.CALLER:
                out.add("parameter-removed", f"{_said(item, method)} is gone", Place("", "", item.at, place.new))
        for item in fresh:
            rule = "parameter-added-required" if item.required and item.role is Role.CALLER else "parameter-added"
            how = f"{'required' if item.required else 'optional'}, {words(item.use, self.new.definitions)}"
            if item.role in (Role.CALLER, Role.CONSTANT):
                out.add(rule, f"{_said(item, method)} is new: {how}", Place("", "", place.old, item.at))
        for one, two in pairs:
            if Role.API_VERSION not in (one.role, two.role) and Role.CREDENTIAL not in (one.role, two.role):
                self._parameter(one, two, _said(two, method), out)

    def _parameter(self, old: Parameter, new: Parameter, owner: str, out: Local) -> None:
        there = Place(owner, "", old.at, new.at)
        if old.required != new.required:
            rule, how = ("property-required", "required") if new.required else ("property-optional", "optional")
            out.add(rule, f"{there} is {how} now", there)
        if new.deprecated and not old.deprecated:
            out.add("property-deprecated", f"{there} is deprecated now", there)
        if (old.style, old.explode, old.json) != (new.style, new.explode, new.json):
            if self._several(old, self.old) or self._several(new, self.new):
                out.add("parameter-style", f"{there} is written in another way when it holds several values", there)
        self.schemas.defaults(old.default, new.default, there, out)
        self.schemas.uses(old.use, new.use, REQUEST, there, out)

    @staticmethod
    def _several(parameter: Parameter, version: Version) -> bool:
        return parameter.json or words(parameter.use, version.definitions).startswith(("list of", "object of"))

    # -- bodies

    def _body(self, old: RequestBody | None, new: RequestBody | None, method: str, place: Place, out: Local) -> None:
        owner = f"the request body of {method}"
        if old is not None and new is not None:
            there = Place(owner, "", old.at, new.at)
            if old.required != new.required:
                rule, how = ("body-required", "required") if new.required else ("body-optional", "optional")
                out.add(rule, f"{owner} is {how} now", there)
            self._contents(old.contents, new.contents, owner, REQUEST, there, out)
        elif old is not None:
            out.add("body-removed", f"{owner} is gone", Place(owner, "", old.at, place.new))
        elif new is not None:
            rule, how = ("body-added-required", "required") if new.required else ("body-added", "optional")
            out.add(rule, f"{owner} is new: {how}", Place(owner, "", place.old, new.at))

    def _contents(
        self,
        old: Sequence[MediaType],
        new: Sequence[MediaType],
        owner: str,
        direction: Direction,
        place: Place,
        out: Local,
    ) -> None:
        before = {item.content_type: item for item in old}
        after = {item.content_type: item for item in new}
        if removed := before.keys() - after.keys():
            out.add("media-removed", f"{owner} is no longer {_or(removed)}", place)
        if added := after.keys() - before.keys():
            out.add("media-added", f"{owner} may be {_or(added)}", place)
        pairs = [(before[key], after[key]) for key in sorted(before.keys() & after.keys())]
        for key in sorted(removed):
            pairs += [(before[key], after[other]) for other in sorted(added) if after[other].kind is before[key].kind][
                :1
            ]
        for one, two in pairs:
            self.schemas.uses(one.use, two.use, direction, Place(owner, "", one.at, two.at), out)

    # -- answers

    def _responses(self, old: Operation, new: Operation, method: str, out: Local) -> None:
        before = {item.status.upper(): item for item in old.responses}
        after = {item.status.upper(): item for item in new.responses}
        pairs = [(before[key], after[key]) for key in sorted(before.keys() & after.keys())]
        gone = [before[key] for key in sorted(before.keys() - after.keys())]
        fresh = [after[key] for key in sorted(after.keys() - before.keys())]
        successes = [[item for item in items if not item.is_error] for items in (gone, fresh)]
        if len(successes[0]) == len(successes[1]) == 1 and not any(not one.is_error for one, _ in pairs):
            (one,), (two,) = successes
            gone.remove(one)
            fresh.remove(two)
            pairs.append((one, two))
            text = f"the success of {method} has status {code(two.status)} instead of {code(one.status)}"
            out.add("status-changed", text, Place("", "", one.at, two.at))
        for item in gone:
            rule = "error-removed" if item.is_error else "status-removed"
            out.add(rule, f"{_answer(item, method)} is gone", Place("", "", item.at, new.at))
        for item in fresh:
            rule = "error-added" if item.is_error else "status-added"
            out.add(rule, f"{_answer(item, method)} is new", Place("", "", old.at, item.at))
        for one, two in pairs:
            owner = _answer(two, method)
            there = Place(owner, "", one.at, two.at)
            self._contents(one.contents, two.contents, owner, RESPONSE, there, out)
            self._headers(one.headers, two.headers, owner, there, out)

    def _headers(
        self, old: Iterable[ResponseHeader], new: Iterable[ResponseHeader], owner: str, place: Place, out: Local
    ) -> None:
        before = {item.wire_name.lower(): item for item in old}
        after = {item.wire_name.lower(): item for item in new}
        for key in sorted(before.keys() - after.keys()):
            text = f"the header {code(before[key].wire_name)} of {owner} is gone"
            out.add("header-removed", text, Place("", "", before[key].at, place.new))
        for key in sorted(after.keys() - before.keys()):
            text = f"the header {code(after[key].wire_name)} of {owner} is new"
            out.add("header-added", text, Place("", "", place.old, after[key].at))
        for key in sorted(before.keys() & after.keys()):
            one, two = before[key], after[key]
            there = Place(f"the header {code(two.wire_name)} of {owner}", "", one.at, two.at)
            self.schemas.uses(one.use, two.use, RESPONSE, there, out)

    def _events(self, old: Operation, new: Operation, method: str, place: Place, out: Local) -> None:
        if old.streaming is not None and new.streaming is not None:
            there = Place(f"an event of {method}", "", place.old, place.new)
            guessed = [item.streaming is not None and item.streaming.event in _answers(item) for item in (old, new)]
            if guessed[0] == guessed[1]:
                self.schemas.uses(old.streaming.event, new.streaming.event, RESPONSE, there, out)
            else:
                # Without a schema of its own an event is typed as the answer: that was a guess, no promise.
                kinds = [
                    words(item.event, version.definitions)
                    for item, version in ((old.streaming, self.old), (new.streaming, self.new))
                ]
                out.add("event-retyped", f"{there} is typed as {kinds[1]} instead of {kinds[0]}", there)
        elif old.streaming is not None:
            out.add("stream-removed", f"{method} streams no more", place)
        elif new.streaming is not None:
            out.add("stream-added", f"{method} can stream", place)
        results = [item.long_running.result if item.long_running else None for item in (old, new)]
        if results[0] is not None and results[1] is not None:
            there = Place(f"the outcome of {method}", "", place.old, place.new)
            self.schemas.uses(results[0], results[1], RESPONSE, there, out)

    # -- authentication

    def _security(self, old: Operation, new: Operation, place: Place, out: Local) -> None:
        before, after = _ways(old, self.old), _ways(new, self.new)
        for way in sorted(after.keys() - before.keys()):
            if way and before:
                out.add("auth-added", f"{way} is accepted now", place)
            elif way:
                out.add("auth-required", f"{way} is needed now", place)
            elif before:
                out.add("auth-added", "no credential is needed any more", place)
        for way in sorted(before.keys() - after.keys()):
            if way and after and "" not in after:
                out.add("auth-removed", f"{way} is not accepted any more", place)
            elif not way:
                out.add("auth-required", "calls without a credential are not accepted any more", place)
        for way in sorted(before.keys() & after.keys()):
            if before[way] != after[way]:
                text = f"{way} asks for {_scopes(after[way])} instead of {_scopes(before[way])}"
                out.add("auth-scopes", text, place)


def match_parameters(
    old: Operation, new: Operation
) -> tuple[list[tuple[Parameter, Parameter]], list[Parameter], list[Parameter]]:
    """(pairs, gone, new): by place and name; parameters of the path by their position in it."""
    keys = []
    for operation in (old, new):
        template = re.findall(r"\{([^{}]*)\}", operation.path)
        keys.append({_key(item, template): item for item in operation.parameters})
    before, after = keys
    return (
        [(before[key], after[key]) for key in sorted(before.keys() & after.keys())],
        [before[key] for key in sorted(before.keys() - after.keys())],
        [after[key] for key in sorted(after.keys() - before.keys())],
    )


def _key(parameter: Parameter, template: list[str]) -> tuple[str, str]:
    name = parameter.wire_name
    if parameter.location is Location.PATH and name in template:
        return "path", f"{template.index(name):03}"
    return parameter.location.value, name.lower() if parameter.location is Location.HEADER else name


def _said(parameter: Parameter, method: str) -> str:
    name = f"the {parameter.location.value} parameter {code(parameter.wire_name)}"
    return f"{name} of {method}" if _own(parameter.at) else name


def _answer(response: Response, method: str) -> str:
    if _own(response.at):
        return f"the {code(response.status)} answer of {method}"
    return f"the answer {code(response.at.pointer.rsplit('/', 1)[-1])}"


def _answers(operation: Operation) -> list[Use]:
    return [media.use for item in operation.responses for media in item.contents if media.kind is BodyKind.JSON]


def _own(at: SourceRef) -> bool:
    """Whether something was written in an operation, and not in a component that several share."""
    return at.pointer.startswith(("/paths/", "/x-ms-paths/"))


def _or(types: Iterable[str]) -> str:
    return " or ".join(code(item) for item in sorted(types))


def _scopes(scopes: Iterable[str]) -> str:
    return f"the scopes {codes(scopes)}" if scopes else "no scope"


_KINDS = {
    SecurityKind.API_KEY: "an API key",
    SecurityKind.BEARER: "a bearer token",
    SecurityKind.OAUTH2: "an OAuth 2 token",
    SecurityKind.BASIC: "a user name and password",
}


def _ways(operation: Operation, version: Version) -> dict[str, frozenset[str]]:
    """The ways to be let in, in words (the empty one: none is needed), with the scopes of each. Names do not matter."""
    wire = version.plan.wire
    schemes = {scheme.name: scheme for scheme in wire.security_schemes}
    found: dict[str, frozenset[str]] = {}
    for requirement in wire.security if operation.security is None else operation.security:
        said, scopes = [], frozenset[str]()
        for name in requirement.schemes:
            scheme = schemes[name]
            where = f" in the {scheme.location.value} {code(scheme.wire_name)}" if scheme.location else ""
            said.append(_KINDS[scheme.kind] + where)
            scopes |= frozenset(scheme.scopes)
        found[" together with ".join(sorted(said))] = scopes
    return found
