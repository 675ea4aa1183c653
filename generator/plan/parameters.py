"""The parameters of a method: what the caller gives, what the client sends by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.ir.service import Location, Operation, Parameter, Role
from generator.naming.identifiers import Identifier
from generator.naming.table import OperationNames
from generator.plan.annotations import Annotation
from generator.plan.types import Types


@dataclass(frozen=True, slots=True)
class Argument:
    """A parameter that the caller gives. ``is_flag``: it asks for a stream, so that its type follows from the result."""

    name: Identifier
    parameter: Parameter
    annotation: Annotation
    is_flag: bool = False

    @property
    def is_positional(self) -> bool:
        return self.parameter.location is Location.PATH


@dataclass(frozen=True, slots=True)
class Parameters:
    """``sent`` are the parameters that a request carries, but for what every request of the client carries; those that
    have an argument are in ``arguments``, in the same order, and the others are constants."""

    sent: tuple[Parameter, ...]
    arguments: tuple[Argument, ...]

    @property
    def given(self) -> tuple[Argument, ...]:
        """The arguments that stand in the signature under their own type: all but the flag that asks for a stream."""
        return tuple(item for item in self.arguments if not item.is_flag)


def plan_parameters(operation: Operation, names: OperationNames, types: Types) -> Parameters:
    """What of an operation's parameters becomes an argument, in the document's order."""
    sent = tuple(item for item in operation.parameters if item.role in (Role.CALLER, Role.CONSTANT))
    arguments = tuple(
        Argument(
            names.arguments[item.location, item.wire_name],
            item,
            # A null in the path would address another operation.
            types.argument(replace(item.use, nullable=False) if item.location is Location.PATH else item.use),
            _is_flag(item, operation),
        )
        for item in sent
        if item.role is Role.CALLER
    )
    return Parameters(sent, arguments)


def _is_flag(parameter: Parameter, operation: Operation) -> bool:
    streaming = operation.streaming
    return (
        streaming is not None
        and streaming.location is parameter.location is Location.QUERY
        and parameter.wire_name == streaming.flag
    )
