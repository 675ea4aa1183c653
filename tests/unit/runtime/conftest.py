"""The runtime seen from outside: a small package carries a copy of it, and calls a real server on loopback."""

from __future__ import annotations

import asyncio
import importlib
import shutil
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from azure.core.credentials import AzureKeyCredential
from pytest_httpserver import HTTPServer

HERE = Path(__file__).parent
KEY = "s3cret-0123456789"


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The package ``tiny_package``, with the runtime as its ``_runtime``."""
    root = tmp_path_factory.mktemp("tiny")
    shutil.copytree(HERE / "tiny", root / "tiny_package", ignore=shutil.ignore_patterns("__pycache__"))
    runtime = HERE.parents[2] / "generator" / "runtime"
    shutil.copytree(runtime, root / "tiny_package" / "_runtime", ignore=shutil.ignore_patterns("__pycache__"))
    sys.path.insert(0, str(root))
    yield importlib.import_module("tiny_package")
    sys.path.remove(str(root))


@pytest.fixture(scope="session")
def models(tiny: ModuleType) -> Any:
    return importlib.import_module("tiny_package.models")


@pytest.fixture(scope="session")
def runtime(tiny: ModuleType) -> Callable[[str], Any]:
    """A module of the runtime, by name."""
    return lambda name: importlib.import_module(f"tiny_package._runtime.{name}")


class RawServer:
    """A server that hands each connection, after its request, to ``answer``: for what no framework would send."""

    def __init__(self, answer: Callable[[socket.socket, bytes, Any], None]) -> None:
        self.answer, self.requests, self.closed = answer, list[bytes](), threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as reader:
            head = b""
            while not head.endswith(b"\r\n\r\n"):
                line = reader.readline()
                if not line:
                    return
                head += line
            self.requests.append(head)
            try:
                self.answer(connection, head, reader)
                connection.shutdown(socket.SHUT_WR)
                connection.settimeout(1)
                while connection.recv(1 << 16):  # what was left unread would make the close a reset
                    pass
            except OSError:
                self.closed.set()  # the client went away


@pytest.fixture
def raw_server() -> Iterator[Callable[[Callable[[socket.socket, bytes, Any], None]], RawServer]]:
    servers: list[RawServer] = []

    def make(answer: Callable[[socket.socket, bytes, Any], None]) -> RawServer:
        servers.append(RawServer(answer))
        return servers[-1]

    yield make
    for server in servers:
        server.listener.close()


class Caller:
    """Calls an operation with the sync or the async client, so that one test proves both."""

    def __init__(self, client_class: Any, is_async: bool, endpoint: str) -> None:
        self.client_class, self.is_async, self.endpoint = client_class, is_async, endpoint

    def __call__(self, method: str, *arguments: Any, settings: dict[str, Any] | None = None, **keywords: Any) -> Any:
        """The result of ``client.things.<method>``; a stream is read to its end."""
        return self.use(lambda things: getattr(things, method)(*arguments, **keywords), settings)

    def use(self, act: Callable[[Any], Any], settings: dict[str, Any] | None = None) -> Any:
        settings = {"retries": 0, "credential": AzureKeyCredential(KEY), "endpoint": self.endpoint, **(settings or {})}
        endpoint, credential = settings.pop("endpoint"), settings.pop("credential")
        if not self.is_async:
            with self.client_class(endpoint, credential, **settings) as client:
                result = act(client.things)
                return list(result) if hasattr(result, "__iter__") and hasattr(result, "close") else result

        async def run() -> Any:
            async with self.client_class(endpoint, credential, **settings) as client:
                result = await act(client.things)
                return [item async for item in result] if hasattr(result, "__aiter__") else result

        return asyncio.run(run())


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest, tiny: ModuleType, httpserver: HTTPServer) -> Caller:
    module = tiny if request.param == "sync" else importlib.import_module("tiny_package.aio")
    return Caller(module.TinyClient, request.param == "async", httpserver.url_for("").rstrip("/"))
