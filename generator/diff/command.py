"""``clientgen diff``: parses, compares, prints, and says by its exit code how it went."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.shared import config_option, print_findings, root_option, target_argument
from generator.diagnostics import DiagnosticSink, DocumentError, Severity
from generator.project.catalog import resolve_targets
from generator.project.model import Project, Target, TargetError, rooted

if TYPE_CHECKING:
    from generator.diff.model import Version

LOCK = "codegen.lock.json"


@click.command("diff")
@target_argument(nargs=-1, required=True, metavar="OLD NEW...")
@config_option
@root_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json", "html"]),
    default="text",
    show_default=True,
    help="html is one page without external resources.",
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file instead.")
@click.option(
    "--fail-on", type=click.Choice(["breaking", "any"]), help="Exit 1 when there are breaking changes, or any."
)
def diff_command(
    targets: tuple[str, ...],
    project: Project | None,
    root: Path | None,
    form: str,
    output: Path | None,
    fail_on: str | None,
) -> None:
    """Say what differs between versions of an API, on the wire and in Python.

    OLD and NEW are ids (inference/2024-02-01), paths of documents, or generated packages. With more than two,
    each is compared with the one before it; a pattern ('inference/*') stands for all that it matches.
    """
    wanted = [target for name in targets for target in _targets(name, project, root)]
    if len(wanted) < 2:
        raise click.UsageError("give at least two versions to compare: an old one and a new one")
    versions = _versions(wanted)

    from generator.diff.compare import compare
    from generator.diff.formats import FORMS

    comparisons = [compare(old, new) for old, new in zip(versions, versions[1:], strict=False)]
    text = FORMS[form](versions, comparisons)
    if output is None:
        click.echo(text, nl=False)
    else:
        try:
            output.parent.mkdir(parents=True, exist_ok=True)
            output.write_text(text, "utf-8", errors="backslashreplace")
        except OSError as error:
            raise click.ClickException(f"{output}: {error.strerror}") from None
    counts = [comparison.counts for comparison in comparisons]
    if any(count["breaking"] if fail_on == "breaking" else fail_on and sum(count.values()) for count in counts):
        sys.exit(1)


def _targets(name: str, project: Project | None, root: Path | None) -> list[Target]:
    lock = Path(name) / LOCK
    try:
        if lock.is_file():
            return [_of_package(name, lock, project)]
        targets = resolve_targets((name,), project)
        return targets if root is None else [rooted(target, root) for target in targets]
    except TargetError as error:
        raise click.UsageError(str(error)) from None


def _of_package(name: str, lock: Path, project: Project | None) -> Target:
    """The document a generated package was made from, by its lock file."""
    try:
        document = json.loads(lock.read_text("utf-8"))["document"]
        id, sha256 = str(document["id"]), document["sha256"]
    except (OSError, ValueError, KeyError, TypeError):
        raise TargetError(f"{lock} does not say which document the package was made from") from None
    try:
        (target,) = resolve_targets((id,), project)
    except (TargetError, ValueError):
        raise TargetError(
            f"{name} was made from {id!r}, which is not the id of a document that is here: give the document's path"
        ) from None
    import hashlib

    if target.service is None or hashlib.sha256(target.document.read_bytes()).hexdigest() != sha256:
        click.secho(f"{name}: {id} has changed since the package was made; it is compared as it is now", err=True)
    return target


def _versions(targets: Iterable[Target]) -> list[Version]:
    """Each target's service and names; documents with errors are all reported before giving up."""
    from generator.generation import analyse
    from generator.package.result import Options

    versions, failed = [], False
    for target in targets:
        sink = DiagnosticSink()
        try:
            run = analyse(target, Options(Path("generated")), sink)
            versions.append(run.version(target.id))
            errors = [run.documents.placed(item) for item in sink if item.severity is Severity.ERROR]
        except DocumentError as error:
            errors = [error.finding]
        print_findings(errors, verbose=False, document=target.document)
        failed = failed or bool(errors)
    if failed:
        sys.exit(1)
    return versions
