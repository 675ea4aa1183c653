"""What the schemas of a document mean for a value that travels one way, as plain JSON Schema.

Each dialect's own keywords become ones that every validator knows: ``nullable``, ``readOnly``, ``writeOnly``, the
discriminators and the exclusive limits of the older drafts.
"""

from __future__ import annotations

import base64
import binascii
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from .api import Api, schema_types

Way = Literal["request", "answer"]
_COPIED = frozenset(
    "enum const minimum maximum multipleOf minLength maxLength pattern minItems maxItems uniqueItems minProperties"
    " maxProperties format type minContains maxContains".split()
)
_INNER = frozenset("items additionalProperties not contains propertyNames if then else unevaluatedProperties".split())
_MAPS = frozenset({"patternProperties", "dependentSchemas"})
_LISTS = frozenset({"anyOf", "prefixItems"})
#: The travelling way that a property of each mark does not take.
_HIDDEN = {"request": "readOnly", "answer": "writeOnly"}
#: What Azure's documents call the ways, of which a property names those that it takes.
_MUTABLE = {"request": {"create", "update"}, "answer": {"read"}}
_FORMATS = FormatChecker()
_INT32 = {"minimum": -(2**31), "maximum": 2**31 - 1}


@dataclass(frozen=True)
class Breach:
    """Where in a value (``/messages/0/role``), and how it breaks its schema."""

    at: str
    message: str


class Schemas:
    """The validators of one document, each made once."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self._keys: dict[tuple[str, Way, bool], str] = {}
        self._made: dict[str, Any] = {}
        self._validators: dict[tuple[int, Way], tuple[Any, Draft202012Validator]] = {}

    def breaches(self, schema: Any, value: Any, way: Way) -> list[Breach]:
        """All that is wrong with a value."""
        if schema is None or schema is True:
            return []
        validator = self._validator(schema, way)
        if validator.is_valid(value):
            return []
        return [breach for error in validator.iter_errors(value) for breach in _breaches(error)]

    def is_valid(self, schema: Any, value: Any, way: Way) -> bool:
        return schema is None or schema is True or self._validator(schema, way).is_valid(value)

    def _validator(self, schema: Any, way: Way) -> Draft202012Validator:
        if (id(schema), way) not in self._validators:
            plain = self._plain(schema, way)
            wanted, definitions = [*_references(plain)], dict[str, Any]()
            while wanted:
                key = wanted.pop()
                if key not in definitions:
                    definitions[key] = self._made[key]
                    wanted += _references(self._made[key])
            validator = Draft202012Validator({"allOf": [plain], "$defs": definitions}, format_checker=_FORMATS)
            self._validators[id(schema), way] = (schema, validator)  # kept, so that its id stays its own
        return self._validators[id(schema), way][1]

    def _reference(self, reference: str, way: Way, *, bare: bool = False) -> dict[str, Any]:
        """``bare``: without a choice among subtypes, of which one asks."""
        identity = (reference, way, bare)
        if identity not in self._keys:
            key = self._keys[identity] = f"d{len(self._keys)}"
            self._made[key] = self._plain(self.api.at(reference), way, name=reference, bare=bare)
        return {"$ref": f"#/$defs/{self._keys[identity]}"}

    def _plain(
        self,
        schema: Any,
        way: Way,
        name: str | None = None,
        *,
        bare: bool = False,
        hidden: frozenset[str] = frozenset(),
        known: frozenset[str] = frozenset(),
    ) -> Any:
        """``name``: of the definition that it is, or that it is a part of by ``allOf``; what that hides and declares."""
        if not isinstance(schema, Mapping):
            return schema
        # The older dialects ignore what stands beside a reference; that it may be null is what documents mean there.
        alone = any(part == {"nullable": True} for part in schema.get("allOf", ()))
        nullable = schema.get("nullable") is True or schema.get("x-nullable") is True or alone
        if "$ref" in schema and not self.api.is_v31:
            target = self._reference(schema["$ref"], way, bare=bare or self._is_base(name, schema["$ref"]))
            return {"anyOf": [{"type": "null"}, target]} if nullable else target
        declared = dict(self._properties(schema))
        known |= declared.keys()
        hidden |= {key for key, each in declared.items() if self.is_hidden(each, way)}
        found: dict[str, Any] = {}
        more: list[Any] = []
        for keyword, value in schema.items():
            if keyword == "$ref":
                more.append(self._reference(value, way, bare=bare or self._is_base(name, value)))
            elif keyword == "required" and isinstance(value, list):
                # What no property declares cannot be sent: a slip of the document.
                names = dict.fromkeys(each for each in value if each not in hidden and (each in known or not known))
                found[keyword] = [*names]
            elif keyword == "properties":
                found[keyword] = {key: self._property(each, way) for key, each in value.items()}
            elif keyword == "allOf":
                parts = [self._plain(each, way, name, hidden=hidden, known=known) for each in value]
                more += [{"anyOf": parts}] if self._exclude_each_other(value) else parts
            elif keyword == "type" and value == "file":
                pass
            elif keyword in _COPIED and value != [] and not _is_huge(value):  # an enum without values says nothing
                found[keyword] = value
            elif keyword in _INNER and isinstance(value, (Mapping, bool)):
                found[keyword] = self._plain(value, way)
            elif keyword in _MAPS:
                found[keyword] = {key: self._plain(each, way) for key, each in value.items()}
            elif keyword == "oneOf":  # as open branches overlap, exactly one is not what documents mean
                found[keyword] = [{"anyOf": [self._plain(each, way) for each in value]}]
            elif keyword in _LISTS and isinstance(value, list) and value:
                found[keyword] = [self._plain(each, way) if isinstance(each, Mapping) else True for each in value]
        for limit, kind in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
            if schema.get(kind) is True and limit in found:
                found[kind] = found.pop(limit)
            elif kind in schema and not isinstance(schema[kind], bool):
                found[kind] = schema[kind]
        if schema.get("format") == "int32":
            found = {**_INT32, **found}
        if "properties" in found:
            found.setdefault("type", "object")  # as is meant, where it is not said
        choice = self._choice(schema, name)
        if bare and choice:
            found = {key: value for key, value in found.items() if key not in ("oneOf", "anyOf")}
        elif choice:
            found, more = self._chosen(schema, found, more, choice, way)
        if more:
            found["allOf"] = more
        return {"anyOf": [{"type": "null"}, found]} if nullable else found

    def _property(self, schema: Any, way: Way) -> Any:
        return False if self.is_hidden(schema, way) else self._plain(schema, way)

    def is_hidden(self, schema: Any, way: Way) -> bool:
        """Swagger 2.0 and OpenAPI 3.0 give the marks a meaning on a property itself, not on what that refers to."""
        if self.api.is_v31:
            schema = self.api.follow(schema) if _HIDDEN[way] not in schema else schema
        if not isinstance(schema, Mapping) or "$ref" in schema:
            return False
        allowed = schema.get("x-ms-mutability")
        return schema.get(_HIDDEN[way]) is True or allowed is not None and _MUTABLE[way].isdisjoint(allowed)

    def _exclude_each_other(self, parts: list[Any]) -> bool:
        """Whether nothing can be all of this, as types or the values of a required property differ: documents that were
        translated from another form say ``allOf`` where alternatives are meant."""
        types = [{*schema_types(self.api, part)} for part in parts]
        if len(types) > 1 and all(types) and not set.intersection(*types):
            return True
        declared = [{key: self.api.follow(each) for key, each in self._properties(part)} for part in parts]
        enums = [{key: {*map(str, each["enum"])} for key, each in part.items() if "enum" in each} for part in declared]
        shared = set.intersection(*(set(each) for each in enums)) if enums else set()
        return len(parts) > 1 and any(not set.intersection(*(each[key] for each in enums)) for key in shared)

    def _properties(self, schema: Any, depth: int = 0) -> Iterator[tuple[str, Any]]:
        """The properties of a schema and of all that it is made of by ``allOf``."""
        schema = self.api.follow(schema)
        if isinstance(schema, Mapping) and depth < 20:
            yield from schema.get("properties", {}).items()
            for each in schema.get("allOf", ()):
                yield from self._properties(each, depth + 1)

    @cached_property
    def subtypes(self) -> dict[str, list[str]]:
        """Of each definition those that name it in ``allOf``, and what names those."""
        parents = {
            name: {*_parents(schema)} & self.api.definitions.keys() for name, schema in self.api.definitions.items()
        }
        found: dict[str, list[str]] = {}
        for name in parents:
            wanted, seen = [*parents[name]], set[str]()
            while wanted:
                parent = wanted.pop()
                if parent not in seen and parent != name:
                    seen.add(parent)
                    found.setdefault(parent, []).append(name)
                    wanted += parents[parent]
        return found

    def _is_base(self, name: str | None, reference: str) -> bool:
        return name is not None and name in self.subtypes.get(reference, ())

    def _choice(self, schema: Mapping[str, Any], name: str | None) -> dict[str, str]:
        """The definition that each value of a discriminator stands for."""
        declared = schema.get("discriminator")
        if declared is None or not (isinstance(declared, str) or "propertyName" in declared):
            return {}
        mapping = {} if isinstance(declared, str) else declared.get("mapping", {})
        found = {value: each if each.startswith("#") else self.api.prefix + each for value, each in mapping.items()}
        if "oneOf" not in schema and "anyOf" not in schema and name is not None:
            for subtype in self.subtypes.get(name, ()):
                raw = self.api.definitions[subtype]
                value = raw.get("x-ms-discriminator-value", subtype.removeprefix(self.api.prefix))
                if subtype not in found.values():
                    found.setdefault(value, subtype)
        return {value: each for value, each in found.items() if each != name and each in self.api.definitions}

    def _chosen(
        self, schema: Mapping[str, Any], found: dict[str, Any], more: list[Any], choice: Mapping[str, str], way: Way
    ) -> tuple[dict[str, Any], list[Any]]:
        """The branch that the value of the discriminator stands for; under any other value what the schema says else."""
        declared = schema["discriminator"]
        tag = declared if isinstance(declared, str) else declared["propertyName"]
        rest = {key: found.pop(key) for key in ("oneOf", "anyOf") if key in found}
        for value, reference in choice.items():
            test = {"required": [tag], "properties": {tag: {"const": value}}, "type": "object"}
            more = [*more, {"if": test, "then": self._reference(reference, way)}]
        if rest:
            test = {"required": [tag], "properties": {tag: {"enum": [*choice]}}, "type": "object"}
            more = [*more, {"if": test, "else": rest}]
        return found, more


def _parents(schema: Any) -> Iterator[str]:
    for each in schema.get("allOf", ()) if isinstance(schema, Mapping) else ():
        if isinstance(each, Mapping) and "$ref" in each:
            yield each["$ref"]
        else:
            yield from _parents(each)


def _is_huge(value: Any) -> bool:
    """Whether a limit cannot be compared with."""
    return isinstance(value, int) and abs(value) > sys.float_info.max


def _references(schema: Any) -> Iterator[str]:
    """The definitions that a plain schema names."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "$ref" and isinstance(value, str):
                yield value.removeprefix("#/$defs/")
            else:
                yield from _references(value)
    elif isinstance(schema, list):
        for each in schema:
            yield from _references(each)


def _breaches(error: ValidationError) -> list[Breach]:
    """Of a value that fits no branch, what is wrong with it in the branch that it fits best."""
    if error.validator in ("anyOf", "oneOf") and error.context:
        branches: dict[object, list[Breach]] = {}
        for each in error.context:
            branches.setdefault(each.relative_schema_path[0], []).extend(_breaches(each))
        return max(branches.values(), key=_fitness)
    at = "".join(f"/{part}" for part in error.absolute_path)
    if error.schema is False:
        return [Breach(at, "it is declared for the other way only")]
    return [Breach(at, error.message[-300:])]


def _fitness(breaches: list[Breach]) -> tuple[bool, int, int]:
    """Of the right kind, wrong deep within, and in few places."""
    tagged = any("was expected" in each.message or "is not one of" in each.message for each in breaches)
    return not tagged, min(each.at.count("/") for each in breaches), -len(breaches)


def _is_base64(text: object) -> bool:
    try:
        return not isinstance(text, str) or bool(base64.b64decode(text, validate=True)) or not text
    except binascii.Error:
        return False


def _is_uri(text: object) -> bool:
    return not isinstance(text, str) or re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s\"<>\\^`{|}]*", text) is not None


_FORMATS.checks("byte")(_is_base64)
_FORMATS.checks("uri")(_is_uri)
