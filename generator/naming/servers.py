"""The arguments of the client that stand in the path of a server's address."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.diagnostics import DiagnosticSink
from generator.ir.service import Service
from generator.naming import reserved
from generator.naming.allocate import NOWHERE, Candidate, allocate, report
from generator.naming.identifiers import Identifier, identifier
from generator.project.configuration import ServiceConfig

_VARIABLE = re.compile(r"\{([^{}]+)\}")


def name_path_variables(service: Service, config: ServiceConfig, sink: DiagnosticSink) -> Mapping[str, Identifier]:
    """The argument of each variable that is in the client's base path, by the variable's name, in the path's order."""
    written = {item.name: item for server in reversed(service.servers) for item in server.variables}
    candidates = []
    for name in dict.fromkeys(_VARIABLE.findall(base_path(service, config))):
        variable = written.get(name)
        wish = identifier(variable.client_name or name if variable is not None else name)
        at = variable.at if variable is not None else NOWHERE
        candidates.append(Candidate(name, (wish, f"server_{wish}"), 1, at))
    is_versioned = any(operation.is_versioned for operation in service.operations)
    taken = reserved.CLIENT_ARGUMENTS | ({"api_version"} if is_versioned else frozenset())
    names, renames = allocate(candidates, taken)
    report("variable of the server", renames, sink)
    return {name: Identifier(given) for name, given in names.items()}


def base_path(service: Service, config: ServiceConfig) -> str:
    """What every path begins with, after the endpoint: as pinned, else as the first server has it."""
    return config.base_path or (service.servers[0].base_path if service.servers else "")
