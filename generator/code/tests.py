"""Views of a package's tests: one module for each operation group, and the cases they run with as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, asdict, fields
from urllib.parse import quote

from generator.text import docstring, literal
from generator.ir.service import Location
from generator.code.views import GroupTestsView, MethodTestsView, TestsView
from generator.plan import GroupPlan, MethodKind, MethodPlan, Plan
from generator.plan.client import ClientPlan
from generator.plan.shown import ABSENT
from generator.samples import Samples
from generator.samples.cases import Arguments, Case, Expected, Reply, Request
from generator.samples.operations import EVERYTHING, OperationSamples

WIDTH = 120
#: What has another name in the cases than in the program, where what is expected has many.
_KEYS = {"replies": "answers", "value": "expects"}

#: A case as the JSON that the templates of the tests read.
Data = dict[str, object]


def tests_view(plan: Plan, samples: Samples) -> TestsView:
    """The view of ``tests/``."""
    client = plan.client
    version_parameter = client.version_parameter
    fixed = [f"{quote(version_parameter)}={quote(client.api_version)}"] if version_parameter is not None else []
    key = client.key
    if not client.api_version:
        fixed = []
    in_query = [f"{quote(key.name, safe='')}=some-key"] if key.location is Location.QUERY else []
    sent = f"{key.name}=some-key" if key.location is Location.COOKIE else f"{key.prefix} some-key".strip()
    return TestsView(
        base_path=literal(_base_path(client)),
        path_values=literal({str(item.name): item.tried for item in client.path_variables}),
        fixed_query=literal([*fixed, *in_query]),
        key_query=literal(in_query) if in_query else "",
        version_parameter=literal(version_parameter),
        key_header=literal("Cookie" if key.location is Location.COOKIE else key.header),
        key_sent=literal(sent),
        scopes=literal(list(client.scopes) or ["some-scope"]),
        names_scopes=bool(client.scopes),
        groups=tuple(_group(group, samples, client, in_query) for group in plan.groups),
        required_bodies=literal(
            tuple(
                method.row
                for method in plan.methods.values()
                if method.body is not None and method.body.required and method.body.requires_fields
            )
        ),
        models=_models(samples),
        params=_params(samples),
        has_models=bool(samples.models.models),
        has_unions=bool(samples.models.unions),
        has_enums=bool(samples.models.enums),
        has_params=bool(samples.params),
    )


def _base_path(client: ClientPlan) -> str:
    """What every address begins with, for a client that is given the values to try."""
    path = client.base_path
    for item in client.path_variables:
        path = path.replace(f"{{{item.wire_name}}}", quote(item.tried, safe="/" if item.several else ""))
    return "".join(f"/{segment}" for segment in path.split("/") if segment)


def _group(group: GroupPlan, samples: Samples, client: ClientPlan, in_query: list[str]) -> GroupTestsView:
    facts = {item.name: _facts(samples.operations[item.key]) for item in group.methods}
    unversioned = {item.name: {"query": in_query} for item in group.methods if client.is_unversioned(item.operation)}
    return GroupTestsView(
        module=group.attribute,
        doc=docstring(f"``client.{group.attribute}``: what it sends, and what it makes of the answers."),
        data=laid_out({name: {**item, **unversioned.get(name, {})} for name, item in facts.items()}) + "\n",
        methods=tuple(_method(item, samples.operations[item.key]) for item in group.methods),
    )


def _method(method: MethodPlan, samples: OperationSamples) -> MethodTestsView:
    operation, stream = method.operation, method.results.stream
    given = f"api.client(case).{method.path}(*case.path, **case.keywords"
    events = f"{given}, stream=True)" if stream is not None and stream.is_choice else f"{given})"
    outcome, polled = method.results.outcome, f"{given}, polling_interval=0).result()"
    forms = {
        MethodKind.CALL: f"{given})",
        MethodKind.DOWNLOAD: f"{given}).read()",
        MethodKind.PAGES: f"list({given}))",
        MethodKind.POLL: f"list({polled})" if outcome is not None and outcome.pages is not None else polled,
        MethodKind.STREAM: f"list({events})",
    }
    return MethodTestsView(
        name=method.name,
        path=method.path,
        doc=docstring(f"``{operation.method} {operation.path}``: what is sent, and what comes back.", 4),
        verb=literal(operation.method),
        expression=forms[method.kind],
        events=events,
        has_calls=bool(samples.calls),
        has_streams=bool(samples.streams),
        has_paths=bool(samples.paths),
        has_headers=bool(samples.headers),
        has_files=any(case.title == EVERYTHING and _has_file(case, samples.files) for case in samples.calls),
        begins=method.kind is MethodKind.POLL,
    )


def _has_file(case: Case, files: Sequence[str]) -> bool:
    """Whether a call is given a file, or bytes as its body."""
    given = case.arguments.fields or case.arguments.body
    return case.arguments.content is not ABSENT or (isinstance(given, Mapping) and not given.keys().isdisjoint(files))


def _facts(samples: OperationSamples) -> Data:
    """An operation's cases by test. What many of them share stands once: ``usual`` are the arguments of all but calls
    and streams, ``answer`` is what comes back where a case has no answers of its own."""
    cases = {"broken": samples.broken, "error": samples.errors, "path": samples.paths, "headers": samples.headers}
    less = {name: [_data(case) for case in each] for name, each in cases.items()}
    usual = _shared([case for each in less.values() for case in each])
    calls = [_data(case) for case in samples.calls]
    answer = next((_answer(case) for case in calls if case["title"] == EVERYTHING), {})
    tests = {
        "call": [_without(case, answer) for case in calls],
        "stream": [_data(case) for case in samples.streams],
        **{
            name: [{key: case[key] for key in case if key not in usual or usual[key] != case[key]} for case in each]
            for name, each in less.items()
        },
    }
    facts: Data = {"accept": samples.accept, "content_type": samples.content_type}
    facts |= {"names": samples.names, "files": samples.files, "usual": usual, "answer": answer, **tests}
    return {name: value for name, value in facts.items() if value}


def _data(case: Case) -> Data:
    parts = (case.arguments, case.request, case.expected)
    return {"title": case.title, **{key: value for part in parts for key, value in _given(part)}}


def _given(part: Arguments | Request | Expected | Reply) -> Iterator[tuple[str, object]]:
    """The fields that hold something else than their default, by their keys."""
    for field in fields(part):
        value, has_default = getattr(part, field.name), field.default is not MISSING
        if value is field.default if has_default else not value:
            continue
        if field.name == "replies":
            value = [dict(_given(reply)) for reply in value]
        yield _KEYS.get(field.name, field.name), value


def _shared(cases: Sequence[Data]) -> Data:
    """The arguments that every case gives, with the values of the last."""
    keys = ("path", "keywords", "fields", "body", "url")
    return {key: cases[-1][key] for key in keys if cases and all(key in case for case in cases)}


def _answer(case: Data) -> Data:
    """The part of a case that says what comes back."""
    return {key: case[key] for key in ("strict", "answers", "result", "expects") if key in case and "urls" not in case}


def _without(case: Data, answer: Data) -> Data:
    return {key: case[key] for key in case if key not in answer} if answer and _answer(case) == answer else case


def _models(samples: Samples) -> str:
    models = {}
    for item in samples.models.models:
        facts = {name: value for name, value in asdict(item).items() if value and name not in ("key", "exact")}
        models[item.key] = facts if item.exact else {**facts, "inexact": True}
    unions = {}
    for union in samples.models.unions:
        base = {"base": union.base} if union.base is not None and union.stranger is not None else {}
        unions[union.key] = {"branches": union.branches, "stranger": union.stranger, **base}
    return laid_out([models, unions, samples.models.enums]) + "\n"


def _params(samples: Samples) -> str:
    facts = {item.key: {name: value for name, value in asdict(item).items() if value} for item in samples.params}
    for each in facts.values():
        del each["key"]
    return laid_out(facts) + "\n"


def laid_out(value: object, indent: int = 0, used: int = 0) -> str:
    """JSON (all of it ASCII), as many entries on a line as it takes; what does not fit on one is divided further."""
    flat = json.dumps(value, default=str)
    if indent + used + len(flat) < WIDTH or not isinstance(value, Mapping | list | tuple) or not value:
        return flat
    if isinstance(value, Mapping):
        keys = [(f"{json.dumps(str(key))}: ", item) for key, item in value.items()]
        items = [key + laid_out(item, indent + 1, len(key) + 1) for key, item in keys]
    else:
        items = [laid_out(item, indent + 1, 1) for item in value]
    start, end = "{}" if isinstance(value, Mapping) else "[]"
    return "\n".join([start, *_filled(items, " " * (indent + 1)), " " * indent + end])


def _filled(items: list[str], pad: str) -> list[str]:
    """Items with commas between them; those that fit share a line."""
    lines: list[str] = []
    for number, item in enumerate(items):
        text = item + ("," if number < len(items) - 1 else "")
        if lines and "\n" not in text + lines[-1] and len(lines[-1]) + len(text) < WIDTH:
            lines[-1] += f" {text}"
        else:
            lines.append(pad + text)
    return lines
