"""The common types of Azure Resource Manager, to which the suite's Swagger 2.0 documents refer and which no package of npm
has: made of the OpenAPI 3.0 documents of the same services."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_ARM = "azure/azure/resource-manager"
_PREFIX = "Azure.ResourceManager.CommonTypes."
_REFERENCE = re.compile(r'"[./\w-]*/common-types/resource-management/v\d+/\w+\.json#')
_PARAMETER_KEYS = ("name", "in", "required", "description", "x-ms-parameter-location")


def write_common_types(out: Path) -> None:
    """Write the types beside each document, and make its references lead there."""
    types = _types(out / "oas3" / _ARM)
    for path in (out / "swagger2" / _ARM).rglob("*.swagger.json"):
        text = _REFERENCE.sub('"./common-types/types.json#', path.read_text("utf-8"))
        path.write_text(text, "utf-8")
        (path.parent / "common-types").mkdir(exist_ok=True)
        (path.parent / "common-types" / "types.json").write_text(types, "utf-8")


def _types(folder: Path) -> str:
    definitions: dict[str, Any] = {}
    location = {"name": "location", "in": "path", "required": True, "type": "string"}
    parameters: dict[str, Any] = {"LocationParameter": {**location, "x-ms-parameter-location": "method"}}
    for path in sorted(folder.rglob("3.0.0/*.json")):
        components = json.loads(path.read_text("utf-8"))["components"]
        for name, schema in components.get("schemas", {}).items():
            definitions.setdefault(name.removeprefix(_PREFIX), _swagger(schema))
        for name, parameter in components.get("parameters", {}).items():
            if name.startswith(_PREFIX):
                parameters.setdefault(name.removeprefix(_PREFIX), _parameter(parameter))
    document = {"swagger": "2.0", "info": {"title": "Common types", "version": "1"}, "paths": {}}
    return json.dumps({**document, "definitions": definitions, "parameters": parameters}, indent=1)


def _parameter(parameter: dict[str, Any]) -> dict[str, Any]:
    schema = _swagger(parameter.get("schema", {}))
    kept = {key: parameter[key] for key in _PARAMETER_KEYS if key in parameter}
    written = {} if "$ref" in schema or "allOf" in schema else schema
    return {"type": "string", **kept, **written, "x-ms-parameter-location": "method"}


def _swagger(value: Any) -> Any:
    """A schema of OpenAPI 3.0 as one of Swagger 2.0, as far as these need it."""
    if isinstance(value, dict):
        return dict(_entries(value))
    return [_swagger(item) for item in value] if isinstance(value, list) else value


def _entries(schema: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in schema.items():
        if key == "$ref":
            yield key, f"#/definitions/{value.rpartition('/')[2].removeprefix(_PREFIX)}"
        elif key == "discriminator" and "propertyName" in value:
            yield key, value["propertyName"]
        elif key not in ("nullable", "anyOf", "oneOf"):
            yield key, _swagger(value)
