"""The body of a method: the media type that is sent, and its fields where they are keyword arguments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.closed import assert_never
from generator.ir.bodies import flat_body, sent_body
from generator.ir.service import BodyKind, MediaType, Operation
from generator.ir.types import (
    Alias,
    AnyValue,
    Array,
    Binary,
    Definition,
    Enum,
    Map,
    Model,
    Primitive,
    Property,
    Ref,
    Tuple,
    Type,
    Union,
    Visibility,
)
from generator.naming.identifiers import ClassName, Identifier
from generator.naming.table import OperationNames
from generator.plan.annotations import ANY, BYTES, STR, Annotation, Imported, union
from generator.plan.types import Types

_FILE = Imported("IO", "typing", (BYTES,))
_OF_RANGE: Mapping[BodyKind, str] = {
    BodyKind.JSON: "application/json",
    BodyKind.MULTIPART: "multipart/form-data",
    BodyKind.FORM: "application/x-www-form-urlencoded",
    BodyKind.TEXT: "text/plain",
    BodyKind.BINARY: "application/octet-stream",
    BodyKind.EVENT_STREAM: "text/event-stream",
    BodyKind.XML: "application/xml",
}


@dataclass(frozen=True, slots=True)
class Fields:
    """The properties of a body that are keyword arguments, by wire name in ``keywords``. ``options`` is the class that
    types them; ``hidden`` are those that choose the result, and so stand in the signature themselves. ``constants`` are
    the values, by wire name, of those that are required and may have one value only: the client fills them in."""

    model: Model
    keywords: Mapping[str, Identifier]
    options: ClassName
    hidden: frozenset[str]
    constants: Mapping[str, object]

    @property
    def written(self) -> list[Property]:
        """The properties that a caller may send."""
        return written(self.model)

    @property
    def renamed(self) -> dict[str, str]:
        """Wire name of each keyword that has another name."""
        return {name: wire for wire, name in self.keywords.items() if name != wire}

    @property
    def shared(self) -> frozenset[str]:
        """Wire names of the fields that are keywords under their own name."""
        names = (item.wire_name for item in self.written)
        return frozenset(wire for wire in names if wire not in self.hidden and self.keywords[wire] == wire)


@dataclass(frozen=True, slots=True)
class Body:
    """``annotation`` is what ``body=`` takes; ``fields`` is None where the caller gives the body whole; ``files`` are
    the wire names of parts that are files. ``is_string``: the body may be a JSON string, so that a ``str`` is the value
    of that and not JSON text."""

    media: MediaType
    required: bool
    annotation: Annotation
    fields: Fields | None
    files: tuple[str, ...]
    description: str
    is_string: bool = False

    @property
    def requires_fields(self) -> bool:
        """Whether a caller who does not give the body whole must give some field of it."""
        fields = self.fields
        if fields is None:
            return False
        filled_in = fields.hidden | fields.constants.keys()
        return any(item.required and item.wire_name not in filled_in for item in fields.written)

    @property
    def content_type(self) -> str:
        """The media type that is sent: one of a range, where the document gives a range (RFC 9110 section 12.5.1)."""
        declared = self.media.content_type
        return _OF_RANGE[self.media.kind] if "*" in declared else declared

    @property
    def content_types(self) -> dict[str, str]:
        """The media types of parts that have one of their own; a range (``image/*``) is none."""
        declared = {item.property: item.content_type or "" for item in self.media.encodings}
        first = {name: types.partition(",")[0].strip() for name, types in declared.items()}
        return {name: declared[name] for name, type_ in first.items() if type_ and "*" not in type_}


def written(model: Model) -> list[Property]:
    return [item for item in model.properties if item.visibility is not Visibility.READ]


def plan_body(operation: Operation, names: OperationNames, types: Types) -> Body | None:
    """What is sent, or None for an operation without a body."""
    media = sent_body(operation)
    if media is None or operation.body is None:
        return None
    model = flat_body(operation, types.definitions)
    fields = None
    if model is not None:
        hidden = _hidden(operation)
        fields = Fields(model, names.keywords, names.options, hidden, _constants(model, hidden, types))
    files: list[str] = []
    if media.kind is BodyKind.MULTIPART and model is not None:
        files = [item.wire_name for item in model.properties if is_file(item.use.type, types)]
    annotation = _annotation(media, fields, types)
    is_string = media.kind is BodyKind.JSON and fields is None and types.may_be_string(media.use.type)
    return Body(media, operation.body.required, annotation, fields, tuple(files), operation.body.description, is_string)


def _hidden(operation: Operation) -> frozenset[str]:
    streaming, formats = operation.streaming, operation.formats
    flag = streaming.hidden if streaming is not None else None
    return frozenset(name for name in (flag, formats.property if formats is not None else None) if name)


def _constants(model: Model, hidden: frozenset[str], types: Types) -> Mapping[str, object]:
    constants: dict[str, object] = {}
    for item in written(model):
        only = types.resolve(item.use.type)
        if item.required and not item.use.nullable and item.wire_name not in hidden:
            if isinstance(only, Enum) and len(only.values) == 1 and not only.extensible:
                constants[item.wire_name] = only.values[0].value
    return constants


def _annotation(media: MediaType, fields: Fields | None, types: Types) -> Annotation:
    match media.kind:
        case BodyKind.JSON:
            return union((types.argument(media.use), BYTES, _FILE))
        case BodyKind.MULTIPART | BodyKind.FORM:
            return types.argument(media.use) if fields else Imported("Mapping", "collections.abc", (STR, ANY))
        case BodyKind.TEXT | BodyKind.XML:
            return union((STR, BYTES, _FILE))
        case BodyKind.BINARY | BodyKind.EVENT_STREAM:
            return union((BYTES, Imported("PathLike", "os", (STR,)), _FILE))
    assert_never(media.kind)


def is_file(type_: Type, types: Types) -> bool:
    """Whether a part of a multipart body is a file, or a list of files."""
    resolved: Type | Definition = types.resolve(type_)
    match resolved:
        case Binary():
            return True
        case Array(items=items):
            return is_file(items.type, types)
        case Union(variants=variants):
            inline = (variant.use.type for variant in variants if not isinstance(variant.use.type, Ref))
            return any(is_file(each, types) for each in inline)
        case Model() | Enum() | Alias() | Primitive() | AnyValue() | Tuple() | Map() | Ref():
            return False
    assert_never(resolved)
