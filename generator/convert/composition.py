"""``allOf`` (JSON Schema 2020-12 section 10.2.1.1): several schemas that hold at once become one type."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.convert import distribution, objects, unions
from generator.convert.hints import Words
from generator.convert.objects import Part
from generator.convert.read import adds_structure, is_note, is_typeless, last_step, named_nodes, nodes, text
from generator.ir.types import Definition, NameHint, TypeId, Use
from generator.load.nodes import SpecMap

if TYPE_CHECKING:
    from generator.convert.schemas import SchemaBuilder

_UNION_KEYS = ("oneOf", "anyOf")


@dataclass(frozen=True, slots=True)
class Pieces:
    """A composition taken apart: plain schemas and unions, in the order in which they are written."""

    plain: tuple[Part, ...] = ()
    unions: tuple[Part, ...] = ()

    def __add__(self, other: Pieces) -> Pieces:
        return Pieces(self.plain + other.plain, self.unions + other.unions)


def branches_of(node: SpecMap) -> list[SpecMap]:
    """What a schema composes: its ``$ref``, if it has structure beside it, then its ``allOf``."""
    first = [SpecMap({"$ref": node["$ref"]}, at=node.at)] if "$ref" in node else []
    return [*first, *nodes(node, "allOf")]


def own_of(node: SpecMap) -> SpecMap:
    return node.but("$ref", "allOf")


def wrapped(node: SpecMap) -> SpecMap | None:
    """The one schema that ``allOf: [X]`` merely repeats, with a description or a default of its own."""
    if adds_structure(node):
        return None
    meant = [branch for branch in branches_of(node) if not is_note(branch)]
    return meant[0] if len(meant) == 1 else None


def compose(builder: SchemaBuilder, node: SpecMap, id: TypeId, hint: NameHint, words: Words) -> Definition | Use:
    """The type of a schema with ``allOf`` (or with structure beside its ``$ref``)."""
    inner = wrapped(node)
    if inner is not None and id not in builder.graph.tags and id not in builder.graph.extra_parents:
        return wrapper(builder, node, inner, id, hint, words)
    if not any(not is_note(branch) for branch in branches_of(node)) and id not in builder.graph.tags:
        return builder.body(own_of(node), id, hint, words)
    why = contradiction(builder, node, words)
    if why is not None:
        builder.sink.warning(
            "CG310", node.at, f"nothing can satisfy all branches of this allOf ({why}): read as one of them (oneOf)"
        )
        branches = [branch for branch in branches_of(node) if not is_note(branch)]
        return unions.union_of(builder, node, branches, id, hint, words, keyword="allOf", exclusive=False)
    pieces = take_apart(builder, node, words, frozenset({str(id)}), str(id))
    return assemble(builder, node, pieces, id, hint, words)


def wrapper(
    builder: SchemaBuilder, node: SpecMap, inner: SpecMap, id: TypeId, hint: NameHint, words: Words
) -> Definition | Use:
    """A schema that stands for another: a reference, or the inline one with the outer description."""
    nullable = builder.index.nullable(node)
    if "$ref" in inner:
        use = builder.use(inner, words)
        return replace(use, nullable=nullable)
    notes = {key: value for key, value in node.items() if key not in ("allOf", "type")}
    if node.get("type") is not None and is_typeless(inner):
        notes["type"] = node["type"]
    body = builder.body(SpecMap({**inner, **notes}, at=inner.at), id, hint, words)
    return replace(body, nullable=nullable) if isinstance(body, Use) else body


def take_apart(
    builder: SchemaBuilder, node: SpecMap, words: Words, visited: frozenset[str], key: str | None = None
) -> Pieces:
    """All that a schema demands, references followed: parents first, then its own. ``key``: of a named schema."""
    pieces = Pieces()
    for branch in branches_of(node):
        pieces += branch_pieces(builder, branch, words, visited)
    extra = builder.graph.extra_parents.get(key) if key is not None else None
    if extra is not None and extra not in visited:
        pieces = branch_pieces(builder, SpecMap({"$ref": extra}, at=node.at), words, visited) + pieces
    own = own_of(node)
    union = [key for key in _UNION_KEYS if key in own]
    if union:
        pieces += Pieces(unions=(Part(own.but(*objects.OBJECT_KEYWORDS), words),))
        own = own.but(*_UNION_KEYS)
    if not is_note(own):
        pieces += Pieces(plain=(Part(own, words),))
    return pieces


def branch_pieces(builder: SchemaBuilder, branch: SpecMap, words: Words, visited: frozenset[str]) -> Pieces:
    """The pieces of one branch, through its ``$ref``; a reference back into the composition ends here."""
    if "$ref" not in branch or adds_structure(branch):
        return take_apart(builder, branch, words, visited)
    key: str = branch["$ref"]
    if key in visited:
        builder.sink.warning("CG311", branch.at, f"allOf leads back to {last_step(key)!r}: the repetition is left out")
        return Pieces()
    target = builder.index.by_key[key]
    pieces = take_apart(builder, target, builder.words_of(key), visited | {key}, key)
    if key in builder.graph.bases:
        # A base is composed as the object it describes: the union over its subtypes is not meant here.
        return Pieces(pieces.plain)
    return pieces


def contradiction(builder: SchemaBuilder, node: SpecMap, words: Words) -> str | None:
    """Why the branches of an ``allOf`` cannot hold at once, in words; None where they can.

    Different JSON types contradict, and so do two disjoint enumerations of one property. The idiom of inheritance
    (one reference, then inline additions) is never read as a contradiction of properties: the child overrides.
    """
    branches = [branch for branch in branches_of(node) if not is_note(branch)]
    if len(branches) < 2:
        return None
    types = [allowed for branch in branches if (allowed := builder.index.json_types(branch)) is not None]
    if len(types) > 1 and not frozenset.intersection(*types):
        return "different types: " + ", ".join(sorted(frozenset().union(*types) - {"number"}) or ["number"])
    references = [branch for branch in branches if "$ref" in branch]
    if len(references) < 2:
        return None
    seen: dict[str, tuple[SpecMap, Part]] = {}
    for branch in branches:
        for part in branch_pieces(builder, branch, words, frozenset({str(node.at)})).plain:
            for name, value in named_nodes(part.node, "properties").items():
                earlier = seen.get(name)
                if (
                    earlier is not None
                    and earlier[0] is not branch
                    and objects.disjoint(builder, earlier[1].node, value)
                ):
                    return f"property {name!r} would need two different values"
                seen[name] = (branch, Part(value, words))
    return None


def assemble(
    builder: SchemaBuilder, node: SpecMap, pieces: Pieces, id: TypeId, hint: NameHint, words: Words
) -> Definition | Use:
    """One type from the pieces of a composition."""
    types = builder.index.json_types(node)
    plain = tuple(part for part in pieces.plain if not is_note(part.node))
    objectlike = tuple(part for part in plain if objects.is_objectlike(part.node))
    typed = [part for part in plain if not is_typeless(part.node) and part not in objectlike]
    choices = [part for part in pieces.unions if not unions.says_nothing(part.node)]
    if len(choices) < len(pieces.unions):
        builder.sink.info(
            "CG312", node.at, "oneOf/anyOf whose branches only say what is required beside it is documentation: ignored"
        )
    if typed and not objectlike:
        return narrowest(builder, node, [*typed, *choices], id, hint, words)
    if choices and any(_allows_object(builder, part) for part in choices):
        return distribution.distribute(builder, node, objectlike, choices, id, hint, words)
    if choices and not objectlike:
        return narrowest(builder, node, choices, id, hint, words)
    if choices:
        builder.sink.warning("CG316", node.at, "a union without an object beside properties: only the object is used")
    if types is not None and "object" not in types and typed:
        return narrowest(builder, node, typed, id, hint, words)
    return objects.model(builder, node, objectlike, id, hint, words)


def narrowest(
    builder: SchemaBuilder, node: SpecMap, parts: list[Part], id: TypeId, hint: NameHint, words: Words
) -> Definition | Use:
    """The intersection of schemas that are not objects: the one that says most, an enumeration before a plain type."""

    def rank(part: Part) -> int:
        if "enum" in part.node:
            return 3
        if any(key in part.node for key in _UNION_KEYS):
            return 2
        return 1 if "items" in part.node or "prefixItems" in part.node else 0

    best = max(parts, key=rank)
    if sum(1 for part in parts if rank(part) == rank(best)) > 1 and rank(best) >= 2:
        builder.sink.warning("CG316", node.at, "only the first of several narrowing branches of this allOf is used")
    notes = {key: node[key] for key in ("description", "nullable", "deprecated", "title", "x-ms-enum") if key in node}
    narrowed = SpecMap({**best.node, **notes}, at=node.at)
    if any(key in best.node for key in _UNION_KEYS) and text(best.node, "type") == "object":
        narrowed = narrowed.but("type")
    return builder.body(narrowed, id, hint, words, composed=True)


def _allows_object(builder: SchemaBuilder, part: Part) -> bool:
    union = SpecMap({key: value for key, value in part.node.items() if key in _UNION_KEYS}, at=part.node.at)
    types = builder.index.json_types(union)
    return types is None or "object" in types
