"""The client itself: where requests go, which version they ask for, how they prove who they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.ir.service import Location, Operation, Role, SecurityKind, SecurityScheme, Service
from generator.project.configuration import ServiceConfig
from generator.project.identity import Identity
from generator.text import one_line

_KEY_HEADER = "api-key"


@dataclass(frozen=True, slots=True)
class ClientPlan:
    """``version_parameter`` is the query parameter that carries the api-version, None where there is none;
    ``key_header`` the header a key travels in, after ``key_prefix``; ``scopes`` those of an Entra ID token.
    ``server_variables`` are the names that examples use for the endpoint."""

    identity: Identity
    title: str
    api_version: str
    base_path: str
    version_parameter: str | None
    key_header: str
    key_prefix: str
    scopes: tuple[str, ...]
    server_variables: tuple[str, ...]


def plan_client(service: Service, identity: Identity, config: ServiceConfig) -> ClientPlan:
    header, prefix = _key(service)
    return ClientPlan(
        identity=identity,
        title=one_line(config.title or service.title) or identity.service,
        api_version=service.version,
        base_path=config.base_path or (service.servers[0].base_path if service.servers else ""),
        version_parameter=_version_parameter(service.operations),
        key_header=header,
        key_prefix=prefix,
        scopes=config.scopes,
        server_variables=tuple(variable.name for server in service.servers for variable in server.variables),
    )


def _version_parameter(operations: Iterable[Operation]) -> str | None:
    for operation in operations:
        for item in operation.parameters:
            if item.role is Role.API_VERSION and item.location is Location.QUERY:
                return item.wire_name
    return None


def _key(service: Service) -> tuple[str, str]:
    """The header a key travels in, and what stands before it: Azure's ``api-key``, or OpenAI's ``Bearer``."""
    schemes = {scheme.name: scheme for scheme in service.security_schemes}
    wanted = [schemes[name] for item in service.security for name in item.schemes if name in schemes]
    candidates = [*wanted, *service.security_schemes]
    for scheme in candidates:
        if scheme.kind is SecurityKind.API_KEY and scheme.location is Location.HEADER and scheme.wire_name:
            return scheme.wire_name, ""
    if any(scheme.kind is SecurityKind.BEARER for scheme in candidates) and not _has_entra_id(candidates):
        return "Authorization", "Bearer"
    return _KEY_HEADER, ""


def _has_entra_id(schemes: Iterable[SecurityScheme]) -> bool:
    return any(scheme.kind is SecurityKind.OAUTH2 for scheme in schemes)
