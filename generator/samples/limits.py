"""Values within limits (JSON Schema validation, sections 6.2 to 6.4): the wished-for one, or one near it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields
from fractions import Fraction
from itertools import chain, cycle, islice
from math import ceil, floor
from string import ascii_letters, digits, punctuation
from typing import Any

from generator.ir.types import NO_LIMITS, Limits

#: The longest text (in characters) and array (in items) that is made up because a limit asks for it.
LONGEST_TEXT, LONGEST_ARRAY = 1000, 50
_LOWEST = ("maximum", "exclusive_maximum", "max_length", "max_items")
_CLASSES = {"d": digits, "w": ascii_letters + digits + "_", "s": " "}
_ANY = ascii_letters + digits + " " + punctuation
#: A piece of a simple pattern: a set, an escape or a character, and how often it may stand there.
_PIECE = re.compile(
    r"(?:\[(?P<set>(?:\\.|[^\]\\^])(?:\\.|[^\]\\])*)\]|\\(?P<escape>.)|(?P<plain>[^\\^$|?*+()\[\]{}]))"
    r"(?P<many>[?*+]|\{(?P<least>\d{1,4})(?P<comma>,)?(?P<most>\d{1,4})?\})?"
)
_MEMBER = re.compile(r"\\(?P<escape>.)|(?P<first>[^\\])-(?P<last>[^\\])|(?P<plain>.)", re.DOTALL)


def tightest(limits: Iterable[Limits]) -> Limits:
    """What holds where several limits do; of patterns and of factors one, the others are not looked at."""
    known = [each for each in limits if each != NO_LIMITS]
    merged: dict[str, Any] = {}
    for field in fields(Limits):
        values = [value for each in known if (value := getattr(each, field.name)) is not field.default]
        merged |= {field.name: (min if field.name in _LOWEST else max)(values)} if values else {}
    return Limits(**merged)


def number_within(wish: float, limits: Limits, *, whole: bool) -> int | float | None:
    """The nearest number that is easy to tell, an integer where it must be ``whole``; None where there is none."""
    step = abs(_exact(limits.multiple_of or 0))
    step = Fraction(step.numerator or 1) if whole else step  # the integers that are multiples of p/q are those of p
    low = max((_exact(each) for each in (limits.minimum, limits.exclusive_minimum) if each is not None), default=None)
    high = min((_exact(each) for each in (limits.maximum, limits.exclusive_maximum) if each is not None), default=None)
    near = [_exact(wish)]
    near += [low, low + (step or 1)] if low is not None else []
    near += [high, high - (step or 1)] if high is not None else []
    near += [(low + high) / 2] if low is not None and high is not None else []
    if step:
        near = [step * rounded for each in near for rounded in (ceil(each / step), floor(each / step))]
    return next((int(each) if whole else float(each) for each in near if _is_within(each, limits)), None)


def _is_within(value: Fraction, limits: Limits) -> bool:
    return (
        (limits.minimum is None or value >= _exact(limits.minimum))
        and (limits.maximum is None or value <= _exact(limits.maximum))
        and (limits.exclusive_minimum is None or value > _exact(limits.exclusive_minimum))
        and (limits.exclusive_maximum is None or value < _exact(limits.exclusive_maximum))
    )


def _exact(value: float) -> Fraction:
    """A number as it is written: ``0.1`` is a tenth."""
    return Fraction(repr(value))


def text_within(name: str, form: str, limits: Limits) -> str | None:
    """A text that tells ``name``, in ``form`` if there is space for that; None where there is none, or where the
    pattern is not simple: a sequence of characters and sets, each with a number of repetitions."""
    longest = limits.max_length if limits.max_length is not None else len(name) + len(form)
    space = longest - len(form.format(""))
    wish = form.format(name[:space]) if space > 0 else name
    pieces = _pieces(limits.pattern) if limits.pattern is not None else [(None, 0, LONGEST_TEXT)]
    if not pieces:
        return None
    widest = max(range(len(pieces)), key=lambda place: pieces[place][2])
    fixed = sum(least for _, least, _ in pieces) - pieces[widest][1]
    least = max(pieces[widest][1], (limits.min_length or 0) - fixed)
    most = min(
        pieces[widest][2], LONGEST_TEXT - fixed, longest - fixed if limits.max_length is not None else LONGEST_TEXT
    )
    if least > most:
        return None
    parts: list[str] = []
    for place, (alphabet, low, _) in enumerate(pieces):
        parts.append(_stretched(wish, alphabet, *((least, most) if place == widest else (low, low))))
        wish = wish.removeprefix(parts[-1])
    return "".join(parts)


def fits_text(value: str, limits: Limits) -> bool:
    """Whether a text is certain to be within limits: where there is a pattern, none is."""
    longest = limits.max_length if limits.max_length is not None else len(value)
    return limits.pattern is None and (limits.min_length or 0) <= len(value) <= longest


def _stretched(wish: str, alphabet: str | None, least: int, most: int) -> str:
    """``wish`` in the letters of an alphabet (None: of any), repeated until it is long enough, cut where it is not."""
    letters = [letter for letter in wish if alphabet is None or letter in alphabet] or list((alphabet or "x")[:1])
    again = cycle([letter for letter in letters if letter != " "] or letters)
    return "".join(islice(chain(letters, again), min(max(len(letters), least), most)))


def _pieces(pattern: str) -> Sequence[tuple[str | None, int, int]]:
    """Each piece of a simple pattern: the characters that it takes, and how many at least and at most; else nothing."""
    rest = pattern.removeprefix("^").removesuffix("$")
    pieces: list[tuple[str | None, int, int]] = []
    while rest:
        piece = _PIECE.match(rest)
        alphabet = _alphabet(piece) if piece is not None else ""
        if piece is None or not alphabet:
            return []
        pieces.append((alphabet, *_repetitions(piece)))
        rest = rest[piece.end() :]
    return pieces or [(None, 0, LONGEST_TEXT)]


def _alphabet(piece: re.Match[str]) -> str:
    """The characters of a piece, ASCII alone; none where an escape is not known."""
    if piece["set"] is None:
        return _ANY if piece["plain"] == "." else _escaped(piece["escape"]) if piece["escape"] else piece["plain"]
    letters = ""
    for member in _MEMBER.finditer(piece["set"]):
        if member["first"] is not None:
            letters += "".join(map(chr, range(ord(member["first"]), min(ord(member["last"]), 126) + 1)))
        else:
            letters += _escaped(member["escape"]) if member["escape"] else member["plain"]
    return letters


def _escaped(letter: str) -> str:
    return _CLASSES.get(letter, "" if letter.isalnum() else letter)


def _repetitions(piece: re.Match[str]) -> tuple[int, int]:
    if piece["least"] is not None:
        least = int(piece["least"])
        return least, int(piece["most"] or LONGEST_TEXT) if piece["comma"] else least
    least, most = {"?": (0, 1), "*": (0, LONGEST_TEXT), "+": (1, LONGEST_TEXT)}.get(piece["many"] or "", (1, 1))
    return least, most
