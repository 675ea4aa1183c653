"""What commands have in common: the project they work on, their targets, and how findings are printed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from generator.diagnostics import Diagnostic, Severity, SourceRef
from generator.project.catalog import resolve_targets
from generator.project.loading import NAME, ProjectError, embedded, find_project, load_project
from generator.project.model import Project, Target, TargetError, rooted, shown
from generator.resources import SPECS

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


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


def print_findings(findings: Iterable[Diagnostic], *, verbose: bool, document: Path | None = None) -> None:
    """Print findings to the error stream; notes only if ``verbose``.

    Files are named as the user named ``document``, so that a place can be clicked; within the pipeline they are named
    from its folder.
    """
    for item in findings:
        if verbose or item.severity is not Severity.INFO:
            click.secho(str(_clickable(item, document)), fg=_COLOURS[item.severity], err=True)


def _clickable(item: Diagnostic, document: Path | None) -> Diagnostic:
    if document is None:
        return item
    path = Path(os.path.normpath(document.parent / item.at.file))
    return replace(item, at=SourceRef(shown(path) if path.is_relative_to(SPECS) else str(path), item.at.pointer))
