"""Views of operations as data: one row each, read by the engine in ``_runtime``."""

from __future__ import annotations

from collections.abc import Iterable

from generator.ir.bodies import page_model, resolve, sent_body
from generator.ir.service import BodyKind, Location, MediaType, Operation, Parameter, Response, Role, Service
from generator.ir.types import Array, Binary, Enum, Kind, Model, Primitive, Ref, Type, Union
from generator.naming.identifiers import ClassName
from generator.naming.table import NameTable
from generator.render.imports import Imports
from generator.render.params import Flattened, flattened
from generator.render.results import json_media, plain_name, result_name, returns, successes
from generator.render.text import literal
from generator.render.types import join
from generator.render.views import RowView

_CLASSES = {Location.PATH: "Path", Location.QUERY: "Query", Location.HEADER: "Header", Location.COOKIE: "Cookie"}
_STYLES = {
    Location.PATH: ("simple", False),
    Location.QUERY: ("form", True),
    Location.HEADER: ("simple", False),
    Location.COOKIE: ("form", True),
}


def rows(service: Service, names: NameTable, imports: Imports) -> tuple[RowView, ...]:
    """One row per operation, in the order of the document."""
    imports.add("._runtime", "Operation")
    return tuple(_row(operation, service, names, index, imports) for index, operation in enumerate(service.operations))


def sent_parameters(operation: Operation) -> list[Parameter]:
    """What a row lists: all but what the client fills in. Constants need no argument."""
    return [item for item in operation.parameters if item.role in (Role.CALLER, Role.CONSTANT)]


def _row(operation: Operation, service: Service, names: NameTable, index: int, imports: Imports) -> RowView:
    own = names.operations[index]
    arguments = [literal(operation.method), literal(operation.path)]
    parameters = [_parameter(item, imports) for item in sent_parameters(operation)]
    if parameters:
        arguments.append(f"parameters=({', '.join(parameters)},)")
    if (media := sent_body(operation)) is not None and operation.body is not None:
        flat = flattened(operation, own, service)
        arguments.append(f"body={_body(media, operation.body.required, flat, service, imports)}")
    results = [_result(response, operation, names, index, imports) for response in successes(operation)]
    if results:
        arguments.append(f"results={{{', '.join(results)}}}")
    if operation.streaming is not None:
        arguments.append(f"stream={_stream(operation, names, index, imports)}")
    if operation.paging is not None:
        arguments.append(f"paging={_paging(operation, service, names, imports)}")
    if operation.long_running is not None:
        found = outcome_name(operation, names, index)
        imports.add("._runtime", "Outcome")
        via = operation.long_running.final_state_via
        outcome = [_json(*found, imports)] if found else []
        outcome += [f"final_state_via={literal(via)}"] if via else []
        arguments.append(f"outcome=Outcome({', '.join(outcome)})")
    headers = _headers(operation, imports)
    if headers:
        arguments.append(f"headers={{{', '.join(headers)}}}")
    errors = [text for item in operation.responses if item.is_error and (text := _error(item, names, imports))]
    if errors:
        arguments.append(f"errors={{{', '.join(errors)}}}")
    return RowView(own.row, join(returns(operation, names, index)), tuple(arguments))


def _parameter(parameter: Parameter, imports: Imports) -> str:
    name = _CLASSES[parameter.location]
    imports.add("._runtime", name)
    arguments = [literal(parameter.wire_name)]
    style, explode = _STYLES[parameter.location]
    if parameter.role is Role.CONSTANT:
        arguments.append(f"const={literal(parameter.default.value if parameter.default else None)}")
    if parameter.json:
        arguments.append("json=True")
    elif (parameter.style, parameter.explode) != (style, explode):
        arguments += [f"style={literal(parameter.style)}", f"explode={parameter.explode}"]
    if parameter.allow_reserved:
        arguments.append("allow_reserved=True")
    return f"{name}({', '.join(arguments)})"


def _body(media: MediaType, required: bool, flat: Flattened | None, service: Service, imports: Imports) -> str:
    names = {name: wire for wire, name in flat.names.keywords.items() if name != wire} if flat else {}
    arguments = []
    match media.kind:
        case BodyKind.JSON:
            kind = "JsonBody"
            if media.content_type not in ("application/json", "*/*"):
                arguments.append(f"content_type={literal(media.content_type)}")
        case BodyKind.MULTIPART:
            kind = "MultipartBody"
            arguments += _parts(media, flat, service)
        case BodyKind.FORM:
            kind = "FormBody"
        case _:
            kind = "RawBody"
            arguments.append(literal(media.content_type))
    if required:
        arguments.append("required=True")
    if names:
        arguments.append(f"names={{{', '.join(f'{literal(key)}: {literal(wire)}' for key, wire in names.items())}}}")
    imports.add("._runtime", kind)
    return f"{kind}({', '.join(arguments)})"


def _parts(media: MediaType, flat: Flattened | None, service: Service) -> Iterable[str]:
    """Which parts are files, and which have a content type of their own."""
    model = flat.body if flat else None
    if model is not None:
        files = [prop.wire_name for prop in model.properties if _is_file(prop.use.type, service)]
        if files:
            yield f"files=({', '.join(map(literal, files))},)"
    types = {item.property: item.content_type for item in media.encodings if item.content_type}
    if types:
        yield f"content_types={{{', '.join(f'{literal(key)}: {literal(value)}' for key, value in types.items())}}}"


def _is_file(type_: Type, service: Service) -> bool:
    match resolve(type_, service.definitions):
        case Binary():
            return True
        case Array(items=items):
            return _is_file(items.type, service)
        case Union(variants=variants):
            return any(
                _is_file(variant.use.type, service) for variant in variants if not isinstance(variant.use.type, Ref)
            )
        case Model() | Enum() | _:
            return False


def _status(status: str) -> str:
    return status if status.isdigit() else literal(status)


def _result(response: Response, operation: Operation, names: NameTable, index: int, imports: Imports) -> str:
    kinds: dict[str, None] = {}
    for media in response.contents:
        match media.kind:
            case BodyKind.JSON:
                kinds[_json(*result_name(media.use, operation, names, index), imports)] = None
            case BodyKind.TEXT | BodyKind.XML:
                imports.add("._runtime", "TextResult")
                kinds["TextResult()"] = None
            case BodyKind.EVENT_STREAM:
                continue
            case _:
                imports.add("._runtime", "BytesResult")
                kinds["BytesResult()"] = None
    found = list(kinds)
    value = "None" if not found else found[0] if len(found) == 1 else f"({', '.join(found)})"
    return f"{_status(response.status)}: {value}"


def _json(module: str, name: str, imports: Imports) -> str:
    imports.add("._runtime", "JsonResult")
    return f"JsonResult({literal(f'{module}:{name}')})"


def _stream(operation: Operation, names: NameTable, index: int, imports: Imports) -> str:
    assert operation.streaming is not None
    imports.add("._runtime", "EventStream")
    arguments = [_json(*event_name(operation, names, index), imports)]
    if operation.streaming.flag is not None and operation.streaming.location is None:
        arguments.append(f"flag={literal(operation.streaming.flag)}")
    if operation.streaming.envelope:
        arguments.append("envelope=True")
    if operation.streaming.terminator is not None:
        arguments.append(f"terminator={literal(operation.streaming.terminator)}")
    return f"EventStream({', '.join(arguments)})"


def event_name(operation: Operation, names: NameTable, index: int) -> tuple[str, ClassName]:
    """(module, name) of what each event of a stream is read as."""
    assert operation.streaming is not None
    plain = plain_name(operation.streaming.event, names)
    own = names.operations[index]
    return plain if plain is not None else (own.group, own.event)


def _paging(operation: Operation, service: Service, names: NameTable, imports: Imports) -> str:
    """How a page is read, by attributes of its model, and how the next is asked for, by the parameter's wire name."""
    paging = operation.paging
    page = page_model(operation, service)
    assert paging is not None and page is not None
    attributes = names.attributes[page.id]
    arguments = [literal(attributes[paging.items])]
    for name, wire in (("link", paging.link), ("token", paging.token), ("more", paging.more)):
        if wire is not None:
            arguments.append(f"{name}={literal(attributes[wire])}")
    if paging.parameter is not None:
        arguments.append(f"parameter={literal(paging.parameter)}")
    imports.add("._runtime", "Pages")
    return f"Pages({', '.join(arguments)})"


_HEADER_TYPES = {
    Kind.STRING: "str",
    Kind.INTEGER: "int",
    Kind.NUMBER: "float",
    Kind.BOOLEAN: "bool",
    Kind.DATETIME: "datetime",
}


def _headers(operation: Operation, imports: Imports) -> list[str]:
    """The headers that successes declare, with what their text is read as."""
    found: dict[str, str] = {}
    for response in successes(operation):
        for header in response.headers:
            kind = header.use.type.kind if isinstance(header.use.type, Primitive) else Kind.STRING
            found[header.wire_name] = _HEADER_TYPES.get(kind, "str")
    if "datetime" in found.values():
        imports.add("datetime", "datetime")
    return [f"{literal(name)}: {kind}" for name, kind in found.items()]


def outcome_name(operation: Operation, names: NameTable, index: int) -> tuple[str, ClassName] | None:
    """(module, name) of what a long-running operation leads to; None where the document does not say."""
    result = operation.long_running.result if operation.long_running is not None else None
    if result is None:
        return None
    plain = plain_name(result, names)
    own = names.operations[index]
    return plain if plain is not None else (own.group, own.event)


def _error(response: Response, names: NameTable, imports: Imports) -> str | None:
    """A declared error body that has a name; for any other the engine reads the general ``{"error": …}``."""
    media = json_media(response)
    plain = plain_name(media.use, names) if media is not None else None
    return f"{_status(response.status)}: {_json(*plain, imports)}" if plain is not None else None
