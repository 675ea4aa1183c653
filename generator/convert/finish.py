"""What needs every definition to be there, one step after the other: alias loops, unions within unions, tags, defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.closed import assert_never
from generator.convert.aliases import definition_behind, without_loop
from generator.convert.defaults import kept_default
from generator.convert.flatten import flattened
from generator.convert.schemas import SchemaBuilder
from generator.convert.union_tags import UnionTags
from generator.diagnostics import DiagnosticSink
from generator.ir.types import Alias, Definition, Enum, Model, TypeId, Union


def finish(builder: SchemaBuilder) -> None:
    """Finish the definitions in place."""
    definitions, sink = builder.definitions, builder.sink
    for definition in list(definitions.values()):
        if isinstance(definition, Alias):
            builder.add(without_loop(definition, definitions, sink))
    unions = [definition for definition in definitions.values() if isinstance(definition, Union)]
    # All of them are flattened as they were written: a flat one within another would hide what it was made of.
    for union in [flattened(union, definitions, sink) for union in unions]:
        builder.add(union)
    tags = UnionTags(builder)
    for definition in list(definitions.values()):
        match definition:
            case Union():
                builder.add(definition if definition.tag is not None else tags.tag(definition))
            case Model():
                builder.add(_with_conforming_defaults(definition, definitions, sink))
            case Enum() | Alias():
                pass
            case _:
                assert_never(definition)
    for definition in list(definitions.values()):
        if isinstance(definition, Union):
            _close_tags(definition, definitions)


def _close_tags(union: Union, definitions: dict[TypeId, Definition]) -> None:
    """A tag says which branch it is: any other value is another branch, though its enum may be extended.

    Open, ``Literal["text"] | str`` tells a type checker nothing apart. An enum of several values that is a schema of its
    own may be used elsewhere too, and stays as it is.
    """
    for variant in union.variants:
        model = definition_behind(definitions, variant.use)
        for entry in model.properties if isinstance(model, Model) and variant.tags else ():
            tag = definition_behind(definitions, entry.use)
            if entry.wire_name == union.tag and isinstance(tag, Enum):
                if len(tag.values) > 1 and "/properties/" not in tag.id:
                    continue
                definitions[tag.id] = replace(tag, extensible=False)


def _with_conforming_defaults(model: Model, definitions: Mapping[TypeId, Definition], sink: DiagnosticSink) -> Model:
    changed = {
        entry.wire_name: kept
        for entry in model.properties
        if entry.default is not None
        and (kept := kept_default(entry.default, entry.use, definitions, entry.at, sink)) is not entry.default
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
