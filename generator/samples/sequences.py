"""Answers in several pieces: streams of events, polls of a long-running operation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.ir.types import Model, Union
from generator.samples.answers import GENERAL, NEXT, Answers
from generator.plan.examples import Answer
from generator.plan.results import Stream
from generator.samples.pages import last_page
from generator.samples.requests import Case
from generator.samples.values import Sample

GONE_WRONG = "it fails in the end"
_POLL, _OUTCOME = "/poll", "/outcome"


@dataclass(frozen=True, slots=True)
class Events:
    """A stream to its end, and streams that end badly."""

    whole: Case
    broken: list[Case]


def events(answers: Answers, given: Iterable[Answer] | None = None) -> Events | None:
    """The parts of cases that say what is streamed: what is given, or made up; None where none of that can be."""
    streaming = answers.method.results.stream
    assert streaming is not None
    shown = (Sample(answer.body, exact=answer.obeys) for answer in given or ())
    found = _made_up(answers, streaming) if given is None else list(shown)
    found = [each for each in (_as_event(sample, streaming) for sample in found) if each is not None]
    if not found:
        return None
    lines = [_line(sample.value, streaming) for sample in found]
    models = [sample.model for sample in found]
    whole: Case = {"answers": [{"events": lines}], "expects": [sample.value for sample in found]}
    whole |= {"results": models} if any(models) else {}
    whole |= {"strict": True} if all(sample.exact for sample in found) else {}
    arrives: Case = {"expects": [found[0].value]}
    cut: Case = {"title": "cut off", "answers": [{"events": lines[:1], "cut": True}], "raises": "IncompleteReadError"}
    refused = {**answers.refused(200, GENERAL), "title": "an error among the events"}
    refused["answers"] = [{"events": [*lines[:1], [None, GENERAL]]}]
    return Events(whole, [cut | arrives, refused | arrives])


def _made_up(answers: Answers, streaming: Stream) -> list[Sample]:
    """One event of each kind; and one with an empty ``choices``, as Azure sends it first."""
    type_ = answers.types.resolve(streaming.rule.event.type)
    if isinstance(type_, Union):
        return [sample for sample in answers.sampler.variants(type_, "event") if sample.exact]
    sample = answers.sampler.full(streaming.rule.event, "event")
    found = [sample]
    if isinstance(type_, Model) and isinstance(sample.value, dict) and isinstance(sample.value.get("choices"), list):
        found.insert(0, Sample({**sample.value, "choices": []}, sample.model, sample.exact))
    return found


def _as_event(sample: Sample, streaming: Stream) -> Sample | None:
    """Without what a stream means otherwise: an ``error`` is no event."""
    value = sample.value
    data = value.get("data") if streaming.rule.envelope and isinstance(value, Mapping) else value
    if streaming.rule.envelope and (not isinstance(value, Mapping) or value.get("event") == "error"):
        return None
    if not isinstance(data, Mapping) or data.get("error"):
        return None
    return sample


def _line(value: object, streaming: Stream) -> list[object]:
    """Name and data of a server-sent event."""
    if streaming.rule.envelope and isinstance(value, Mapping):
        return [value.get("event"), value.get("data")]
    return [None, value]


def begun(answers: Answers, url: object) -> Case:
    """Accepted, under way, done: in what is polled, or with ``final-state-via`` where that says. ``url``: of the call."""
    outcome, method = answers.method.results.outcome, answers.operation.method
    assert outcome is not None
    via, use = outcome.final_state_via, outcome.use
    value: object = None
    found: Case = {"expects": None}
    if use is not None:
        sample = answers.sampler.full(use, "outcome")
        value = {**sample.value, "status": "succeeded"} if isinstance(sample.value, dict) else sample.value
        found = {"expects": value} | ({"result": sample.model} if sample.model else {})
    if outcome.pages is not None and isinstance(value, dict):
        value, found = last_page(answers, outcome.pages, value)
    headers, running = {"operation-location": _POLL}, _json({"status": "running"})
    done, urls = [_json({"status": "succeeded"} if value is None else value)], [url, *[NEXT + _POLL] * 2]
    if via == "location":
        headers["Location"] = _OUTCOME
        done, urls = [_json({"status": "succeeded"}), _json(value)], [*urls, NEXT + _OUTCOME]
    elif value is not None and not isinstance(value, dict):
        headers, running = {"Location": _POLL}, {"status": 202}
    elif via is not None and method == "POST":
        headers["Location"] = _OUTCOME  # which is not the place
    if method in ("PUT", "PATCH") and via != "location":  # what was put is asked for once it is there
        done, urls = [*done, done[0]], [*urls, url]
    return {"answers": [_accepted(answers, headers), running, *done], "urls": urls, **found}


def _json(value: object) -> dict[str, object]:
    return {"status": 200, "type": "application/json", "json": value}


def begun_badly(answers: Answers) -> Case:
    """Accepted, under way, failed."""
    failed = {"status": "failed", **GENERAL}
    first = _accepted(answers, {"operation-location": _POLL})
    return {**answers.refused(200, failed), "answers": [first, _json(failed)]}


def _accepted(answers: Answers, headers: dict[str, str]) -> Case:
    return {**answers.least(), "headers": headers}
