"""Types as Python annotations: one writer for results (``models``), one for arguments (``params``)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from generator.ir.service import Service
from generator.ir.types import (
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
from generator.naming.table import NameTable
from generator.render.imports import Imports
from generator.render.text import literal

_SCALARS = {
    Kind.STRING: "str",
    Kind.INTEGER: "int",
    Kind.NUMBER: "float",
    Kind.BOOLEAN: "bool",
    Kind.NULL: "None",
    Kind.DATETIME: "datetime",
    Kind.DATE: "date",
}


def join(options: Iterable[str]) -> str:
    """``A | B``, each option once, ``None`` last; ``Any`` swallows the rest."""
    parts: dict[str, None] = {}
    for option in options:
        for part in _split(option):
            parts[part] = None
    if "Any" in parts:
        return "Any"
    null = parts.pop("None", "absent") is None
    return " | ".join([*parts, *(["None"] if null else [])]) or "None"


def _split(text: str) -> list[str]:
    """The members of a rendered union; a bar inside brackets or quotes separates nothing."""
    parts, depth, start, quote = [], 0, 0, ""
    index = 0
    while index < len(text):
        character = text[index]
        if quote:
            if character == "\\":
                index += 1
            elif character == quote:
                quote = ""
        elif character in "'\"":
            quote = character
        elif character in "[(":
            depth += 1
        elif character in "])":
            depth -= 1
        elif character == "|" and not depth:
            parts.append(text[start:index].strip())
            start = index + 1
        index += 1
    return [*parts, text[start:].strip()]


class TypeWriter:
    """Writes annotations for one module, and notes in ``imports`` what they need.

    ``module`` is the module being written (its own names need no import); None for a module outside the package of
    definitions, whose references are written ``models.X``.
    """

    array: ClassVar[str]
    mapping: ClassVar[str]
    prefix: ClassVar[str]

    def __init__(self, service: Service, names: NameTable, imports: Imports, module: Identifier | None) -> None:
        self.service = service
        self.names = names
        self.imports = imports
        self.module = module

    def use(self, use: Use) -> str:
        text = self.type(use.type)
        return join([text, "None"]) if use.nullable else text

    def type(self, type_: Type) -> str:
        match type_:
            case Primitive(kind=kind):
                return self.scalar(kind)
            case Binary():
                return self.binary()
            case AnyValue():
                self.imports.add("typing", "Any")
                return "Any"
            case Array(items=items):
                return f"{self.array}[{self.use(items)}]"
            case Tuple(items=places, rest=rest):
                return f"{self.array}[{join(self.use(each) for each in (*places, *((rest,) if rest else ())))}]"
            case Map(values=values):
                return f"{self.mapping}[str, {self.use(values)}]"
            case Ref(target=target):
                return self.reference(target)

    def scalar(self, kind: Kind) -> str:
        if kind in (Kind.DATETIME, Kind.DATE):
            self.imports.add("datetime", _SCALARS[kind])
        return _SCALARS[kind]

    def binary(self) -> str:
        return "bytes"

    def reference(self, target: TypeId) -> str:
        name = self.names.classes.get(target)
        if name is None:
            return self.definition(self.service.definitions[target])
        return self.named(target, name)

    def named(self, target: TypeId, name: ClassName) -> str:
        if self.module is None:
            return f"{self.prefix}.{name}"
        home = self.names.modules[target]
        if home != self.module:
            self.imports.add(f"._{home}", name)
        return name

    def definition(self, definition: Definition) -> str:
        """What stands for a definition that has no name, or on the right of its own alias."""
        match definition:
            case Enum(values=values, extensible=extensible, kind=kind):
                if kind is Kind.NUMBER or not values:  # PEP 586: no floats in a Literal
                    return self.scalar(kind)
                self.imports.add("typing", "Literal")
                text = f"Literal[{', '.join(literal(value.value) for value in values)}]"
                return join([text, self.scalar(kind)]) if extensible else text
            case Union(variants=variants):
                return join(self.use(variant.use) for variant in variants)
            case Model():
                return self.reference(definition.id)
        return self.use(definition.use)


class ModelTypes(TypeWriter):
    """What a result holds: concrete containers, pydantic models."""

    array = "list"
    mapping = "dict"
    prefix = "models"


class ParamTypes(TypeWriter):
    """What an argument may be: read-only containers, mappings, and the model of a schema that is a result too."""

    array = "Sequence"
    mapping = "Mapping"
    prefix = "params"

    def __init__(
        self,
        service: Service,
        names: NameTable,
        imports: Imports,
        module: Identifier | None,
        also_models: frozenset[TypeId],
    ) -> None:
        super().__init__(service, names, imports, module)
        self.also_models = also_models

    def type(self, type_: Type) -> str:
        if isinstance(type_, Array | Tuple | Map):
            self.imports.add("collections.abc", self.mapping if isinstance(type_, Map) else self.array)
        return super().type(type_)

    def scalar(self, kind: Kind) -> str:
        text = super().scalar(kind)
        return f"{text} | str" if kind in (Kind.DATETIME, Kind.DATE) else text

    def binary(self) -> str:
        self.imports.add(".._runtime.files", "FileContent")
        return "FileContent"

    def named(self, target: TypeId, name: ClassName) -> str:
        text = super().named(target, name)
        definition = self.service.definitions[target]
        if not isinstance(definition, Model):
            return text
        options = [text]
        if target in self.also_models:
            if self.module is not None:
                self.imports.add("..", "models")
            options.append(f"models.{name}")
        if definition.additional is not None:
            self.imports.add("typing", "Any")
            self.imports.add("collections.abc", "Mapping")
            options.append("Mapping[str, Any]")
        return join(options)
