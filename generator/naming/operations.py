"""Which group an operation belongs to, and what its method is called.

In order: pinned in ``service.yaml``; the operation id's own ``Group_Verb`` or ``group/verb``; an id that begins with a verb
(``List_Run_Steps``, ``createChatCompletion``), whose nouns are looked up among the resources of the paths; the path.
The group is the resource in the plural, so that an api-version that spells its ids another way gets the same names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.project.configuration import pinned
from generator.ir.service import Operation
from generator.ir.types import OperationKey
from generator.words import plural, singular, split_words

VERBS = frozenset(
    "accept activate add approve archive cancel complete create deactivate delete disable download edit enable export"
    " generate get import invite list modify pause patch post put query refuse reject remove replace resume retrieve"
    " revoke run search send set start stop submit unarchive update upload validate".split()
)
#: What a method without any name in the document is called, by HTTP method: on a collection, on an item.
_BY_METHOD = {
    "GET": ("list", "get"),
    "POST": ("create", "update"),
    "PUT": ("replace", "replace"),
    "PATCH": ("update", "update"),
    "DELETE": ("delete", "delete"),
    "HEAD": ("head", "head"),
    "OPTIONS": ("options", "options"),
    "TRACE": ("trace", "trace"),
}
_FILLERS = frozenset("a all an and by for from in of on the to with".split())


@dataclass(frozen=True, slots=True)
class Place:
    """Words of the group and of the method."""

    group: tuple[str, ...]
    method: tuple[str, ...]


def place_operations(operations: Sequence[Operation], pins: Mapping[str, str]) -> Mapping[OperationKey, Place]:
    """The place of every operation. ``pins``: operation id or ``METHOD /path`` → ``group.method``."""
    resources = _Resources(operations)
    prefix = _shared_prefix([operation.id for operation in operations if operation.id])
    return {operation.key: _place(operation, pins, resources, prefix) for operation in operations}


def _place(operation: Operation, pins: Mapping[str, str], resources: _Resources, prefix: int) -> Place:
    pin = pinned(pins, operation.id, operation.method, operation.path)
    if pin is not None:
        group, _, method = pin.partition(".")
        return Place(tuple(group.split("_")), tuple(method.split("_")))
    if not operation.id:
        return resources.from_path(operation)
    head, separator, tail = operation.id.partition("/" if operation.id.count("/") == 1 else "_")
    if separator and head.lower() not in VERBS and split_words(head) and split_words(tail):
        return Place(tuple(split_words(head)), tuple(split_words(tail)))
    words = [part for word in split_words(operation.id)[prefix:] for part in resources.unglue(word)]
    if not words:
        return resources.from_path(operation)
    return resources.from_words(operation, words)


def _shared_prefix(ids: Sequence[str]) -> int:
    """How many leading words all ids share (a vendor's name put before each), where at least four do."""
    split = [split_words(name) for name in ids]
    if len(split) < 4:
        return 0
    shared = 0
    while all(len(words) > shared + 1 and words[shared] == split[0][shared] for words in split):
        shared += 1
    return shared


class _Resources:
    """What the paths say: ``/threads/{id}/runs/{id}/steps`` has the resources threads, runs and run steps."""

    def __init__(self, operations: Sequence[Operation]) -> None:
        self._collections: set[tuple[str, ...]] = set()
        self._words: set[str] = set()
        for operation in operations:
            segments = _segments(operation.path)
            for index, segment in enumerate(segments[:-1]):
                if not _is_variable(segment) and _is_variable(segments[index + 1]):
                    self._collections.add(tuple(_static(segments[: index + 1])))
            if not any(map(_is_variable, segments)):
                self._collections.add(tuple(_static(segments)))
            for segment in _static(segments):
                words = split_words(segment)
                self._words |= {form for word in (*words, "".join(words)) for form in (word, singular(word))}

    def unglue(self, word: str) -> list[str]:
        """``listrunsteps`` is three words where the paths know ``runs`` and ``steps``."""
        for verb in VERBS:
            if word.startswith(verb) and word not in self._words:
                rest = self._split(word[len(verb) :])
                if rest:
                    return [verb, *rest]
        return [word]

    def _split(self, text: str) -> list[str]:
        """``text`` as a row of words that the paths know; empty if it is none."""
        for end in range(len(text), 1, -1):
            if text[:end] in self._words or text[:end] in _FILLERS:
                rest = self._split(text[end:]) if end < len(text) else []
                if rest or end == len(text):
                    return [text[:end], *rest]
        return []

    def from_words(self, operation: Operation, words: Sequence[str]) -> Place:
        verbs = [index for index in (0, len(words) - 1) if words[index] in VERBS]
        if not verbs or len(words) == 1:
            place = self.from_path(operation)
            return Place(place.group, tuple(words))
        verb, nouns = words[verbs[0]], [word for index, word in enumerate(words) if index != verbs[0]]
        for size in range(len(nouns), 0, -1):
            if self._is_resource(operation, nouns[:size]):
                return Place(_plural(nouns[:size]), (verb, *nouns[size:]))
            if self._is_resource(operation, nouns[-size:]):
                rest = nouns[:-size]
                while rest and rest[-1] in _FILLERS:
                    rest.pop()
                return Place(_plural(nouns[-size:]), (verb, *rest))
        if verbs[0] > 0:  # a verb at the end: what stands before it is the group
            return Place(tuple(nouns), (verb,))
        last = _static(_segments(operation.path))[-1:]
        if last and [singular(word) for word in split_words(last[0])] == [singular(noun) for noun in nouns]:
            return Place(_plural(nouns), (verb,))
        return Place(self.from_path(operation).group, tuple(words))

    def _is_resource(self, operation: Operation, nouns: Sequence[str]) -> bool:
        wanted = [singular(noun) for noun in nouns]
        static = _static(_segments(operation.path))
        for end in range(len(static), 0, -1):
            if tuple(static[:end]) not in self._collections:
                continue
            for start in range(end):
                if [singular(word) for name in static[start:end] for word in split_words(name)] == wanted:
                    return True
        return False

    def from_path(self, operation: Operation) -> Place:
        segments = _segments(operation.path)
        on_item = bool(segments) and _is_variable(segments[-1])
        static = _static(segments)
        action: tuple[str, ...] = ()
        if not on_item and len(static) > 1 and tuple(static) not in self._collections:
            follows_item = len(segments) > 1 and _is_variable(segments[-2])
            if follows_item and operation.method != "GET":
                action = tuple(split_words(static[-1]))
                static = static[:-1]
        group = tuple(word for name in static[-1:] for word in split_words(name)) or ("service",)
        if action:
            return Place(group, action)
        return Place(group, (_BY_METHOD.get(operation.method, ("call", "call"))[on_item],))


def _segments(path: str) -> list[str]:
    """The segments, without the deployment that every inference path begins with (it scopes, it does not name)."""
    segments = [segment for segment in re.split(r"[/:]", path) if segment]
    if len(segments) > 2 and segments[0] == "deployments" and _is_variable(segments[1]):
        return segments[2:]
    return segments


def _is_variable(segment: str) -> bool:
    return segment.startswith("{") and segment.endswith("}")


def _static(segments: Sequence[str]) -> list[str]:
    return [segment for segment in segments if not _is_variable(segment)]


def _plural(words: Sequence[str]) -> tuple[str, ...]:
    return (*(singular(word) for word in words[:-1]), plural(words[-1]))
