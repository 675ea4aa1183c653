"""Swagger 2.0 → OpenAPI 3.0, one object at a time.

References are to "Swagger Object" and so on, the sections of the 2.0 specification. What an object refers to has been put
in its place before; the schemas in it are still raw, and lowered afterwards like any other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.diagnostics import DiagnosticSink, SourceRef
from generator.load.nodes import SpecList, SpecMap

JSON = "application/json"
MULTIPART = "multipart/form-data"
FORM = "application/x-www-form-urlencoded"
OCTETS = "application/octet-stream"

# "Parameter Object", "Header Object", "Items Object": what 3.x says in the schema of a parameter.
_SCHEMA_KEYWORDS = frozenset(
    "type format items default maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems "
    "minItems uniqueItems enum multipleOf x-ms-enum x-nullable example title additionalProperties properties".split()
)
_STYLES = {"csv": ("form", False), "ssv": ("spaceDelimited", False), "pipes": ("pipeDelimited", False)}


def schema(node: SpecMap, sink: DiagnosticSink) -> SpecMap:
    """``discriminator: name`` → an object; ``type: file``; ``collectionFormat`` inside ``items`` has no counterpart."""
    changes: dict[str, Any] = {}
    without: list[str] = []
    if isinstance(node.get("discriminator"), str):
        at = node.at.child("discriminator")
        changes["discriminator"] = SpecMap({"propertyName": node["discriminator"]}, at=at)
    if node.get("type") == "file":
        changes.update(type="string", format="binary")
    if "collectionFormat" in node:
        without.append("collectionFormat")
    return node.but(*without, **changes) if changes or without else node


def parameter(node: SpecMap, sink: DiagnosticSink) -> SpecMap:
    """A ``query``, ``header`` or ``path`` parameter: its type moves into ``schema``, its list format into ``style``."""
    node = _with_schema(node)
    style = _style(node, sink)
    return node.but("collectionFormat", **style)


def header(node: SpecMap, sink: DiagnosticSink) -> SpecMap:
    """A response header: its type moves into ``schema``."""
    return _with_schema(node).but("collectionFormat")


def _with_schema(node: SpecMap) -> SpecMap:
    if "schema" in node:
        return node
    keywords = {key: value for key, value in node.items() if key in _SCHEMA_KEYWORDS}
    return node.but(*keywords, schema=SpecMap(keywords, at=node.at))


def _style(node: SpecMap, sink: DiagnosticSink) -> dict[str, Any]:
    """ "Parameter Object", ``collectionFormat``: csv when a list says nothing."""
    type_ = node["schema"].get("type") if isinstance(node["schema"], SpecMap) else None
    if type_ != "array":
        return {}
    written = node.get("collectionFormat", "csv")
    in_query = node.get("in") in ("query", "formData")
    if written == "multi" and in_query:
        return {"style": "form", "explode": True}
    at = node.at.child("collectionFormat")
    if written == "tsv":
        sink.warning(
            "CG206", at, "'tsv' has no style in OpenAPI 3: values are separated by spaces; pin it if that fails"
        )
        written = "ssv"
    elif written not in _STYLES:
        sink.warning("CG205", at, f"{written!r} is not a collectionFormat here: csv is assumed; fix it")
        written = "csv"
    if not in_query:
        if written != "csv":
            sink.warning(
                "CG206", at, f"OpenAPI 3 has only csv in a {node.get('in')}: csv is assumed; pin it if that fails"
            )
        return {"style": "simple", "explode": False}
    style, explode = _STYLES[written]
    return {"style": style, "explode": explode}


def request_body(
    parameters: Sequence[SpecMap], at: SourceRef, consumes: Sequence[str], sink: DiagnosticSink
) -> SpecMap | None:
    """The ``body`` parameter, or the ``formData`` parameters together, as a 3.x request body."""
    body = next((node for node in parameters if node.get("in") == "body"), None)
    fields = [node for node in parameters if node.get("in") == "formData"]
    if body is not None:
        if fields:
            sink.warning(
                "CG206", body.at, "a body and form fields exclude each other: the fields are left out; remove one"
            )
        return _body(body, consumes)
    return _form(fields, at, consumes, sink) if fields else None


def _body(node: SpecMap, consumes: Sequence[str]) -> SpecMap:
    types = [name for name in consumes if name not in (MULTIPART, FORM)] or [JSON]
    media = SpecMap(at=node.at)
    if "schema" in node:
        media["schema"] = node["schema"]
    result = node.but("in", "name", "schema", content=SpecMap(((name, media) for name in types), at=node.at))
    if "name" in node:  # official examples call the body by this name
        result["x-ms-requestBody-name"] = node["name"]
    return result


def _form(fields: Sequence[SpecMap], at: SourceRef, consumes: Sequence[str], sink: DiagnosticSink) -> SpecMap:
    properties = SpecMap(at=at)
    required = SpecList(at=at)
    encoding = SpecMap(at=at)
    has_file = False
    for node in fields:
        name = node["name"]
        lowered = parameter(node, sink)
        value: Any = lowered["schema"]
        if isinstance(value, SpecMap):
            has_file = has_file or value.get("type") == "file"
            beside = {key: lowered[key] for key in lowered if key == "description" or key.startswith("x-")}
            value = value.but(**{key: item for key, item in beside.items() if key not in value})
        properties[name] = value
        if node.get("required") is True:
            required.append(name)
        if "style" in lowered:
            encoding[name] = SpecMap({"style": lowered["style"], "explode": lowered["explode"]}, at=node.at)
    types = [name for name in consumes if name in (MULTIPART, FORM)]
    if has_file:  # "Parameter Object": a file needs multipart/form-data (or urlencoded, which cannot carry one)
        types = [MULTIPART]
    whole = SpecMap({"type": "object", "properties": properties}, at=at)
    if required:
        whole["required"] = required
    media = SpecMap({"schema": whole}, at=at)
    if encoding:
        media["encoding"] = encoding
    content = SpecMap(((name, media) for name in types or [FORM]), at=at)
    return SpecMap({"required": bool(required), "content": content}, at=at)


def response(node: SpecMap, produces: Sequence[str]) -> SpecMap:
    """ "Response Object": ``schema`` under each media type the operation produces."""
    written = node.get("schema")
    if written is None:
        return node.but("schema", "examples")
    is_file = isinstance(written, SpecMap) and written.get("type") == "file"
    examples = node["examples"] if isinstance(node.get("examples"), SpecMap) else {}
    content = SpecMap(at=node.at)
    for name in _response_types(produces, is_file):
        content[name] = SpecMap({"schema": written}, at=node.at)
        if name in examples:
            content[name]["example"] = examples[name]
    return node.but("schema", "examples", content=content)


def _response_types(produces: Sequence[str], is_file: bool) -> Sequence[str]:
    """An operation produces its file as one type and its errors as another: each response gets those it can be."""
    as_json = [name for name in produces if _is_json(name)]
    if is_file:
        return [name for name in produces if not _is_json(name)] or [OCTETS]
    if as_json:
        return [name for name in produces if name != OCTETS]
    return produces or [JSON]


def _is_json(name: str) -> bool:
    essence = name.partition(";")[0].strip().lower()
    return essence == JSON or essence.endswith("+json") or essence == "text/json"


def servers(root: SpecMap, host: SpecMap | None, variables: Mapping[str, SpecMap]) -> SpecList:
    """``host``, ``basePath``, ``schemes`` or ``x-ms-parameterized-host`` → servers, https first.

    ``variables`` are the parameters of the host template. Nothing said about the host gives nothing: the caller of the
    package names the endpoint.
    """
    base = root.get("basePath", "")
    base = "/" + base.strip("/") if base.strip("/") else ""
    schemes = [scheme for scheme in root.get("schemes", ()) if scheme in ("https", "http")] or ["https"]
    schemes.sort(key=lambda scheme: scheme != "https")
    if host is not None and "hostTemplate" in host:
        prefixes = [f"{scheme}://" for scheme in schemes] if host.get("useSchemePrefix", True) else [""]
        template, at = host["hostTemplate"].rstrip("/"), host.at
    elif "host" in root:
        prefixes, template, at = [f"{scheme}://" for scheme in schemes], root["host"].rstrip("/"), root.at.child("host")
    elif base:
        prefixes, template, at = [""], "", root.at.child("basePath")
    else:
        return SpecList(at=root.at)
    holder = SpecMap(variables, at=at)
    return SpecList(
        (SpecMap({"url": prefix + template + base, "variables": holder}, at=at) for prefix in prefixes), at=at
    )


def server_variable(node: SpecMap) -> SpecMap:
    """A parameter of ``x-ms-parameterized-host`` as a server variable (OpenAPI 3.1 section 4.8.6)."""
    schema_ = node.get("schema")
    fields = {**(schema_ if isinstance(schema_, SpecMap) else {}), **node}
    kept = {key: value for key, value in fields.items() if key in ("default", "enum", "description")}
    extensions = {key: value for key, value in node.items() if key.startswith("x-")}
    return SpecMap({**kept, **extensions}, at=node.at)


def security_scheme(node: SpecMap) -> SpecMap:
    """ "Security Scheme Object": ``basic`` and ``oauth2`` change their shape."""
    if node.get("type") == "basic":
        return node.but(type="http", scheme="basic")
    if node.get("type") == "oauth2":
        names = {"application": "clientCredentials", "accessCode": "authorizationCode"}
        flow = node.get("flow", "implicit")
        fields = ("authorizationUrl", "tokenUrl", "scopes")
        value = SpecMap(((key, node[key]) for key in fields if key in node), at=node.at)
        return node.but("flow", *fields, flows=SpecMap({names.get(flow, flow): value}, at=node.at))
    return node
