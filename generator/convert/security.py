"""Security schemes (OpenAPI 3.1 section 4.8.27) and requirements (4.8.30)."""

from __future__ import annotations

from collections.abc import Iterable

from generator.convert.read import child, names, text
from generator.diagnostics import DiagnosticSink, SourceRef
from generator.ir.service import Location, SecurityKind, SecurityRequirement, SecurityScheme
from generator.load.nodes import SpecList, SpecMap
from generator.normalize.document import NormalDocument


def build_schemes(document: NormalDocument, sink: DiagnosticSink) -> tuple[SecurityScheme, ...]:
    asked = _asked(document)
    found = []
    for name, node in document.security_schemes.items():
        scheme = _scheme(name, node, asked.get(name, []), sink)
        if scheme is not None:
            found.append(scheme)
    return tuple(found)


def _asked(document: NormalDocument) -> dict[str, list[str]]:
    """The scopes that requirements name, by scheme: some documents define none in the flow itself."""
    found: dict[str, list[str]] = {}
    lists: list[object] = [document.security, *(operation.node.get("security") for operation in document.operations)]
    for alternatives in lists:
        for entry in alternatives if isinstance(alternatives, SpecList) else []:
            for name in entry if isinstance(entry, SpecMap) else []:
                scopes = found.setdefault(name, [])
                scopes.extend(scope for scope in names(entry, name) if scope not in scopes)
    return found


def _scheme(name: str, node: SpecMap, asked: list[str], sink: DiagnosticSink) -> SecurityScheme | None:
    description = text(node, "description")
    match text(node, "type"), text(node, "scheme").lower():
        case "apiKey", _:
            where, wire_name = text(node, "in"), text(node, "name")
            if not wire_name or where not in ("header", "query", "cookie"):
                sink.warning("CG361", node.at, f"the apiKey scheme {name!r} names no header, query or cookie: skipped")
                return None
            return SecurityScheme(name, SecurityKind.API_KEY, node.at, wire_name, Location(where), (), description)
        case "http", "basic":
            return SecurityScheme(name, SecurityKind.BASIC, node.at, description=description)
        case "http", "bearer":
            return SecurityScheme(name, SecurityKind.BEARER, node.at, description=description)
        case "basic", _:  # Swagger 2.0
            return SecurityScheme(name, SecurityKind.BASIC, node.at, description=description)
        case "oauth2", _:
            defined = _scopes(node)
            for scope in asked:
                if scope not in defined:
                    sink.info("CG362", node.at, f"the scope {scope!r} is asked for, but no flow of {name!r} defines it")
            scopes = tuple(dict.fromkeys([*defined, *asked]))
            return SecurityScheme(name, SecurityKind.OAUTH2, node.at, scopes=scopes, description=description)
        case "openIdConnect", _:
            sink.warning("CG361", node.at, f"the openIdConnect scheme {name!r} is used with a token got elsewhere")
            return SecurityScheme(name, SecurityKind.BEARER, node.at, scopes=tuple(asked), description=description)
        case kind, scheme:
            sink.warning(
                "CG361", node.at, f"the scheme {name!r} is of a kind that is not supported ({kind} {scheme}): skipped"
            )
            return None


def _scopes(node: SpecMap) -> list[str]:
    flows = child(node, "flows") or SpecMap(at=node.at)
    holders: Iterable[object] = [*flows.values(), node]
    found: list[str] = []
    for flow in holders:
        scopes = child(flow, "scopes") if isinstance(flow, SpecMap) else None
        found.extend(scope for scope in scopes or () if scope not in found)
    return found


def build_requirements(
    value: object, schemes: Iterable[SecurityScheme], at: SourceRef, sink: DiagnosticSink
) -> tuple[SecurityRequirement, ...] | None:
    """The alternatives of a ``security`` list; None where there is no list at all."""
    if not isinstance(value, SpecList):
        if value is not None:
            sink.warning("CG301", at, "security is no list: ignored")
        return None
    known = {scheme.name for scheme in schemes}
    found = []
    for entry in value:
        if not isinstance(entry, SpecMap):
            sink.warning("CG301", value.at, "a security requirement that is no mapping: left out")
            continue
        unknown = [name for name in entry if name not in known]
        if unknown:
            sink.warning(
                "CG360", entry.at, f"the security scheme {unknown[0]!r} is not usable: this alternative is skipped"
            )
            continue
        found.append(SecurityRequirement(tuple(entry)))
    return tuple(dict.fromkeys(found))
