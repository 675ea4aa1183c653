"""Answers in pages: to the end of a list, and each address that is asked on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.ir.types import Kind, Model, Primitive, Property, Use
from generator.samples.answers import NEXT, Answers
from generator.plan.examples import Answer
from generator.plan.results import Pages
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
    link = planned.paths[paging.link] if paging.link is not None else None
    found: list[dict[str, object]] = []
    expects, urls = [], [case["url"]]
    for token, last in (("two", False), ("three", True)):
        value = {**item.value, "id": token} if by_id and isinstance(item.value, dict) else item.value
        this: dict[str, object] = {**page, paging.items: [item.value, value]}
        expects += [item.value, value]
        this = _put(this, planned.paths[paging.more], not last) if paging.more is not None else this
        this = (
            _put(this, planned.paths[paging.token], _sent(token, planned.paths[paging.token])) if paging.token else this
        )
        found.append(_linked(this, link, last) if link is not None else this)
        if link is not None:
            urls += [] if last else [NEXT + _LINK]
        elif paging.parameter is None or not (paging.token or by_id):
            break
        elif not (last and paging.more):
            urls.append(turn(_sent(token, planned.paths[paging.token]) if paging.token else token))
    if len(urls) > len(found):  # nothing says that there is no more: a last page is empty
        found.append(_ended({**page, paging.items: []}, planned.paths[paging.token] if paging.token else ()))
    result: Case = {"answers": [{**first, "json": this} for this in found], "expects": expects, "urls": urls}
    return result | _class(answers, paging.item) | ({"strict": True} if item.exact else {})


_Path = tuple[tuple[Model, Property], ...]
_NUMBERS = {"two": 2, "three": 3}


def _put(page: dict[str, object], path: _Path, value: object) -> dict[str, object]:
    """The page with a value in the place of a property, or of a property of one."""
    (_, prop), *rest = path
    inner = page.get(prop.wire_name)
    within = _put(inner if isinstance(inner, dict) else {}, tuple(rest), value) if rest else value
    return {**page, prop.wire_name: within}


def _sent(token: str, path: _Path) -> object:
    """A token of the type that its property has."""
    type_ = path[-1][1].use.type
    return _NUMBERS[token] if isinstance(type_, Primitive) and type_.kind is Kind.INTEGER else token


def _linked(page: dict[str, object], path: _Path, last: bool) -> dict[str, object]:
    """The page with a link to the next one; the last has none."""
    return _ended(page, path) if last else _put(page, path, _LINK)


def _ended(page: dict[str, object], path: _Path) -> dict[str, object]:
    """The page with nothing that leads on, as far as the document allows that."""
    if not path:
        return page
    (_, prop), *rest = path
    if rest:
        inner = page.get(prop.wire_name)
        return {**page, prop.wire_name: _ended(inner, tuple(rest))} if isinstance(inner, dict) else page
    if prop.use.nullable:
        return {**page, prop.wire_name: None}
    if prop.required:
        return {**page, prop.wire_name: 0 if _sent("two", path) == 2 else ""}
    return {key: value for key, value in page.items() if key != prop.wire_name}


def last_page(answers: Answers, planned: Pages, page: dict[str, object]) -> tuple[dict[str, object], Case]:
    """A page that is all there is, and the part of a case that says what comes back."""
    page = _ended(page, planned.paths[planned.rule.link]) if planned.rule.link is not None else page
    return page, {"expects": page.get(planned.rule.items) or []} | _class(answers, planned.rule.item)


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
    if paging.link is not None and _get(
        body, planned.paths[paging.link]
    ):  # to the service itself, where it is an example
        body, urls = _put(body, planned.paths[paging.link], _LINK), [*urls, NEXT + _LINK]
    elif paging.link is None and paging.parameter is not None:
        more = _get(body, planned.paths[paging.more]) if paging.more is not None else None
        token = _token(planned, body, items) if more is not False else None
        if not token and more is True:
            return None  # it would be refused
        urls += [turn(token)] if token else []
    sent = [{**first, "status": answer.status, "json": body}, *([{**first, "json": {}}] if len(urls) > 1 else [])]
    return {"answers": sent, "expects": items, "urls": urls} | _class(answers, paging.item)


def _token(planned: Pages, body: Mapping[str, object], items: list[object]) -> object:
    """What asks for the next page."""
    if planned.rule.token is not None:
        return _get(body, planned.paths[planned.rule.token])
    return items[-1].get("id") if items and isinstance(items[-1], Mapping) else None


def _get(page: object, path: _Path) -> object:
    for _, prop in path:
        page = page.get(prop.wire_name) if isinstance(page, Mapping) else None
    return page


def _class(answers: Answers, use: Use) -> Case:
    model = answers.class_of(use)
    return {"result": model} if model is not None else {}
