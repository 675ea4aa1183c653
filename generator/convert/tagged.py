"""The tag of a polymorphic subtype: a property fixed to the values that mean the subtype."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.convert.hints import Words
from generator.convert.read import flag, step, text
from generator.ir.types import (
    Enum,
    EnumValue,
    Kind,
    NameHint,
    Primitive,
    Property,
    Ref,
    Strength,
    TagSource,
    TypeId,
    Union,
    Use,
    Variant,
)
from generator.load.nodes import SpecMap

if TYPE_CHECKING:
    from generator.convert.schemas import SchemaBuilder


def fix_tags(
    builder: SchemaBuilder,
    id: TypeId,
    node: SpecMap,
    properties: list[Property],
    declared: Mapping[str, SpecMap],
    tags: dict[str, tuple[str, ...]],
    words: Words,
) -> list[Property]:
    """The properties with each tag narrowed to the subtype's values (OpenAPI 3.1 section 4.8.25).

    ``declared`` gives the schema of each property, for what an inherited enumeration says about the value.
    """
    fixed = list(properties)
    for name, values in tags.items():
        place = next((index for index, entry in enumerate(fixed) if entry.wire_name == name), None)
        if place is None:
            builder.sink.warning("CG325", node.at, f"no property {name!r} carries the tag: one is assumed")
            fixed.append(Property(name, Use(Primitive(Kind.STRING)), True, node.at))
            place = len(fixed) - 1
        entry = fixed[place]
        known = builder.index.values(declared[name]) if name in declared else None
        if known is not None and tuple(str(value.value) for value in known.values) == values and not known.extensible:
            continue
        spoken = {str(value.value): value for value in known.values} if known is not None else {}
        enum_id = TypeId(f"{id}/properties/{step(name)}")
        if enum_id in builder.definitions:
            enum_id = TypeId(f"{enum_id}/tag")
        builder.add(
            Enum(
                id=enum_id,
                hint=NameHint(None, Strength.DERIVED, (*words, name)),
                at=entry.at,
                kind=Kind.STRING,
                values=tuple(
                    (
                        EnumValue(value, spoken[value].name, spoken[value].description)
                        if value in spoken
                        else EnumValue(value)
                    )
                    for value in values
                ),
                extensible=False,
            )
        )
        default = entry.default if entry.default is None or str(entry.default.value) in values else None
        fixed[place] = replace(entry, use=Use(Ref(enum_id), entry.use.nullable), default=default)
    return fixed


def base_union(builder: SchemaBuilder, key: str, hint: NameHint, node: SpecMap) -> Union:
    """The union a polymorphic base stands for; the base itself is a variant by its own definition, if at all."""
    base = builder.graph.bases[key]
    variants: list[Variant] = []
    taken: set[str] = set()
    for name in base.instances:
        # A base below this one that never stands for itself is a variant as the union it is.
        inner = builder.graph.bases.get(name)
        target = name + "/base" if inner is not None and name in inner.instances else name
        values = builder.graph.tags.get(name, {}).get(base.tag, ())
        if taken & set(values):
            builder.sink.warning(
                "CG325", node.at, f"two subtypes share the {base.tag!r} {values[0]!r}: the first is read"
            )
        variants.append(Variant(Use(Ref(TypeId(target))), tuple(value for value in values if value not in taken)))
        taken.update(values)
    return Union(
        id=TypeId(key),
        hint=hint,
        at=node.at,
        variants=tuple(variants),
        tag=base.tag,
        tag_source=TagSource.DISCRIMINATOR,
        exclusive=True,
        description=text(node, "description"),
        deprecated=flag(node, "deprecated"),
    )
