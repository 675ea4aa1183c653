"""How an operation is called from Python: decided here, once, and read by everything that follows."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from generator.closed import assert_never
from generator.ir.service import Operation, Service
from generator.ir.types import OperationKey
from generator.naming.identifiers import ConstantName, Identifier
from generator.naming.table import OperationNames
from generator.plan.annotations import BYTES, DOWNLOAD, NONE, Annotation, pages_of, poller_of, stream_of
from generator.plan.bodies import Body, plan_body
from generator.plan.examples import Matched
from generator.plan.parameters import Parameters, plan_parameters
from generator.plan.results import Results, plan_results
from generator.plan.signatures import Choice, Signatures, format_choice, plan_signatures, stream_choice
from generator.plan.types import Types


class MethodKind(enum.Enum):
    """How the method answers; where that is not ``STREAM``, ``stream=True`` may ask for a stream in its place."""

    CALL = "call"
    STREAM = "stream"
    PAGES = "pages"
    POLL = "poll"
    DOWNLOAD = "download"


@dataclass(frozen=True, slots=True)
class MethodPlan:
    """``client.<group>.<name>``. ``result`` is what it returns where no argument chooses; ``examples`` are the calls
    that the document shows, matched with the arguments."""

    key: OperationKey
    operation: Operation
    group: Identifier
    name: Identifier
    row: ConstantName
    kind: MethodKind
    parameters: Parameters
    body: Body | None
    results: Results
    result: Annotation
    choice: Choice | None
    signatures: Signatures
    examples: tuple[Matched, ...]

    @property
    def path(self) -> str:
        """As a caller writes it, after ``client.``"""
        return f"{self.group}.{self.name}"

    @property
    def returns_nothing(self) -> bool:
        return self.result == NONE


def plan_method(
    operation: Operation, service: Service, names: OperationNames, types: Types, examples: tuple[Matched, ...]
) -> MethodPlan:
    parameters = plan_parameters(operation, names, types)
    body, results = plan_body(operation, names, types), plan_results(operation, service, names, types)
    kind = _kind(results)
    result = _result(kind, results)
    choice = _choice(operation, names, types, results, result)
    return MethodPlan(
        key=operation.key,
        operation=operation,
        group=names.group,
        name=names.method,
        row=names.row,
        kind=kind,
        parameters=parameters,
        body=body,
        results=results,
        result=result,
        choice=choice,
        signatures=plan_signatures(parameters, body, result, choice, names.group, polls=kind is MethodKind.POLL),
        examples=examples,
    )


def _kind(results: Results) -> MethodKind:
    if results.stream is not None and not results.stream.is_choice:
        return MethodKind.STREAM
    if results.pages is not None:
        return MethodKind.PAGES
    if results.outcome is not None:
        return MethodKind.POLL
    return MethodKind.DOWNLOAD if results.annotations == [BYTES] else MethodKind.CALL


def _result(kind: MethodKind, results: Results) -> Annotation:
    match kind:
        case MethodKind.STREAM:
            assert results.stream is not None
            return stream_of(results.stream.annotation)
        case MethodKind.PAGES:
            assert results.pages is not None
            return pages_of(results.pages.item)
        case MethodKind.POLL:
            assert results.outcome is not None
            pages = results.outcome.pages
            return poller_of(pages_of(pages.item) if pages is not None else results.outcome.result or NONE)
        case MethodKind.DOWNLOAD:
            return DOWNLOAD
        case MethodKind.CALL:
            return results.annotation
    assert_never(kind)


def _choice(
    operation: Operation, names: OperationNames, types: Types, results: Results, result: Annotation
) -> Choice | None:
    if results.stream is not None and results.stream.is_choice:
        return stream_choice(results.stream, result)
    if operation.formats is not None:
        return format_choice(names.keywords[operation.formats.property], operation.formats, types, result)
    return None
