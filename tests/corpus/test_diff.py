"""Documents compared: the facts we know of their versions, no false removal, the same in any order."""

from __future__ import annotations

import functools
import json
import random
from pathlib import Path
from typing import Any

import pytest

from generator.project.catalog import Target
from generator.diagnostics import DiagnosticSink, SourceRef
from generator.diff.compare import compare
from generator.diff.model import Change, Comparison, Version
from generator.generation import analyse
from generator.package.result import Options

from .real import AZURE, corrected, name, official, raw, successors

METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}


PAIRS = [pytest.param(old, new, id=f"{name(old)}..{new.parent.name}") for old, new in successors()]
each_pair = pytest.mark.parametrize("old, new", PAIRS)


def read(path: Path, service: str) -> Version:
    sink = DiagnosticSink()
    stages = analyse(Target(f"{service}/{path.parent.name}", path, service, path.parent.name), Options(path), sink)
    return stages.version(path.parent.name)


@functools.cache
def version(path: Path) -> Version:
    return read(path, path.parents[2].name)


@functools.cache
def between(old: Path, new: Path) -> Comparison:
    return compare(version(old), version(new))


def stable(name: str) -> Path:
    return AZURE / f"inference/stable/{name}/inference.json"


def said(comparison: Comparison, rule: str) -> list[str]:
    return [change.sentence for change in comparison.changes if change.rule == rule]


@official
def test_2023_05_15_to_2024_02_01() -> None:
    """What ``corpus.md`` states: three operations, ``model`` gone, ``"inf"`` → 4096, chat's new fields, its message."""
    comparison = between(stable("2023-05-15"), stable("2024-02-01"))
    assert [change.python for change in comparison.changes if change.rule == "operation-added"] == [
        ("new method `transcriptions.create`",),
        ("new method `translations.create`",),
        ("new method `image_generations.create`",),
    ]
    removed = {note for change in comparison.changes if change.rule == "property-removed" for note in change.python}
    assert removed == {
        "keyword `model` of `completions.create` is gone",
        "keyword `model` of `embeddings.create` is gone",
    }
    assert said(comparison, "default-changed") == [
        '`max_tokens` of `chatCompletionsRequestCommon` has the default `4096` instead of `"inf"`'
    ]
    added = {note for change in comparison.changes if change.rule == "property-added" for note in change.python}
    keywords = {note for note in added if note.startswith("new keyword")}
    assert keywords == {
        f"new keyword `{name}` of `chat_completions.create`"
        for name in "data_sources seed response_format tools tool_choice functions function_call".split()
    }
    assert said(comparison, "property-optional") == [
        "`content` of `chatCompletionResponseMessage` is optional now",
        "`role` of `chatCompletionResponseMessage` is optional now",
    ]
    (change,) = (
        item
        for item in comparison.changes
        if "`content` of `chatCompletionResponseMessage` may be null" in item.sentence
    )
    assert change.impact.value == "risky"
    # The chat request moved from inline to a reference: nothing of it is gone but the name of three kinds of message.
    assert not {"body-removed", "body-whole", "operation-removed", "type-changed"} & {
        item.rule for item in comparison.changes
    }


@official
def test_2024_02_01_to_2024_06_01_is_additive_only() -> None:
    """Six additions, as ``corpus.md`` lists them, and nothing else at all."""
    comparison = between(stable("2024-02-01"), stable("2024-06-01"))
    assert comparison.counts == {"breaking": 0, "risky": 0, "additive": 6}
    assert [change.sentence for change in comparison.changes] == [
        "`choices[].logprobs` of `createChatCompletionResponse` is new: optional, `chatCompletionChoiceLogProbs`",
        "`dimensions` of the request body of `embeddings.create` is new: optional, integer",
        "`encoding_format` of the request body of `embeddings.create` is new: optional, string",
        "`logprobs` of `createChatCompletionRequest` is new: optional, boolean",
        "`top_logprobs` of `createChatCompletionRequest` is new: optional, integer, has a minimum of `0`,"
        " has a maximum of `5`",
        "`chatCompletionToolChoiceOption` has the new value `required`",
    ]


@each_pair
def test_no_class_that_still_exists_is_called_gone(old: Path, new: Path) -> None:
    """Whatever took a place of it: an import of its name works."""
    kept = set(version(new).plan.types.names.values())
    for change in between(old, new).changes:
        if change.rule in ("class-renamed", "derived-class-renamed", "class-removed"):
            assert change.sentence.split("`")[1] not in kept, change


@official
def test_a_deletion_that_answers_is_another_result() -> None:
    """``files.delete`` answered nothing, and then with what was deleted: Python returns it."""
    retyped = {sentence for old, new in successors() for sentence in said(between(old, new), "result-retyped")}
    assert retyped == {"`files.delete` returns `models.FileDelete` instead of `None`"}


# An independent look at the raw documents, by their own pointers.


def at(document: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        document = document[int(key)] if isinstance(document, list) else document[key]
    return document


def properties(document: Any, node: Any, seen: frozenset[str] = frozenset()) -> set[str]:
    """Every property a schema could be given: through references, allOf, oneOf and anyOf."""
    if "$ref" in node:
        ref = node["$ref"]
        return set() if ref in seen else properties(document, at(document, ref[1:]), seen | {ref})
    names = set(node.get("properties", {}))
    for key in ("allOf", "oneOf", "anyOf"):
        for branch in node.get(key, []):
            names |= properties(document, branch, seen)
    return names


@each_pair
def test_what_is_called_removed_is_absent(old: Path, new: Path) -> None:
    """No false removal: the new document lacks the operation, or its schema the property, parameter or value."""
    before, after = corrected(old), corrected(new)
    looked = 0
    for change in between(old, new).changes:
        assert change.old is None or resolves(before, change.old), change
        assert change.new is None or resolves(after, change.new), change
        match change.rule:
            case "operation-removed":
                method, path = change.sentence.split("`")[1].split(" ", 1)
                assert method.lower() not in after["paths"].get(path, {}), change
            case "property-removed":
                name = name_at(change.old)
                schema = at(after, pointer(change.new))
                if isinstance(schema, list):  # the form of Swagger 2.0: a list of parameters
                    assert name not in {item.get("name") for item in schema}, change
                else:
                    assert name not in properties(after, schema), change
                assert name_at(change.old) in at(before, pointer(change.old).rsplit("/", 1)[0]), change
            case "enum-value-removed":
                gone = change.sentence.split(" has lost ")[1].split("`")[1::2]
                assert not set(gone) & set(map(str, at(after, pointer(change.new)).get("enum", []))), change
            case "parameter-removed":
                assert change.sentence.split("`")[1] not in json.dumps(at(after, pointer(change.new))), change
            case _:
                continue
        looked += 1
    assert looked == sum(
        change.rule in ("operation-removed", "property-removed", "enum-value-removed", "parameter-removed")
        for change in between(old, new).changes
    )


def resolves(document: Any, place: SourceRef) -> bool:
    at(document, place.pointer)  # KeyError where nothing is there
    return True


def pointer(place: SourceRef | None) -> str:
    assert place is not None
    return place.pointer


def name_at(place: SourceRef | None) -> str:
    return pointer(place).rsplit("/", 1)[1].replace("~1", "/").replace("~0", "~")


@each_pair
def test_every_operation_is_accounted_for(old: Path, new: Path) -> None:
    """Removed and added operations are the difference of the raw documents' own lists, and all others are paired."""

    def operations(path: Path) -> set[str]:
        paths = raw(path)["paths"]
        return {f"{verb.upper()} {route}" for route, item in paths.items() for verb in item if verb in METHODS}

    comparison = between(old, new)
    moved = said(comparison, "operation-moved")
    gone = {sentence.split("`")[1] for sentence in said(comparison, "operation-removed")}
    fresh = {sentence.split("`")[1] for sentence in said(comparison, "operation-added")}
    same = operations(old) & operations(new)
    assert not gone & same and not fresh & same
    assert len(comparison.pairs) == len(operations(old)) - len(gone) == len(operations(new)) - len(fresh)
    assert len(comparison.pairs) >= len(same) and not moved


def shuffled(node: Any, mix: random.Random) -> Any:
    """The same document with its keys, union branches, enum values and required lists in another order."""
    if isinstance(node, dict):
        keys = list(node)
        mix.shuffle(keys)
        items = {key: shuffled(node[key], mix) for key in keys}
        for key in ("oneOf", "anyOf", "enum", "required"):
            if isinstance(items.get(key), list):
                mix.shuffle(items[key])
        return items
    return [shuffled(item, mix) for item in node] if isinstance(node, list) else node


def wire(comparison: Comparison) -> list[tuple[str, str, tuple[str, ...]]]:
    """What differs on the wire: names that Python derives from numbers of branches follow the order of the document."""
    return [key(change) for change in comparison.changes if change.area != "python"]


def key(change: Change) -> tuple[str, str, tuple[str, ...]]:
    return change.impact.value, change.sentence, change.operations


@each_pair
def test_order_is_no_difference(old: Path, new: Path, tmp_path: Path) -> None:
    """A document differs in nothing from itself shuffled, and a comparison with it says what it said before."""
    mix = random.Random(7)
    path = tmp_path / new.parent.name / new.name
    path.parent.mkdir()
    path.write_text(json.dumps(shuffled(raw(new), mix)), "utf-8")
    other = read(path, new.parents[2].name)
    assert wire(compare(version(new), other)) == []
    assert wire(compare(version(old), other)) == wire(between(old, new))


@each_pair
def test_a_document_differs_in_nothing_from_itself(old: Path, new: Path) -> None:
    """Not on the wire and not in Python."""
    assert compare(version(old), version(old)).changes == ()
    assert compare(version(new), version(new)).changes == ()
