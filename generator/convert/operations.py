"""Operations (OpenAPI 3.1 section 4.8.10): every one of the document, in its order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.convert.bodies import build_request
from generator.convert.examples import with_examples
from generator.convert.hints import operation_words
from generator.convert.parameters import build_parameters, finished
from generator.convert.read import child, flag, text
from generator.convert.responses import build_responses
from generator.convert.schemas import SchemaBuilder
from generator.convert.security import build_requirements
from generator.diagnostics import DiagnosticSink
from generator.ir.service import LongRunning, Operation, Pageable, SecurityScheme
from generator.load.nodes import SpecMap
from generator.normalize.document import NormalDocument, NormalOperation


def build_operation(builder: SchemaBuilder, operation: NormalOperation, schemes: Sequence[SecurityScheme]) -> Operation:
    node = operation.node
    words = operation_words(operation)
    path, parameters = build_parameters(builder, operation, words)
    built = Operation(
        id=text(node, "operationId") or None,
        method=operation.method.upper(),
        path=path,
        at=operation.at,
        tags=tuple(dict.fromkeys(node.get("tags", ()))),
        parameters=tuple(parameters),
        body=build_request(builder, operation, words),
        responses=build_responses(builder, operation, words),
        security=build_requirements(node.get("security"), schemes, builder.sink),
        summary=text(node, "summary"),
        description=text(node, "description"),
        deprecated=flag(node, "deprecated"),
        pageable=_pageable(node),
        long_running=_long_running(node),
    )
    return with_examples(built, operation)


def _pageable(node: SpecMap) -> Pageable | None:
    extension = child(node, "x-ms-pageable")
    if extension is None:
        return None
    return Pageable(text(extension, "itemName") or None, text(extension, "nextLinkName") or None)


def _long_running(node: SpecMap) -> LongRunning | None:
    if not flag(node, "x-ms-long-running-operation"):
        return None
    options = child(node, "x-ms-long-running-operation-options")
    return LongRunning(final_state_via=text(options, "final-state-via") or None if options is not None else None)


def finished_operation(builder: SchemaBuilder, operation: Operation, schemes: Sequence[SecurityScheme]) -> Operation:
    """An operation whose parameters have their roles and usable defaults."""
    return replace(
        operation, parameters=tuple(finished(builder, parameter, schemes) for parameter in operation.parameters)
    )


def check_ids(document: NormalDocument, sink: DiagnosticSink) -> None:
    """Missing and repeated operationIds are kept as they are: the naming pass gives each operation its own name."""
    counts = Counter(text(operation.node, "operationId") for operation in document.operations)
    for operation in document.operations:
        id = text(operation.node, "operationId")
        if not id:
            sink.info("CG370", operation.at, "no operationId: the name is made from method and path")
        elif counts[id] > 1:
            message = (
                f"the operationId {id!r} is used {counts[id]} times: methods are told apart by path; give each its own"
            )
            sink.warning("CG371", operation.at, message)
