"""What a long-running operation leads to. ``x-ms-long-running-operation`` marks it; its outcome has to be inferred.

The outcome is what the operation that is polled answers: the one GET below an ``operations`` segment whose answer
has a ``status``; without exactly one, it is the success that the operation itself declares with a body.
"""

from __future__ import annotations

from dataclasses import replace

from generator.project.configuration import ServiceConfig
from generator.diagnostics import DiagnosticSink
from generator.ir.bodies import page_model
from generator.ir.service import BodyKind, Operation, Service
from generator.ir.types import Use


def infer_long_running(service: Service, config: ServiceConfig, sink: DiagnosticSink) -> Service:
    """The service with the ``result`` of each ``Operation.long_running`` filled in."""
    polled = [operation for operation in service.operations if _is_polled(operation, service)]
    return replace(service, operations=tuple(_infer(operation, polled, sink) for operation in service.operations))


def _infer(operation: Operation, polled: list[Operation], sink: DiagnosticSink) -> Operation:
    if operation.long_running is None:
        return operation
    siblings = [other for other in polled if set(other.tags) & set(operation.tags)] or polled
    source = siblings[0] if len(siblings) == 1 and operation.paging is None else operation  # pages are its own answer
    result = _success(source)
    if result is not None:
        sink.info("CG392", operation.at, f"its outcome is taken to be the answer of {source.method} {source.path}")
    return replace(operation, long_running=replace(operation.long_running, result=result))


def _is_polled(operation: Operation, service: Service) -> bool:
    if operation.method != "GET" or "operations" not in operation.path.split("/"):
        return False
    page = page_model(operation, service)
    return page is not None and any(prop.wire_name == "status" for prop in page.properties)


def _success(operation: Operation) -> Use | None:
    uses = [
        media.use
        for response in operation.responses
        if not response.is_error
        for media in response.contents
        if media.kind is BodyKind.JSON
    ]
    return uses[0] if uses else None
