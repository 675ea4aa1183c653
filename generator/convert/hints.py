"""What a definition should be called: the document's name, a suggestion, or the words that lead to it."""

from __future__ import annotations

import re

from generator.convert.enums import enum_name
from generator.convert.read import last_step, text, title
from generator.ir.types import NameHint, Strength
from generator.load.nodes import SpecMap
from generator.normalize.document import NormalDocument, NormalOperation

#: The trail to a place, outermost first: ``("embeddings_create", "request", "input", "item")``.
Words = tuple[str, ...]

_NAMED = re.compile(r"#(?:/components/schemas|/definitions)/[^/]+\Z")
#: Steps of a pointer that say nothing about what is below them.
_SILENT = {"components", "schemas", "definitions", "properties", "schema", "content", "allOf", "oneOf", "anyOf"}


def named_words(document: NormalDocument, key: str) -> Words:
    """The trail to a schema that a ``$ref`` reaches: its name, or the words of its pointer."""
    name = pinned_name(document, key) or document.declared.get(key)
    if name is not None:
        return (name,)
    if _NAMED.search(key):
        return (last_step(key),)
    steps = [last_step("/" + step) for step in key.partition("#")[2].split("/")[1:]]
    return tuple(step for step in steps if step not in _SILENT) or (last_step(key),)


def pinned_name(document: NormalDocument, key: str) -> str | None:
    """The name that ``x-ms-client-name`` gives a named schema (elsewhere it is the name of a property)."""
    is_named = key in document.declared or _NAMED.search(key) is not None
    return (text(document.schemas[key], "x-ms-client-name") or None) if is_named and key in document.schemas else None


def named_hint(document: NormalDocument, key: str) -> NameHint:
    words = named_words(document, key)
    if pinned_name(document, key) is not None:
        return NameHint(words[0], Strength.PINNED)
    if key in document.declared or _NAMED.search(key):
        return NameHint(words[0], Strength.REQUIRED)
    return NameHint(None, Strength.DERIVED, words)


def inline_hint(node: SpecMap, words: Words) -> NameHint:
    """``x-ms-enum.name``, else a title that can be a name, else the trail."""
    name = enum_name(node) or title(node)
    return NameHint(name, Strength.SUGGESTED if name else Strength.DERIVED, words)


def operation_words(operation: NormalOperation) -> Words:
    """The operationId, or the method and the fixed words of the path."""
    name = text(operation.node, "operationId")
    if name:
        return (name,)
    steps = operation.path.partition("?")[0].split("/")
    return (operation.method, *(step for step in steps if step and not step.startswith("{")))


_SHARED = re.compile(r"/(?:components/)?(?:parameters|requestBodies|responses|headers)/([^/]+)(?:/|\Z)")


def shared_words(pointer: str, words: Words) -> Words:
    """The trail to something shared by operations is its own name, not that of whichever operation came first."""
    shared = _SHARED.match(pointer)
    return (last_step("/" + shared.group(1)),) if shared else words
