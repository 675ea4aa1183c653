"""The polymorphic bases of a document and the tag value of each subtype.

OpenAPI 3.1 section 4.8.25: a schema with ``discriminator`` stands for the schemas that extend it by ``allOf`` (or that
its ``mapping`` names). AutoRest's ``x-ms-discriminator-value`` gives a subtype's value where the document has no
mapping; without either, the value is the schema's name.

Where a subtype has a discriminator of its own (``Item`` by ``type`` ← ``Message`` by ``role`` ← ``UserMessage``), the outer
base stands for it as the union it is, and what extends it is distinguished by both tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.convert.hierarchy import Hierarchy, own_parts
from generator.convert.index import SchemaIndex
from generator.convert.read import child, last_step, named_nodes, nodes
from generator.diagnostics import DiagnosticSink
from generator.load.nodes import SpecMap
from generator.normalize.document import NormalDocument

#: Properties that usually carry a tag, best first.
USUAL_TAGS = ("type", "role", "object", "event", "kind", "@odata.type")


@dataclass(frozen=True, slots=True)
class Base:
    """A schema that stands for its subtypes. ``instances``: for each, the values of the tag that lead to it.

    The base itself may be among them. What extends a subtype with another tag is not: that subtype stands for it.
    """

    tag: str
    instances: Mapping[str, tuple[str, ...]]


@dataclass(slots=True)
class Graph:
    """``tags``: for each subtype, the property that names it and the values that mean it."""

    bases: dict[str, Base] = field(default_factory=dict)
    tags: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    extra_parents: dict[str, str] = field(default_factory=dict)  # named by a mapping without extending the base

    def leaves(self, key: str) -> Iterator[str]:
        """The instances of a base, for one that has a tag of its own the instances of that."""
        base = self.bases[key]
        for name in base.instances:
            inner = self.bases.get(name)
            if inner is not None and inner.tag != base.tag:
                yield from self.leaves(name)
            else:
                yield name


def build_graph(document: NormalDocument, sink: DiagnosticSink) -> Graph:
    return _GraphBuilder(document, Hierarchy(SchemaIndex(document.schemas)), sink).build()


@dataclass(slots=True)
class _GraphBuilder:
    document: NormalDocument
    hierarchy: Hierarchy
    sink: DiagnosticSink
    graph: Graph = field(default_factory=Graph)
    tagged: dict[str, str] = field(default_factory=dict)  # base → its tag
    mapped: dict[tuple[str, str], list[str]] = field(default_factory=dict)  # (schema, tag) → values of any mapping

    asked: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)  # (schema, tag) → its known values
    guessed: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)  # the same, of those taken from names

    def build(self) -> Graph:
        declared = {key: tag for key in self.document.schemas if (tag := self.tag_of(key)) is not None}
        self.implicit_bases(declared)
        for key, (name, mapping) in declared.items():
            self.tagged[key] = name
            for value, target in mapping.items():
                self.mapped.setdefault((target, name), []).append(value)
        for key, (name, mapping) in declared.items():
            self.base(key, name, mapping)
        self.nested_bases()
        return self.graph

    def tag_of(self, key: str) -> tuple[str, Mapping[str, str]] | None:
        """The discriminator an object schema declares, with its mapping."""
        node = self.document.schemas[key]
        if ("oneOf" in node or "anyOf" in node) and not (
            "properties" in node and (key in self.hierarchy.children or self.lists_subtypes(node))
        ):
            return None  # the union's own discriminator: read with the union
        for part in own_parts(node):
            discriminator = child(part, "discriminator")
            if discriminator is None:
                continue
            return discriminator["propertyName"], discriminator["mapping"]
        return None

    def lists_subtypes(self, node: SpecMap) -> bool:
        """Whether a discriminator tells named objects apart, which are listed beside properties that all of them have."""
        written = [branch for keyword in ("oneOf", "anyOf") for branch in nodes(node, keyword)]
        branches = [branch for branch in written if branch.get("type") != "null"]
        targets = [self.document.schemas[name] for branch in branches if (name := self.hierarchy.index.key(branch))]
        return (
            "discriminator" in node
            and len(targets) == len(branches)
            and all("properties" in target or "allOf" in target for target in targets)
            and all("object" in (self.hierarchy.index.json_types(target) or ()) for target in targets)
        )

    def implicit_bases(self, tagged: dict[str, tuple[str, Mapping[str, str]]]) -> None:
        """Bases without a discriminator, known by ``x-ms-discriminator-value`` in what extends them.

        What a declared base stands for, and the base itself, speak for that base: nothing above it is polymorphic by them.
        """
        spoken_for = {name for base in tagged for name in (base, *self.hierarchy.descendants(base))}
        guessed: dict[str, str] = {}
        for key in self.hierarchy.children:
            values = [
                value
                for name in self.hierarchy.descendants(key)
                if name not in spoken_for and (value := self.hierarchy.stated_value(name))
            ]
            if values and key not in spoken_for and (tag := self.guess_tag(key, values)) is not None:
                guessed[key] = tag
        for key in [key for key in self.document.schemas if key in guessed]:
            if guessed.keys().isdisjoint(self.hierarchy.ancestors(key)):  # else it is a subtype of the one above
                tagged[key] = (guessed[key], {})
                self.sink.info(
                    "CG323",
                    self.document.schemas[key].at,
                    f"read as a polymorphic base with the tag {guessed[key]!r}: its subtypes give"
                    " x-ms-discriminator-value",
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
        found: dict[str, tuple[str, ...]] = {}
        for name in [
            *(name for name in mapped if name in below or name == key),
            *(n for n in below if n not in mapped),
        ]:
            values = tuple(mapped.get(name, ())) or self.value(key, name, tag, below, taken)
            if values:
                found[name] = values
                taken.update(values)
        own = tuple(value for value in self.known(key, tag) if value not in taken) if key not in mapped else ()
        if own and below:
            found[key] = own
        if not any(name != key for name in found):
            self.sink.info("CG327", node.at, f"the discriminator {tag!r} has no subtypes: read as a plain object")
            return
        for name, values in found.items():
            self.graph.tags.setdefault(name, {}).setdefault(tag, values)
        self.graph.bases[key] = Base(tag, self.instances(found, self.inner(below, tag)))

    def inner(self, names: Iterable[str], tag: str) -> list[str]:
        """Those with subtypes that a tag of their own tells apart."""
        return [name for name in names if self.tagged.get(name, tag) != tag and name in self.hierarchy.children]

    def instances(self, values: Mapping[str, tuple[str, ...]], inner: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """The values that lead to each subtype; those of what extends an inner base lead to that base."""
        instances = dict(values)
        for base in inner:
            for name in self.hierarchy.descendants(base):
                led = instances.pop(name, ())
                if base in instances:
                    instances[base] = tuple(dict.fromkeys((*instances[base], *led)))
        return instances

    def known(self, key: str, tag: str) -> tuple[str, ...]:
        """The values that the document gives a schema itself: by a mapping, ``x-ms-discriminator-value``, or an enum."""
        if (key, tag) not in self.asked:
            self.asked[key, tag] = tuple(self.mapped.get((key, tag), ())) or self.said(key, tag)
        return self.asked[key, tag]

    def said(self, key: str, tag: str) -> tuple[str, ...]:
        """The value that a schema gives itself."""
        own = self.hierarchy.own_values(key, tag)
        stated = self.hierarchy.stated_value(key)
        if stated is None or self.meant_tag(key) not in (None, tag):
            return own
        if own and own != (stated,):
            self.sink.warning(
                "CG325",
                self.document.schemas[key].at,
                f"x-ms-discriminator-value {stated!r} is used; {tag!r} is declared as {own[0]!r}",
            )
        return (stated,)

    def meant_tag(self, key: str) -> str | None:
        """The tag whose value ``x-ms-discriminator-value`` gives: that of the nearest base above."""
        above = (self.tagged.get(name) for name in self.hierarchy.ancestors(key))
        return next((tag for tag in above if tag is not None), None)

    def value(self, base: str, key: str, tag: str, below: list[str], taken: set[str]) -> tuple[str, ...]:
        """The tag value of a subtype that the base's mapping does not name: its own, else that of the nearest above."""
        lineage = [key, *(name for name in self.hierarchy.ancestors(key) if name in below)]
        for name in lineage:
            if values := self.known(name, tag):
                return values
        around = self.inner(lineage, tag)
        if around:
            key = around[-1]
        elif key in self.hierarchy.children:
            # Between the base and its leaves, without a value of its own: never on the wire.
            return ()
        if (key, tag) not in self.guessed:
            self.guessed[key, tag] = self.guess(base, key, tag, taken)
        return self.guessed[key, tag]

    def guess(self, base: str, key: str, tag: str, taken: set[str]) -> tuple[str, ...]:
        """The tag value of a schema of which nothing but the name tells it."""
        node = self.document.schemas[key]
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
                instances = {name: values for name, values in base.instances.items() if name == key or name in below}
                if any(name != key for name in instances):
                    self.graph.bases[key] = Base(base.tag, instances)


def _squash(word: str) -> str:
    return re.sub(r"[\W_]+", "", word).lower()
