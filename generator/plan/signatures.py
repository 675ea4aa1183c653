"""The signatures of a method: what a caller sees (overloads), and the one that runs.

A caller gives the fields of a body as keyword arguments or ``body=`` whole, and an argument may choose what comes
back: ``stream`` a stream, ``response_format`` one of several answers. Each combination that types something of its own
is an overload.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.ir.service import Formats
from generator.ir.types import Use
from generator.naming.identifiers import Identifier
from generator.plan.annotations import (
    ANY,
    BOOL,
    FLOAT,
    NONE,
    PARAMS,
    STR,
    Annotation,
    Generated,
    Imported,
    Literals,
    Module,
    optional,
    stream_of,
    text,
    union,
)
from generator.plan.bodies import Body
from generator.plan.parameters import Parameters
from generator.plan.results import Stream
from generator.plan.types import Types


class Place(enum.Enum):
    """How an argument is given."""

    POSITION = "position"
    KEYWORD = "keyword"
    REST = "rest"  # ``**options``


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a signature. ``optional``: its default is None."""

    name: str
    annotation: Annotation
    place: Place = Place.KEYWORD
    optional: bool = False

    def text(self, inside: Module) -> str:
        stars = "**" if self.place is Place.REST else ""
        return f"{stars}{self.name}: {text(self.annotation, inside)}{' = None' if self.optional else ''}"


@dataclass(frozen=True, slots=True)
class Signature:
    """``parameters`` are those of positions first, ``**options`` last."""

    parameters: tuple[Parameter, ...]
    returns: Annotation

    def written(self, inside: Module) -> tuple[str, ...]:
        """The parameters as Python, with the star before those that are keywords only."""
        positions = [item.text(inside) for item in self.parameters if item.place is Place.POSITION]
        keywords = [item.text(inside) for item in self.parameters if item.place is Place.KEYWORD]
        rest = [item.text(inside) for item in self.parameters if item.place is Place.REST]
        return (*positions, *(["*", *keywords] if keywords else []), *rest)

    def text(self, inside: Module) -> str:
        return f"({', '.join(self.written(inside))}) -> {text(self.returns, inside)}"


@dataclass(frozen=True, slots=True)
class Choice:
    """An argument that chooses what the method returns, with its parameter and the result for each overload.

    ``general`` is the parameter of the implementation; ``in_body``: the argument is a field of the body too, so that a
    body given whole has made the choice already.
    """

    name: str
    cases: tuple[tuple[Parameter, Annotation], ...]
    general: Parameter
    in_body: bool


@dataclass(frozen=True, slots=True)
class Signatures:
    """``overloads`` is empty where the method has one signature."""

    overloads: tuple[Signature, ...]
    implementation: Signature

    @property
    def visible(self) -> tuple[Signature, ...]:
        """What a caller sees."""
        return self.overloads or (self.implementation,)


POLLING = (
    Parameter("polling_interval", optional(FLOAT), optional=True),
    Parameter("continuation_token", optional(STR), optional=True),
)
_CALL_OPTIONS = Parameter(
    "options",
    Imported("Unpack", "typing_extensions", (Imported("CallOptions", ".._runtime"),)),
    Place.REST,
)


def plan_signatures(
    parameters: Parameters,
    body: Body | None,
    result: Annotation,
    choice: Choice | None,
    group: Identifier,
    *,
    polls: bool,
) -> Signatures:
    """``result`` is what comes back where nothing chooses."""
    positions = [
        Parameter(item.name, item.annotation, Place.POSITION) for item in parameters.given if item.is_positional
    ]
    keywords = [
        (
            Parameter(item.name, item.annotation)
            if item.parameter.required
            else Parameter(item.name, optional(item.annotation), optional=True)
        )
        for item in parameters.given
        if not item.is_positional
    ]
    keywords = [*_required_first(keywords), *(POLLING if polls else ())]
    overloads = tuple(
        Signature((*positions, *tail), returns)
        for tail, whole in _tails(keywords, body, group)
        for tail, returns in _cases(tail, whole, choice, result)
    )
    if len(overloads) == 1:
        return Signatures((), overloads[0])
    return Signatures(overloads, _implementation(positions, keywords, body, result, choice))


def _required_first(parameters: Iterable[Parameter]) -> list[Parameter]:
    return sorted(parameters, key=lambda item: item.optional)


def _tails(keywords: list[Parameter], body: Body | None, group: Identifier) -> Iterator[tuple[list[Parameter], bool]]:
    """What follows the positional arguments, and whether the body is given whole."""
    fields = body.fields if body is not None else None
    if fields is not None:
        options = Imported("Unpack", "typing_extensions", (Generated(PARAMS, group, fields.options),))
        yield [*keywords, replace(_CALL_OPTIONS, annotation=options)], False
    if body is not None:
        if fields is None and not body.required:
            whole = Parameter("body", optional(body.annotation), optional=True)
        else:
            whole = Parameter("body", body.annotation)
        yield [*_required_first([whole, *keywords]), _CALL_OPTIONS], True
    else:
        yield [*keywords, _CALL_OPTIONS], False


def _cases(
    tail: list[Parameter], whole: bool, choice: Choice | None, result: Annotation
) -> Iterator[tuple[list[Parameter], Annotation]]:
    if choice is None or (whole and choice.in_body):
        yield tail, result
        return
    for parameter, returns in choice.cases:
        if parameter.optional:
            yield [*tail[:-1], parameter, tail[-1]], returns
        else:
            yield [parameter, *tail], returns


def _implementation(
    positions: list[Parameter], keywords: list[Parameter], body: Body | None, result: Annotation, choice: Choice | None
) -> Signature:
    """The signature that covers all overloads."""
    tail, results = [*keywords], [result]
    if choice is not None:
        tail.append(choice.general)
        if not choice.in_body:
            results += [returns for _, returns in choice.cases]
    if body is not None:
        tail.append(Parameter("body", optional(body.annotation), optional=True))
    rest = Parameter("options", ANY, Place.REST)
    return Signature((*positions, *tail, rest), union(results))


def stream_choice(stream: Stream, result: Annotation) -> Choice:
    """``stream=True`` returns events in place of the answer."""
    events = stream_of(stream.annotation)
    return Choice(
        "stream",
        (
            (Parameter("stream", optional(Literals((False,))), optional=True), result),
            (Parameter("stream", Literals((True,))), events),
            (Parameter("stream", BOOL), union((result, events))),  # for a caller who decides it at run time
        ),
        Parameter("stream", optional(BOOL), optional=True),
        in_body=False,
    )


def format_choice(name: str, formats: Formats, types: Types, result: Annotation) -> Choice:
    """The values of a field of the body lead to one form of the answer each."""
    cases: list[tuple[Parameter, Annotation]] = []
    for case in formats.cases:
        returns = _of_format(case.use, types)
        if returns is not None:
            values = Literals(case.values)
            annotation = optional(values) if case.is_default else values
            cases.append((Parameter(name, annotation, optional=case.is_default), returns))
    cases.append((Parameter(name, STR), result))
    general = Parameter(name, optional(types.argument(formats.use)), optional=True)
    return Choice(name, tuple(cases), general, in_body=True)


def _of_format(use: Use | None, types: Types) -> Annotation | None:
    return STR if use is None else types.named(use)
