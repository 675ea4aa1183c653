"""One document on its way through the stages: what each of them made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.diagnostics import DiagnosticSink
from generator.diff.model import Version
from generator.ir.service import Service
from generator.load import DocumentSet
from generator.naming.table import NameTable
from generator.normalize import NormalDocument
from generator.package.result import Options, PackageResult
from generator.project.catalog import Target
from generator.project.configuration import ServiceConfig
from generator.project.identity import Identity
from generator.package.files import RenderedFile
from generator.package.view import PackageView
from generator.plan import Plan
from generator.samples import Samples


@dataclass(slots=True)
class Run:
    """A stage sets the fields named after it and reads those of earlier stages; ``stage`` is the one that runs.

    ``previous`` is the version that CHANGELOG.md compares with, ``facts`` are those of the lock.
    """

    target: Target
    options: Options
    sink: DiagnosticSink
    stage: str = ""
    documents: DocumentSet = field(init=False)
    normal: NormalDocument = field(init=False)
    service: Service = field(init=False)
    identity: Identity = field(init=False)
    config: ServiceConfig = field(init=False)
    skipped: tuple[str, ...] = ()
    names: NameTable = field(init=False)
    plan: Plan = field(init=False)
    samples: Samples = field(init=False)
    view: PackageView = field(init=False)
    previous: Version | None = None
    files: tuple[RenderedFile, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)
    result: PackageResult = PackageResult("", "")

    def version(self, label: str) -> Version:
        """The document as one side of a comparison."""
        return Version(label, self.plan, self.documents.lookup)
