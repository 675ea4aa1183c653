"""Views of the ``models`` modules: what comes out, as pydantic models and type aliases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.ir.service import Operation, Service
from generator.ir.types import Definition, Enum, Model, Property, TypeId, Union, Use, Visibility
from generator.ir.walk import refs_of
from generator.naming.gather import COMMON, OTHER, holds_object
from generator.naming.identifiers import Identifier
from generator.naming.table import NameTable
from generator.words import split_words
from generator.render.facts import document, enum_values
from generator.render.imports import Imports
from generator.render.results import json_uses, result_alias, unnamed_event
from generator.render.text import docstring, literal
from generator.render.types import ModelTypes, join
from generator.render.views import AliasView, ClassView, FieldView, TypesModuleView

_DOCS = {
    COMMON: "Models that several operation groups share.",
    OTHER: "Models of the document that no operation refers to.",
}


def model_modules(service: Service, names: NameTable) -> tuple[TypesModuleView, ...]:
    """One module per operation group, then what they share, then what nothing refers to."""
    members = members_by_module(names)
    results = [
        (names.operations[index].group, index, operation)
        for index, operation in enumerate(service.operations)
        if result_alias(operation, names, index) is not None or unnamed_event(operation, names) is not None
    ]
    order = [*(group.attribute for group in names.groups), COMMON, OTHER]
    return tuple(
        _module(
            service,
            names,
            module,
            [service.definitions[key] for key in members.get(module, ())],
            [(index, operation) for group, index, operation in results if group == module],
        )
        for module in order
        if module in members or any(group == module for group, _, _ in results)
    )


def members_by_module(names: NameTable) -> Mapping[Identifier, list[TypeId]]:
    members: dict[Identifier, list[TypeId]] = {}
    for key in names.classes:
        if key not in names.shared:
            members.setdefault(names.modules[key], []).append(key)
    return members


def _module(
    service: Service,
    names: NameTable,
    module: Identifier,
    definitions: Iterable[Definition],
    results: Iterable[tuple[int, Operation]],
) -> TypesModuleView:
    imports = Imports()
    types = ModelTypes(service, names, imports, module)
    definitions = list(definitions)
    classes = [_model(item, types) for item in definitions if isinstance(item, Model)]
    aliases = {item.id: item for item in definitions if not isinstance(item, Model)}
    views = [_alias(item, types) for item in sorted_aliases(aliases, types)]
    for index, operation in results:
        if result_alias(operation, names, index) is not None:
            views.append(_result(names.operations[index].result, json_uses(operation), types))
        if (event := unnamed_event(operation, names)) is not None:
            views.append(_result(names.operations[index].event, [event], types))
    if classes:
        imports.add(".._runtime", "Model" if _base(names) == "Model" else f"Model as {_base(names)}")
    return TypesModuleView(
        name=module,
        doc=docstring(_DOCS.get(module, f"Models of ``client.{module}``.")),
        imports=imports.render(),
        typing_imports="",
        classes=tuple(classes),
        aliases=tuple(views),
    )


def _base(names: NameTable) -> str:
    """What the base class is called: a document may have a schema ``Model`` of its own."""
    return "_Model" if "Model" in names.classes.values() else "Model"


def _model(model: Model, types: ModelTypes) -> ClassView:
    return ClassView(
        name=types.names.classes[model.id],
        bases=(_base(types.names),),
        doc=docstring(definition_doc(model), 4),
        fields=tuple(_field(model, item, types) for item in model.properties),
    )


def definition_doc(definition: Definition) -> str:
    """What the document says of a definition; never empty."""
    text = definition.description.strip() or _words(definition)
    if isinstance(definition, Enum) and (values := enum_values(definition)):
        text = f"{text}\n\n{values}"
    return f"{text}\n\nDeprecated." if definition.deprecated else text


def _words(definition: Definition) -> str:
    """What the name says, for a definition of which the document says nothing."""
    words = split_words(definition.hint.name or " ".join(definition.hint.context))
    return " ".join(words).capitalize() + "." if words else "Undocumented."


def _field(model: Model, prop: Property, types: ModelTypes) -> FieldView:
    name = types.names.attributes[model.id][prop.wire_name]
    annotation = types.use(prop.use)
    required = prop.required and prop.visibility is not Visibility.WRITE
    if not required:
        annotation = join([annotation, "None"])
    alias = "" if name == prop.wire_name else literal(prop.wire_name)
    if alias:
        types.imports.add("pydantic", "Field")
        default = f"Field(alias={alias})" if required else f"Field(default=None, alias={alias})"
    else:
        default = "" if required else "None"
    text = document(prop.description, prop.use, prop.default, deprecated=prop.deprecated)
    return FieldView(name, annotation, default, docstring(text, 4) if text else "")


def _alias(definition: Definition, types: ModelTypes) -> AliasView:
    expression = types.definition(definition)
    if isinstance(definition, Union):
        expression = _one_of(expression, definition, types)
    return AliasView(types.names.classes[definition.id], expression, docstring(definition_doc(definition)))


def _one_of(expression: str, union: Union, types: ModelTypes) -> str:
    """The marker that tells the reader of an answer how to choose between the models of a union."""
    if sum(holds_object(variant.use, types.service.definitions) for variant in union.variants) < 2:
        return expression
    types.imports.add("typing", "Annotated")
    types.imports.add(".._runtime", "OneOf")
    return f"Annotated[{expression}, OneOf({literal(union.tag) if union.tag else ''})]"


def _result(name: str, uses: list[Use], types: ModelTypes) -> AliasView:
    expression = join(types.use(use) for use in uses)
    if len(uses) > 1:
        types.imports.add("typing", "Annotated")
        types.imports.add(".._runtime", "OneOf")
        expression = f"Annotated[{expression}, OneOf()]"
    return AliasView(name, expression, "")


def sorted_aliases(aliases: Mapping[TypeId, Definition], types: ModelTypes) -> list[Definition]:
    """Aliases after the aliases they name: the right side of an alias runs when its module is imported."""
    done: dict[TypeId, Definition] = {}
    open_: set[TypeId] = set()

    def visit(key: TypeId) -> None:
        if key in done or key in open_:
            return
        open_.add(key)
        for target in named_refs(aliases[key]):
            if target in aliases:
                visit(target)
        done[key] = aliases[key]

    def named_refs(definition: Definition) -> Iterable[TypeId]:
        for target in refs_of(definition):
            if target in types.names.classes:
                yield target
            else:  # written out where it is used, so its own references stand here
                yield from named_refs(types.service.definitions[target])

    for key in aliases:
        visit(key)
    return list(done.values())
