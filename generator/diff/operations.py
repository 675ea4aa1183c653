"""Comparing operations: those that came and went, and all that two of them differ in."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import SourceRef
from generator.diff.answers import compare_responses, compare_streams
from generator.diff.authentication import compare_security
from generator.diff.bodies import compare_request_bodies
from generator.diff.findings import Differences, Finding
from generator.diff.matching import Pairs, template
from generator.diff.model import Direction, Version, code, title
from generator.diff.parameters import compare_parameters
from generator.diff.subjects import Subject, Versions
from generator.plan import MethodPlan


def compare_operations(old: MethodPlan, new: MethodPlan, versions: Versions) -> tuple[Differences, Differences]:
    """What the request and the response of two operations differ in, apart from the definitions they refer to."""
    request, response = Differences(versions, Direction.REQUEST), Differences(versions, Direction.RESPONSE)
    before, after = old.operation, new.operation
    method = Subject(code(new.path), before.at, after.at)
    one, two = template(before.path), template(after.path)
    if one != two and versions.old.base_path + one != versions.new.base_path + two:
        request.add("operation-moved", method, f"has moved from {code(title(before))} to {code(title(after))}")
    if after.deprecated and not before.deprecated:
        request.add("operation-deprecated", method, "is deprecated now")
    compare_parameters(old, new, method, request)
    compare_request_bodies(before.body, after.body, method, request)
    compare_responses(before, after, method, response)
    compare_streams(old, new, method, response)
    compare_security(before, after, method, request)
    return request, response


def unpaired_operations(old: Version, new: Version, pairs: Pairs) -> Iterator[tuple[Finding, str]]:
    """The operations of one version only, each with its method."""
    at, to = (SourceRef(version.plan.wire.document, "/paths") for version in (old, new))
    kept = {method.key for method, _ in pairs}, {method.key for _, method in pairs}
    for method in (method for key, method in old.methods.items() if key not in kept[0]):
        sentence, note = f"{code(title(method.operation))} is gone", f"the method {code(method.path)} is gone"
        yield Finding("operation-removed", sentence, method.operation.at, to, note), method.path
    for method in (method for key, method in new.methods.items() if key not in kept[1]):
        sentence, note = f"{code(title(method.operation))} is new", f"new method {code(method.path)}"
        yield Finding("operation-added", sentence, at, method.operation.at, note), method.path


def server_findings(old: Version, new: Version, pairs: Pairs) -> Iterator[Finding]:
    """Whether the base path of requests is another, and that of the operations does not make up for it."""
    one, two = old.base_path, new.base_path
    moved = any(one + before.operation.path != two + after.operation.path for before, after in pairs)
    if one != two and moved:
        sides = [version.plan.wire.servers for version in (old, new)]
        at, to = (servers[0].at if servers else SourceRef(new.plan.wire.document) for servers in sides)
        sentence = f"requests go below {code(two or '/')} instead of {code(one or '/')}"
        yield Finding("server-changed", sentence, at, to)
