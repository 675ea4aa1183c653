"""What needs every definition to be there: unions within unions, tags, alias loops, defaults, order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.closed import assert_never
from generator.convert.defaults import kept_default
from generator.convert.graph import USUAL_TAGS
from generator.convert.read import last_step, step
from generator.convert.schemas import SchemaBuilder
from generator.ir.types import (
    Alias,
    AnyValue,
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
from generator.ir.walk import closure, refs_of


def settle(builder: SchemaBuilder) -> None:
    """Finish the definitions in place."""
    _Settler(builder).settle()


def ordered(builder: SchemaBuilder, roots: list[TypeId]) -> dict[TypeId, Definition]:
    """The definitions in document order: the named ones, each followed by the inline ones written below it, then those
    of the operations (``roots``). An inline one that nothing refers to any more is left out."""
    named = [TypeId(key) for key in builder.document.schemas]
    wanted = closure(builder.definitions, [*named, *roots])
    definitions: dict[TypeId, Definition] = {}

    def emit(top: TypeId, below: str) -> None:
        waiting = [top]
        while waiting:
            current = waiting.pop()
            if current in definitions or current not in wanted or not current.startswith(below):
                continue
            definitions[current] = builder.definitions[current]
            waiting.extend(reversed(list(refs_of(definitions[current]))))

    for id in named:
        # Nothing else is below it: "#/…/Thing/" does not begin "#/…/Things/…".
        definitions[id] = builder.definitions[id]
        for inner in refs_of(definitions[id]):
            emit(inner, id + "/")
    for id in [*roots, *builder.definitions]:
        emit(id, "")
    return definitions


@dataclass(slots=True)
class _Settler:
    builder: SchemaBuilder

    @property
    def definitions(self) -> dict[TypeId, Definition]:
        return self.builder.definitions

    def settle(self) -> None:
        for id, definition in list(self.definitions.items()):
            if isinstance(definition, Alias):
                self.break_loop(id, definition)
        flat: dict[TypeId, Definition] = {}
        for id, definition in self.definitions.items():
            if isinstance(definition, Union):
                flat[id] = self.flatten(definition)
        self.definitions.update(flat)
        for id, definition in list(self.definitions.items()):
            match definition:
                case Union():
                    self.definitions[id] = self.tag(definition) if definition.tag is None else definition
                case Model():
                    self.definitions[id] = self.check_defaults(definition)
                case Enum() | Alias():
                    pass
                case _:
                    assert_never(definition)

    # -- aliases

    def break_loop(self, id: TypeId, alias: Alias) -> None:
        """An alias that leads back to itself names nothing (JSON Schema 2020-12 section 9.4.1)."""
        seen = {id}
        current: Definition | None = alias
        while isinstance(current, Alias) and isinstance(current.use.type, Ref):
            target = current.use.type.target
            if target in seen:
                self.builder.sink.warning("CG302", alias.at, "a schema that only refers to itself: read as any value")
                self.definitions[id] = replace(alias, use=Use(AnyValue()))
                return
            seen.add(target)
            current = self.definitions.get(target)

    def behind(self, use: Use) -> Definition | None:
        """The definition a use refers to, through aliases."""
        return resolve(self.definitions, use)

    # -- unions within unions

    def flatten(self, union: Union) -> Union:
        """The union with the variants of the unions among its variants in their place, each once.

        The variants of a polymorphic base stay: they are its subtypes, and one may be a union with one tag value.
        """
        if union.tag is not None:
            return union
        variants: dict[Use, Variant] = {}
        seen = {union.id}
        waiting = list(reversed(union.variants))
        while waiting:
            variant = waiting.pop()
            inner = self.behind(variant.use)
            if not isinstance(inner, Union):
                variants.setdefault(variant.use, Variant(variant.use))
            elif inner.id not in seen:
                seen.add(inner.id)
                waiting.extend(reversed(inner.variants))
            elif inner.id == union.id:
                self.builder.sink.warning(
                    "CG326", union.at, "the union is among its own branches: that one is left out"
                )
        return replace(union, variants=tuple(variants.values()))

    # -- tags

    def tag(self, union: Union) -> Union:
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
        groups = _groups(values)
        if len(groups) == len(values):
            return _tagged(union, name, source, dict(values))
        if len(groups) == 1:
            self.builder.sink.warning(
                "CG321", union.at, f"all branches share the same {name!r}: it tells nothing apart"
            )
            return union
        variants: list[Variant] = []
        tags: dict[int, tuple[str, ...]] = {}
        first = {group[0]: group for group in groups}
        grouped = {index for group in groups for index in group[1:]}
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
        self.definitions[id] = self.tag(inner)
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

    # -- defaults

    def check_defaults(self, model: Model) -> Model:
        changed = {
            entry.wire_name: kept
            for entry in model.properties
            if entry.default is not None
            and (kept := kept_default(entry.default, entry.use, self.definitions, entry.at, self.builder.sink))
            is not entry.default
        }
        if not changed:
            return model
        return replace(
            model,
            properties=tuple(
                replace(entry, default=changed[entry.wire_name]) if entry.wire_name in changed else entry
                for entry in model.properties
            ),
        )


def resolve(definitions: Mapping[TypeId, Definition], use: Use) -> Definition | None:
    """The definition behind a use, through aliases of other definitions; cycle-safe."""
    seen: set[TypeId] = set()
    current = use
    while isinstance(current.type, Ref) and current.type.target not in seen:
        seen.add(current.type.target)
        definition = definitions.get(current.type.target)
        if not isinstance(definition, Alias) or not isinstance(definition.use.type, Ref):
            return definition
        current = definition.use
    return None


def _rank(name: str, place: int, values: Mapping[int, tuple[str, ...]]) -> tuple[int, int, int, int] | None:
    """How good a property is as a tag nobody declared, lower is better; None where it is none.

    Best is one value for each branch and no value twice; a usual tag may have several values, or share one.
    """
    if not all(values.values()):
        return None
    usual = USUAL_TAGS.index(name) if name in USUAL_TAGS else len(USUAL_TAGS)
    several = sum(1 for each in values.values() if len(each) > 1)
    shared = len(values) - len(_groups(values))
    if usual == len(USUAL_TAGS) and (shared or several == len(values)):
        return None
    if shared and (len(_groups(values)) == 1 or several):
        return None
    return (shared, several, usual, place)


def _groups(values: Mapping[int, tuple[str, ...]]) -> list[list[int]]:
    """The branches, those together that share a value."""
    groups: list[tuple[list[int], set[str]]] = []
    for index, own in values.items():
        touching = [group for group in groups if group[1] & set(own)]
        members = sorted([index, *(member for group in touching for member in group[0])])
        known = set(own).union(*(group[1] for group in touching))
        groups = [group for group in groups if group not in touching] + [(members, known)]
    return sorted(members for members, _ in groups)


def _tagged(union: Union, name: str, source: TagSource, values: Mapping[int, tuple[str, ...]]) -> Union:
    variants = tuple(replace(variant, tags=values.get(index, ())) for index, variant in enumerate(union.variants))
    return replace(union, variants=variants, tag=name, tag_source=source)
