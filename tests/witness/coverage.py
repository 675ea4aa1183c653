"""Whether each operation of a document was seen: with little, with everything, and with each answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from . import media
from .api import Api, Operation
from .requests import GENERAL, Fault, Sent
from .schemas import Schemas


@dataclass
class Seen:
    """What the requests and answers of one operation were, between them."""

    sent: set[Sent] = field(default_factory=set)
    served: set[tuple[str, str]] = field(default_factory=set)
    accepts: set[str] = field(default_factory=set)
    is_under_way: bool = False


class Coverage:
    """What is still missing of an operation."""

    def __init__(self, api: Api, schemas: Schemas) -> None:
        self.api, self.schemas = api, schemas

    def faults(self, operation: Operation, seen: Seen) -> Iterator[Fault]:
        if not seen.sent:
            yield Fault("operation unseen", str(operation), "", "no request is of it")
            return
        yield from self._requests(operation, seen)
        for status, contents in operation.answers.items():
            if status in operation.errors:
                continue
            for each in contents if status[:1] == "2" else ():
                if not any(media.accepts(accept, each) for accept in seen.accepts):
                    yield Fault("answer never accepted", str(operation), each, f"of {status}", part="answer")
            served = {each for key, each in seen.served if key == status}
            if not served and not seen.is_under_way:  # whose end is told elsewhere
                yield Fault("answer never served", str(operation), status, "no test has it", part="answer")
            alike = [contents.get(each) for each in served]
            for each in contents if status[:1] == "2" and not self.api.is_v2 else ():  # whose answers share one list
                if served and each not in served and contents[each] not in alike:
                    yield Fault("media type never served", str(operation), each, f"of {status}", part="answer")

    def _requests(self, operation: Operation, seen: Seen) -> Iterator[Fault]:
        # The client, not its caller, gives the api-version.
        own = GENERAL | {"api-version"}
        parameters = [each for each in operation.parameters if each.name.lower() not in own and each.place != "path"]
        every = frozenset((each.place, each.name) for each in parameters)
        least = frozenset((each.place, each.name) for each in parameters if each.required)
        branches = [*self._branches(operation)] or [(frozenset[str](), frozenset[str]())]
        optional = every - least
        if optional or any(required != names for required, names in branches):
            if not any(
                not sent.parameters & optional and (sent.fields is None or sent.fields <= required)
                for sent in seen.sent
                for required, _ in branches
            ):
                yield Fault("never with little", str(operation), "", "no request has only what is required")
        if not any(
            every <= sent.parameters and names <= (sent.fields or frozenset())
            for sent in seen.sent
            for _, names in branches
        ):
            closest = min(
                (
                    [*(name for _, name in every - sent.parameters), *(names - (sent.fields or frozenset()))]
                    for sent in seen.sent
                    for _, names in branches
                ),
                key=len,
            )
            yield Fault("never with everything", str(operation), ",".join(sorted(closest)), "no request has these too")

    def _branches(self, operation: Operation) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
        """Of each form that the body may have, the names that are required, and all of them."""
        for kind, schema in operation.bodies.items():
            for required, properties in self._forms(schema) if media.has_fields(kind) else ():
                hidden = {
                    key for key, each in properties.items() if isinstance(each, Mapping) and self._is_hidden(each)
                }
                names = properties.keys() - hidden
                yield frozenset(required & names), frozenset(names)

    def _is_hidden(self, schema: Any) -> bool:
        return self.schemas.is_hidden(schema, "request")

    def _forms(self, schema: Any, depth: int = 0) -> list[tuple[set[str], dict[str, Any]]]:
        """What is required and declared, for each choice among branches."""
        if not isinstance(schema, Mapping) or depth > 8:
            return [(set(), {})]
        if "$ref" in schema and depth < 2:  # of a base the subtypes, too
            names = [schema["$ref"], *self.schemas.subtypes.get(schema["$ref"], ())]
            return [form for name in names for form in self._forms(self.api.at(name), depth + 2)]
        schema = self.api.follow(schema)
        forms = [({*schema.get("required", ())}, dict(schema.get("properties", {})))]
        for part in schema.get("allOf", ()):
            forms = [_joined(one, other) for one in forms for other in self._forms(part, depth + 1)]
        for key in ("oneOf", "anyOf"):
            others = [each for branch in schema.get(key, ()) for each in self._forms(branch, depth + 1)]
            forms = [_joined(one, other) for one in forms for other in others] if others else forms
        return forms[:200]


def _joined(
    one: tuple[set[str], dict[str, Any]], other: tuple[set[str], dict[str, Any]]
) -> tuple[set[str], dict[str, Any]]:
    return one[0] | other[0], {**one[1], **other[1]}
