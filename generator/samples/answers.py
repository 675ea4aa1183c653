"""What a server answers, and what that must be read as."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.ir.bodies import readable
from generator.ir.service import BodyKind, Format, MediaType, Response
from generator.ir.types import Array, Kind, Model, Tuple, Union, Use, Visibility
from generator.plan import MethodPlan
from generator.plan.examples import Answer, media_of, status_of
from generator.plan.results import json_media
from generator.plan.shown import ABSENT, ShownValues
from generator.plan.types import Types
from generator.samples.cases import Expected, Reply
from generator.samples.values import Place, Sample, Sampler
from generator.samples.wire import is_text

#: Headers that mean something to the transport, or make a client wait or ask again.
_MEANINGFUL = frozenset(
    "content-type content-length content-encoding transfer-encoding connection date server set-cookie".split()
)
_NAME, _VALUE = re.compile(r"[!#$%&'*+.^`|~\w-]+\Z", re.ASCII), re.compile(r"[!-~]([ -~]*[!-~])?\Z", re.ASCII)
#: Headers that say when and where to ask for an operation's state: a poller's own cases have them.
_ASKED = frozenset({"retry-after", "location", "operation-location", "azure-asyncoperation"})
_EMPTY = frozenset({204, 205})
#: Before an address that the server named, and no path of the document: of the next page, or of an operation's state.
NEXT = "next:"
GENERAL: Mapping[str, object] = {"error": {"code": "some_code", "message": "some message"}}
_TEXT = "some text ä"
_HEADERS: Mapping[Kind, tuple[str, list[str]]] = {
    Kind.INTEGER: ("3", ["int", "3"]),
    Kind.NUMBER: ("0.5", ["float", "0.5"]),
    Kind.BOOLEAN: ("true", ["bool", "True"]),
    Kind.DATETIME: ("Tue, 02 Jan 2024 03:04:05 GMT", ["datetime", "2024-01-02 03:04:05+00:00"]),
}
#: The classes that error statuses raise; any other is an ``ApiError``.
_EXCEPTIONS = {
    401: "ClientAuthenticationError",
    404: "ResourceNotFoundError",
    409: "ResourceExistsError",
    412: "ResourceModifiedError",
}


class Answers:
    """The answers of one operation, each with what must come of it."""

    def __init__(self, method: MethodPlan, types: Types, shown: ShownValues) -> None:
        self.method, self.types, self.operation = method, types, method.operation
        self.sampler = Sampler(types, shown, Visibility.WRITE)
        self.successes = [
            item for item in self.operation.responses if not item.is_error and 200 <= status_of(item) < 300
        ]
        # A status that holds events alone is no answer to a call that asks for none.
        self.successes = [item for item in self.successes if readable(item) or not item.contents] or self.successes

    @property
    def accept(self) -> str:
        """The media types that the client must ask for."""
        kinds: dict[str, None] = {}
        text, bytes_ = self.method.results.accept_text, self.method.results.accept_bytes
        for response in self.operation.responses:
            for media in readable(response) if not response.is_error else ():
                json, is_a_text = media.kind is BodyKind.JSON, is_text(media.kind)
                kinds["application/json" if json else text if is_a_text else bytes_] = None
        return ", ".join(kinds) or "application/json"

    def class_of(self, use: Use) -> str | None:
        """The class that a use is always read as."""
        model = self.types.resolve(use.type)
        return self.types.class_name(model.id) if isinstance(model, Model) else None

    def full(self) -> Expected:
        """The first success, with everything in it."""
        return self.success(self.successes[0]) if self.successes else Expected((Reply(200),))

    def least(self) -> Reply:
        return self.full().replies[0]

    def success(self, response: Response, media: MediaType | None = None) -> Expected:
        status = status_of(response)
        contents = [media] if media is not None else readable(response)
        if not contents or self._is_empty(status):
            return Expected((Reply(status),))
        media = contents[0]
        if media.kind is BodyKind.JSON:
            return self._json(status, self.sampler.full(media.use, Place("answer", media.at)), media)
        return Expected((_other(status, media, _TEXT),))

    def _is_empty(self, status: int) -> bool:
        return status in _EMPTY or self.operation.method == "HEAD"

    def _json(self, status: int, sample: Sample, media: MediaType) -> Expected:
        model = sample.model or (self.classes_of(media.use) if isinstance(sample.value, dict) else None)
        return Expected((Reply(status, media_type(media), sample.value),), sample.exact, model or None)

    def classes_of(self, use: Use) -> list[str]:
        """The classes of the models that a use may be read as; none where it may be something else."""
        type_ = self.types.resolve(use.type)
        if isinstance(type_, Union):
            inner = [self.classes_of(variant.use) for variant in type_.variants]
            return [name for names in inner for name in names] if all(inner) else []
        name = self.class_of(use)
        return [name] if name is not None else []

    def more(self) -> Iterator[tuple[str, Expected]]:
        """Every other success, branch of a union and kind of body; and one that nobody declared."""
        for response in self.successes:
            bodies = readable(response)
            if response is not self.successes[0]:
                yield f"answer {response.status}", self.success(response)
            for media in bodies[1:]:
                if media.kind is not BodyKind.JSON or bodies[0].kind is not BodyKind.JSON:
                    yield f"answer {response.status} as {media.content_type}", self.success(response, media)
            if bodies and bodies[0].kind is BodyKind.JSON and not self._is_empty(status_of(response)):
                yield from self._branches(response, bodies[0])

    def _branches(self, response: Response, media: MediaType) -> Iterator[tuple[str, Expected]]:
        type_, status = self.types.resolve(media.use.type), status_of(response)
        if isinstance(type_, Union):
            for number, sample in enumerate(self.sampler.variants(type_, Place("answer", media.at))[1:], 2):
                if sample.exact:
                    yield f"answer {number}", self._json(status, sample, media)
        elif isinstance(type_, Model) and response is self.successes[0]:
            stranger = {"a field that the document does not know": [1, None]}
            found = self._json(status, Sample(stranger, self.class_of(media.use), exact=False), media)
            odd = any(prop.required for prop in self.sampler.visible(type_)) or type_.additional is not None
            yield "only unknown fields", replace(found, replies=(replace(found.replies[0], deviates=odd),))

    def takes_anything(self) -> bool:
        """Whether any JSON, or true, keeps to what the first success declares."""
        type_ = self.types.resolve(readable(self.successes[0])[0].use.type)
        return not isinstance(type_, Model | Array)

    def of_format(self, case: Format) -> Expected | None:
        """The form of the answer that a field asks for."""
        for media in self.successes[0].contents if self.successes else ():
            if case.use is None and is_text(media.kind):
                return self.success(self.successes[0], media)
            if case.use is not None and media.kind is BodyKind.JSON:
                sample = Sample(self.sampler.full(case.use, Place("answer", media.at)).value, exact=False)
                json = replace(media, content_type="application/json")
                return self._json(status_of(self.successes[0]), sample, json)
        return None

    def of_status(self, status: int) -> Expected | None:
        """What is declared for a status; None where that is not known."""
        return next((self.success(item) for item in self.successes if item.status == str(status)), None)

    def given(self, answer: Answer) -> Expected:
        """An example's answer."""
        status, body = answer.status, answer.body
        declared = next((item for item in self.successes if status_of(item) == status), None)
        response = declared or next((item for item in self.successes if readable(item)), None)
        media = media_of(response, body) if response is not None else None
        if media is None or self._is_empty(status):
            expected = Expected((Reply(status),))
        elif media.kind is BodyKind.JSON:
            expected = self._json(status, Sample(body, exact=answer.obeys), media)
        else:
            expected = Expected((_other(status, media, body),))
        headers = {name: text for name, text in answer.headers.items() if _is_plain(name, text)}
        return replace(expected, replies=(replace(expected.replies[0], headers=headers),))

    def refused(self, status: int, body: object = ABSENT) -> Expected:
        """An error, with the body that is declared for its status unless one is given."""
        raises = _EXCEPTIONS.get(status, "ApiError")
        declared = {item.status.upper() for item in self.operation.responses}
        reply = Reply(status, deviates=declared.isdisjoint(_declared_as(status)))
        if self.operation.method == "HEAD":
            return Expected((reply,), raises=raises)
        media = self._error(status)
        if body is ABSENT:
            body = self.sampler.full(media.use, Place("error", media.at)).value if media is not None else GENERAL
        model = None
        if isinstance(body, dict):
            model = self.class_of(media.use) if media is not None else "ErrorAnswer" if "error" in body else None
        return Expected((replace(reply, type="application/json", json=body),), result=model, raises=raises)

    def _error(self, status: int) -> MediaType | None:
        """The declared body of an error that has a type of its own; any other is read as errors are in general."""
        declared = {
            item.status.upper(): media
            for item in self.operation.responses
            if item.is_error and (media := json_media(item)) is not None and self.types.named(media.use) is not None
        }
        return next((declared[key] for key in _declared_as(status) if key in declared), None)

    def headers(self) -> dict[str, tuple[str, list[str]]]:
        """The declared headers of successes: as they are sent, and the type and text of what they are read as. A poller
        gets none that would make it wait, or ask elsewhere."""
        hidden = _ASKED if self.method.results.outcome is not None else set()
        known = {name: _HEADERS.get(kind, ("12", ["str", "12"])) for name, kind in self.method.results.headers.items()}
        return {name: each for name, each in known.items() if _is_plain(name, each[0]) and name.lower() not in hidden}


def _declared_as(status: int) -> tuple[str, ...]:
    """What a document may declare an answer as, the most exact first."""
    return str(status), f"{status // 100}XX", "DEFAULT"


def media_type(media: MediaType) -> str:
    """A media type that a server may name for one that is declared."""
    declared = media.content_type.partition(";")[0].strip()
    is_json = declared.endswith("json")
    if media.kind is BodyKind.JSON:
        return "application/json" if "*" in declared or not is_json else media.content_type
    exact = declared if "*" not in declared and not is_json else ""
    return f"{exact or 'text/plain'}; charset=utf-8" if is_text(media.kind) else exact or "application/octet-stream"


def _is_plain(name: str, value: str) -> bool:
    """Whether a header can be sent (RFC 9110 section 5), and means nothing to the transport."""
    return bool(_NAME.match(name) and _VALUE.match(value)) and name.lower() not in _MEANINGFUL


def _other(status: int, media: MediaType, body: object) -> Reply:
    """A reply that is not JSON."""
    if is_text(media.kind):
        return Reply(status, media_type(media), text=body)
    return Reply(status, media_type(media), bytes=body)
