"""Every definition of the document with its Python names: what later stages ask instead of the naming table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.closed import assert_never
from generator.ir.bodies import resolve
from generator.ir.types import (
    Alias,
    AnyValue,
    Array,
    Binary,
    Definition,
    Enum,
    Kind,
    Map,
    Model,
    Primitive,
    Ref,
    Tuple,
    Type,
    TypeId,
    Union,
    Use,
)
from generator.naming.identifiers import ClassName, Identifier
from generator.plan.annotations import (
    ANY,
    BOOL,
    BYTES,
    FLOAT,
    INT,
    MODELS,
    NONE,
    PARAMS,
    STR,
    Annotation,
    Generated,
    Imported,
    Literals,
    optional,
    union,
)

_DATETIME, _DATE = Imported("datetime", "datetime"), Imported("date", "datetime")
_SCALARS: Mapping[Kind, Annotation] = {
    Kind.STRING: STR,
    Kind.INTEGER: INT,
    Kind.NUMBER: FLOAT,
    Kind.BOOLEAN: BOOL,
    Kind.NULL: NONE,
    Kind.DATETIME: _DATETIME,
    Kind.DATE: _DATE,
}


@dataclass(frozen=True, slots=True)
class Types:
    """``names`` holds the definitions that have a name in Python, ``modules`` where each of these lives.

    A definition that says the same as another under the same name is that other in Python: ``shared`` leads to it.
    ``attributes`` are the Python names of each model's properties by wire name. ``sent`` and ``received`` are the
    definitions that requests and answers reach; ``cyclic`` those that contain themselves without an object in between.
    """

    definitions: Mapping[TypeId, Definition]
    names: Mapping[TypeId, ClassName]
    shared: Mapping[TypeId, TypeId]
    modules: Mapping[TypeId, Identifier]
    attributes: Mapping[TypeId, Mapping[str, Identifier]]
    declared: tuple[TypeId, ...]
    sent: frozenset[TypeId] = field(default_factory=frozenset)
    received: frozenset[TypeId] = field(default_factory=frozenset)
    cyclic: frozenset[TypeId] = field(default_factory=frozenset)

    def resolve(self, type_: Type) -> Type | Definition:
        return resolve(type_, self.definitions)

    def class_name(self, id: TypeId) -> ClassName | None:
        return self.names.get(self.shared.get(id, id))

    def attribute(self, model: Model, wire_name: str) -> Identifier:
        return self.attributes[model.id][wire_name]

    def own(self) -> list[Definition]:
        """The definitions that are classes or aliases of their own, in document order."""
        return [self.definitions[id] for id in self.names if id not in self.shared]

    def named(self, use: Use) -> Generated | None:
        """The model or alias that a use is exactly; None where it is written out."""
        if isinstance(use.type, Ref) and not use.nullable and use.type.target in self.names:
            return self.model(use.type.target)
        return None

    def model(self, id: TypeId) -> Generated:
        return Generated(MODELS, self.modules[id], self.names[id])

    def holds_object(self, use: Use) -> bool:
        """Whether a branch of a union is a model, or a union that has its own choice of models."""
        return isinstance(self.resolve(use.type), Model | Union)

    def may_be_string(self, type_: Type) -> bool:
        """Whether a value of the type may be a JSON string."""
        resolved: Type | Definition = self.resolve(type_)
        match resolved:
            case AnyValue() | Primitive(kind=Kind.STRING | Kind.DATETIME | Kind.DATE) | Enum(kind=Kind.STRING):
                return True
            case Union(variants=variants):
                return any(self.may_be_string(variant.use.type) for variant in variants)
            case Binary() | Model() | Enum() | Alias() | Primitive() | Array() | Tuple() | Map() | Ref():
                return False
        assert_never(resolved)

    def result(self, use: Use) -> Annotation:
        """What an answer holds: concrete containers, pydantic models."""
        return _Results(self).use(use)

    def argument(self, use: Use) -> Annotation:
        """What an argument may be: read-only containers, mappings, and the model of a schema that is a result too."""
        return _Arguments(self).use(use)

    def result_definition(self, definition: Definition) -> Annotation:
        """The right side of an alias in ``models``."""
        return _Results(self, inside=definition.id).definition(definition)

    def argument_definition(self, definition: Definition) -> Annotation:
        """The right side of an alias in ``params``."""
        return _Arguments(self).definition(definition)


class _Annotator:
    """Writes types as annotations."""

    array: Imported
    mapping: Imported

    def __init__(self, types: Types, inside: TypeId | None = None) -> None:
        self.types, self.inside = types, inside

    def use(self, use: Use) -> Annotation:
        annotation = self.type(use.type)
        return optional(annotation) if use.nullable else annotation

    def tuple(self, type_: Tuple) -> Annotation:
        """A tuple of the typed positions; with items of another type after them, an array of what any item may be: a
        tuple whose end is open has no annotation that pydantic and Python 3.10 know."""
        items = [self.use(item) for item in type_.items]
        if type_.rest is None or isinstance(type_.rest.type, AnyValue):
            return self.fixed(items)
        return self.several([*items, self.use(type_.rest)])

    def fixed(self, items: list[Annotation]) -> Annotation:
        return Imported("tuple", "", tuple(items))

    def several(self, items: Iterable[Annotation]) -> Annotation:
        return Imported(self.array.name, self.array.module, (union(items),))

    def type(self, type_: Type) -> Annotation:
        match type_:
            case Primitive(kind=kind):
                return self.scalar(kind)
            case Binary():
                return self.binary()
            case AnyValue():
                return ANY
            case Array(items=items):
                return self.several((self.use(items),))
            case Tuple():
                return self.tuple(type_)
            case Map(values=values):
                return Imported(self.mapping.name, self.mapping.module, (STR, self.use(values)))
            case Ref(target=target):
                if target in self.types.names:
                    return self.named(target)
                return self.definition(self.types.definitions[target])
        assert_never(type_)

    def scalar(self, kind: Kind) -> Annotation:
        return _SCALARS[kind]

    def binary(self) -> Annotation:
        return BYTES

    def named(self, target: TypeId) -> Annotation:
        if self.inside in self.types.cyclic and target in self.types.cyclic:
            return ANY
        return self.types.model(target)

    def definition(self, definition: Definition) -> Annotation:
        """What stands for a definition that has no name, or on the right of its own alias."""
        match definition:
            case Enum(values=values, extensible=extensible, kind=kind):
                allowed = tuple(each.value for each in values if not isinstance(each.value, float))
                if kind is Kind.NUMBER or not allowed:  # PEP 586: no floats in a Literal
                    return self.scalar(kind)
                return union((Literals(allowed), self.scalar(kind))) if extensible else Literals(allowed)
            case Union(variants=variants):
                return union(self.use(variant.use) for variant in variants)
            case Model():
                return self.named(definition.id)
            case Alias(use=use):
                return self.use(use)
        assert_never(definition)


class _Results(_Annotator):
    array, mapping = Imported("list"), Imported("dict")


class _Arguments(_Annotator):
    array, mapping = Imported("Sequence", "collections.abc"), Imported("Mapping", "collections.abc")

    def scalar(self, kind: Kind) -> Annotation:
        annotation = _SCALARS[kind]
        return union((annotation, STR)) if kind in (Kind.DATETIME, Kind.DATE) else annotation

    def binary(self) -> Annotation:
        return Imported("FileContent", ".._runtime.files")

    def fixed(self, items: list[Annotation]) -> Annotation:
        """JSON that is pasted holds a list."""
        return union((super().fixed(items), self.several(items)))

    def named(self, target: TypeId) -> Annotation:
        own = Generated(PARAMS, self.types.modules[target], self.types.names[target])
        definition = self.types.definitions[target]
        if not isinstance(definition, Model):
            return own
        options: list[Annotation] = [own]
        if target in self.types.sent and target in self.types.received:
            options.append(self.types.model(target))
        if definition.additional is not None:
            options.append(Imported("Mapping", "collections.abc", (STR, ANY)))
        return union(options)
