"""The tag of a union: the property whose value tells its branches apart, declared or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.convert.aliases import definition_behind
from generator.convert.graph import USUAL_TAGS
from generator.convert.read import last_step, step
from generator.convert.schemas import SchemaBuilder
from generator.convert.tagged import groups
from generator.ir.types import (
    Definition,
    Enum,
    Kind,
    Model,
    NameHint,
    Ref,
    Strength,
    TagSource,
    TypeId,
    Union,
    Use,
    Variant,
)


@dataclass(frozen=True, slots=True)
class UnionTags:
    """Gives unions their tags. Needs every definition, and adds the unions of branches that share a value."""

    builder: SchemaBuilder

    def behind(self, use: Use) -> Definition | None:
        return definition_behind(self.builder.definitions, use)

    def tag(self, union: Union) -> Union:
        """The union with its tag: the declared discriminator, else a property by which all models differ, else none."""
        models = {
            index: model
            for index, variant in enumerate(union.variants)
            if isinstance(model := self.behind(variant.use), Model)
        }
        declared = self.builder.discriminators.get(union.id)
        if declared is not None and models:
            name, mapping = declared
            values = {
                index: self.declared_values(union, index, model, name, mapping) for index, model in models.items()
            }
            if all(values.values()):
                return self.with_tags(union, name, TagSource.DISCRIMINATOR, values)
            missing = ", ".join(last_step(models[index].id) for index, own in values.items() if not own)
            self.builder.sink.warning(
                "CG321", union.at, f"the discriminator {name!r} cannot be used: no value is known for {missing}"
            )
        if len(models) < 2:
            return union
        candidates = [
            (rank, entry.wire_name, values)
            for place, entry in enumerate(next(iter(models.values())).properties)
            if (values := {index: self.fixed(model, entry.wire_name) for index, model in models.items()})
            and (rank := _rank(entry.wire_name, place, values)) is not None
        ]
        if candidates:
            _, name, values = min(candidates, key=lambda candidate: candidate[0])
            return self.with_tags(union, name, TagSource.IMPLICIT, values)
        self.builder.sink.info(
            "CG320", union.at, "no property tells the branches of this union apart: the best structural match is read"
        )
        return union

    def with_tags(self, union: Union, name: str, source: TagSource, values: Mapping[int, tuple[str, ...]]) -> Union:
        """The union with a tag on each branch that has one.

        Branches that share a value become one variant, a union of its own with its own tag (or none): reading first
        looks at the outer tag, then at the inner one.
        """
        grouping = groups(values)
        if len(grouping) == len(values):
            return _tagged(union, name, source, dict(values))
        if len(grouping) == 1:
            self.builder.sink.warning(
                "CG321", union.at, f"all branches share the same {name!r}: it tells nothing apart"
            )
            return union
        variants: list[Variant] = []
        tags: dict[int, tuple[str, ...]] = {}
        first = {group[0]: group for group in grouping}
        grouped = {index for group in grouping for index in group[1:]}
        for index, variant in enumerate(union.variants):
            if index in grouped:
                continue
            group = first.get(index, [])
            own = tuple(dict.fromkeys(value for member in group for value in values[member]))
            if len(group) > 1:
                variant = Variant(Use(Ref(self.inner_union(union, [union.variants[member] for member in group], own))))
            if own:
                tags[len(variants)] = own
            variants.append(variant)
        return _tagged(replace(union, variants=tuple(variants)), name, source, tags)

    def inner_union(self, union: Union, variants: list[Variant], values: tuple[str, ...]) -> TypeId:
        id = TypeId(f"{union.id}/tagged/{step(values[0])}")
        self.builder.sink.info(
            "CG328", union.at, f"{len(variants)} branches share the tag {values[0]!r}: they are a union of their own"
        )
        words = (*(union.hint.context or (union.hint.name or "",)), values[0])
        inner = Union(
            id=id,
            hint=NameHint(None, Strength.DERIVED, words),
            at=union.at,
            variants=tuple(variants),
            exclusive=union.exclusive,
        )
        self.builder.add(inner)
        self.builder.add(self.tag(inner))
        return id

    def declared_values(
        self, union: Union, index: int, model: Model, name: str, mapping: Mapping[str, str]
    ) -> tuple[str, ...]:
        """The values a discriminator gives a branch: its mapping, what the branch fixes, or the branch's name."""
        target = union.variants[index].use.type
        ids = {model.id, self.builder.stands_for.get(model.id)} | (
            {target.target} if isinstance(target, Ref) else set()
        )
        mapped = tuple(value for value, key in mapping.items() if key in ids)
        if mapped:
            return mapped
        fixed = self.fixed(model, name)
        if fixed or mapping:
            return fixed
        entry = next((entry for entry in model.properties if entry.wire_name == name), None)
        own = self.builder.document.declared.get(str(self.builder.stands_for.get(model.id, model.id)))
        if entry is None or own is None or isinstance(self.behind(entry.use), Enum):
            return ()
        return (own,)

    def fixed(self, model: Model, name: str) -> tuple[str, ...]:
        """The strings a model allows for a property that enumerates them."""
        for entry in model.properties:
            if entry.wire_name == name:
                values = self.behind(entry.use)
                if isinstance(values, Enum) and values.kind is Kind.STRING:
                    return tuple(str(value.value) for value in values.values)
        return ()


def _rank(name: str, place: int, values: Mapping[int, tuple[str, ...]]) -> tuple[int, int, int, int] | None:
    """How good a property is as a tag nobody declared, lower is better; None where it cannot be one.

    Best is one value for each branch and no value twice; a usual tag may have several values, or share one.
    """
    if not all(values.values()):
        return None
    usual = USUAL_TAGS.index(name) if name in USUAL_TAGS else len(USUAL_TAGS)
    several = sum(1 for each in values.values() if len(each) > 1)
    shared = len(values) - len(groups(values))
    if usual == len(USUAL_TAGS) and (shared or several == len(values)):
        return None
    if shared and (len(groups(values)) == 1 or several):
        return None
    return (shared, several, usual, place)


def _tagged(union: Union, name: str, source: TagSource, values: Mapping[int, tuple[str, ...]]) -> Union:
    variants = tuple(replace(variant, tags=values.get(index, ())) for index, variant in enumerate(union.variants))
    return replace(union, variants=variants, tag=name, tag_source=source)
