"""What judges the conformance suite's scenarios: it notices what is lost, and reasons that are not true any more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conformance.compare import differences
from conformance.documents import DIALECTS, SuiteError
from conformance.known import Kind, Reason, contradictions, read_reasons
from conformance.oracle import Scenario
from conformance.report import cells, outdated, render
from conformance.values import value_of
from generator.ir.types import Array, Kind as Scalar, Map, Primitive, Type, Use

LISTED = [Reason(Kind.FAILED, "It cannot be.", ("3.0",), ("a",))]
SCENARIOS = [Scenario("a", "http/x", ()), Scenario("b", "http/x", ()), Scenario("c", "azure/core/y", ())]
TEXT, NUMBER = Primitive(Scalar.STRING), Primitive(Scalar.INTEGER)


@pytest.mark.parametrize(
    ("served", "read"),
    [
        ({"a": 1}, {}),
        ({}, {"a": 1}),
        ([1], []),
        ([1, 2], [2, 1]),
        (True, 1),
        (0, False),
        (None, {}),
        ("2020-01-01T00:00:00Z", "2020-01-01T00:00:01Z"),
        ({"a": [{"b": "x"}]}, {"a": [{"b": "y"}]}),
    ],
)
def test_what_is_lost_added_or_changed_is_a_difference(served: Any, read: Any) -> None:
    assert list(differences(served, read))


@pytest.mark.parametrize(
    ("served", "read"),
    [(1, 1.0), ({"a": 1, "b": 2}, {"b": 2, "a": 1}), ("2020-01-01T00:00:00.000Z", "2020-01-01T00:00:00+00:00")],
)
def test_one_value_in_two_spellings_is_none(served: Any, read: Any) -> None:
    assert not list(differences(served, read))


@pytest.mark.parametrize(
    ("problems", "names", "said"),
    [
        ({"a": ["x"]}, {"a"}, []),
        ({"a": ["x"], "b": ["y"]}, {"a", "b"}, ["b (3.0) does not pass:\n    y"]),
        ({}, {"a"}, ["a (3.0) passes: take it off known.yaml"]),
        ({}, {"b"}, ["a is no scenario of the suite: take it off known.yaml"]),
    ],
)
def test_a_run_must_find_what_is_listed_and_nothing_else(
    problems: dict[str, list[str]], names: set[str], said: list[str]
) -> None:
    assert list(contradictions(LISTED, "3.0", problems, names)) == said


def test_a_scenario_has_one_reason_in_a_dialect(tmp_path: Path) -> None:
    """The page would count it twice."""
    file = tmp_path / "known.yaml"
    file.write_text("- {kind: failed, reason: One., scenarios: [a]}\n- {kind: failed, reason: Two., scenarios: [a]}\n")
    with pytest.raises(SuiteError, match="a: two reasons in 3.0"):
        read_reasons(file)


def test_the_reasons_of_this_repository_can_be_read() -> None:
    assert {kind for kind in Kind} == {reason.kind for reason in read_reasons()}


def test_the_page_counts_by_area_and_is_compared_with_what_a_run_finds() -> None:
    page = render(SCENARIOS, LISTED, {"a-package": "1"})
    found = cells(SCENARIOS, LISTED, "3.0")
    assert found == {"azure/core": "1 / 0 / 0", "http/x": "1 / 1 / 0", "total": "2 / 1 / 0"}
    assert not list(outdated(page, found, "3.0"))
    assert len(list(outdated(page, found, "3.1"))) == 2  # there, all of them pass
    assert all(text in page for text in ("It cannot be. (OpenAPI 3.0)", "- a-package 1", "| http/x |"))
    assert page.count(" / ") > len(DIALECTS)


@pytest.mark.parametrize(
    ("given", "type_", "style", "value"),
    [
        ("a,b", Array(Use(TEXT)), "simple", ["a", "b"]),
        ("1|2", Array(Use(NUMBER)), "pipeDelimited", [1, 2]),
        (".1.2", Array(Use(NUMBER)), "label", [1, 2]),
        (";p=1;p=2", Array(Use(NUMBER)), "matrix", [1, 2]),
        (";p=1,2", Array(Use(NUMBER)), "matrix", [1, 2]),
        (";a=1;b=2", Map(Use(NUMBER)), "matrix", {"a": 1, "b": 2}),
        ("a,1,b,2", Map(Use(NUMBER)), "simple", {"a": 1, "b": 2}),
        ("a=1,b=2", Map(Use(NUMBER)), "simple", {"a": 1, "b": 2}),
        (36, NUMBER, "form", 36),
    ],
)
def test_a_text_of_the_wire_becomes_what_a_caller_gives(given: Any, type_: Type, style: str, value: Any) -> None:
    assert value_of(given, type_, {}, style, "p") == value


def test_a_text_that_is_no_value_of_the_type_is_not_given() -> None:
    with pytest.raises(ValueError):
        value_of("many", NUMBER, {}, "form", "p")
