"""What a call was given, compared with what it takes, before anything is sent."""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from .operation import Operation
from .settings import CallOptions


class Keywords(NamedTuple):
    """The keyword arguments of an operation: all, and those that cannot be left out."""

    names: frozenset[str]
    required: tuple[str, ...]


def check_names(given: Iterable[str], known: Iterable[str]) -> None:
    """Whether all names are known.

    :raises TypeError: One is not; the message has the nearest one.
    """
    known = [*known]
    for name in given:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1, 0.6)
            raise TypeError(f"unexpected keyword argument {name!r}" + (f": did you mean {near[0]!r}?" if near else ""))


def check_keywords(operation: Operation[Any], given: Mapping[str, Any], body: Any) -> None:
    """Whether a call has what it must have, and nothing else.

    :param body: The whole body, where it was given.
    :raises TypeError: Another keyword was given, or a required one was not.
    """
    keywords = _keywords(operation)
    if not keywords.names.issuperset(given):
        try:
            check_names(given, sorted(keywords.names))
        except TypeError as error:
            hint = " (what the service's document does not know goes into extra_body or extra_query)"
            raise TypeError(f"{error}{hint}") from None
    fields = [name for name in given if name not in CallOptions.__annotations__]
    if body is not None and fields:
        raise TypeError(f"body= is the whole body: leave out {', '.join(fields)}, or give it in extra_body")
    is_sent = body is None and operation.body is not None and (operation.body.required or fields)
    if is_sent and (missing := [name for name in keywords.required if name not in given]):
        raise TypeError(f"missing required keyword argument{'s' * (len(missing) > 1)}: {', '.join(missing)}")


@lru_cache(maxsize=None)
def _keywords(operation: Operation[Any]) -> Keywords:
    types = keyword_types(operation.options)
    names: Mapping[str, str] = getattr(operation.body, "names", {})
    filled_in: Mapping[str, Any] = getattr(operation.body, "constants", {})
    required = (name for name, type_ in types.items() if type_.startswith("Required["))
    choice = {operation.choice} if operation.choice else set[str]()
    return Keywords(
        frozenset(types) | choice, tuple(name for name in required if names.get(name, name) not in filled_in)
    )


def keyword_types(options: str) -> dict[str, str]:
    """The types of the keywords that :attr:`Operation.options` names, as they are written: TypedDict itself does not look
    into text, so it knows of none that it is required."""
    written = options_class(options).__annotations__
    return {name: str(getattr(type_, "__forward_arg__", type_)) for name, type_ in written.items()}


def options_class(options: str) -> Any:
    """The class that types the keywords of an operation."""
    module, _, name = options.partition(":")
    return getattr(importlib.import_module(f"..params._{module}", __package__), name) if module else CallOptions
