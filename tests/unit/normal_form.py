"""The contract of the normal form as a checker, written from its text in ``generator/normalize/document.py`` and from
nothing else: it knows none of the tables by which ``normalize`` gives it."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, TypeAlias

from generator.load.nodes import SpecList, SpecMap
from generator.normalize import NormalDocument

Check: TypeAlias = Callable[[Any], bool]


def text(value: Any) -> bool:
    return type(value) is str


def filled(value: Any) -> bool:
    return text(value) and value != ""


def flag(value: Any) -> bool:
    return type(value) is bool


def number(value: Any) -> bool:
    return type(value) in (int, float) and math.isfinite(value)


def count(value: Any) -> bool:
    return type(value) is int and value >= 0


def data(value: Any) -> bool:
    """JSON values only, in mappings and lists that know their place."""
    if isinstance(value, SpecMap):
        return all(text(key) and data(entry) for key, entry in value.items())
    if isinstance(value, SpecList):
        return all(data(entry) for entry in value)
    return value is None or type(value) in (bool, int, float, str)


def one_of(*values: str) -> Check:
    return lambda value: value in values


def list_of(check: Check) -> Check:
    return lambda value: isinstance(value, SpecList) and all(check(entry) for entry in value)


def map_of(check: Check) -> Check:
    return lambda value: isinstance(value, SpecMap) and all(text(key) and check(entry) for key, entry in value.items())


def record(needed: dict[str, Check] | None = None, *, needs: bool = True, **optional: Check) -> Check:
    """A mapping with the needed keys (if it ``needs`` them) and perhaps the others; ``_`` is written for ``-``."""
    checks = {key.replace("_", "-"): check for key, check in optional.items()} | (needed or {})

    def check(value: Any) -> bool:
        return (
            isinstance(value, SpecMap)
            and bool(value.at.file)
            and (not needs or set(needed or ()) <= set(value))
            and all(wanted(value[key]) for key, wanted in checks.items() if key in value)
        )

    return check


STYLES = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form",),
}
VERBATIM = {"title", "description", "format", "pattern", "contentMediaType", "contentEncoding"}
VERBATIM |= {"x-ms-client-name", "x-ms-discriminator-value"}


class Contract:
    """The checks of one document: references are good where their schemas are among its own."""

    def __init__(self, document: NormalDocument) -> None:
        self.document = document
        key: Check = lambda value: value in document.schemas
        self.key = key
        self.requirements = list_of(
            lambda entry: map_of(list_of(text))(entry) and set(entry) <= set(document.security_schemes)
        )
        examples = map_of(record(value=data))
        self.examples = examples
        encoding = record(contentType=text, style=one_of(*STYLES["query"]), explode=flag)
        media = record(schema=self.schema, encoding=map_of(encoding), example=data, examples=examples)
        self.content = map_of(media)
        self.header = lambda value: self.holder(value) and record(description=text)(value)

    def schema(self, node: Any) -> bool:
        fields: dict[str, Check] = {
            **dict.fromkeys(VERBATIM, text),
            **dict.fromkeys(("nullable", "readOnly", "writeOnly", "deprecated", "uniqueItems"), flag),
            **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"), number),
            **dict.fromkeys(("minLength", "maxLength", "minItems", "maxItems"), count),
            **dict.fromkeys(("properties", "patternProperties"), map_of(self.schema)),
            **dict.fromkeys(("allOf", "anyOf", "oneOf"), list_of(self.schema)),
            **dict.fromkeys(("items", "not"), self.schema),
            **dict.fromkeys(("default", "example"), data),
            "$ref": self.key,
            "type": one_of("null", "boolean", "object", "array", "number", "string", "integer"),
            "prefixItems": lambda value: bool(value) and list_of(self.schema)(value),
            "additionalProperties": lambda value: flag(value) or self.schema(value),
            "required": lambda value: list_of(text)(value) and len(set(value)) == len(value),
            "enum": lambda value: bool(value) and list_of(lambda entry: entry is not None and data(entry))(value),
            "examples": list_of(data),
            "discriminator": record({"propertyName": filled, "mapping": map_of(self.key)}),
            "x-ms-enum": record(
                name=text, modelAsString=flag, values=list_of(record({"value": data}, name=text, description=text))
            ),
        }
        gone = {"x-nullable", "const", "$recursiveRef", "$dynamicRef", "$defs", "additionalItems"}
        return isinstance(node, SpecMap) and not gone & set(node) and record(fields, needs=False)(node)

    def holder(self, node: Any) -> bool:
        return (
            isinstance(node, SpecMap)
            and ("schema" in node) is not ("content" in node)
            and (self.schema(node["schema"]) if "schema" in node else self.content(node["content"]))
        )

    def parameter(self, node: Any) -> bool:
        return (
            record(
                {"name": filled, "in": one_of(*STYLES), "required": flag, "explode": flag, "style": text},
                description=text,
                deprecated=flag,
                allowReserved=flag,
                x_ms_client_name=text,
                x_ms_skip_url_encoding=flag,
                example=data,
                examples=self.examples,
            )(node)
            and self.holder(node)
            and len(node.get("content", [0])) == 1
            and node["style"] in STYLES[node["in"]]
            and (node["in"] != "path" or node["required"])
            and "collectionFormat" not in node
        )

    def responses(self, node: Any) -> bool:
        response = record(description=text, headers=map_of(self.header), content=self.content, x_ms_error_response=flag)
        return map_of(lambda value: response(value) and "schema" not in value)(node) and all(
            status == "default" or (len(status) == 3 and status[0] in "12345") for status in node
        )

    def operation(self, node: Any) -> bool:
        body = record(
            {"required": flag, "content": self.content},
            description=text,
            x_ms_client_name=text,
            x_ms_requestBody_name=text,
        )
        whole = record(
            {"parameters": list_of(self.parameter), "responses": self.responses},
            operationId=text,
            summary=text,
            description=text,
            tags=list_of(text),
            deprecated=flag,
            requestBody=body,
            security=self.requirements,
            x_ms_pageable=record(itemName=text, nextLinkName=text),
            x_ms_long_running_operation=flag,
            x_ms_long_running_operation_options=record(final_state_via=text),
        )
        return (
            whole(node)
            and len({(each["name"], each["in"]) for each in node["parameters"]}) == len(node["parameters"])
            and not {"consumes", "produces", "x-ms-examples", "callbacks"} & set(node)
        )

    @staticmethod
    def security_scheme(node: Any) -> bool:
        needed: dict[str, dict[str, Check]] = {
            "apiKey": {"name": filled, "in": one_of("header", "query", "cookie")},
            "http": {"scheme": text},
            "oauth2": {"flows": map_of(record(scopes=map_of(data)))},
            "openIdConnect": {},
            "mutualTLS": {},
        }
        return record({"type": one_of(*needed)}, description=text)(node) and record(needed[node["type"]])(node)

    def broken(self) -> list[str]:
        """The parts of the document that do not keep the contract."""
        document = self.document
        server = record({"url": filled, "variables": map_of(record(default=text, description=text))}, description=text)
        call = record(parameters=map_of(data), responses=map_of(record(headers=map_of(data), body=data)))
        parts: dict[str, bool] = {
            "info": record(title=text, description=text, version=text)(document.info),
            "servers": all(map(server, document.servers)),
            "security": document.security is None or self.requirements(document.security),
            "security_schemes": all(map(self.security_scheme, document.security_schemes.values())),
            "declared": set(document.declared) <= set(document.schemas) and all(map(text, document.declared.values())),
            **{f"schema {key}": self.schema(node) for key, node in document.schemas.items()},
            **{f"operation {each.path}": self.operation(each.node) for each in document.operations},
            "paths": all(each.path.startswith("/") and each.method.islower() for each in document.operations),
            "calls": all(call(node) for each in document.operations for node in each.examples.values()),
        }
        return [part for part, kept in parts.items() if not kept]


def check(document: NormalDocument) -> None:
    """Every promise of the contract that can be checked by machine."""
    broken = Contract(document).broken()
    assert not broken, f"the contract is not kept by {broken}"
