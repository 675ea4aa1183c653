"""Lists of generated packages: every way that a service cuts a list into pages, and what goes with each page."""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any

import pytest
from azure.core.exceptions import DecodeError, HttpResponseError, ResourceNotFoundError, ServiceRequestError
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from .wire import KEY, Connect, StartServer, connect, package_from, package_of, start_server

__all__ = ["connect", "start_server"]

DOCUMENT = """
openapi: 3.0.3
info: {title: Shelf, version: "2024-01-01"}
servers: [{url: "https://{endpoint}/shelf", variables: {endpoint: {default: x.example}}}]
paths:
  /linked:
    get:
      operationId: linked_list
      parameters:
      - {$ref: "#/components/parameters/version"}
      - {name: top, in: query, schema: {type: integer}}
      responses: {"200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Linked"}}}}}
  /numbered:
    get:
      operationId: numbered_list
      parameters:
      - {$ref: "#/components/parameters/version"}
      - {name: page, in: query, schema: {type: string}}
      responses: {"200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Numbered"}}}}}
  /marked:
    post:
      operationId: marked_list
      x-ms-pageable: {itemName: rows, nextLinkName: more}
      parameters: [{$ref: "#/components/parameters/version"}]
      responses: {"200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Marked"}}}}}
  /once:
    get:
      operationId: once_list
      x-ms-pageable: {nextLinkName: null}
      parameters: [{$ref: "#/components/parameters/version"}]
      responses: {"200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Linked"}}}}}
  /plain:
    get:
      operationId: plain_list
      responses: {"200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Plain"}}}}}
  /count:
    get:
      operationId: plain_count
      responses: {"200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Plain"}}}}}
components:
  parameters:
    version: {name: api-version, in: query, required: true, schema: {type: string, example: "2024-01-01"}}
  schemas:
    Book: {type: object, properties: {id: {type: string}}}
    Books: {type: array, items: {$ref: "#/components/schemas/Book"}}
    Plain: {type: object, properties: {data: {$ref: "#/components/schemas/Books"}, total: {type: integer}}}
    Linked: {type: object, properties: {value: {$ref: "#/components/schemas/Books"}, nextLink: {type: string}}}
    Numbered: {type: object, properties: {data: {$ref: "#/components/schemas/Books"}, has_more: {type: boolean},
      next_page: {type: string, nullable: true}}}
    Marked: {type: object, properties: {rows: {$ref: "#/components/schemas/Books"}, more: {type: string}}}
"""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package_from(DOCUMENT, tmp_path_factory.mktemp("shelf"), "paging_shelf.v1")


@pytest.fixture(scope="module")
def authoring(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package_of("authoring/2023-10-01-preview", tmp_path_factory.mktemp("authoring"), "paging_authoring.v1")


@pytest.fixture(scope="module")
def assistants(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package_of("assistants/2023-11-06-beta", tmp_path_factory.mktemp("assistants"), "paging_assistants.v1")


def serve(httpserver: HTTPServer, path: str, *answers: Any) -> list[Request]:
    """Answer with these in turn, each JSON or a whole response; anything further is an error. The requests so far."""
    seen: list[Request] = []

    def answer(request: Request) -> Response:
        request.get_data()
        seen.append(request)
        given = answers[len(seen) - 1] if len(seen) <= len(answers) else Response(b"one too many", 410)
        return given if isinstance(given, Response) else Response(json.dumps(given), content_type="application/json")

    httpserver.expect_request(path).respond_with_handler(answer)
    return seen


def rows(first: int, last: int) -> list[dict[str, Any]]:
    return [{"id": f"i{number}"} for number in range(first, last + 1)]


def queries(seen: list[Request]) -> list[dict[str, str]]:
    """The query of each request, which all carried the key."""
    assert all(request.headers["api-key"] == KEY for request in seen)
    return [request.args.to_dict() for request in seen]


def ids(items: Any) -> list[str]:
    return [item.id for item in items]


def cursor(first: int, last: int, more: bool, **rest: Any) -> dict[str, Any]:
    return {"object": "list", "data": rows(first, last), "has_more": more, **rest}


def test_a_cursor_is_the_last_id_that_the_answer_names(
    connect: Connect, assistants: ModuleType, httpserver: HTTPServer
) -> None:
    """``after`` is the answer's ``last_id``; the caller's own arguments go with every page, typed items come back."""
    first, last = cursor(1, 2, True, first_id="i1", last_id="named-2"), cursor(3, 3, False, last_id="named-3")
    seen = serve(httpserver, "/openai/assistants", first, last)
    found = list(connect(assistants, httpserver.url_for("")).assistants.list(limit=2, order="asc"))
    assert ids(found) == ["i1", "i2", "i3"] and {type(item) for item in found} == {assistants.models.Assistant}
    assert queries(seen) == [{"limit": "2", "order": "asc"}, {"limit": "2", "order": "asc", "after": "named-2"}]


def test_a_cursor_is_the_last_items_id_where_the_answer_names_none(
    connect: Connect, authoring: ModuleType, httpserver: HTTPServer
) -> None:
    """Without ``last_id`` the id of the last item is the cursor; api-version and key go with every page."""
    seen = serve(httpserver, "/openai/fine_tuning/jobs", cursor(1, 2, True), cursor(3, 4, True), cursor(5, 5, False))
    found = list(connect(authoring, httpserver.url_for("")).fine_tuning.list(after="i0", limit=2))
    assert ids(found) == ["i1", "i2", "i3", "i4", "i5"] and type(found[4]) is authoring.models.FineTuningJob
    common = {"api-version": "2023-10-01-preview", "limit": "2"}
    assert queries(seen) == [{**common, "after": after} for after in ("i0", "i2", "i4")]


def test_a_path_value_is_kept_from_page_to_page(
    connect: Connect, authoring: ModuleType, httpserver: HTTPServer
) -> None:
    """A list below another thing stays below it, with its name encoded on every page."""
    seen = serve(httpserver, "/openai/fine_tuning/jobs/a b/events", cursor(1, 1, True), cursor(2, 2, False))
    found = list(connect(authoring, httpserver.url_for("")).fine_tuning.get_events("a b"))
    assert ids(found) == ["i1", "i2"] and type(found[0]) is authoring.models.FineTuningJobEvent
    assert all("/jobs/a%20b/events" in request.environ["REQUEST_URI"] for request in seen)


@pytest.mark.parametrize(
    "last",
    [
        cursor(1, 1, False, last_id="i1"),
        cursor(1, 0, False, last_id="i0"),
        {"object": "list", "data": rows(1, 1), "has_more": "false", "last_id": "i1"},
        {"object": "list", "data": [], "last_id": None},
    ],
)
def test_nothing_is_asked_for_after_the_last_page(
    connect: Connect, assistants: ModuleType, httpserver: HTTPServer, last: dict[str, Any]
) -> None:
    """``has_more: false`` ends a list though there is a ``last_id``, as text too; so does an answer that names nothing."""
    seen = serve(httpserver, "/openai/assistants", last)
    assert ids(connect(assistants, httpserver.url_for("")).assistants.list()) == ids_of(last)
    assert len(seen) == 1


def ids_of(page: dict[str, Any]) -> list[str]:
    return [item["id"] for item in page["data"]]


def test_a_cursor_that_stands_still_ends_the_list(
    connect: Connect, assistants: ModuleType, httpserver: HTTPServer
) -> None:
    """A service that names the same ``last_id`` for ever is not asked for ever."""
    seen = serve(httpserver, "/openai/assistants", *[cursor(1, 1, True, last_id="i1")] * 9)
    assert ids(connect(assistants, httpserver.url_for("")).assistants.list()) == ["i1", "i1"]
    assert len(seen) == 2


@pytest.mark.parametrize("last", [cursor(3, 2, True, last_id=None), cursor(3, 3, True)])
def test_more_that_cannot_be_asked_for_raises(
    connect: Connect, assistants: ModuleType, httpserver: HTTPServer, last: dict[str, Any]
) -> None:
    """``has_more: true`` without anything to go on from: a list that ended there would be short without a word."""
    serve(httpserver, "/openai/assistants", cursor(1, 2, True, last_id="i2"), last)
    seen = []
    with pytest.raises(DecodeError, match="more"):
        for item in connect(assistants, httpserver.url_for("")).assistants.list():
            seen.append(item.id)
    assert seen == ["i1", "i2"]


def test_an_empty_page_that_names_the_next_one_is_not_the_end(
    connect: Connect, assistants: ModuleType, httpserver: HTTPServer
) -> None:
    """A page that a filter has emptied leads on to the next one."""
    pages = [cursor(1, 0, True, last_id="c1"), cursor(1, 1, True, last_id="c2"), cursor(2, 2, False, last_id="c3")]
    serve(httpserver, "/openai/assistants", *pages)
    assert ids(connect(assistants, httpserver.url_for("")).assistants.list()) == ["i1", "i2"]


def test_pages_that_lead_in_a_circle_raise(connect: Connect, assistants: ModuleType, httpserver: HTTPServer) -> None:
    """A → B → A is not followed for ever; a second iteration of the same list begins at its start."""
    a, b = cursor(1, 1, True, last_id="a"), cursor(2, 2, True, last_id="b")
    serve(httpserver, "/openai/assistants", a, b, a, a, b, a)
    found = connect(assistants, httpserver.url_for("")).assistants.list()
    for _ in range(2):
        seen = []
        with pytest.raises(DecodeError, match="there before"):
            for page in found.by_page():
                seen += ids(page)
        assert seen == ["i1", "i2"]


TOKENS = """
openapi: 3.0.3
info: {title: Tokens, version: "1"}
paths:
  /plain: {get: {operationId: plain_list, parameters: [{$ref: "#/components/parameters/cursor"}], responses: {"200":
    {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Plain"}}}}}}}
  /flagged: {get: {operationId: flagged_list, parameters: [{$ref: "#/components/parameters/cursor"}], responses: {"200":
    {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Flagged"}}}}}}}
  /nested: {get: {operationId: nested_list, parameters: [{$ref: "#/components/parameters/cursor"}], responses: {"200":
    {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Nested"}}}}}}}
  /hidden: {get: {operationId: hidden_list, responses: {"200":
    {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Plain"}}}}}}}
components:
  parameters: {cursor: {name: cursor, in: query, schema: {type: string}}}
  schemas:
    Book: {type: object, properties: {id: {type: string}}}
    Books: {type: array, items: {$ref: "#/components/schemas/Book"}}
    Plain: {type: object, properties: {items: {$ref: "#/components/schemas/Books"}, next_cursor: {type: string}}}
    Flagged: {type: object, properties: {items: {$ref: "#/components/schemas/Books"}, has_more: {type: boolean},
      next_cursor: {type: string}}}
    Nested: {type: object, properties: {items: {$ref: "#/components/schemas/Books"}, paging: {type: object, properties:
      {next: {type: string, nullable: true}}}}}
"""


@pytest.fixture(scope="module")
def tokens(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package_from(TOKENS, tmp_path_factory.mktemp("tokens"), "paging_tokens.v1")


@pytest.mark.parametrize(
    ("group", "pages"),
    [
        ("plain", [{"next_cursor": "c1"}, {"next_cursor": "c/2"}, {}]),
        (
            "flagged",
            [{"has_more": True, "next_cursor": "c1"}, {"has_more": True, "next_cursor": "c/2"}, {"has_more": False}],
        ),
        ("nested", [{"paging": {"next": "c1"}}, {"paging": {"next": "c/2"}}, {"paging": {"next": None}}]),
    ],
)
def test_a_cursor_of_the_answer_is_followed(
    connect: Connect, tokens: ModuleType, httpserver: HTTPServer, group: str, pages: list[dict[str, Any]]
) -> None:
    """``next_cursor`` is the next request's ``cursor``: never the last item's id, and also from within an object."""
    seen = serve(httpserver, f"/{group}", *({"items": rows(n, n), **page} for n, page in enumerate(pages, 1)))
    assert ids(getattr(connect(tokens, httpserver.url_for("")), group).list()) == ["i1", "i2", "i3"]
    assert queries(seen) == [{}, {"cursor": "c1"}, {"cursor": "c/2"}]


def test_what_seems_to_lead_on_is_not_hidden(connect: Connect, tokens: ModuleType, httpserver: HTTPServer) -> None:
    """Where no query parameter takes ``next_cursor``, the caller gets the answer with it, and no list that ends short."""
    serve(httpserver, "/hidden", {"items": rows(1, 1), "next_cursor": "c1"})
    page = connect(tokens, httpserver.url_for("")).hidden.list()
    assert page.next_cursor == "c1" and ids(page.items) == ["i1"]


@pytest.mark.parametrize(
    "link",
    [
        "{base}/shelf/linked?skip=2&api-version=2024-01-01",
        "{base}/shelf/linked?skip=2",
        "/shelf/linked?skip=2",
        "linked?skip=2",
        "?skip=2",
    ],
)
def test_a_link_to_the_next_page_is_followed(
    connect: Connect, shelf: ModuleType, httpserver: HTTPServer, link: str
) -> None:
    """``nextLink``, absolute or relative, is asked for as it is; an api-version that it lacks is added, once."""
    first = {"value": rows(1, 2), "nextLink": link.format(base=httpserver.url_for("").rstrip("/"))}
    seen = serve(httpserver, "/shelf/linked", first, {"value": rows(3, 3)})
    found = list(connect(shelf, httpserver.url_for("")).linked.list(top=2))
    assert ids(found) == ["i1", "i2", "i3"] and type(found[2]) is shelf.models.Book
    assert queries(seen) == [{"api-version": "2024-01-01", "top": "2"}, {"api-version": "2024-01-01", "skip": "2"}]


def test_a_links_own_version_and_encoding_are_kept(connect: Connect, shelf: ModuleType, httpserver: HTTPServer) -> None:
    """A link's own api-version wins over the client's, and its percent-encoding is not touched."""
    link = "/shelf/linked?api-version=2025-05-05&skiptoken=a%2Bb%26%3D"
    seen = serve(httpserver, "/shelf/linked", {"value": rows(1, 1), "nextLink": link}, {"value": []})
    assert ids(connect(shelf, httpserver.url_for("")).linked.list()) == ["i1"]
    assert seen[1].environ["REQUEST_URI"] == link


@pytest.mark.parametrize("link", ["{other}/shelf/linked?skip=2", "//{netloc}/shelf/linked?skip=2"])
def test_a_link_to_another_host_is_refused(
    connect: Connect, shelf: ModuleType, httpserver: HTTPServer, start_server: StartServer, link: str
) -> None:
    """A next page elsewhere raises after the items before it; the other host is sent nothing at all."""
    other = start_server(lambda connection, *_: connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"))
    link = link.format(other=other.url, netloc=other.url.partition("//")[2])
    serve(httpserver, "/shelf/linked", {"value": rows(1, 1), "nextLink": link})
    seen = []
    with pytest.raises(ServiceRequestError, match="another host"):
        for item in connect(shelf, httpserver.url_for("")).linked.list():
            seen.append(item)
    assert ids(seen) == ["i1"] and other.requests == []


@pytest.mark.parametrize("end", [None, ""])
def test_a_page_token_is_sent_back(
    connect: Connect, shelf: ModuleType, httpserver: HTTPServer, end: str | None
) -> None:
    """``next_page`` of an answer is the next request's ``page``; null or nothing ends the list."""
    first, last = {"data": rows(1, 2), "next_page": "p/2="}, {"data": rows(3, 3), "next_page": end}
    seen = serve(httpserver, "/shelf/numbered", first, last)
    assert ids(connect(shelf, httpserver.url_for("")).numbered.list()) == ["i1", "i2", "i3"]
    assert queries(seen) == [{"api-version": "2024-01-01"}, {"api-version": "2024-01-01", "page": "p/2="}]


def test_x_ms_pageable_names_the_list_and_the_link(connect: Connect, shelf: ModuleType, httpserver: HTTPServer) -> None:
    """``x-ms-pageable`` makes a list of any operation, a POST too; a link is followed with GET, as Azure means it."""
    seen = serve(
        httpserver, "/shelf/marked", {"rows": rows(1, 1), "more": "/shelf/marked?skip=1"}, {"rows": rows(2, 2)}
    )
    found = list(connect(shelf, httpserver.url_for("")).marked.list())
    assert ids(found) == ["i1", "i2"] and type(found[0]) is shelf.models.Book
    assert [request.method for request in seen] == ["POST", "GET"]


def test_x_ms_pageable_without_a_link_is_one_page(connect: Connect, shelf: ModuleType, httpserver: HTTPServer) -> None:
    """``nextLinkName: null`` says one page, though the answer has a property that looks like a link."""
    seen = serve(httpserver, "/shelf/once", {"value": rows(1, 2), "nextLink": "/shelf/once?skip=2"})
    assert ids(connect(shelf, httpserver.url_for("")).once.list()) == ["i1", "i2"] and len(seen) == 1


@pytest.mark.parametrize("group", ["models", "files", "fine_tunes"])
def test_a_list_in_one_answer_is_one_page(
    connect: Connect, authoring: ModuleType, httpserver: HTTPServer, group: str
) -> None:
    """A list without cursor or link is iterated like any other, and asked for once."""
    seen = serve(httpserver, f"/openai/{group.replace('_', '-')}", {"object": "list", "data": rows(1, 3)})
    pages = [ids(page) for page in getattr(connect(authoring, httpserver.url_for("")), group).list().by_page()]
    assert pages == [["i1", "i2", "i3"]] and queries(seen) == [{"api-version": "2023-10-01-preview"}]


def test_a_list_by_its_name_alone_is_one_page_and_a_count_is_none(
    connect: Connect, shelf: ModuleType, httpserver: HTTPServer
) -> None:
    """Of two GETs with the same answer, the one whose id says that it lists is a list; the other is an answer."""
    client = connect(shelf, httpserver.url_for(""))
    serve(httpserver, "/shelf/plain", {"data": rows(1, 2), "total": 2})
    serve(httpserver, "/shelf/count", {"data": rows(1, 2), "total": 2})
    assert ids(client.plain.list()) == ["i1", "i2"] and client.plain.count().total == 2


def test_embeddings_and_images_are_answers_and_no_lists(
    connect: Connect, inference: ModuleType, httpserver: HTTPServer
) -> None:
    """An answer that merely holds an array under ``data`` stays whole, with what stands beside it."""
    client = connect(inference, httpserver.url_for(""))
    body = {"object": "list", "data": [{"index": 0, "embedding": [0.5]}], "usage": {"total_tokens": 1}}
    serve(httpserver, "/openai/deployments/d/embeddings", body)
    embeddings = client.embeddings.create("d", input="a")
    assert embeddings.usage.total_tokens == 1 and embeddings.data[0].embedding == [0.5]
    serve(httpserver, "/openai/deployments/d/images/generations", {"created": 7, "data": [{"url": "u"}]})
    assert client.image_generations.create("d", prompt="a").created == 7


def test_an_empty_list_is_empty(connect: Connect, authoring: ModuleType, httpserver: HTTPServer) -> None:
    """No items, no further request, no exception; a list that is null or absent is empty too."""
    for answer in (cursor(1, 0, False), {"object": "list", "data": None}, {"object": "list"}):
        httpserver.clear()
        seen = serve(httpserver, "/openai/fine_tuning/jobs", answer)
        assert list(connect(authoring, httpserver.url_for("")).fine_tuning.list()) == [] and len(seen) == 1


@pytest.mark.parametrize("kind", ["cursor", "link"])
def test_a_list_goes_on_from_a_continuation_token(
    connect: Connect, authoring: ModuleType, shelf: ModuleType, httpserver: HTTPServer, kind: str
) -> None:
    """``by_page()`` gives pages and a token; another client goes on from it, without the pages before."""
    if kind == "cursor":
        pages = [cursor(1, 2, True), cursor(3, 3, True), cursor(4, 4, False)]
        seen = serve(httpserver, "/openai/fine_tuning/jobs", *pages)
    else:
        links = [{"nextLink": "/shelf/linked?skip=2"}, {"nextLink": "/shelf/linked?skip=3"}, {}]
        found = [{"value": rows(*ends), **link} for ends, link in zip([(1, 2), (3, 3), (4, 4)], links, strict=True)]
        seen = serve(httpserver, "/shelf/linked", *found)

    def listed() -> Any:
        if kind == "cursor":
            return connect(authoring, httpserver.url_for("")).fine_tuning.list()
        return connect(shelf, httpserver.url_for("")).linked.list()

    by_page = listed().by_page()
    assert ids(next(iter(by_page))) == ["i1", "i2"]
    rest = listed().by_page(continuation_token=by_page.continuation_token)
    assert [ids(page) for page in rest] == [["i3"], ["i4"]]
    assert len(seen) == 3 and not seen[0].args.get("after")


def test_a_failing_page_raises_and_can_be_gone_on_from(
    connect: Connect, authoring: ModuleType, httpserver: HTTPServer
) -> None:
    """The second page's error is typed, comes after the first page's items, and holds the token to go on from."""
    gone = Response(json.dumps({"error": {"code": "gone", "message": "Away."}}), 404, content_type="application/json")
    serve(httpserver, "/openai/fine_tuning/jobs", cursor(1, 2, True), gone, cursor(3, 3, False))
    seen = []
    client = connect(authoring, httpserver.url_for(""))
    with pytest.raises(ResourceNotFoundError, match="Away") as caught:
        for item in client.fine_tuning.list():
            seen.append(item)
    assert ids(seen) == ["i1", "i2"] and type(caught.value.model) is authoring.models.ErrorResponse
    rest = client.fine_tuning.list().by_page(continuation_token=caught.value.continuation_token)
    assert [ids(page) for page in rest] == [["i3"]]


def test_each_page_is_retried_on_its_own(connect: Connect, authoring: ModuleType, httpserver: HTTPServer) -> None:
    """A throttled page is asked for again, alone; a page that stays broken is an error of that page."""
    busy = Response(b"", 429, {"retry-after-ms": "1"})
    seen = serve(httpserver, "/openai/fine_tuning/jobs", cursor(1, 1, True), busy, cursor(2, 2, False))
    client = connect(authoring, httpserver.url_for(""), retries=1)
    assert ids(client.fine_tuning.list()) == ["i1", "i2"]
    assert [request.args.get("after") for request in seen] == [None, "i1", "i1"]
    with pytest.raises(HttpResponseError, match="one too many"):
        list(client.fine_tuning.list())


def test_nothing_is_sent_before_the_first_item_is_wanted_but_mistakes_are_told_at_once(
    connect: Connect, authoring: ModuleType, httpserver: HTTPServer
) -> None:
    """Making a list sends nothing; an empty path value or a misspelt argument raises there and then."""
    client = connect(authoring, httpserver.url_for(""))
    client.fine_tuning.list()
    with pytest.raises(ValueError, match="empty"):
        client.fine_tuning.get_events("")
    with pytest.raises(TypeError, match="limitt"):
        client.fine_tuning.list(limitt=1)
    assert httpserver.log == []
