"""Every model is read with every field, and keeps what no document foresaw; every union finds the right model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from azure_openai.authoring.v2023_10_01_preview import models
from azure_openai.authoring.v2023_10_01_preview._runtime.operation import JsonResult
from azure_openai.authoring.v2023_10_01_preview._runtime.reading import read_json

from .conftest import leaf, literals, plain, same

MODELS, UNIONS, ENUMS = json.loads((Path(__file__).parent / "data" / "models.json").read_text("utf-8"))
UNKNOWN = {"a field that the document does not know": [1, None]}


class Facts:
    """A model's instance with every field, and what is known of its fields by wire name."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.value: dict[str, Any] = data.get("value", {})
        self.names, self.types = data.get("names", {}), data.get("types", {})
        self.others, self.enums = data.get("others", {}), data.get("enums", {})
        self.required, self.exact = data.get("required", []), not data.get("inexact")

    def get(self, found: Any, wire: str) -> Any:
        return getattr(found, self.names.get(wire, wire))


def read(key: str, value: Any, *, strict: bool = False) -> Any:
    return read_json(JsonResult(key).adapter(), json.dumps(value).encode(), strict)


@pytest.mark.parametrize("key", MODELS)
def test_every_field_is_read_and_written_back(key: str) -> None:
    """Each field is an attribute with the value that was sent; what is a model has the class it should have."""
    facts = Facts(MODELS[key])
    found = read(key, facts.value, strict=facts.exact)
    assert type(found) is getattr(models, key.partition(":")[2])
    assert found.model_extra == {} and same(plain(found), facts.value)
    for wire, value in facts.value.items():
        read_value = facts.get(found, wire)
        assert same(plain(read_value), value)
        if wire in facts.types:
            assert type(leaf(read_value)).__name__ == facts.types[wire]


@pytest.mark.parametrize("key", MODELS)
def test_every_value_that_is_declared_can_be_read(key: str) -> None:
    """The values of an enum, which its type lists, the other branches of a union, null where it may be."""
    facts, model = Facts(MODELS[key]), getattr(models, key.partition(":")[2])
    model.model_rebuild()  # its types are looked up when it is first used
    for wire, values in facts.enums.items():
        field = model.model_fields[facts.names.get(wire, wire)]
        assert set(values) == {text for text in literals(field.annotation) if isinstance(text, str)}
    for wire, values in [*facts.enums.items(), *facts.others.items()]:
        for value in values:
            found = read(key, {**facts.value, wire: value}, strict=facts.exact)
            assert same(plain(facts.get(found, wire)), value)


@pytest.mark.parametrize("key", MODELS)
def test_what_the_document_does_not_know_is_kept(key: str) -> None:
    """An unknown field, an unknown value of an enum, a null and a value of a wrong type are there, as they came."""
    facts = Facts(MODELS[key])
    found = read(key, {**facts.value, **UNKNOWN})
    assert found.model_extra == UNKNOWN and same(plain(found), {**facts.value, **UNKNOWN})
    for strange in [{wire: "an unknown value" for wire in facts.enums}, *({wire: None} for wire in facts.value)]:
        found = read(key, {**facts.value, **strange})
        assert same(plain(found), {**facts.value, **strange})
        for wire, value in strange.items():
            assert facts.get(found, wire) == value


@pytest.mark.parametrize("key", MODELS)
def test_what_may_be_missing_or_null_is_no_defect(key: str) -> None:
    """What need not be there reads as None, strictly too: where it is left out, and where it is null."""
    facts = Facts(MODELS[key])
    required = {name: value for name, value in facts.value.items() if name in facts.required}
    nothing = {name: None for name in facts.value if name not in facts.required}
    for value in (required, {**required, **nothing}):
        found = read(key, value, strict=facts.exact)
        assert same(plain(found), value) and {facts.get(found, name) for name in nothing} <= {None}


@pytest.mark.parametrize("key", MODELS)
def test_what_is_missing_does_not_matter_unless_strict(key: str) -> None:
    """A missing field reads as None and is not written back; ``strict`` raises where it is required."""
    facts = Facts(MODELS[key])
    found = read(key, {})
    assert type(found).__name__ == key.partition(":")[2] and plain(found) == {}
    for wire in facts.value:
        assert facts.get(found, wire) is None
    for wire in facts.required:
        with pytest.raises(ValidationError):
            read(key, {name: value for name, value in facts.value.items() if name != wire}, strict=True)
    with pytest.raises(ValidationError):
        read(key, [], strict=True)


@pytest.mark.parametrize("key", ENUMS)
def test_an_enum_lists_its_values(key: str) -> None:
    """And each of them can be read."""
    assert literals(getattr(models, key.partition(":")[2])) == set(ENUMS[key])
    assert [read(key, value, strict=True) for value in ENUMS[key]] == ENUMS[key]
