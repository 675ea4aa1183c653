"""Which schemas extend which (``allOf``), and what each of them says of a property itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.convert.index import SchemaIndex
from generator.convert.read import named_nodes, nodes, text
from generator.load.nodes import SpecMap


@dataclass(slots=True)
class Hierarchy:
    """``children``: for each schema, those that extend it directly, in document order."""

    index: SchemaIndex
    children: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key in self.schemas:
            for parent in self.parents(key):
                self.children.setdefault(parent, []).append(key)

    @property
    def schemas(self) -> Mapping[str, SpecMap]:
        return self.index.by_key

    def parents(self, key: str) -> list[str]:
        """The schemas a schema extends: references in its ``allOf``, also in an inline ``allOf`` below it."""
        extended = [
            target
            for part in own_parts(self.schemas[key])
            for branch in nodes(part, "allOf")
            if (target := self.index.key(branch)) is not None and target != key
        ]
        return list(dict.fromkeys(extended))

    def descendants(self, key: str) -> list[str]:
        """All that extend a schema, however far, in document order; cycle-safe."""
        seen: set[str] = set()
        waiting = list(self.children.get(key, ()))
        while waiting:
            current = waiting.pop()
            if current not in seen and current != key:
                seen.add(current)
                waiting.extend(self.children.get(current, ()))
        return [name for name in self.schemas if name in seen]

    def ancestors(self, key: str) -> list[str]:
        """All that a schema extends, however far, the nearest first; cycle-safe."""
        found: dict[str, None] = {}
        waiting = deque(self.parents(key))
        while waiting:
            current = waiting.popleft()
            if current not in found and current != key:
                found[current] = None
                waiting.extend(self.parents(current))
        return list(found)

    def property_node(self, key: str, name: str, visited: frozenset[str] = frozenset()) -> SpecMap | None:
        """The nearest declaration of a property: a schema's own, else that of one it extends."""
        if key in visited:
            return None
        for part in own_parts(self.schemas[key]):
            if name in named_nodes(part, "properties"):
                return named_nodes(part, "properties")[name]
        inherited = (self.property_node(parent, name, visited | {key}) for parent in self.parents(key))
        return next((node for node in inherited if node is not None), None)

    def own_values(self, key: str, tag: str) -> tuple[str, ...]:
        """The single value a schema itself fixes its tag to."""
        for part in own_parts(self.schemas[key]):
            node = named_nodes(part, "properties").get(tag)
            values = self.index.values(node) if node is not None else None
            if values is not None and len(values.values) == 1:
                return (str(values.values[0].value),)
        return ()

    def stated_value(self, key: str) -> str | None:
        """The tag value that ``x-ms-discriminator-value`` gives a schema."""
        return text(self.schemas[key], "x-ms-discriminator-value") or None


def own_parts(node: SpecMap, depth: int = 0) -> Iterator[SpecMap]:
    """A schema and the inline branches of its ``allOf``: what it says itself."""
    yield node
    if depth < 20:
        for branch in nodes(node, "allOf"):
            if "$ref" not in branch:
                yield from own_parts(branch, depth + 1)
