"""The normal form: one shape for Swagger 2.0, OpenAPI 3.0 and OpenAPI 3.1, read by the one IR builder.

It is OpenAPI 3.1 with the freedom taken out, so that the builder meets each idea in one spelling:

* References to anything but a schema are resolved. A ``$ref`` to a schema stays, made absolute (``file#/pointer``,
  a key of :attr:`NormalDocument.schemas`), and may stand beside siblings (3.1, JSON Schema 2020-12 section 8.2.3.1).
* ``type`` is one string or absent; several types are an ``anyOf``.
* ``nullable: true`` is the only spelling of null (from ``nullable``, ``x-nullable``, ``type: [T, "null"]`` and an
  ``anyOf``/``oneOf`` branch that is ``{type: null}`` or ``{enum: [null]}``; ``null`` leaves ``enum`` too).
* ``const`` is a one-value ``enum``; ``exclusiveMinimum`` / ``exclusiveMaximum`` are numbers.
* ``discriminator`` is ``{"propertyName": …, "mapping": {value: absolute schema key}}``, the mapping possibly empty.
* A 2.0 body, form or file is a ``requestBody`` / response ``content``; ``type: file`` is ``type: string, format:
  binary``; ``collectionFormat`` is ``style`` and ``explode``.
* ``x-ms-mutability: [read]`` is ``readOnly: true``; path-level parameters are merged into their operations.
* ``additionalProperties`` may be a boolean, as 3.0 has it; everywhere else ``true`` is ``{}`` and ``false`` is
  ``{"not": {}}``. An explicit ``nullable: false`` stays: beside a ``$ref`` it says something.
* A 2.0 body keeps its parameter's name as ``x-ms-requestBody-name``: official examples call it so.
* A field of the wrong shape is gone (``shapes``), so what is there can be read without a doubt; data (``example``,
  ``default``, ``enum``) and extensions this stage does not read are as the document has them.
* ``examples`` of an operation holds its ``x-ms-examples``, read from their files, by title.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.diagnostics import SourceRef
from generator.load.nodes import SpecList, SpecMap


@dataclass(frozen=True, slots=True)
class NormalOperation:
    """One operation.

    ``node`` is an OpenAPI 3.1 operation object: ``operationId``, ``tags``, ``summary``, ``description``,
    ``deprecated``, ``parameters`` (each with ``schema`` or ``content``, ``style``, ``explode``), ``requestBody``,
    ``responses`` (``description``, ``headers``, ``content``), ``security``, ``servers`` and the ``x-`` extensions.
    """

    path: str
    method: str
    node: SpecMap
    examples: Mapping[str, Any] = field(default_factory=dict)

    @property
    def at(self) -> SourceRef:
        return self.node.at


@dataclass(frozen=True, slots=True)
class NormalDocument:
    """A whole document, lowered.

    ``schemas`` holds every schema that a ``$ref`` can reach, by absolute key, the named components first and in the
    order they were declared; ``declared`` names those components: key → the name the document gives.
    """

    name: str
    dialect: str
    info: SpecMap
    servers: tuple[SpecMap, ...]
    security: SpecList | None
    security_schemes: Mapping[str, SpecMap]
    operations: tuple[NormalOperation, ...]
    schemas: Mapping[str, SpecMap]
    declared: Mapping[str, str]
