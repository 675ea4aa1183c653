"""The operations of a raw document, of any dialect: where they are, what they take, what they answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl, unquote

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
#: Swagger 2.0 names what separates the items of an array; OpenAPI 3 the style that does so.
_COLLECTIONS = {"csv": ",", "ssv": " ", "tsv": "\t", "pipes": "|", "multi": "&"}
_SEPARATORS = {"form": ",", "simple": ",", "spaceDelimited": " ", "pipeDelimited": "|"}
_STYLES = {"path": "simple", "header": "simple", "query": "form", "cookie": "form"}
#: Of OpenAPI 3, these three say nothing: other parts of the document describe them.
_IGNORED = {"accept", "content-type", "authorization"}


@dataclass(frozen=True)
class Parameter:
    """``style`` is one of OpenAPI 3's; ``separator`` stands between the items of an array that is not exploded."""

    name: str
    place: str
    required: bool
    schema: Any
    style: str
    explode: bool
    separator: str = ","
    is_json: bool = False


@dataclass(frozen=True)
class Operation:
    """``pattern`` matches the path of a request, below the document's base path. ``bodies`` and each of ``answers`` are
    schemas by media type; None stands for a body without a schema. ``errors`` are answers that are marked as such; ``query`` is
    what stands in the path after a question mark."""

    method: str
    path: str
    raw: Mapping[str, Any]
    pattern: re.Pattern[str]
    groups: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    bodies: Mapping[str, Any]
    encodings: Mapping[str, Any]
    body_required: bool
    answers: Mapping[str, Mapping[str, Any]]
    errors: frozenset[str]
    headers: Mapping[str, Mapping[str, Parameter]]
    security: tuple[Mapping[str, Any], ...]
    form: tuple[Parameter, ...] = ()
    literals: int = 0
    query: frozenset[tuple[str, str]] = frozenset()

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


class Api:
    """A document. ``definitions`` are its schemas by pointer; ``schemes`` its security schemes."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.raw = raw
        self.is_v2 = "swagger" in raw
        #: In OpenAPI 3.1 what stands beside a ``$ref`` counts.
        self.is_v31 = str(raw.get("openapi", "")).startswith("3.1")
        components = raw if self.is_v2 else raw.get("components", {})
        prefix, schemas = ("#/definitions/", "definitions") if self.is_v2 else ("#/components/schemas/", "schemas")
        self.prefix = prefix
        self.definitions: dict[str, Any] = {prefix + key: each for key, each in components.get(schemas, {}).items()}
        self.schemes = components.get("securityDefinitions" if self.is_v2 else "securitySchemes", {})

    def follow(self, node: Any) -> Any:
        """What a reference, or one that leads on, points to; anything else as it is."""
        while isinstance(node, Mapping) and isinstance(node.get("$ref"), str):
            node = self.at(node["$ref"])
        return node

    def at(self, reference: str) -> Any:
        node: Any = self.raw
        for part in reference.removeprefix("#").split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            node = node[int(key)] if isinstance(node, list) else node[key if key in node else unquote(key)]
        return node

    @cached_property
    def operations(self) -> list[Operation]:
        """Those with the most fixed letters first: ``/files/mine`` is not ``/files/{id}``."""
        found = [
            self._operation(method, path, self.follow(item))
            for paths in ("paths", "x-ms-paths")
            for path, item in self.raw.get(paths, {}).items()
            for method in _METHODS
            if method in self.follow(item)
        ]
        return sorted(found, key=lambda operation: (-operation.literals, -len(operation.query)))

    def _operation(self, method: str, path: str, item: Mapping[str, Any]) -> Operation:
        raw = item[method]
        merged: dict[tuple[str, str], Mapping[str, Any]] = {}
        for each in map(self.follow, [*item.get("parameters", []), *raw.get("parameters", [])]):
            merged[each["name"], each["in"]] = each
        body = next((each for each in merged.values() if each["in"] == "body"), None)
        form = tuple(self._parameter(each) for each in merged.values() if each["in"] == "formData")
        plain = [each for each in merged.values() if each["in"] not in ("body", "formData")]
        ignored = [each for each in plain if each["in"] == "header" and each["name"].lower() in _IGNORED]
        parameters = tuple(self._parameter(each) for each in plain if self.is_v2 or each not in ignored)
        bodies: Mapping[str, Any] = {}
        encodings: Mapping[str, Any] = {}
        required = False
        if self.is_v2:
            required = bool(body and body.get("required")) or any(each.required for each in form)
            bodies = self._v2_bodies(raw, body, form)
        elif "requestBody" in raw:
            request = self.follow(raw["requestBody"])
            required = bool(request.get("required"))
            bodies = {media: each.get("schema") for media, each in request.get("content", {}).items()}
            encodings = {media: each.get("encoding", {}) for media, each in request.get("content", {}).items()}
        pattern, groups, literals = _pattern(path, parameters, self._base(raw, item))
        answers = {str(status): self.follow(each) for status, each in raw.get("responses", {}).items()}
        return Operation(
            method=method.upper(),
            path=path,
            raw=raw,
            pattern=pattern,
            groups=groups,
            parameters=parameters,
            bodies=bodies,
            encodings=encodings,
            body_required=required,
            answers={status: self._contents(raw, each) for status, each in answers.items() if status[:2] != "x-"},
            errors=frozenset(status for status, each in answers.items() if each.get("x-ms-error-response")),
            headers={status: self._headers(each) for status, each in answers.items()},
            security=tuple(raw.get("security", self.raw.get("security", ()))),
            form=form,
            literals=literals,
            query=frozenset(parse_qsl(path.partition("?")[2], keep_blank_values=True)),
        )

    def _v2_bodies(self, raw: Any, body: Any, form: tuple[Parameter, ...]) -> dict[str, Any]:
        if body is None and not form:
            return {}
        consumes = raw.get("consumes", self.raw.get("consumes", []))
        if body is not None:
            return dict.fromkeys(consumes or ["application/json"], body.get("schema"))
        files = any(each.schema.get("type") == "file" for each in form)
        usual = ["multipart/form-data"] if files else ["application/x-www-form-urlencoded", "multipart/form-data"]
        forms = [media for media in consumes if media.startswith(("multipart/", "application/x-www-form"))]
        schema = {
            "type": "object",
            "properties": {each.name: each.schema for each in form},
            "required": [each.name for each in form if each.required],
            "additionalProperties": False,
        }
        return dict.fromkeys(forms or usual, schema)

    def _contents(self, raw: Any, answer: Mapping[str, Any]) -> dict[str, Any]:
        if not self.is_v2:
            return {media: each.get("schema") for media, each in answer.get("content", {}).items()}
        if "schema" not in answer:
            return {}
        return dict.fromkeys(raw.get("produces", self.raw.get("produces")) or ["application/json"], answer["schema"])

    def _headers(self, answer: Mapping[str, Any]) -> dict[str, Parameter]:
        headers = answer.get("headers", {}).items()
        return {
            name.lower(): self._parameter({"name": name, "in": "header", **self.follow(each)}) for name, each in headers
        }

    def _parameter(self, raw: Mapping[str, Any]) -> Parameter:
        name, place, required = raw["name"], raw["in"], bool(raw.get("required")) or raw["in"] == "path"
        if self.is_v2:
            schema = {key: value for key, value in raw.items() if key not in ("name", "in", "required")}
            separator = _COLLECTIONS[raw.get("collectionFormat", "csv")]
            style = _STYLES.get(place, "form")
            return Parameter(name, place, required, schema, style, separator == "&", separator)
        if "content" in raw:
            (content,) = raw["content"].values()
            return Parameter(name, place, required, content.get("schema", {}), "simple", False, is_json=True)
        style = raw.get("style", _STYLES[place])
        explode = bool(raw.get("explode", style == "form"))
        schema = raw.get("schema", {})
        if raw.get("x-ms-skip-url-encoding"):
            schema = {**self.follow(schema), "x-ms-skip-url-encoding": True}
        return Parameter(name, place, required, schema, style, explode, _SEPARATORS.get(style, ","))

    def _base(self, raw: Mapping[str, Any], item: Mapping[str, Any]) -> str:
        """A regular expression for the path that comes before those of the document."""
        host = self.raw.get("x-ms-parameterized-host")
        if self.is_v2:
            template = _base_path(host["hostTemplate"]) if host else ""
            return template + re.escape(str(self.raw.get("basePath", "")).rstrip("/"))
        servers = raw.get("servers") or item.get("servers") or self.raw.get("servers") or [{"url": "/"}]
        return "|".join(f"(?:{_base_path(server['url'])})" for server in servers)


def _base_path(address: str) -> str:
    """The path of a server's address. What is nothing but a variable stands for an address with any path."""
    address = address.rstrip("/")
    if re.fullmatch(r"\{\w+\}", address):
        return "(?:/.*?)?"
    rest = (
        address if address.startswith("/") and address[:2] != "//" else re.sub(r"^(?:[^/]*:)?(?://)?[^/]*", "", address)
    )
    expression, _ = _expression(rest, lambda name: ".*?")
    return expression


def _expression(template: str, group: Callable[[str], str]) -> tuple[str, int]:
    pieces = re.split(r"(\{[^{}]*\})", template)
    expression = "".join(group(piece[1:-1]) if piece.startswith("{") else re.escape(piece) for piece in pieces)
    return expression, sum(len(piece) for piece in pieces if not piece.startswith("{"))


def _pattern(path: str, parameters: tuple[Parameter, ...], base: str) -> tuple[re.Pattern[str], dict[str, str], int]:
    groups: dict[str, str] = {}
    whole = {each.name for each in parameters if each.schema.get("x-ms-skip-url-encoding")}

    def group(name: str) -> str:
        groups[f"p{len(groups)}"] = name
        return f"(?P<p{len(groups) - 1}>{'.*?' if name in whole else '[^/]*?'})"

    fixed = path.partition("?")[0].partition("#")[0]
    expression, literals = _expression(fixed, group)
    return re.compile(f"(?:{base}){expression}"), groups, literals


def schema_types(api: Api, schema: Any, seen: frozenset[int] = frozenset()) -> Iterator[str]:
    """The JSON types that a schema speaks of, in any of its branches."""
    schema = api.follow(schema)
    if not isinstance(schema, Mapping) or id(schema) in seen:
        return
    declared = schema.get("type", ())
    yield from [declared] if isinstance(declared, str) else declared
    if "properties" in schema:
        yield "object"
    for values in (schema.get("enum", ()), [schema["const"]] if "const" in schema else ()):
        yield from (_type_of(value) for value in values)
    for key in ("allOf", "anyOf", "oneOf"):
        for branch in schema.get(key, ()):
            yield from schema_types(api, branch, seen | {id(schema)})


def _type_of(value: Any) -> str:
    return {bool: "boolean", int: "integer", float: "number", str: "string"}.get(type(value), "null")
