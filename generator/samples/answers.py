"""What a server answers, and what that must be read as."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.ir.bodies import readable
from generator.ir.service import BodyKind, Format, MediaType, Response
from generator.ir.types import Array, Kind, Model, Primitive, Tuple, Union, Use, Visibility
from generator.plan import MethodPlan
from generator.plan.examples import Answer, media_of, status_of
from generator.plan.shown import ABSENT, ShownValues
from generator.plan.types import Types
from generator.samples.requests import Case
from generator.samples.values import Sample, Sampler
from generator.samples.wire import is_text

#: Headers that mean something to the transport, or make a client wait or ask again.
_MEANINGFUL = frozenset(
    "content-type content-length content-encoding transfer-encoding connection date server set-cookie".split()
)
_NAME, _VALUE = re.compile(r"[!#$%&'*+.^`|~\w-]+\Z", re.ASCII), re.compile(r"[!-~]([ -~]*[!-~])?\Z", re.ASCII)
_EMPTY = frozenset({204, 205})
#: Before an address that the server named, and no path of the document: one to poll, asked as it is; and one of the
#: next page, which gets what every request has.
POLL, NEXT = "poll:", "next:"
GENERAL: dict[str, object] = {"error": {"code": "some_code", "message": "some message"}}
_TEXT = "some text ä"


class Answers:
    """The answers of one operation. What they return is the part of a case that says what comes back."""

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
        found = self.types.resolve(use.type)
        return self.sampler.class_of(found) if isinstance(found, Model) else None

    def full(self) -> Case:
        """The first success, with everything in it."""
        if not self.successes:
            return {"answers": [{"status": 200}]}
        return self.success(self.successes[0])

    def least(self) -> Case:
        answers = self.full()["answers"]
        assert isinstance(answers, list)
        found: Case = answers[0]
        return found

    def success(self, response: Response, media: MediaType | None = None) -> Case:
        status = status_of(response)
        contents = [media] if media is not None else readable(response)
        if not contents or status in _EMPTY or self.operation.method == "HEAD":
            return {"answers": [{"status": status}]}
        return self._of_media(status, contents[0])

    def _of_media(self, status: int, media: MediaType) -> Case:
        kind = media_type(media)
        if media.kind is BodyKind.JSON:
            sample = self.sampler.full(media.use, "answer")
            return self._json(status, sample, media.use, kind)
        return {"answers": [{"status": status, "type": kind, _form(media): _TEXT}]}

    def _json(self, status: int, sample: Sample, use: Use, kind: str = "application/json") -> Case:
        """``result``: the class that the answer is read as; the classes that it may be where that is not certain."""
        found: Case = {"answers": [{"status": status, "type": kind, "json": sample.value}]}
        found |= {"strict": True} if sample.exact else {}
        model: object = sample.model or (self.classes_of(use) if isinstance(sample.value, dict) else None)
        return found | ({"result": model} if model else {})

    def classes_of(self, use: Use) -> list[str]:
        """The classes of the models that a use may be read as; none where it may be something else."""
        type_ = self.types.resolve(use.type)
        if isinstance(type_, Model):
            return [name] if (name := self.sampler.class_of(type_)) is not None else []
        if not isinstance(type_, Union):
            return []
        inner = [self.classes_of(variant.use) for variant in type_.variants]
        return [name for names in inner for name in names] if all(inner) else []

    def more(self) -> Iterator[tuple[str, Case]]:
        """Every other success, branch of a union and kind of body; and one that nobody declared."""
        for response in self.successes:
            bodies = readable(response)
            if response is not self.successes[0]:
                yield f"answer {response.status}", self.success(response)
            for media in bodies[1:]:
                if media.kind is not BodyKind.JSON or bodies[0].kind is not BodyKind.JSON:
                    yield f"answer {response.status} as {media.content_type}", self.success(response, media)
            if bodies and bodies[0].kind is BodyKind.JSON and status_of(response) not in _EMPTY:
                yield from self._branches(response, bodies[0])

    def _branches(self, response: Response, media: MediaType) -> Iterator[tuple[str, Case]]:
        type_ = self.types.resolve(media.use.type)
        status, kind = status_of(response), media_type(media)
        if self.operation.method == "HEAD":
            return
        if isinstance(type_, Union):
            for number, sample in enumerate(self.sampler.variants(type_, "answer")[1:], 2):
                if sample.exact:
                    yield f"answer {number}", self._json(status, sample, media.use, kind)
        elif isinstance(type_, Model) and response is self.successes[0]:
            stranger = {"a field that the document does not know": [1, None]}
            sample = Sample(stranger, self.sampler.class_of(type_), exact=False)
            yield "only unknown fields", self._json(status, sample, media.use, kind)

    def takes_anything(self) -> bool:
        """Whether any JSON, or true, keeps to what the first success declares."""
        media = readable(self.successes[0])[0]
        type_ = self.types.resolve(media.use.type)
        return not isinstance(type_, Model | Array | Tuple)

    def of_format(self, case: Format) -> Case | None:
        """The form of the answer that a field asks for."""
        response = self.successes[0] if self.successes else None
        if response is None:
            return None
        if case.use is None:
            media = next((item for item in response.contents if is_text(item.kind)), None)
            return self.success(response, media) if media is not None else None
        media = next((item for item in response.contents if item.kind is BodyKind.JSON), None)
        sample = Sample(self.sampler.full(case.use, "answer").value, exact=False)
        return self._json(status_of(response), sample, media.use) if media is not None else None

    def of_status(self, status: int) -> Case | None:
        """What is declared for a status; None where that is not known."""
        return next((self.success(item) for item in self.successes if item.status == str(status)), None)

    def given(self, answer: Answer) -> Case:
        """An example's answer."""
        status, body = answer.status, answer.body
        declared = next((item for item in self.successes if status_of(item) == status), None)
        response = declared or next((item for item in self.successes if readable(item)), None)
        media = media_of(response, body) if response is not None else None
        headers = {name: text for name, text in answer.headers.items() if _is_plain(name, text)}
        extra: Case = {"headers": headers} if headers else {}
        if media is None or status in _EMPTY or self.operation.method == "HEAD":
            return {"answers": [{"status": status, **extra}]}
        if media.kind is BodyKind.JSON:
            found = self._json(status, Sample(body, exact=answer.obeys), media.use, media_type(media))
            return {**found, "answers": [{**each, **extra} for each in _list(found["answers"])]}
        return {"answers": [{"status": status, "type": media_type(media), _form(media): body, **extra}]}

    def refused(self, status: int, body: object) -> Case:
        """An error, with the body that is declared for its status unless one is given."""
        media = self._error(status)
        if media is not None:
            body = self.sampler.full(media.use, "error").value if body is ABSENT else body
            model = self.class_of(media.use) if isinstance(body, dict) else None
        else:
            body = GENERAL if body is ABSENT else body
            model = "ErrorAnswer" if isinstance(body, dict) and "error" in body else None
        if self.operation.method == "HEAD":
            return {"answers": [{"status": status}], "raises": exception(status)}
        answer = {"status": status, "type": "application/json", "json": body}
        found: Case = {"answers": [answer], "raises": exception(status)}
        return found | ({"result": model} if model else {})

    def _error(self, status: int) -> MediaType | None:
        """The declared body of an error that has a type of its own; any other is read as errors are in general."""
        keys = (str(status), f"{status // 100}XX", "DEFAULT")
        declared = {item.status.upper(): found for item in self.operation.responses if (found := self._named(item))}
        return next((declared[key] for key in keys if key in declared), None)

    def _named(self, response: Response) -> MediaType | None:
        media = next((item for item in response.contents if item.kind is BodyKind.JSON), None)
        if not response.is_error or media is None:
            return None
        return media if self.types.named(media.use) is not None else None

    def headers(self) -> tuple[dict[str, str], dict[str, list[str]]] | None:
        """The declared headers of successes as they are sent, and the type and text of what they are read as."""
        kinds: dict[str, Kind] = {}
        for response in self.operation.responses:
            for header in response.headers if not response.is_error else ():
                type_ = header.use.type
                kinds[header.wire_name] = type_.kind if isinstance(type_, Primitive) else Kind.STRING
        found = {name: read for name, kind in kinds.items() if _is_plain(name, (read := _header(kind))[0])}
        if self.method.results.outcome is not None:  # a poller would wait, or ask elsewhere
            found = {name: text for name, text in found.items() if name.lower() not in ("retry-after", "location")}
        if not found:
            return None
        return {name: sent for name, (sent, _) in found.items()}, {name: read for name, (_, read) in found.items()}


def exception(status: int) -> str:
    """The class of azure-core that an error status raises."""
    known = {
        401: "ClientAuthenticationError",
        404: "ResourceNotFoundError",
        409: "ResourceExistsError",
        412: "ResourceModifiedError",
    }
    return known.get(status, "HttpResponseError")


def media_type(media: MediaType) -> str:
    """A media type that a server may name for one that is declared."""
    if media.kind is BodyKind.JSON:
        plain = "*" in media.content_type or not media.content_type.partition(";")[0].strip().endswith("json")
        return "application/json" if plain else media.content_type
    if is_text(media.kind):
        return "text/plain; charset=utf-8"
    return "application/octet-stream"


def _is_plain(name: str, value: str) -> bool:
    """Whether a header can be sent (RFC 9110 section 5), and means nothing to the transport."""
    return bool(_NAME.match(name) and _VALUE.match(value)) and name.lower() not in _MEANINGFUL


def _list(value: object) -> list[Case]:
    return value if isinstance(value, list) else []


def _form(media: MediaType) -> str:
    return "text" if is_text(media.kind) else "bytes"


def _header(kind: Kind) -> tuple[str, list[str]]:
    match kind:
        case Kind.INTEGER:
            return "3", ["int", "3"]
        case Kind.NUMBER:
            return "0.5", ["float", "0.5"]
        case Kind.BOOLEAN:
            return "true", ["bool", "True"]
        case Kind.DATETIME:
            return "Tue, 02 Jan 2024 03:04:05 GMT", ["datetime", "2024-01-02 03:04:05+00:00"]
    return "12", ["str", "12"]
