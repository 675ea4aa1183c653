"""What a ``$ref`` means: a file and a pointer, or the reason why it is refused.

References are symbolic here: finding what they name never changes a document (OpenAPI 3.1 section 4.6; relative
references resolve against the file they stand in, RFC 3986 section 5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.diagnostics import SourceRef
from generator.load.files import join
from generator.load.nodes import SpecList, SpecMap
from generator.load.pointers import canonical

_CONTROL = re.compile(r"[\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a reference is not followed."""

    code: str
    message: str


def target(ref: str, base: str) -> SourceRef | Refusal:
    """Where a reference written in the file ``base`` leads."""
    if _CONTROL.search(ref):  # urlsplit would drop them without a word
        return Refusal("CG120", f"the reference {ref!r} has a control character in it: fix it")
    try:
        parts = urlsplit(ref)
    except ValueError:
        return Refusal("CG120", f"the reference {ref!r} is not a URI reference: fix it")
    if parts.scheme or parts.netloc:
        return Refusal(
            "CG120",
            f"the reference {ref!r} leads to another place, and documents are never fetched: download that file next "
            "to this one and refer to it by a relative path",
        )
    path, fragment = unquote(parts.path), unquote(parts.fragment)
    if _CONTROL.search(path):
        return Refusal("CG120", f"the reference {ref!r} has a control character in its path: fix it")
    if path.startswith(("/", "\\")):
        return Refusal("CG121", f"the reference {ref!r} is an absolute path: make it relative to this document")
    if fragment and not fragment.startswith("/"):
        return Refusal(
            "CG124", f"the fragment of the reference {ref!r} is not a JSON pointer: write it as '#/components/…'"
        )
    return canonical(join(base, path) if path else base, fragment)


# Below these keys the keys are the document's own names, not the words of OpenAPI or JSON Schema.
_NAMES = frozenset(
    "properties patternProperties dependentSchemas definitions $defs schemas parameters responses requestBodies headers "
    "examples securitySchemes securityDefinitions links callbacks pathItems paths x-ms-paths webhooks content encoding "
    "variables".split()
)
# The values of these keys are data, whatever they look like.
_DATA = frozenset("example default enum const x-ms-examples mapping scopes".split())
_FOLLOWED_EXTENSIONS = frozenset(("x-ms-paths", "x-ms-parameterized-host"))


def references(document: SpecMap) -> Iterator[tuple[SourceRef, str, bool]]:
    """Every ``$ref`` of a document that is a reference, with its place; those in examples and other data are not.

    The last part says whether the document can do without what is named: the value of a discriminator's mapping may
    be no more than a schema's name (OpenAPI 3.1 section 4.8.25).
    """
    stack: list[tuple[Any, bool]] = [(document, False)]
    seen: set[int] = set()
    while stack:
        node, keys_are_names = stack.pop()
        if isinstance(node, SpecList):
            stack.extend((item, False) for item in reversed(node))
            continue
        if not isinstance(node, SpecMap) or id(node) in seen:  # an alias shares its node
            continue
        seen.add(id(node))
        ref = node.get("$ref")
        if isinstance(ref, str):
            yield node.at.child("$ref"), ref, False
        if isinstance(node.get("propertyName"), str) and isinstance(node.get("mapping"), SpecMap):
            for value, schema in node["mapping"].items():
                if isinstance(schema, str) and "#" in schema:
                    yield node["mapping"].at.child(value), schema, True
        for key, value in reversed(node.items()):
            if keys_are_names:
                stack.append((value, False))
            elif key in _DATA or (key.startswith("x-") and key not in _FOLLOWED_EXTENSIONS):
                continue
            elif key == "examples" and node.at.pointer != "/components":
                # A list of values, a 2.0 response's values by type, or example objects, which may be references.
                for item in reversed(value.values()) if isinstance(value, SpecMap) else ():
                    if isinstance(item, SpecMap) and list(item) == ["$ref"]:
                        stack.append((item, False))
            else:
                stack.append((value, key in _NAMES))


def example_references(document: SpecMap) -> Iterator[tuple[SourceRef, str]]:
    """The files named under ``x-ms-examples`` (Azure: title → ``{$ref: file}``)."""
    stack: list[Any] = [document]
    seen: set[int] = set()
    while stack:
        node = stack.pop()
        if isinstance(node, SpecList):
            stack.extend(reversed(node))
        elif isinstance(node, SpecMap) and id(node) not in seen:
            seen.add(id(node))
            named = node.get("x-ms-examples")
            if isinstance(named, SpecMap):
                for entry in named.values():
                    if isinstance(entry, SpecMap) and isinstance(entry.get("$ref"), str):
                        yield entry.at.child("$ref"), entry["$ref"]
            stack.extend(value for key, value in reversed(node.items()) if key != "x-ms-examples")
