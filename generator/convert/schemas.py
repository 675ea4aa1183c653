"""Schemas to types: every reachable schema becomes one definition, every inline one worth a name another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from math import inf

from generator.convert import composition, objects, tagged, unions
from generator.convert.enums import KINDS, read_values
from generator.convert.examples import example_values
from generator.convert.graph import Graph
from generator.convert.hints import Words, inline_hint, named_hint, named_words
from generator.convert.objects import Part
from generator.convert.index import SchemaIndex, is_binary, limits
from generator.convert.read import adds_structure, child, flag, is_false, nodes, text
from generator.diagnostics import DiagnosticSink
from generator.ir.types import (
    Alias,
    AnyValue,
    Array,
    Binary,
    Definition,
    Enum,
    Kind,
    NameHint,
    Primitive,
    Ref,
    Strength,
    Tuple,
    TypeId,
    Use,
)
from generator.load.nodes import SpecMap
from generator.normalize.document import NormalDocument

#: Nesting beyond this is an attack or a mistake, and would exhaust the interpreter's stack.
DEEPEST = 60

_FORMATS = {"date-time": Kind.DATETIME, "date": Kind.DATE}


@dataclass(slots=True)
class SchemaBuilder:
    """``definitions`` grows while schemas are read; references stay symbolic, so that order does not matter."""

    document: NormalDocument
    graph: Graph
    sink: DiagnosticSink
    index: SchemaIndex = field(init=False)
    definitions: dict[TypeId, Definition] = field(default_factory=dict)
    discriminators: dict[TypeId, tuple[str, Mapping[str, str]]] = field(default_factory=dict)
    hidden_by_type: dict[TypeId, set[str]] = field(default_factory=dict)  # required properties that are read-only so
    stands_for: dict[TypeId, str] = field(default_factory=dict)  # a merged variant → the schema it comes from
    _owners: dict[str, SpecMap] = field(default_factory=dict)
    _depth: int = 0

    def __post_init__(self) -> None:
        self.index = SchemaIndex(self.document.schemas)
        self._owners.update(self.document.schemas)

    # -- named schemas

    def build_named(self) -> None:
        """A definition for every schema that a ``$ref`` can reach."""
        for key, node in self.document.schemas.items():
            id, hint, words = TypeId(key), named_hint(self.document, key), self.words_of(key)
            try:
                self._build_named(key, node, id, hint, words)
            except RecursionError:
                self.sink.error("CG309", node.at, "nested too deep to be read: read as any value")
                self.add_alias(id, Use(AnyValue()), node, hint)

    def _build_named(self, key: str, node: SpecMap, id: TypeId, hint: NameHint, words: Words) -> None:
        base = self.graph.bases.get(key)
        if base is not None:
            self.add(tagged.base_union(self, key, hint, node))
            if key in base.instances:
                own = node.but("oneOf", "anyOf")
                pieces = composition.take_apart(self, own, words, frozenset({key}), key)
                parts = tuple(part for part in pieces.plain if objects.is_objectlike(part.node))
                base_hint = NameHint(None, Strength.DERIVED, (*words, "base"))
                instance = objects.model(self, own, parts, TypeId(key + "/base"), base_hint, words)
                if isinstance(instance, Use):
                    self.add_alias(TypeId(key + "/base"), instance, node, base_hint)
                else:
                    self.add(instance)
            return
        body = self.body(node, id, hint, words)
        if isinstance(body, Use):
            self.add_alias(id, body, node, hint)
        else:
            self.add(body)

    def words_of(self, key: str) -> Words:
        return named_words(self.document, key)

    def tags_of(self, id: TypeId) -> dict[str, tuple[str, ...]]:
        """The tags a model must carry: also those of a base as an instance, and of a subtype that is a union."""
        key = re.sub(r"/(?:base|variants/\d+)\Z", "", id)
        tags = self.graph.tags
        return tags.get(id) or tags.get(key) or tags.get(self.stands_for.get(id, ""), {})

    # -- keeping what is built

    def add(self, definition: Definition) -> None:
        self.definitions[definition.id] = definition

    def add_alias(self, id: TypeId, use: Use, node: SpecMap, hint: NameHint) -> TypeId:
        use = replace(use, examples=example_values(node) or use.examples)
        self.add(Alias(id, hint, node.at, use, text(node, "description"), flag(node, "deprecated")))
        return id

    def inline_id(self, node: SpecMap) -> TypeId:
        """Where an inline schema was written; a number is added where different nodes share one place.

        Equal ones are one: the normal form repeats a shared parameter or response in each operation.
        """
        place = str(node.at)
        name, number = place, 1
        while self._owners.setdefault(name, node) != node:
            number += 1
            name = f"{place}~{number}"
        return TypeId(name)

    def note_discriminator(self, id: TypeId, node: SpecMap) -> None:
        discriminator = child(node, "discriminator")
        if discriminator is not None:
            self.discriminators[id] = (discriminator["propertyName"], discriminator["mapping"])

    # -- any schema

    def use(self, node: SpecMap, words: Words, id: TypeId | None = None) -> Use:
        """The type of a schema where it is used; an inline one worth a name becomes a definition."""
        use = self._use(node, words, id)
        values = example_values(node)
        return replace(use, examples=values) if values else use

    def _use(self, node: SpecMap, words: Words, id: TypeId | None) -> Use:
        if "$ref" in node and not adds_structure(node) and "allOf" not in node:
            return self._reference(node)
        if id is None and self.index.by_key.get(str(node.at)) == node:
            # Written here, and also reached by a $ref to this very place: one definition.
            return Use(Ref(TypeId(str(node.at))), self.index.nullable(node))
        own = id or self.inline_id(node)
        if own in self.definitions:
            return Use(Ref(own), self.index.nullable(node))
        with self._nested() as too_deep:
            if too_deep:
                self.sink.warning("CG309", node.at, "nested too deep to be read: read as any value")
                return Use(AnyValue())
            body = self.body(node, own, inline_hint(node, words), words)
        if isinstance(body, Use):
            return body
        self.add(body)
        return Use(Ref(own), self.index.nullable(node))

    @contextmanager
    def _nested(self) -> Iterator[bool]:
        self._depth += 1
        try:
            yield self._depth > DEEPEST
        finally:
            self._depth -= 1

    def _reference(self, node: SpecMap) -> Use:
        return Use(Ref(TypeId(node["$ref"])), self.index.nullable(node), limits(node))

    def body(
        self, node: SpecMap, id: TypeId, hint: NameHint, words: Words, *, composed: bool = False
    ) -> Definition | Use:
        """What a schema is: a definition with the given id, or a type that needs none.

        ``composed``: the node is what a composition came down to, and is not composed again.
        """
        subtype = id in self.graph.tags and not composed
        if "$ref" in node and not adds_structure(node) and "allOf" not in node and not subtype:
            return self._reference(node)
        if "$ref" in node or "allOf" in node or subtype:
            return composition.compose(self, node, id, hint, words)
        if "oneOf" in node or "anyOf" in node:
            if "properties" in node:
                pieces = composition.take_apart(self, node, words, frozenset({str(id)}))
                return composition.assemble(self, node, pieces, id, hint, words)
            if not (unions.says_nothing(node) and node.get("type") == "object"):
                return unions.union(self, node, id, hint, words)
            self.sink.info("CG312", node.at, "oneOf/anyOf that only says what is required is documentation: ignored")
        if "enum" in node:
            values = read_values(node, self.sink)
            if values is not None:
                described = text(node, "description"), flag(node, "deprecated")
                return Enum(id, hint, node.at, values.kind, values.values, values.extensible, *described)
        return self._plain(node, id, hint, words)

    def _plain(self, node: SpecMap, id: TypeId, hint: NameHint, words: Words) -> Definition | Use:
        """A schema told by its ``type`` (JSON Schema validation section 6.1.1), or by what only one type has."""
        nullable, bounds = self.index.nullable(node), limits(node)
        declared = node.get("type")
        if is_binary(node):
            return Use(Binary(), nullable)
        if objects.is_objectlike(node) and ("type" in node or "properties" in node or "additionalProperties" in node):
            body = objects.model(self, node, (Part(node, words),), id, hint, words)
            return replace(body, nullable=nullable) if isinstance(body, Use) else body
        if declared == "array" or (declared is None and ("items" in node or "prefixItems" in node)):
            return Use(self._array(node, words), nullable, bounds)
        if declared in KINDS:
            return Use(Primitive(*self._scalar(node, declared)), nullable, bounds)
        if declared == "null":
            return Use(Primitive(Kind.NULL), True)
        return Use(AnyValue(), nullable, bounds)

    def _array(self, node: SpecMap, words: Words) -> Array | Tuple:
        """JSON Schema 2020-12 sections 10.3.1.1 and 10.3.1.2: ``items`` are those after ``prefixItems``.

        No item comes after them where ``items`` is false, or ``maxItems`` leaves no place.
        """
        places = nodes(node, "prefixItems")
        closed = bool(places) and (is_false(node.get("items")) or node.get("maxItems", inf) <= len(places))
        items = self.use(node["items"], (*words, "item")) if "items" in node and not closed else Use(AnyValue())
        if not places:
            return Array(items)
        own = tuple(self.use(place, (*words, f"item{number}")) for number, place in enumerate(places, 1))
        rest = None if closed else items
        if node.get("minItems", 0) < len(own) or (rest is not None and isinstance(rest.type, AnyValue)):
            self.sink.warning(
                "CG303",
                node.at,
                f"an array of {len(own)} typed items that may be shorter or longer is typed as having just these, and a"
                f" strict client refuses another length: where that is meant, add 'minItems: {len(own)}, items: false'",
            )
        return Tuple(own, rest)

    @staticmethod
    def _scalar(node: SpecMap, declared: str) -> tuple[Kind, str | None]:
        format = text(node, "format") or text(node, "contentEncoding") or None
        if declared == "string" and format in _FORMATS:
            return _FORMATS[format], None
        return KINDS[declared], format
