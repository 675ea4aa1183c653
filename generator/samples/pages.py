"""Answers in pages: to the end of a list, and each address that is asked on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from generator.ir.types import Kind, Model, Primitive, Property
from generator.plan.examples import Answer
from generator.plan.results import Pages
from generator.samples.answers import NEXT, Answers
from generator.samples.cases import Expected
from generator.samples.values import Place

_LINK = "/next?page=2"

#: The address of the page that comes after a token.
Turn = Callable[[object], str]
_Path = tuple[tuple[Model, Property], ...]


def pages(answers: Answers, url: str, turn: Turn) -> Expected:
    """Two pages, and the end, made up. ``url`` is that of the call."""
    planned = answers.method.results.pages
    assert planned is not None
    paging = planned.rule
    first = answers.least()
    page = first.json
    if not isinstance(page, dict):
        return Expected((first,), value=[])
    item = answers.sampler.least(paging.item, Place("item", answers.operation.at))
    item_type = answers.types.resolve(paging.item.type)
    id = _property(item_type, "id") if isinstance(item_type, Model) else None
    link, token, more = (planned.paths[name] if name else () for name in (paging.link, paging.token, paging.more))
    asked = token[-1][1] if token else id
    sent: list[dict[str, object]] = []
    expects: list[object] = []
    urls = [url]
    for number, last in ((2, False), (3, True)):
        value = item.value
        if id is not None and isinstance(value, dict):
            value = {**value, "id": _token(answers, id, number + 2 * bool(token))}  # which is not what asks for more
        this = {**page, paging.items: [item.value, value]}
        expects += [item.value, value]
        this = _put(this, more, not last) if more else this
        this = _put(this, token, _token(answers, token[-1][1], number)) if token else this
        this = (_ended(answers, this, link) if last else _put(this, link, _LINK)) if link else this
        sent.append(this)
        if link:
            urls += [] if last else [NEXT + _LINK]
        elif paging.parameter is None or asked is None:
            break
        elif not (last and more):
            urls.append(turn(_token(answers, asked, number)))
    if len(urls) > len(sent):  # nothing says that there is no more: a last page is empty
        sent.append(_ended(answers, {**page, paging.items: []}, token))
    replies = tuple(replace(first, json=this) for this in sent)
    return Expected(replies, item.exact, answers.class_of(paging.item), value=expects, urls=urls)


def _property(model: Model, name: str | None) -> Property | None:
    return next((prop for prop in model.properties if prop.wire_name == name), None)


def _token(answers: Answers, prop: Property, number: int) -> object:
    """An id, or what asks for the next page: a number where it must be one."""
    return number if _is_number(answers, prop) else {2: "two", 3: "three", 4: "four", 5: "five"}[number]


def _is_number(answers: Answers, prop: Property) -> bool:
    type_ = answers.types.resolve(prop.use.type)
    return isinstance(type_, Primitive) and type_.kind in (Kind.INTEGER, Kind.NUMBER)


def _put(page: dict[str, object], path: _Path, value: object) -> dict[str, object]:
    """The page with a value in the place of a property, or of a property of one."""
    (_, prop), *rest = path
    inner = page.get(prop.wire_name)
    within = _put(inner if isinstance(inner, dict) else {}, tuple(rest), value) if rest else value
    return {**page, prop.wire_name: within}


def _ended(answers: Answers, page: dict[str, object], path: _Path) -> dict[str, object]:
    """The page with nothing that leads on, as far as the document allows that."""
    if not path:
        return page
    (_, prop), *rest = path
    if rest:
        inner = page.get(prop.wire_name)
        ended = _ended(answers, inner, tuple(rest)) if isinstance(inner, dict) else inner
        return {**page, prop.wire_name: ended} if isinstance(inner, dict) else page
    if prop.use.nullable:
        return {**page, prop.wire_name: None}
    if prop.required:
        return {**page, prop.wire_name: 0 if _is_number(answers, prop) else ""}
    return {key: value for key, value in page.items() if key != prop.wire_name}


def last_page(answers: Answers, planned: Pages, page: dict[str, object]) -> tuple[dict[str, object], object]:
    """A page that is all there is, and the items that come back."""
    page = _ended(answers, page, planned.paths[planned.rule.link]) if planned.rule.link is not None else page
    return page, page.get(planned.rule.items) or []


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
    link = planned.paths[paging.link] if paging.link is not None else ()
    if link and _get(body, link):  # to the service itself, where it is an example
        body, urls = _put(body, link, _LINK), [*urls, NEXT + _LINK]
    elif not link and paging.parameter is not None:
        more = _get(body, planned.paths[paging.more]) if paging.more is not None else None
        token = _shown_token(planned, body, items) if more is not False else None
        if not token and more is True:
            return None  # it would be refused
        urls += [turn(token)] if token else []
    token_path, more_path = (planned.paths[name] if name else () for name in (paging.token, paging.more))
    end = _ended(answers, {**body, paging.items: []}, link or token_path)
    end = _put(end, more_path, False) if more_path else end
    replies = [replace(first, status=answer.status, json=each) for each in ([body, end] if len(urls) > 1 else [body])]
    return Expected(tuple(replies), result=answers.class_of(paging.item), value=items, urls=urls)


def _shown_token(planned: Pages, body: Mapping[str, object], items: list[object]) -> object:
    """What asks for the page after one that is shown."""
    if planned.rule.token is not None:
        return _get(body, planned.paths[planned.rule.token])
    return items[-1].get("id") if items and isinstance(items[-1], Mapping) else None


def _get(page: object, path: _Path) -> object:
    for _, prop in path:
        page = page.get(prop.wire_name) if isinstance(page, Mapping) else None
    return page
