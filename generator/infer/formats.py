"""Which operations let a field of the body choose the form of the answer.

Audio answers are JSON, JSON with more in it, or text, as ``response_format`` asks; the documents only list all three.
The rule: a success has JSON and ``text/plain``, and the body a text field ``response_format`` with listed values.
``text``, ``srt`` and ``vtt`` lead to the text, ``verbose_json`` to the richer of two JSON branches, ``json`` (also
where the field is left out) to the other.
"""

from __future__ import annotations

from dataclasses import replace

from generator.project.configuration import ServiceConfig
from generator.diagnostics import DiagnosticSink
from generator.ir.bodies import flat_body, resolve
from generator.ir.service import BodyKind, Format, Formats, Operation, Response, Service
from generator.ir.types import Enum, Model, Union, Use

FIELD = "response_format"
_TEXT = ("text", "srt", "vtt")


def infer_formats(service: Service, config: ServiceConfig, sink: DiagnosticSink) -> Service:
    """The service with ``Operation.formats`` filled in."""
    return replace(service, operations=tuple(_infer(operation, service, sink) for operation in service.operations))


def _infer(operation: Operation, service: Service, sink: DiagnosticSink) -> Operation:
    body = flat_body(operation, service.definitions)
    if body is None or operation.streaming is not None:
        return operation
    prop = next((item for item in body.properties if item.wire_name == FIELD), None)
    allowed = resolve(prop.use.type, service.definitions) if prop is not None else None
    uses = _answer(operation, service)
    if prop is None or not isinstance(allowed, Enum) or uses is None:
        return operation
    values = [value.value for value in allowed.values if isinstance(value.value, str)]
    plain, verbose = uses
    cases = [
        Format(("json",), plain, is_default=True),
        Format(("verbose_json",), verbose),
        Format(tuple(value for value in _TEXT if value in values), None),
    ]
    known = tuple(case for case in cases if case.values and set(case.values) <= set(values))
    if not known or not known[0].is_default:
        return operation
    sink.info("CG393", operation.at, f"the form of the answer follows {FIELD!r}, inferred from its values")
    return replace(operation, formats=Formats(FIELD, prop.use, known))


def _answer(operation: Operation, service: Service) -> tuple[Use, Use] | None:
    """The plain and the verbose JSON answer of a success that may also be text."""
    for response in operation.responses:
        json = _content(response, BodyKind.JSON)
        if response.is_error or json is None or _content(response, BodyKind.TEXT) is None:
            continue
        answer = resolve(json.type, service.definitions) if not json.nullable else None
        if isinstance(answer, Model):
            return json, json
        if isinstance(answer, Union) and len(answer.variants) == 2:
            sized = sorted(
                (len(model.properties), index)
                for index, variant in enumerate(answer.variants)
                if isinstance(model := resolve(variant.use.type, service.definitions), Model)
            )
            if len(sized) == 2 and sized[0][0] < sized[1][0]:
                return answer.variants[sized[0][1]].use, answer.variants[sized[1][1]].use
    return None


def _content(response: Response, kind: BodyKind) -> Use | None:
    return next((item.use for item in response.contents if item.kind is kind), None)
