"""Where the service is: a list of URL templates with their variables (OpenAPI 3.1 sections 4.8.5 and 4.8.6)."""

from __future__ import annotations

import re
from typing import Any

from generator.diagnostics import DiagnosticSink
from generator.load.nodes import SpecList, SpecMap
from generator.normalize import swagger20
from generator.normalize.resolve import Resolver
from generator.normalize.fields import PARAMETER, PARAMETERIZED_HOST, ROOT_20, SERVER, SERVER_VARIABLE
from generator.normalize.shapes import checked, entries, wrong_shape

_VARIABLE = re.compile(r"\{([^{}]+)\}")


def of_document(resolver: Resolver, root: SpecMap, dialect: str, sink: DiagnosticSink) -> tuple[SpecMap, ...]:
    """The servers of the whole document; empty where it names none."""
    if dialect != "2.0":
        return listed(root.get("servers"), root, sink) or ()
    root = checked(root, ROOT_20, sink)
    host = root.get("x-ms-parameterized-host")
    variables: dict[str, SpecMap] = {}
    if host is not None:
        host = checked(host, PARAMETERIZED_HOST, sink)
        for index, value in enumerate(host.get("parameters", ())):
            node = resolver.follow(value, host["parameters"].at.child(index), "a parameter")
            if node is not None and isinstance(node.get("name"), str):
                variables[node["name"]] = swagger20.server_variable(checked(node, PARAMETER, sink))
    return listed(swagger20.servers(root, host, variables), root, sink) or ()


def listed(value: Any, owner: SpecMap, sink: DiagnosticSink) -> tuple[SpecMap, ...] | None:
    """A ``servers`` list; ``None`` where there is none."""
    if value is None:
        return None
    if not isinstance(value, SpecList):
        wrong_shape(sink, owner.at.child("servers"), "a list of servers", value)
        return None
    servers = (_server(item, value, index, sink) for index, item in enumerate(value))
    return tuple(server for server in servers if server is not None)


def _server(value: Any, holder: SpecList, index: int, sink: DiagnosticSink) -> SpecMap | None:
    if not isinstance(value, SpecMap):
        wrong_shape(sink, holder.at.child(index), "a server", value)
        return None
    node = checked(value, SERVER, sink)
    if not node.get("url"):
        sink.warning("CG208", node.at, "a server needs a 'url': it is skipped; add it")
        return None
    written = {name: checked(item, SERVER_VARIABLE, sink) for name, item in entries(node, "variables", sink).items()}
    variables = SpecMap(at=node["variables"].at if "variables" in node else node.at)
    for name in dict.fromkeys(_VARIABLE.findall(node["url"])):
        if name not in written:
            sink.warning("CG208", node.at, f"the server variable {{{name}}} is not described: callers must give it")
        variables[name] = written.get(name, SpecMap(at=node.at))
    return node.but(variables=variables)
