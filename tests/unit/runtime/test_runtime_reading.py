"""Proves that any JSON is read as the declared type as far as it goes, and that nothing of it is lost."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def read(runtime: Callable[[str], Any]) -> Callable[..., Any]:
    operation, reading = runtime("operation"), runtime("reading")

    def read(name: str, data: Any, strict: bool = False) -> Any:
        text = data if isinstance(data, bytes) else json.dumps(data).encode()
        return reading.read_json(operation.JsonResult(f"things:{name}").adapter(), text, strict)

    return read


def written(model: Any) -> Any:
    return model.model_dump(mode="json", by_alias=True, exclude_unset=True)


GOOD = {"id": "a", "from": "b", "made": "2024-05-01T10:00:00Z", "level": "low", "parts": ["x"], "usage": {"total": 1}}


def test_an_answer_that_keeps_to_its_document_is_read_strictly_and_typed(read: Any, models: Any) -> None:
    answer = read("Answer", GOOD, strict=True)
    assert type(answer) is models.Answer and type(answer.usage) is models.Usage
    assert answer.from_ == "b" and answer.made.year == 2024
    assert written(answer) == GOOD


DEFECTS: dict[str, dict[str, Any]] = {
    "unknown enum value": {"id": "a", "level": "extreme"},
    "missing required field": {"from": "b"},
    "null in a required field": {"id": None},
    "wrong type": {"id": 7, "parts": {"not": "a list"}, "usage": "none"},
    "wrong type deep down": {"id": "a", "usage": {"total": "12"}, "parts": [{"type": "text", "text": 3}]},
    "unknown fields at every level": {"id": 1, "new": [1], "usage": {"total": 1, "more": {"x": None}}},
    "a python name as a wire name": {"id": None, "from": "b", "from_": "c"},
    "a bad date beside a good one": {"id": None, "made": "yesterday"},
    "extra map": {"id": None, "extra": {"a": {"total": 1}, "b": None}},
}


@pytest.mark.parametrize("data", DEFECTS.values(), ids=DEFECTS)
def test_a_defect_never_raises_and_is_written_back_as_it_came(read: Any, models: Any, data: dict[str, Any]) -> None:
    answer = read("Answer", data)
    assert type(answer) is models.Answer
    assert written(answer) == data


def test_a_missing_required_field_reads_as_none_and_stays_unset(read: Any) -> None:
    answer = read("Answer", {"usage": {}})
    assert answer.id is None and answer.usage.total is None
    assert answer.model_fields_set == {"usage"}


def test_beside_a_defect_everything_else_is_typed_as_usual(read: Any, models: Any) -> None:
    answer = read(
        "Answer", {**GOOD, "id": None, "parts": [{"type": "group", "parts": [{"type": "image", "url": "u"}]}]}
    )
    assert answer.made.year == 2024 and type(answer.usage) is models.Usage
    assert type(answer.parts[0]) is models.Group and type(answer.parts[0].parts[0]) is models.Picture


def test_a_wire_name_that_equals_a_python_name_is_an_unknown_field(read: Any) -> None:
    answer = read("Answer", {"id": "a", "from_": "c"})
    assert answer.from_ is None and answer.model_dump(by_alias=True)["from_"] == "c"


def test_text_is_never_turned_into_a_number(read: Any) -> None:
    assert read("Usage", {"total": "123"}).total == "123"


@pytest.mark.parametrize(
    "text",
    [
        rb'{"id": "\ud800"}',
        b'{"id": NaN}',
        b'{"id": 1, "big": ' + b"9" * 5000 + b"}",
        b'{"id": "a", "id": "b"}',
        b'\xef\xbb\xbf{"id": "a"}',
    ],
    ids=["lone surrogate", "NaN", "huge integer", "duplicate key", "byte order mark"],
)
def test_json_that_parsers_dislike_is_read_all_the_same(read: Any, models: Any, text: bytes) -> None:
    assert type(read("Answer", text)) is models.Answer


def test_numbers_that_json_cannot_hold_keep_their_value(read: Any) -> None:
    assert math.isnan(read("Answer", b'{"id": NaN}').id)
    assert str(read("Answer", b'{"id": 1, "big": ' + b"9" * 5000 + b"}").big) == "9" * 5000


@pytest.mark.parametrize("text", [b"", b"<html>", b'{"id":', b'{"id": "\xff"}', b"[" * 100_000])
def test_what_is_not_json_raises_value_error(read: Any, text: bytes) -> None:
    with pytest.raises(ValueError):
        read("Answer", text)


def test_strict_raises_where_lenient_reads(read: Any) -> None:
    with pytest.raises(ValueError, match="level"):
        read("Answer", DEFECTS["unknown enum value"], strict=True)


@pytest.mark.parametrize("id", ["a", None], ids=["fast", "lenient"])
class TestUnions:
    """Both ways of reading choose the same variant; a null id sends the answer the lenient way."""

    def part(self, read: Any, id: Any, part: Any) -> Any:
        answer = read("Answer", {"id": id, "parts": [part]})
        assert written(answer)["parts"] == [part]
        return answer.parts[0]

    def test_the_tag_chooses(self, read: Any, models: Any, id: Any) -> None:
        assert type(self.part(read, id, {"type": "text", "text": "t"})) is models.Text
        assert type(self.part(read, id, {"type": "picture", "url": "u"})) is models.Picture
        assert type(self.part(read, id, {"type": "image", "url": "u"})) is models.Picture

    def test_an_unknown_tag_keeps_the_object_whole(self, read: Any, runtime: Any, id: Any) -> None:
        part = self.part(read, id, {"type": "sound", "url": "u", "deep": {"a": [1]}})
        assert type(part) is runtime("models").Model and part.deep == {"a": [1]}

    def test_a_known_tag_with_a_deep_defect_stays_its_variant(self, read: Any, models: Any, id: Any) -> None:
        part = self.part(read, id, {"type": "group", "parts": [{"type": "text", "text": {"not": "text"}}]})
        assert type(part) is models.Group and type(part.parts[0]) is models.Text

    def test_a_missing_tag_leaves_it_to_the_shape(self, read: Any, models: Any, id: Any) -> None:
        assert type(self.part(read, id, {"url": "u", "size": 3})) is models.Picture

    def test_a_primitive_beside_models(self, read: Any, id: Any) -> None:
        assert self.part(read, id, "plain") == "plain"

    def test_a_tag_that_is_not_text_does_not_raise(self, read: Any, id: Any) -> None:
        assert written(self.part(read, id, {"type": ["text"]})) == {"type": ["text"]}


def test_without_a_tag_the_best_match_beats_the_first(read: Any, models: Any) -> None:
    verbose = {"text": "t", "task": "transcribe", "duration": 1.5, "segments": []}
    assert type(read("AnyAudio", verbose)) is models.VerboseAudio
    assert type(read("AnyAudio", {**verbose, "duration": "long"})) is models.VerboseAudio
    assert type(read("AnyAudio", {"text": "t", "new": 1})) is models.Audio
    assert type(read("AnyAudio", {"text": None})) is models.Audio


def test_names_given_to_one_of_stand_for_missing_literals(runtime: Any) -> None:
    source = """
from __future__ import annotations
from typing import Annotated, Union
from tiny_package._runtime import Model, OneOf
class Cat(Model):
    kind: str
    lives: int
class Dog(Model):
    kind: str
    friend: Pet | None = None
Inner = Annotated[Union["Cat", "Dog"], OneOf("kind", {"cat": "Cat", "dog": "Dog"})]
Pet = Annotated[Union[Inner, int], OneOf("kind")]
"""
    space: dict[str, Any] = {"__name__": "pets"}
    exec(source, space)
    import sys, types

    module = types.ModuleType("pets")
    vars(module).update(space)
    sys.modules["pets"] = module
    reading = runtime("reading")
    adapter = reading.make_adapter(module.Pet, vars(module))
    for friend in ({"kind": "cat", "lives": 9}, {"kind": "cat", "lives": None}):
        pet = reading.read_json(adapter, json.dumps({"kind": "dog", "friend": friend}).encode())
        assert [type(pet).__name__, type(pet.friend).__name__] == ["Dog", "Cat"]


def test_dumping_what_does_not_fit_warns_of_nothing(read: Any, recwarn: pytest.WarningsRecorder) -> None:
    read("Answer", DEFECTS["wrong type"]).model_dump_json(by_alias=True)
    assert not recwarn.list


def test_a_model_survives_copying_and_pickling(read: Any) -> None:
    import copy
    import pickle

    answer = read("Answer", DEFECTS["unknown fields at every level"])
    assert copy.deepcopy(answer) == answer == pickle.loads(pickle.dumps(answer)) and "new=[1]" in repr(answer)
