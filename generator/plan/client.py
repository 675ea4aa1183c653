"""The client itself: where requests go, which version they ask for, how they prove who they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.diagnostics import DiagnosticSink
from generator.ir.service import Location, Operation, Role, Service
from generator.naming.identifiers import Identifier
from generator.naming.servers import base_path
from generator.naming.table import NameTable
from generator.plan.annotations import STR, Annotation, Literals
from generator.plan.credentials import Accepted, Key, accepted, plan_key, plan_scopes
from generator.project.configuration import ServiceConfig
from generator.project.identity import Identity
from generator.text import one_line


@dataclass(frozen=True, slots=True)
class PathVariable:
    """A keyword argument of the client that stands in its base path; required where ``default`` is None.

    ``wire_name`` is what the server's address calls it, ``allowed`` the values that the document lists; ``several``: a
    value may be more than one segment.
    """

    name: Identifier
    wire_name: str
    annotation: Annotation
    default: str | None
    allowed: tuple[str, ...]
    several: bool
    description: str

    @property
    def tried(self) -> str:
        """A value for tests and snippets: the default, else the first that is listed, else one made up."""
        return self.default if self.default is not None else (*self.allowed, f"my-{self.name.replace('_', '-')}")[0]


_CREDENTIAL = "str | AzureKeyCredential | TokenCredential | Callable[[], str]"


@dataclass(frozen=True, slots=True)
class ClientPlan:
    """``version_parameter`` is the query parameter that carries the api-version, None where there is none;
    ``key`` says where a key goes; ``scopes`` are those of an Entra ID token, none where nothing says which.
    ``server_variables`` are the names that examples use for the endpoint and the variables of its path;
    ``path_variables`` those of ``base_path``, required ones first. ``server`` is the document's own, without the base
    path, where that is all of it; ``endpoint`` the same, if a client may be made without naming one: not of Azure's,
    where everybody's is another, nor of one that would see the credential in plain text.
    """

    identity: Identity
    title: str
    api_version: str
    base_path: str
    version_parameter: str | None
    key: Key
    accepts: Accepted
    scopes: tuple[str, ...]
    server: str | None
    server_variables: tuple[str, ...]
    path_variables: tuple[PathVariable, ...]

    @property
    def endpoint(self) -> str | None:
        return self.server if self.server is not None and self.server.startswith("https:") else None

    @property
    def version_word(self) -> str:
        return "api-version" if self.identity.azure else "version"

    @property
    def parameters(self) -> tuple[str, str]:
        """The endpoint and the credential, as parameters of the synchronous client."""
        default = f' = "{self.endpoint}"' if self.endpoint is not None else ""
        optional = " | None = None" if default or self.accepts.nothing else ""
        return f"endpoint: str{default}", f"credential: {_CREDENTIAL}{optional}"

    @property
    def endpoint_names(self) -> tuple[str, ...]:
        """What examples may call the endpoint."""
        inside = {item.wire_name for item in self.path_variables}
        return tuple(name for name in self.server_variables if name not in inside)

    def is_unversioned(self, operation: Operation) -> bool:
        """Whether an operation is called without the api-version that others of the client carry."""
        return self.version_parameter is not None and not operation.is_versioned


def plan_client(
    service: Service, names: NameTable, identity: Identity, config: ServiceConfig, sink: DiagnosticSink
) -> ClientPlan:
    plan = ClientPlan(
        identity=identity,
        title=one_line(config.title or service.title) or identity.service,
        api_version=service.version,
        base_path=base_path(service, config),
        version_parameter=_version_parameter(service.operations),
        key=plan_key(service, identity.azure, sink),
        accepts=accepted(service, identity.azure),
        server=None if identity.azure else _server(service),
        scopes=plan_scopes(service, config, sink),
        server_variables=tuple(variable.name for server in service.servers for variable in server.variables),
        path_variables=tuple(sorted(_path_variables(service, names), key=lambda item: item.default is not None)),
    )
    for operation in filter(plan.is_unversioned, service.operations):
        declared = f"{plan.version_parameter!r} is not declared, though other operations have it"
        sink.warning("CG336", operation.at, f"{declared}: it is not sent; declare it if it was forgotten")
    return plan


def _server(service: Service) -> str | None:
    """Scheme and host of the first server, if nothing of them varies."""
    host = re.match(r"https?://[\w.-]+(:[0-9]+)?(?=/|\Z)", service.servers[0].template) if service.servers else None
    return host[0] if host is not None and host[0].isascii() else None


def _path_variables(service: Service, names: NameTable) -> Iterator[PathVariable]:
    # the first server's win: it is the one whose path it is
    written = {item.name: item for server in reversed(service.servers) for item in server.variables}
    for wire_name, name in names.path_variables.items():
        item = written.get(wire_name)
        allowed = item.allowed if item is not None else ()
        yield PathVariable(
            name=name,
            wire_name=wire_name,
            annotation=Literals(allowed) if allowed else STR,
            default=item.default if item is not None else None,
            allowed=allowed,
            several=item is not None and item.several,
            description=one_line(item.description) if item is not None else "",
        )


def _version_parameter(operations: Iterable[Operation]) -> str | None:
    for item in (item for operation in operations for item in operation.parameters):
        if item.role is Role.API_VERSION and item.location is Location.QUERY:
            return item.wire_name
    return None
