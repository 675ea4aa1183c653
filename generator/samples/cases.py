"""A case of a package's tests: how a method is called, what must arrive, what the server replies, what must come of it.

What is absent is ``ABSENT`` where a value may be null, and otherwise None or empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.plan.shown import ABSENT


@dataclass(frozen=True, slots=True)
class Arguments:
    """The body is given by its ``fields`` (by wire name), or whole: as ``body``, or as ``content`` where it is bytes."""

    path: tuple[object, ...] = ()
    keywords: Mapping[str, object] = field(default_factory=dict)
    fields: Mapping[str, object] | None = None
    body: object = ABSENT
    content: object = ABSENT


@dataclass(frozen=True, slots=True)
class Request:
    """The request that a call must become. ``parts`` (name, file name, media type, content), ``form`` (name, value) and
    ``text`` are the body where it is not JSON; ``json`` is the body where it is JSON, but not what was given. What
    ``deviates`` has a body that does not keep to the document, on purpose."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    parts: Sequence[Sequence[str | None]] | None = None
    form: Sequence[Sequence[str]] | None = None
    text: object = ABSENT
    json: object = ABSENT
    deviates: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server replies to one request. ``events`` are (name, data); a stream that is ``cut`` ends within one. What
    ``deviates`` is not what the document declares, on purpose."""

    status: int | None = None
    type: str | None = None
    json: object = ABSENT
    text: object = ABSENT
    bytes: object = ABSENT
    headers: Mapping[str, str] = field(default_factory=dict)
    events: Sequence[tuple[object, object]] | None = None
    cut: bool = False
    deviates: bool = False


@dataclass(frozen=True, slots=True)
class Expected:
    """The server's replies, and what the call must return or raise.

    ``strict``: the client reads strictly. ``value`` is what is returned, where that is not what the last reply holds, or
    what comes before an error. ``result`` is the class of it, or the classes that it may have; ``results`` are those of
    its items. ``urls`` are the addresses of all requests, where there is more than one; ``raises`` names an exception.
    """

    replies: tuple[Reply, ...] = ()
    strict: bool = False
    result: str | Sequence[str] | None = None
    results: Sequence[str | None] = ()
    value: object = ABSENT
    urls: Sequence[str] = ()
    raises: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    title: str
    arguments: Arguments
    request: Request
    expected: Expected = Expected()
