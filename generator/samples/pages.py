"""Answers in pages: to the end of a list, and each address that is asked on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from generator.ir.service import Paging
from generator.ir.types import Kind, Model, Primitive, Property
from generator.plan.examples import Answer
from generator.samples.answers import NEXT, Answers
from generator.samples.cases import Expected, Reply
from generator.samples.values import Place

_LINK = "/next?page=2"

#: The address of the page that comes after a token.
Turn = Callable[[object], str]


def pages(answers: Answers, url: str, turn: Turn) -> Expected:
    """Two pages, and the end, made up. ``url`` is that of the call."""
    planned = answers.method.results.pages
    assert planned is not None
    paging, model = planned.rule, planned.model
    first = answers.least()
    page = first.json
    if not isinstance(page, dict):
        return Expected((first,), value=[])
    item = answers.sampler.least(paging.item, Place("item", answers.operation.at))
    item_type = answers.types.resolve(paging.item.type)
    id = _property(item_type, "id") if isinstance(item_type, Model) else None
    link, token = _property(model, paging.link), _property(model, paging.token)
    sent: list[dict[str, object]] = []
    expects: list[object] = []
    urls = [url]
    for number, last in ((2, False), (3, True)):
        value = item.value
        if id is not None and isinstance(value, dict):
            value = {**value, "id": _token(answers, id, number)}
        this = {**page, paging.items: [item.value, value]}
        expects += [item.value, value]
        this |= {paging.more: not last} if paging.more is not None else {}
        this |= {token.wire_name: _token(answers, token, number)} if token is not None else {}
        sent.append(_linked(this, link, last) if link is not None else this)
        if link is not None:
            urls += [] if last else [NEXT + _LINK]
        elif paging.parameter is None or (asked := token or id) is None:
            break
        elif not (last and paging.more):
            urls.append(turn(_token(answers, asked, number)))
    if len(urls) > len(sent):  # nothing says that there is no more: a last page is empty
        sent.append({**page, paging.items: []})
    replies = tuple(replace(first, json=this) for this in sent)
    return Expected(replies, item.exact, answers.class_of(paging.item), value=expects, urls=urls)


def _property(model: Model, name: str | None) -> Property | None:
    return next((prop for prop in model.properties if prop.wire_name == name), None)


def _token(answers: Answers, prop: Property, number: int) -> object:
    """An id, or what asks for the next page: a number where it must be one."""
    type_ = answers.types.resolve(prop.use.type)
    if isinstance(type_, Primitive) and type_.kind in (Kind.INTEGER, Kind.NUMBER):
        return number
    return {2: "two", 3: "three"}[number]


def _linked(page: dict[str, object], link: Property, last: bool) -> dict[str, object]:
    """The page with a link to the next one; the last has none, as far as the document allows that."""
    name = link.wire_name
    if not last:
        return {**page, name: _LINK}
    if link.use.nullable:
        return {**page, name: None}
    return {**page, name: ""} if link.required else {key: value for key, value in page.items() if key != name}


def shown_pages(answers: Answers, url: str, turn: Turn, answer: Answer) -> Expected | None:
    """The page that an example answers with, and an empty one where it leads on; None where it holds no list."""
    planned = answers.method.results.pages
    assert planned is not None
    paging = planned.rule
    body = answer.body
    items = body.get(paging.items, []) if isinstance(body, dict) else None
    if not isinstance(body, dict) or not isinstance(items, list):
        return None
    first, urls = answers.least(), [url]
    if paging.link is not None and body.get(paging.link):  # to the service itself, where it is an example
        body, urls = {**body, paging.link: _LINK}, [*urls, NEXT + _LINK]
    elif paging.link is None and paging.parameter is not None and (token := _shown_token(paging, body, items)):
        urls.append(turn(token))
    replies = [replace(first, status=answer.status, json=body), *([replace(first, json={})] if len(urls) > 1 else [])]
    return Expected(tuple(replies), result=answers.class_of(paging.item), value=items, urls=urls)


def _shown_token(paging: Paging, body: Mapping[str, object], items: list[object]) -> object:
    """What asks for the page after one that is shown."""
    if not items or (paging.more and body.get(paging.more) is False):
        return None
    last = items[-1]
    return body.get(paging.token) if paging.token else last.get("id") if isinstance(last, Mapping) else None
