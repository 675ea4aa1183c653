"""The normal form: one form of Swagger 2.0, OpenAPI 3.0 and OpenAPI 3.1, which ``convert`` reads and trusts.

It is OpenAPI 3.1 with one spelling for each idea:

* References to anything but a schema are resolved. A ``$ref`` to a schema stays, made absolute (``file#/pointer``,
  a key of :attr:`NormalDocument.schemas`), and may stand beside siblings (3.1, JSON Schema 2020-12 section 8.2.3.1).
* ``type`` is one string or absent; several types are an ``anyOf``.
* ``nullable: true`` is the only spelling of null (from ``nullable``, ``x-nullable``, ``type: [T, "null"]`` and an
  ``anyOf``/``oneOf`` branch that is ``{type: null}`` or ``{enum: [null]}``; ``null`` leaves ``enum`` too). An explicit
  ``nullable: false`` stays: beside a ``$ref`` it says something.
* ``const`` is a one-value ``enum``; exclusive limits are numbers; a list of ``items`` is ``prefixItems``.
* A boolean schema is ``{}`` or ``{"not": {}}``; only ``additionalProperties`` keeps ``true`` and ``false``.
* A 2.0 body, form or file is a ``requestBody`` / response ``content``; ``type: file`` is ``type: string, format:
  binary``; ``collectionFormat`` is ``style`` and ``explode``.
* ``x-ms-mutability: [read]`` is ``readOnly: true``; path-level parameters are merged into their operations.

The contract
------------
Every mapping is a :class:`~generator.load.nodes.SpecMap` and every list a :class:`~generator.load.nodes.SpecList`, which
know their place (``at``). In the tables, a key is absent or holds what is said there; **!** marks a key that is always
there. *text* is a string, *flag* a boolean, *number* a finite number, *count* an ``int`` of 0 or more, *data* any value
as the document has it. Other keys may be there, as the document has them: nothing reads them. A value of another shape
was reported (CG201) and dropped or converted on the way, so that no later stage checks a shape again.

:class:`NormalDocument`: the fields below; ``dialect`` is ``"2.0"``, ``"3.0"`` or ``"3.1"``.

=====================  ==============================================================================================
info                   ``title``, ``description``, ``version``: text
servers                each ``url`` **!** (text, not empty), ``description``: text; ``variables`` **!**: a mapping of name
                       to mappings with ``default``, ``description``, ``x-ms-client-name``: text; ``enum``: a list of
                       texts; ``x-ms-skip-url-encoding``: flag
security               None, or a list of mappings: name of a scheme (a key of ``security_schemes``) → a list of texts
security_schemes       each ``type`` **!**: ``apiKey`` (with ``name`` **!**, a text that is not empty, and ``in`` **!**:
                       ``header``, ``query`` or ``cookie``), ``http`` (``scheme`` **!**, text), ``oauth2`` (``flows`` **!**:
                       a mapping of mappings, whose ``scopes`` is a mapping), ``openIdConnect`` or ``mutualTLS``;
                       ``description``: text
operations             :class:`NormalOperation`; ``path`` begins with ``/``, ``method`` is in lower case
schemas                schemas by absolute key
declared               keys of ``schemas`` → text
=====================  ==============================================================================================

Operation (:attr:`NormalOperation.node`):

=====================  ==============================================================================================
operationId, summary,  text
description
tags                   a list of texts
deprecated             flag
parameters **!**       a list of parameters, no two with the same ``name`` and ``in``
requestBody            ``required`` **!**: flag; ``content`` **!**: content; ``description``, ``x-ms-client-name``,
                       ``x-ms-requestBody-name`` (the name of 2.0's body parameter): text
responses **!**        a mapping: ``default``, or three characters such as ``404`` and ``4XX`` → a response
security               as the document's, never None
servers                as the document's, not empty
x-ms-pageable          a mapping; ``itemName``, ``nextLinkName``: text
(long-running)         ``x-ms-long-running-operation``: flag; ``x-ms-long-running-operation-options``: a mapping,
                       ``final-state-via``: text
=====================  ==============================================================================================

=====================  ==============================================================================================
parameter              ``name`` **!**: text that is not empty; ``in`` **!**: ``path``, ``query``, ``header`` or ``cookie``;
                       ``required`` **!**, ``explode`` **!**: flag; ``style`` **!**: one that its place has (OpenAPI 3.1
                       section 4.8.12.2); either ``schema`` **!**, a schema, or ``content`` **!**, of one entry;
                       ``description``, ``x-ms-client-name``: text; ``deprecated``, ``allowReserved``,
                       ``x-ms-skip-url-encoding``: flag; ``example``: data; ``examples``: examples
response               ``description``: text; ``headers``: a mapping of headers; ``content``: content;
                       ``x-ms-error-response``: flag
header                 either ``schema`` **!** or ``content`` **!**; ``description``: text
content                a mapping of media type → a mapping: ``schema``: a schema; ``encoding``: a mapping of name →
                       encoding; ``example``: data; ``examples``: examples
encoding               a mapping; ``contentType``: text; ``style``: one of a query parameter; ``explode``: flag
examples               a mapping of name → a mapping, in which ``value`` is data
=====================  ==============================================================================================

``NormalOperation.examples``: the calls of ``x-ms-examples``, read from their files, by title: a mapping, in which
``parameters`` is a mapping of data, and ``responses`` a mapping of mappings, with ``headers``: a mapping of data, and
``body``: data.

Schema:

=====================  ==============================================================================================
$ref                   a key of ``schemas``
type                   ``null``, ``boolean``, ``object``, ``array``, ``number``, ``string`` or ``integer``
(text)                 ``title``, ``description``, ``format``, ``pattern``, ``contentMediaType``, ``contentEncoding``,
                       ``x-ms-client-name``, ``x-ms-discriminator-value``
(flag)                 ``nullable``, ``readOnly``, ``writeOnly``, ``deprecated``, ``uniqueItems``
(number)               ``minimum``, ``maximum``, ``exclusiveMinimum``, ``exclusiveMaximum``, ``multipleOf``
(count)                ``minLength``, ``maxLength``, ``minItems``, ``maxItems``
properties,            a mapping of schemas
patternProperties
allOf, anyOf, oneOf    a list of schemas (empty where all that stood there was of a wrong shape)
prefixItems            a list of schemas, not empty
items, not             a schema
additionalProperties   a schema or a flag
required               a list of texts, each once
enum                   a list of data, not empty, without null
default, example       data
examples               a list of data
discriminator          ``propertyName`` **!**: text that is not empty; ``mapping`` **!**: value → a key of ``schemas``
x-ms-enum              a mapping; ``name``: text; ``modelAsString``: flag; ``values``: a list of mappings, each with
                       ``value`` **!**: data; ``name``, ``description``: text
=====================  ==============================================================================================
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.diagnostics import SourceRef
from generator.load.nodes import SpecList, SpecMap


@dataclass(frozen=True, slots=True)
class NormalOperation:
    """One operation: ``node`` is an OpenAPI 3.1 operation object that keeps the contract above."""

    path: str
    method: str
    node: SpecMap
    examples: Mapping[str, SpecMap] = field(default_factory=dict)

    @property
    def at(self) -> SourceRef:
        return self.node.at


@dataclass(frozen=True, slots=True)
class NormalDocument:
    """A whole document in normal form.

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
