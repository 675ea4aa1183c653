"""Servers (OpenAPI 3.1 section 4.8.5)."""

from __future__ import annotations

from generator.convert.read import child, text
from generator.diagnostics import DiagnosticSink
from generator.ir.service import Server, ServerVariable
from generator.load.nodes import SpecMap
from generator.normalize.document import NormalDocument


def build_servers(document: NormalDocument, sink: DiagnosticSink) -> tuple[Server, ...]:
    found = []
    for node in document.servers:
        url = text(node, "url")
        if not url:
            sink.warning("CG380", node.at, "a server without url: left out")
            continue
        variables = []
        for name, variable in (child(node, "variables") or {}).items():
            if isinstance(variable, SpecMap):
                default = variable.get("default")
                variables.append(
                    ServerVariable(name, None if default is None else str(default), text(variable, "description"))
                )
        found.append(Server(url, base_path(url), tuple(variables), node.at, text(node, "description")))
    return tuple(found)


def base_path(url: str) -> str:
    """What follows the host of a URL: ``https://{endpoint}/openai`` and ``{endpoint}/openai`` → ``/openai``."""
    rest = url.partition("?")[0].partition("#")[0]
    if "://" in rest:
        rest = rest.partition("://")[2]
    elif rest.startswith("//"):
        rest = rest[2:]
    start = rest.find("/")
    return rest[start:].rstrip("/") if start >= 0 else ""
