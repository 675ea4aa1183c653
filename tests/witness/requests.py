"""Whether a request is one that the document allows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, unquote

from . import media
from .api import Api, Operation, Parameter
from .records import Message, Record
from .schemas import Breach, Schemas
from .styles import Reader, WrongStyle

#: What a transport, and every client of Azure's, sends beside what a document declares.
GENERAL = frozenset(
    "host user-agent accept accept-encoding connection content-length content-type transfer-encoding cookie"
    " authorization x-ms-client-request-id x-ms-return-client-request-id".split()
)


@dataclass(frozen=True)
class Fault:
    """A disagreement between what travelled and the document. ``at`` is a place in a body, or a parameter's name."""

    rule: str
    operation: str
    at: str
    message: str
    test: str = ""
    part: str = "request"
    body: Any = None


@dataclass(frozen=True)
class Sent:
    """What a request gave: the names of parameters, and those of the body's first level; None without a body."""

    parameters: frozenset[tuple[str, str]]
    fields: frozenset[str] | None


class Requests:
    """Judges the requests of one document's package."""

    def __init__(self, api: Api, schemas: Schemas) -> None:
        self.api, self.schemas, self.reader = api, schemas, Reader(api, schemas)

    def operation(self, record: Record) -> tuple[Operation, dict[str, str]] | None:
        """The operation that a request is of, and the pieces of its path. What a path has in its query must be sent."""
        pairs = {*_pairs(record.query)}
        for operation in self.api.operations:
            if operation.method != record.method or not operation.query <= pairs:
                continue
            if (match := operation.pattern.fullmatch(record.path)) is not None:
                return operation, {operation.groups[key]: value for key, value in match.groupdict().items()}
        return None

    def judge(self, record: Record, operation: Operation, pieces: Mapping[str, str]) -> tuple[list[Fault], Sent]:
        """All that is wrong with it."""
        self._operation = operation
        parameters = {*self._names(record)}
        faults = [*self._parameters(record, operation, pieces), *self._security(record, operation)]
        faults += self._accept(record, operation)
        body_faults, fields = self._body(record, operation)
        return [*faults, *body_faults], Sent(frozenset(parameters), fields)

    def _fault(self, rule: str, at: str, message: str, body: Any = None) -> Fault:
        return Fault(rule, str(self._operation), at, message, body=body)

    def _names(self, record: Record) -> Iterator[tuple[str, str]]:
        pairs = _pairs(record.query)
        for parameter in self._operation.parameters:
            place, name = parameter.place, parameter.name
            if place == "query":
                try:
                    given = self.reader.query(parameter, pairs, self._taken(self._operation)) is not None
                except (WrongStyle, ValueError):
                    given = True
            elif place == "header":
                given = name.lower() in record.request.headers
            else:
                given = place == "path" or name in SimpleCookie(record.request.headers.get("cookie", ""))
            if given:
                yield place, name

    def _parameters(self, record: Record, operation: Operation, pieces: Mapping[str, str]) -> Iterator[Fault]:
        pairs, known = _pairs(record.query), {*self._keys("query")}
        fixed = {key for key, _ in operation.query}
        cookies = SimpleCookie(record.request.headers.get("cookie", ""))
        headers = {*GENERAL, *(name.lower() for name in self._keys("header"))}
        headers |= set() if self.api.schemes else {"api-key"}  # the usual one, where nothing is said
        headers |= {"x-more"} if record.kind == "options" else set()  # what a caller adds is the caller's
        for parameter in operation.parameters:
            values: list[Any] | None = None
            try:
                if parameter.place == "query":
                    if (read := self.reader.query(parameter, pairs, self._taken(operation))) is not None:
                        values, names = read
                        known |= names
                elif parameter.place == "path" and parameter.name in pieces:
                    values = self.reader.path(parameter, pieces[parameter.name])
                elif parameter.place == "header":
                    headers.add(parameter.name.lower())
                    if (text := record.request.headers.get(parameter.name.lower())) is not None:
                        values = self.reader.header(parameter, text)
                elif parameter.place == "cookie" and parameter.name in cookies:
                    values = self.reader.header(parameter, unquote(cookies[parameter.name].value))
            except (WrongStyle, ValueError) as problem:
                known.add(parameter.name)
                yield self._fault("parameter style", parameter.name, str(problem))
                continue
            if values is None and parameter.required and parameter.name.lower() not in GENERAL:
                in_host = parameter.place == "path"  # of the address, which the client is given
                if not in_host or "{" + parameter.name + "}" in operation.path:
                    yield self._fault("parameter missing", parameter.name, f"required in {parameter.place}")
            elif values is not None and not self.reader.is_valid(parameter, values):
                breach = self.schemas.breaches(parameter.schema, values[-1], "request")[0]
                yield self._fault("parameter value", parameter.name, breach.message, values[-1])
        for key, _ in pairs:
            if key not in known | fixed:
                yield self._fault("query undeclared", key, "no parameter has this name")
        for name in record.request.headers.keys() - headers:
            yield self._fault("header undeclared", name, "no parameter has this name")

    def _taken(self, operation: Operation) -> set[str]:
        """The names in a query that are not for the properties of any object."""
        queries = [parameter.name for parameter in operation.parameters if parameter.place == "query"]
        return {*queries, *self._keys("query"), *(key for key, _ in operation.query), "api-version"}

    def _keys(self, place: str) -> Iterator[str]:
        """The names under which the security schemes want a key: it is sent whether or not an operation asks for it."""
        for scheme in map(self.api.follow, self.api.schemes.values()):
            if scheme.get("type") == "apiKey" and scheme.get("in") == place:
                yield scheme["name"]

    def _security(self, record: Record, operation: Operation) -> Iterator[Fault]:
        if operation.security and not any(
            all(self._is_satisfied(record, name) for name in alternative) for alternative in operation.security
        ):
            yield self._fault("security", "", f"none of {[[*each] for each in operation.security]} is satisfied")

    def _is_satisfied(self, record: Record, name: str) -> bool:
        scheme = self.api.follow(self.api.schemes[name])
        headers, kind = record.request.headers, scheme["type"]
        if kind == "apiKey":
            places = {
                "header": {*headers},
                "query": {key.lower() for key, _ in _pairs(record.query)},
                "cookie": {key.lower() for key in SimpleCookie(headers.get("cookie", ""))},
            }
            return scheme["name"].lower() in places[scheme["in"]]
        wanted = "basic" if kind == "basic" else scheme["scheme"].lower() if kind == "http" else "bearer"
        return headers.get("authorization", "").lower().startswith(wanted + " ")

    def _accept(self, record: Record, operation: Operation) -> Iterator[Fault]:
        declared = {each for status, contents in operation.answers.items() if status[0] == "2" for each in contents}
        accept = record.request.headers.get("accept", "*/*")
        declared |= {"text/event-stream"} if record.asks_for_events else set()
        if declared and not any(media.accepts(accept, each) for each in declared):
            yield self._fault("accept", "", f"{accept} takes none of {sorted(declared)}")

    def _body(self, record: Record, operation: Operation) -> tuple[list[Fault], frozenset[str] | None]:
        message = record.request
        if not message.body and "content-type" not in message.headers:
            missing = operation.body_required
            return ([self._fault("body missing", "", "it is required")] if missing else []), None
        if not operation.bodies:
            return ([self._fault("body undeclared", "", "the operation takes none")] if message.body else []), None
        key = media.matching(message.media_type, operation.bodies)
        if key is None or "*" in message.media_type:
            reason = f"{message.media_type!r} is none of {[*operation.bodies]}"
            found = self._fault("body media type", "", reason)
            if not media.is_json(message.media_type):
                return [found], None
            faults, fields = self._json(message, next(iter(operation.bodies.values())))
            return [found, *faults], fields
        schema = operation.bodies[key]
        if media.is_json(message.media_type):
            return self._json(message, schema)
        if message.media_type.startswith("multipart/"):
            return self._multipart(record, operation, schema, operation.encodings.get(key, {}))
        if message.media_type == "application/x-www-form-urlencoded":
            pairs = parse_qsl(message.body.decode(), keep_blank_values=True)
            return self._form(operation, schema, [*pairs])
        if media.is_text(message.media_type) and "string" in self.reader.types(schema):
            return [*self._breaches(schema, message.body.decode())], None
        return [], None

    def _json(self, message: Message, schema: Any) -> tuple[list[Fault], frozenset[str] | None]:
        try:
            value = media.parsed(message.body)
        except ValueError as problem:
            return [self._fault("body not JSON", "", str(problem))], None
        return [*self._breaches(schema, value)], frozenset(value) if isinstance(value, dict) else None

    def _breaches(self, schema: Any, value: Any) -> Iterator[Fault]:
        for breach in self.schemas.breaches(schema, value, "request"):
            yield self._fault("body value", breach.at, breach.message, value)

    def _form(
        self, operation: Operation, schema: Any, fields: list[tuple[str, Any]]
    ) -> tuple[list[Fault], frozenset[str]]:
        """Fields, each with its text, or its value where that was JSON."""
        properties, joined = dict(self._properties(schema)), {each.name for each in operation.form if not each.explode}
        value: dict[str, Any] = {}
        faults: list[Fault] = []
        for name in dict.fromkeys(name for name, _ in fields):
            given = [each for key, each in fields if key == name]
            is_array = "array" in self.reader.types(properties.get(name))
            if name not in properties:
                if not self._is_open(schema):
                    faults.append(self._fault("part undeclared", name, "no field has this name"))
                continue
            if len(given) > 1 and (not is_array or name in joined):
                faults.append(self._fault("part repeated", name, f"it is there {len(given)} times"))
            if is_array and not isinstance(given[0], list):
                pieces = [piece for each in given for piece in each.split(",")] if name in joined else given
                value[name] = [self._meant(self.reader.items(properties[name]), each) for each in pieces]
            else:
                value[name] = self._meant(properties[name], given[0])
        return [*faults, *self._breaches(schema, value)], frozenset(name for name, _ in fields)

    def _meant(self, schema: Any, value: Any) -> Any:
        """What a text may mean that the schema allows; the text itself if it allows nothing of that."""
        meanings = self.reader.scalars(value) if isinstance(value, str) else [value]
        return next((each for each in meanings if self.schemas.is_valid(schema, each, "request")), value)

    def _properties(self, schema: Any) -> Iterator[tuple[str, Any]]:
        """The properties of a schema: its own, and those of what it is made of."""
        schema = self.api.follow(schema)
        if isinstance(schema, Mapping):
            yield from schema.get("properties", {}).items()
            for key in ("allOf", "anyOf", "oneOf"):
                for each in schema.get(key, ()):
                    yield from self._properties(each)

    def _is_open(self, schema: Any) -> bool:
        """Whether a body may have fields that are not declared. That JSON Schema allows them is no reason to send them."""
        schema = self.api.follow(schema)
        return not isinstance(schema, Mapping) or schema.get("additionalProperties") not in (None, False)

    def _multipart(
        self, record: Record, operation: Operation, schema: Any, encodings: Mapping[str, Any]
    ) -> tuple[list[Fault], frozenset[str]]:
        properties, faults = dict(self._properties(schema)), list[Fault]()
        fields: list[tuple[str, Any]] = []
        for part in media.parts(record.request):
            declared = properties.get(part.name, {})
            items = self.reader.items(declared) if "array" in self.reader.types(declared) else declared
            content_type = encodings.get(part.name, {}).get("contentType")
            binary = self._is_binary(items, content_type or "")
            if binary and part.file_name is None:
                faults.append(self._fault("part file", part.name, "a file has a file name"))
            if not binary and part.file_name is not None and part.name in properties:
                faults.append(self._fault("part file", part.name, "what is no file has a file name"))
            faults += self._part_type(part, items, content_type, binary)
            try:
                is_json = media.is_json(part.media_type or "")
                text = "some bytes" if binary else part.content.decode()
                fields.append((part.name, media.parsed(part.content) if is_json and not binary else text))
            except ValueError as problem:
                faults.append(self._fault("part not JSON", part.name, str(problem)))
        more, names = self._form(operation, schema, fields)
        return [*faults, *more], names

    def _part_type(self, part: media.Part, schema: Any, declared: str | None, binary: bool) -> Iterator[Fault]:
        """A part's media type is the encoding's, or by its schema a general one of the same kind."""
        sent = part.media_type
        types = self.reader.types(schema)
        if declared is not None:
            if sent is None or media.matching(sent, map(media.essence, declared.split(","))) is None:
                yield self._fault("part media type", part.name, f"{sent} is not {declared}")
        elif not binary and types and types <= {"object", "null"} and not media.is_json(sent or ""):
            yield self._fault("part media type", part.name, f"{sent}: an object is sent as JSON")
        elif not binary and sent is not None and not media.is_text(sent) and "object" not in types and types:
            yield self._fault("part media type", part.name, f"{sent}: what is no object is sent as text")

    def _is_binary(self, schema: Any, content_type: str) -> bool:
        schema = self.api.follow(schema)
        if not isinstance(schema, Mapping):
            return False
        if schema.get("type") == "file" or schema.get("format") == "binary":
            return True
        branches = [each for key in ("allOf", "anyOf", "oneOf") for each in schema.get(key, ())]
        if self.api.is_v31 and not branches:
            content_type = schema.get("contentMediaType", content_type)
            if "contentEncoding" in schema:
                return bool(schema["contentEncoding"] == "binary")
            if "contentMediaType" in schema or not {"type", "enum", "const", "properties", "$ref"} & schema.keys():
                return not media.is_json(content_type) and not content_type.startswith("text/")
        return any(self._is_binary(each, content_type) for each in branches)


def _pairs(query: str) -> list[tuple[str, str]]:
    """Names, decoded, and values, as they came."""
    found = [pair.partition("=") for pair in query.split("&") if pair]
    return [(unquote(key), value) for key, _, value in found]


__all__ = ["Breach", "Fault", "Parameter", "Requests", "Sent"]
