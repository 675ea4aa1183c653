"""Proves what becomes of JSON that does not keep to its document, type by type, and how strict differs."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Annotated, Any, Literal, Optional, Union

import pytest
from pydantic import BaseModel, Field, ValidationError


@pytest.fixture
def build(runtime: Callable[[str], Any]) -> Callable[[Any, Any], Any]:
    found: Callable[[Any, Any], Any] = runtime("reading").build
    return found


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        (tuple[int, datetime.date], [1, "2024-01-02", "more"], (1, datetime.date(2024, 1, 2), "more")),
        (tuple[int, datetime.date], [1], (1,)),
        (list[datetime.date], ["2024-01-02", "soon"], [datetime.date(2024, 1, 2), "soon"]),
        (set[int], [1, 1], [1, 1]),
        (frozenset[int], [2], [2]),
        (dict[str, datetime.date], {"a": "2024-01-02", "b": None}, {"a": datetime.date(2024, 1, 2), "b": None}),
        (int, [1], [1]),
        (str, [1], [1]),
        (Any, [1], [1]),
        (list[int], {"a": 1}, {"a": 1}),
        (list[int], "text", "text"),
        (dict[str, int], [1], [1]),
        (int, "7", "7"),
        (object, "2024-01-02", "2024-01-02"),
        (datetime.datetime, "2024-01-02T03:04:05Z", datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)),
        (datetime.date, 7, 7),
        (Optional[datetime.date], "2024-01-02", datetime.date(2024, 1, 2)),
    ],
)  # fmt: skip
def test_plain_json_becomes_a_type_as_far_as_it_can(build: Any, type_: Any, value: Any, expected: Any) -> None:
    found = build(type_, value)
    assert found == expected and type(found) is type(expected)


def test_a_model_where_an_array_or_a_text_came_keeps_it(build: Any, models: Any) -> None:
    for value in ([1], "text", 3, None):
        assert build(models.Usage, value) == value
    assert type(build(models.Usage, {})) is models.Usage


@pytest.fixture
def kinds(runtime: Callable[[str], Any]) -> Callable[..., Any]:
    """How a union of ``One`` and ``Two``, told apart by ``kind``, is read; with a base whose ``kind`` has the given type."""
    Model, OneOf, reading = runtime("models").Model, runtime("unions").OneOf, runtime("reading")

    def make(tag: Any = None) -> Any:
        class Base(Model):  # type: ignore[misc, valid-type]
            kind: Any
            size: int | None = None

        if tag is not None:
            Base.model_fields["kind"].annotation = tag
            Base.__annotations__["kind"] = tag
            Base.model_rebuild(force=True)

        class One(Base):
            kind: Literal["one"]

        class Two(Base):
            kind: Literal["two"]

        union = Annotated[Union[One, Two], OneOf("kind", base=Base if tag is not None else None)]
        reader = reading.make_adapter(union, {})
        return lambda text, strict=False: reading.read_json(reader, text, strict)

    return make


@pytest.mark.parametrize("tag", [None, str, Literal["one", "two"], Optional[str]])
def test_a_tag_leads_to_its_class_strictly_or_not(kinds: Any, tag: Any) -> None:
    """A known class with a defect stays that class; strict raises for it."""
    read = kinds(tag)
    assert type(read(b'{"kind": "two", "size": 3}', True)).__name__ == "Two"
    assert type(read(b'{"kind": "one", "size": "3"}')).__name__ == "One"
    with pytest.raises(ValidationError):
        read(b'{"kind": "one", "size": "3"}', True)


@pytest.mark.parametrize("tag", [str, Literal["one", "two"], Optional[str]])
def test_an_unknown_tag_leads_to_the_base(kinds: Any, tag: Any) -> None:
    """It is no defect, even where the base lists the tags that it knows; a defect beside it is one, where it does not."""
    read = kinds(tag)
    found = read(b'{"kind": "three", "size": 3}', True)
    assert (type(found).__name__, found.kind, found.size) == ("Base", "three", 3)
    assert read(b'{"kind": "three", "size": "x"}').size == "x"
    if tag is not Literal["one", "two"]:
        with pytest.raises(ValidationError):
            read(b'{"kind": "three", "size": "x"}', True)


def test_without_a_base_an_unknown_tag_leads_to_a_plain_model(kinds: Any) -> None:
    """With all that came; an object without a tag is read by its shape, and is a defect."""
    read = kinds()
    found = read(b'{"kind": "three", "more": 1}', True)
    assert type(found).__name__ == "Model" and found.model_extra == {"kind": "three", "more": 1}
    assert type(read(b'{"size": 3}')).__name__ == "One"
    with pytest.raises(ValidationError):
        read(b'{"size": 3}', True)


@pytest.mark.parametrize("strict", [True, False])
def test_without_its_tag_an_object_is_the_base(kinds: Any, strict: bool) -> None:
    found = kinds(Optional[str])(b'{"size": 3, "kind": null}', strict)
    assert (type(found).__name__, found.size) == ("Base", 3)


def test_a_model_of_the_callers_own_goes_by_its_wire_names(runtime: Callable[[str], Any]) -> None:
    """And without what was never set."""

    class Foreign(BaseModel):
        size: int = Field(serialization_alias="Size")
        more: int = 7

    assert runtime("values").json_bytes({"a": Foreign(size=1)}) == b'{"a":{"Size":1}}'


@pytest.mark.parametrize(
    ("members", "value", "best"),
    [
        ((int, str), "a", str),
        ((int, str), 1, int),
        ((bool, int), 1, int),
        ((int, bool), True, bool),
        ((int, float), 0.5, float),
        ((float, str), 1, float),
        ((str, list[int]), [1], list[int]),
        ((list[str], list[int]), [1], list[int]),
        ((object, list[int]), [], list[int]),
        ((dict[str, int], str), {}, dict[str, int]),
        ((Literal["a"], Literal["b"]), "b", Literal["b"]),
        ((str, Literal["b"]), "b", Literal["b"]),
    ],
)
def test_the_member_that_fits_best_is_chosen(
    runtime: Callable[[str], Any], members: tuple[Any, ...], value: Any, best: Any
) -> None:
    assert runtime("unions").best_fit(members, value) == best
    assert runtime("unions").OneOf().choose(members, value) == best


def test_what_fits_no_member_is_kept_as_it_came(runtime: Callable[[str], Any], models: Any) -> None:
    one_of = runtime("unions").OneOf
    assert one_of().choose((int, models.Usage), [1]) is Any
    assert one_of().choose((models.Usage,), "text") is models.Usage  # there is but one: it is what it should be
    assert one_of().choose((type(None), models.Usage, models.Text), {"text": "t"}) is models.Text


def test_a_missing_field_outweighs_one_that_may_be_anything(runtime: Callable[[str], Any]) -> None:
    """Of fields that say what they hold, one more that is known outweighs it."""
    model = runtime("models").Model

    class Loose(model):  # type: ignore[misc, valid-type]
        x: int
        any: Any = None
        missing: int

    class Firm(model):  # type: ignore[misc, valid-type]
        x: int

    class More(model):  # type: ignore[misc, valid-type]
        x: int
        any: int
        missing: int

    best = runtime("unions").best_fit
    assert best((Loose, Firm), {"x": 1, "any": 2}) is Firm
    assert best((Firm, More), {"x": 1, "any": 2}) is More
    assert best((More, Firm), {"x": 1}) is Firm
    assert best((Firm, dict[str, int]), {"y": 1}) == dict[str, int]


@pytest.mark.parametrize("strict", [True, False])
def test_a_tag_is_looked_at_before_any_other_branch(runtime: Callable[[str], Any], strict: bool) -> None:
    """An object with a known tag is that class, though a map would take it; another object is the map."""
    model, one_of, reading = runtime("models").Model, runtime("unions").OneOf, runtime("reading")

    class One(model):  # type: ignore[misc, valid-type]
        kind: Literal["one"]

    class Two(model):  # type: ignore[misc, valid-type]
        kind: Literal["two"]

    reader = reading.make_adapter(Annotated[Union[One, dict[str, str], Two], one_of("kind")], {})
    assert type(reading.read_json(reader, b'{"kind": "two"}', strict)) is Two
    assert reading.read_json(reader, b'{"other": "two"}', strict) == {"other": "two"}

    class Loose(model):  # type: ignore[misc, valid-type]
        a: int
        b: int

    reader = reading.make_adapter(Annotated[Union[One, Two, Loose], one_of("kind")], {})
    assert type(reading.read_json(reader, b'{"kind": "two", "a": 1, "b": 2}', strict)) is Two
    assert type(reading.read_json(reader, b'{"a": 1, "b": 2}', strict)) is Loose
