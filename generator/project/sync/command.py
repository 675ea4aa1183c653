"""``clientgen sync``: parses, fetches, prints what became of each document, and says by its exit code how it went."""

from __future__ import annotations

import fnmatch
import sys
from pathlib import Path

import click

from generator.commands.shared import config_option, target_argument
from generator.project.catalog import CatalogEntry, entries
from generator.project.loading import embedded
from generator.project.model import Project


@click.command("sync")
@target_argument(nargs=-1, metavar="[TARGET]...")
@config_option
@click.option("--mirror", metavar="DIR|URL", help="Take the files from a copy of the upstream repository.")
@click.option(
    "--update-pins", is_flag=True, help="Accept what is there now, and pin it by its hash in the file that lists it."
)
@click.option("--discover", is_flag=True, help="Fetch nothing: list the api-versions that the catalog lacks.")
def sync_command(
    targets: tuple[str, ...], project: Project | None, mirror: str | None, update_pins: bool, discover: bool
) -> None:
    """Fetch the official document of each TARGET, an id or a pattern, with every file it refers to.

    Files come from the commit that is pinned, and a document whose hash is not the pinned one is refused. Those of the
    catalog are kept in specs/.synced, those that a clientgen.yaml lists in .synced beside it. Without a TARGET, every
    document of clientgen.yaml; where there is no such file, every document of the catalog.
    """
    from generator.project.sync import SyncError
    from generator.project.sync.sources import source

    if discover and (targets or update_pins):
        raise click.UsageError("--discover looks at the whole catalog and fetches nothing: give it alone, or --mirror")
    wanted = _wanted(targets, project)
    try:
        where = source(mirror)
        if discover:
            from generator.project.sync.discover import discover as look

            versions = look(entries(project), where)
            for item in versions:
                click.echo(f"{item.id:<34} {item.path}")
            click.echo(f"{len(versions)} api-versions are not in the catalog", err=True)
            return
    except SyncError as error:
        raise click.ClickException(str(error)) from None
    from generator.project.sync.run import Outcome, sync

    pins: dict[Path, dict[CatalogEntry, tuple[str | None, str]]] = {}
    failed = False
    try:
        for entry, named in wanted:
            done = sync(entry, where, update_pins=update_pins, named=named)
            refused = done.outcome is Outcome.REFUSED
            click.secho(f"{entry.id}: {done.outcome.value}: {done.message}", fg="red" if refused else None, err=refused)
            failed = failed or refused
            if done.pin is not None:
                pins.setdefault(entry.file, {})[entry] = done.pin
        for file, changed in pins.items():
            from generator.project.sync.pins import rewrite

            rewrite(file, changed)
        embedded.cache_clear()
    except BrokenPipeError:
        raise  # who read our output has gone: click ends quietly
    except OSError as error:
        message = f"{error.filename or 'specs'}: {error.strerror}: nothing was half-written"
        raise click.ClickException(message) from None
    if failed:
        sys.exit(1)


def _wanted(targets: tuple[str, ...], project: Project | None) -> list[tuple[CatalogEntry, bool]]:
    """The entries the user means, and whether each was called by its own name."""
    known = entries(project)
    everything = [entry for entry in project.documents if entry.upstream] if project is not None else known
    if not targets and not everything and project is not None:
        raise click.UsageError(f"no document of {project.file} has an 'upstream' to fetch it from: give a TARGET")
    wanted = {entry: False for entry in everything} if not targets else {}
    for name in targets:
        matches = [entry for entry in known if fnmatch.fnmatchcase(entry.id, name)]
        if not matches:
            fetched = ", ".join(entry.id for entry in known if entry.upstream)
            raise click.UsageError(f"{name!r} is not the id of a document, nor a pattern for one. Known: {fetched}")
        for entry in matches:
            wanted[entry] = wanted.get(entry, False) or entry.id == name
    return list(wanted.items())
