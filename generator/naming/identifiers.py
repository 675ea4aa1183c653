"""Python names as types. A ``str`` becomes one of these here and nowhere else, so none reaches a template unchecked."""

from __future__ import annotations

import re
from typing import NewType

from generator.naming.reserved import CLASSES, KEYWORDS
from generator.words import pascal, snake

_SNAKE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*_?", re.ASCII)

Identifier = NewType("Identifier", str)
"""An attribute, argument, method or module: ``snake_case``."""
ClassName = NewType("ClassName", str)
"""A class or type alias: ``PascalCase``."""
ConstantName = NewType("ConstantName", str)
"""A module constant: ``UPPER_CASE``."""


def identifier(text: str, *, fallback: str = "value") -> Identifier:
    """``text`` as a snake_case name. A keyword gets a final underscore; a leading digit a prefix."""
    name = text if _SNAKE.fullmatch(text) else snake(text) or fallback
    if name[0].isdigit():
        name = f"{fallback}_{name}"
    if name in KEYWORDS:
        name += "_"
    return Identifier(name)


def class_name(text: str, *, fallback: str = "Schema") -> ClassName:
    """``text`` as a PascalCase name."""
    name = pascal(text) or fallback
    if name[0].isdigit():
        name = fallback + name
    if name in CLASSES:
        name += "Schema"
    return ClassName(name)


def constant_name(*parts: str) -> ConstantName:
    return ConstantName("_".join(parts).upper())
