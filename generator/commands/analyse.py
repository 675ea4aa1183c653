"""``clientgen validate`` and ``clientgen inspect``: what there is to say about a document; nothing is written."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from generator.commands.shared import config_option, print_findings, root_option, targets_of
from generator.diagnostics import DiagnosticSink, DocumentError
from generator.package.result import Options
from generator.project.model import Project

_NOWHERE = Options(Path("generated"))


@click.command("validate")
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@config_option
@root_option
def validate_command(targets: tuple[str, ...], project: Project | None, root: Path | None) -> None:
    """Say everything there is to say about each TARGET's document, by openapi-spec-validator's rules and by ours.

    Without a TARGET, about every document of clientgen.yaml.
    """
    if not targets and project is None:
        raise click.UsageError(
            "give a TARGET: there is no clientgen.yaml in this folder or above it that lists documents"
        )
    from generator.generation import analyse
    from generator.load.validation import validate
    from generator.samples import make_samples

    failed = False
    for item in targets_of(targets, project, root):
        sink = DiagnosticSink()
        try:
            run = analyse(item, _NOWHERE, sink)
            validate(run.documents, sink)
            if not sink.has_errors:
                make_samples(run.plan, sink)  # looks at the examples beside schemas
        except DocumentError as error:
            sink.refused(error)
            print_findings(sink, verbose=True, document=item.document)
            failed = True
            continue
        findings = [run.documents.placed(finding) for finding in sink]
        print_findings(findings, verbose=True, document=item.document)
        counts = sink.counts()
        click.echo(f"{item.id}: {counts['error']} errors, {counts['warning']} warnings, {counts['info']} notes")
        failed = failed or sink.has_errors
    if failed:
        sys.exit(1)


@click.command("inspect")
@click.argument("target")
@config_option
@root_option
@click.option("--stage", type=click.Choice(["normal", "ir", "names", "plan", "views"]), default="ir", show_default=True)
def inspect_command(target: str, project: Project | None, root: Path | None, stage: str) -> None:
    """Print what a stage made of TARGET's document, as JSON."""
    from generator.generation import analyse
    from generator.inspection import stage_as_json

    for item in targets_of((target,), project, root):
        sink = DiagnosticSink()
        try:
            run = analyse(item, _NOWHERE, sink)
        except DocumentError as error:
            sink.refused(error)
            print_findings(sink, verbose=False, document=item.document)
            sys.exit(1)
        findings = [run.documents.placed(finding) for finding in sink]
        print_findings(findings, verbose=False, document=item.document)
        if sink.has_errors:
            sys.exit(1)
        click.echo(json.dumps(stage_as_json(run, stage), indent=2, ensure_ascii=False))
