"""What a parameter's text on the wire says, by the style that the document gives it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from typing import Any
from urllib.parse import unquote

from .api import Api, Parameter, schema_types
from .schemas import Schemas

_INTEGER, _NUMBER = re.compile(r"-?\d+"), re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")


class WrongStyle(Exception):
    """The text is not written in the declared style."""


class Reader:
    """Reads the parameters of one document."""

    def __init__(self, api: Api, schemas: Schemas) -> None:
        self.api, self.schemas = api, schemas

    def is_valid(self, parameter: Parameter, values: list[Any]) -> bool:
        """Whether one of the values that a text may mean is what the schema allows."""
        return any(self.schemas.is_valid(parameter.schema, value, "request") for value in values)

    def types(self, schema: Any) -> set[str]:
        return {*schema_types(self.api, schema)}

    def path(self, parameter: Parameter, text: str) -> list[Any]:
        """All that a piece of a path may mean."""
        name, explode = parameter.name, parameter.explode
        if parameter.style == "label":
            if not text.startswith("."):
                raise WrongStyle(f"label: {text!r} does not begin with a point")
            return self._several(parameter, text[1:], [".", ","] if not explode else ["."])
        if parameter.style == "matrix":
            if not text.startswith(";"):
                raise WrongStyle(f"matrix: {text!r} does not begin with a semicolon")
            pairs = [piece.partition("=") for piece in text[1:].split(";")]
            if explode and "object" in self.types(parameter.schema):
                return [self._object(parameter.schema, [(key, value) for key, _, value in pairs])]
            if any(unquote(key) != name for key, _, _ in pairs):
                raise WrongStyle(f"matrix: {text!r} does not name {name}")
            if explode and "array" in self.types(parameter.schema):
                return [self._array(parameter.schema, [value for _, _, value in pairs])]
            return self._several(parameter, pairs[0][2], [","])
        return self._several(parameter, text, [parameter.separator])

    def header(self, parameter: Parameter, text: str) -> list[Any]:
        if parameter.is_json:
            return [json.loads(text)]
        return self._several(parameter, text, [parameter.separator], decode=False)

    def query(
        self, parameter: Parameter, pairs: list[tuple[str, str]], taken: Collection[str] = ()
    ) -> tuple[list[Any], set[str]] | None:
        """What the pairs of a query, still encoded, say of a parameter, and their names; None if nothing. An exploded
        object with any names may have all but those that are ``taken``."""
        name, types = parameter.name, self.types(parameter.schema)
        own = [value for key, value in pairs if key == name]
        if parameter.style == "deepObject":
            found = [(key, value) for key, value in pairs if re.fullmatch(re.escape(name) + r"(\[[^\]]*\])+", key)]
            fields = [(key[len(name) + 1 : -1], value) for key, value in found]
            return ([self._object(parameter.schema, fields)], {key for key, _ in found}) if found else None
        if parameter.explode and "object" in types and not parameter.is_json and not own:
            names = {*self.property_names(parameter.schema)}
            if self._has_any_names(parameter.schema):
                names |= {key for key, _ in pairs if key not in taken}
            found = [(key, value) for key, value in pairs if key in names]
            return ([self._object(parameter.schema, found)], {key for key, _ in found}) if found else None
        if not own:
            return None
        if parameter.is_json:
            return [json.loads(unquote(own[0]))], {name}
        if parameter.explode and "array" in types:
            values = [self._array(parameter.schema, own)]
            return (values if types == {"array"} or len(own) > 1 else [*values, *self.scalars(unquote(own[0]))]), {name}
        if len(own) > 1:
            raise WrongStyle(f"{name} stands {len(own)} times")
        separators = {" ": ["%20", "+"], "|": ["|", "%7C"], "\t": ["%09"]}.get(parameter.separator, [","])
        return self._several(parameter, own[0], separators), {name}

    def property_names(self, schema: Any) -> Iterator[str]:
        schema = self.api.follow(schema)
        yield from schema.get("properties", {})
        for each in schema.get("allOf", ()):
            yield from self.property_names(each)

    def _has_any_names(self, schema: Any) -> bool:
        schema = self.api.follow(schema)
        branches = [each for key in ("allOf", "anyOf", "oneOf") for each in schema.get(key, ())]
        return bool(schema.get("additionalProperties")) or any(map(self._has_any_names, branches))

    def _several(self, parameter: Parameter, text: str, separators: list[str], *, decode: bool = True) -> list[Any]:
        """The values that a text may mean: as an array, an object or a scalar, as far as the schema speaks of them."""
        schema, types, found = parameter.schema, self.types(parameter.schema), list[Any]()
        for separator in separators:
            pieces = text.split(separator)
            if "array" in types:
                found.append(self._array(schema, pieces, decode=decode))
            if "object" in types and parameter.explode:
                found.append(
                    self._object(schema, [(one, other) for one, _, other in (p.partition("=") for p in pieces)])
                )
            elif "object" in types and len(pieces) % 2 == 0:
                found.append(self._object(schema, [*zip(pieces[::2], pieces[1::2])]))
        if not types & {"array", "object"} or types - {"array", "object"}:
            found += self.scalars(unquote(text) if decode else text)
        return found

    def _array(self, schema: Any, pieces: list[str], *, decode: bool = True) -> list[Any]:
        places = [*self.api.follow(schema).get("prefixItems", ()), *[self.items(schema)] * len(pieces)]
        return [self._one(place, unquote(piece) if decode else piece.strip()) for place, piece in zip(places, pieces)]

    def items(self, schema: Any) -> Any:
        """The schema of an array's items, in whichever branch speaks of them."""
        schema = self.api.follow(schema)
        branches = [each for key in ("allOf", "anyOf", "oneOf") for each in schema.get(key, ())]
        return schema.get("items") or next(filter(None, map(self.items, branches)), None) if schema else None

    def _object(self, schema: Any, pairs: list[tuple[str, str]]) -> dict[str, Any]:
        declared = self.api.follow(schema)
        properties, others = declared.get("properties", {}), declared.get("additionalProperties")
        return {unquote(key): self._one(properties.get(unquote(key), others), unquote(value)) for key, value in pairs}

    def _one(self, schema: Any, text: str) -> Any:
        """The first meaning of a text that the schema allows; the text itself if it allows none."""
        if not isinstance(schema, dict):
            return text
        return next((each for each in self.scalars(text) if self.schemas.is_valid(schema, each, "request")), text)

    @staticmethod
    def scalars(text: str) -> list[Any]:
        """A text, and the number or truth value that it may stand for."""
        if text in ("true", "false"):
            return [text, text == "true"]
        if _INTEGER.fullmatch(text):
            return [text, int(text)]
        return [text, float(text)] if _NUMBER.fullmatch(text) else [text]
