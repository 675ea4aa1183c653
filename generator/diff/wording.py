"""Types in words."""

from __future__ import annotations

from generator.diff.model import code, codes
from generator.diff.resolution import Definitions, shape_of
from generator.ir.types import AnyValue, Array, Binary, Enum, Map, Model, Primitive, Ref, Strength, Union, Use


def words(use: Use, definitions: Definitions, depth: int = 0) -> str:
    """A type in words: the document's own name of it, where it has one. ``depth`` is how deep it stands in another."""
    if isinstance(use.type, Ref):
        definition = definitions[use.type.target]
        if definition.hint.strength >= Strength.REQUIRED and definition.hint.name:
            return code(definition.hint.name)
    shape = shape_of(use, definitions)
    match shape:
        case Primitive(kind=kind, format=format):
            return kind.value if format is None or format == kind.value else f"{kind.value} ({code(format)})"
        case Binary():
            return "bytes"
        case AnyValue():
            return "any value"
        case Array(items=items):
            return "a list" if depth > 2 else f"list of {words(items, definitions, depth + 1)}"
        case Map(values=values):
            return "an object" if depth > 2 else f"object of {words(values, definitions, depth + 1)}"
        case Enum(values=values):
            return codes(item.value for item in values)
        case Union(variants=variants):
            variant_words = {words(item.use, definitions, depth + 1) for item in variants} if depth < 3 else {"…"}
            return "one of " + ", ".join(sorted(variant_words))
        case Model():
            tags = [
                f"{code(prop.wire_name)} {code(value.values[0].value)}"
                for prop in shape.properties
                if isinstance(value := shape_of(prop.use, definitions), Enum) and len(value.values) == 1
            ]
            if tags:
                return f"the object with {min(tags)}"
            return f"an object with {codes(prop.wire_name for prop in shape.properties)}"
