"""The cases of one operation: calls that succeed, that are refused, that stream, that page, that take their time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.ir.service import Location
from generator.plan import MethodKind, MethodPlan
from generator.plan.examples import Answer, Matched
from generator.plan.shown import ABSENT, ShownValues
from generator.plan.types import Types
from generator.samples.answers import Answers
from generator.samples.cases import Case, Expected
from generator.samples.pages import Turn, pages, shown_pages
from generator.samples.refusals import refusals
from generator.samples.requests import Calls, Values
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
    return _Maker(method, types, shown).make(number)


class _Maker:
    def __init__(self, method: MethodPlan, types: Types, shown: ShownValues) -> None:
        self.method, self.kind = method, method.kind
        self.calls, self.answers = Calls(method, types, shown), Answers(method, types, shown)
        self.samples = OperationSamples(
            names=self.calls.renamed,
            files=self.calls.files,
            accept=self.answers.accept,
            content_type=method.body.content_type if method.body is not None else "",
        )
        self.full: tuple[Values, object] = self.calls.values(full=True), self.calls.content(full=True)
        self.least: tuple[Values, object] = self.calls.values(full=False), self.calls.content(full=False)

    def make(self, number: int) -> OperationSamples:
        samples = self.samples
        for example in self.method.examples:
            self._example(example)
        if self.kind is not MethodKind.STREAM:
            self._calls()
        if self.method.results.stream is not None:
            self._streams()
        plain = self.calls.call(LEAST, *self.least)
        samples.errors += refusals(self.answers, plain, number)
        path = plain.arguments.path
        styles = [item.style for item in self.calls.parameters if item.location is Location.PATH]
        for place in (place for place, style in enumerate(styles) if style != "matrix"):  # which names an empty value
            arguments = replace(plain.arguments, path=(*path[:place], "", *path[place + 1 :]))
            samples.paths.append(replace(plain, title=f"path value {place + 1}", arguments=arguments))
        if self.kind in (MethodKind.CALL, MethodKind.DOWNLOAD, MethodKind.POLL):
            self._headers(plain)
        return samples

    def _headers(self, plain: Case) -> None:
        """A reply with every header that is declared; one that leads a poller on has the value that does."""
        headers, polls = self.answers.headers(), self.kind is MethodKind.POLL
        first, *rest = begun(self.answers, plain.request.url).replies if polls else [self.answers.least()]
        sent = {name.lower(): text for name, text in first.headers.items()}
        read: dict[str, object] = {name: each for name, (_, each) in headers.items()}
        read |= {name: ["str", sent[name.lower()]] for name in self.method.results.headers if name.lower() in sent}
        if read:
            first = replace(first, headers={**first.headers, **{name: text for name, (text, _) in headers.items()}})
            expected = Expected((first, *rest), value=read)
            self.samples.headers.append(replace(plain, title="declared headers", expected=expected))

    def _calls(self) -> None:
        """Calls with all there is to give, with little, with None; and one for each answer there may be."""
        flat, body = self.calls.flat, self.method.body
        self._add(EVERYTHING, *self.full)
        if self.least != self.full or flat is not None:
            self._add(LEAST, *self.least, whole=True)
        if flat is not None and not self.least[1] and self.full[1]:  # a body that is given whole holds something
            self._add("everything in one piece", self.least[0], self.full[1], whole=True)
        if (nulls := self.calls.nulls()) is not None:
            self._add("None for the rest", *nulls, freely=True)
        if flat is not None and body is not None and body.required and not body.requires_fields:
            self._add("an empty body", self.least[0], {}, freely=True)
        for number, values in enumerate(self.calls.others(), 2):
            self._add(f"parameters {number}", values, self.least[1])
        for number, content in enumerate(self.calls.bodies(), 2):
            self._add(f"body {number}", self.least[0], content)
        if self.kind is MethodKind.CALL:
            plain = self.calls.call(LEAST, *self.least, whole=True)
            self.samples.calls += [replace(plain, title=title, expected=each) for title, each in self.answers.more()]
            self._formats()

    def _add(self, title: str, values: Values, content: object, *, whole: bool = False, freely: bool = False) -> None:
        """``freely``: the body need not keep to the document."""
        case = self.calls.call(title, values, content, whole=whole)
        if freely and self.calls.deviates(content):
            case = replace(case, request=replace(case.request, deviates=True))
        self.samples.calls.append(replace(case, expected=self._success(case, values)))

    def _formats(self) -> None:
        """Each form of the answer that a field asks for."""
        formats, (values, content) = self.method.operation.formats, self.least
        for form in formats.cases if formats is not None else ():
            if formats is not None and form.values and isinstance(content, Mapping):
                case = self.calls.call(
                    f"the form {form.values[-1]}", values, {**content, formats.property: form.values[-1]}
                )
                if (expected := self.answers.of_format(form)) is not None:
                    self.samples.calls.append(replace(case, expected=expected))

    def _success(self, case: Case, values: Values) -> Expected:
        if self.kind is MethodKind.PAGES:
            return pages(self.answers, case.request.url, self._turn(values))
        if self.kind is MethodKind.POLL:
            return begun(self.answers, case.request.url)
        return self.answers.full()

    def _turn(self, values: Values) -> Turn:
        """How the next page is asked for with a token."""
        planned = self.method.results.pages
        name = planned.rule.parameter or "" if planned is not None else ""
        return lambda token: self.calls.call("", {**values, (Location.QUERY, name): token}).request.url

    def _streams(self) -> None:
        if (streamed := events(self.answers)) is None:
            return
        case = self.calls.call(EVERYTHING, *self.full, streams=True)
        self.samples.streams.append(replace(case, expected=streamed.whole))
        content = self.least[1] or self.full[1]
        whole = self.calls.call("a body in one piece", self.least[0], content, whole=True, streams=True)
        if whole.arguments.body is not ABSENT:
            self.samples.streams.append(replace(whole, expected=streamed.whole))
        plain = self.calls.call(LEAST, *self.least, streams=True)
        self.samples.broken += [replace(plain, title=title, expected=each) for title, each in streamed.broken.items()]

    def _example(self, example: Matched) -> None:
        title, hidden = example.example.title, self.calls.hidden
        values = {**self.least[0], **example.values}
        content = example.body if example.body is not ABSENT else self.least[1]
        if hidden is not None and isinstance(content, Mapping):
            content = {name: value for name, value in content.items() if name != hidden}
        plain = self.calls.call(title, values, content)
        case = self.calls.call(title, values, content, streams=example.streams)
        for answer in example.answers:  # errors, to a call that asks for no stream
            if answer.status >= 400 and answer.body is not ABSENT:
                expected = self.answers.refused(answer.status, answer.body)
                refused = case if self.kind is MethodKind.STREAM else plain
                self.samples.errors.append(replace(refused, title=f"{title}, {answer.status}", expected=expected))
        successes = [answer for answer in example.answers if answer.is_success]
        if example.streams:
            sent = [answer for answer in successes if answer.body is not ABSENT]
            if (streamed := events(self.answers, sent) or events(self.answers)) is not None:
                self.samples.streams.append(replace(case, expected=streamed.whole))
            return
        for number, answer in enumerate(successes or [Answer(0)]):
            expected = self._shown(answer, case, values)
            name = f"{title}, {answer.status}" if number else title
            self.samples.calls.append(replace(case, title=name, expected=expected))

    def _shown(self, answer: Answer, case: Case, values: Values) -> Expected:
        """What comes back: the example's answer, or one made up where that cannot be used."""
        if self.kind is MethodKind.PAGES and answer.body is not ABSENT:
            shown = shown_pages(self.answers, case.request.url, self._turn(values), answer)
            return shown or self._success(case, values)
        if self.kind is MethodKind.POLL or answer.body is ABSENT:
            known = self.answers.of_status(answer.status) if self.kind is MethodKind.CALL else None
            return known or self._success(case, values)
        return self.answers.given(answer)
