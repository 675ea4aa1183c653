"""``clientgen explain``: what a diagnostic code means, and its cure."""

from __future__ import annotations

import click


@click.command("explain")
@click.argument("code")
def explain_command(code: str) -> None:
    """Print what the diagnostic CODE (such as CG331) means, what to do about it, and a document that causes it."""
    from generator.diagnostics.codes import REGISTRY
    from generator.diagnostics.codes.page import explanation

    entry = REGISTRY.get(code.upper())
    if entry is None:
        raise click.UsageError(f"{code!r} is not a diagnostic code: they are CG001 to {max(REGISTRY)}")
    click.echo(explanation(entry))
