"""``clientgen validate`` and ``clientgen inspect``: what there is to say about a document; nothing is written."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.commands.shared import as_json, clickable, config_option, fail_on_option, fails, finding_as_json
from generator.commands.shared import print_findings, root_option, target_argument, targets_of
from generator.diagnostics import Diagnostic, DiagnosticSink, DocumentError
from generator.package.result import Options
from generator.project.model import Project, Target
from generator.words import counted

_NOWHERE = Options(Path("generated"))


@click.command("validate")
@target_argument(nargs=-1, metavar="[TARGET]...")
@config_option
@root_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="json is one object on the standard output; github annotates lines in a workflow of GitHub Actions.",
)
@fail_on_option(notes=True)
def validate_command(
    targets: tuple[str, ...], project: Project | None, root: Path | None, form: str, fail_on: str
) -> None:
    """Say everything there is to say about each TARGET's document, by openapi-spec-validator's rules and by ours.

    Without a TARGET, about every document of clientgen.yaml.
    """
    if not targets and project is None:
        raise click.UsageError(
            "give a TARGET: there is no clientgen.yaml in this folder or above it that lists documents"
        )
    failed, documents = False, []
    for item in targets_of(targets, project, root):
        sink = DiagnosticSink()
        findings = [clickable(finding, item.document) for finding in _all_findings(item, sink)]
        counts = sink.counts()
        failed = failed or fails(counts, fail_on)
        if form == "json":
            shown = [finding_as_json(finding) for finding in findings]
            documents.append({"target": item.id, "counts": counts, "findings": shown})
            continue
        print_findings(findings, verbose=True, form=form)
        words = {"error": "error", "warning": "warning", "info": "note"}
        click.echo(f"{item.id}: {', '.join(counted(counts[key], word) for key, word in words.items())}")
    if form == "json":
        click.echo(as_json({"documents": documents}))
    if failed:
        sys.exit(1)


def _all_findings(target: Target, sink: DiagnosticSink) -> list[Diagnostic]:
    """All there is to say about a document, each finding where it was written."""
    from generator.generation import examined

    documents = examined(target, _NOWHERE, sink)
    return list(sink) if documents is None else [documents.placed(finding) for finding in sink]


@click.command("inspect")
@target_argument("target")
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
        click.echo(as_json(stage_as_json(run, stage)))
