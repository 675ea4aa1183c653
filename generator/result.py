"""What a run did, as the report and the command line tell it."""

from __future__ import annotations

import enum
from collections import Counter
from dataclasses import dataclass, replace

from generator.catalog import Identity
from generator.diagnostics import Diagnostic, Severity
from generator.ir.service import Service


class Status(enum.Enum):
    WRITTEN = "written"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PackageResult:
    """One document's outcome. Counts are zero for a document that could not be read."""

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

    def of(self, service: Service, identity: Identity, skipped: tuple[str, ...]) -> PackageResult:
        """The same, with what the document holds and what its package is called."""
        return replace(
            self,
            dialect=service.dialect,
            module=identity.module,
            folder=identity.distribution,
            operations_declared=service.declared_operations,
            operations_generated=len(service.operations),
            skipped=skipped,
            schemas_declared=len(service.declared),
            schemas_generated=sum(key in service.definitions for key in service.declared),
        )

    def report(self) -> dict[str, object]:
        """This package's entry of ``--report``."""
        counts = Counter(item.severity for item in self.diagnostics)
        return {
            "target": self.target,
            "document": self.document,
            "dialect": self.dialect,
            "module": self.module,
            "folder": self.folder,
            "operations": {
                "declared": self.operations_declared,
                "generated": self.operations_generated if self.status is not Status.FAILED else 0,
                "skipped": list(self.skipped),
            },
            "schemas": {
                "declared": self.schemas_declared,
                "generated": self.schemas_generated if self.status is not Status.FAILED else 0,
            },
            "files": self.files,
            "lines": self.lines,
            "diagnostics": {severity.value: counts[severity] for severity in Severity},
            "seconds": self.seconds,
            "status": self.status.value,
        }
