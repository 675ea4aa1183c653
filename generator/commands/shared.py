"""What commands have in common: the project they work on, their targets, and how findings are printed."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from generator.diagnostics import Diagnostic, Severity, SourceRef
from generator.project.catalog import entries, resolve_targets
from generator.project.loading import NAME, ProjectError, embedded, find_project, load_project
from generator.project.model import Project, Target, TargetError, rooted, shown
from generator.resources import SPECS

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
#: What GitHub calls them where a workflow's log annotates lines of files.
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def _read_project(context: click.Context, parameter: click.Parameter, value: Path | None) -> Project | None:
    """The project of ``--config``, or of the nearest file; None where there is none. Exits 2 if it cannot be used."""
    if value is None and context.resilient_parsing:
        return None
    try:
        embedded()
        file = _nearest() if value is None else value
        return None if file is None else load_project(file)
    except ProjectError as error:
        print_findings(error.findings, verbose=True)
        sys.exit(2)


def _nearest() -> Path | None:
    try:
        return find_project(Path.cwd())
    except OSError:  # the working folder is gone
        return None


def config_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command ``--config``; it is called with the ``project``."""
    return click.option(
        "--config",
        "project",
        metavar="FILE",
        type=click.Path(path_type=Path),
        callback=_read_project,
        help=f"The project's file, instead of the nearest {NAME} in this folder or above it.",
    )(command)


def root_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command ``--root``; it is called with the ``root``."""
    return click.option(
        "--root",
        metavar="DIR",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="The folder that references to other files may not leave.  [default: the nearest folder called"
        " 'specification' above the document, or its own]",
    )(command)


def _complete_targets(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of the project and the catalog that begin so, and files."""
    project = context.params.get("project")
    try:
        nearest = _nearest() if project is None else None
        known = entries(project if nearest is None else load_project(nearest))
    except ProjectError:
        known = ()
    ids = [CompletionItem(entry.id, help=entry.place) for entry in known if entry.id.startswith(incomplete)]
    return [CompletionItem(incomplete, type="file"), *ids]  # in this order: bash's script drops what is before a file


def target_argument(name: str = "targets", **settings: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Gives a command the argument ``name``, which a shell completes."""
    return click.argument(name, shell_complete=_complete_targets, **settings)


def fail_on_option(*, notes: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Gives a command ``--fail-on``; ``notes``: it prints them, too."""
    names = [item.value for item in Severity if notes or item is not Severity.INFO]
    kind, text = click.Choice(names), "Exit 1 where there is a finding of this severity or a worse one."
    return click.option("--fail-on", type=kind, default="error", show_default=True, help=text)


def fails(counts: Mapping[str, int], fail_on: str) -> bool:
    """Whether there is a finding as bad as ``fail_on`` says; ``counts`` are by severity."""
    names = [item.value for item in Severity]
    return any(counts.get(name, 0) for name in names[: names.index(fail_on) + 1])


def targets_of(names: Iterable[str], project: Project | None, root: Path | None = None) -> list[Target]:
    """The targets the user named.

    Raises:
        click.UsageError: one of them names nothing, or is not below ``root``.
    """
    try:
        targets = resolve_targets(names, project)
        return targets if root is None else [rooted(target, root) for target in targets]
    except TargetError as error:
        raise click.UsageError(str(error)) from None


def print_findings(
    findings: Iterable[Diagnostic], *, verbose: bool, document: Path | None = None, form: str = "text"
) -> None:
    """Print findings to the error stream, as lines or (``github``) as annotations; notes only if ``verbose``.

    Files are named as the user named ``document``, so that a place can be clicked; within the pipeline they are named
    from its folder.
    """
    for item in findings:
        if verbose or item.severity is not Severity.INFO:
            item = clickable(item, document)
            text = _annotation(item) if form == "github" else str(item)
            click.secho(text, fg=_COLOURS[item.severity] if form == "text" else None, err=True)


def clickable(item: Diagnostic, document: Path | None) -> Diagnostic:
    """A finding whose file is named as the user named ``document``."""
    if document is None:
        return item
    path = Path(os.path.normpath(document.parent / item.at.file))
    return replace(item, at=SourceRef(shown(path) if path.is_relative_to(SPECS) else str(path), item.at.pointer))


def finding_as_json(item: Diagnostic) -> dict[str, object]:
    return {
        "code": item.code,
        "severity": item.severity.value,
        "file": item.at.file,
        "line": item.line,
        "column": item.column,
        "pointer": item.at.pointer,
        "message": item.message,
    }


def as_json(data: object) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False)


def _annotation(item: Diagnostic) -> str:
    """A workflow command of GitHub Actions, which shows the finding beside its line."""
    place = {"file": item.at.file, "line": item.line, "col": item.column, "title": item.code}
    properties = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in place.items() if value is not None)
    pointer = f"#{item.at.pointer} " if item.at.pointer else ""
    return f"::{_COMMANDS[item.severity]} {properties}::{_escaped(pointer + item.message)}"


def _escaped(value: object, separators: str = "") -> str:
    return "".join(f"%{ord(each):02X}" if each in f"%\r\n{separators}" else each for each in str(value))
