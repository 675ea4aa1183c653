"""What travelled between the client and the server of a package's own tests."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Message:
    """``headers`` are by lower-case name."""

    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True)
class Record:
    """A request and its answer. ``deviates``: what the test's case says does not keep to the document, and is not to."""

    test: str
    deviates: frozenset[str]
    method: str
    target: str
    request: Message
    status: int
    answer: Message

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def query(self) -> str:
        return self.target.partition("?")[2]

    @property
    def kind(self) -> str:
        """``call``, ``stream``, ``broken``, ``headers``, ``error``; ``client`` for what is of no operation."""
        module, _, function = self.test.partition("::")
        return "client" if module.endswith("test_client.py") else function.split("_")[1]

    @property
    def asks_for_events(self) -> bool:
        """Whether the field ``stream`` of the request's body is true."""
        try:
            body = json.loads(self.request.body)
        except ValueError:
            return False
        return isinstance(body, dict) and body.get("stream") is True


def read_records(path: Path) -> list[Record]:
    return [record_of(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def record_of(data: Mapping[str, Any]) -> Record:
    """A line of the recorder's."""
    return Record(
        data["test"],
        frozenset(data["deviates"] or ()),
        data["method"],
        data["target"],
        Message(_headers(data["headers"]), b64decode(data["body"])),
        data["status"],
        Message(_headers(data["answer_headers"]), b64decode(data["answer"])),
    )


def _headers(pairs: Iterable[list[str]]) -> dict[str, str]:
    return {name.lower(): value for name, value in pairs}


def by_test(records: Iterable[Record]) -> Iterator[list[Record]]:
    """The records of each test, in their order."""
    for _, found in groupby(records, key=lambda record: record.test):
        yield [*found]
