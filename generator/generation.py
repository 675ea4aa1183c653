"""Runs the stages for one document: whatever goes wrong is a finding of that document, and never an exception."""

from __future__ import annotations

import time
from dataclasses import replace

from generator.diagnostics import DiagnosticSink, DocumentError, Severity
from generator.diff.model import Version
from generator.diff.previous import predecessor
from generator.load import DocumentSet
from generator.package.failure import internal_error, keep_files, not_written
from generator.package.result import Options, PackageResult, Status
from generator.pipeline import ANALYSIS, PRODUCTION, Stages
from generator.project.model import Target, target_of
from generator.run import Run


def analyse(target: Target, options: Options, sink: DiagnosticSink) -> Run:
    """Every stage that only reads and decides.

    Raises:
        DocumentError: the document cannot be read.
    """
    run = Run(target, options, sink, result=PackageResult(target.id, target.document.name))
    _advance(run, ANALYSIS)
    return run


def examined(target: Target, options: Options, sink: DiagnosticSink) -> DocumentSet | None:
    """Let every stage and openapi-spec-validator say into ``sink`` what there is to say of a document.

    Returns the document and its files; None where it cannot be read.
    """
    from generator.load.validation import validate  # takes a while to import

    run = Run(target, options, sink, result=PackageResult(target.id, target.document.name))
    try:
        _advance(run, ANALYSIS)
        validate(run.documents, sink)
        if not sink.has_errors:
            _advance(run, PRODUCTION[:1])  # which looks at the examples beside schemas
    except DocumentError as error:
        sink.refused(error)
    except Exception as error:  # a defect of the generator must not stop the other documents
        sink.diagnostics.append(internal_error(target.document.name, run.stage, error))
    return getattr(run, "documents", None)


def generate_package(target: Target, options: Options) -> PackageResult:
    """One package. A document with errors writes nothing; its result says what they are."""
    started = time.perf_counter()
    run = Run(target, options, DiagnosticSink(), result=PackageResult(target.id, target.document.name))
    try:
        _advance(run, ANALYSIS)
        if not run.sink.has_errors:
            run.previous = _previous(run)
            _advance(run, PRODUCTION)
    except DocumentError as error:
        run.sink.refused(error)
    except OSError as error:
        run.sink.diagnostics.append(not_written(run.target.document.name, error))
    except Exception as error:  # a defect of the generator must not stop the other documents
        run.sink.diagnostics.append(internal_error(run.target.document.name, run.stage, error))
        if run.options.keep_failed is not None and run.files:
            keep_files(run.options.keep_failed / run.result.folder, run.files)
    return _finished(run, started)


def _advance(run: Run, stages: Stages) -> None:
    for stage in stages:
        run.stage = stage.__name__.strip("_")
        stage(run)


def _finished(run: Run, started: float) -> PackageResult:
    findings = tuple(run.sink)
    if hasattr(run, "documents"):
        exactly = run.options.verbose
        findings = tuple(
            run.documents.placed(item, exactly=exactly or item.severity is not Severity.INFO) for item in findings
        )
    status = Status.FAILED if run.sink.has_errors else run.result.status
    return replace(run.result, diagnostics=findings, status=status, seconds=round(time.perf_counter() - started, 3))


def _previous(run: Run) -> Version | None:
    """The version that CHANGELOG.md compares with; None where there is none, or it cannot be read."""
    entry, sink = predecessor(run.target), DiagnosticSink()
    if entry is None or entry.document is None:
        return None
    target = target_of(entry, entry.document, run.target.project)
    try:
        earlier = analyse(target, Options(run.options.output, run.options.service), sink)
    except DocumentError:
        return None
    return None if sink.has_errors else earlier.version(entry.id)
