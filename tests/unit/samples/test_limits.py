"""Values within limits: near what was wished for, never outside where there is one inside, and None at once where not."""

from __future__ import annotations

import re

import pytest

from generator.ir.types import NO_LIMITS, Limits
from generator.samples.limits import LONGEST_TEXT, is_within, number_within, text_within, tightest


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (NO_LIMITS, 3),
        (Limits(minimum=1, maximum=5), 3),
        (Limits(maximum=1), 1),
        (Limits(minimum=256), 256),
        (Limits(exclusive_minimum=3), 4),
        (Limits(exclusive_maximum=3), 2),
        (Limits(minimum=3.5), 4),
        (Limits(minimum=3.2, maximum=3.8), None),
        (Limits(multiple_of=5), 5),
        (Limits(multiple_of=5, maximum=4), 0),
        (Limits(multiple_of=5, exclusive_minimum=10), 15),
        (Limits(multiple_of=1.5, minimum=4), 6),
        (Limits(multiple_of=0), 3),
        (Limits(minimum=5, maximum=4), None),
        (Limits(minimum=10**300), 10**300),
    ],
)
def test_an_integer_is_the_wished_for_one_or_near_a_limit(limits: Limits, expected: int | None) -> None:
    assert number_within(3, limits, whole=True) == expected


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (Limits(minimum=0, maximum=2), 0.5),
        (Limits(maximum=0.25), 0.25),
        (Limits(exclusive_minimum=0.5, exclusive_maximum=0.75), 0.625),
        (Limits(exclusive_minimum=0.5), 1.5),
        (Limits(minimum=0.55, maximum=0.75, multiple_of=0.1), 0.6),
        (Limits(multiple_of=-0.2), 0.6),
        (Limits(exclusive_minimum=1, exclusive_maximum=1), None),
    ],
)
def test_a_number_is_taken_as_it_is_written(limits: Limits, expected: float | None) -> None:
    """0.6 is a multiple of 0.1, though not in binary."""
    assert number_within(0.5, limits, whole=False) == expected


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (NO_LIMITS, "some label"),
        (Limits(max_length=8), "some lab"),
        (Limits(max_length=5), "label"),
        (Limits(max_length=2), "la"),
        (Limits(max_length=0), ""),
        (Limits(min_length=14), "some labelsome"),
        (Limits(min_length=24, max_length=30), "some labelsomelabelsomel"),
        (Limits(min_length=3, max_length=2), None),
        (Limits(min_length=LONGEST_TEXT + 1), None),
        (Limits(min_length=10**9, max_length=10**10), None),
        (Limits(pattern=""), "some label"),
    ],
)
def test_a_text_tells_its_name_as_far_as_there_is_space(limits: Limits, expected: str | None) -> None:
    assert text_within("label", "some {}", limits) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("^[a-zA-Z0-9_-]+$", "somelabel"),
        ("^tunnel_[a-z0-9]{12}$", "tunnel_somelabelsom"),
        ("^[a-z][a-z0-9-]{1,5}$", "somela"),
        ("^gpt-[0-9]{3,}$", "gpt-000"),
        (r"^\d{4}\.\d\d?$", "0000.0"),
        (r"[\w.]*", "somelabel"),
        ("^.{3}$", "som"),
        ("^[a-z][0-9]{2}[a-z]{1,4}$", "s00omel"),
        ("^[a-z]+-[a-z]+$", "somelabel-a"),
        ("^(a|b)$", None),
        ("^[^a-z]+$", "A"),
        ("^(a+)+$", None),
        (r"^\p{L}+$", None),
        ("^[é-ü]+$", None),
        ("^[a-z", None),
        ("^[z-a]$", None),
        (r"^\bword", None),
        ("a{9999}" * 2000, None),
    ],
)
def test_a_simple_pattern_is_followed_and_no_other(pattern: str, expected: str | None) -> None:
    """What is made up matches; a pattern is never run, so none can take long."""
    text = text_within("label", "some {}", Limits(pattern=pattern))
    assert text == expected
    assert text is None or re.search(pattern, text)


def test_a_pattern_and_a_length_hold_together() -> None:
    limits = Limits(pattern="^id-[a-z]+$", min_length=6, max_length=8)
    assert text_within("label", "some {}", limits) == "id-somel"
    assert text_within("label", "<{}>", Limits(pattern="^[a-z]{2,4}$", min_length=6)) is None
    assert text_within("label", "<{}>", Limits(pattern="^[a-z]{8}$", max_length=6)) is None


def test_of_several_limits_the_tightest_holds() -> None:
    """A minimum of 0 is a limit like any other."""
    merged = tightest([Limits(minimum=0, max_length=9), NO_LIMITS, Limits(minimum=-1, max_length=4, unique_items=True)])
    assert merged == Limits(minimum=0, max_length=4, unique_items=True)
    assert tightest([]) == NO_LIMITS


@pytest.mark.parametrize(
    ("value", "limits", "expected"),
    [
        (True, Limits(minimum=5), True),
        (5, Limits(minimum=5, multiple_of=2.5), True),
        (4, Limits(minimum=5), False),
        (0.5, Limits(multiple_of=0.1), True),
        (0.55, Limits(multiple_of=0.1), False),
        ("abc", Limits(max_length=3, pattern="^x$"), True),
        ("abc", Limits(max_length=2), False),
        ([], Limits(min_items=1), False),
        ([1], Limits(min_items=1, max_items=1, min_length=5), True),
        (None, Limits(minimum=5), True),
        (float("inf"), Limits(maximum=5), True),
        (10**400, Limits(maximum=5), False),
    ],
)
def test_a_value_is_compared_with_the_limits_of_its_kind(value: object, limits: Limits, expected: bool) -> None:
    assert is_within(value, limits) is expected


@pytest.mark.parametrize(
    ("format", "limits", "pattern"),
    [
        ("uuid", NO_LIMITS, r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
        ("uri", NO_LIMITS, r"https://example\.com/a%20label"),
        ("byte", NO_LIMITS, r"YSBsYWJlbA=="),
        ("password", NO_LIMITS, r"some a label"),
        (None, NO_LIMITS, r"some a label"),
        ("uuid", Limits(max_length=5), r"a lab"),
    ],
)
def test_a_text_has_its_format_where_its_limits_leave_space(format: str | None, limits: Limits, pattern: str) -> None:
    """And it is another text for another name."""
    text, other = (text_within(name, "some {}", limits, format) for name in ("a label", "some label"))
    assert text is not None and re.fullmatch(pattern, text) and text != other
