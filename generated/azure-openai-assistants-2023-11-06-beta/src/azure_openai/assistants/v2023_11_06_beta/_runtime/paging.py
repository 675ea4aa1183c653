"""Lists in pages: asking for the next page, and taking a page apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from azure.core.async_paging import AsyncItemPaged, AsyncList
from azure.core.paging import ItemPaged
from azure.core.rest import HttpRequest

from .answers import read_answer
from .client import AsyncOperationGroup, OperationGroup, no_hook, settled
from .operation import OMITTED, Operation, Pages
from .request import Defaults, build_request, with_query
from .settings import CallOptions


class Pager:
    """All of a pager that needs no input or output.

    :raises TypeError: A keyword that the operation does not take.
    :raises ValueError: An empty path value, before any request.
    """

    def __init__(
        self,
        engine: Defaults,
        operation: Operation[Any],
        keywords: Mapping[str, Any],
        values: tuple[Any, ...],
        body: Any,
    ) -> None:
        assert operation.paging is not None
        self.row: Pages = operation.paging
        self._engine, self._operation, self._keywords, self._body = engine, operation, keywords, body
        self._values = values
        taken = [parameter for parameter in operation.parameters if parameter.const is OMITTED]
        self._slot = next((index for index, each in enumerate(taken) if each.name == self.row.parameter), None)
        self._first, _ = self.request(None)

    def request(self, token: str | None) -> tuple[HttpRequest, CallOptions]:
        """The request for the page that a token stands for; the first one without.

        :raises ValueError: The next page is said to be on another host.
        """
        values = self._values
        if token is not None and self._slot is not None:
            values = (*values[: self._slot], token, *values[self._slot + 1 :])
        request, options = build_request(self._engine, self._operation, self._keywords, values, self._body, False)
        if token is not None and self.row.link is not None:  # a link is followed with GET, whatever gave it
            kept = {name: text for name, text in request.headers.items() if not name.lower().startswith("content-")}
            request = HttpRequest("GET", self._next_address(request.url, token), headers=kept)
        return request, options

    def _next_address(self, first: str, link: str) -> str:
        url = urljoin(first, link)
        if urlsplit(url)[:2] != urlsplit(first)[:2]:
            raise ValueError("the next page is on another host: it is not followed")
        query = urlsplit(url).query
        missing = [pair for pair in self._engine.fixed_query if f"{pair.partition('=')[0]}=" not in query]
        return with_query(url, missing)

    def split(self, answer: tuple[str | None, Any]) -> Any:
        """The token of the next page, if there is one, and the items of a page that was asked for with a token."""
        (asked, page), row = answer, self.row
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

    def _pages(
        self, operation: Operation[Any], keywords: Mapping[str, Any], /, *values: Any, body: Any = None
    ) -> ItemPaged[Any]:
        pager = Pager(self._engine, operation, keywords, values, body)

        def get(token: str | None) -> Any:
            request, options = pager.request(token)
            response = self._engine.run(request, options, False).http_response
            options.get("response_hook", no_hook)(response)
            return token, read_answer(operation, response, self._engine.strict)

        return ItemPaged(get, pager.split)


class AsyncPagedGroup(AsyncOperationGroup):
    """Operations of which some answer with a list."""

    def _pages(
        self, operation: Operation[Any], keywords: Mapping[str, Any], /, *values: Any, body: Any = None
    ) -> AsyncItemPaged[Any]:
        pager = Pager(self._engine, operation, keywords, values, body)

        async def get(token: str | None) -> Any:
            request, options = pager.request(token)
            response = (await self._engine.run(request, options, False)).http_response
            await settled(options.get("response_hook", no_hook)(response))
            return token, read_answer(operation, response, self._engine.strict)

        async def split(answer: Any) -> Any:
            token, items = pager.split(answer)
            return token, AsyncList(items)

        return AsyncItemPaged(get, split)
