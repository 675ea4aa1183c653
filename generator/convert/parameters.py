"""Parameters (OpenAPI 3.1 section 4.8.12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.convert.bodies import is_json
from generator.convert.defaults import kept_default
from generator.convert.examples import example_values
from generator.convert.hints import Words, shared_words
from generator.convert.paths import match_variables, split_path
from generator.convert.read import child, flag, maps, plain, text
from generator.convert.schemas import SchemaBuilder
from generator.convert.settle import resolve
from generator.ir.conformance import sendable
from generator.ir.service import Location, Parameter, Role, SecurityKind, SecurityScheme
from generator.ir.types import Default, Enum, Kind, Primitive, Use
from generator.load.nodes import SpecMap
from generator.normalize.document import NormalOperation

#: Headers that a parameter cannot describe (OpenAPI 3.1 section 4.8.12.1): the client sets them itself.
IGNORED_HEADERS = frozenset({"accept", "content-type", "authorization"})

_STYLES = {
    Location.PATH: ("simple", "label", "matrix"),
    Location.QUERY: ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    Location.HEADER: ("simple",),
    Location.COOKIE: ("form",),
}


def build_parameters(builder: SchemaBuilder, operation: NormalOperation, words: Words) -> tuple[str, list[Parameter]]:
    """The path without its query string, and the parameters in the order in which they are declared."""
    found: dict[tuple[Location, str], Parameter] = {}
    for node in maps(operation.node, "parameters"):
        parameter = _parameter(builder, node, words)
        if parameter is None:
            continue
        key = (parameter.location, parameter.wire_name)
        if key in found:
            builder.sink.warning(
                "CG335", node.at, f"the parameter {parameter.wire_name!r} is declared twice: the first is used"
            )
        else:
            found[key] = parameter
    route = split_path(operation.path, operation.at, builder.sink)
    for constant in route.constants:
        found[(constant.location, constant.wire_name)] = constant
    return route.path, match_variables(route.path, list(found.values()), operation.at, builder.sink)


def _parameter(builder: SchemaBuilder, node: SpecMap, words: Words) -> Parameter | None:
    name, where = text(node, "name"), text(node, "in")
    if not name or where not in {location.value for location in Location}:
        builder.sink.warning("CG336", node.at, f"a parameter named {name!r} in {where!r} cannot be sent: left out")
        return None
    location = Location(where)
    if location is Location.HEADER and name.lower() in IGNORED_HEADERS:
        builder.sink.info("CG333", node.at, f"the header {name!r} is the client's own: not a parameter")
        return None
    schema, json = _schema(builder, node)
    use = (
        builder.use(schema, shared_words(node.at.pointer, (*words, name)), at=node.at)
        if schema is not None
        else Use(Primitive(Kind.STRING))
    )
    shown = []
    for each in (*example_values(node), *use.examples):
        if sendable(each.value, location):
            shown.append(each)
        else:
            builder.sink.info("CG338", each.at, f"the example cannot be sent in {where}: left out")
    use = replace(use, examples=tuple(shown))
    default = schema["default"] if isinstance(schema, SpecMap) and "default" in schema else None
    style = text(node, "style")
    if style not in _STYLES[location]:
        if style:
            builder.sink.warning("CG337", node.at, f"style {style!r} is not allowed in {where}: the usual one is used")
        style = _STYLES[location][0]
    explode = node.get("explode")
    client_name = text(node, "x-ms-client-name") or None
    return Parameter(
        wire_name=name,
        location=location,
        use=use,
        required=location is Location.PATH or flag(node, "required"),
        at=node.at,
        style=style,
        explode=explode if isinstance(explode, bool) else style == "form",
        description=text(node, "description") or (text(schema, "description") if isinstance(schema, SpecMap) else ""),
        default=Default(plain(default)) if default is not None else None,
        allow_reserved=flag(node, "allowReserved") or flag(node, "x-ms-skip-url-encoding"),
        json=json,
        deprecated=flag(node, "deprecated"),
        client_name=client_name,
    )


def _schema(builder: SchemaBuilder, node: SpecMap) -> tuple[object, bool]:
    """The schema of a parameter, and whether its value travels as JSON text."""
    if "schema" in node:
        return node["schema"], False
    content = child(node, "content")
    for content_type, media in (content or {}).items():
        if isinstance(media, SpecMap):
            return media.get("schema", True), is_json(content_type)
    builder.sink.warning("CG336", node.at, f"the parameter {text(node, 'name')!r} has no schema: a string is assumed")
    return None, False


def settled(builder: SchemaBuilder, parameter: Parameter, schemes: Sequence[SecurityScheme]) -> Parameter:
    """A parameter with its role and a default that is of its type: known once every definition is."""
    default = kept_default(parameter.default, parameter.use, builder.definitions, parameter.at, builder.sink)
    role = _role(builder, parameter, schemes) if parameter.role is Role.CALLER else parameter.role
    if role is Role.CONSTANT and default is None:
        only = resolve(builder.definitions, parameter.use)
        default = Default(only.values[0].value) if isinstance(only, Enum) else None
    return replace(parameter, default=default, role=role)


def _role(builder: SchemaBuilder, parameter: Parameter, schemes: Sequence[SecurityScheme]) -> Role:
    if parameter.wire_name.lower() == "api-version":
        return Role.API_VERSION
    for scheme in schemes:
        if scheme.kind is SecurityKind.API_KEY and scheme.location is parameter.location and scheme.wire_name:
            given, known = parameter.wire_name, scheme.wire_name
            # Header names are case-insensitive (RFC 9110 section 5.1).
            if given == known or (parameter.location is Location.HEADER and given.lower() == known.lower()):
                return Role.CREDENTIAL
    only = resolve(builder.definitions, parameter.use)
    if parameter.required and isinstance(only, Enum) and len(only.values) == 1 and not only.extensible:
        return Role.CONSTANT
    return Role.CALLER
