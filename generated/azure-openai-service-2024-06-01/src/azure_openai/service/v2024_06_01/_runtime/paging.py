"""Lists in pages: asking for the next page, and taking a page apart."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import urljoin, urlsplit

from azure.core.async_paging import AsyncItemPaged, AsyncList
from azure.core.paging import ItemPaged
from azure.core.rest import HttpRequest

from .answers import read_answer
from .client import AsyncOperationGroup, OperationGroup
from .engine import AsyncEngine, Engine
from .operation import OMITTED, Operation, Pages
from .request import Call

_Page = tuple[Any, Any]  # the token it was asked for with, and the page


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

        :raises ValueError: The next page is said to be on another host.
        """
        given = list(self._given)
        if token is not None and self._slot is not None:
            given[self._slot + 1] = token
        call = self._engine.call(self._operation, tuple(given), self._body)
        if token is not None and self._row.link is not None:  # a link is followed with GET, after a POST too
            first = call.request
            url = urljoin(first.url, token)
            if urlsplit(url)[:2] != urlsplit(first.url)[:2]:
                raise ValueError("the next page is on another host: it is not followed")
            kept = {name: text for name, text in first.headers.items() if not name.lower().startswith("content-")}
            call.request = HttpRequest("GET", self._engine.with_version(url), headers=kept)
        return call

    def read(self, token: str | None, answer: Any) -> _Page:
        return token, read_answer(self._operation, answer.http_response, self._engine.strict)

    def split(self, answer: _Page) -> tuple[str | None, Any]:
        """The token of the next page, if there is one, and a page's items."""
        (asked, page), row = answer, self._row
        items: list[Any] = getattr(page, row.items, None) or []
        token: Any = None
        if row.link is not None:
            token = getattr(page, row.link, None)
        elif row.parameter is not None and items and not (row.more and getattr(page, row.more, None) is False):
            token = getattr(page, row.token, None) if row.token else getattr(items[-1], "id", None)
        # a service that answers the same token for ever has nothing more
        return (str(token) if token and token != asked else None), items


class PagedGroup(OperationGroup):
    """Operations of which some answer with a list."""

    def _pages(self, operation: Operation[Any], *given: Any, body: Any = None) -> ItemPaged[Any]:
        pager = _Pager(self._engine, operation, given, body)

        def get(token: str | None) -> _Page:
            return pager.read(token, self._engine.send(pager.call(token)))

        return ItemPaged(get, pager.split)


class AsyncPagedGroup(AsyncOperationGroup):
    """Operations of which some answer with a list."""

    def _pages(self, operation: Operation[Any], *given: Any, body: Any = None) -> AsyncItemPaged[Any]:
        pager = _Pager(self._engine, operation, given, body)

        async def get(token: str | None) -> _Page:
            return pager.read(token, await self._engine.send(pager.call(token)))

        async def split(page: Any) -> Any:
            token, items = pager.split(page)
            return token, AsyncList(items)

        return AsyncItemPaged(get, split)
