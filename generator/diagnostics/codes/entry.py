"""What is known of one diagnostic code: its meaning, its cure, and the documents that show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from textwrap import dedent, indent

from generator.diagnostics import Severity

DOCUMENT = "api.yaml"
PROJECT = "clientgen.yaml"
OVERLAY = "overlays/fix.yaml"
_DOCUMENTS = "documents:\n  api: {path: api.yaml}\n"


@dataclass(frozen=True, slots=True)
class Example:
    """Files that cause a diagnostic of ``severity``, by their names; the first is the document, and is whole.

    ``encoding`` is that of the files. A ``shown`` text stands for a document too long to be read. What follows ``own``
    in the message is a library's, and differs from version to version.
    """

    severity: Severity
    files: Mapping[str, str]
    encoding: str = "utf-8"
    shown: str | None = None
    own: str | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A diagnostic that no document causes: why, and the test that does (a function's name)."""

    severity: Severity
    reason: str
    test: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One code. There is an example, or a test elsewhere, of every severity that it has."""

    code: str
    title: str
    meaning: str
    cure: str
    examples: tuple[Example | Elsewhere, ...] = field(default=())

    @property
    def severities(self) -> tuple[Severity, ...]:
        """The severities it may have, each once, in the order of the examples."""
        return tuple(dict.fromkeys(example.severity for example in self.examples))


def info(text: str, **more: str) -> Example:
    """An example of a note; ``more`` as for :func:`example`."""
    return example(Severity.INFO, text, **more)


def warning(text: str, **more: str) -> Example:
    """An example of a warning; ``more`` as for :func:`example`."""
    return example(Severity.WARNING, text, **more)


def error(text: str, **more: str) -> Example:
    """An example of an error; ``more`` as for :func:`example`."""
    return example(Severity.ERROR, text, **more)


def example(
    severity: Severity,
    text: str,
    *,
    dialect: str = "3.0.3",
    name: str = DOCUMENT,
    encoding: str = "utf-8",
    shown: str | None = None,
    own: str | None = None,
    **others: str,
) -> Example:
    """The fields of a document below its ``openapi`` and ``info``, which are put before them, and ``paths`` after.

    ``dialect``: the version of OpenAPI or Swagger; empty where ``text`` is a whole file. ``others``: an ``overlay``, a
    ``service`` (its settings in ``clientgen.yaml``), a ``project`` (the whole of that file), or a ``call`` (an example
    file, ``call.json``).
    """
    places = {"overlay": OVERLAY, "service": PROJECT, "project": PROJECT, "call": "call.json"}
    files = {places[key]: dedent(value).lstrip("\n") for key, value in others.items()}
    if "service" in others:
        files[PROJECT] = f"{_DOCUMENTS}services:\n  api:\n{indent(files[PROJECT], ' ' * 4)}"
    elif "overlay" in others:
        files[PROJECT] = f'{_DOCUMENTS}services:\n  api: {{overlays: ["overlays/*"]}}\n'
    return Example(severity, {name: _whole(text, dialect), **files}, encoding, shown, own)


def _whole(text: str, dialect: str) -> str:
    if not dialect:
        return text
    field = "swagger" if dialect == "2.0" else "openapi"
    quoted = f'"{dialect}"' if dialect == "2.0" else dialect
    body = dedent(text).strip("\n")
    head = [] if body.startswith("info:") else ['info: {title: T, version: "1"}']
    paths = [] if any(line.startswith("paths:") for line in body.splitlines()) else ["paths: {}"]
    return "\n".join([f"{field}: {quoted}", *head, *paths, body]) + "\n"


def schemas(text: str) -> str:
    """The schemas of a document of OpenAPI 3."""
    return "components:\n  schemas:\n" + indent(dedent(text).strip("\n"), " " * 4)


def operation(text: str, path: str = "/things", method: str = "get") -> str:
    """An operation with the given fields."""
    return f"paths:\n  {path}:\n    {method}:\n" + indent(dedent(text).strip("\n"), " " * 6)


def answer(schema: str, beside: str = "") -> str:
    """An operation whose answer has the given schema; ``beside``: more of its fields."""
    responses = f"""
    operationId: Things_Get
    responses:
      "200":
        description: Yes
        content: {{application/json: {{schema: {schema}}}}}
    """
    return operation(dedent(responses).strip("\n") + "\n" + dedent(beside))
