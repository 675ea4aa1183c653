"""The schema of ``clientgen.yaml``, and what of a file does not fit it, each with its place.

``clientgen.schema.json`` is the one declaration: editors complete by it, and files are checked by it here. The check
knows the keywords that the schema uses. It speaks of keys and values where a general validator speaks of schemas, and
it saves every start of the command line the import of one; a test compares the two.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from generator.diagnostics import SourceRef
from generator.load.nodes import SpecList, SpecMap

SCHEMA = Path(__file__).with_name("clientgen.schema.json")

Problem = tuple[SourceRef, str]
"""A place in a file, and what is wrong there."""

_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "null": (type(None),),
    "object": (SpecMap,),
    "array": (SpecList,),
}
_WORDS = {"string": "a string", "null": "null", "object": "a mapping", "array": "a list"}


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12), as parsed."""
    data = json.loads(SCHEMA.read_text("utf-8"))
    assert isinstance(data, dict)
    return data


def problems(value: Any, at: SourceRef) -> Iterator[Problem]:
    """What of a whole file does not fit the schema, every place of it. Nothing: it fits."""
    return _check(value, schema(), at)


def fits(value: Any, definition: str) -> bool:
    """Whether a part of a file is what the schema's ``$defs`` say of it."""
    return not any(_check(value, schema()["$defs"][definition], SourceRef("")))


def suggestion(name: str, known: list[str]) -> str:
    """How to go on where ``name`` was not expected: with the nearest name, or one of all."""
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(known)}" if known else "remove it"


def _check(value: Any, rule: dict[str, Any], at: SourceRef) -> Iterator[Problem]:
    rule = _resolved(rule)
    if isinstance(value, SpecMap | SpecList):
        at = value.at  # perhaps in another file
    if "anyOf" in rule:
        yield from _check(value, _choice(value, rule["anyOf"]), at)
        return
    names = _types(rule)
    if names and not _is_one_of(value, names):
        yield at, f"expected {' or '.join(_WORDS[name] for name in names)}, not {_described(value, names)}"
        return
    match value:
        case SpecMap():
            yield from _check_mapping(value, rule, at)
        case SpecList():
            if len(value) < rule.get("minItems", 0):
                yield at, "the list is empty: give it an item, or leave the key out"
            for index, item in enumerate(value):
                yield from _check(item, rule.get("items", {}), at.child(index))
        case str():
            yield from ((at, message) for message in _text_problems(value, rule))


def _check_mapping(value: SpecMap, rule: dict[str, Any], at: SourceRef) -> Iterator[Problem]:
    properties, other = rule.get("properties", {}), rule.get("additionalProperties", {})
    for key in rule.get("required", ()):
        if key not in value:
            yield at, f"{key!r} is missing: {properties[key].get('description', _resolved(properties[key]).get('description'))}"
    for key, item in value.items():
        place = at.child(key)
        for message in _text_problems(key, rule.get("propertyNames", {})):
            yield place, f"{key!r} cannot be used: {message}"
        if key in properties:
            yield from _check(item, properties[key], place)
        elif other is False:
            yield place, f"{key!r} is not a key of {rule['title']}: {suggestion(key, list(properties))}"
        else:
            yield from _check(item, other, place)


def _text_problems(value: str, rule: dict[str, Any]) -> Iterator[str]:
    if len(value) < rule.get("minLength", 0):
        yield "the string is empty: give a value, or leave the key out"
    elif "pattern" in rule and not re.search(rule["pattern"], value):
        yield rule["patternErrorMessage"]


def _choice(value: Any, rules: list[dict[str, Any]]) -> dict[str, Any]:
    """The alternative that a value of this type is meant for; where there is none, what all of them together accept."""
    resolved = [_resolved(rule) for rule in rules]
    meant = [rule for rule in resolved if _is_one_of(value, _types(rule))]
    return meant[0] if meant else {"type": [name for rule in resolved for name in _types(rule)]}


def _resolved(rule: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in rule:
        rule = schema()["$defs"][rule["$ref"].rpartition("/")[2]]
    return rule


def _types(rule: dict[str, Any]) -> list[str]:
    names = rule.get("type", [])
    return [names] if isinstance(names, str) else names


def _is_one_of(value: Any, names: list[str]) -> bool:
    return any(isinstance(value, _TYPES[name]) for name in names)


def _described(value: Any, expected: list[str]) -> str:
    match value:
        case bool() | int() | float():
            kind = "" if isinstance(value, bool) else "the number "
            return f"{kind}{json.dumps(value)}{': put it in quotes' if 'string' in expected else ''}"
        case str():
            return f"the string {value[:40]!r}"
        case None:
            return "null: give a value, or leave the key out"
    return "a mapping" if isinstance(value, SpecMap) else "a list"
