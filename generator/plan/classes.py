"""The modules of ``models`` and ``params``: which classes and aliases each holds, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.ir.types import Definition, Enum, Model, Property, TypeId, Union, Visibility
from generator.ir.walk import refs_of
from generator.naming.modules import COMMON, OTHER
from generator.naming.identifiers import Identifier
from generator.plan.annotations import MODELS, Annotation, union
from generator.plan.results import OwnAlias
from generator.plan.types import Types


@dataclass(frozen=True, slots=True)
class Field:
    """A property as an attribute, a key or a keyword ``name``. ``required``: it must be there."""

    name: str
    prop: Property
    annotation: Annotation
    required: bool


@dataclass(frozen=True, slots=True)
class ClassPlan:
    """``about`` is the definition that documents it, or a text. ``keys`` are fields of a TypedDict that cannot be
    written as attributes (PEP 589: the functional form takes them). ``read_only`` are the wire names of what a model that
    is an argument too is sent without."""

    name: str
    bases: tuple[str, ...]
    about: Definition | str
    fields: tuple[Field, ...]
    keys: tuple[Field, ...] = ()
    read_only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AliasPlan:
    """``one_of``: the reader of an answer has to choose between models, by the tag of that name or, where it is empty,
    by their fields; None: there is nothing to choose. ``told``: the class that a tag value means, where the class does not
    list its values."""

    name: str
    annotation: Annotation
    about: Definition | None
    one_of: str | None = None
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TypesModule:
    """A module of ``models`` or ``params``. ``parents`` are classes of other modules that its classes inherit from, as
    (module, name)."""

    folder: str
    name: Identifier
    classes: tuple[ClassPlan, ...]
    aliases: tuple[AliasPlan, ...]
    parents: tuple[tuple[str, str], ...] = ()


def members(types: Types) -> dict[Identifier, list[Definition]]:
    """The definitions of each module, in document order."""
    modules: dict[Identifier, list[Definition]] = {}
    for definition in types.own():
        modules.setdefault(types.modules[definition.id], []).append(definition)
    return modules


def plan_models(
    types: Types, groups: Sequence[Identifier], aliases: Iterable[tuple[Identifier, OwnAlias]]
) -> tuple[TypesModule, ...]:
    """One module per operation group, then what they share, then what nothing refers to. ``aliases``: by group."""
    by_module, own = members(types), list(aliases)
    modules = []
    for module in (*groups, COMMON, OTHER):
        extra = [alias for group, alias in own if group == module]
        if module in by_module or extra:
            modules.append(_models(module, by_module.get(module, []), extra, types))
    return tuple(modules)


def _models(
    module: Identifier, definitions: Iterable[Definition], extra: Iterable[OwnAlias], types: Types
) -> TypesModule:
    definitions = list(definitions)
    aliases = {item.id: item for item in definitions if not isinstance(item, Model)}
    sent = {types.shared.get(key, key) for key in types.sent}
    return TypesModule(
        MODELS,
        module,
        tuple(_model(item, types, item.id in sent) for item in definitions if isinstance(item, Model)),
        (
            *(_alias(item, types) for item in _after_what_they_name(aliases, types)),
            *(_own_alias(item, types) for item in extra),
        ),
    )


def model_base(types: Types) -> str:
    """What the base class of models is called: a document may have a schema ``Model`` of its own."""
    return "_Model" if "Model" in types.names.values() else "Model"


def _model(model: Model, types: Types, is_sent: bool) -> ClassPlan:
    fields = (
        Field(
            types.attribute(model, item.wire_name), item, types.result(item.use), required=item.is_required_in_answers
        )
        for item in model.properties
    )
    hidden = [item.wire_name for item in model.properties if item.visibility is Visibility.READ]
    read_only = tuple(hidden) if is_sent else ()
    return ClassPlan(types.names[model.id], (model_base(types),), model, tuple(fields), read_only=read_only)


def _alias(definition: Definition, types: Types) -> AliasPlan:
    tag = None
    if isinstance(definition, Union) and sum(types.holds_object(item.use) for item in definition.variants) > 1:
        tag = definition.tag or ""
    told = _told(definition, types) if tag and isinstance(definition, Union) else {}
    return AliasPlan(types.names[definition.id], types.result_definition(definition), definition, tag, told)


def _told(union: Union, types: Types) -> dict[str, str]:
    """The class for each value of a tag that its class does not list: a mapping may be all that says it."""
    told: dict[str, str] = {}
    for variant in union.variants:
        model = types.resolve(variant.use.type)
        if isinstance(model, Model) and union.tag not in _listed(model, types):
            told |= {value: types.model(model.id).name for value in variant.tags}
    return told


def _listed(model: Model, types: Types) -> set[str]:
    """The properties whose values a model lists."""
    return {item.wire_name for item in model.properties if isinstance(types.resolve(item.use.type), Enum)}


def _own_alias(alias: OwnAlias, types: Types) -> AliasPlan:
    annotation = union(types.result(use) for use in alias.uses)
    return AliasPlan(alias.name, annotation, None, "" if len(alias.uses) > 1 else None)


def _after_what_they_name(aliases: Mapping[TypeId, Definition], types: Types) -> list[Definition]:
    """Aliases after the aliases they name: the right side of an alias runs when its module is imported."""
    done: dict[TypeId, Definition] = {}
    entered: set[TypeId] = set()

    def visit(key: TypeId) -> None:
        if key in done or key in entered:
            return
        entered.add(key)
        for target in named_refs(aliases[key]):
            if target in aliases:
                visit(target)
        done[key] = aliases[key]

    def named_refs(definition: Definition) -> Iterable[TypeId]:
        for target in refs_of(definition):
            if target in types.names:
                yield target
            else:  # written out where it is used, so its own references stand here
                yield from named_refs(types.definitions[target])

    for key in aliases:
        visit(key)
    return list(done.values())
