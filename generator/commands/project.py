"""``clientgen list``, ``init`` and ``schema``: the documents of a project, and its file."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.shared import config_option
from generator.project.catalog import entries
from generator.project.loading import NAME
from generator.project.model import Project
from generator.project.schema import SCHEMA

_TEMPLATE = SCHEMA.with_name("clientgen.template.yaml")


@click.command("list")
@config_option
def list_command(project: Project | None) -> None:
    """List the documents that have an id, those of clientgen.yaml first, and where each of them is."""
    for entry in entries(project):
        click.echo(f"{entry.id:<34} {entry.place}")


@click.command("init")
@click.option("--force", is_flag=True, help=f"Overwrite a {NAME} that is there.")
def init_command(force: bool) -> None:
    """Write a commented clientgen.yaml into this folder, and beside it the JSON Schema that editors complete it by."""
    file, schema = Path(NAME), Path(SCHEMA.name)
    if file.exists() and not force:
        raise click.UsageError(f"{file} is there already: edit it, or overwrite it with --force")
    try:
        file.write_bytes(_TEMPLATE.read_bytes())
        schema.write_bytes(SCHEMA.read_bytes())
    except OSError as error:
        raise click.ClickException(f"{error.filename or file}: {error.strerror}") from None
    click.echo(f"wrote {file} and {schema}: name your document in {file}, then run 'clientgen generate'")


@click.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of clientgen.yaml."""
    click.echo(SCHEMA.read_text("utf-8"), nl=False)
