"""The types of an API. Not Python's types, not JSON Schema's: what is sent and received, and what may be in it.

A *type* is an expression (:data:`Type`); a *definition* (:data:`Definition`) is a schema worth a name, referred to by
:class:`Ref`. References stay symbolic, so recursion needs no care and names survive. ``required`` and ``nullable`` are
two booleans and are never folded: "may be left out" and "may be null" differ on the wire.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import NewType, TypeAlias

from generator.diagnostics import SourceRef

TypeId = NewType("TypeId", str)
"""Where a definition was written: ``file#/pointer``."""

OperationKey = NewType("OperationKey", str)
"""Where an operation was written; unique in its document."""


class Kind(enum.Enum):
    """What a primitive holds."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATETIME = "datetime"  # RFC 3339 date-time
    DATE = "date"  # RFC 3339 full-date
    NULL = "null"  # a branch that can only be null


@dataclass(frozen=True, slots=True)
class Limits:
    """Constraints, for documentation: the service enforces them, the client does not."""

    minimum: float | int | None = None
    maximum: float | int | None = None
    exclusive_minimum: float | int | None = None
    exclusive_maximum: float | int | None = None
    multiple_of: float | int | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False


NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Primitive:
    """A scalar. ``format`` is the document's word (``int32``, ``unixtime``, ``uri``), kept for documentation."""

    kind: Kind
    format: str | None = None


@dataclass(frozen=True, slots=True)
class Binary:
    """Bytes outside JSON: a file part, a binary body."""


@dataclass(frozen=True, slots=True)
class AnyValue:
    """No constraint: any JSON value."""


@dataclass(frozen=True, slots=True)
class Array:
    items: Use


@dataclass(frozen=True, slots=True)
class Tuple:
    """An array with a type for each position (``prefixItems``, JSON Schema 2020-12 section 10.3.1.1).

    ``rest`` is the type of the items after those; None where there are none (``items: false``). A document that says
    nothing of them allows any value. A shorter array conforms: how short is in the limits of the use.
    """

    items: tuple[Use, ...]
    rest: Use | None


@dataclass(frozen=True, slots=True)
class Map:
    """An object with unknown keys (``additionalProperties``) and no known ones."""

    values: Use


@dataclass(frozen=True, slots=True)
class Ref:
    """A definition, by where it was written: a key of ``Service.definitions``."""

    target: TypeId


Type: TypeAlias = Primitive | Binary | AnyValue | Array | Tuple | Map | Ref


@dataclass(frozen=True, slots=True)
class ExampleValue:
    """A value that the document shows (OpenAPI 3.1 section 4.8.19). It may disobey its schema: many do.

    ``name`` is its key under ``examples``, empty for an ``example``.
    """

    value: object
    at: SourceRef
    name: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """A type where it is used: with what only that place knows. Uses that differ in examples alone are equal."""

    type: Type
    nullable: bool = False
    limits: Limits = NO_LIMITS
    examples: tuple[ExampleValue, ...] = field(default=(), compare=False)


class Visibility(enum.Enum):
    """In which direction a property is sent (``readOnly``, ``writeOnly``, ``x-ms-mutability``)."""

    BOTH = "both"
    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class Default:
    """A default the document declares: what the service assumes. Kept apart from "no default", as null is a default."""

    value: object


@dataclass(frozen=True, slots=True)
class Property:
    wire_name: str
    use: Use
    required: bool
    at: SourceRef
    visibility: Visibility = Visibility.BOTH
    description: str = ""
    default: Default | None = None
    deprecated: bool = False
    client_name: str | None = None  # x-ms-client-name

    @property
    def is_required_in_answers(self) -> bool:
        return self.required and self.visibility is not Visibility.WRITE


class Strength(enum.IntEnum):
    """How firmly a name is held, weakest first; a stronger name wins a collision."""

    DERIVED = 0  # from the place of an inline schema
    SUGGESTED = 1  # title, x-ms-enum.name
    REQUIRED = 2  # the key under components/schemas or definitions
    PINNED = 3  # x-ms-client-name


@dataclass(frozen=True, slots=True)
class NameHint:
    """What a definition should be called: a name with its strength, or the path of words that leads to it.

    ``context`` is the trail for a derived name, outermost first: ``("embeddings_create", "request", "input", "item")``.
    For a named schema it is empty.
    """

    name: str | None
    strength: Strength
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """An object with known properties; ``properties`` is complete (``allOf`` is already merged), in document order.

    ``additional`` is the type of further properties where the document declares one; reading keeps unknown fields
    whatever it says. ``parents`` are the definitions it was composed from, for documentation.
    """

    id: TypeId
    hint: NameHint
    at: SourceRef
    properties: tuple[Property, ...]
    description: str = ""
    additional: Use | None = None
    parents: tuple[TypeId, ...] = ()
    deprecated: bool = False
    examples: tuple[ExampleValue, ...] = ()


@dataclass(frozen=True, slots=True)
class EnumValue:
    value: str | int | float | bool
    name: str | None = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class Enum:
    """A closed or open set of scalars. ``extensible``: the service may answer with others (``modelAsString``)."""

    id: TypeId
    hint: NameHint
    at: SourceRef
    kind: Kind
    values: tuple[EnumValue, ...]
    extensible: bool = True
    description: str = ""
    deprecated: bool = False


class TagSource(enum.Enum):
    """How the tag of a union is known."""

    DISCRIMINATOR = "discriminator"  # the document's own
    IMPLICIT = "implicit"  # each branch fixes the property to one value


@dataclass(frozen=True, slots=True)
class Variant:
    """One branch. ``tags`` are the tag values that select it; empty without a tag or for a branch that has none."""

    use: Use
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Union:
    """One of several types. Nested unions are already flattened; null is the use's ``nullable``, never a variant.
    Only branches that share a tag value stay together, as one variant that is a union with a tag of its own (or none).

    ``tag`` is the wire name of the property that tells the object variants apart, or None (best structural match).
    ``base`` is what an object without the tag, or with one that no variant has, is read as: the model that all of the
    variants extend; None: no such model is declared.
    ``exclusive`` is the document's ``oneOf``; reading treats both alike.
    """

    id: TypeId
    hint: NameHint
    at: SourceRef
    variants: tuple[Variant, ...]
    tag: str | None = None
    tag_source: TagSource | None = None
    base: Use | None = None
    exclusive: bool = False
    description: str = ""
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class Alias:
    """A named schema that is not an object, enum or union: an array, a map, a primitive, another name."""

    id: TypeId
    hint: NameHint
    at: SourceRef
    use: Use
    description: str = ""
    deprecated: bool = False


Definition: TypeAlias = Model | Enum | Union | Alias


@dataclass(frozen=True, slots=True)
class Reach:
    """Who reaches a definition: in requests, in responses, and from which operations."""

    request: bool = False
    response: bool = False
    operations: frozenset[OperationKey] = field(default_factory=frozenset)
