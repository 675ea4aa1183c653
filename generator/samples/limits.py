"""Values within limits (JSON Schema validation, sections 6.2 to 6.4): the wished-for one, or one near it."""

from __future__ import annotations

import re
import warnings
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from fractions import Fraction
from itertools import chain, cycle, islice
from math import ceil, floor, isfinite
from string import ascii_letters, digits, punctuation
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from generator.ir.types import Limits

#: The longest text (in characters) and array (in items) that is made up because a limit asks for it.
LONGEST_TEXT, LONGEST_ARRAY = 1000, 50
_LOWEST = ("maximum", "exclusive_maximum", "max_length", "max_items")
#: A piece of a simple pattern: a set, an escape or a character, and how often it may stand there.
_PIECE = re.compile(
    r"(?P<atom>\[(?:\\.|[^\]\\])+\]|\\.|[^\\^$|?*+()\[\]{}])"
    r"(?:(?P<sign>[?*+])|\{(?P<least>\d{1,4})(?P<most>,\d{0,4})?\})?"
)
_LETTER, _ALPHABET = re.compile(".", re.DOTALL), ascii_letters + digits + punctuation + " "
#: Texts of the formats that services check, made of a name.
_FORMATS: Mapping[str, Callable[[str], str]] = {
    "uuid": lambda name: str(uuid5(NAMESPACE_URL, name)),
    **dict.fromkeys(("uri", "url"), lambda name: f"https://example.com/{quote(name, safe='')}"),
    **dict.fromkeys(("byte", "base64"), lambda name: b64encode(name.encode()).decode()),
}
_SIGNS = {"?": (0, 1), "*": (0, LONGEST_TEXT), "+": (1, LONGEST_TEXT)}


def tightest(limits: Iterable[Limits]) -> Limits:
    """What holds where several limits do; of patterns and of factors one, the others are not looked at."""
    known, merged = list(limits), dict[str, Any]()
    for field in fields(Limits):
        values = [value for each in known if (value := getattr(each, field.name)) is not field.default]
        merged |= {field.name: (min if field.name in _LOWEST else max)(values)} if values else {}
    return Limits(**merged)


def is_within(value: object, limits: Limits) -> bool:
    """Whether a value is within limits, the pattern of a text aside; what is not a JSON value is not compared."""
    match value:
        case int() | float() if not isinstance(value, bool):
            finite = isinstance(value, int) or isfinite(value)
            return not finite or number_within(value, limits, whole=isinstance(value, int)) == value
        case str():
            least, most = limits.min_length, limits.max_length
        case list():
            least, most = limits.min_items, limits.max_items
        case _:
            return True
    return (least or 0) <= len(value) <= (most if most is not None else len(value))


def number_within(wish: float, limits: Limits, *, whole: bool) -> int | float | None:
    """The nearest number that is easy to tell, an integer where it must be ``whole``; None where there is none."""
    step = abs(_exact(limits.multiple_of or 0))
    step = Fraction(step.numerator or 1) if whole else step  # the integers that are multiples of p/q are those of p
    above, below = limits.exclusive_minimum, limits.exclusive_maximum
    lows = [_exact(each) for each in (limits.minimum, above) if each is not None]
    highs = [_exact(each) for each in (limits.maximum, below) if each is not None]
    near = [_exact(wish), *lows, *(low + (step or 1) for low in lows), *highs, *(high - (step or 1) for high in highs)]
    near += [(max(lows) + min(highs)) / 2] if lows and highs else []
    if step:
        near = [step * rounded for each in near for rounded in (ceil(each / step), floor(each / step))]
    for each in near:
        if all(low <= each for low in lows) and all(each <= high for high in highs):
            if (above is None or each != _exact(above)) and (below is None or each != _exact(below)):
                return int(each) if whole else float(each)
    return None


def _exact(value: float) -> Fraction:
    """A number as it is written: ``0.1`` is a tenth."""
    return Fraction(repr(value))


def text_within(name: str, form: str, limits: Limits, format: str | None = None) -> str | None:
    """A text that tells ``name``, of a ``format`` or in ``form`` if there is space for that; None where there is none, or
    where the pattern is not simple: a sequence of characters and sets, each with a number of repetitions."""
    made = _FORMATS.get(format or "")
    if made is not None and limits.pattern is None and is_within(made(name), limits):
        return made(name)
    longest = min(LONGEST_TEXT, limits.max_length if limits.max_length is not None else LONGEST_TEXT)
    space = longest - len(form.format(""))
    wish = form.format(name[:space]) if space > 0 else name
    pieces = _pieces(limits.pattern) if limits.pattern else [(_LETTER, 0, LONGEST_TEXT)]
    widest = max(pieces, key=lambda piece: piece[2], default=(_LETTER, 0, -1))
    fixed = sum(least for _, least, _ in pieces) - widest[1]
    least, most = max(widest[1], (limits.min_length or 0) - fixed), min(widest[2], longest - fixed)
    if least > most:
        return None
    wish = "".join(letter for letter in wish if any(takes.fullmatch(letter) for takes, _, _ in pieces))
    text = ""
    for piece in pieces:
        low, high = (least, most) if piece is widest else (piece[1], piece[1])
        part = _letters(wish, piece[0], low, high)
        if len(part) < low:
            return None
        text, wish = text + part, wish.removeprefix(part)
    return text


def _letters(wish: str, takes: re.Pattern[str], least: int, most: int) -> str:
    """The letters of a wish that a piece takes, again and again until they are enough."""
    letters = [letter for letter in wish if takes.fullmatch(letter)]
    solid = [letter for letter in letters if letter != " "] or [each for each in _ALPHABET if takes.fullmatch(each)][:1]
    letters = letters if letters and solid[0] in letters else solid
    return "".join(islice(chain(letters, cycle(solid)), min(max(len(letters), least), most)))


def _pieces(pattern: str) -> list[tuple[re.Pattern[str], int, int]]:
    """Each piece of a simple pattern: what one letter of it matches, and how many there may be; nothing of another.

    No pattern of a document ever runs on more than one letter, so that none takes long.
    """
    rest = pattern.removeprefix("^").removesuffix("$")
    pieces: list[tuple[re.Pattern[str], int, int]] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # sets that a later Python might read in another way
            while rest and (piece := _PIECE.match(rest)):
                least = int(piece["least"] or 1)
                most = int((piece["most"] or "")[1:] or LONGEST_TEXT) if piece["most"] else least
                least, most = _SIGNS.get(piece["sign"], (least, most))
                pieces.append((re.compile(piece["atom"], re.ASCII), least, most))
                rest = rest[piece.end() :]
    except re.error:
        return []
    return pieces if not rest else []
