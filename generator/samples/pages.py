"""Answers in pages: to the end of a list, and each address that is asked on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.ir.service import Paging
from generator.ir.types import Model, Property, Use
from generator.samples.answers import NEXT, Answers
from generator.plan.examples import Answer
from generator.samples.requests import Case

_LINK = "/next?page=2"

#: The address of the page that comes after a token.
Turn = Callable[[object], object]


def pages(answers: Answers, case: Case, turn: Turn) -> Case:
    """Two pages, and the end, made up."""
    planned = answers.method.results.pages
    assert planned is not None
    paging, model = planned.rule, planned.model
    first = answers.least()
    page = first.get("json")
    if not isinstance(page, dict):
        return {"answers": [first], "expects": []}
    item = answers.sampler.least(paging.item, "item")
    item_type = answers.types.resolve(paging.item.type)
    by_id = isinstance(item_type, Model) and any(prop.wire_name == "id" for prop in item_type.properties)
    link = next((prop for prop in model.properties if prop.wire_name == paging.link), None)
    found: list[dict[str, object]] = []
    expects, urls = [], [case["url"]]
    for token, last in (("two", False), ("three", True)):
        value = {**item.value, "id": token} if by_id and isinstance(item.value, dict) else item.value
        this: dict[str, object] = {**page, paging.items: [item.value, value]}
        expects += [item.value, value]
        this |= {paging.more: not last} if paging.more is not None else {}
        this |= {paging.token: token} if paging.token is not None else {}
        found.append(_linked(this, link, last) if link is not None else this)
        if link is not None:
            urls += [] if last else [NEXT + _LINK]
        elif paging.parameter is None or not (paging.token or by_id):
            break
        elif not (last and paging.more):
            urls.append(turn(token))
    if len(urls) > len(found):  # nothing says that there is no more: a last page is empty
        found.append({**page, paging.items: []})
    result: Case = {"answers": [{**first, "json": this} for this in found], "expects": expects, "urls": urls}
    return result | _class(answers, paging.item) | ({"strict": True} if item.exact else {})


def _linked(page: dict[str, object], link: Property, last: bool) -> dict[str, object]:
    """The page with a link to the next one; the last has none, as far as the document allows that."""
    name = link.wire_name
    if not last:
        return {**page, name: _LINK}
    if link.use.nullable:
        return {**page, name: None}
    return {**page, name: ""} if link.required else {key: value for key, value in page.items() if key != name}


def shown_pages(answers: Answers, case: Case, turn: Turn, answer: Answer) -> Case | None:
    """The page that an example answers with, and an empty one where it leads on; None where it holds no list."""
    planned = answers.method.results.pages
    assert planned is not None
    paging = planned.rule
    body = answer.body
    items = body.get(paging.items, []) if isinstance(body, dict) else None
    if not isinstance(body, dict) or not isinstance(items, list):
        return None
    first, urls = answers.least(), [case["url"]]
    if paging.link is not None and body.get(paging.link):  # to the service itself, where it is an example
        body, urls = {**body, paging.link: _LINK}, [*urls, NEXT + _LINK]
    elif paging.link is None and paging.parameter is not None and (token := _token(paging, body, items)):
        urls.append(turn(token))
    sent = [{**first, "status": answer.status, "json": body}, *([{**first, "json": {}}] if len(urls) > 1 else [])]
    return {"answers": sent, "expects": items, "urls": urls} | _class(answers, paging.item)


def _token(paging: Paging, body: Mapping[str, object], items: list[object]) -> object:
    """What asks for the next page."""
    if not items or (paging.more and body.get(paging.more) is False):
        return None
    last = items[-1]
    return body.get(paging.token) if paging.token else last.get("id") if isinstance(last, Mapping) else None


def _class(answers: Answers, use: Use) -> Case:
    model = answers.class_of(use)
    return {"result": model} if model is not None else {}
