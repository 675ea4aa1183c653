"""Security schemes (OpenAPI 3.1 section 4.8.27) and requirements (4.8.30)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.convert.read import named_nodes, text
from generator.diagnostics import DiagnosticSink
from generator.ir.service import Location, SecurityKind, SecurityRequirement, SecurityScheme
from generator.load.nodes import SpecList, SpecMap
from generator.normalize.document import NormalDocument

#: What a name of a header is made of: RFC 9110 section 5.6.2.
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
#: Where Microsoft Entra ID gives tokens, and how it writes the scopes that are its own.
_ENTRA = re.compile(r"//login\.(microsoftonline|windows|partner\.microsoftonline)\.|'api://|\.azure\.com/|/\.default'")
#: Schemes of IANA's registry, and two common ones, that answer a challenge or sign each request: no key says it all.
_CHALLENGES = frozenset(
    "aws4-hmac-sha256 concealed digest dpop gnap hmac hoba mutual negotiate ntlm oauth privatetoken scram-sha-1 "
    "scram-sha-256 vapid".split()
)


def build_schemes(document: NormalDocument, sink: DiagnosticSink) -> tuple[SecurityScheme, ...]:
    asked = _asked(document)
    schemes = (_scheme(name, node, asked.get(name, []), sink) for name, node in document.security_schemes.items())
    return tuple(scheme for scheme in schemes if scheme is not None)


def _asked(document: NormalDocument) -> dict[str, list[str]]:
    """The scopes that requirements name, by scheme: some documents define none in the flow itself."""
    asked: dict[str, list[str]] = {}
    lists = [document.security, *(operation.node.get("security") for operation in document.operations)]
    for requirement in (requirement for alternatives in lists for requirement in alternatives or ()):
        for name, scopes in requirement.items():
            known = asked.setdefault(name, [])
            known.extend(scope for scope in dict.fromkeys(scopes) if scope not in known)
    return asked


def _scheme(name: str, node: SpecMap, asked: list[str], sink: DiagnosticSink) -> SecurityScheme | None:
    description = text(node, "description")
    match text(node, "type"), text(node, "scheme").lower():
        case "apiKey", _:
            location = Location(node["in"])
            if location is not Location.QUERY and not _TOKEN.fullmatch(node["name"]):
                message = f"{node['name']!r} cannot be the name of a {location.value} (RFC 9110 section 5.6.2)"
                sink.warning("CG361", node.at, f"{message}: the security scheme {name!r} is skipped; fix the name")
                return None
            return SecurityScheme(name, SecurityKind.API_KEY, node.at, node["name"], location, (), description)
        case "http", "basic":
            return SecurityScheme(name, SecurityKind.BASIC, node.at, description=description)
        case "http", "bearer":
            return SecurityScheme(name, SecurityKind.BEARER, node.at, description=description)
        case "http", scheme if scheme not in _CHALLENGES and _TOKEN.fullmatch(scheme):
            written = text(node, "scheme")
            note = f"{name!r} has a scheme of its own: a key is sent as 'Authorization: {written} <key>'"
            sink.info("CG361", node.at, note)
            return SecurityScheme(name, SecurityKind.HTTP, node.at, written, description=description)
        case "oauth2", _:
            defined = _scopes(node)
            for scope in asked:
                if scope not in defined:
                    sink.info("CG362", node.at, f"the scope {scope!r} is asked for, but no flow of {name!r} defines it")
            scopes = tuple(dict.fromkeys([*defined, *asked]))
            entra = _ENTRA.search(f"{node['flows']} {scopes}") is not None
            return SecurityScheme(
                name, SecurityKind.OAUTH2, node.at, scopes=scopes, description=description, is_entra=entra
            )
        case "openIdConnect", _:
            sink.warning("CG361", node.at, f"the openIdConnect scheme {name!r} is used with a token got elsewhere")
            return SecurityScheme(name, SecurityKind.BEARER, node.at, scopes=tuple(asked), description=description)
        case type_, scheme:
            kind = f"{type_} {scheme}".strip()
            unsupported = f"the security scheme {name!r} ({kind}) is not supported, as it is more than a key or a token"
            sink.warning("CG361", node.at, f"{unsupported}: it is skipped; send it by an azure-core policy (policies=)")
            return None


def _scopes(node: SpecMap) -> list[str]:
    scopes = (scope for flow in named_nodes(node, "flows").values() for scope in flow.get("scopes", ()))
    return list(dict.fromkeys(scopes))


def build_requirements(
    value: SpecList | None, schemes: Iterable[SecurityScheme], sink: DiagnosticSink
) -> tuple[SecurityRequirement, ...] | None:
    """The alternatives of a ``security`` list; None where there is no list at all."""
    if value is None:
        return None
    known = {scheme.name for scheme in schemes}
    requirements = []
    for entry in value:
        unknown = [name for name in entry if name not in known]
        if unknown:
            sink.warning(
                "CG360", entry.at, f"the security scheme {unknown[0]!r} is not usable: this alternative is skipped"
            )
            continue
        requirements.append(SecurityRequirement(tuple(entry)))
    return tuple(dict.fromkeys(requirements))
