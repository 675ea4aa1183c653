"""``clientgen bundle``: a document and all that it refers to in one file, for gateways and portals that take one."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import click

from generator.commands.shared import as_json, config_option, print_findings, root_option, target_argument, targets_of
from generator.diagnostics import DiagnosticSink, DocumentError
from generator.project.model import Project

_YAML = (".yaml", ".yml")
#: What YAML 1.1, which many tools still read, takes for a boolean.
_SWITCHES = frozenset(("y", "n", "yes", "no", "on", "off"))


@click.command("bundle")
@target_argument("target")
@config_option
@root_option
@click.option(
    "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file instead."
)
@click.option("--format", "form", type=click.Choice(["json", "yaml"]), help="[default: that of FILE's name, or json]")
def bundle_command(
    target: str, project: Project | None, root: Path | None, output: Path | None, form: str | None
) -> None:
    """Print TARGET's document as one file, with what it refers to in others, its examples and its overlays.

    It means what the document means: the same package is generated from it. Nothing is fetched.
    """
    targets = targets_of((target,), project, root)
    if len(targets) != 1:
        raise click.UsageError(f"{target!r} names {len(targets)} documents: give one")
    from generator.bundle.fold import bundle
    from generator.project.documents import read_documents

    sink, documents = DiagnosticSink(), None
    try:
        documents = read_documents(targets[0], None, sink)
    except DocumentError as error:
        sink.refused(error)
    findings = list(sink) if documents is None else [documents.placed(item) for item in sink]
    print_findings(findings, verbose=False, document=targets[0].document)
    if documents is None or sink.has_errors:
        sys.exit(1)
    is_yaml = form == "yaml" or (form is None and output is not None and output.suffix.lower() in _YAML)
    text = _yaml(bundle(documents)) if is_yaml else as_json(bundle(documents)) + "\n"
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, "utf-8")
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror}") from None


def _yaml(data: dict[str, Any]) -> str:
    from ruamel.yaml import YAML
    from ruamel.yaml.representer import SafeRepresenter

    class Representer(SafeRepresenter):
        def ignore_aliases(self, data: Any) -> bool:
            return True

    def text(representer: Any, value: str) -> Any:
        quoted = '"' if value.lower() in _SWITCHES else None
        return representer.represent_scalar("tag:yaml.org,2002:str", value, style=quoted)

    Representer.add_representer(str, text)
    writer: Any = YAML(typ="safe", pure=True)
    writer.Representer, writer.default_flow_style, writer.width = Representer, False, 120
    writer.sort_base_mapping_type_on_output = False
    stream = io.StringIO()
    writer.dump(data, stream)
    return stream.getvalue()
