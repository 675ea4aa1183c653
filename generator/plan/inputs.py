"""The ``params`` modules: what goes in, as ``TypedDict``s with the wire's own keys, and type aliases.

A body whose fields are keyword arguments makes an options class too: those keywords. Where every field is a keyword
under its own name, that class inherits the body's; where some are not (the stream flag, ``class``, ``include[]``), both
inherit a class of the fields they share.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.ir.types import Definition, Model, Property, TypeId
from generator.ir.walk import refs_of
from generator.naming.modules import COMMON
from generator.naming.identifiers import ClassName, Identifier
from generator.naming.reserved import KEYWORDS
from generator.plan.annotations import PARAMS
from generator.plan.bodies import Fields, written
from generator.plan.classes import AliasPlan, ClassPlan, Field, TypesModule, members
from generator.plan.types import Types

_BUILTIN_TYPES = frozenset({"bool", "bytes", "date", "datetime", "float", "int", "str"})


@dataclass(frozen=True, slots=True)
class Keywords:
    """The keyword arguments of ``client.<group>.<method>``."""

    group: Identifier
    method: Identifier
    fields: Fields


def plan_params(
    types: Types,
    groups: Sequence[Identifier],
    keywords: Sequence[Keywords],
    shared_names: Mapping[TypeId, ClassName],
    nested: Iterable[TypeId],
) -> tuple[TypesModule, ...]:
    """One module per operation group, then what they share. ``shared_names`` are the names of the classes of the fields
    that a body and its keyword arguments share; ``nested`` are the definitions that requests hold otherwise than as a
    whole body."""
    writer = _Writer(types, _splits(keywords), shared_names, _filled_in(types, keywords, nested))
    by_module = members(types)
    sent = {types.shared.get(key, key) for key in types.sent}
    modules = []
    for module in (*groups, COMMON):
        definitions = [item for item in by_module.get(module, ()) if item.id in sent]
        options = [item for item in keywords if item.group == module]
        if definitions or options:
            modules.append(writer.module(module, definitions, options))
    return tuple(modules)


def _splits(keywords: Iterable[Keywords]) -> Mapping[TypeId, frozenset[str]]:
    """For each body whose TypedDict is divided: the fields that all of its operations share with it."""
    splits: dict[TypeId, frozenset[str]] = {}
    models: dict[TypeId, Model] = {}
    for item in keywords:
        model, shared = item.fields.model, item.fields.shared
        models[model.id] = model
        splits[model.id] = splits.get(model.id, shared) & shared
    return {key: shared for key, shared in splits.items() if len(shared) < len(written(models[key]))}


def _filled_in(types: Types, keywords: Iterable[Keywords], nested: Iterable[TypeId]) -> Mapping[TypeId, frozenset[str]]:
    """The fields of each body that the client fills in, wherever the body is sent."""
    elsewhere = {types.shared.get(key, key) for key in nested}
    elsewhere |= {types.shared.get(key, key) for sent in types.sent for key in refs_of(types.definitions[sent])}
    filled: dict[TypeId, frozenset[str]] = {}
    for item in keywords:
        key, constants = types.shared.get(item.fields.model.id, item.fields.model.id), frozenset(item.fields.constants)
        if key not in elsewhere:
            filled[key] = filled.get(key, constants) & constants
    return filled


class _Writer:
    def __init__(
        self,
        types: Types,
        splits: Mapping[TypeId, frozenset[str]],
        shared_names: Mapping[TypeId, ClassName],
        filled_in: Mapping[TypeId, frozenset[str]],
    ) -> None:
        self.types, self.splits, self.shared_names, self.filled_in = types, splits, shared_names, filled_in

    def module(self, module: Identifier, definitions: Iterable[Definition], options: Iterable[Keywords]) -> TypesModule:
        classes: list[ClassPlan] = []
        aliases: list[AliasPlan] = []
        for item in definitions:
            if isinstance(item, Model):
                classes += self.typed_dicts(item)
            else:
                annotation = self.types.argument_definition(item)
                aliases.append(AliasPlan(self.types.names[item.id], annotation, item))
        parents = []
        for keywords in options:
            classes.append(self.options(keywords))
            if (home := self.types.modules[keywords.fields.model.id]) != module:
                parents.append((f"._{home}", classes[-1].bases[0]))
        return TypesModule(PARAMS, module, tuple(classes), tuple(aliases), tuple(parents))

    def typed_dicts(self, model: Model) -> list[ClassPlan]:
        name, shared = self.types.names[model.id], self.splits.get(model.id)
        if shared is None:
            return [self.typed_dict(name, "TypedDict", model, written(model), model)]
        base = self.shared_names[model.id]
        about = f"The fields that :class:`{name}` and keyword arguments have in common."
        return [
            self.typed_dict(
                base, "TypedDict", about, [item for item in written(model) if item.wire_name in shared], model
            ),
            self.typed_dict(
                name, base, model, [item for item in written(model) if item.wire_name not in shared], model
            ),
        ]

    def options(self, keywords: Keywords) -> ClassPlan:
        fields = keywords.fields
        shared = self.splits.get(fields.model.id)
        own: list[Property] = []
        parent = self.types.names[fields.model.id]
        if shared is not None:
            parent = self.shared_names[fields.model.id]
            own = [item for item in fields.written if item.wire_name not in shared | fields.hidden]
        return ClassPlan(
            fields.options,
            (parent, "CallOptions"),
            f"Keyword arguments of ``client.{keywords.group}.{keywords.method}``.",
            tuple(self.field(fields.keywords[item.wire_name], item, fields.model) for item in own),
        )

    def typed_dict(
        self, name: str, base: str, about: Definition | str, properties: Iterable[Property], model: Model
    ) -> ClassPlan:
        fields = [self.field(item.wire_name, item, model) for item in properties]
        keys = tuple(item for item in fields if not is_attribute(item.name))
        bases: tuple[str, ...] = (base,)
        if keys:
            bases = (f"_{name}",) if base == "TypedDict" else (f"_{name}", base)
        return ClassPlan(name, bases, about, tuple(item for item in fields if item not in keys), keys)

    def field(self, name: str, prop: Property, model: Model) -> Field:
        filled_in = self.filled_in.get(self.types.shared.get(model.id, model.id), ())
        return Field(name, prop, self.types.argument(prop.use), prop.required and prop.wire_name not in filled_in)


def is_attribute(wire_name: str) -> bool:
    """Whether a wire name can be written as a class attribute.

    Not ``__x`` (Python would mangle it), and not the name of a type: later annotations of the class would mean the key.
    """
    return (
        wire_name.isascii()
        and wire_name.isidentifier()
        and wire_name not in KEYWORDS | _BUILTIN_TYPES
        and not wire_name.startswith("__")
    )
