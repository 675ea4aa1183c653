"""Clients whose transport gives answers from a script: for what no server need be asked."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from azure.core.credentials import AzureKeyCredential
from azure.core.pipeline.transport import AsyncHttpTransport, HttpTransport
from azure.core.rest import HttpRequest


class Answer:
    """A response of both clients that tells whether it was read and closed."""

    def __init__(self, request: Any, script: Any, is_async: bool = False) -> None:
        status, data, headers = script if isinstance(script, tuple) else (script, {}, {})
        self.request, self.status_code, self.reason = request, status, "Reason"
        self.content = data if isinstance(data, bytes) else json.dumps(data).encode()
        self.headers: dict[str, str] = {"Content-Type": "application/json", **headers}
        self.content_type, self.encoding = "application/json", "utf-8"
        self.is_async, self.seen = is_async, list[str]()

    def read(self) -> Any:
        return self._done("read")

    def close(self) -> Any:
        return self._done("closed")

    def _done(self, what: str) -> Any:
        self.seen.append(what)
        return asyncio.sleep(0) if self.is_async else None


class Sender:
    """An engine whose transport answers with these statuses, or (status, JSON, headers), the last for ever."""

    def __init__(self, runtime: Callable[[str], Any], is_async: bool, *script: Any) -> None:
        self.runtime, self.is_async, left, self.answers = runtime, is_async, list(script), list[Answer]()

        def answer(request: Any, **_: Any) -> Answer:
            self.answers.append(Answer(request, left.pop(0) if len(left) > 1 else left[0], is_async))
            return self.answers[-1]

        class Sync(HttpTransport[Any, Any]):
            def send(self, request: Any, **options: Any) -> Any:
                return answer(request, **options)

            def open(self) -> None: ...
            def close(self) -> None: ...
            def __exit__(self, *_: object) -> None: ...

        class Async(AsyncHttpTransport[Any, Any]):
            async def send(self, request: Any, **options: Any) -> Any:
                return answer(request, **options)

            async def open(self) -> None: ...
            async def close(self) -> None: ...
            async def __aexit__(self, *_: object) -> None: ...

        engine, settings = runtime("engine"), runtime("settings")
        kind = engine.AsyncEngine if is_async else engine.Engine
        given = {"transport": Async() if is_async else Sync(), "retries": 0}
        service = settings.ServiceDefinition("some", "1")
        self.engine = kind("https://host.example", AzureKeyCredential("k"), service, "v", False, given, {})

    @property
    def urls(self) -> list[str]:
        return [each.request.url for each in self.answers]

    def send(self, operation: Any, stream: bool = False, **options: Any) -> Any:
        call = self.engine.own_call(HttpRequest("GET", "/things"), options, operation)
        result = self.engine.send(call, stream)
        return asyncio.run(result) if self.is_async else result

    def pages(self, operation: Any, *values: Any, **options: Any) -> Any:
        """The pager of an operation, for its one client or the other."""
        module = self.runtime("paging")
        kind = module.AsyncPagedGroup if self.is_async else module.PagedGroup
        return kind(SimpleNamespace(_engine=self.engine))._pages(operation, options, *values)

    def items(self, pager: Any) -> list[Any]:
        if not self.is_async:
            return list(pager)

        async def run() -> list[Any]:
            return [item async for item in pager]

        return asyncio.run(run())
