"""The command line: parses, calls the pipeline, prints what was found, and says by its exit code how it went.

0 done · 1 findings: a document with errors, its package left as it was · 2 usage.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import __version__, generate
from generator.diagnostics.command import explain_command
from generator.package.result import Options
from generator.project.catalog import Target, TargetError, entries, resolve_targets
from generator.diagnostics import Diagnostic, DiagnosticSink, DocumentError, Severity
from generator.diff.command import diff_command
from generator.project.identity import identify
from generator.project.sync.command import sync_command

if TYPE_CHECKING:
    from generator.package.result import PackageResult

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="clientgen")
def main() -> None:
    """Typed Python clients from Azure OpenAI's API documents."""


main.add_command(diff_command)
main.add_command(explain_command)
main.add_command(sync_command)


def _shard(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[int, int]:
    match = re.fullmatch(r"([0-9]{1,6})/([0-9]{1,6})", value or "1/1")
    part, parts = (int(match[1]), int(match[2])) if match else (0, 0)
    if not 1 <= part <= parts:
        raise click.BadParameter(f"{value!r} is no part: give I/N, such as 2/3 for the second of three")
    return part, parts


@main.command("generate")
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), default=Path("generated"), show_default=True
)
@click.option("--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, help="Documents at a time.")
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), help="Write what was done, as JSON.")
@click.option("--service", help="Call the service so, instead of the catalog's or the file's name.")
@click.option("--module", metavar="IMPORT.PATH", help="Import path of the package (one target only).")
@click.option("--check", is_flag=True, help="Write nothing: exit 1 with a diff where packages are not up to date.")
@click.option("--shard", metavar="I/N", callback=_shard, help="Only the I-th of N parts of the targets, from 1.")
@click.option("--force", is_flag=True, help="Generate even where the lock says that nothing has changed.")
@click.option(
    "--keep-failed",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the files of a package that could not be finished there, unformatted.",
)
@click.option("-v", "--verbose", is_flag=True, help="Print notes too.")
def generate_command(
    targets: tuple[str, ...],
    output: Path,
    jobs: int,
    report: Path | None,
    service: str | None,
    module: str | None,
    check: bool,
    shard: tuple[int, int],
    force: bool,
    keep_failed: Path | None,
    verbose: bool,
) -> None:
    """Generate a package for each TARGET: a catalog id (inference/2024-10-21), a pattern ('inference/*') or a path.

    Without a TARGET, every document in this repository. A package is left alone where its lock says that the document
    and the generator are those it was made from.
    """
    started = time.perf_counter()
    wanted = _targets(targets)
    if len(wanted) > 1 and (module or service):
        raise click.UsageError("--module and --service name one package: give one TARGET")
    if wanted and (module or service):
        _check_names(wanted[0], service, module)
    wanted = wanted[shard[0] - 1 :: shard[1]]
    options = Options(output, service, module, check, force, verbose, keep_failed)
    results: list[PackageResult] = []
    try:
        made = generate(wanted, options, jobs=jobs)
        if sys.stdout.isatty() and not check:
            with click.progressbar(made, length=len(wanted), label="Generating", show_pos=True) as bar:
                results.extend(bar)
            for result in results:
                _print_result(result, verbose)
        else:
            for result in made:
                results.append(result)
                _print_result(result, verbose)
    except BrokenPipeError:
        raise  # who read our output has gone: click ends quietly
    except OSError as error:
        raise click.ClickException(f"{error.filename or output}: {error.strerror}: nothing was half-written") from None
    if report is not None:
        packages = [result.report() for result in results]
        _write_json(report, {"packages": packages, "seconds": round(time.perf_counter() - started, 3)})
    if any(result.status.value in ("failed", "different") for result in results):
        sys.exit(1)


@main.command()
@click.argument("target")
def validate(target: str) -> None:
    """Say everything there is to say about TARGET's document, by openapi-spec-validator's rules and by ours."""
    from generator.generation import analyse
    from generator.load.validation import validate as check
    from generator.samples import make_samples

    failed = False
    for item in _targets((target,)):
        sink = DiagnosticSink()
        try:
            run = analyse(item, Options(Path("generated")), sink)
            check(run.documents, sink)
            if not sink.has_errors:
                make_samples(run.plan, sink)  # looks at the examples beside schemas
        except DocumentError as error:
            sink.refused(error)
            _print_diagnostics(sink, verbose=True)
            failed = True
            continue
        _print_diagnostics([run.documents.placed(finding) for finding in sink], verbose=True)
        counts = sink.counts()
        click.echo(f"{item.id}: {counts['error']} errors, {counts['warning']} warnings, {counts['info']} notes")
        failed = failed or sink.has_errors
    if failed:
        sys.exit(1)


@main.command()
@click.argument("target")
@click.option("--stage", type=click.Choice(["normal", "ir", "names", "plan", "views"]), default="ir", show_default=True)
def inspect(target: str, stage: str) -> None:
    """Print what a stage made of TARGET's document, as JSON."""
    from generator.generation import analyse
    from generator.inspection import stage_as_json

    for item in _targets((target,)):
        sink = DiagnosticSink()
        try:
            run = analyse(item, Options(Path("generated")), sink)
        except DocumentError as error:
            sink.refused(error)
        _print_diagnostics(sink, verbose=False)
        if sink.has_errors:
            sys.exit(1)
        click.echo(json.dumps(stage_as_json(run, stage), indent=2, ensure_ascii=False))


@main.command("list")
def list_command() -> None:
    """List the documents the generator knows by name, and which of them are in this repository."""
    for entry in entries():
        click.echo(f"{entry.id:<34} {entry.place}")


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
    click.echo(result.difference, nl=False)
    warnings = result.counts.get("warning", 0)
    click.echo(
        f"{result.target}: {result.status.value} {result.folder}"
        f" ({result.operations_generated} of {result.operations_declared} operations,"
        f" {result.schemas_generated} of {result.schemas_declared} schemas,"
        f"{f' {warnings} warnings as before,' if warnings else ''} {result.seconds:.1f} s)",
        err=bool(result.difference),
    )


def _print_diagnostics(diagnostics: Iterable[Diagnostic], verbose: bool) -> None:
    for item in diagnostics:
        if verbose or item.severity is not Severity.INFO:
            click.secho(str(item), fg=_COLOURS[item.severity], err=True)


def _write_json(path: Path, data: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", "utf-8")
