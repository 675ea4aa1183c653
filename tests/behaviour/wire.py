"""What the tests of the wire share: packages, servers that say anything at all, and clients driven in one way.

A test is written once, as for the synchronous client; ``connect`` gives it that one and then the asynchronous one,
whose every coroutine is run and whose every asynchronous iterator can be iterated.
"""

from __future__ import annotations

import asyncio
import inspect
import re
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from azure.core.credentials import AzureKeyCredential
from azure.core.polling import AsyncLROPoller

from generator.project.catalog import Target, resolve_targets
from generator.generation import generate_package
from generator.package.result import Options

from .conftest import import_package

KEY = "s3cret-0123456789"
EVENTS = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\napim-request-id: r-1\r\n"
CHUNKED = EVENTS + b"Transfer-Encoding: chunked\r\n\r\n"
UNFRAMED = EVENTS + b"Connection: close\r\n\r\n"


def framed(data: bytes) -> bytes:
    """A chunk of ``Transfer-Encoding: chunked``; the last one if there is no data."""
    return b"%x\r\n%s\r\n" % (len(data), data)


def package_of(target: str, root: Path, module: str) -> ModuleType:
    """The package of a document of the catalog."""
    result = generate_package(resolve_targets([target])[0], Options(root, module=module))
    assert result.status.value == "written", [str(item) for item in result.diagnostics]
    return import_package(root / result.folder, module)


def package_from(text: str, root: Path, module: str) -> ModuleType:
    """The package of a document given as text."""
    document = root / "document.yaml"
    document.write_text(text, "utf-8")
    options = Options(root / "out", service=document.stem, module=module)
    result = generate_package(Target(document.name, document), options)
    assert result.status.value == "written", [str(item) for item in result.diagnostics]
    return import_package(root / "out" / result.folder, module)


class Server:
    """Hands each connection, after its request's head, to ``answer``: for what no framework would send."""

    def __init__(self, answer: Callable[[socket.socket, bytes, Any], None]) -> None:
        self.answer, self.requests, self.left = answer, list[bytes](), threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            connection.settimeout(20)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as reader:
            try:
                head = b""
                while not head.endswith(b"\r\n\r\n"):
                    line = reader.readline()
                    if not line:
                        return
                    head += line
                self.requests.append(head)
                length = re.search(rb"(?i)content-length: *(\d+)", head)
                if length and int(length[1]) < 1 << 20:  # what is longer is for the test to read
                    reader.read(int(length[1]))
                self.answer(connection, head, reader)
                connection.shutdown(socket.SHUT_WR)
                connection.settimeout(1)
                while connection.recv(1 << 16):  # what was left unread would make the close a reset
                    pass
            except OSError:
                self.left.set()  # the client went away

    def stop(self) -> None:
        # a thread that waits in accept would keep the port open
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()


StartServer = Callable[[Callable[[socket.socket, bytes, Any], None]], Server]


@pytest.fixture
def start_server() -> Iterator[StartServer]:
    servers: list[Server] = []

    def start(answer: Callable[[socket.socket, bytes, Any], None]) -> Server:
        servers.append(Server(answer))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


class Driven:
    """Something asynchronous, used as if it were not."""

    def __init__(self, target: Any, loop: asyncio.AbstractEventLoop) -> None:
        self._target, self._loop = target, loop

    def __getattr__(self, name: str) -> Any:
        return self._wrap(getattr(self._target, name))

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        return self._wrap(self._target(*arguments, **keywords))

    def __iter__(self) -> Iterator[Any]:
        iterator = self._target.__aiter__()
        try:
            while True:
                yield self._wrap(self._run(iterator.__anext__()))
        except StopAsyncIteration:
            return
        finally:
            if hasattr(iterator, "aclose"):  # what a loop's end does with what was broken off
                self._run(iterator.aclose())

    def __enter__(self) -> Driven:
        self._run(self._target.__aenter__())
        return self

    def __exit__(self, *raised: Any) -> None:
        self._run(self._target.__aexit__(*raised))

    def _run(self, awaitable: Any) -> Any:
        async def run() -> Any:
            return await asyncio.wait_for(awaitable, 60)

        return self._loop.run_until_complete(run())

    def _wrap(self, found: Any) -> Any:
        if inspect.isawaitable(found) and not isinstance(found, AsyncLROPoller):
            return self._wrap(self._run(found))
        kinds = inspect.ismethod(found) or hasattr(found, "__aiter__") or type(found).__name__.endswith("Operations")
        return Driven(found, self._loop) if kinds or isinstance(found, AsyncLROPoller) else found


class Connect:
    """Makes clients, closed after the test; ``retries`` is 0 unless given, and the key is ``KEY``."""

    def __init__(self, is_async: bool) -> None:
        self.is_async, self._clients = is_async, list[Any]()
        self._loop = asyncio.new_event_loop() if is_async else None

    def __call__(self, package: ModuleType, endpoint: str, credential: Any = None, **settings: Any) -> Any:
        module = package.aio if self.is_async else package
        (name,) = (name for name in module.__all__ if name.endswith("Client"))
        key = credential or AzureKeyCredential(KEY)
        client = getattr(module, name)(endpoint, key, **{"retries": 0, **settings})
        self._clients.append(client if self._loop is None else Driven(client, self._loop))
        return self._clients[-1]

    def gather(self, calls: list[Callable[[], Any]]) -> list[Any]:
        """Make all these calls at once, in tasks or threads; ``Driven`` methods are called as what they stand for."""
        if self._loop is not None:

            async def all_of_them() -> list[Any]:
                return list(await asyncio.wait_for(asyncio.gather(*(call() for call in calls)), 60))

            return self._loop.run_until_complete(all_of_them())
        results: list[Any] = [None] * len(calls)

        def run(index: int) -> None:
            results[index] = calls[index]()

        threads = [threading.Thread(target=run, args=(index,)) for index in range(len(calls))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        return results

    def close(self) -> None:
        for client in self._clients:
            client.close()
        if self._loop is not None:
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.close()


@pytest.fixture(params=["sync", "async"])
def connect(request: pytest.FixtureRequest) -> Iterator[Connect]:
    found = Connect(request.param == "async")
    yield found
    found.close()
