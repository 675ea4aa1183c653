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
    names = list(base.instances)
    union = Union(
        id=TypeId(key),
        hint=hint,
        at=node.at,
        variants=tuple(Variant(Use(Ref(_instance(builder, base.tag, name)))) for name in names),
        exclusive=True,
        description=text(node, "description"),
        deprecated=flag(node, "deprecated"),
    )
    grouped = groups(dict(enumerate(base.instances.values())))
    if len(grouped) == 1 and len(names) > 1:
        return union  # what tells them apart is seen when all definitions are known
    variants: list[Variant] = []
    for members in grouped:
        sharing = [names[member] for member in members]
        tags = tuple(dict.fromkeys(value for name in sharing for value in base.instances[name]))
        variants.append(Variant(Use(Ref(_sharing(builder, union, base.tag, sharing, tags[0]))), tags))
    return replace(union, variants=tuple(variants), tag=base.tag, tag_source=TagSource.DISCRIMINATOR)


def _sharing(builder: SchemaBuilder, union: Union, tag: str, names: list[str], value: str) -> TypeId:
    """What stands for subtypes that share a tag value: a base of just these, or a union of their own."""
    if len(names) == 1:
        return _instance(builder, tag, names[0])
    builder.sink.info(
        "CG328", union.at, f"{len(names)} subtypes share the tag {value!r}: they are a union of their own"
    )
    for name in names:
        if name in builder.graph.bases and set(builder.graph.bases[name].instances) == set(names):
            return TypeId(name)
    id = TypeId(f"{union.id}/tagged/{step(value)}")
    words = (*(union.hint.context or (union.hint.name or "",)), value)
    variants = tuple(Variant(Use(Ref(_instance(builder, tag, name)))) for name in names)
    builder.add(Union(id, NameHint(None, Strength.DERIVED, words), union.at, variants, exclusive=True))
    return id


def _instance(builder: SchemaBuilder, tag: str, name: str) -> TypeId:
    """What stands for an instance of a base: a base with the same tag that is one by its own definition, else itself.

    A base that never stands for itself, or that has a tag of its own, is a variant as the union it is.
    """
    inner = builder.graph.bases.get(name)
    own = inner is not None and inner.tag == tag and name in inner.instances
    return TypeId(name + "/base" if own else name)


def groups(values: Mapping[int, tuple[str, ...]]) -> list[list[int]]:
    """The branches of a union by their tag values, those together that share one."""
    found: list[tuple[list[int], set[str]]] = []
    for index, own in values.items():
        touching = [group for group in found if group[1] & set(own)]
        members = sorted([index, *(member for group in touching for member in group[0])])
        known = set(own).union(*(group[1] for group in touching))
        found = [group for group in found if group not in touching] + [(members, known)]
    return sorted(members for members, _ in found)
