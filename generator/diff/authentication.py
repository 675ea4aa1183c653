"""Comparing how an operation authenticates its callers."""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics import SourceRef
from generator.diff.findings import Differences
from generator.diff.matching import by_key
from generator.diff.model import Version, code, codes
from generator.diff.subjects import Subject
from generator.ir.service import Operation, SecurityKind
from generator.load.nodes import SpecMap

_KINDS = {
    SecurityKind.API_KEY: "an API key",
    SecurityKind.BEARER: "a bearer token",
    SecurityKind.OAUTH2: "an OAuth 2 token",
    SecurityKind.BASIC: "a user name and password",
    SecurityKind.HTTP: "an Authorization header",
}

#: Stands for a call without a credential, among the alternatives.
_NONE = ""


def compare_security(old: Operation, new: Operation, method: Subject, out: Differences) -> None:
    """By what is sent: what the document calls a scheme does not matter."""
    before, after = _alternatives(old, out.versions.old), _alternatives(new, out.versions.new)
    if not before or not after:
        return
    alternatives = by_key(before, after)

    def add(rule: str, name: str, what: str) -> None:
        out.add(rule, Subject(name, method.old, method.new), what)

    for name in alternatives.added:
        if name == _NONE:
            add("auth-added", "no credential", "is needed any more")
        elif before.keys() == {_NONE} and _NONE not in after:
            add("auth-required", name, "is needed now")
        else:
            add("auth-added", name, "is accepted now")
    for name in alternatives.removed:
        if name == _NONE and before.keys() != {_NONE}:
            add("auth-required", "calls without a credential", "are not accepted any more")
        elif name != _NONE and _NONE not in after:
            add("auth-removed", name, "is not accepted any more")
    for name, (scopes, others) in alternatives.pairs.items():
        if scopes != others:
            add("auth-scopes", name, f"asks for {_scopes(others)} instead of {_scopes(scopes)}")


def _alternatives(operation: Operation, version: Version) -> dict[str, frozenset[str]]:
    """What a caller may authenticate with, in words, each with its scopes.

    An empty list of requirements is the same as one empty requirement: no credential is needed (OpenAPI 3.1 section
    4.8.10). The result is empty where requirements are stated and none of them is usable, as a warning says.
    """
    wire = version.plan.wire
    schemes = {scheme.name: scheme for scheme in wire.security_schemes}
    alternatives: dict[str, frozenset[str]] = {}
    for requirement in wire.security if operation.security is None else operation.security:
        credentials, scopes = [], frozenset[str]()
        for name in requirement.schemes:
            scheme = schemes[name]
            where = f" in the {scheme.location.value} {code(scheme.wire_name)}" if scheme.location else ""
            if scheme.kind is SecurityKind.HTTP:
                where = f" of the scheme {code(scheme.wire_name)}"
            credentials.append(_KINDS[scheme.kind] + where)
            scopes |= frozenset(scheme.scopes)
        alternatives[" together with ".join(sorted(credentials))] = scopes
    stated = version.raw(SourceRef(wire.document) if operation.security is None else operation.at)
    if not alternatives and not (isinstance(stated, SpecMap) and stated.get("security")):
        return {_NONE: frozenset()}
    return alternatives


def _scopes(scopes: Iterable[str]) -> str:
    return f"the scopes {codes(scopes)}" if scopes else "no scope"
