"""What an operation does beyond one request and one answer: streams, pages, long-running operations, forms of the answer."""

from __future__ import annotations

from dataclasses import dataclass

from generator.ir.types import Use
from generator.ir.parameters import Location


@dataclass(frozen=True, slots=True)
class Streaming:
    """The operation can answer with server-sent events, or JSON Lines, each holding ``event``; ``media_type`` is which.

    ``flag`` is the wire name of the field that asks for them, in the body or the query: a boolean, unless ``value`` is
    what it must hold. ``beside``: the operation has another answer too, though no flag chooses it. ``envelope``:
    ``event`` types the name and the data of a server-sent event together. ``terminator`` is the data that ends the
    stream, where the document says so.
    """

    event: Use
    flag: str | None = None
    location: Location | None = None  # None: the flag is a property of the body
    envelope: bool = False
    terminator: str | None = None
    media_type: str = "text/event-stream"
    value: str | None = None
    beside: bool = False

    @property
    def is_choice(self) -> bool:
        """Whether the caller chooses between the stream and another answer."""
        return self.beside or self.flag is not None

    @property
    def hidden(self) -> str | None:
        """The boolean of the body that ``stream=True`` stands for; a field of other values remains the caller's."""
        return self.flag if self.location is None and self.value is None else None


@dataclass(frozen=True, slots=True)
class Pageable:
    """``x-ms-pageable``: the wire names of the list and of the next page's address, where it gives them."""

    items: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Paging:
    """The operation answers with a list, in pages.

    ``items`` is the wire name of the list, ``item`` what it holds. The next page is at the address that ``link`` names,
    or is asked for by the query parameter ``parameter``, whose value is the property ``token`` of the answer or, where
    that is None, the ``id`` of the last item. ``more`` is a boolean that says whether there is one. Without ``link``
    and ``parameter`` there is one page. ``meta.next`` is the property ``next`` of what ``meta`` holds.
    """

    items: str
    item: Use
    link: str | None = None
    parameter: str | None = None
    token: str | None = None
    more: str | None = None


@dataclass(frozen=True, slots=True)
class LongRunning:
    """``x-ms-long-running-operation``: the answer is where to look for the outcome.

    ``result`` is what that outcome holds in the end, None if the document does not say; ``final_state_via`` is the
    option of that name (``location``, ``operation-location``, ``azure-async-operation``, ``original-uri``).
    """

    result: Use | None = None
    final_state_via: str | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """Values of a field that lead to one form of the answer: JSON as ``use``, text where that is None."""

    values: tuple[str, ...]
    use: Use | None
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class Formats:
    """The body's ``property`` (which takes ``use``) chooses the form of the answer."""

    property: str
    use: Use
    cases: tuple[Format, ...]
