"""The client itself: where requests go, which version they ask for, how they prove who they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.diagnostics import DiagnosticSink
from generator.ir.service import Location, Operation, Role, Service
from generator.plan.credentials import Key, plan_key, plan_scopes
from generator.project.configuration import ServiceConfig
from generator.project.identity import Identity
from generator.text import one_line


@dataclass(frozen=True, slots=True)
class ClientPlan:
    """``version_parameter`` is the query parameter that carries the api-version, None where there is none;
    ``key`` says where a key goes; ``scopes`` are those of an Entra ID token, none where nothing says which.
    ``server_variables`` are the names that examples use for the endpoint."""

    identity: Identity
    title: str
    api_version: str
    base_path: str
    version_parameter: str | None
    key: Key
    scopes: tuple[str, ...]
    server_variables: tuple[str, ...]


def plan_client(service: Service, identity: Identity, config: ServiceConfig, sink: DiagnosticSink) -> ClientPlan:
    return ClientPlan(
        identity=identity,
        title=one_line(config.title or service.title) or identity.service,
        api_version=service.version,
        base_path=config.base_path or (service.servers[0].base_path if service.servers else ""),
        version_parameter=_version_parameter(service.operations),
        key=plan_key(service, sink),
        scopes=plan_scopes(service, config, sink),
        server_variables=tuple(variable.name for server in service.servers for variable in server.variables),
    )


def _version_parameter(operations: Iterable[Operation]) -> str | None:
    for operation in operations:
        for item in operation.parameters:
            if item.role is Role.API_VERSION and item.location is Location.QUERY:
                return item.wire_name
    return None
