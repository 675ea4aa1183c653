"""Judges what a package's own tests send and serve, by the raw document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from .answers import Answers
from .api import Api, Operation
from .coverage import Coverage, Seen
from .examples import Examples, Shown
from .records import Record, by_test
from .requests import Fault, Requests
from .schemas import Schemas
from .sequences import is_under_way, leads, tells

#: What a request or an answer may be that a test says to deviate from the document.
_ON_PURPOSE = {"body value", "answer value", "event value", "answer status"}
_VALUES = {"body value", "answer value", "event value"}


class Judge:
    """One document, and what has been seen of its operations. ``path`` is where the files of its examples lie."""

    def __init__(self, raw: Any, path: Path) -> None:
        self.api = Api(raw)
        self.schemas = Schemas(self.api)
        self.requests, self.answers = Requests(self.api, self.schemas), Answers(self.api, self.schemas)
        self.examples, self.coverage = Examples(self.api, self.schemas, path), Coverage(self.api, self.schemas)
        self.seen = {str(operation): Seen() for operation in self.api.operations}
        self._shown: dict[str, set[Shown]] = {}
        self._known: set[object] = set()

    def judge(self, records: Iterable[Record]) -> list[Fault]:
        """Every disagreement, but for those of the document with its own examples."""
        faults = [fault for test in by_test(records) for fault in self._test(test)]
        for operation in self.api.operations:
            faults += self.coverage.faults(operation, self.seen[str(operation)])
        return faults

    def _test(self, test: list[Record]) -> Iterator[Fault]:
        if test[0].kind == "client":
            return
        first = self.requests.operation(test[0])
        operation = first[0] if first is not None else None
        for number, record in enumerate(test):
            yield from self._sequence(test, number, operation)
            found = self.requests.operation(record)
            if found is not None:
                yield from self._record(record, *found)
            elif number == 0:
                yield Fault("operation", "", record.path, f"{record.method} {record.target}", record.test)

    def _sequence(self, test: list[Record], number: int, operation: Operation | None) -> Iterator[Fault]:
        """That a request which is not the first was led to, and that the next page is asked for."""
        record, name = test[number], str(operation)
        if number and not self._is_led_to(test, number, operation):
            yield Fault("request unasked", name, record.path, f"no answer leads to {record.target}", record.test)
        for lead in leads(record, operation):
            follows = test[number + 1 :][:1]
            if lead.must and record.kind == "call" and not any(lead.is_followed(test[0], each) for each in follows):
                yield Fault("page not followed", name, lead.parameter, f"{lead} is not asked for", record.test)

    def _is_led_to(self, test: list[Record], number: int, operation: Operation | None) -> bool:
        record, earlier = test[number], test[:number]
        if any(lead.is_followed(test[0], record) for each in earlier for lead in leads(each, operation)):
            return True
        if any(tells(each, record) for each in earlier):
            return True
        # What was put is asked for once it is there.
        return test[0].method in ("PUT", "PATCH") and is_under_way(test[0]) and record.target == test[0].target

    def _record(self, record: Record, operation: Operation, pieces: dict[str, str]) -> list[Fault]:
        key = _identity(record)
        if key in self._known:
            return []
        self._known.add(key)
        asked, sent = self.requests.judge(record, operation, pieces)
        answered, served = self.answers.judge(record, operation)
        seen = self.seen[str(operation)]
        seen.sent.add(sent)
        seen.accepts.add(record.request.headers.get("accept", ""))
        if served is not None:
            seen.served.add(served)
        seen.is_under_way |= is_under_way(record)
        faults = [replace(fault, test=record.test) for fault in (*asked, *answered)]
        for part in record.deviates if record.kind != "broken" else ():  # an error is one by what it holds
            if not any(fault.part == part and fault.rule in _ON_PURPOSE for fault in faults):
                faults.append(Fault("deviation", str(operation), part, "it keeps to the document", record.test))
        return [fault for fault in faults if not self._is_expected(fault, record, operation)]

    def _is_expected(self, fault: Fault, record: Record, operation: Operation) -> bool:
        """Whether the test says so, or the document's own example breaks its schema in the same way."""
        if fault.part in record.deviates and fault.rule in _ON_PURPOSE:
            return True
        if fault.rule not in _VALUES:
            return False
        if str(operation) not in self._shown:
            self._shown[str(operation)] = self.examples.breaches(operation)
        return (fault.part, fault.at, fault.message) in self._shown[str(operation)]


def _identity(record: Record) -> object:
    """What two records have in common that need not both be judged: the synchronous and the asynchronous client send the
    same, but for the boundaries of multipart bodies."""
    request, answer = record.request, record.answer
    boundary = request.headers.get("content-type", "").partition("boundary=")[2].encode()
    body = request.body.replace(boundary, b"") if boundary else request.body
    names = frozenset(
        (name, value)
        for name, value in request.headers.items()
        if name not in ("host", "user-agent", "x-ms-client-request-id", "content-type", "connection", "accept-encoding")
    )
    return (
        record.method,
        record.target,
        names,
        request.media_type,
        body,
        record.status,
        answer.media_type,
        answer.body,
    )
