"""Objects: the properties of all parts of a composition, merged into one flat model.

JSON Schema 2020-12 section 10.3.2 (``properties``, ``additionalProperties``), validation section 6.5.3 (``required``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.convert import tagged
from generator.convert.examples import example_values
from generator.convert.hints import Words
from generator.convert.index import limits
from generator.convert.read import flag, is_note, is_typeless, named_nodes, nodes, plain, text
from generator.convert.visibility import hidden_by_type, visibility
from generator.ir.types import (
    AnyValue,
    Default,
    Map,
    Model,
    NameHint,
    Property,
    TypeId,
    Use,
)
from generator.load.nodes import SpecMap

if TYPE_CHECKING:
    from generator.convert.schemas import SchemaBuilder

OBJECT_KEYWORDS = ("properties", "additionalProperties", "patternProperties", "required")


@dataclass(frozen=True, slots=True)
class Part:
    """One schema of a composition, with the trail of whoever wrote it: a parent's inline schema is named after it."""

    node: SpecMap
    words: Words


@dataclass(frozen=True, slots=True)
class Source:
    """One property as its declarations leave it: ``node`` gives the type, ``notes`` the rest, the nearest first."""

    node: SpecMap
    words: Words
    notes: tuple[SpecMap, ...]


def is_objectlike(node: SpecMap) -> bool:
    """``type: object``, or no type and what only objects have."""
    declared = node.get("type")
    return declared == "object" or (declared is None and any(key in node for key in OBJECT_KEYWORDS))


def disjoint(builder: SchemaBuilder, one: SpecMap, other: SpecMap) -> bool:
    """Whether no value satisfies both declarations of a property: enumerations without a common value."""
    left, right = builder.index.values(one), builder.index.values(other)
    if left is None or right is None:
        return False
    return not {value.value for value in left.values} & {value.value for value in right.values}


def merged(builder: SchemaBuilder, parts: tuple[Part, ...]) -> dict[str, Source]:
    """Every property of the parts, in the order of their first declaration; a later one narrows the earlier."""
    sources: dict[str, Source] = {}
    for part in parts:
        for name, node in named_nodes(part.node, "properties").items():
            words = (*part.words, name)
            earlier = sources.get(name)
            sources[name] = Source(node, words, (node,)) if earlier is None else overlay(builder, earlier, node, words)
    return sources


def overlay(builder: SchemaBuilder, earlier: Source, node: SpecMap, words: Words) -> Source:
    """A property declared again: the nearer declaration wins, unless it says less about the type."""
    notes = (node, *earlier.notes)
    if is_typeless(node):
        return Source(earlier.node, earlier.words, notes)
    if disjoint(builder, earlier.node, node):
        builder.sink.warning("CG314", node.at, "contradicts the declaration it extends; this one is used")
        return Source(node, words, notes)
    if builder.index.values(earlier.node) is not None and builder.index.values(node) is None:
        plain_scalar = builder.index.scalar(node)
        inherited = builder.index.scalar(earlier.node)
        if plain_scalar is not None and inherited is not None and plain_scalar.kind is inherited.kind:
            return Source(earlier.node, earlier.words, notes)
    if set(builder.index.json_types(node) or ()) == {"object"} and "properties" not in node and "$ref" not in node:
        if "allOf" not in node and is_richer(earlier.node):
            return Source(earlier.node, earlier.words, notes)
    return Source(node, words, notes)


def is_richer(node: SpecMap) -> bool:
    """Whether a declaration says which properties an object has, so that a bare ``type: object`` adds nothing."""
    return "properties" in node or "$ref" in node or "allOf" in node


def model(
    builder: SchemaBuilder, node: SpecMap, parts: tuple[Part, ...], id: TypeId, hint: NameHint, words: Words
) -> Model | Use:
    """The model of an object, or a map where no property is declared."""
    sources = merged(builder, parts)
    additional, closed = _additional(builder, parts)
    tags = builder.tags_of(id)
    if not sources and not tags and not closed:
        # type: object and nothing else: any object.
        return Use(Map(additional or Use(AnyValue())), builder.index.nullable(node), limits(node))
    required = list(
        dict.fromkeys(name for part in [*parts, Part(node, words)] for name in part.node.get("required", ()))
    )
    for name in required:
        if name not in sources and name not in tags:
            builder.sink.info("CG307", node.at, f"required names {name!r}, which is not a property: ignored")
    properties = [prop(builder, name, source, name in required) for name, source in sources.items()]
    declared = {name: source.node for name, source in sources.items()}
    hidden = {
        name
        for name in required
        if name in sources and hidden_by_type(builder, sources[name].node, sources[name].notes)
    }
    if hidden:
        builder.hidden_by_type[id] = hidden
    return Model(
        id=id,
        hint=hint,
        at=node.at,
        properties=tuple(tagged.fix_tags(builder, id, node, properties, declared, tags, words)),
        description=text(node, "description"),
        additional=additional,
        parents=tuple(dict.fromkeys(_parents(builder, node, id))),
        deprecated=flag(node, "deprecated"),
        examples=example_values(node),
    )


def prop(builder: SchemaBuilder, name: str, source: Source, required: bool) -> Property:
    """One property with what all its declarations say."""
    use = builder.use(source.node, source.words)
    nearest = source.notes[0]
    if nearest is not source.node:
        declared = next((note["nullable"] for note in source.notes if "nullable" in note), None)
        nullable = use.nullable if declared is None else declared
        examples = next((values for note in source.notes if (values := example_values(note))), use.examples)
        use = replace(use, nullable=nullable, examples=examples)
    default = next((note["default"] for note in source.notes if "default" in note), _MISSING)
    description = next((words for note in source.notes if (words := text(note, "description"))), "")
    return Property(
        wire_name=name,
        use=use,
        required=required,
        at=nearest.at,
        visibility=visibility(builder, source.node, source.notes),
        description=description,
        default=None if default is _MISSING else Default(plain(default)),
        deprecated=any(flag(note, "deprecated") for note in source.notes),
        client_name=next((name for note in source.notes if (name := text(note, "x-ms-client-name"))), None),
    )


_MISSING = object()


def _additional(builder: SchemaBuilder, parts: tuple[Part, ...]) -> tuple[Use | None, bool]:
    """The type of further properties, and whether the document rules them out; the last word counts."""
    additional: Use | None = None
    closed = False
    for part in parts:
        patterns = list(named_nodes(part.node, "patternProperties").values())
        if patterns:
            additional = builder.use(patterns[0], (*part.words, "value")) if len(patterns) == 1 else Use(AnyValue())
        if "additionalProperties" not in part.node:
            continue
        value: SpecMap | bool = part.node["additionalProperties"]
        closed = value is False and additional is None
        if isinstance(value, SpecMap):
            if is_note(value):
                additional = Use(AnyValue(), builder.index.nullable(value))
            else:
                additional = builder.use(value, (*part.words, "value"))
        elif value:
            additional = Use(AnyValue())
    return additional, closed


def _parents(builder: SchemaBuilder, node: SpecMap, id: TypeId) -> Iterator[TypeId]:
    if (extra := builder.graph.extra_parents.get(id)) is not None:
        yield TypeId(extra)
    reference = builder.index.key(node)
    if reference is not None:
        yield TypeId(reference)
    for branch in nodes(node, "allOf"):
        key = builder.index.key(branch)
        if key is not None and key != id:
            yield TypeId(key)
        elif "$ref" not in branch and "allOf" in branch:
            yield from _parents(builder, branch, id)
