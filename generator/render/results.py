"""What an operation answers: the name of its JSON result, and the annotation of its method."""

from __future__ import annotations

from generator.ir.service import BodyKind, MediaType, Operation, Response
from generator.ir.types import Ref, Use
from generator.naming.identifiers import ClassName
from generator.naming.table import NameTable

_JSON = frozenset({BodyKind.JSON})


def successes(operation: Operation) -> list[Response]:
    return [response for response in operation.responses if not response.is_error]


def json_media(response: Response) -> MediaType | None:
    return next((media for media in response.contents if media.kind in _JSON), None)


def json_uses(operation: Operation) -> list[Use]:
    """The JSON results of an operation that need an alias: all that are no plain reference to a named definition."""
    uses = [media.use for response in successes(operation) if (media := json_media(response)) is not None]
    return list(dict.fromkeys(uses))


def result_alias(operation: Operation, names: NameTable, index: int) -> ClassName | None:
    """The alias that stands for the operation's JSON result, or None where a definition's own name does."""
    needed = [use for use in json_uses(operation) if plain_name(use, names) is None]
    return names.operations[index].result if needed else None


def format_results(operation: Operation, names: NameTable) -> list[tuple[tuple[str, ...], bool, str]]:
    """For each form of the answer: the values that ask for it, whether it is the default, and its annotation."""
    found = []
    for case in operation.formats.cases if operation.formats is not None else ():
        plain = plain_name(case.use, names) if case.use is not None else None
        if case.use is None or plain is not None:
            found.append((case.values, case.is_default, f"models.{plain[1]}" if plain is not None else "str"))
    return found


def unnamed_event(operation: Operation, names: NameTable) -> Use | None:
    """What a stream's events, or a long-running operation's outcome, hold, where that needs an alias of its own."""
    if operation.streaming is not None:
        use: Use | None = operation.streaming.event
    else:
        use = operation.long_running.result if operation.long_running is not None else None
    return use if use is not None and plain_name(use, names) is None else None


def plain_name(use: Use, names: NameTable) -> tuple[str, ClassName] | None:
    """(module, name) of a use that is exactly one named definition."""
    if isinstance(use.type, Ref) and not use.nullable and use.type.target in names.classes:
        return names.modules[use.type.target], names.classes[use.type.target]
    return None


def result_name(use: Use, operation: Operation, names: NameTable, index: int) -> tuple[str, ClassName]:
    """(module, name) of what a JSON result is read as."""
    plain = plain_name(use, names)
    if plain is not None:
        return plain
    return names.operations[index].group, names.operations[index].result


def returns(operation: Operation, names: NameTable, index: int) -> list[str]:
    """The annotations of what the method returns, one for each kind of answer."""
    found: dict[str, None] = {}
    for response in successes(operation):
        for media in response.contents:
            match media.kind:
                case BodyKind.JSON:
                    found[f"models.{result_name(media.use, operation, names, index)[1]}"] = None
                case BodyKind.TEXT | BodyKind.XML:
                    found["str"] = None
                case BodyKind.EVENT_STREAM:
                    continue
                case _:
                    found["bytes"] = None
        if not response.contents:
            found["None"] = None
    return list(found)
