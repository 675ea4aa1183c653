"""The arguments of a method, and the attributes of a model."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ir.bodies import flat_body
from generator.ir.service import Location, Operation, Role
from generator.ir.types import Definition, Model, TypeId
from generator.naming import reserved
from generator.naming.allocate import Candidate, allocate
from generator.naming.identifiers import Identifier, identifier


def name_arguments(
    operation: Operation, definitions: Mapping[TypeId, Definition]
) -> tuple[Mapping[tuple[Location, str], Identifier], Mapping[str, Identifier]]:
    """Parameters that the caller gives, by location and wire name; fields of a flattened body, by wire name."""
    candidates: list[Candidate[tuple[Location | None, str]]] = []
    for item in operation.parameters:
        if item.role is Role.CALLER:
            wish = identifier(item.client_name or item.wire_name)
            strength = 3 if item.location is Location.PATH else 1
            alternative = identifier(f"{wish}_{item.location.value}")
            candidates.append(Candidate((item.location, item.wire_name), (wish, alternative), strength, item.at))
    body = flat_body(operation, definitions)
    for prop in body.properties if body is not None else ():
        wish = identifier(prop.client_name or prop.wire_name)
        candidates.append(Candidate((None, prop.wire_name), (wish, f"{wish}_", f"body_{wish}"), 2, prop.at))
    names, _ = allocate(candidates, reserved.ARGUMENTS | _chosen_by(operation))
    return (
        {(where, wire): Identifier(name) for (where, wire), name in names.items() if where is not None},
        {wire: Identifier(name) for (where, wire), name in names.items() if where is None},
    )


def _chosen_by(operation: Operation) -> frozenset[str]:
    """``stream``, where the method takes it and it is not itself a flag of the document."""
    streaming = operation.streaming
    takes = streaming is not None and streaming.is_choice and (streaming.flag is None or streaming.value is not None)
    return frozenset({"stream"}) if takes else frozenset()


def name_attributes(model: Model) -> Mapping[str, Identifier]:
    """The attribute of each property, by wire name."""
    candidates = []
    for prop in model.properties:
        wish = identifier(prop.client_name or prop.wire_name, fallback="field")
        alternative = f"{wish}_"
        # An attribute the base class has would be a lie to its own methods, whatever the document wants.
        is_taken = wish in reserved.ATTRIBUTES or wish.startswith("model_dump")
        choices = (alternative,) if is_taken else (wish, alternative)
        candidates.append(Candidate(prop.wire_name, choices, 1, prop.at))
    names, _ = allocate(candidates, reserved.ATTRIBUTES)
    return {wire: Identifier(name) for wire, name in names.items()}
