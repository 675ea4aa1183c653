"""Every TypedDict has the keys that the document says, which of them must be there, and takes what they may hold."""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import pytest
from typing_extensions import NotRequired, Required, is_typeddict

from azure_openai.inference.v2024_10_21 import models, params
from azure_openai.inference.v2024_10_21._runtime import CallOptions

from .conftest import literals

PARAMS = json.loads((Path(__file__).parent / "data" / "params.json").read_text("utf-8"))


def names() -> dict[str, Any]:
    """What annotations of ``params`` name: aliases as the types that they stand for, not as the texts that say it."""
    known: dict[str, Any] = {**vars(typing), "models": models}
    texts: dict[str, str] = {}
    for module in {key.partition(":")[0] for key in PARAMS}:
        found = vars(import_module(f"{params.__name__}._{module}"))
        known |= {name: value for name, value in found.items() if not isinstance(value, str)}
        texts |= {name: value for name, value in found.items() if isinstance(value, str) and name[0] != "_"}
    while ready := [name for name, text in texts.items() if not texts.keys() & set(re.findall(r"\w+", text))]:
        known |= {name: eval(texts.pop(name), dict(known)) for name in ready}
    return {**known, **dict.fromkeys(texts, Any)}  # what is left contains itself


NAMES = names()


def hints(key: str) -> dict[str, Any]:
    module, _, name = key.partition(":")
    return typing.get_type_hints(
        getattr(import_module(f"{params.__name__}._{module}"), name), None, NAMES, include_extras=True
    )


def fits(hint: Any, value: Any) -> bool:
    """Whether a type checker would take plain JSON for a type; of an object inside it, that it is one."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return any(fits(part, value) for part in parts)
    if origin in (Required, NotRequired):
        return fits(parts[0], value)
    if origin is Literal:
        return value in parts
    if hint is Any or hint is object:
        return True
    if hint is bytes:  # which JSON has no form for: here it is text
        return isinstance(value, str)
    if is_typeddict(hint) or origin in (dict, Mapping):
        return isinstance(value, dict) and all(fits(parts[1], each) for each in value.values() if parts)
    if origin is tuple:
        return isinstance(value, list)
    if origin in (list, Sequence):
        return isinstance(value, list) and all(fits(parts[0], each) for each in value)
    if isinstance(value, bool) and hint is not bool:
        return False
    return isinstance(value, (int, float) if hint is float else hint) if isinstance(hint, type) else False


@pytest.mark.parametrize("key", PARAMS)
def test_a_typed_dict_has_its_keys(key: str) -> None:
    """All of them and no other, each taking what it may hold; those that must be there are marked."""
    facts, found = PARAMS[key], hints(key)
    value = facts.get("value", {})
    options = typing.get_type_hints(CallOptions).keys() if facts.get("options") else set()
    assert found.keys() == value.keys() | options
    assert {name for name, hint in found.items() if get_origin(hint) is Required} == set(facts.get("required", []))
    assert [name for name in value if value[name] is not None and not fits(found[name], value[name])] == []
    for name, words in facts.get("enums", {}).items():
        assert {text for text in literals(found[name]) if isinstance(text, str)} >= set(words)


@pytest.mark.parametrize("key", PARAMS)
def test_a_key_that_is_not_marked_may_be_left_out(key: str) -> None:
    """Type checkers ask for none but those that are marked."""
    module, _, name = key.partition(":")
    assert getattr(import_module(f"{params.__name__}._{module}"), name).__total__ is False
