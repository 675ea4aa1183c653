"""Proves that an embedded document explains everything, and in our own words rather than the original's."""

import re
from collections.abc import Iterator
from typing import Any

from .documents import Pair, each_pair, examples, load, operations, prose, resolve, walk

LONGEST_SHARED_RUN = 8
# Below these keywords every name stands for something a reader asks about.
EXPLAINED = {"definitions", "headers", "properties", "responses", "schemas"}


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of words in a text that is one word too long to be shared."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {tuple(words[start : start + LONGEST_SHARED_RUN + 1]) for start in range(len(words) - LONGEST_SHARED_RUN)}


def texts(pair: Pair) -> Iterator[tuple[str, str]]:
    """Our prose, example titles included."""
    yield from prose(pair.ours())
    for _, path in examples(pair):
        yield path.name, load(path)["title"]


@each_pair
def test_no_sentence_is_the_originals(pair: Pair) -> None:
    """No run of more than eight consecutive words is shared with the original."""
    original = pair.original_path()
    theirs = [text for _, text in prose(load(original))]
    theirs += [str(load(path).get("title")) for path in original.parent.glob("examples/*") if path.is_file()]
    taken = set().union(*(runs(text) for text in theirs))
    copied = [f"{where}: {' '.join(run)}" for where, text in texts(pair) for run in runs(text) & taken]
    assert not copied, "\n".join(["copied from the original:", *copied])


def test_a_run_of_nine_words_is_noticed() -> None:
    """Nine shared words count, whatever the punctuation; eight do not."""
    sentence = "The quick brown fox jumps over the lazy dog."
    assert runs(sentence) & runs(f'He wrote "{sentence.upper()}" again')
    assert not runs(sentence) & runs(sentence.replace("dog", "cat"))


@each_pair
def test_everything_is_explained(pair: Pair) -> None:
    """Operations have a summary and a description; schemas, properties, parameters, enum values a description."""
    document = pair.ours()
    silent = [
        f"{name} {keyword}"
        for name, operation in operations(document)
        for keyword in ("summary", "description")
        if not operation.get(keyword)
    ]
    for where, names, key, value in walk(document):
        if names in EXPLAINED or where.endswith(f"/x-ms-enum/values/{key}") or is_parameter(where, names, value):
            silent += [where] if not resolve(document, value).get("description") else []
    assert not silent, "\n".join(["not explained:", *silent])


def is_parameter(where: str, names: str, value: Any) -> bool:
    """True for an item of a list of parameters and for a shared parameter."""
    return names == "parameters" or (isinstance(value, dict) and re.search(r"/parameters/\d+$", where) is not None)
