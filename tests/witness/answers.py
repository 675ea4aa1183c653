"""Whether an answer is one that the document declares."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from . import media
from .api import Api, Operation
from .records import Record
from .requests import Fault
from .schemas import Schemas
from .styles import Reader

_EVENTS = "text/event-stream"
_LINES = ("application/jsonl", "application/x-ndjson", "application/json-lines", "application/x-jsonlines")


class Answers:
    """Judges the answers that a package's tests serve."""

    def __init__(self, api: Api, schemas: Schemas) -> None:
        self.api, self.schemas, self.reader = api, schemas, Reader(api, schemas)

    def declared(self, operation: Operation, status: int) -> str | None:
        """Under which status the document declares an answer: the number, its hundred, or ``default``."""
        by_upper = {each.upper(): each for each in operation.answers}
        return next(
            (by_upper[each] for each in (str(status), f"{status // 100}XX", "DEFAULT") if each in by_upper), None
        )

    def judge(self, record: Record, operation: Operation) -> tuple[list[Fault], tuple[str, str] | None]:
        """All that is wrong with it, and the declared status and media type that it is of."""
        self._operation = operation
        status = self.declared(operation, record.status)
        if status is None:
            return [self._fault("answer status", str(record.status), f"declared are {[*operation.answers]}")], None
        faults = [*self._headers(record, operation.headers.get(status, {}))]
        contents, answer = operation.answers[status], record.answer
        if record.status in (204, 205, 304):
            contents = {}
        if record.method == "HEAD" or not answer.body and not contents:
            return faults, (status, "")
        if not answer.body and "text/event-stream" != answer.media_type:
            return [*faults, self._fault("answer empty", str(record.status), f"declared are {[*contents]}")], None
        if not contents:
            return [*faults, self._fault("answer undeclared", str(record.status), "no body is declared")], None
        key = media.matching(answer.media_type, contents)
        if key is None and answer.media_type == _EVENTS and record.asks_for_events:
            return [*faults, *self._events(answer.body, self._chunks(contents))], (status, _EVENTS)
        if key is None:
            reason = f"{answer.media_type!r} is none of {[*contents]}"
            return [*faults, self._fault("answer media type", str(record.status), reason)], None
        return [*faults, *self._body(answer.body, answer.media_type, contents[key])], (status, key)

    def _fault(self, rule: str, at: str, message: str, body: Any = None) -> Fault:
        return Fault(rule, str(self._operation), at, message, part="answer", body=body)

    def _headers(self, record: Record, declared: Mapping[str, Any]) -> Iterator[Fault]:
        for name, parameter in declared.items():
            if (text := record.answer.headers.get(name)) is not None:
                if not self.reader.is_valid(parameter, self.reader.header(parameter, text)):
                    yield self._fault("answer header", name, f"{text!r} is not what is declared")

    def _body(self, body: bytes, sent: str, schema: Any) -> Iterator[Fault]:
        if sent == _EVENTS:
            yield from self._events(body, [schema])
        elif sent in _LINES:
            schema = self.reader.items(schema) if self.reader.types(schema) == {"array"} else schema
            for line in body.split(b"\n")[:-1]:  # not one that is cut off
                if line.strip():
                    yield from self._value(schema, line)
        elif media.is_json(sent):
            yield from self._value(schema, body)
        elif media.is_text(sent) and "string" in self.reader.types(schema):
            for breach in self.schemas.breaches(schema, body.decode(), "answer"):
                yield self._fault("answer value", breach.at, breach.message)

    def _value(self, schema: Any, body: bytes) -> Iterator[Fault]:
        try:
            value = media.parsed(body)
        except ValueError as problem:
            yield self._fault("answer not JSON", "", str(problem))
            return
        for breach in self.schemas.breaches(schema, value, "answer"):
            yield self._fault("answer value", breach.at, breach.message, value)

    def _chunks(self, contents: Mapping[str, Any]) -> list[Any]:
        """Where no media type of events is declared: the branches of the answer's schema, the definitions that are named
        after streams, and the answer itself."""
        found = [branch for each in contents.values() for branch in (self.api.follow(each) or {}).get("oneOf", ())]
        named = [schema for name, schema in self.api.definitions.items() if "stream" in name.lower()]
        return [*found, *named, *contents.values()]

    def _events(self, body: bytes, schemas: list[Any]) -> Iterator[Fault]:
        for name, data in media.events(body):
            try:
                value = json.loads(data) if data[:1] in '{["-0123456789tfn' else data
            except ValueError:
                value = data
            whole = {"event": name, "data": value}
            breaches = [
                self.schemas.breaches(schema, whole if self._is_envelope(schema) else value, "answer")
                for schema in schemas
            ]
            for breach in min(breaches, key=len, default=[]):
                yield self._fault("event value", breach.at, breach.message, value)

    def _is_envelope(self, schema: Any) -> bool:
        """Whether a schema describes the name of an event beside its data."""
        schema = self.api.follow(schema)
        branches = [*schema.get("oneOf", ()), *schema.get("anyOf", ())] if isinstance(schema, Mapping) else []
        if branches:
            return all(map(self._is_envelope, branches))
        return isinstance(schema, Mapping) and schema.get("properties", {}).keys() == {"event", "data"}
