"""What the suite's server expects and answers, of every scenario: what clients are called with and compared with."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit


class NotTold(Exception):
    """The suite does not tell what a client has to be given, or the document does not allow it."""


@dataclass(frozen=True)
class File:
    """A file of a multipart body."""

    field: str
    name: str
    content: bytes
    content_type: str

    @property
    def argument(self) -> tuple[str, bytes, str]:
        """As a client's method takes it."""
        return self.name, self.content, self.content_type


@dataclass(frozen=True)
class Content:
    """A body. ``value`` is its text or its bytes; None where the suite's server makes it when it is asked."""

    content_type: str
    value: str | bytes | None
    parts: Mapping[str, Any]
    files: tuple[File, ...]

    @property
    def is_multipart(self) -> bool:
        return self.content_type.startswith("multipart/")

    @property
    def raw(self) -> bytes | None:
        return self.value.encode() if isinstance(self.value, str) else self.value


@dataclass(frozen=True)
class Exchange:
    """One request that the server expects, and its answer. ``uri`` is as the server's routes have it, with ``:names``;
    the keys of ``headers`` are lower case, ``query`` has what stands in the uri too."""

    uri: str
    method: str
    query: Mapping[str, Any]
    headers: Mapping[str, str]
    path_values: Mapping[str, str]
    body: Content | None
    status: int
    answer: Content | None

    @cached_property
    def path(self) -> str:
        return urlsplit(self.uri).path.replace("\\", "")

    @cached_property
    def called_path(self) -> str:
        """The path with the values that the server expects in it."""
        return re.sub(r":(\w+)", lambda match: self.path_values.get(match[1], match[0]), self.path)

    @property
    def route(self) -> tuple[str, str]:
        return self.method, self.path


@dataclass(frozen=True)
class Scenario:
    """``folder`` is where the suite has its source, such as ``http/routes``."""

    name: str
    folder: str
    exchanges: tuple[Exchange, ...]

    @property
    def is_sequence(self) -> bool:
        """Whether it asks for one place several times, and is answered differently."""
        return len({(each.method, each.uri) for each in self.exchanges}) < len(self.exchanges)


def read_scenarios(file: Path) -> list[Scenario]:
    """What ``scenarios.mjs`` wrote."""
    return [
        Scenario(each["name"], each["folder"], tuple(_exchange(item) for item in each["exchanges"]))
        for each in json.loads(file.read_text("utf-8"))
    ]


def _exchange(data: Mapping[str, Any]) -> Exchange:
    request, response = data.get("request") or {}, data["response"]
    fixed = dict(parse_qsl(urlsplit(data["uri"]).query, keep_blank_values=True))
    return Exchange(
        uri=data["uri"],
        method=data["method"].upper(),
        query={**fixed, **(request.get("query") or {})},
        headers={name.lower(): str(value) for name, value in (request.get("headers") or {}).items()},
        path_values={name: str(value) for name, value in (request.get("pathParams") or {}).items()},
        body=_content(request.get("body")),
        status=response["status"],
        answer=_content(response.get("body")),
    )


def _content(data: Mapping[str, Any] | None) -> Content | None:
    if data is None:
        return None
    files = (
        File(each["fieldname"], each["originalname"], _bytes(each["buffer"]), each["mimetype"])
        for each in data.get("files") or ()
    )
    value = data.get("rawContent")
    value = _bytes(value) if isinstance(value, dict) else value
    return Content(data.get("contentType") or "", value, data.get("parts") or {}, tuple(files))


def _bytes(data: Mapping[str, str]) -> bytes:
    return base64.b64decode(data["$bytes"])
