"""The stages in order: a document in, a package out. Read this first.

Each stage is a pure function of the one before, except the first (reads) and the last (writes).
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path

from generator.build import build
from generator.build.formats import infer_formats
from generator.build.long_running import infer_long_running
from generator.build.paging import infer_paging
from generator.build.skipped import without_skipped
from generator.build.streaming import infer_streaming
from generator.catalog import Identity, Target, entries, identify, service_name
from generator.config import ServiceConfig, load_config
from generator.diagnostics import DiagnosticSink, DocumentError, Severity
from generator.diff.changelog import changelog
from generator.diff.model import Version
from generator.diff.previous import predecessor
from generator.fingerprint import overlays
from generator.format import format_files
from generator.ir.service import Service
from generator.load import DocumentSet, load
from generator.load.documents import Amendments
from generator.load.nodes import SpecMap
from generator.naming.gather import name_service
from generator.naming.table import NameTable
from generator.normalize import NormalDocument, normalize
from generator.render.manifest import RenderedFile, render_package
from generator.render.package import package_view
from generator.render.views import PackageView
from generator.recall import document_id, lock_facts
from generator.result import Options as Options
from generator.result import PackageResult, Status
from generator.write import write_package


@dataclass(slots=True)
class Stages:
    """What the thinking stages found."""

    documents: DocumentSet
    normal: NormalDocument
    service: Service
    names: NameTable
    identity: Identity
    config: ServiceConfig
    skipped: tuple[str, ...]

    def view(self, sink: DiagnosticSink) -> PackageView:
        return package_view(self.service, self.names, self.identity, self.config, sink)

    def as_version(self, label: str) -> Version:
        return Version(label, self.service, self.names, self.documents.lookup)


def read(target: Target, options: Options, sink: DiagnosticSink) -> DocumentSet:
    """The document and all it refers to, with the service's overlays applied.

    Raises:
        DocumentError: the document cannot be read.
    """
    service = service_name(target, options.service)
    paths = overlays(service)
    if not paths:
        return load(target.document, sink)
    from generator.overlays import amend  # and with it a JSONPath engine

    def amended(document: SpecMap) -> Amendments:
        info = document.get("info")
        written = str(info.get("version", "")) if isinstance(info, dict) else ""
        version = identify(target, written, service=options.service).version
        known = [version, *(entry.version for entry in entries() if entry.service == service)]
        return amend(document, target.document, paths, service, known, sink)

    return load(target.document, sink, amend=amended)


def analyse(target: Target, options: Options, sink: DiagnosticSink) -> Stages:
    """Every stage that only thinks: load, normalize, build, infer, name.

    Raises:
        DocumentError: the document cannot be read.
    """
    documents = read(target, options, sink)
    normal = normalize(documents, sink)
    service = build(normal, sink)
    identity = identify(target, service.version, service=options.service, module=options.module)
    config = load_config(identity.service)
    for infer in (infer_streaming, infer_paging, infer_long_running, infer_formats):
        service = infer(service, config, sink)
    service, skipped = without_skipped(service, config, sink)
    return Stages(documents, normal, service, name_service(service, config, sink), identity, config, skipped)


def generate_package(target: Target, options: Options) -> PackageResult:
    """One package. A document with errors writes nothing; its result says what they are."""
    started = time.perf_counter()
    sink = DiagnosticSink()
    result = PackageResult(target.id, target.document.name)
    try:
        stages = analyse(target, options, sink)
        folder = options.output / stages.identity.distribution
        result = result.of(stages.service, stages.identity, stages.skipped)
        if not sink.has_errors:
            files = format_files((*render_package(stages.view(sink)), _changelog(target, stages, options)))
            made = replace(result, files=len(files), lines=_code_lines(files), diagnostics=tuple(sink))
            facts = lock_facts(target, options, stages.documents, stages.identity, made)
            result = _finish(made, folder, files, facts, options)
        located = tuple(
            stages.documents.placed(item, exactly=options.anew or item.severity is not Severity.INFO) for item in sink
        )
    except DocumentError as error:
        located = (*sink, error.finding)
    return replace(result, diagnostics=located, seconds=round(time.perf_counter() - started, 3))


def _changelog(target: Target, stages: Stages, options: Options) -> RenderedFile:
    """What differs from the version before it in the catalog; one that has errors is none."""
    old, entry, sink = None, predecessor(target), DiagnosticSink()
    if entry is not None and entry.document is not None:
        earlier = Target(entry.id, entry.document, entry.service, entry.version)
        try:
            before = analyse(earlier, Options(options.output, options.service), sink)
            old = None if sink.has_errors else before.as_version(entry.id)
        except DocumentError:
            pass
    return RenderedFile("CHANGELOG.md", changelog(old, stages.as_version(document_id(target))))


def _finish(
    result: PackageResult, folder: Path, files: tuple[RenderedFile, ...], facts: dict[str, object], options: Options
) -> PackageResult:
    """Write the package, or say how it differs from the one that is there."""
    if options.check:
        from generator.check import difference

        found = difference(folder, files, facts)
        return replace(result, status=Status.DIFFERENT if found else Status.UNCHANGED, difference=found)
    written = write_package(folder, files, facts)
    return replace(result, status=Status.WRITTEN if written else Status.UNCHANGED)


def _code_lines(files: tuple[RenderedFile, ...]) -> int:
    """Lines of the client's own code, without its tests."""
    return sum(file.text.count("\n") for file in files if file.path.startswith("src/") and file.path.endswith(".py"))
