"""The command line: parses, calls the pipeline, prints what was found, and says by its exit code how it went.

0 done · 1 findings: a document with errors, its package left as it was · 2 usage.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import __version__, generate
from generator.catalog import Target, TargetError, entries, identify, resolve_targets
from generator.diagnostics import Diagnostic, DiagnosticSink, DocumentError, Severity

if TYPE_CHECKING:
    from generator.result import PackageResult

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="clientgen")
def main() -> None:
    """Typed Python clients from Azure OpenAI's API documents."""


@main.command("generate")
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), default=Path("generated"), show_default=True
)
@click.option("--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, help="Documents at a time.")
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), help="Write what was done, as JSON.")
@click.option("--service", help="Call the service so, instead of the catalog's or the file's name.")
@click.option("--module", metavar="IMPORT.PATH", help="Import path of the package (one target only).")
@click.option("-v", "--verbose", is_flag=True, help="Print notes too, not only errors and warnings.")
def generate_command(
    targets: tuple[str, ...],
    output: Path,
    jobs: int,
    report: Path | None,
    service: str | None,
    module: str | None,
    verbose: bool,
) -> None:
    """Generate a package for each TARGET: a catalog id (inference/2024-10-21), a pattern ('inference/*') or a path.

    Without a TARGET, every document in this repository.
    """
    started = time.perf_counter()
    wanted = _targets(targets)
    if len(wanted) > 1 and (module or service):
        raise click.UsageError("--module and --service name one package: give one TARGET")
    if wanted and (module or service):
        _check_names(wanted[0], service, module)
    results: list[PackageResult] = []
    try:
        found = generate(wanted, output, jobs=jobs, service=service, module=module)
        if sys.stdout.isatty():
            with click.progressbar(found, length=len(wanted), label="Generating", show_pos=True) as bar:
                results.extend(bar)
            for result in results:
                _print_result(result, verbose)
        else:
            for result in found:
                results.append(result)
                _print_result(result, verbose)
    except OSError as error:
        raise click.ClickException(f"{error.filename or output}: {error.strerror}: nothing was half-written") from None
    if report is not None:
        packages = [result.report() for result in results]
        _write_json(report, {"packages": packages, "seconds": round(time.perf_counter() - started, 3)})
    if any(result.status.value == "failed" for result in results):
        sys.exit(1)


@main.command()
@click.argument("target")
def validate(target: str) -> None:
    """Say everything there is to say about TARGET's document, by openapi-spec-validator's rules and by ours."""
    from generator.load import load
    from generator.load.validation import validate as check
    from generator.pipeline import Options, analyse

    failed = False
    for item in _targets((target,)):
        sink = DiagnosticSink()
        try:
            documents = load(item.document, sink)
            check(documents, sink)
            analyse(item, Options(Path("generated")), sink)
        except DocumentError as error:
            sink.refused(error)
            _print_diagnostics(sink, verbose=True)
            failed = True
            continue
        places = {finding: documents.locate(finding.at) for finding in sink}
        _print_diagnostics((_placed(finding, places[finding]) for finding in sink), verbose=True)
        counts = sink.counts()
        click.echo(f"{item.id}: {counts['error']} errors, {counts['warning']} warnings, {counts['info']} notes")
        failed = failed or sink.has_errors
    if failed:
        sys.exit(1)


@main.command()
@click.argument("target")
@click.option("--stage", type=click.Choice(["normal", "ir", "names", "views"]), default="ir", show_default=True)
def inspect(target: str, stage: str) -> None:
    """Print what a stage made of TARGET's document, as JSON."""
    from generator.inspection import stage_as_json
    from generator.pipeline import Options, analyse

    for item in _targets((target,)):
        sink = DiagnosticSink()
        try:
            stages = analyse(item, Options(Path("generated")), sink)
        except DocumentError as error:
            sink.refused(error)
        _print_diagnostics(sink, verbose=False)
        if sink.has_errors:
            sys.exit(1)
        click.echo(json.dumps(stage_as_json(stages, stage), indent=2, ensure_ascii=False))


@main.command("list")
def list_command() -> None:
    """List the documents the generator knows by name, and which of them are in this repository."""
    for entry in entries():
        place = f"specs/{entry.embedded}" if entry.embedded else f"upstream {entry.path}"
        click.echo(f"{entry.id:<34} {place}")


def _targets(names: Iterable[str]) -> list[Target]:
    try:
        return resolve_targets(names)
    except TargetError as error:
        raise click.UsageError(str(error)) from None


def _check_names(target: Target, service: str | None, module: str | None) -> None:
    try:
        identify(target, "0", service=service, module=module)
    except TargetError as error:
        raise click.UsageError(str(error)) from None


def _print_result(result: PackageResult, verbose: bool) -> None:
    _print_diagnostics(result.diagnostics, verbose)
    if result.status.value == "failed":
        click.secho(f"{result.target}: failed; nothing was written", fg="red", err=True)
        return
    click.echo(
        f"{result.target}: {result.status.value} {result.folder}"
        f" ({result.operations_generated} of {result.operations_declared} operations,"
        f" {result.schemas_generated} of {result.schemas_declared} schemas, {result.seconds:.1f} s)"
    )


def _print_diagnostics(diagnostics: Iterable[Diagnostic], verbose: bool) -> None:
    for item in diagnostics:
        if verbose or item.severity is not Severity.INFO:
            click.secho(str(item), fg=_COLOURS[item.severity], err=True)


def _placed(item: Diagnostic, place: tuple[int, int] | None) -> Diagnostic:
    from dataclasses import replace

    return item if place is None else replace(item, line=place[0], column=place[1])


def _write_json(path: Path, data: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", "utf-8")
