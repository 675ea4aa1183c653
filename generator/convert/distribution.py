"""An object that is also one of several: ``oneOf`` beside ``properties``, or a union within an ``allOf``.

By JSON Schema both hold at once, so that the type is a union of merged objects.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.convert import composition, objects
from generator.convert.hints import Words
from generator.convert.objects import Part
from generator.convert.read import flag, is_note, last_step, named_nodes, nodes, text, title
from generator.convert.unions import branch_words, keyword_of
from generator.ir.types import Definition, NameHint, Ref, Strength, TypeId, Union, Use, Variant
from generator.load.nodes import SpecMap

if TYPE_CHECKING:
    from generator.convert.schemas import SchemaBuilder


def distribute(
    builder: SchemaBuilder,
    node: SpecMap,
    plain_parts: tuple[Part, ...],
    choices: list[Part],
    id: TypeId,
    hint: NameHint,
    words: Words,
) -> Definition | Use:
    """An object that is also one of several: each branch merged with what all of them share."""
    choice = choices[0]
    if len(choices) > 1:
        builder.sink.warning("CG316", node.at, "several unions in one composition: only the first is used")
    keyword = keyword_of(builder, choice.node)
    own = choice.node.at == node.at
    leaves = _leaves(builder, choice.node, keyword, choice.words, frozenset({str(id)}))
    kept: list[tuple[SpecMap, Words, tuple[Part, ...]]] = []
    for leaf, leaf_words in leaves:
        types = builder.index.json_types(leaf)
        pieces = composition.branch_pieces(builder, leaf, leaf_words, frozenset({str(id)}))
        parts = tuple(part for part in pieces.plain if objects.is_objectlike(part.node))
        clash = _clash(builder, plain_parts, parts)
        if (types is not None and "object" not in types) or clash:
            why = f"its {clash!r} contradicts the shared one" if clash else "it is not an object"
            name = repr(last_step(leaf["$ref"])) if "$ref" in leaf else leaf.at.pointer
            builder.sink.info(
                "CG313", node.at, f"the branch {name} can never hold beside the shared properties ({why}): left out"
            )
            continue
        kept.append((leaf, leaf_words, (*plain_parts, *parts) if own else (*parts, *plain_parts)))
    if not kept:
        builder.sink.warning("CG313", node.at, f"no branch of {keyword} can hold beside the shared properties: ignored")
        return objects.model(builder, node, plain_parts, id, hint, words)
    if len(kept) == 1:
        return objects.model(builder, node, kept[0][2], id, hint, words)
    variants: list[Variant] = []
    for number, (leaf, _, parts) in enumerate(kept):
        variants.append(Variant(Use(Ref(_merged_variant(builder, leaf, parts, id, words, number)))))
    builder.note_discriminator(id, choice.node if "discriminator" in choice.node else node)
    return Union(
        id=id,
        hint=hint,
        at=node.at,
        variants=tuple(variants),
        exclusive=keyword == "oneOf",
        description=text(node, "description"),
        deprecated=flag(node, "deprecated"),
    )


def _merged_variant(
    builder: SchemaBuilder, leaf: SpecMap, parts: tuple[Part, ...], id: TypeId, words: Words, number: int
) -> TypeId:
    variant_id = TypeId(f"{id}/variants/{number}")
    key = builder.index.key(leaf)
    target = builder.index.by_key[key] if key is not None else leaf
    word = builder.words_of(key)[-1] if key is not None else title(leaf) or f"variant{number + 1}"
    variant_words = (*words, word)
    if key is None:
        variant_words = branch_words(builder, leaf, words, number) if title(leaf) is None else variant_words
    if key is not None:
        builder.stands_for[variant_id] = key
    body = objects.model(
        builder, leaf, parts, variant_id, NameHint(None, Strength.DERIVED, variant_words), variant_words
    )
    if isinstance(body, Use):
        return builder.add_alias(variant_id, body, leaf, NameHint(None, Strength.DERIVED, variant_words))
    builder.add(replace(body, description=body.description or text(target, "description")))
    return variant_id


def _leaves(
    builder: SchemaBuilder, node: SpecMap, keyword: str, words: Words, visited: frozenset[str]
) -> list[tuple[SpecMap, Words]]:
    """The branches of a union with the unions among them opened, through references too."""
    leaves: list[tuple[SpecMap, Words]] = []
    for branch in nodes(node, keyword):
        if is_note(branch) or branch.get("type") == "null":
            continue
        key = builder.index.key(branch)
        target = builder.index.by_key[key] if key is not None else branch
        if key is not None and key in visited:
            builder.sink.warning("CG326", branch.at, f"the union leads back to {last_step(key)!r}: left out")
            continue
        base = builder.graph.bases.get(key) if key is not None else None
        inner = next((name for name in ("oneOf", "anyOf") if name in target), None)
        if base is not None and key is not None:
            leaves.extend((SpecMap({"$ref": name}, at=branch.at), words) for name in builder.graph.leaves(key))
        elif inner is not None and "properties" not in target and "allOf" not in target:
            deeper = visited | {key} if key is not None else visited
            leaves.extend(_leaves(builder, target, inner, builder.words_of(key) if key is not None else words, deeper))
        else:
            leaves.append((branch, words))
    return leaves


def _clash(builder: SchemaBuilder, shared: tuple[Part, ...], parts: tuple[Part, ...]) -> str | None:
    """A property whose declarations here and there have no value in common."""
    declared = {name: value for part in shared for name, value in named_nodes(part.node, "properties").items()}
    for part in parts:
        for name, value in named_nodes(part.node, "properties").items():
            if name in declared and objects.disjoint(builder, declared[name], value):
                return name
    return None
