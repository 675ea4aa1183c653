"""The polymorphic bases of a document and the tag value of each subtype.

OpenAPI 3.1 section 4.8.25: a schema with ``discriminator`` stands for the schemas that extend it by ``allOf`` (or that
its ``mapping`` names). AutoRest's ``x-ms-discriminator-value`` gives a subtype's value where the document has no
mapping; without either, the value is the schema's name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.convert.hierarchy import Hierarchy, own_parts
from generator.convert.index import SchemaIndex
from generator.convert.read import child, last_step, named_nodes, nodes
from generator.diagnostics import DiagnosticSink
from generator.normalize.document import NormalDocument

#: Properties that usually carry a tag, best first.
USUAL_TAGS = ("type", "role", "object", "event", "kind", "@odata.type")


@dataclass(frozen=True, slots=True)
class Base:
    """A schema that stands for its subtypes. ``instances`` may name the base itself."""

    tag: str
    instances: tuple[str, ...]


@dataclass(slots=True)
class Graph:
    """``tags``: for each subtype, the property that names it and the values that mean it."""

    bases: dict[str, Base] = field(default_factory=dict)
    tags: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    extra_parents: dict[str, str] = field(default_factory=dict)  # named by a mapping without extending the base


def build_graph(document: NormalDocument, sink: DiagnosticSink) -> Graph:
    return _GraphBuilder(document, Hierarchy(SchemaIndex(document.schemas)), sink).build()


@dataclass(slots=True)
class _GraphBuilder:
    document: NormalDocument
    hierarchy: Hierarchy
    sink: DiagnosticSink
    graph: Graph = field(default_factory=Graph)
    mapped: dict[tuple[str, str], list[str]] = field(default_factory=dict)  # (schema, tag) → values of any mapping

    def build(self) -> Graph:
        tagged = {key: tag for key in self.document.schemas if (tag := self.tag_of(key)) is not None}
        self.implicit_bases(tagged)
        for name, mapping in tagged.values():
            for value, target in mapping.items():
                self.mapped.setdefault((target, name), []).append(value)
        for key, (name, mapping) in tagged.items():
            self.base(key, name, mapping)
        self.nested_bases()
        return self.graph

    def tag_of(self, key: str) -> tuple[str, Mapping[str, str]] | None:
        """The discriminator an object schema declares, with its mapping."""
        node = self.document.schemas[key]
        if ("oneOf" in node or "anyOf" in node) and not ("properties" in node and key in self.hierarchy.children):
            return None  # the union's own discriminator: read with the union
        for part in own_parts(node):
            discriminator = child(part, "discriminator")
            if discriminator is None:
                continue
            return discriminator["propertyName"], discriminator["mapping"]
        return None

    def implicit_bases(self, tagged: dict[str, tuple[str, Mapping[str, str]]]) -> None:
        """Bases without a discriminator, known by ``x-ms-discriminator-value`` in what extends them."""
        for key in self.document.schemas:
            values = (
                [value for name in self.hierarchy.descendants(key) if (value := self.hierarchy.stated_value(name))]
                if key in self.hierarchy.children
                else []
            )
            if not values or key in tagged or any(key in self.hierarchy.descendants(base) for base in tagged):
                continue
            tag = self.guess_tag(key, values)
            if tag is None:
                continue
            tagged[key] = (tag, {})
            self.sink.info(
                "CG323",
                self.document.schemas[key].at,
                f"read as a polymorphic base with the tag {tag!r}: its subtypes give x-ms-discriminator-value",
            )

    def guess_tag(self, key: str, values: list[str]) -> str | None:
        """The property that most likely carries these values: one whose enum lists them, else a usual name."""
        candidates: list[str] = []
        for part in own_parts(self.document.schemas[key]):
            for name, node in named_nodes(part, "properties").items():
                listed = self.hierarchy.index.values(node)
                if listed is not None and {str(value.value) for value in listed.values} >= set(values):
                    return name
                candidates.append(name)
        return next((name for name in USUAL_TAGS if name in candidates), None)

    def base(self, key: str, tag: str, mapping: Mapping[str, str]) -> None:
        node = self.document.schemas[key]
        mapped: dict[str, list[str]] = {}
        for value, target in mapping.items():
            mapped.setdefault(target, []).append(value)
        below = self.hierarchy.descendants(key)
        branches = [branch for keyword in ("oneOf", "anyOf") for branch in nodes(node, keyword)]
        listed = [named for branch in branches if (named := self.hierarchy.index.key(branch)) is not None]
        for target in dict.fromkeys([*mapped, *listed]):
            if target != key and target not in below:
                if "object" not in (self.hierarchy.index.json_types(self.document.schemas[target]) or {"object"}):
                    self.sink.warning(
                        "CG324", node.at, f"the mapping names {last_step(target)!r}, which is not an object"
                    )
                    continue
                self.graph.extra_parents.setdefault(target, key)
                below.append(target)
                below.extend(name for name in self.hierarchy.descendants(target) if name not in below)
        taken = {value for values in mapped.values() for value in values}
        instances: dict[str, tuple[str, ...]] = {}
        for name in [
            *(name for name in mapped if name in below or name == key),
            *(n for n in below if n not in mapped),
        ]:
            values = tuple(mapped.get(name, ())) or self.value(key, name, tag, taken)
            if values:
                instances[name] = values
                taken.update(values)
        if key not in mapped and (own := self.own_instance(key, tag)) and below:
            instances[key] = own
        if not any(name != key for name in instances):
            self.sink.info("CG327", node.at, f"the discriminator {tag!r} has no subtypes: read as a plain object")
            return
        self.graph.bases[key] = Base(tag, tuple(instances))
        for name, values in instances.items():
            self.graph.tags.setdefault(name, {}).setdefault(tag, values)

    def own_instance(self, key: str, tag: str) -> tuple[str, ...]:
        """The value with which a base stands for itself, if it has one."""
        stated = self.hierarchy.stated_value(key)
        return (stated,) if stated else self.hierarchy.own_values(key, tag)

    def value(self, base: str, key: str, tag: str, taken: set[str]) -> tuple[str, ...]:
        """The tag value of a subtype that no mapping names."""
        if (key, tag) in self.mapped:
            return tuple(self.mapped[key, tag])
        own = self.hierarchy.own_values(key, tag)
        stated = self.hierarchy.stated_value(key)
        node = self.document.schemas[key]
        if stated is not None:
            if own and own != (stated,):
                self.sink.warning(
                    "CG325", node.at, f"x-ms-discriminator-value {stated!r} is used; {tag!r} is declared as {own[0]!r}"
                )
            return (stated,)
        if own:
            return own
        if key in self.hierarchy.children:
            # Between the base and its leaves, without a value of its own: never on the wire.
            return ()
        name = self.document.declared.get(key) or last_step(key)
        declared = self.hierarchy.property_node(base, tag)
        listed = self.hierarchy.index.values(declared) if declared is not None else None
        allowed = [str(value.value) for value in listed.values] if listed is not None else []
        if not allowed or name in allowed:
            self.sink.info("CG322", node.at, f"its {tag!r} is taken to be the schema's name, {name!r}")
            return (name,)
        close = [value for value in allowed if value not in taken and _squash(value) in _squash(name)]
        if len(close) == 1:
            self.sink.warning(
                "CG322", node.at, f"its {tag!r} is taken to be {close[0]!r}, the allowed value closest to its name"
            )
            return (close[0],)
        self.sink.warning(
            "CG322",
            node.at,
            f"its {tag!r} is taken to be its name, {name!r}, which {tag!r} does not list: add a mapping",
        )
        return (name,)

    def nested_bases(self) -> None:
        """A subtype that others extend is a base too, with the tag of the base above it."""
        for top, base in list(self.graph.bases.items()):
            for key in self.hierarchy.descendants(top):
                if key in self.graph.bases or key not in self.hierarchy.children:
                    continue
                below = self.hierarchy.descendants(key)
                instances = tuple(name for name in base.instances if name == key or name in below)
                if any(name != key for name in instances):
                    self.graph.bases[key] = Base(base.tag, instances)


def _squash(word: str) -> str:
    return re.sub(r"[\W_]+", "", word).lower()
