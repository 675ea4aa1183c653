"""The cases of one operation: calls that succeed, that are refused, that stream, that page, that take their time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.ir.service import Location, Operation, Service
from generator.naming.table import NameTable
from generator.samples.answers import Answers
from generator.samples.examples import Answer, Matched
from generator.samples.pages import Turn, pages, shown_pages
from generator.samples.refusals import refusals
from generator.samples.requests import Arguments, Case, Values, is_binary
from generator.samples.sequences import begun, events
from generator.samples.shown import ABSENT, ShownValues

EVERYTHING, LEAST = "everything", "only what is required"


@dataclass(slots=True)
class OperationSamples:
    """``kind`` is how the operation answers: ``call``, ``download``, ``stream`` (and nothing else), ``pages``,
    ``begin``. Each list of cases is for one test."""

    kind: str
    names: Mapping[str, str]
    files: list[str]
    accept: str
    content_type: str
    calls: list[Case] = field(default_factory=list)
    streams: list[Case] = field(default_factory=list)
    broken: list[Case] = field(default_factory=list)
    errors: list[Case] = field(default_factory=list)
    paths: list[Case] = field(default_factory=list)
    headers: list[Case] = field(default_factory=list)


def operation_samples(
    service: Service, names: NameTable, index: int, matched: Iterable[Matched], shown: ShownValues
) -> OperationSamples:
    """The cases of an operation: of its examples, and made up."""
    return _Maker(service, names, index, shown).make(matched)


class _Maker:
    def __init__(self, service: Service, names: NameTable, index: int, shown: ShownValues) -> None:
        self.operation, self.index = service.operations[index], index
        self.arguments = Arguments(service, names, shown, index)
        self.answers = Answers(service, names, shown, self.operation)
        self.kind = _kind(self.operation)
        media = self.arguments.media
        self.found = OperationSamples(
            kind=self.kind,
            names=self.arguments.renamed,
            files=self.arguments.files,
            accept=self.answers.accept,
            content_type=("application/json" if media.content_type == "*/*" else media.content_type) if media else "",
        )

    def make(self, matched: Iterable[Matched]) -> OperationSamples:
        found = self.found
        for example in matched:
            self._example(example)
        least = self.arguments.values(full=False), self.arguments.content(full=False)
        if self.kind == "stream":
            self._streams(self._with(EVERYTHING, full=True), least)
        else:
            self._calls(least)
            if self.operation.streaming is not None:
                self._streams(self._with(EVERYTHING, full=True, streams=True), least)
        plain = self.arguments.call(LEAST, *least)
        found.errors += refusals(self.answers, plain, self.kind, self.index)
        for place, _ in enumerate(_list(plain.get("path"))):
            path = [*_list(plain["path"])]
            path[place] = ""
            found.paths.append({**plain, "title": f"path value {place + 1}", "path": path})
        if self.kind in ("call", "download", "begin") and (declared := self.answers.headers()):
            texts, types = declared
            answers = (
                _list(begun(self.answers, plain["url"])["answers"]) if self.kind == "begin" else [self.answers.least()]
            )
            first = answers[0] if isinstance(answers[0], dict) else {}
            answers = [{**first, "headers": {**first.get("headers", {}), **texts}}, *answers[1:]]
            found.headers.append({**plain, "title": "declared headers", "answers": answers, "expects": types})
        return found

    def _with(self, title: str, *, full: bool, streams: bool = False) -> Case:
        content = self.arguments.content(full=full)
        return self.arguments.call(title, self.arguments.values(full=full), content, streams=streams)

    def _calls(self, least: tuple[Values, object]) -> None:
        """Calls with all there is to give, with little, with None; and one for each answer there may be."""
        calls, arguments = self.found.calls, self.arguments
        full = arguments.values(full=True), arguments.content(full=True)
        calls.append(self._answered(arguments.call(EVERYTHING, *full), full[0]))
        plain = arguments.call(LEAST, *least, whole=True)
        if least != full or arguments.flat is not None:
            calls.append(self._answered(plain, least[0]))
        if (nulls := arguments.nulls()) is not None:
            calls.append(self._answered(arguments.call("None for the rest", *nulls), nulls[0]))
        body = self.operation.body
        if arguments.flat is not None and body is not None and body.required:
            calls.append(self._answered(arguments.call("an empty body", least[0], {}), least[0]))
        for number, values in enumerate(arguments.others(), 2):
            calls.append(self._answered(arguments.call(f"parameters {number}", values, least[1]), values))
        for number, content in enumerate(arguments.bodies(), 2):
            calls.append(self._answered(arguments.call(f"body {number}", least[0], content), least[0]))
        if self.kind == "call":
            for title, answer in self.answers.more():
                calls.append({**plain, "title": title, **answer})
            self._formats(least)

    def _formats(self, least: tuple[Values, object]) -> None:
        """Each form of the answer that a field asks for."""
        formats = self.operation.formats
        for case in formats.cases if formats is not None else ():
            if formats is not None and case.values and isinstance(least[1], Mapping):
                content = {**least[1], formats.property: case.values[-1]}
                answer = self.answers.of_format(case)
                if answer is not None:
                    title = f"the form {case.values[-1]}"
                    self.found.calls.append({**self.arguments.call(title, least[0], content), **answer})

    def _answered(self, case: Case, values: Values) -> Case:
        if self.kind == "pages":
            return case | pages(self.answers, case, self._turn(values))
        if self.kind == "begin":
            return case | begun(self.answers, case["url"])
        return case | self.answers.full()

    def _turn(self, values: Values) -> Turn:
        """How the next page is asked for with a token."""
        paging = self.operation.paging
        name = paging.parameter or "" if paging is not None else ""
        return lambda token: self.arguments.call("", {**values, (Location.QUERY, name): token}, ABSENT)["url"]

    def _streams(self, case: Case, least: tuple[Values, object]) -> None:
        plain = self.arguments.call(LEAST, *least, streams=True)
        found = events(self.answers)
        if found is None:
            return
        whole = self.arguments.call("a body in one piece", *least, whole=True, streams=True)
        self.found.streams += [case | found.whole, *([whole | found.whole] if "body" in whole else [])]
        self.found.broken += [{**plain, **broken} for broken in found.broken]

    def _example(self, example: Matched) -> None:
        arguments, title = self.arguments, example.example.title
        values = {**arguments.values(full=False), **example.values}
        content = example.body if example.body is not ABSENT else arguments.content(full=False)
        values.pop((Location.QUERY, arguments.flag or ""), None)
        if arguments.flag is not None and arguments.flag_in_body and isinstance(content, Mapping):
            content = {name: value for name, value in content.items() if name != arguments.flag}
        case = arguments.call(title, values, content, streams=example.streams)
        successes = [answer for answer in example.answers if answer.is_success]
        self._refused(example, case if self.kind == "stream" else arguments.call(title, values, content))
        if example.streams:
            sent = [answer for answer in successes if answer.body is not ABSENT]
            if (found := events(self.answers, sent) or events(self.answers)) is not None:
                self.found.streams.append(case | found.whole)
            return
        for number, answer in enumerate(successes or [Answer(0)]):
            part = self._answer_of(answer, case, values)
            self.found.calls.append({**case, **part, "title": title + (f", {answer.status}" if number else "")})

    def _refused(self, example: Matched, case: Case) -> None:
        """The errors that an example answers with, to a call that asks for no stream."""
        for answer in example.answers:
            if answer.status >= 400 and answer.body is not ABSENT:
                title = f"{example.example.title}, {answer.status}"
                self.found.errors.append({**case, **self.answers.refused(answer.status, answer.body), "title": title})

    def _answer_of(self, answer: Answer, case: Case, values: Values) -> Case:
        """The part of a case that says what comes back: the example's answer, or one made up where it cannot be used."""
        if self.kind == "pages" and answer.body is not ABSENT:
            return shown_pages(self.answers, case, self._turn(values), answer) or self._answered(case, values)
        if self.kind == "begin" or answer.body is ABSENT:
            known = self.answers.of_status(answer.status) if self.kind == "call" else None
            return known if known is not None else self._answered(case, values)
        return self.answers.given(answer)


def _kind(operation: Operation) -> str:
    if operation.streaming is not None and operation.streaming.flag is None:
        return "stream"
    if operation.paging is not None:
        return "pages"
    if operation.long_running is not None:
        return "begin"
    return "download" if is_binary(operation) else "call"


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
