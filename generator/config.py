"""What a service pins: the few things its documents do not say, or say differently from version to version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from generator.diagnostics import DocumentError, SourceRef
from generator.resources import SPECS

#: What Entra ID expects for Azure OpenAI, whatever scope a document names.
COGNITIVE_SERVICES_SCOPE = "https://cognitiveservices.azure.com/.default"


@dataclass(frozen=True, slots=True)
class ServiceConfig:
    """``specs/<service>/service.yaml``. Every pin there carries its reason; only the pinned value is kept here.

    ``operations``: operation id or ``METHOD /path`` → ``group.method``. ``skip``: the same → why it is left out.
    """

    service: str
    title: str = ""
    scopes: tuple[str, ...] = (COGNITIVE_SERVICES_SCOPE,)
    operations: Mapping[str, str] = field(default_factory=dict)
    skip: Mapping[str, str] = field(default_factory=dict)


def load_config(service: str) -> ServiceConfig:
    """The pins of a service; a service without a ``service.yaml`` has none.

    Raises:
        DocumentError: the file is there and does not have the shape above.
    """
    path = SPECS / service / "service.yaml"
    return _read(path, service) if path.is_file() else ServiceConfig(service)


@cache
def _read(path: Path, service: str) -> ServiceConfig:
    at = SourceRef(f"specs/{service}/service.yaml")
    data = YAML(typ="safe", pure=True).load(path) or {}
    known = {"title", "credential_scopes", "operations", "skip"}
    if not isinstance(data, dict) or set(data) - known:
        raise DocumentError("CG001", at, f"has keys other than {', '.join(sorted(known))}: correct the file")
    pins = {key: _pin(at.child("operations", key), value) for key, value in data.get("operations", {}).items()}
    return ServiceConfig(
        service,
        title=str(data.get("title", "")),
        scopes=tuple(data.get("credential_scopes", (COGNITIVE_SERVICES_SCOPE,))),
        operations=pins,
        skip={key: str(reason) for key, reason in data.get("skip", {}).items()},
    )


def _pin(at: SourceRef, value: object) -> str:
    name = value.get("name") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not value.get("reason") or not isinstance(name, str) or name.count(".") != 1:
        raise DocumentError("CG001", at, "a pin is {name: group.method, reason: …}: give both")
    return name
