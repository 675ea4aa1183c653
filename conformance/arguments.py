"""What a method is called with, so that the server gets what it expects: the arguments but for the body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from conformance.methods import Method, path_values
from conformance.oracle import Exchange, NotTold
from conformance.values import of_property, value_of
from generator.ir.bodies import resolve
from generator.ir.service import BodyKind, Location
from generator.ir.types import Map, Model
from generator.plan.parameters import Argument


@dataclass(frozen=True)
class Arguments:
    """Those of the method, and of the client for what stands in its own path."""

    of_method: Mapping[str, Any]
    of_client: Mapping[str, str]


def arguments_of(method: Method, exchange: Exchange) -> Arguments:
    """The arguments that make the request of an exchange.

    Raises:
        NotTold: a required one is not among what the server expects, or the document has another type.
    """
    in_path = path_values(exchange, method) or {}
    variables = {item.wire_name: item.name for item in method.plan.client.path_variables}
    of_client: dict[str, str] = {name: unquote(in_path[wire]) for wire, name in variables.items() if in_path.get(wire)}
    of_method: dict[str, Any] = {}
    for argument in method.method.parameters.given:
        given = _given(argument, exchange, in_path)
        if given is not None:
            parameter = argument.parameter
            definitions = method.plan.types.definitions
            wire, style = parameter.wire_name, parameter.style
            try:
                of_method[argument.name] = value_of(given, parameter.use.type, definitions, style, wire)
            except ValueError:
                raise NotTold(f"{given!r:.80} is no value of {wire!r} as the document has it") from None
        elif not _give_rest(argument, method, exchange, of_method) and argument.parameter.required:
            raise NotTold(f"no value for {argument.parameter.wire_name!r}")
    of_method |= _options(method, exchange)
    return Arguments(of_method, of_client)


def _given(argument: Argument, exchange: Exchange, in_path: Mapping[str, str]) -> Any:
    wire = argument.parameter.wire_name
    match argument.parameter.location:
        case Location.PATH:
            value = in_path.get(wire) or ""
            # where the suite tells no value, its server takes any
            return exchange.path_values.get(wire, "any") if value.startswith(":") else unquote(value) or None
        case Location.QUERY:
            return exchange.query.get(wire)
        case Location.HEADER:
            return exchange.headers.get(wire.lower())
        case Location.COOKIE:
            cookies = dict(pair.partition("=")[::2] for pair in exchange.headers.get("cookie", "").split("; "))
            return cookies.get(wire)


def _give_rest(argument: Argument, method: Method, exchange: Exchange, of_method: dict[str, Any]) -> bool:
    """Give an object whose properties stand in the query one by one all that no parameter is called."""
    definitions = method.plan.types.definitions
    type_ = resolve(argument.parameter.use.type, definitions)
    if argument.parameter.location is not Location.QUERY or not isinstance(type_, Map | Model):
        return False
    rest = {name: item for name, item in exchange.query.items() if name.lower() not in method.query_names}
    if not rest:
        return False
    of_method[argument.name] = {
        name: value_of(item, of_property(type_, name), definitions) for name, item in rest.items()
    }
    return True


def _options(method: Method, exchange: Exchange) -> dict[str, Any]:
    """What every method takes: the request's id, and the media types where the document leaves the caller a choice."""
    options: dict[str, Any] = {}
    headers: dict[str, str] = {}
    names = {item.parameter.wire_name.lower() for item in method.method.parameters.given}
    request_id = exchange.headers.get("x-ms-client-request-id")
    if request_id is not None and "x-ms-client-request-id" not in names:
        options["client_request_id"] = request_id
    answers = [each for each in method.method.operation.responses if not each.is_error]
    kinds = {
        media.content_type for each in answers for media in each.contents if media.kind is not BodyKind.EVENT_STREAM
    }
    if "accept" in exchange.headers and "accept" not in names and len(kinds) > 1:
        headers["Accept"] = exchange.headers["accept"]
    body = method.method.body
    if body is not None and exchange.body is not None and "*" in body.media.content_type:
        headers["Content-Type"] = exchange.body.content_type
    return {**options, "headers": headers} if headers else options
