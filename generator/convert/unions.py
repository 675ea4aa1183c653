"""``oneOf`` and ``anyOf`` (JSON Schema 2020-12 section 10.2.1): one of several types.

Here a union takes its branches as the document writes them, without those that add nothing. What needs finished
definitions (unions within unions by reference, the tag) follows in :mod:`generator.convert.finish`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.convert.branches import Branch, distinct, expanded
from generator.convert.hints import Words, inline_hint
from generator.convert.index import ScalarInfo, limits, merge_scalars
from generator.convert.read import adds_structure, flag, is_typeless, named_nodes, nodes, plain, text
from generator.ir.types import (
    AnyValue,
    Definition,
    Enum,
    Kind,
    NameHint,
    Primitive,
    Ref,
    TypeId,
    Union,
    Use,
    Variant,
)
from generator.load.nodes import SpecMap

if TYPE_CHECKING:
    from generator.convert.schemas import SchemaBuilder


def keyword_of(builder: SchemaBuilder, node: SpecMap) -> str:
    """``oneOf`` before ``anyOf``: both together would be an intersection, which no real document means."""
    if "oneOf" in node and "anyOf" in node:
        builder.sink.warning("CG315", node.at, "oneOf beside anyOf: only oneOf is used")
    return "oneOf" if "oneOf" in node else "anyOf"


def says_nothing(node: SpecMap) -> bool:
    """Whether no branch has a type: ``oneOf: [{required: [a]}, {required: [b]}]``."""
    branches = [branch for key in ("oneOf", "anyOf") for branch in nodes(node, key)]
    return all(
        is_typeless(branch)
        or (branch.get("type") == "object" and set(branch) <= {"type", "required", "title", "description"})
        for branch in branches
    )


def union(builder: SchemaBuilder, node: SpecMap, id: TypeId, hint: NameHint, words: Words) -> Definition | Use:
    """The type of a schema with ``oneOf`` or ``anyOf``."""
    keyword = keyword_of(builder, node)
    return union_of(builder, node, nodes(node, keyword), id, hint, words, keyword=keyword, exclusive=keyword == "oneOf")


def union_of(
    builder: SchemaBuilder,
    node: SpecMap,
    written: Sequence[SpecMap],
    id: TypeId,
    hint: NameHint,
    words: Words,
    *,
    keyword: str,
    exclusive: bool,
) -> Definition | Use:
    """A union of the given branches: as a scalar, a single type or an enumeration where it is only that."""
    nullable = builder.index.nullable(node)
    branches = distinct(expanded(node, written, id, keyword))
    if any(is_typeless(branch.node) for branch in branches):
        builder.sink.info("CG312", node.at, f"a branch of this {keyword} allows anything: read as any value")
        return Use(AnyValue(), nullable)
    if not branches:
        return Use(Primitive(Kind.NULL) if written else AnyValue(), nullable)
    scalars = {branch.number: builder.index.scalar(branch.node) for branch in branches}
    whole = merge_scalars([scalar for scalar in scalars.values() if scalar is not None])
    if len(branches) > 1 and whole is not None and all(scalars.values()):
        return scalar_body(builder, node, [branch.node for branch in branches], whole, id, hint)
    if len(branches) == 1:
        return _single(builder, node, branches[0], id, hint, words)
    variants = [Variant(use) for use in _uses(builder, branches, scalars, words)]
    if keyword != "allOf":
        builder.note_discriminator(id, node)
    return Union(
        id=id,
        hint=hint,
        at=node.at,
        variants=tuple(variants),
        exclusive=exclusive,
        description=text(node, "description"),
        deprecated=flag(node, "deprecated"),
    )


def scalar_body(
    builder: SchemaBuilder, node: SpecMap, written: Sequence[SpecMap], scalar: ScalarInfo, id: TypeId, hint: NameHint
) -> Definition | Use:
    """Branches of one scalar kind: the plain scalar, or one enumeration (open if a branch was plain)."""
    nullable = builder.index.nullable(node)
    if scalar.values is None:
        uses = [use for use in (builder.use(branch, ()) for branch in written) if isinstance(use.type, Primitive)]
        if uses and all(use.type == uses[0].type for use in uses):
            return Use(uses[0].type, nullable, uses[0].limits if len(uses) == 1 else limits(node))
        return Use(Primitive(scalar.kind, scalar.format), nullable, limits(node))
    listed = [branch for branch in written if builder.index.values(branch) is not None]
    known = builder.index.values(listed[0])
    if len(listed) == 1 and "$ref" in listed[0] and known is not None and known.extensible == scalar.extensible:
        # A named open enumeration beside a plain string is that enumeration.
        return Use(Ref(TypeId(listed[0]["$ref"])), nullable)
    inner = listed[0] if len(listed) == 1 else node
    return Enum(
        id=id,
        hint=hint,
        at=node.at,
        kind=scalar.kind,
        values=scalar.values,
        extensible=scalar.extensible,
        description=text(node, "description") or text(inner, "description"),
        deprecated=flag(node, "deprecated"),
    )


def _single(
    builder: SchemaBuilder, node: SpecMap, branch: Branch, id: TypeId, hint: NameHint, words: Words
) -> Definition | Use:
    """A union of one branch is that branch, described by the outer schema."""
    nullable = builder.index.nullable(node)
    if "$ref" in branch.node and not adds_structure(branch.node):
        return replace(builder.use(branch.node, words), nullable=nullable)
    notes = {key: node[key] for key in ("description", "deprecated", "discriminator") if key in node}
    body = builder.body(SpecMap({**branch.node, **notes}, at=branch.node.at), id, hint, words)
    return replace(body, nullable=nullable) if isinstance(body, Use) else body


def _uses(
    builder: SchemaBuilder, branches: list[Branch], scalars: dict[int, ScalarInfo | None], words: Words
) -> list[Use]:
    """The types of the branches, scalars of one kind joined where the first of them stands."""
    uses: list[Use] = []
    done: set[Kind] = set()
    for branch in branches:
        info = scalars[branch.number]
        if info is None:
            uses.append(builder.use(branch.node, branch_words(builder, branch.node, words, branch.number), branch.id))
            continue
        if info.kind in done:
            continue
        done.add(info.kind)
        group = [other for other in branches if (same := scalars[other.number]) is not None and same.kind is info.kind]
        joined = merge_scalars([same for other in group if (same := scalars[other.number]) is not None])
        if len(group) == 1 or joined is None:
            uses.append(builder.use(branch.node, (*words, "enum") if info.values else words, branch.id))
            continue
        listed = next((other for other in group if builder.index.values(other.node) is not None), branch)
        id = listed.id or builder.inline_id(listed.node)
        hint = inline_hint(listed.node, (*words, "enum"))
        body = scalar_body(builder, listed.node, [other.node for other in group], joined, id, hint)
        if isinstance(body, Use):
            uses.append(replace(body, nullable=False))
        else:
            builder.add(body)
            uses.append(Use(Ref(id)))
    # Null belongs to the use of the whole union, never to a variant.
    return list(dict.fromkeys(replace(use, nullable=False) for use in uses))


def branch_words(builder: SchemaBuilder, node: SpecMap, words: Words, number: int) -> Words:
    """The trail to an inline branch: its tag value, if it has one, else its number."""
    if "object" not in (builder.index.json_types(node) or ()):
        return words
    for name, value in named_nodes(node, "properties").items():
        values = builder.index.values(value)
        if values is not None and len(values.values) == 1 and values.kind is Kind.STRING:
            return (*words, str(values.values[0].value))
    return (*words, f"variant{number + 1}")
