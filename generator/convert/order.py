"""The order of the definitions, and which of them stay."""

from __future__ import annotations

from generator.convert.schemas import SchemaBuilder
from generator.ir.types import Definition, TypeId
from generator.ir.walk import closure, refs_of


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
