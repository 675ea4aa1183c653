"""How a client proves who it is: where a key goes, and what a token is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.diagnostics import DiagnosticSink
from generator.ir.service import Location, SecurityKind, SecurityScheme, Service
from generator.project.configuration import ServiceConfig

_PREFIXES = {SecurityKind.BEARER: "Bearer", SecurityKind.BASIC: "Basic"}


@dataclass(frozen=True, slots=True)
class Key:
    """A key is sent as the header, query parameter or cookie ``name``, in a header after ``prefix``."""

    name: str
    prefix: str = ""
    location: Location = Location.HEADER

    @property
    def header(self) -> str:
        """The header that it is sent in; where it goes elsewhere, Azure's own, which is then not sent."""
        return self.name if self.location is Location.HEADER else _AZURE.name


#: Where no scheme says.
_AZURE = Key("api-key")


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a service accepts: a key; the tokens of Entra ID, or of another authorization server. None of them: nothing
    is asked for."""

    key: bool = True
    entra: bool = True
    tokens: bool = True

    @property
    def nothing(self) -> bool:
        return not (self.key or self.tokens)


def accepted(service: Service, azure: bool) -> Accepted:
    """What a document's security says; Azure OpenAI takes keys and Entra ID, whatever its document says."""
    if azure:
        return Accepted()
    kinds = {scheme.kind for scheme in service.security_schemes}
    return Accepted(
        key=bool(kinds - {SecurityKind.OAUTH2}),
        entra=any(scheme.is_entra for scheme in service.security_schemes),
        tokens=SecurityKind.OAUTH2 in kinds,
    )


def plan_key(service: Service, azure: bool, sink: DiagnosticSink) -> Key:
    """A header of the service's own comes first, then what the document asks for first.

    Where it asks for tokens alone, and is not Azure's, a key is such a token.
    """
    candidates = list(_candidates(service))
    keys = [key for scheme in candidates if (key := _key(scheme, candidates)) is not None]
    _check_together(service, sink)
    usual = Key("Authorization", "Bearer") if candidates and not azure else _AZURE
    return next((key for key in keys if key.location is Location.HEADER and not key.prefix), next(iter(keys), usual))


def _check_together(service: Service, sink: DiagnosticSink) -> None:
    """A client has one credential. Several flows of OAuth 2 that are needed together give one token all the same."""
    schemes = {scheme.name: scheme for scheme in service.security_schemes}
    tokens = (SecurityKind.OAUTH2, SecurityKind.BEARER)
    requirements = [service.security, *(operation.security or () for operation in service.operations)]
    for requirement in dict.fromkeys(each for alternatives in requirements for each in alternatives):
        needed = [schemes[name] for name in requirement.schemes if name in schemes]
        if len({"" if scheme.kind in tokens else scheme.name for scheme in needed}) > 1:
            names = " and ".join(repr(scheme.name) for scheme in needed)
            message = f"{names} are needed together, and a client sends one credential"
            sink.warning("CG365", needed[-1].at, f"{message}: send the other by headers= or policies=")


def _candidates(service: Service) -> Iterator[SecurityScheme]:
    schemes = {scheme.name: scheme for scheme in service.security_schemes}
    yield from (schemes[name] for item in service.security for name in item.schemes if name in schemes)
    yield from service.security_schemes


def _key(scheme: SecurityScheme, candidates: Iterable[SecurityScheme]) -> Key | None:
    match scheme.kind:
        case SecurityKind.API_KEY:
            return Key(scheme.wire_name or "", location=scheme.location or Location.HEADER)
        case SecurityKind.HTTP:
            return Key("Authorization", scheme.wire_name or "")
        case SecurityKind.BASIC:
            return Key("Authorization", _PREFIXES[scheme.kind])
        case SecurityKind.BEARER if not any(each.kind is SecurityKind.OAUTH2 for each in candidates):
            return Key("Authorization", _PREFIXES[scheme.kind])
    return None


def plan_scopes(service: Service, config: ServiceConfig, sink: DiagnosticSink) -> tuple[str, ...]:
    """What is pinned, else what the document names, else what the catalog assumes of its services.

    Entra ID knows scopes by the address of a resource (``https://ml.azure.com/.default``, ``api://orders/read``): a
    word such as ``read`` is of no use. A token is for one resource, and ``.default`` stands for all that it grants.
    """
    if config.scopes:
        return config.scopes
    schemes = [scheme for scheme in _candidates(service) if scheme.kind is SecurityKind.OAUTH2]
    named = dict.fromkeys(scope for scheme in schemes for scope in scheme.scopes)
    usable = list(dict.fromkeys(_completed(scope) for scope in named if _is_address(scope)))
    default = [scope for scope in usable if scope.endswith("/.default")]
    if len(default) > 1:
        message = f"scopes of several resources ({', '.join(default)}): a token is asked for with the first"
        sink.warning("CG364", schemes[0].at, f"{message}; pin credential_scopes if it is another")
    if usable or config.default_scopes:
        return tuple(default[:1] or usable or config.default_scopes)
    if schemes:
        message = "no scope here is the address of a resource, so that a token credential needs credential_scopes=[...]"
        sink.warning("CG363", schemes[0].at, f"{message}: pin credential_scopes in clientgen.yaml")
    return ()


def _is_address(scope: str) -> bool:
    parts = urlsplit(scope)
    return bool(parts.scheme and parts.netloc)


def _completed(scope: str) -> str:
    """A resource alone stands for all that it grants."""
    return scope if urlsplit(scope).path.strip("/") else f"{scope.rstrip('/')}/.default"
