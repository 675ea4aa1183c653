"""Views of the ``models`` and ``params`` modules: pydantic models, TypedDicts and type aliases."""

from __future__ import annotations

from generator.code.facts import definition_text, value_text
from generator.code.imports import Imports
from generator.code.views import AliasView, ClassView, FieldView, KeyView, TypesModuleView
from generator.naming.modules import COMMON, OTHER
from generator.plan.annotations import MODELS, NONE, Annotation, Imported, Module, optional, text
from generator.plan.classes import AliasPlan, ClassPlan, Field, TypesModule
from generator.text import docstring, literal


def types_module_view(module: TypesModule) -> TypesModuleView:
    """A module, with the imports that its annotations need."""
    writer = _Writer(module)
    return writer.models() if module.folder == MODELS else writer.params()


class _Writer:
    """Writes one module; ``imports`` collects what it names."""

    def __init__(self, module: TypesModule) -> None:
        self.module, self.imports = module, Imports()
        self.inside = Module(module.folder, module.name)

    def annotation(self, annotation: Annotation) -> str:
        self.imports.need(annotation, self.inside)
        return text(annotation, self.inside)

    # -- models

    def models(self) -> TypesModuleView:
        docs = {
            COMMON: "Models that several operation groups share.",
            OTHER: "Models of the document that no operation refers to.",
        }
        name = self.module.name
        classes = tuple(
            _class(item, tuple(map(self.attribute, item.fields)), additional=self.additional(item))
            for item in self.module.classes
        )
        aliases = tuple(map(self.model_alias, self.module.aliases))
        if any(item.read_only for item in classes):
            self.imports.add("typing", "ClassVar")
        for base in {base for item in classes for base in item.bases}:
            self.imports.add(".._runtime", "Model" if base == "Model" else f"Model as {base}")
        return TypesModuleView(
            name=name,
            doc=docstring(docs.get(name, f"Models of ``client.{name}``.")),
            imports=self.imports.render(),
            typing_imports="",
            classes=classes,
            aliases=aliases,
        )

    def attribute(self, field: Field) -> FieldView:
        annotation = self.annotation(field.annotation if field.required else optional(field.annotation))
        wire = field.prop.wire_name if field.name != field.prop.wire_name else ""
        default = "" if field.required else "None"
        if wire:
            self.imports.add("pydantic", "Field")
            alias = f"alias={literal(wire)}"
            default = f"Field({alias})" if field.required else f"Field(default=None, {alias})"
        about = value_text(field.prop)
        return FieldView(
            field.name, annotation, default, about, _doc(about), wire_name=wire, optional=not field.required
        )

    def additional(self, item: ClassPlan) -> str:
        """The type of a model's further fields; type checkers are told no more than pydantic tells them."""
        if item.additional is None:
            return ""
        self.imports.add("typing", "TYPE_CHECKING")
        return self.annotation(item.additional)

    def model_alias(self, alias: AliasPlan) -> AliasView:
        expression = meaning = self.annotation(alias.annotation)
        if alias.annotation == NONE:  # ``X = None`` is not an alias of a type, and ``None | None`` is not an annotation
            self.imports.add("typing", "Literal")
            expression = "Literal[None]"
        if alias.one_of is not None:
            self.imports.add("typing", "Annotated")
            self.imports.add(".._runtime", "OneOf")
            settings = [literal(alias.one_of)] if alias.one_of else []
            if alias.told:
                settings.append(literal(dict(alias.told)))
            if alias.base is not None:
                settings.append(f"base={self.annotation(alias.base)}")
            expression = f"Annotated[{meaning}, OneOf({', '.join(settings)})]"
        return _alias(alias, expression, meaning)

    # -- params

    def params(self) -> TypesModuleView:
        name = self.module.name
        shared = name == COMMON
        classes = tuple(
            _class(item, tuple(map(self.argument, item.fields)), tuple(map(self.key, item.keys)))
            for item in self.module.classes
        )
        aliases = tuple(map(self.param_alias, self.module.aliases))
        self.imports.update(self.module.parents)
        if any("TypedDict" in item.bases or item.keys for item in classes):
            self.imports.add("typing", "TypedDict")
        if any("CallOptions" in item.bases for item in classes):
            self.imports.add(".._runtime", "CallOptions")
        if aliases:
            self.imports.add("typing", "TypeAlias")
        typing_imports = self.imports.take("..")
        if typing_imports:
            self.imports.add("typing", "TYPE_CHECKING")
        return TypesModuleView(
            name=name,
            doc=docstring(
                "Arguments that several operation groups share." if shared else f"Arguments of ``client.{name}``."
            ),
            imports=self.imports.render(),
            typing_imports=typing_imports,
            classes=tuple(
                sorted(classes, key=lambda item: "CallOptions" in item.bases)
            ),  # after what they inherit from
            aliases=aliases,
            class_suffix=", total=False",
            alias_annotation=": TypeAlias",
        )

    def argument(self, field: Field) -> FieldView:
        about = value_text(field.prop)
        return FieldView(field.name, self.required(field), "", about, _doc(about))

    def key(self, field: Field) -> KeyView:
        annotation = self.required(field)
        return KeyView(field.name, annotation, literal(field.name), literal(annotation))

    def required(self, field: Field) -> str:
        annotation = field.annotation
        if field.required:
            annotation = Imported("Required", "typing_extensions", (annotation,))
        return self.annotation(annotation)

    def param_alias(self, alias: AliasPlan) -> AliasView:
        meaning = self.annotation(alias.annotation)
        return _alias(alias, literal(meaning), meaning)


def _class(
    item: ClassPlan, fields: tuple[FieldView, ...], keys: tuple[KeyView, ...] = (), additional: str = ""
) -> ClassView:
    about = item.about if isinstance(item.about, str) else definition_text(item.about)
    read_only = literal(item.read_only) if item.read_only else ""
    return ClassView(item.name, item.bases, about, docstring(about, 4), fields, keys, read_only, additional)


def _alias(alias: AliasPlan, expression: str, meaning: str) -> AliasView:
    about = definition_text(alias.about) if alias.about is not None else ""
    doc = docstring(about) if about else ""
    return AliasView(alias.name, expression, about, doc, meaning, alias.one_of or "")


def _doc(about: str) -> str:
    return docstring(about, 4) if about else ""
