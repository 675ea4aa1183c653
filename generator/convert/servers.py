"""Servers (OpenAPI 3.1 sections 4.8.5 and 4.8.6)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.convert.read import flag, named_nodes, nodes, text
from generator.diagnostics import DiagnosticSink
from generator.ir.service import Server, ServerVariable
from generator.load.nodes import SpecMap
from generator.normalize.document import NormalDocument

#: What Azure's documents call the api-version where it stands in the path: ``{Endpoint}/search/{ApiVersion}``.
_VERSION = re.compile(r"api[-_]?version", re.IGNORECASE)


def build_servers(document: NormalDocument, sink: DiagnosticSink) -> tuple[Server, ...]:
    return tuple(_server(node, text(document.info, "version"), sink) for node in document.servers)


def check_own_servers(document: NormalDocument, sink: DiagnosticSink) -> None:
    """Say which operations are somewhere else than the rest (OpenAPI 3.1 section 4.8.10, ``servers``)."""
    shared = [node["url"].rstrip("/") for node in document.servers]
    for operation in document.operations:
        own = [node["url"].rstrip("/") for node in nodes(operation.node, "servers")]
        if own and not set(own) & set(shared):
            sink.warning(
                "CG335",
                operation.at,
                f"its own server {own[0]!r} is not used: it is called below the client's endpoint, as all others are; "
                "call it with send_request of a client for that host",
            )


def _server(node: SpecMap, version: str, sink: DiagnosticSink) -> Server:
    variables = {
        name: _variable(name, variable, version, sink) for name, variable in named_nodes(node, "variables").items()
    }
    return Server(
        template=node["url"],
        base_path=base_path(node["url"], {name: item.default for name, item in variables.items()}),
        variables=tuple(variables.values()),
        at=node.at,
        description=text(node, "description"),
    )


def _variable(name: str, node: SpecMap, version: str, sink: DiagnosticSink) -> ServerVariable:
    allowed, default = tuple(dict.fromkeys(node.get("enum", ()))), node.get("default")
    if default is None and len(allowed) == 1:
        default = allowed[0]
    if default is None and _VERSION.fullmatch(name) and version and (not allowed or version in allowed):
        default = version
    if default is not None and allowed and default not in allowed:
        sink.warning(
            "CG305",
            node.at,
            f"the default {default!r} of {{{name}}} is not a listed value: it is kept; add it to the list, or correct it",
        )
        allowed = (default, *allowed)
    return ServerVariable(
        name,
        node.at,
        default=default,
        description=text(node, "description"),
        allowed=allowed,
        several=flag(node, "x-ms-skip-url-encoding") or any("/" in value for value in (default or "", *allowed)),
        client_name=text(node, "x-ms-client-name") or None,
    )


def base_path(url: str, defaults: Mapping[str, str | None] | None = None) -> str:
    """What follows the host of a URL: ``https://{endpoint}/openai`` and ``{endpoint}/openai`` → ``/openai``.

    Args:
        url: A server's address, as the document has it.
        defaults: Those of its variables. ``https://host{path}`` has the path ``/{path}`` where the default of the
            variable begins with a slash.
    """
    rest = url.partition("?")[0].partition("#")[0]
    if "://" in rest:
        rest = rest.partition("://")[2]
    elif rest.startswith("//"):
        rest = rest[2:]
    host, slash, path = rest.partition("/")
    last = re.search(r"\{([^{}]+)\}\Z", host)
    if last is not None and ((defaults or {}).get(last[1]) or "").startswith("/"):
        return "/" + (last[0] + slash + path).rstrip("/")
    return (slash + path).rstrip("/")
