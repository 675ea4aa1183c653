"""Closed sets: every decision about one names all of its members, so that a new member is a type error until each is made."""

from __future__ import annotations

from typing import NoReturn


def assert_never(value: NoReturn) -> NoReturn:
    """The end of a ``match`` or chain of ``isinstance`` over a closed set: mypy reports it while a member is left.

    It is ``typing.assert_never``, which Python 3.10 does not have.

    Raises:
        AssertionError: Always; only code that was not type-checked comes here.
    """
    raise AssertionError(f"no case for {value!r}")
