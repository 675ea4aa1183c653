"""The cases of one operation: calls that succeed, that are refused, that stream, that page, that take their time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.ir.service import Location
from generator.plan import MethodKind, MethodPlan
from generator.plan.examples import Answer, Matched
from generator.plan.shown import ABSENT, ShownValues
from generator.plan.types import Types
from generator.samples.answers import Answers
from generator.samples.pages import Turn, pages, shown_pages
from generator.samples.refusals import refusals
from generator.samples.requests import Arguments, Case, Values
from generator.samples.sequences import begun, events

EVERYTHING, LEAST = "everything", "only what is required"


@dataclass(slots=True)
class OperationSamples:
    """Each list of cases is for one test."""

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


def operation_samples(method: MethodPlan, number: int, types: Types, shown: ShownValues) -> OperationSamples:
    """The cases of a method: of its examples, and made up. ``number`` is its place in the document, so that operations
    differ in the statuses that they try."""
    return _Maker(method, number, types, shown).make(method.examples)


class _Maker:
    def __init__(self, method: MethodPlan, number: int, types: Types, shown: ShownValues) -> None:
        self.method, self.operation, self.number = method, method.operation, number
        self.arguments = Arguments(method, types, shown)
        self.answers = Answers(method, types, shown)
        self.kind = method.kind
        media = self.arguments.media
        self.found = OperationSamples(
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
        if self.kind is MethodKind.STREAM:
            self._streams(self._with(EVERYTHING, full=True), least)
        else:
            self._calls(least)
            if self.method.results.stream is not None:
                self._streams(self._with(EVERYTHING, full=True, streams=True), least)
        plain = self.arguments.call(LEAST, *least)
        found.errors += refusals(self.answers, plain, self.kind, self.number)
        styles = [item.style for item in self.arguments.parameters if item.location is Location.PATH]
        for place, style in enumerate(styles):
            if style == "matrix":  # which names a value that is empty
                continue
            path = [*_list(plain["path"])]
            path[place] = ""
            found.paths.append({**plain, "title": f"path value {place + 1}", "path": path})
        if self.kind in (MethodKind.CALL, MethodKind.DOWNLOAD, MethodKind.POLL):
            self._headers(plain)
        return found

    def _headers(self, plain: Case) -> None:
        """An answer with every header that is declared; one that leads a poller on has the value that does."""
        texts, types = self.answers.headers() or ({}, {})
        polls = self.kind is MethodKind.POLL
        answers = _list(begun(self.answers, plain["url"])["answers"]) if polls else [self.answers.least()]
        first = answers[0] if isinstance(answers[0], dict) else {}
        sent = {name.lower(): text for name, text in first.get("headers", {}).items()}
        types |= {name: ["str", sent[name.lower()]] for name in self.method.results.headers if name.lower() in sent}
        if types:
            answers = [{**first, "headers": {**first.get("headers", {}), **texts}}, *answers[1:]]
            self.found.headers.append({**plain, "title": "declared headers", "answers": answers, "expects": types})

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
        if self.kind is MethodKind.CALL:
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
        if self.kind is MethodKind.PAGES:
            return case | pages(self.answers, case, self._turn(values))
        if self.kind is MethodKind.POLL:
            return case | begun(self.answers, case["url"])
        return case | self.answers.full()

    def _turn(self, values: Values) -> Turn:
        """How the next page is asked for with a token."""
        pages = self.method.results.pages
        name = pages.rule.parameter or "" if pages is not None else ""
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
        self._refused(example, case if self.kind is MethodKind.STREAM else arguments.call(title, values, content))
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
        if self.kind is MethodKind.PAGES and answer.body is not ABSENT:
            return shown_pages(self.answers, case, self._turn(values), answer) or self._answered(case, values)
        if self.kind is MethodKind.POLL or answer.body is ABSENT:
            known = self.answers.of_status(answer.status) if self.kind is MethodKind.CALL else None
            return known if known is not None else self._answered(case, values)
        return self.answers.given(answer)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
