"""``clientgen explain``: what a diagnostic code means, and its cure."""

from __future__ import annotations

import click


@click.command("explain")
@click.argument("code")
def explain_command(code: str) -> None:
    """Print what the diagnostic CODE (such as CG331) means, what to do about it, and a document that causes it."""
    from generator.diagnostics.registry import registry
    from generator.diagnostics.page import explanation

    entry = registry().get(code.upper())
    if entry is None:
        raise click.UsageError(f"{code!r} is not a diagnostic code: they are CG001 to {max(registry())}")
    click.echo(explanation(entry))
