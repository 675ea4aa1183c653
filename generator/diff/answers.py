"""Comparing what an operation answers: statuses, bodies, headers, events, and the outcome of a long-running one."""

from __future__ import annotations

from generator.diagnostics import SourceRef
from generator.diff.bodies import compare_media_types
from generator.diff.findings import Differences
from generator.diff.matching import by_key
from generator.diff.model import code
from generator.diff.subjects import Subject, shared_or_of
from generator.diff.types import compare_uses
from generator.ir.service import Operation, Response, ResponseHeader
from generator.plan import MethodPlan


def compare_responses(old: Operation, new: Operation, method: Subject, out: Differences) -> None:
    """By status. The only success under another status is the same answer."""
    responses = by_key(*({item.status.upper(): item for item in each.responses} for each in (old, new)))
    removed, added = list(responses.removed.values()), list(responses.added.values())
    pairs = list(responses.pairs.values())
    gone, fresh = ([item for item in items if not item.is_error] for items in (removed, added))
    if len(gone) == len(fresh) == 1 and all(item.is_error for item, _ in pairs):
        (item,), (other,) = gone, fresh
        removed.remove(item)
        added.remove(other)
        pairs.append((item, other))
        success = Subject(f"the success of {method}", item.at, other.at)
        out.add("status-changed", success, f"has status {code(other.status)} instead of {code(item.status)}")
    for item in removed:
        rule = "error-removed" if item.is_error else "status-removed"
        out.add(rule, Subject(_named(item, method), item.at, method.new), "is gone")
    for item in added:
        rule = "error-added" if item.is_error else "status-added"
        out.add(rule, Subject(_named(item, method), method.old, item.at), "is new")
    for item, other in pairs:
        subject = Subject(_named(other, method), item.at, other.at)
        compare_media_types(item.contents, other.contents, subject, out)
        _compare_headers(item, other, subject, out)


def _compare_headers(old: Response, new: Response, subject: Subject, out: Differences) -> None:
    headers = by_key(*({item.wire_name.lower(): item for item in each.headers} for each in (old, new)))

    def header(item: ResponseHeader, old: SourceRef, new: SourceRef) -> Subject:
        return Subject(f"the header {code(item.wire_name)} of {subject}", old, new)

    for item in headers.removed.values():
        out.add("header-removed", header(item, item.at, subject.new), "is gone")
    for item in headers.added.values():
        out.add("header-added", header(item, subject.old, item.at), "is new")
    for item, other in headers.pairs.values():
        compare_uses(item.use, other.use, header(other, item.at, other.at), out)


def compare_streams(old: MethodPlan, new: MethodPlan, method: Subject, out: Differences) -> None:
    """Whether an operation streams, what its events are, and what a long-running operation leads to."""
    before, after = old.results.stream, new.results.stream
    if before is not None and after is not None:
        subject = Subject(f"an event of {method}", method.old, method.new)
        if before.declared == after.declared:
            compare_uses(before.rule.event, after.rule.event, subject, out)
        else:
            # Without a schema of its own an event is typed as the answer: a guess, which the service never promised.
            out.add("event-retyped", subject, out.instead(before.rule.event, after.rule.event, "is typed as"))
    elif before is not None:
        out.add("stream-removed", method, "streams no more")
    elif after is not None:
        out.add("stream-added", method, "can stream")
    one, two = (plan.results.outcome.use if plan.results.outcome else None for plan in (old, new))
    if one is not None and two is not None:
        compare_uses(one, two, Subject(f"the outcome of {method}", method.old, method.new), out)


def _named(response: Response, method: Subject) -> str:
    component = code(response.at.pointer.rsplit("/", 1)[-1])
    return shared_or_of(f"the answer {component}", response.at, method, f"the {code(response.status)} answer")
