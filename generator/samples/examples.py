"""A document's examples (``x-ms-examples``), matched with their operation as far as they can be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.diagnostics import DiagnosticSink
from generator.ir.bodies import flat_body, sent_body
from generator.ir.service import BodyKind, Example, Location, Operation, Parameter, Role, Service
from generator.ir.types import Model

ABSENT = object()
_BODY_NAMES = ("body", "requestBody", "request_body", "parameters")
#: What examples list besides the parameters that they are examples of.
_IGNORED = frozenset({"endpoint", "apikey", "apiversion", "contenttype", "accept", "authorization", "host"})


@dataclass(slots=True)
class Matched:
    """``values`` of parameters by location and wire name; ``body`` is ``ABSENT`` where there is none; ``answers`` are
    (status, headers, body), the body ``ABSENT`` where the example has none."""

    title: str
    values: dict[tuple[Location, str], object] = field(default_factory=dict)
    body: object = ABSENT
    answers: list[tuple[int, dict[str, str], object]] = field(default_factory=list)


def match(example: Example, operation: Operation, service: Service, sink: DiagnosticSink) -> Matched:
    """What an example gives for each parameter, for the body, and as answers."""
    given = {str(name): value for name, value in example.parameters.items()}
    found = Matched(example.title)
    for parameter in operation.parameters:
        value = _take(parameter, given, example, sink)
        if value is not ABSENT and parameter.role is Role.CALLER:
            found.values[parameter.location, parameter.wire_name] = _as_text(parameter, value, example, sink)
    if sent_body(operation) is not None:
        found.body = _body(given, operation, service, example, sink)
        if _is_form(operation) and found.body is not ABSENT and not isinstance(found.body, Mapping):
            sink.info("CG604", example.at, "gives the fields of the body as text: made up")
            found.body = ABSENT
    known = {variable.name for server in service.servers for variable in server.variables}
    for name in given:
        if name not in known and _plain(name) != "endpoint":
            sink.info("CG602", example.at, f"gives {name!r}, which is no parameter of the operation: left out")
    found.answers = _answers(operation, example, sink)
    return found


def _is_form(operation: Operation) -> bool:
    media = sent_body(operation)
    return media is not None and media.kind in (BodyKind.MULTIPART, BodyKind.FORM)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _take(parameter: Parameter, given: dict[str, object], example: Example, sink: DiagnosticSink) -> object:
    names = [parameter.wire_name, *([parameter.client_name] if parameter.client_name else [])]
    for name in names:
        if name in given:
            return given.pop(name)
    wanted = {_plain(name) for name in names}
    for name in list(given):
        if _plain(name) in wanted:
            sink.info("CG601", example.at, f"calls {parameter.wire_name!r} {name!r}: taken for it")
            return given.pop(name)
    if parameter.required and parameter.role is Role.CALLER:
        sink.info("CG604", example.at, f"lacks the required {parameter.wire_name!r}: made up")
    return ABSENT


def _as_text(parameter: Parameter, value: object, example: Example, sink: DiagnosticSink) -> object:
    if parameter.location is Location.HEADER and not isinstance(value, str | bool | list | Mapping):
        sink.info("CG603", example.at, f"gives header {parameter.wire_name!r} as {type(value).__name__}: sent as text")
    return value


def _body(
    given: dict[str, object], operation: Operation, service: Service, example: Example, sink: DiagnosticSink
) -> object:
    body = operation.body
    for name in (body.client_name if body is not None else None, *_BODY_NAMES):
        if name is not None and name in given:
            return given.pop(name)
    flat = flat_body(operation, service.definitions)
    known = {prop.wire_name for prop in flat.properties} if isinstance(flat, Model) else set()
    if fields := {name: value for name, value in given.items() if name in known}:
        for name in fields:
            del given[name]
        return fields
    rest = [name for name, value in given.items() if isinstance(value, Mapping) and _plain(name) not in _IGNORED]
    if len(rest) == 1:
        sink.info("CG601", example.at, f"calls the body {rest[0]!r}: taken for it")
        return given.pop(rest[0])
    if body is not None and body.required:
        sink.info("CG604", example.at, "lacks the required body: made up")
    return ABSENT


def _answers(operation: Operation, example: Example, sink: DiagnosticSink) -> list[tuple[int, dict[str, str], object]]:
    found: list[tuple[int, dict[str, str], object]] = []
    declared = {response.status.upper(): response for response in operation.responses}
    for key, answer in example.responses.items():
        status = str(key)
        if not (status.isdigit() and 200 <= int(status) < 600):
            continue
        response = declared.get(status) or declared.get(f"{status[0]}XX") or declared.get("DEFAULT")
        if status not in declared and f"{status[0]}XX" not in declared and "DEFAULT" not in declared:
            sink.info("CG605", example.at, f"answers with {status}, which is not declared: tested as it is")
        body = answer.get("body", ABSENT) if isinstance(answer, Mapping) else ABSENT
        headers = answer.get("headers") if isinstance(answer, Mapping) else None
        if body is ABSENT and response is not None and any(_has_value(kind.kind) for kind in response.contents):
            sink.info("CG606", example.at, f"has no body for {status}, though one is declared: made up")
        found.append((int(status), _texts(headers), body))
    if not any(200 <= status < 300 for status, _, _ in found):
        sink.info("CG606", example.at, "has no successful answer: made up")
    return found


def _has_value(kind: BodyKind) -> bool:
    return kind is not BodyKind.EVENT_STREAM


def _texts(headers: object) -> dict[str, str]:
    if not isinstance(headers, Mapping):
        return {}
    return {str(name): value if isinstance(value, str) else str(value) for name, value in headers.items()}
