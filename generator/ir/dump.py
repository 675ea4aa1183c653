"""The intermediate representation as plain data: for golden files and ``clientgen inspect --stage ir``.

What is default or empty is left out. A use is one short object: ``{"type": "string", "nullable": true}``,
``{"array": …}``, ``{"tuple": […], "rest": …}``, ``{"map": …}``, ``{"ref": …}``.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from generator.closed import assert_never
from generator.diagnostics import SourceRef
from generator.ir.service import Service
from generator.ir.types import (
    AnyValue,
    Array,
    Binary,
    Default,
    Definition,
    Limits,
    Map,
    NO_LIMITS,
    NameHint,
    Primitive,
    Ref,
    Strength,
    Tuple,
    TypeId,
    Use,
)

#: What only says where something was written, or in which dialect.
_SOURCES = frozenset({"at", "document", "dialect"})


def dump(service: Service, *, sources: bool = True) -> dict[str, Any]:
    """A service as JSON-able data.

    Without ``sources``, ids, places, document name and dialect are left out and a definition is called by its hint:
    the same API in three dialects is then the same text.
    """
    labels = {id: str(id) for id in service.definitions} if sources else _labels(service.definitions)
    dumper = _Dumper(labels, sources)
    data = dumper.record(service, leave=("definitions", "declared"))
    data["declared"] = [labels.get(id, str(id)) for id in service.declared]
    data["definitions"] = {labels[id]: dumper.definition(entry) for id, entry in service.definitions.items()}
    return data


def _labels(definitions: Mapping[TypeId, Definition]) -> dict[TypeId, str]:
    """A readable, unique label for each definition, from its hint."""
    labels: dict[TypeId, str] = {}
    taken: set[str] = set()
    for id, definition in definitions.items():
        hint = definition.hint
        # Only a firm name stands alone: a suggestion may be given to several definitions.
        firm = hint.name is not None and hint.strength >= Strength.REQUIRED
        base = hint.name if firm and hint.name is not None else ".".join(hint.context) or hint.name or "?"
        label, number = base, 1
        while label in taken:
            number += 1
            label = f"{base}~{number}"
        taken.add(label)
        labels[id] = label
    return labels


class _Dumper:
    def __init__(self, labels: Mapping[TypeId, str], sources: bool) -> None:
        self.labels = labels
        self.sources = sources

    def definition(self, definition: Definition) -> dict[str, Any]:
        data = {"is": type(definition).__name__.lower(), **self.record(definition)}
        data.pop("id", None)  # the key already
        if data.get("parents"):
            data["parents"] = [self.label(parent) for parent in data["parents"]]
        return data

    def label(self, id: str) -> str:
        return self.labels.get(TypeId(id), id)

    def record(self, value: Any, leave: tuple[str, ...] = ()) -> dict[str, Any]:
        """A dataclass, field by field."""
        data: dict[str, Any] = {}
        for entry in fields(value):
            if entry.name in leave or (not self.sources and entry.name in _SOURCES):
                continue
            content = getattr(value, entry.name)
            if entry.default is not MISSING and content == entry.default and type(content) is type(entry.default):
                continue
            if content is None or content == () or (isinstance(content, Mapping) and not content):
                continue
            data[entry.name] = self.value(content)
        return data

    def value(self, value: Any) -> Any:
        match value:
            case Use():
                return self.use(value)
            case NameHint():
                return self.hint(value)
            case Default():
                # A list of one, so that the default null is seen.
                return [self.value(value.value)]
            case SourceRef():
                return str(value)
            case enum.Enum():
                return value.value
            case Mapping():
                return {str(key): self.value(entry) for key, entry in value.items()}
            case list() | tuple():
                return [self.value(entry) for entry in value]
            case _ if is_dataclass(value):
                return self.record(value)
            case _:
                return value

    def hint(self, hint: NameHint) -> str:
        strength = hint.strength.name.lower()
        return " ".join(part for part in (strength, hint.name or "", ".".join(hint.context)) if part)

    def use(self, use: Use) -> dict[str, Any]:
        data: dict[str, Any]
        match use.type:
            case Primitive(kind=kind, format=format):
                data = {"type": kind.value, **({"format": format} if format else {})}
            case Binary():
                data = {"type": "binary"}
            case AnyValue():
                data = {"type": "any"}
            case Array(items=items):
                data = {"array": self.use(items)}
            case Tuple(items=positions, rest=rest):
                data = {"tuple": [self.use(item) for item in positions]}
                if rest is not None:
                    data["rest"] = self.use(rest)
            case Map(values=values):
                data = {"map": self.use(values)}
            case Ref(target=target):
                data = {"ref": self.label(target)}
            case _:
                assert_never(use.type)
        if use.nullable:
            data["nullable"] = True
        if use.examples:
            data["examples"] = [example.value for example in use.examples]
        if use.limits != NO_LIMITS:
            data["limits"] = self.limits(use.limits)
        return data

    def limits(self, limits: Limits) -> dict[str, Any]:
        return self.record(limits)
