"""What of an answer leads to the next page of a list: an address, or a token that a query parameter takes.

It may be a property of the answer, or of an object in it: ``paging.next``, ``meta.next_cursor``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.ir.bodies import resolve
from generator.ir.service import Location, Operation
from generator.ir.types import AnyValue, Definition, Kind, Model, Primitive, Property, TypeId

_LINKS = frozenset(
    "nextlink odatanextlink nexturl nexturi nexthref nextpageurl nextpageuri nextpagelink nextpagehref".split()
)
_ADDRESSES = frozenset({"uri", "url", "uri-reference", "iri"})
#: Names that lead on, whether or not a rule knows how; ``nextAction`` and ``next_retry_at`` are not among them.
_LEADS_ON = re.compile(
    r"next((page|cursor|token|link|url|uri|href|marker|offset|start|skip|batch|continuation|results?|set|id)+)?"
    r"|(next)?continuation(token|id|key)?|(end|page|next)?cursors?|(next)?pagetoken"
)
#: Query parameters that take a token, whatever the token is called.
_TAKERS = ("cursor", "pagetoken", "continuationtoken", "after", "startingafter", "pagecursor", "page", "nexttoken")
_MORE = frozenset("hasmore hasnext hasnextpage hasmorepages moreavailable".split())

Definitions = Mapping[TypeId, Definition]


@dataclass(frozen=True, slots=True)
class Next:
    """``link`` or ``token``, with the ``parameter`` that takes it, and ``more``: wire names, with a dot in between for a
    property of a property."""

    link: str | None = None
    token: str | None = None
    parameter: str | None = None
    more: str | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """A property of the answer, or of an object in it; ``path`` is how it is written."""

    path: str
    prop: Property

    @property
    def name(self) -> str:
        return _plain(self.prop.wire_name)


def next_page(operation: Operation, page: Model, definitions: Definitions) -> Next | None:
    """What leads to the next page; None where no rule knows."""
    places = list(_places(page, definitions))
    more = next((each.path for each in places if each.name in _MORE and _is(each, definitions, Kind.BOOLEAN)), None)
    for place in places:
        if (place.name in _LINKS or _is_address(place, definitions)) and _is_text(place, definitions):
            return Next(link=place.path)
    for place in places:
        if _LEADS_ON.fullmatch(place.name) and (parameter := _taker(place, operation, definitions)) is not None:
            return Next(token=place.path, parameter=parameter, more=more)
    return None


def leads_on(page: Model, definitions: Definitions) -> str | None:
    """A property whose name says that it leads to a next page; None where there is none."""
    return next((each.path for each in _places(page, definitions) if _LEADS_ON.fullmatch(each.name)), None)


def _places(page: Model, definitions: Definitions) -> Iterator[_Place]:
    """The properties of an answer, then those of the objects in it."""
    for prop in page.properties:
        yield _Place(prop.wire_name, prop)
    for outer in page.properties:
        inner = resolve(outer.use.type, definitions)
        for prop in inner.properties if isinstance(inner, Model) else ():
            yield _Place(f"{outer.wire_name}.{prop.wire_name}", prop)


def _taker(place: _Place, operation: Operation, definitions: Definitions) -> str | None:
    """The query parameter that takes a token: of its own name, with or without ``next``, before one of any token; it has
    the token's type."""
    queries = {_plain(item.wire_name): item for item in operation.parameters if item.location is Location.QUERY}
    kind = _kind(place, definitions)
    for name in (place.name, place.name.removeprefix("next"), *_TAKERS):
        item = queries.get(name)
        if item is not None and kind is not None:
            taken = resolve(item.use.type, definitions)
            if isinstance(taken, AnyValue) or (isinstance(taken, Primitive) and taken.kind is kind):
                return item.wire_name
    return None


def _kind(place: _Place, definitions: Definitions) -> Kind | None:
    """The kind of what could be a token: text or a whole number."""
    type_ = resolve(place.prop.use.type, definitions)
    if isinstance(type_, Primitive) and type_.kind in (Kind.STRING, Kind.INTEGER):
        return type_.kind
    return None


def _is(place: _Place, definitions: Definitions, kind: Kind) -> bool:
    type_ = resolve(place.prop.use.type, definitions)
    return isinstance(type_, Primitive) and type_.kind is kind


def _is_text(place: _Place, definitions: Definitions) -> bool:
    return _is(place, definitions, Kind.STRING)


def _is_address(place: _Place, definitions: Definitions) -> bool:
    type_ = resolve(place.prop.use.type, definitions)
    leads = _LEADS_ON.fullmatch(place.name) is not None
    return leads and isinstance(type_, Primitive) and type_.format in _ADDRESSES


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
