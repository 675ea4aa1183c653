"""``clientgen generate``: packages of documents."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import generate
from generator.commands.shared import as_json, config_option, fail_on_option, fails, print_findings, root_option
from generator.commands.shared import target_argument, targets_of
from generator.package.result import Options
from generator.project.model import Project, Target, TargetError
from generator.project.modules import module_problem
from generator.words import counted

if TYPE_CHECKING:
    from generator.package.result import PackageResult


def _shard(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[int, int]:
    match = re.fullmatch(r"([0-9]{1,6})/([0-9]{1,6})", value or "1/1")
    part, parts = (int(match[1]), int(match[2])) if match else (0, 0)
    if not 1 <= part <= parts:
        raise click.BadParameter(f"{value!r} is not a part: give I/N, such as 2/3 for the second of three")
    return part, parts


def _writable(context: click.Context, parameter: click.Parameter, value: Path | None) -> Path | None:
    """A report that cannot be written is known before the work is done."""
    if value is not None:
        is_new = not value.exists()
        try:
            value.parent.mkdir(parents=True, exist_ok=True)
            value.open("a").close()
            if is_new:
                value.unlink()
        except OSError as error:
            raise click.BadParameter(f"{value} cannot be written: {error.strerror}") from None
    return value


@click.command("generate")
@target_argument(nargs=-1, metavar="[TARGET]...")
@config_option
@root_option
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where packages are written.  [default: that of clientgen.yaml, or generated]",
)
@click.option("--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, help="Documents at a time.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=_writable,
    help="Write what was done, as JSON.",
)
@click.option("--service", help="Call the service so, instead of as the project or the document does.")
@click.option("--module", metavar="IMPORT.PATH", help="Import path of the package (one target only).")
@click.option("--check", is_flag=True, help="Write nothing: exit 1 with a diff where packages are not up to date.")
@click.option("--shard", metavar="I/N", callback=_shard, help="Only the I-th of N parts of the targets, from 1.")
@click.option(
    "--force",
    is_flag=True,
    help="Generate even where nothing has changed, and in place of another document's package.",
)
@click.option(
    "--keep-failed",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the files of a package that could not be finished there, unformatted.",
)
@fail_on_option(notes=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github"]),
    default="text",
    show_default=True,
    help="github annotates lines in a workflow of GitHub Actions.",
)
@click.option("-v", "--verbose", is_flag=True, help="Print notes too.")
def generate_command(
    targets: tuple[str, ...],
    project: Project | None,
    root: Path | None,
    output: Path | None,
    jobs: int,
    report: Path | None,
    service: str | None,
    module: str | None,
    check: bool,
    shard: tuple[int, int],
    force: bool,
    keep_failed: Path | None,
    fail_on: str,
    form: str,
    verbose: bool,
) -> None:
    """Generate a package for each TARGET: an id (inference/2024-10-21), a pattern ('inference/*') or a path.

    Ids are those of clientgen.yaml and of the catalog (clientgen list). Without a TARGET, every document of
    clientgen.yaml; where there is no such file, every document clientgen comes with. A package is left alone where its
    lock says that the document, its settings and the generator are those it was made from.
    """
    started = time.perf_counter()
    wanted = targets_of(targets, project, root)
    _check_names(wanted, service, module)
    wanted = wanted[shard[0] - 1 :: shard[1]]
    options = Options(output or _output(project), service, module, check, force, verbose, keep_failed)
    results: list[PackageResult] = []
    try:
        for target, result in _shown(wanted, options, jobs):
            results.append(result)
            _print_result(result, target, verbose, form)
    except TargetError as error:
        raise click.UsageError(str(error)) from None
    except BrokenPipeError:
        raise  # who read our output has gone: click ends quietly
    except OSError as error:
        place = error.filename or options.output
        raise click.ClickException(f"{place}: {error.strerror}: nothing was half-written") from None
    if report is not None:
        packages = [result.report() for result in results]
        _write_json(report, {"packages": packages, "seconds": round(time.perf_counter() - started, 3)})
    if any(result.status.value in ("failed", "different") or fails(result.findings(), fail_on) for result in results):
        sys.exit(1)


def _output(project: Project | None) -> Path:
    if project is None:
        return Path("generated")
    return project.output or project.file.parent / "generated"


def _check_names(targets: list[Target], service: str | None, module: str | None) -> None:
    if service is None and module is None:
        return
    if len(targets) > 1:
        raise click.UsageError("--module and --service name one package: give one TARGET")
    if service is not None and not re.search("[A-Za-z0-9]", service):
        raise click.UsageError("--service is empty (an unset variable?): leave it out, or give a name")
    if module is not None and (problem := module_problem(module)) is not None:
        raise click.UsageError(f"--module: {problem}")


def _shown(targets: list[Target], options: Options, jobs: int) -> Iterator[tuple[Target, PackageResult]]:
    """Each target with its result; on a terminal, all of them after a progress bar, which counts those that are done."""
    if _is_terminal() and not options.check:
        with click.progressbar(length=len(targets), label="Generating", show_pos=True) as bar:
            made: Iterable[PackageResult] = list(generate(targets, options, jobs=jobs, finished=lambda: bar.update(1)))
    else:
        made = generate(targets, options, jobs=jobs)
    yield from zip(targets, made, strict=True)


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def _print_result(result: PackageResult, target: Target, verbose: bool, form: str) -> None:
    print_findings(result.diagnostics, verbose=verbose, document=target.document, form=form)
    if result.status.value == "failed":
        click.secho(f"{result.target}: failed; nothing was written", fg="red", err=True)
        return
    click.echo(result.difference, nl=False)
    warnings = result.counts.get("warning", 0)
    before = f" {counted(warnings, 'warning')} as before," if warnings else ""
    click.echo(
        f"{result.target}: {result.status.value} {result.folder}"
        f" ({result.operations_generated} of {result.operations_declared} operations,"
        f" {result.schemas_generated} of {result.schemas_declared} schemas,"
        f"{before} {result.seconds:.1f} s)",
        err=bool(result.difference),
    )


def _write_json(path: Path, data: dict[str, Any]) -> None:
    try:
        path.write_text(as_json(data) + "\n", "utf-8")
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror}: the report was not written") from None
