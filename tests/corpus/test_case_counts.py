"""How many cases the tests of a package must have for each operation, counted in the document by another reader."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from generator.diagnostics import DiagnosticSink
from generator.generation import analyse
from generator.package.result import Options
from generator.plan.methods import MethodKind
from generator.samples import make_samples

from .embedded.documents import Pair, each_pair, operations, resolve
from .real import target

#: Each of them has an exception of its own; which one an operation tries is by its place in the document.
CLASSES = ("404", "401", "409", "412")
READ = {"application/json", "text/plain"}


@functools.cache
def cases(path: Path) -> dict[str, tuple[MethodKind, Any]]:
    """The kind of each method, and its cases, by ``METHOD /path``."""
    plan = analyse(target(path), Options(Path("unused")), DiagnosticSink()).plan
    samples = make_samples(plan, DiagnosticSink())
    methods = plan.methods
    names = {key: f"{each.operation.method} {each.operation.path}" for key, each in methods.items()}
    return {name: (methods[key].kind, samples.operations[key]) for key, name in names.items()}


def titles(found: list[Any]) -> list[str]:
    return [case.title for case in found]


@functools.cache
def declared(pair: Pair) -> list[tuple[str, dict[str, Any], list[dict[str, Any]], dict[str, Any]]]:
    """Each operation with its parameters and responses, references followed."""
    document = pair.ours()
    return [
        (
            name,
            operation,
            [resolve(document, each) for each in operation["parameters"]],
            {str(status): resolve(document, each) for status, each in operation["responses"].items()},
        )
        for name, operation in operations(document)
    ]


@each_pair
def test_every_operation_is_called_in_every_way(pair: Pair) -> None:
    """With all there is and with what is required alone; as each example shows; each with a success."""
    found = cases(pair.path)
    assert len(found) == len(declared(pair))
    for name, operation, parameters, _ in declared(pair):
        kind, samples = found[name]
        body = [each for each in parameters if each["in"] in ("body", "formData")] or operation.get("requestBody")
        optional = [each for each in parameters if not each.get("required") and each["in"] in ("query", "header")]
        optional = [
            each for each in optional if each["name"] != "stream"
        ]  # which asks for events, and is no argument of these
        if kind is not MethodKind.STREAM:
            known = titles(samples.calls)
            assert known.count("everything") == 1, name
            least = known.count("only what is required")
            assert least == 1 if body or optional else least <= 1, name
            assert ("None for the rest" in known) >= bool(optional), name
        shown = [*titles(samples.calls), *titles(samples.streams)]
        assert {each for each in operation.get("x-ms-examples", {})} <= set(shown), name
        given = [case.arguments.body for case in (*samples.calls, *samples.streams)]
        if samples.names or any(case.arguments.fields for case in samples.calls):  # given by its fields: once whole too
            assert any(isinstance(each, dict) and each for each in given), name


@each_pair
def test_every_operation_is_refused_in_every_way(pair: Pair) -> None:
    """With each status that is declared, one that has a class of its own, and one that nobody declared; and an answer
    that does not keep to the document, where one could be."""
    found = cases(pair.path)
    for place, (name, _, _, responses) in enumerate(declared(pair)):
        kind, samples = found[name]
        refused = [title for title in titles(samples.errors) if title.isdigit()]
        expected = {status for status in responses if status.isdigit() and status >= "400"}
        assert expected | {"418"} <= set(refused) and len(refused) == len(set(refused)), name
        assert set(refused) & set(CLASSES), name
        assert ("it fails in the end" in titles(samples.errors)) == (kind is MethodKind.POLL), name
        statuses = [case.expected.replies[-1].status for case in samples.errors if case.title.isdigit()]
        assert [str(status) for status in statuses] == refused, name
        answers = [each for status, each in responses.items() if status.startswith("2")]
        objects = [each for each in answers if each.get("schema") or "application/json" in each.get("content", {})]
        text = any(set(each.get("content", {})) - READ for each in answers)
        if kind in (MethodKind.CALL, MethodKind.PAGES) and len(objects) == len(answers) == 1 and not text:
            media = objects[0].get("content", {}).get("application/json", objects[0])
            is_union = {"anyOf", "oneOf"} & resolve(pair.ours(), media["schema"]).keys()
            assert ("strict" in titles(samples.errors)) or is_union, name


@each_pair
def test_every_path_value_is_once_empty(pair: Pair) -> None:
    """An empty value would address another operation."""
    for name, _, parameters, _ in declared(pair):
        samples = cases(pair.path)[name][1]
        values = [each for each in parameters if each["in"] == "path"]
        assert len(samples.paths) == len(values), name
        assert [list(case.arguments.path).index("") for case in samples.paths] == list(range(len(values))), name


@each_pair
def test_every_declared_header_is_read(pair: Pair) -> None:
    """Of answers that come at once; a stream and a pager have none."""
    for name, _, _, responses in declared(pair):
        kind, samples = cases(pair.path)[name]
        expected = {
            header.lower()
            for status, each in responses.items()
            if status.startswith("2")
            for header in each.get("headers", {})
        }
        read = {header.lower() for case in samples.headers for header in case.expected.value}
        if kind in (MethodKind.CALL, MethodKind.DOWNLOAD):
            assert read == expected - {"content-type"}, name
        elif kind is MethodKind.POLL:
            assert read <= expected and bool(read) == bool(expected - {"retry-after"}), name
        else:
            assert read == set(), name


@each_pair
def test_every_stream_ends_well_and_badly(pair: Pair) -> None:
    for name, (kind, samples) in cases(pair.path).items():
        assert ("cut off" in titles(samples.broken)) == bool(samples.streams), name
        assert ("an error among the events" in titles(samples.broken)) == bool(samples.streams), name
        assert bool(samples.streams) >= (kind is MethodKind.STREAM), name
    streams = sum(bool(samples.streams) for _, samples in cases(pair.path).values())
    flags = str(pair.ours()["paths"]) + str(pair.ours().get("components", pair.ours().get("definitions")))
    assert bool(streams) == ("'stream': {" in flags or "'name': 'stream'" in flags)
