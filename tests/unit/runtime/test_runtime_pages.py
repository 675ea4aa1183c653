"""Proves how a list leads from page to page: by links, by tokens, and to an end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from azure.core.exceptions import DecodeError, ServiceRequestError

from .scripted import Sender


@pytest.fixture(params=["sync", "async"])
def sender(request: pytest.FixtureRequest, runtime: Callable[[str], Any]) -> Callable[..., Sender]:
    return lambda *pages: Sender(runtime, request.param == "async", *((200, page, {}) for page in pages))


@pytest.fixture
def row(runtime: Callable[[str], Any]) -> Callable[..., Any]:
    """An operation whose pages are led from by what is given."""
    module = runtime("operation")

    def make(method: str = "GET", **leads: Any) -> Any:
        parameters = (module.Query("limit"), module.Query("after"), module.Header("x-tag"))
        body = module.JsonBody(required=True) if method == "POST" else None
        results = {200: module.JsonResult("things:Things")}
        return module.Operation(method, "/things", parameters, body, results, paging=module.Pages("data", **leads))

    return make


def page(*ids: str, **more: Any) -> dict[str, Any]:
    return {"data": [{"id": each} for each in ids], **more}


def ids(items: list[Any]) -> list[str]:
    return [item.id for item in items]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_link_is_followed_with_get_and_without_a_body(sender: Any, row: Any, method: str) -> None:
    """It may be relative; it gets the api-version that it lacks, the headers of the call, and none of a body."""
    found = sender(page("a", next="/things?page=2"), page("b", next="https://host.example/t?api-version=w"), page("c"))
    pager = found.pages(
        row(method, link="next"), 5, None, "tag", **({"extra_body": {"field": 1}} if method == "POST" else {})
    )
    assert ids(found.items(pager)) == ["a", "b", "c"]
    assert found.urls[1:] == [
        "https://host.example/things?page=2&api-version=v",
        "https://host.example/t?api-version=w",
    ]
    assert [each.request.method for each in found.answers] == [method, "GET", "GET"]
    for answer in found.answers[1:]:
        headers = {name.lower(): text for name, text in answer.request.headers.items()}
        assert headers["accept"] == "application/json" and headers["x-tag"] == "tag" and headers["api-key"] == "k"
        assert not any(name.startswith("content-") for name in headers) and not answer.request.content


@pytest.mark.parametrize("link", ["https://other.example/things?page=2", "http://host.example/things", "//[bad"])
def test_a_link_to_another_host_is_not_followed(sender: Any, row: Any, link: str) -> None:
    """What came before is given; then it raises, and nothing is sent there."""
    found = sender(page("a", next=link))
    with pytest.raises((ServiceRequestError, ValueError)):
        found.items(found.pages(row(link="next"), None, None, None))
    assert len(found.answers) == 1


def test_the_last_id_leads_on_until_there_is_no_more(sender: Any, row: Any) -> None:
    found = sender(page("a", "b", has_more=True), page("c", has_more=False))
    assert ids(found.items(found.pages(row(parameter="after", more="has_more"), 2, None, None))) == ["a", "b", "c"]
    assert [url.partition("limit=2")[2] for url in found.urls] == ["", "&after=b"]


def test_without_a_sign_of_more_an_empty_page_ends(sender: Any, row: Any) -> None:
    found = sender(page("a"), page("b"), page())
    assert ids(found.items(found.pages(row(parameter="after"), None, None, None))) == ["a", "b"]
    assert len(found.answers) == 3


def test_a_page_without_its_list_is_the_end(sender: Any, row: Any) -> None:
    found = sender({"has_more": None})
    assert found.items(found.pages(row(parameter="after", more="has_more"), None, None, None)) == []


def test_a_token_inside_an_object_leads_on(sender: Any, runtime: Callable[[str], Any]) -> None:
    """And nothing else does: not the ids, where the answer has a token."""
    module = runtime("operation")
    pages = module.Pages("parts", parameter="after", token="usage.total")
    results = {200: module.JsonResult("things:Answer")}
    rows = module.Operation("GET", "/things", (module.Query("after"),), None, results, paging=pages)
    found = sender({"id": "x", "parts": ["a"], "usage": {"total": 2}}, {"id": "y", "parts": ["b"]})
    assert found.items(found.pages(rows, None)) == ["a", "b"] and found.urls[1].endswith("after=2")


def test_more_without_anything_to_ask_for_it_with_raises(sender: Any, row: Any) -> None:
    found = sender(page(has_more=True))
    with pytest.raises(DecodeError, match="there is more"):
        found.items(found.pages(row(parameter="after", more="has_more"), None, None, None))


def test_a_list_that_leads_in_a_circle_raises(sender: Any, row: Any) -> None:
    """At the first page that was there before."""
    found = sender(page("a", last="1"), page("b", last="2"), page("c", last="3"), page("d", last="1"))
    with pytest.raises(DecodeError, match="back to a page"):
        found.items(found.pages(row(parameter="after", token="last"), None, None, None))
    assert len(found.answers) == 4


def test_a_token_that_leads_to_its_own_page_is_the_end(sender: Any, row: Any) -> None:
    found = sender(page("a", last="1"), page("b", last="1"))
    assert ids(found.items(found.pages(row(parameter="after", token="last"), None, None, None))) == ["a", "b"]
    assert len(found.answers) == 2


def test_a_row_without_anything_that_leads_on_is_one_page(sender: Any, row: Any) -> None:
    found = sender(page("a", has_more=True))
    assert ids(found.items(found.pages(row(), None, None, None))) == ["a"] and len(found.answers) == 1


def test_wrong_arguments_raise_before_any_page_is_asked_for(sender: Any, row: Any) -> None:
    found = sender(page("a"))
    with pytest.raises(TypeError):
        found.pages(row(), None, None, None, unknown=1)
    assert found.answers == []


def test_places_are_known_from_either_side(runtime: Callable[[str], Any]) -> None:
    """A page may be asked for again from where it was; only what leads back is a circle."""
    first = runtime("paging").PageToken("a")
    second = first.then("b")
    third = second.then("c")
    assert (first, second.place, third.place) == ("a", 1, 2) and first.then("b") == "b" and second.then("c").place == 2
    assert third.then("c") is None
    with pytest.raises(DecodeError):
        third.then("a")
    with pytest.raises(DecodeError):
        third.then("b")


def test_the_list_that_an_operation_leads_to_goes_on_by_links(sender: Any, row: Any, runtime: Any) -> None:
    """Its first page is there already; the next are asked for as JSON, with what the call was given."""
    operation = runtime("operation")
    rows = replace(row(link="next"), outcome=operation.Outcome(operation.JsonResult("things:Things")))
    found = sender(page("a", next="more"), page("b"))
    first = found.send(None).http_response
    begun = found.engine.call(rows, ({"headers": {"x-more": "1"}}, None, None, None), None)
    pager = runtime("paging").outcome_pages(found.engine, begun, first)
    assert ids(found.items(pager)) == ["a", "b"]
    assert found.urls[1:] == ["https://host.example/more?api-version=v"]
    headers = {name.lower(): text for name, text in found.answers[1].request.headers.items()}
    assert (found.answers[1].request.method, headers["accept"], headers["x-more"]) == ("GET", "application/json", "1")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://host", "http://HOST:80/a", True),
        ("https://host", "https://host:443/a?b", True),
        ("http://host", "https://host", False),
        ("http://host:8080", "http://host:81", False),
        ("https://host", "https://other", False),
        ("https://host:bad", "https://host:bad", False),
        ("https://[", "https://[", False),
    ],
)
def test_an_origin_is_scheme_host_and_port(runtime: Any, one: str, other: str, same: bool) -> None:
    assert runtime("policies").same_origin(one, other) is same
