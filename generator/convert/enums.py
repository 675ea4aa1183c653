"""Enumerations: JSON Schema validation 6.1.2 (``enum``) and AutoRest's ``x-ms-enum``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.convert.read import child, flag, nodes, text
from generator.diagnostics import DiagnosticSink
from generator.ir.scalars import fits, kind_of
from generator.ir.types import EnumValue, Kind
from generator.load.nodes import SpecMap

KINDS = {"string": Kind.STRING, "integer": Kind.INTEGER, "number": Kind.NUMBER, "boolean": Kind.BOOLEAN}


@dataclass(frozen=True, slots=True)
class Values:
    """What an enumeration allows; ``extensible`` as in :class:`generator.ir.types.Enum`."""

    kind: Kind
    values: tuple[EnumValue, ...]
    extensible: bool


def read_values(node: SpecMap, sink: DiagnosticSink | None = None) -> Values | None:
    """The enumeration a schema declares, or None where nothing usable is left of it.

    Findings go to ``sink``: a caller that only peeks passes none, so that each is reported once, by the builder.
    """
    raw = node["enum"]
    kinds = Counter(kind for kind in map(kind_of, raw) if kind is not None)
    if not kinds:
        if sink is not None:
            sink.warning("CG304", node.at, "an enum without a single scalar value is read as its plain type")
        return None
    kind = KINDS.get(text(node, "type"))
    if kind is None or not any(fits(value, kind) for value in raw):
        kind = kinds.most_common(1)[0][0]
        if kind is Kind.INTEGER and set(kinds) == {Kind.INTEGER, Kind.NUMBER}:
            kind = Kind.NUMBER
        if "type" in node and sink is not None:
            sink.warning(
                "CG304", node.at, f"no enum value is of the declared type {node.get('type')!r}: {kind.value} is assumed"
            )
    kept: dict[tuple[type, object], str | int | float | bool] = {}
    odd: list[object] = []
    for value in raw:
        if isinstance(value, (str, int, float, bool)) and fits(value, kind):
            kept.setdefault((type(value), value), value)
        else:
            odd.append(value)
    if odd and sink is not None:
        shown = ", ".join(repr(value) for value in odd[:5])
        sink.warning("CG304", node.at, f"enum values that are not {kind.value}s are left out: {shown}")
    if len(kept) + len(odd) < len(raw) and sink is not None:
        sink.info("CG304", node.at, "enum values that are repeated are kept once")
    words = _spoken(node)
    values = tuple(EnumValue(value, *words.get(str(value), (None, ""))) for value in kept.values())
    return Values(kind, values, _extensible(node, len(values)))


def _extensible(node: SpecMap, length: int) -> bool:
    """Open unless the document closes it: services add values without a new api-version.

    One value without ``x-ms-enum`` is a constant (a tag), which stays closed.
    """
    extension = child(node, "x-ms-enum")
    if extension is not None and "modelAsString" in extension:
        return flag(extension, "modelAsString")
    return length > 1


def _spoken(node: SpecMap) -> dict[str, tuple[str | None, str]]:
    """Names and descriptions of the values, by the value as text (``x-ms-enum.values``)."""
    extension = child(node, "x-ms-enum")
    if extension is None:
        return {}
    return {
        str(entry["value"]): (text(entry, "name") or None, text(entry, "description"))
        for entry in nodes(extension, "values")
    }


def enum_name(node: SpecMap) -> str | None:
    extension = child(node, "x-ms-enum")
    return (text(extension, "name") or None) if extension is not None else None
