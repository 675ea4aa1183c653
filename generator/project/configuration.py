"""What a service pins: the few things its documents do not say, or say differently from version to version."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from ruamel.yaml import YAML

from generator.diagnostics import DocumentError, SourceRef
from generator.resources import SPECS

#: What Entra ID expects for Azure OpenAI, whatever scope a document names.
COGNITIVE_SERVICES_SCOPE = "https://cognitiveservices.azure.com/.default"


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PagePin:
    """How an operation pages; no ``items``: it does not, whatever its answer looks like."""

    items: str | None = None
    link: str | None = None
    parameter: str | None = None
    token: str | None = None
    more: str | None = None


@dataclass(frozen=True, slots=True)
class StreamPin:
    """What a stream's events hold: the name of a schema; None: the operation does not stream."""

    event: str | None


@dataclass(frozen=True, slots=True)
class ServiceConfig:
    """``specs/<service>/service.yaml``. Every pin there carries its reason; only the pinned value is kept here.

    ``base_path`` is what every path begins with after the endpoint, where no server of the document says so. All
    mappings are by operation id or ``METHOD /path``. ``operations`` pins ``group.method``, ``streaming`` and
    ``paging`` pin or deny what is otherwise inferred, ``skip`` says why an operation is left out.
    """

    service: str
    title: str = ""
    scopes: tuple[str, ...] = (COGNITIVE_SERVICES_SCOPE,)
    base_path: str | None = None
    operations: Mapping[str, str] = field(default_factory=dict)
    streaming: Mapping[str, StreamPin] = field(default_factory=dict)
    paging: Mapping[str, PagePin] = field(default_factory=dict)
    skip: Mapping[str, str] = field(default_factory=dict)


def pinned(pins: Mapping[str, T], id: str | None, method: str, path: str) -> T | None:
    """The pin of an operation, by its id or by its address."""
    found = pins.get(id) if id else None
    return found if found is not None else pins.get(f"{method} {path}")


def load_config(service: str) -> ServiceConfig:
    """The pins of a service; a service without a ``service.yaml`` has none.

    Raises:
        DocumentError: the file is there and does not have the shape above.
    """
    path = SPECS / service / "service.yaml"
    return _read(path, service) if path.is_file() else ServiceConfig(service)


def overlay_files(service: str) -> list[Path]:
    """The overlay files of a service, in the order they are applied: by name."""
    folder = SPECS / service / "overlays"
    return sorted(path for path in folder.glob("*") if path.suffix in (".yaml", ".yml", ".json"))


@cache
def _read(path: Path, service: str) -> ServiceConfig:
    at = SourceRef(f"specs/{service}/service.yaml")
    data = YAML(typ="safe", pure=True).load(path) or {}
    known = {"title", "credential_scopes", "base_path", "operations", "streaming", "paging", "skip"}
    if not isinstance(data, dict) or set(data) - known:
        raise DocumentError("CG001", at, f"has keys other than {', '.join(sorted(known))}: correct the file")
    return ServiceConfig(
        service,
        title=str(data.get("title", "")),
        scopes=tuple(data.get("credential_scopes", (COGNITIVE_SERVICES_SCOPE,))),
        base_path=(
            _pins({"": {"base_path": data["base_path"]}}, "", at, lambda pin: str(pin["path"]))["base_path"]
            if "base_path" in data
            else None
        ),
        operations=_pins(data, "operations", at, _name_pin),
        streaming=_pins(data, "streaming", at, lambda pin: StreamPin(pin["event"])),
        paging=_pins(data, "paging", at, lambda pin: PagePin(**pin)),
        skip={key: str(reason) for key, reason in data.get("skip", {}).items()},
    )


def _pins(data: dict[str, Any], section: str, at: SourceRef, make: Callable[[dict[str, Any]], T]) -> dict[str, T]:
    pins = {}
    for key, value in data.get(section, {}).items():
        place = at.child(section, key)
        if not isinstance(value, dict) or not value.get("reason"):
            raise DocumentError("CG001", place, "a pin is a mapping with a reason: give it")
        try:
            pins[key] = make({name: item for name, item in value.items() if name != "reason"})
        except (KeyError, TypeError, ValueError):
            raise DocumentError("CG001", place, f"is no pin of {section}: see the other pins of this file") from None
    return pins


def _name_pin(pin: dict[str, Any]) -> str:
    name = pin["name"]
    if not isinstance(name, str) or name.count(".") != 1:
        raise ValueError(name)
    return name
