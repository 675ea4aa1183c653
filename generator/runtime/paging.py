"""Lists in pages: asking for the next page, and taking a page apart."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import urljoin

from azure.core.async_paging import AsyncItemPaged, AsyncList
from azure.core.exceptions import DecodeError, ServiceRequestError
from azure.core.paging import ItemPaged
from azure.core.rest import HttpRequest

from .answers import read_answer, read_result
from .client import AsyncOperationGroup, OperationGroup
from .engine import AsyncEngine, Engine
from .operation import OMITTED, JsonResult, Operation, Outcome, Pages
from .policies import same_origin
from .request import Call

_Page = tuple["PageToken", Any]  # what it was asked for with, and the page


class _Pager:
    """All of a pager that needs no input or output.

    :raises TypeError: A keyword that the operation does not take.
    :raises ValueError: An empty path value, before any request.
    """

    def __init__(
        self, engine: Engine | AsyncEngine, operation: Operation[Any], given: tuple[Any, ...], body: Any
    ) -> None:
        self._engine, self._operation, self._given, self._body = engine, operation, given, body
        self._row = cast(Pages, operation.paging)
        arguments = [each.name for each in operation.parameters if each.const is OMITTED]
        self._slot = arguments.index(self._row.parameter) if self._row.parameter in arguments else None
        self.call(None)

    def call(self, token: str | None) -> Call:
        """The call for the page that a token stands for; the first one without.

        :raises ~azure.core.exceptions.ServiceRequestError: The next page is said to be on another host.
        """
        given = list(self._given)
        if token is not None and self._slot is not None:
            given[self._slot + 1] = token
        call = self._engine.call(self._operation, tuple(given), self._body)
        if token is not None and self._row.link is not None:  # a link is followed with GET, after a POST too
            first = call.request
            kept = {name: text for name, text in first.headers.items() if not name.lower().startswith("content-")}
            call.request = HttpRequest("GET", self.address(first.url, token), headers=kept)
        return call

    def address(self, first: str, link: str) -> str:
        """The URL of a next page, with the api-version."""
        url = urljoin(first, link)
        if not same_origin(url, first):
            raise ServiceRequestError("the next page is on another host: it is not followed")
        return self._engine.with_version(url, self._operation)

    def read(self, token: str | None, answer: Any) -> _Page:
        asked = token if isinstance(token, PageToken) else PageToken(token or "")
        return asked, read_answer(self._operation, answer.http_response, self._engine.strict)

    def split(self, answer: _Page) -> tuple[PageToken | None, Any]:
        """The token of the next page, if there is one, and a page's items.

        Something that leads on does so, however few items came with it; ``has_more: false`` ends a list all the same.

        :raises ~azure.core.exceptions.DecodeError: The answer says that there is more, and has nothing to ask for it
            with; or it leads back to a page that was there before.
        """
        (asked, page), row = answer, self._row
        items: list[Any] = _at(page, row.items) or []
        more = str(_at(page, row.more)).lower()
        token: Any = None
        if row.link is not None:
            token = _at(page, row.link)
        elif row.parameter is not None and more != "false":
            token = _at(page, row.token) if row.token else getattr(items[-1], "id", None) if items else None
            if not token and more == "true":
                raise DecodeError("the answer says that there is more, and has nothing to ask for it with")
        return asked.then(str(token)) if token else None, items


class _OutcomePager(_Pager):
    """The pages of a list that a long-running operation leads to: the first is there, links lead on from it."""

    def __init__(self, engine: Engine | AsyncEngine, begun: Call, response: Any) -> None:
        self._engine, self._begun, self._response = engine, begun, response
        self._operation = cast("Operation[Any]", begun.operation)
        self._row, outcome = cast(Pages, self._operation.paging), cast(Outcome, self._operation.outcome)
        self._result = outcome.result or JsonResult()

    def call(self, token: str | None) -> Call:
        url = self.address(self._response.request.url, token or "")
        request = HttpRequest("GET", url, headers={"Accept": "application/json"})
        return self._engine.own_call(request, self._begun.options, self._operation)

    def read(self, token: str | None, answer: Any) -> _Page:
        response = self._response if answer is None else answer.http_response
        asked = token if isinstance(token, PageToken) else PageToken(token or "")
        return asked, read_result(self._result, response, response.content, self._engine.strict)


class PageToken(str):
    """What a page is asked for with, and which place it has among those that were.

    :param seen: The places of all tokens, of the pages before and after.
    """

    def __new__(cls, text: str = "", place: int = 0, seen: dict[str, int] | None = None) -> PageToken:
        token = super().__new__(cls, text)
        token.place, token.seen = place, {text: 0} if seen is None else seen
        return token

    place: int
    seen: dict[str, int]

    def then(self, text: str) -> PageToken | None:
        """The token of the next page; None where it is this one's own, as some services say that there is nothing more.

        :raises ~azure.core.exceptions.DecodeError: An earlier page was asked for with it.
        """
        if text == self:
            return None
        if self.seen.setdefault(text, self.place + 1) < self.place:
            raise DecodeError("the list leads back to a page that was there before")
        self.seen[text] = self.place + 1
        return PageToken(text, self.place + 1, self.seen)


def _at(page: Any, path: str | None) -> Any:
    """What an attribute holds, or for ``outer.inner`` an attribute of that; ``None`` where one is absent."""
    for name in path.split(".") if path else ():
        page = getattr(page, name, None)
    return page if path else None


def _sync_pages(engine: Engine, pager: _Pager, first: _Page | None = None) -> ItemPaged[Any]:
    def get(token: str | None) -> _Page:
        return first if first and not token else pager.read(token, engine.send(pager.call(token)))

    return ItemPaged(get, pager.split)


def _async_pages(engine: AsyncEngine, pager: _Pager, first: _Page | None = None) -> AsyncItemPaged[Any]:
    async def get(token: str | None) -> _Page:
        return first if first and not token else pager.read(token, await engine.send(pager.call(token)))

    async def split(page: Any) -> Any:
        token, items = pager.split(page)
        return token, AsyncList(items)

    return AsyncItemPaged(get, split)


def outcome_pages(engine: Engine | AsyncEngine, begun: Call, response: Any) -> Any:
    """The list (``ItemPaged`` or ``AsyncItemPaged``) whose first page is the outcome of a long-running operation."""
    pager = _OutcomePager(engine, begun, response)
    first = pager.read(None, None)
    return _sync_pages(engine, pager, first) if isinstance(engine, Engine) else _async_pages(engine, pager, first)


class PagedGroup(OperationGroup):
    """Operations of which some answer with a list."""

    def _pages(self, operation: Operation[Any], *given: Any, body: Any = None) -> ItemPaged[Any]:
        return _sync_pages(self._engine, _Pager(self._engine, operation, given, body))


class AsyncPagedGroup(AsyncOperationGroup):
    """Operations of which some answer with a list."""

    def _pages(self, operation: Operation[Any], *given: Any, body: Any = None) -> AsyncItemPaged[Any]:
        return _async_pages(self._engine, _Pager(self._engine, operation, given, body))
