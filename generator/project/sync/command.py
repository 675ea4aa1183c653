"""``clientgen sync``: parses, fetches, prints what became of each document, and says by its exit code how it went."""

from __future__ import annotations

import fnmatch
import sys

import click

from generator.project.catalog import CatalogEntry, entries
from generator.resources import SPECS


@click.command("sync")
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@click.option("--mirror", metavar="DIR|URL", help="Take the files from a copy of the upstream repository.")
@click.option("--update-pins", is_flag=True, help="Accept what is there now, and write its hash into the catalog.")
@click.option("--discover", is_flag=True, help="Fetch nothing: list the api-versions that the catalog lacks.")
def sync_command(targets: tuple[str, ...], mirror: str | None, update_pins: bool, discover: bool) -> None:
    """Fetch the official document of each TARGET, a catalog id or a pattern, with every file it refers to.

    Files come from the commit the catalog pins, and a document whose hash is not the pinned one is refused. They are
    kept in specs/.synced, which git ignores. Without a TARGET, every document of the catalog.
    """
    from generator.project.sync import SyncError
    from generator.project.sync.sources import source

    if discover and (targets or update_pins):
        raise click.UsageError("--discover looks at the whole catalog and fetches nothing: give it alone, or --mirror")
    wanted = _wanted(targets)
    try:
        where = source(mirror)
        if discover:
            from generator.project.sync.discover import discover as look

            found = look(entries(), where)
            for item in found:
                click.echo(f"{item.id:<34} {item.path}")
            click.echo(f"{len(found)} api-versions are not in the catalog", err=True)
            return
    except SyncError as error:
        raise click.ClickException(str(error)) from None
    from generator.project.sync.run import Outcome, sync

    pins = {}
    failed = False
    try:
        for entry, named in wanted:
            done = sync(entry, where, update_pins=update_pins, named=named)
            refused = done.outcome is Outcome.REFUSED
            click.secho(f"{entry.id}: {done.outcome.value}: {done.message}", fg="red" if refused else None, err=refused)
            failed = failed or refused
            if done.pin is not None:
                pins[entry] = done.pin
        if pins:
            from generator.project.sync.pins import rewrite

            rewrite(SPECS / "catalog.yaml", pins)
            entries.cache_clear()
    except BrokenPipeError:
        raise  # who read our output has gone: click ends quietly
    except OSError as error:
        message = f"{error.filename or 'specs'}: {error.strerror}: nothing was half-written"
        raise click.ClickException(message) from None
    if failed:
        sys.exit(1)


def _wanted(targets: tuple[str, ...]) -> list[tuple[CatalogEntry, bool]]:
    """The entries the user means, and whether each was called by its own name."""
    found = {entry: False for entry in entries()} if not targets else {}
    for name in targets:
        matches = [entry for entry in entries() if fnmatch.fnmatchcase(entry.id, name)]
        if not matches:
            known = ", ".join(entry.id for entry in entries() if entry.path)
            raise click.UsageError(f"{name!r} is no catalog id, and no pattern that matches one. Known: {known}")
        for entry in matches:
            found[entry] = found.get(entry, False) or entry.id == name
    return list(found.items())
