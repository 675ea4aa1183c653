"""What the stages say about a document: where, how bad, what is wrong, what to do.

A stage never prints. It adds a :class:`Diagnostic` to the :class:`DiagnosticSink` it was given; the command line
prints them, and the report counts them.
"""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True, order=True)
class SourceRef:
    """A place in a document: a file and a JSON pointer (RFC 6901) into it.

    ``file`` is the name shown to the user (relative to the root document's folder), never an absolute path.
    """

    file: str
    pointer: str = ""

    def child(self, *keys: str | int) -> SourceRef:
        """The place below this one, each key escaped as RFC 6901 section 3 asks."""
        steps = "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in keys)
        return SourceRef(self.file, self.pointer + steps)

    def __str__(self) -> str:
        return f"{self.file}#{self.pointer}"


class Severity(enum.Enum):
    """``ERROR`` refuses the package; ``WARNING`` is a guess the user should read; ``INFO`` is a note."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


def printable(text: str) -> str:
    """``text`` on one line, without the characters that would steer a terminal or hide from a reader."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape", "surrogatepass").decode("ascii")
        for character in text
    )


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. ``code`` is stable (``CG101``); ``message`` ends with what to do where there is something to do."""

    code: str
    severity: Severity
    at: SourceRef
    message: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        place = self.at.file if self.line is None else f"{self.at.file}:{self.line}:{self.column}"
        pointer = f" #{self.at.pointer}" if self.at.pointer else ""
        return printable(f"{place}{pointer} {self.severity.value} {self.code} {self.message}")


@dataclass(slots=True)
class DiagnosticSink:
    """Collects the findings of one document, in the order of the stages; the same finding only once."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    _seen: set[tuple[str, SourceRef, str]] = field(default_factory=set)

    def add(self, code: str, severity: Severity, at: SourceRef, message: str) -> None:
        key = (code, at, message)
        if key not in self._seen:
            self._seen.add(key)
            self.diagnostics.append(Diagnostic(code, severity, at, message))

    def refused(self, error: DocumentError) -> None:
        """The finding of a document that could not be read any further."""
        self.diagnostics.append(error.finding)

    def error(self, code: str, at: SourceRef, message: str) -> None:
        self.add(code, Severity.ERROR, at, message)

    def warning(self, code: str, at: SourceRef, message: str) -> None:
        self.add(code, Severity.WARNING, at, message)

    def info(self, code: str, at: SourceRef, message: str) -> None:
        self.add(code, Severity.INFO, at, message)

    @property
    def has_errors(self) -> bool:
        return any(item.severity is Severity.ERROR for item in self.diagnostics)

    def counts(self) -> dict[str, int]:
        """Findings per severity, every severity named."""
        counts = Counter(item.severity for item in self.diagnostics)
        return {severity.value: counts[severity] for severity in Severity}

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.diagnostics)


class DocumentError(Exception):
    """A document that cannot be read any further. Carries the finding; never shown as a traceback."""

    def __init__(
        self, code: str, at: SourceRef, message: str, *, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message)
        self.finding = Diagnostic(code, Severity.ERROR, at, message, line, column)

    def located(self, place: tuple[int, int] | None) -> DocumentError:
        """The same error; where it had no line, with that of ``place``, or at the beginning of its file."""
        if self.finding.line is None:
            line, column = place or (1, 1)
            self.finding = replace(self.finding, line=line, column=column)
        return self

    @property
    def code(self) -> str:
        return self.finding.code

    @property
    def at(self) -> SourceRef:
        return self.finding.at

    @property
    def message(self) -> str:
        return self.finding.message
