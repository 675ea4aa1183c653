"""Servers (OpenAPI 3.1 section 4.8.5)."""

from __future__ import annotations

from generator.convert.read import named_nodes, text
from generator.ir.service import Server, ServerVariable
from generator.normalize.document import NormalDocument


def build_servers(document: NormalDocument) -> tuple[Server, ...]:
    return tuple(
        Server(
            template=node["url"],
            base_path=base_path(node["url"]),
            variables=tuple(
                ServerVariable(name, variable.get("default"), text(variable, "description"))
                for name, variable in named_nodes(node, "variables").items()
            ),
            at=node.at,
            description=text(node, "description"),
        )
        for node in document.servers
    )


def base_path(url: str) -> str:
    """What follows the host of a URL: ``https://{endpoint}/openai`` and ``{endpoint}/openai`` → ``/openai``."""
    rest = url.partition("?")[0].partition("#")[0]
    if "://" in rest:
        rest = rest.partition("://")[2]
    elif rest.startswith("//"):
        rest = rest[2:]
    start = rest.find("/")
    return rest[start:].rstrip("/") if start >= 0 else ""
