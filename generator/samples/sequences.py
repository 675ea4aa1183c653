"""Answers in several pieces: streams of events, pages of a list, polls of a long-running operation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.ir.bodies import page_model, resolve
from generator.ir.service import Streaming
from generator.ir.types import Model, Union, Use
from generator.samples.answers import GENERAL, Answers
from generator.samples.requests import Case
from generator.samples.shown import ABSENT
from generator.samples.values import Sample

GONE_WRONG = "it fails in the end"
_POLL = "/poll"


@dataclass(frozen=True, slots=True)
class Events:
    """A stream to its end, and streams that end badly."""

    whole: Case
    broken: list[Case]


def events(answers: Answers, given: Iterable[object] | None = None) -> Events | None:
    """The parts of cases that say what is streamed; None where nothing can be."""
    streaming = answers.operation.streaming
    assert streaming is not None
    found = _given(given) if given is not None else _made_up(answers, streaming)
    found = [each for each in (_sendable(sample, streaming) for sample in found) if each is not None]
    if not found:
        return None
    lines = [_line(sample.value, streaming) for sample in found]
    models = [sample.model for sample in found]
    whole: Case = {"answers": [{"events": lines}], "expects": [sample.value for sample in found]}
    whole |= {"results": models} if any(models) else {}
    whole |= {"strict": True} if given is None and all(sample.exact for sample in found) else {}
    cut: Case = {"title": "cut off", "answers": [{"events": lines[:1], "cut": True}], "raises": "IncompleteReadError"}
    refused = {**answers.refused(200, GENERAL), "title": "an error among the events"}
    refused["answers"] = [{"events": [*lines[:1], [None, GENERAL]]}]
    return Events(whole, [cut, refused])


def _given(values: Iterable[object]) -> list[Sample]:
    return [Sample(value) for value in values]


def _made_up(answers: Answers, streaming: Streaming) -> list[Sample]:
    """One event of each kind; and one with an empty ``choices``, as Azure sends it first."""
    type_ = resolve(streaming.event.type, answers.service.definitions)
    if isinstance(type_, Union):
        return [sample for sample in answers.sampler.variants(type_, "event") if sample.exact]
    sample = answers.sampler.full(streaming.event, "event")
    found = [sample]
    if isinstance(type_, Model) and isinstance(sample.value, dict) and isinstance(sample.value.get("choices"), list):
        found.insert(0, Sample({**sample.value, "choices": []}, sample.model, sample.exact))
    return found


def _sendable(sample: Sample, streaming: Streaming) -> Sample | None:
    """Without what a stream means otherwise: an ``error`` is no event."""
    value = sample.value
    data = value.get("data") if streaming.envelope and isinstance(value, Mapping) else value
    if streaming.envelope and (not isinstance(value, Mapping) or value.get("event") == "error"):
        return None
    if not isinstance(data, Mapping) or data.get("error"):
        return None
    return sample


def _line(value: object, streaming: Streaming) -> list[object]:
    """Name and data of a server-sent event."""
    if streaming.envelope and isinstance(value, Mapping):
        return [value.get("event"), value.get("data")]
    return [None, value]


def pages(
    answers: Answers, case: Case, turned: Mapping[str, str] | None, body: object = ABSENT, status: int = 0
) -> Case:
    """Two pages, and the end; ``turned``: the address of the page after a token. Of an example, the one it has."""
    paging, model = answers.operation.paging, page_model(answers.operation, answers.service)
    assert paging is not None
    first = answers.least()
    if body is not ABSENT:
        items = body.get(paging.items) if isinstance(body, Mapping) else None
        given = {**first, "status": status or first["status"], "json": body}
        return {"answers": [given, {**first, "json": {}}], "expects": items or []} | _class(answers, paging.item)
    page = first.get("json")
    if model is None or not isinstance(page, dict):
        return {"answers": [first], "expects": []}
    item = answers.sampler.least(paging.item, "item")
    known = {prop.wire_name: prop for prop in model.properties}
    item_type = resolve(paging.item.type, answers.service.definitions)
    by_id = isinstance(item_type, Model) and any(prop.wire_name == "id" for prop in item_type.properties)
    found, addresses = [], [case["url"]]
    for token, last in (("two", False), ("three", True)):
        value = {**item.value, "id": token} if by_id and isinstance(item.value, dict) else item.value
        this = {**page, paging.items: [item.value, value]}
        if paging.more is not None:
            this[paging.more] = not last
        if paging.token is not None:
            this[paging.token] = token
        if paging.link is not None and last:
            required = known[paging.link].required and not known[paging.link].use.nullable
            this[paging.link] = "" if required else None
            if not required and not known[paging.link].use.nullable:
                del this[paging.link]
        elif paging.link is not None:
            this[paging.link] = "/next?page=2"
            addresses.append("/next?page=2")
        found.append(this)
        if paging.parameter is None and paging.link is None:
            break
        if paging.link is None and not (paging.token or by_id):
            break
        if paging.parameter is not None and paging.link is None and not (last and paging.more):
            addresses.append((turned or {}).get(token, ""))
    expects = [each for this in found for each in this[paging.items]]
    if len(addresses) > len(found):  # nothing says that there is no more: a last page is empty
        found.append({**page, paging.items: []})
    result: Case = {"answers": [{**first, "json": this} for this in found], "expects": expects}
    result["urls"] = addresses
    return result | _class(answers, paging.item) | ({"strict": True} if item.exact else {})


def _class(answers: Answers, use: Use) -> Case:
    model = answers.class_of(use)
    return {"result": model} if model is not None else {}


def begun(answers: Answers) -> Case:
    """Accepted, under way, done."""
    long_running = answers.operation.long_running
    assert long_running is not None
    use = long_running.result
    value: object = None
    found: Case = {}
    if use is not None:
        sample = answers.sampler.full(use, "outcome")
        value = {**sample.value, "status": "succeeded"} if isinstance(sample.value, dict) else sample.value
        found = {"expects": value} | ({"result": sample.model} if sample.model else {})
    else:
        found = {"expects": None}
    if isinstance(value, dict) or use is None:
        header, running = "operation-location", {
            "status": 200,
            "type": "application/json",
            "json": {"status": "running"},
        }
        value = {"status": "succeeded"} if use is None else value
    else:
        header, running = "Location", {"status": 202}
    done = {"status": 200, "type": "application/json", "json": value}
    return {"answers": [_accepted(answers, header), running, done, *([done] if _asks_again(answers) else [])], **found}


def begun_badly(answers: Answers) -> Case:
    """Accepted, under way, failed."""
    failed = {"status": "failed", **GENERAL}
    first = _accepted(answers, "operation-location")
    return {
        **answers.refused(200, failed),
        "answers": [first, {"status": 200, "type": "application/json", "json": failed}],
    }


def _accepted(answers: Answers, header: str) -> Case:
    first = answers.least()
    return {**first, "headers": {header: _POLL}}


def _asks_again(answers: Answers) -> bool:
    """What was put is asked for once it is there."""
    return answers.operation.method in ("PUT", "PATCH")
