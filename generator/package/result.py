"""What a run did, as the report and the command line tell it."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.diagnostics import Diagnostic, Severity
from generator.package.files import RenderedFile
from generator.project.model import Target

if TYPE_CHECKING:
    from generator.plan import Plan


@dataclass(frozen=True, slots=True)
class Options:
    """Where packages go, and the user's own names for them.

    ``check`` compares and writes nothing; ``force`` generates even where the lock says that nothing has changed;
    ``verbose`` finds the lines of notes too, which takes time; what could not be finished is kept below ``keep_failed``.
    """

    output: Path
    service: str | None = None
    module: str | None = None
    check: bool = False
    force: bool = False
    verbose: bool = False
    keep_failed: Path | None = None

    @property
    def given(self) -> tuple[str | None, str | None]:
        """The names of the service and of the module."""
        return self.service, self.module

    def names(self, target: Target) -> dict[str, str | None]:
        """What of this decides what the package of ``target`` says: the command line's names, or those of its project."""
        module = target.module if self.module is None else self.module
        return {"service": self.service, "module": module}


class Status(enum.Enum):
    """``DIFFERENT``: what is on disk is not what the generator would write; only a check says so."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    DIFFERENT = "different"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PackageResult:
    """One document's outcome. Counts are zero for a document that could not be read.

    ``diagnostics`` are those of this run; ``counts`` are those of the run that wrote the package, where it is known
    to be unchanged without a look at its document. ``difference`` is a unified diff.
    """

    target: str
    document: str
    dialect: str = ""
    module: str = ""
    folder: str = ""
    operations_declared: int = 0
    operations_generated: int = 0
    skipped: tuple[str, ...] = ()
    schemas_declared: int = 0
    schemas_generated: int = 0
    files: int = 0
    lines: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    seconds: float = 0.0
    status: Status = Status.FAILED
    counts: Mapping[str, int] = field(default_factory=dict)
    difference: str = ""

    def of(self, plan: Plan, skipped: tuple[str, ...]) -> PackageResult:
        """The same, with what the document holds and what its package is called."""
        identity, types = plan.client.identity, plan.types
        return replace(
            self,
            dialect=plan.wire.dialect,
            module=identity.module,
            folder=identity.distribution,
            operations_declared=plan.wire.declared_operations,
            operations_generated=len(plan.methods),
            skipped=skipped,
            schemas_declared=len(types.declared),
            schemas_generated=sum(key in types.definitions for key in types.declared),
        )

    def made_of(self, files: tuple[RenderedFile, ...], findings: Iterable[Diagnostic]) -> PackageResult:
        """The same, with its files counted; ``lines`` are those of the client's own code, without its tests."""
        code = [file for file in files if file.path.startswith("src/") and file.path.endswith(".py")]
        lines = sum(file.text.count("\n") for file in code)
        return replace(self, files=len(files), lines=lines, diagnostics=tuple(findings))

    def findings(self) -> dict[str, int]:
        """How many findings there are by severity, every severity named."""
        here = Counter(item.severity.value for item in self.diagnostics)
        return {severity.value: here[severity.value] + self.counts.get(severity.value, 0) for severity in Severity}

    def figures(self) -> dict[str, Any]:
        """The part of the report that is a fact about the package, whenever it was made."""
        failed = self.status is Status.FAILED
        return {
            "operations": {
                "declared": self.operations_declared,
                "generated": 0 if failed else self.operations_generated,
                "skipped": list(self.skipped),
            },
            "schemas": {
                "declared": self.schemas_declared,
                "generated": 0 if failed else self.schemas_generated,
            },
            "files": self.files,
            "lines": self.lines,
            "diagnostics": self.findings(),
        }

    def report(self) -> dict[str, object]:
        """This package's entry of ``--report``."""
        return {
            "target": self.target,
            "document": self.document,
            "dialect": self.dialect,
            "module": self.module,
            "folder": self.folder,
            **self.figures(),
            "seconds": self.seconds,
            "status": self.status.value,
        }
