"""Parameters (OpenAPI 3.1 section 4.8.12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.closed import assert_never
from generator.convert.aliases import definition_behind
from generator.convert.bodies import is_json
from generator.convert.defaults import kept_default
from generator.convert.examples import example_values
from generator.convert.hints import Words, shared_words
from generator.convert.paths import match_variables, split_path
from generator.convert.read import flag, named_nodes, nodes, plain, text
from generator.convert.schemas import SchemaBuilder
from generator.ir.conformance import Conformance, sendable
from generator.ir.service import Location, Parameter, Role, SecurityKind, SecurityScheme
from generator.ir.types import Default, Enum
from generator.load.nodes import SpecMap
from generator.normalize.document import NormalOperation

#: Headers that a parameter cannot describe (OpenAPI 3.1 section 4.8.12.1): the client sets them itself.
IGNORED_HEADERS = frozenset({"accept", "content-type", "authorization"})


def build_parameters(builder: SchemaBuilder, operation: NormalOperation, words: Words) -> tuple[str, list[Parameter]]:
    """The path without its query string, and the parameters in the order in which they are declared."""
    declared = [_parameter(builder, node, words) for node in nodes(operation.node, "parameters")]
    route = split_path(operation.path, operation.at, builder.sink)
    sent = {
        (parameter.location, parameter.wire_name): parameter
        for parameter in (*declared, *route.constants)
        if parameter is not None
    }
    return route.path, match_variables(route.path, list(sent.values()), operation.at, builder.sink)


def _parameter(builder: SchemaBuilder, node: SpecMap, words: Words) -> Parameter | None:
    name, location = text(node, "name"), Location(node["in"])
    if location is Location.HEADER and name.lower() in IGNORED_HEADERS:
        builder.sink.info("CG333", node.at, f"the header {name!r} is the client's own: not a parameter")
        return None
    schema, json = _schema(node)
    use = builder.use(schema, shared_words(node.at.pointer, (*words, name)))
    shown = []
    for each in (*example_values(node), *use.examples):
        if sendable(each.value, location):
            shown.append(each)
        else:
            builder.sink.info("CG338", each.at, f"the example cannot be sent in {location.value}: left out")
    use = replace(use, examples=tuple(shown))
    default = schema.get("default")
    return Parameter(
        wire_name=name,
        location=location,
        use=use,
        required=node["required"],
        at=node.at,
        style=node["style"],
        explode=node["explode"],
        description=text(node, "description") or text(schema, "description"),
        default=Default(plain(default)) if default is not None else None,
        allow_reserved=flag(node, "allowReserved") or flag(node, "x-ms-skip-url-encoding"),
        json=json,
        deprecated=flag(node, "deprecated"),
        client_name=text(node, "x-ms-client-name") or None,
    )


def _schema(node: SpecMap) -> tuple[SpecMap, bool]:
    """The schema of a parameter, and whether its value is sent as JSON text."""
    if "schema" in node:
        return node["schema"], False
    ((content_type, media),) = named_nodes(node, "content").items()
    return media.get("schema", SpecMap(at=media.at)), is_json(content_type)


def finished(builder: SchemaBuilder, parameter: Parameter, schemes: Sequence[SecurityScheme]) -> Parameter:
    """A parameter with its role and a default that is of its type: known once every definition is."""
    default = kept_default(parameter.default, parameter.use, builder.definitions, parameter.at, builder.sink)
    role = _role(builder, parameter, schemes) if parameter.role is Role.CALLER else parameter.role
    match role:
        case Role.CONSTANT:
            only = definition_behind(builder.definitions, parameter.use)
            if default is None and isinstance(only, Enum) and len(only.values) == 1:
                default = Default(only.values[0].value)
            elif default is None:
                default = Default(_version(builder))
        case Role.CALLER | Role.API_VERSION | Role.CREDENTIAL:
            pass
        case _:
            assert_never(role)
    return replace(parameter, default=default, role=role)


def _takes_version(builder: SchemaBuilder, parameter: Parameter) -> bool:
    """Whether the document's version is a value that it lists for the parameter, or lists none."""
    type_ = definition_behind(builder.definitions, parameter.use)
    if isinstance(type_, Enum):
        return _version(builder) in [value.value for value in type_.values]
    return Conformance(builder.definitions).accepts(_version(builder), parameter.use)


def _version(builder: SchemaBuilder) -> str:
    return text(builder.document.info, "version")


def _role(builder: SchemaBuilder, parameter: Parameter, schemes: Sequence[SecurityScheme]) -> Role:
    if parameter.wire_name.lower() == "api-version":
        if parameter.location is Location.QUERY:
            return Role.API_VERSION
        # the client adds its version to queries alone: elsewhere it is the document's own
        if parameter.default is not None or _takes_version(builder, parameter):
            return Role.CONSTANT
    if any(_is_credential(parameter, scheme) for scheme in schemes):
        return Role.CREDENTIAL
    only = definition_behind(builder.definitions, parameter.use)
    if parameter.required and isinstance(only, Enum) and len(only.values) == 1 and not only.extensible:
        return Role.CONSTANT
    return Role.CALLER


def _is_credential(parameter: Parameter, scheme: SecurityScheme) -> bool:
    """Whether a parameter repeats what a security scheme sends."""
    match scheme.kind:
        case SecurityKind.API_KEY:
            given, known = parameter.wire_name, scheme.wire_name or ""
            if scheme.location is not parameter.location:
                return False
            # Header names are case-insensitive (RFC 9110 section 5.1).
            return given == known or (parameter.location is Location.HEADER and given.lower() == known.lower())
        case SecurityKind.BEARER | SecurityKind.OAUTH2 | SecurityKind.BASIC | SecurityKind.HTTP:
            return False  # they send the Authorization header, which is never a parameter
        case _:
            assert_never(scheme.kind)
