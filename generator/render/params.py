"""Views of the ``params`` modules: what goes in, as ``TypedDict``s with the wire's own keys, and type aliases.

A flattened body makes an options class too: the keyword arguments of the method. Where every field is a keyword under
its own name, that class inherits the body's; where some are not (the stream flag, ``class``, ``include[]``), both
inherit a class of the fields they share.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.ir.bodies import flat_body
from generator.ir.service import Operation, Service
from generator.ir.types import Definition, Model, Property, TypeId, Visibility
from generator.ir.walk import reach
from generator.naming.gather import COMMON
from generator.naming.identifiers import KEYWORDS, Identifier
from generator.naming.table import NameTable, OperationNames
from generator.render.facts import document
from generator.render.imports import Imports
from generator.render.models import definition_doc, members_by_module
from generator.render.text import docstring, literal
from generator.render.types import ParamTypes
from generator.render.views import AliasView, ClassView, FieldView, TypesModuleView

_TYPES = frozenset({"bool", "bytes", "date", "datetime", "float", "int", "str"})


@dataclass(frozen=True, slots=True)
class Flattened:
    """An operation whose body's fields are keyword arguments; ``hidden`` are the fields that are none of them."""

    operation: Operation
    names: OperationNames
    body: Model
    hidden: frozenset[str]

    @property
    def shared(self) -> frozenset[str]:
        """Wire names of the fields that are keywords under their own name."""
        return frozenset(
            prop.wire_name
            for prop in written(self.body)
            if prop.wire_name not in self.hidden and self.names.keywords[prop.wire_name] == prop.wire_name
        )


def flattened(operation: Operation, names: OperationNames, service: Service) -> Flattened | None:
    body = flat_body(operation, service.definitions)
    if body is None:
        return None
    streaming = operation.streaming
    flag = streaming.flag if streaming is not None and streaming.location is None else None
    chosen = operation.formats.property if operation.formats is not None else None
    return Flattened(operation, names, body, frozenset(name for name in (flag, chosen) if name))


def written(model: Model) -> list[Property]:
    """The properties a caller may send."""
    return [prop for prop in model.properties if prop.visibility is not Visibility.READ]


def both_ways(service: Service) -> frozenset[TypeId]:
    """Models that results hold and arguments take."""
    reached = reach(service)
    return frozenset(key for key, found in reached.items() if found.request and found.response)


def param_modules(service: Service, names: NameTable) -> tuple[TypesModuleView, ...]:
    """One module per operation group, then what they share."""
    sent = {names.shared.get(key, key) for key, found in reach(service).items() if found.request}
    also_models = both_ways(service)
    flat = [
        found
        for index, operation in enumerate(service.operations)
        if (found := flattened(operation, names.operations[index], service)) is not None
    ]
    splits = _splits(flat)
    members = members_by_module(names)
    modules = []
    for module in (*(group.attribute for group in names.groups), COMMON):
        definitions = [service.definitions[key] for key in members.get(module, ()) if key in sent]
        options = [item for item in flat if item.names.group == module]
        if definitions or options:
            writer = ParamTypes(service, names, Imports(), module, also_models)
            modules.append(_module(module, definitions, options, splits, writer))
    return tuple(modules)


def _splits(flat: Iterable[Flattened]) -> Mapping[TypeId, frozenset[str]]:
    """For each body whose TypedDict is divided: the fields that all of its operations share with it."""
    splits: dict[TypeId, frozenset[str]] = {}
    for item in flat:
        splits[item.body.id] = splits.get(item.body.id, item.shared) & item.shared
    bodies = {item.body.id: item.body for item in flat}
    return {key: shared for key, shared in splits.items() if len(shared) < len(written(bodies[key]))}


def _module(
    module: Identifier,
    definitions: Iterable[Definition],
    options: Iterable[Flattened],
    splits: Mapping[TypeId, frozenset[str]],
    types: ParamTypes,
) -> TypesModuleView:
    classes: list[ClassView] = []
    aliases: list[AliasView] = []
    for item in definitions:
        if isinstance(item, Model):
            classes += _typed_dicts(item, splits.get(item.id), types)
        else:
            doc = docstring(definition_doc(item))
            aliases.append(AliasView(types.names.classes[item.id], literal(types.definition(item)), doc))
    for flat in options:
        classes.append(_options(flat, splits.get(flat.body.id), types))
    if any("TypedDict" in item.bases or item.extra for item in classes):
        types.imports.add("typing", "TypedDict")
    if aliases:
        types.imports.add("typing", "TypeAlias")
    typing_imports = types.imports.take("..")
    if typing_imports:
        types.imports.add("typing", "TYPE_CHECKING")
    return TypesModuleView(
        name=module,
        doc=docstring(
            "Arguments that several operation groups share."
            if module == COMMON
            else f"Arguments of ``client.{module}``."
        ),
        imports=types.imports.render(),
        typing_imports=typing_imports,
        classes=tuple(_parents_first(classes)),
        aliases=tuple(aliases),
        class_suffix=", total=False",
        alias_annotation=": TypeAlias",
    )


def _typed_dicts(model: Model, shared: frozenset[str] | None, types: ParamTypes) -> list[ClassView]:
    name, doc = types.names.classes[model.id], docstring(definition_doc(model), 4)
    if shared is None:
        return [_class(name, ("TypedDict",), doc, written(model), types)]
    fields = types.names.fields[model.id]
    common = [prop for prop in written(model) if prop.wire_name in shared]
    rest = [prop for prop in written(model) if prop.wire_name not in shared]
    about = docstring(f"The fields that :class:`{name}` and keyword arguments have in common.", 4)
    return [
        _class(fields, ("TypedDict",), about, common, types),
        _class(name, (fields,), doc, rest, types),
    ]


def _options(flat: Flattened, shared: frozenset[str] | None, types: ParamTypes) -> ClassView:
    names, body = flat.names, flat.body
    types.imports.add(".._runtime", "CallOptions")
    parent = types.names.classes[body.id] if shared is None else types.names.fields[body.id]
    home = types.names.modules[body.id]
    if home != types.module:
        types.imports.add(f"._{home}", parent)
    own = () if shared is None else [p for p in written(body) if p.wire_name not in shared | flat.hidden]
    doc = docstring(f"Keyword arguments of ``client.{names.group}.{names.method}``.", 4)
    fields = tuple(_field(names.keywords[prop.wire_name], prop, types) for prop in own)
    return ClassView(names.options, (parent, "CallOptions"), doc, fields)


def _class(name: str, bases: tuple[str, ...], doc: str, properties: Iterable[Property], types: ParamTypes) -> ClassView:
    fields, extra = [], []
    for prop in properties:
        if is_key(prop.wire_name):
            fields.append(_field(prop.wire_name, prop, types))
        else:  # PEP 589: such a key can only be given in the functional form
            extra.append((literal(prop.wire_name), literal(_annotation(prop, types))))
    if extra:
        bases = (f"_{name}", *(base for base in bases if base != "TypedDict"))
    return ClassView(name, bases, doc, tuple(fields), tuple(extra))


def is_key(wire_name: str) -> bool:
    """Whether a wire name can be written as a class attribute.

    Not ``__x`` (Python would mangle it), and not the name of a type: later annotations of the class would mean the key.
    """
    return (
        wire_name.isascii()
        and wire_name.isidentifier()
        and wire_name not in KEYWORDS | _TYPES
        and not wire_name.startswith("__")
    )


def _field(name: str, prop: Property, types: ParamTypes) -> FieldView:
    text = document(prop.description, prop.use, prop.default, deprecated=prop.deprecated)
    return FieldView(name, _annotation(prop, types), "", docstring(text, 4) if text else "")


def _annotation(prop: Property, types: ParamTypes) -> str:
    annotation = types.use(prop.use)
    if not prop.required:
        return annotation
    types.imports.add("typing_extensions", "Required")
    return f"Required[{annotation}]"


def _parents_first(classes: list[ClassView]) -> list[ClassView]:
    """Options after the classes they inherit from; otherwise in the order they came."""
    return [item for item in classes if "CallOptions" not in item.bases] + [
        item for item in classes if "CallOptions" in item.bases
    ]
