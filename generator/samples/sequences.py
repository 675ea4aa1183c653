"""Answers in several pieces: streams of events, polls of a long-running operation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.ir.types import Model, Union
from generator.plan.examples import Answer
from generator.plan.results import Stream
from generator.samples.answers import GENERAL, NEXT, Answers
from generator.samples.cases import Expected, Reply
from generator.samples.pages import last_page
from generator.samples.values import Place, Sample

GONE_WRONG = "it fails in the end"
_POLL, _OUTCOME = "/poll", "/outcome"


@dataclass(frozen=True, slots=True)
class Events:
    """A stream to its end, and streams that end badly, by title."""

    whole: Expected
    broken: Mapping[str, Expected]


def events(answers: Answers, given: Iterable[Answer] | None = None) -> Events | None:
    """What is streamed, and what must come of it: what is given, or made up; None where none of that can be."""
    streaming = answers.method.results.stream
    assert streaming is not None
    shown = (Sample(answer.body, exact=answer.obeys) for answer in given or ())
    samples = _made_up(answers, streaming) if given is None else shown
    samples = [sample for sample in samples if _is_event(sample.value, streaming)]
    if not samples:
        return None
    values, models = [sample.value for sample in samples], [sample.model for sample in samples]
    lines = [_line(value, streaming) for value in values]
    kind = None if _is_sse(streaming) else streaming.rule.media_type
    whole = Expected(
        (Reply(type=kind, events=lines),),
        strict=all(sample.exact for sample in samples),
        results=models if any(models) else (),
        value=values,
    )
    cut = Expected((Reply(type=kind, events=lines[:1], cut=True),), value=values[:1], raises="IncompleteReadError")
    broken = {"cut off": cut}
    if _is_sse(streaming):  # an error in JSON Lines is a value like any other
        error = (Reply(events=[lines[0], (None, GENERAL)], deviates=True),)
        broken["an error among the events"] = replace(answers.refused(200, GENERAL), replies=error, value=values[:1])
    return Events(whole, broken)


def _is_sse(streaming: Stream) -> bool:
    return streaming.rule.media_type == "text/event-stream"


def _made_up(answers: Answers, streaming: Stream) -> list[Sample]:
    """One event of each kind; and one with an empty ``choices``, as Azure sends it first."""
    type_ = answers.types.resolve(streaming.rule.event.type)
    place = Place("event", answers.operation.at)
    if isinstance(type_, Union):
        return [sample for sample in answers.sampler.variants(type_, place) if sample.exact]
    sample = answers.sampler.full(streaming.rule.event, place)
    if isinstance(type_, Model) and isinstance(sample.value, dict) and isinstance(sample.value.get("choices"), list):
        return [replace(sample, value={**sample.value, "choices": []}), sample]
    return [sample]


def _is_event(value: object, streaming: Stream) -> bool:
    """Not what a stream means otherwise: an ``error`` ends it."""
    if streaming.rule.envelope and (not isinstance(value, Mapping) or value.get("event") == "error"):
        return False
    _, data = _line(value, streaming)
    if not _is_sse(streaming):
        return True
    return isinstance(data, Mapping) and not data.get("error")


def _line(value: object, streaming: Stream) -> tuple[object, object]:
    """Name and data of a server-sent event."""
    if streaming.rule.envelope and isinstance(value, Mapping):
        return value.get("event"), value.get("data")
    return None, value


def begun(answers: Answers, url: str) -> Expected:
    """Accepted, under way, done: in what is polled, or with ``final-state-via`` where that says. ``url``: of the call."""
    outcome, method = answers.method.results.outcome, answers.operation.method
    assert outcome is not None
    via = outcome.final_state_via
    value: object = None
    model: str | Sequence[str] | None = None
    if outcome.use is not None:
        sample = answers.sampler.full(outcome.use, Place("outcome", answers.operation.at))
        value = {**sample.value, "status": "succeeded"} if isinstance(sample.value, dict) else sample.value
        model = sample.model
    expected = value
    if outcome.pages is not None and isinstance(value, dict):
        value, expected = last_page(answers, outcome.pages, value)
        model = answers.class_of(outcome.pages.rule.item)
    headers, running = {"operation-location": _POLL}, _json({"status": "running"})
    done, urls = [_json({"status": "succeeded"} if value is None else value)], [url, *[NEXT + _POLL] * 2]
    if via == "location":
        headers["Location"] = _OUTCOME
        done, urls = [_json({"status": "succeeded"}), _json(value)], [*urls, NEXT + _OUTCOME]
    elif value is not None and not isinstance(value, dict):
        headers, running = {"Location": _POLL}, Reply(202)
    elif via is not None and method == "POST":
        headers["Location"] = _OUTCOME  # which is not the place
    if method in ("PUT", "PATCH") and via != "location":  # what was put is asked for once it is there
        done, urls = [*done, done[0]], [*urls, url]
    accepted = replace(answers.least(), headers=headers)
    return Expected((accepted, running, *done), result=model, value=expected, urls=urls)


def _json(value: object) -> Reply:
    return Reply(200, "application/json", value)


def begun_badly(answers: Answers) -> Expected:
    """Accepted, under way, failed."""
    failed = {"status": "failed", **GENERAL}
    accepted = replace(answers.least(), headers={"operation-location": _POLL})
    return replace(answers.refused(200, failed), replies=(accepted, _json(failed)))
