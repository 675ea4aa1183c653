"""The command line: a command of ``generator.commands`` or of a stage for each word.

0 done · 1 findings: a document with errors, its package left as it was · 2 usage, or a clientgen.yaml that cannot be used
· 130 interrupted (Ctrl-C): no package is half-written.
"""

from __future__ import annotations

from typing import Any

import click

from generator import __version__
from generator.bundle.command import bundle_command
from generator.commands.analyse import inspect_command, validate_command
from generator.commands.generate import generate_command
from generator.commands.project import init_command, list_command, schema_command
from generator.diagnostics.command import explain_command
from generator.diff.command import diff_command
from generator.project.sync.command import sync_command


class _Group(click.Group):
    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\ninterrupted: nothing was half-written", err=True)
            ctx.exit(130)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="clientgen")
def main() -> None:
    """Typed Python clients from Azure OpenAI's API documents."""


for command in (
    generate_command,
    validate_command,
    inspect_command,
    diff_command,
    bundle_command,
    explain_command,
    list_command,
    init_command,
    schema_command,
    sync_command,
):
    main.add_command(command)
