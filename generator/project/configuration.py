"""What a service pins: the few things its documents do not say, or say differently from version to version."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from generator.load.nodes import SpecMap

#: What Entra ID expects for Azure OpenAI, where its document names no scope that can be used.
COGNITIVE_SERVICES_SCOPE = "https://cognitiveservices.azure.com/.default"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PagePin:
    """How an operation pages; without ``items`` it does not, whatever its answer looks like."""

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
    """The settings of a service in ``clientgen.yaml``. Every pin there carries its reason; here only the value is kept.

    ``base_path`` is what every path begins with after the endpoint, where no server of the document says so. The
    mappings are by operation id or ``METHOD /path``. ``operations`` pins ``group.method``, ``streaming`` and ``paging``
    pin or deny what is otherwise inferred, ``skip`` says why an operation is left out. ``overlays`` are files in the
    order in which they apply, by their path relative to the project. ``scopes`` are pinned; without them the document's
    count, and where it names none that can be used, ``default_scopes``, which documents of the catalog have. ``complete``: the service has this one document in
    the project, so that a pin of an operation it does not have is a pin of none.
    """

    service: str
    title: str = ""
    scopes: tuple[str, ...] = ()
    default_scopes: tuple[str, ...] = ()
    base_path: str | None = None
    operations: Mapping[str, str] = field(default_factory=dict)
    streaming: Mapping[str, StreamPin] = field(default_factory=dict)
    paging: Mapping[str, PagePin] = field(default_factory=dict)
    skip: Mapping[str, str] = field(default_factory=dict)
    overlays: Mapping[str, Path] = field(default_factory=dict)
    complete: bool = False

    def sha256(self) -> str:
        """A hash of what is set, the overlays aside: the same wherever it is written and however it is laid out."""
        unset = asdict(ServiceConfig(self.service))
        facts = asdict(replace(self, overlays={}, complete=False))
        facts = {key: value for key, value in facts.items() if value != unset[key]}
        return hashlib.sha256(json.dumps(facts, sort_keys=True).encode("utf-8")).hexdigest()


def pinned(pins: Mapping[str, T], id: str | None, method: str, path: str) -> T | None:
    """The pin of an operation, by its id or by its address."""
    pin = pins.get(id) if id else None
    return pin if pin is not None else pins.get(f"{method} {path}")


def settings(node: SpecMap, overlays: Mapping[str, Path]) -> dict[str, Any]:
    """The fields of a :class:`ServiceConfig` that a mapping sets, which fits the schema of a service."""
    facts: dict[str, Any] = {"overlays": dict(overlays)} if overlays else {}
    for key, value in node.items():
        match key:
            case "title":
                facts["title"] = value
            case "credential_scopes":
                facts["scopes"] = tuple(value)
            case "base_path":
                facts["base_path"] = value["path"]
            case "operations":
                facts[key] = {name: pin["name"] for name, pin in value.items()}
            case "streaming":
                facts[key] = {name: StreamPin(pin["event"]) for name, pin in value.items()}
            case "paging":
                facts[key] = {name: PagePin(**pin.but("reason")) for name, pin in value.items()}
            case "skip":
                facts[key] = dict(value)
    return facts


def service_config(service: str, *layers: Mapping[str, Any]) -> ServiceConfig:
    """The settings of a service, of one or more layers: a later one wins, and adds to an earlier one's mappings."""
    facts: dict[str, Any] = {}
    for layer in layers:
        for key, value in layer.items():
            facts[key] = {**facts.get(key, {}), **value} if isinstance(value, dict) else value
    return ServiceConfig(service, **facts)
