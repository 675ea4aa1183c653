"""A catalog and a mirror for each test, and a server that stands in for GitHub."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from pytest_httpserver import HTTPServer

from generator.project import loading, model
from generator.project.sync import sources, web

from .place import Place


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    found = Place(tmp_path)
    for module in (loading, model):
        monkeypatch.setattr(module, "SPECS", found.specs)
    monkeypatch.setattr(model, "SYNCED", found.specs / ".synced")
    loading.embedded.cache_clear()
    yield found
    loading.embedded.cache_clear()


class Detour(requests.adapters.HTTPAdapter):
    """Sends what is for https://<host>/<path> to http://<local server>/<host>/<path>."""

    def __init__(self, server: HTTPServer) -> None:
        super().__init__()
        self.server = server

    def send(self, request: requests.PreparedRequest, *arguments: Any, **options: Any) -> requests.Response:
        parts = urlsplit(str(request.url))
        assert parts.scheme == "https"
        request.url = self.server.url_for(f"/{parts.netloc}{parts.path}")
        return super().send(request, *arguments, **options)


@pytest.fixture
def github(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> HTTPServer:
    """A server that is asked in place of every https host; its paths begin with the host's name."""
    make = web.new_session

    def session() -> requests.Session:
        made = make()
        made.mount("https://", Detour(httpserver))
        return made

    monkeypatch.setattr(sources, "new_session", session)
    httpserver.no_handler_status_code = 404
    return httpserver
