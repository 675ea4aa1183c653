"""Security schemes as 3.x writes them, and the requirements that name them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from generator.diagnostics import DiagnosticSink
from generator.load.nodes import SpecList, SpecMap
from generator.normalize import swagger20
from generator.normalize.resolve import Resolver
from generator.normalize.fields import FLOW, SECURITY_SCHEME
from generator.normalize.shapes import checked, entries, wrong_shape

_FLOWS = ("implicit", "password", "clientCredentials", "authorizationCode")
# OpenAPI 3.1 section 4.8.27.1: what each type must say.
_NEEDED = {
    "apiKey": ("name", "in"),
    "http": ("scheme",),
    "oauth2": ("flows",),
    "openIdConnect": ("openIdConnectUrl",),
    "mutualTLS": (),
}


def schemes(resolver: Resolver, root: SpecMap, dialect: str, sink: DiagnosticSink) -> dict[str, SpecMap]:
    """``components/securitySchemes`` or 2.0's ``securityDefinitions``, by name."""
    holder: SpecMap | None = root
    if dialect != "2.0":
        components = root.get("components")
        holder = components if isinstance(components, SpecMap) else None
    if holder is None:
        return {}
    lowered: dict[str, SpecMap] = {}
    for name, value in entries(holder, "securityDefinitions" if dialect == "2.0" else "securitySchemes", sink).items():
        node = resolver.follow(value, value.at, "a security scheme")
        scheme = None if node is None else _scheme(node, dialect, sink)
        if scheme is not None:
            lowered[name] = scheme
    return lowered


def _scheme(node: SpecMap, dialect: str, sink: DiagnosticSink) -> SpecMap | None:
    node = checked(node, SECURITY_SCHEME, sink)
    if dialect == "2.0":
        node = swagger20.security_scheme(node)
    type_ = node.get("type")
    if type_ not in _NEEDED:
        message = f"{type_!r} is not a type of security scheme ({', '.join(_NEEDED)}): it is skipped; fix it"
        sink.warning("CG205", node.at, message)
        return None
    missing = [field for field in _NEEDED[type_] if not node.get(field) and not isinstance(node.get(field), SpecMap)]
    if missing:
        sink.warning("CG208", node.at, f"an {type_} security scheme needs {', '.join(missing)}: it is skipped; add it")
        return None
    if type_ == "apiKey" and node["in"] not in ("header", "query", "cookie"):
        sink.warning(
            "CG205", node.at.child("in"), f"{node['in']!r} is not a place for a key: the scheme is skipped; fix it"
        )
        return None
    if type_ == "oauth2":
        flows = SpecMap(at=node["flows"].at)
        for name, flow in entries(node, "flows", sink).items():
            if name in _FLOWS:
                flows[name] = checked(flow, FLOW, sink)
            elif not name.startswith("x-"):
                sink.warning("CG205", flow.at, f"{name!r} is not an OAuth 2 flow ({', '.join(_FLOWS)}): it is skipped")
        node = node.but(flows=flows)
    return node


def requirements(value: Any, known: Collection[str], sink: DiagnosticSink) -> SpecList | None:
    """A ``security`` list: alternatives, each a mapping of scheme to scopes (OpenAPI 3.1 section 4.8.30).

    ``None`` where the document says nothing; an empty list where it says that nothing is needed.
    """
    if not isinstance(value, SpecList):
        return None
    kept = SpecList(at=value.at)
    for index, item in enumerate(value):
        if not isinstance(item, SpecMap):
            wrong_shape(sink, value.at.child(index), "a mapping of security schemes", item)
            continue
        unknown = [name for name in item if name not in known]
        if unknown:
            sink.warning(
                "CG207", item.at, f"no security scheme is named {unknown[0]!r}: this alternative is left out; define it"
            )
            continue
        scopes = SpecMap(at=item.at)
        for name, written in item.items():
            listed = [scope for scope in written if isinstance(scope, str)] if isinstance(written, SpecList) else []
            scopes[name] = SpecList(listed, at=item.at.child(name))
        kept.append(scopes)
    return kept if kept or not value else None
