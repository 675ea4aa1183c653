"""What the templates of README.md and API.md receive. Every string is decided."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ApiMethodView:
    """A method in API.md. ``signatures`` are Python; ``types`` what they name: (code span, anchor)."""

    name: str
    heading: str
    anchor: str
    summary: str
    address: str
    deprecated: bool
    signatures: tuple[str, ...]
    types: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ApiGroupView:
    name: str
    anchor: str
    methods: tuple[ApiMethodView, ...]


@dataclass(frozen=True, slots=True)
class ApiTypeView:
    """A type in API.md. ``meaning``: what an alias stands for, or a class inherits; ``fields``: (code span, prose)."""

    heading: str
    doc: str
    meaning: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ApiView:
    """API.md. ``client`` is Python; options and settings are (code span, prose)."""

    client: str
    call_options: tuple[tuple[str, str], ...]
    client_settings: tuple[tuple[str, str], ...]
    groups: tuple[ApiGroupView, ...]
    params: tuple[ApiTypeView, ...]
    models: tuple[ApiTypeView, ...]


@dataclass(frozen=True, slots=True)
class ReadmeView:
    """README.md. ``title`` and ``api_version`` are Markdown; the others Python, empty where there is nothing to show.
    ``groups`` are (code span, anchor in API.md, methods), a method (code span, anchor); ``described``: the document
    says what the events of the stream hold. ``how`` says what ``key`` shows, ``version_word`` what the version is called,
    ``endpoint`` which one a client has that is given none; ``tokens``: something that gives tokens is accepted, too."""

    title: str
    version_word: str
    api_version: str
    endpoint: str
    how: str
    key: str
    entra: str
    tokens: bool
    first: str
    asynchronous: str
    stream: str
    described: bool
    upload: str
    download: str
    pages: str
    long_running: str
    errors: str
    raw: str
    groups: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
