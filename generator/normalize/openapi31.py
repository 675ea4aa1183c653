"""JSON Schema 2020-12 with the freedom taken out, one schema at a time: one spelling of null, of types, of constants."""

from __future__ import annotations

from typing import Any

from generator.diagnostics import DiagnosticSink
from generator.load.nodes import SpecList, SpecMap

TYPES = ("null", "boolean", "object", "array", "number", "string", "integer")

# Which keywords apply to which type (JSON Schema 2020-12 validation, section 6); ``format`` goes by its value.
_STRING = ("minLength", "maxLength", "pattern", "contentMediaType", "contentEncoding", "contentSchema")
_NUMBER = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
_ARRAY = (
    "items",
    "prefixItems",
    "additionalItems",
    "contains",
    "minItems",
    "maxItems",
    "uniqueItems",
    "unevaluatedItems",
)
_OBJECT = (
    "properties patternProperties additionalProperties required minProperties maxProperties propertyNames "
    "dependentSchemas dependentRequired unevaluatedProperties discriminator".split()
)
_KEYWORDS: dict[str, tuple[str, ...]] = {
    "string": _STRING,
    "number": _NUMBER,
    "integer": _NUMBER,
    "array": _ARRAY,
    "object": tuple(_OBJECT),
}
_NUMERIC_FORMATS = frozenset("int8 int16 int32 int64 uint8 uint16 uint32 uint64 float double decimal unixtime".split())


def schema(node: SpecMap, sink: DiagnosticSink) -> SpecMap:
    """Null, several types, ``const``, encoded content, tuple ``items``."""
    node = _constant(node)
    node = _types(node, sink)
    node = _null_in_enum(node)
    node = _null_branches(node)
    node = _several_types(node, sink)
    return _content(_tuple(node))


def is_null(value: Any) -> bool:
    """Whether a branch can only be null."""
    if not isinstance(value, SpecMap) or "$ref" in value:
        return False
    if value.get("type") in ("null", ["null"]):
        return True
    if "const" in value:
        return value["const"] is None
    return bool(value.get("enum")) and isinstance(value["enum"], SpecList) and all(i is None for i in value["enum"])


def _only_null(node: SpecMap) -> SpecMap:
    kept = {key: value for key, value in node.items() if key in ("description", "title", "deprecated")}
    return SpecMap({"type": "null", **kept}, at=node.at)


def _constant(node: SpecMap) -> SpecMap:
    if "const" not in node:
        return node
    if isinstance(node["const"], (dict, list)):  # an enum of the representation holds scalars; other keywords say more
        return node.but("const")
    return node.but("const", enum=SpecList([node["const"]], at=node.at))


def _types(node: SpecMap, sink: DiagnosticSink) -> SpecMap:
    """``type`` holding known types only: OpenAPI 3.1 section 4.4, JSON Schema validation section 6.1.1."""
    written = node.get("type")
    if written is None:
        return node
    at = node.at.child("type")
    if written == "file" and "format" not in node:  # 2.0's type, met in 3.x too
        return node.but(type="string", format="binary")
    if isinstance(written, str):
        if written in TYPES:
            return node
        sink.warning("CG205", at, f"{written!r} is not a type ({', '.join(TYPES)}): any value is assumed; fix it")
        return node.but("type")
    known = SpecList(at=written.at)
    for index, item in enumerate(written):
        if item not in TYPES:
            sink.warning("CG205", at.child(index), f"{item!r} is not a type: it is skipped; fix it")
        elif item not in known:
            known.append(item)
    names = [name for name in known if name != "null"]
    if not known:
        return node.but("type")
    if not names:
        return _only_null(node)
    changes: dict[str, Any] = {"type": names[0] if len(names) == 1 else SpecList(names, at=known.at)}
    if "null" in known:
        changes["nullable"] = True
    return node.but(**changes)


def _null_in_enum(node: SpecMap) -> SpecMap:
    values = node.get("enum")
    if not isinstance(values, SpecList) or not any(value is None for value in values):
        return node
    kept = SpecList((value for value in values if value is not None), at=values.at)
    return node.but(enum=kept, nullable=True) if kept else _only_null(node)


def _null_branches(node: SpecMap) -> SpecMap:
    for keyword in ("anyOf", "oneOf"):
        branches = node.get(keyword)
        if isinstance(branches, SpecList) and any(is_null(branch) for branch in branches):
            kept = SpecList((branch for branch in branches if not is_null(branch)), at=branches.at)
            if not kept:
                return _only_null(node)
            node = node.but(**{keyword: kept, "nullable": True})
    return node


def _several_types(node: SpecMap, sink: DiagnosticSink) -> SpecMap:
    """``type: [A, B]`` → ``anyOf``, each branch with the keywords that apply to its type; the rest stays outside."""
    names = node.get("type")
    if not isinstance(names, SpecList):
        return node
    if any(keyword in node for keyword in ("anyOf", "oneOf", "allOf", "$ref")):
        sink.info("CG205", node.at.child("type"), "several types beside other alternatives: the alternatives say it")
        return node.but("type")
    branches = SpecList(at=names.at)
    moved: set[str] = set()
    for index, name in enumerate(names):
        own = [keyword for keyword in _KEYWORDS.get(name, ()) if keyword in node]
        if "format" in node and _format_fits(node["format"], name):
            own.append("format")
        moved.update(own)
        branch = SpecMap({"type": name, **{keyword: node[keyword] for keyword in own}}, at=names.at.child(index))
        values = node.get("enum")
        if isinstance(values, SpecList):
            fitting = SpecList((value for value in values if _is_of(value, name)), at=values.at)
            if not fitting:
                continue
            branch["enum"] = fitting
            moved.update(("enum", "x-ms-enum"))
            if "x-ms-enum" in node:
                branch["x-ms-enum"] = node["x-ms-enum"]
        branches.append(branch)
    if not branches:  # an enum none of whose values has one of the types: the values are what is meant
        return node.but("type")
    return node.but("type", *moved, anyOf=branches)


def _format_fits(name: Any, type_: str) -> bool:
    return type_ in ("number", "integer") if name in _NUMERIC_FORMATS else type_ == "string"


def _is_of(value: Any, type_: str) -> bool:
    match value:
        case bool():
            return type_ == "boolean"
        case int():
            return type_ in ("integer", "number")
        case float():
            return type_ == "number"
        case str():
            return type_ == "string"
        case list():
            return type_ == "array"
        case dict():
            return type_ == "object"
    return False


def _tuple(node: SpecMap) -> SpecMap:
    """Draft 4's list of ``items`` is 2020-12's ``prefixItems``, and its ``additionalItems`` is ``items``."""
    if not isinstance(node.get("items"), SpecList):
        return node
    rest = {"items": node["additionalItems"]} if "additionalItems" in node else {}
    first = {"prefixItems": node["items"]} if node["items"] else {}
    return node.but("items", "additionalItems", **first, **rest)


def _content(node: SpecMap) -> SpecMap:
    """OpenAPI 3.1 section 4.4.1.2: ``contentEncoding`` and ``contentMediaType`` replace ``format: byte`` / ``binary``."""
    if "format" in node or node.get("type", "string") != "string":
        return node
    encoding, media = node.get("contentEncoding"), node.get("contentMediaType")
    if isinstance(encoding, str) and encoding.lower() == "binary":  # RFC 2045 section 6.2: bytes as they are
        return node.but(type="string", format="binary")
    if encoding in ("base64", "base64url"):
        return node.but(type="string", format="byte" if encoding == "base64" else "base64url")
    if isinstance(media, str) and encoding is None and not _is_text(media):
        return node.but(type="string", format="binary")
    return node


def _is_text(media: str) -> bool:
    return media.startswith("text/") or media.rpartition("/")[2].rpartition("+")[2] in ("json", "xml", "yaml")
