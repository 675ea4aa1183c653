"""What leads from one request of a test to the next: links, tokens and ids of pages, addresses of operations under way."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from .api import Operation
from .records import Record

_HEADERS = ("operation-location", "azure-asyncoperation", "location")
_LINKS = ("nextLink", "next_link", "@odata.nextLink", "odata.nextLink", "@nextLink")
#: Fields of an answer that ask for the next page, and the parameters that may take them.
_TOKENS = {
    "next_cursor": ("cursor", "after"),
    "nextCursor": ("cursor",),
    "next_page_token": ("page_token",),
    "nextPageToken": ("pageToken",),
    "next_page": ("page",),
    "next": ("after", "cursor"),
}


@dataclass(frozen=True)
class Lead:
    """What an answer leads to: an address, or the same operation with a value of a parameter in the query. What
    ``must`` be followed is the next page of a list."""

    address: str = ""
    parameter: str = ""
    value: str = ""
    must: bool = False

    def __str__(self) -> str:
        return self.address or f"{self.parameter}={self.value}"

    def is_followed(self, before: Record, after: Record) -> bool:
        """Whether a request goes there; an api-version may be added to an address."""
        sent = dict(parse_qsl(after.query, keep_blank_values=True))
        if self.parameter:
            return after.path == before.path and sent.get(self.parameter) == self.value
        wanted = urlsplit(self.address)
        asked = dict(parse_qsl(wanted.query, keep_blank_values=True))
        rest = {name for name in sent.items() - asked.items()}
        return (
            after.path == wanted.path and asked.items() <= sent.items() and {key for key, _ in rest} <= {"api-version"}
        )


def is_under_way(record: Record) -> bool:
    """Whether an answer says where the state of the operation is."""
    return any(name in record.answer.headers for name in _HEADERS)


def leads(record: Record, operation: Operation | None) -> Iterator[Lead]:
    """All that an answer leads to. ``operation`` is the one whose list or state it is of."""
    for name in _HEADERS:
        if name in record.answer.headers:
            yield Lead(record.answer.headers[name])
    body = _json(record)
    if operation is None or not isinstance(body, Mapping) or record.status >= 300 or is_under_way(record):
        return
    if "x-ms-pageable" in operation.raw:
        name = operation.raw["x-ms-pageable"].get("nextLinkName")
        link = _within(body, name) if name else None
        if isinstance(link, str) and link:
            yield Lead(link, must=True)
        return
    if record.method != "GET" or len([value for value in body.values() if isinstance(value, list)]) != 1:
        return  # which list the next page is of would be a guess
    taken = {parameter.name for parameter in operation.parameters if parameter.place == "query"}
    for name in _LINKS:
        if isinstance(body.get(name), str) and body[name]:
            yield Lead(body[name], must=True)
            return
    for name, parameters in _TOKENS.items():
        for parameter in parameters:
            if parameter in taken and body.get(name) and body.get("has_more") is not False:
                yield Lead(parameter=parameter, value=str(body[name]), must=True)
                return
    if body.get("has_more") is True and "after" in taken:
        items = next(value for value in body.values() if isinstance(value, list))
        last = body.get("last_id") or (items[-1].get("id") if items and isinstance(items[-1], Mapping) else None)
        if last:
            yield Lead(parameter="after", value=str(last), must=True)


def tells(record: Record, after: Record) -> bool:
    """Whether an answer holds, at any place, the address of a later request or a value of its query."""
    texts = {str(each) for each in _scalars(_json(record))}
    asked = dict(parse_qsl(after.query, keep_blank_values=True)).items()
    new = asked - dict(parse_qsl(record.query, keep_blank_values=True)).items()
    addresses = [Lead(text) for text in texts if text.startswith(("/", "http"))]
    same = after.path == record.path and len(new) == 1 and {value for _, value in new} <= texts
    return same or any(lead.is_followed(record, after) for lead in addresses)


def _scalars(value: Any) -> Iterator[Any]:
    if isinstance(value, (dict, list)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _scalars(each)
    else:
        yield value


def _json(record: Record) -> Any:
    try:
        return json.loads(record.answer.body)
    except ValueError:
        return None


def _within(body: Any, name: str) -> Any:
    if name in body:
        return body[name]
    for part in name.split("."):
        body = body.get(part) if isinstance(body, Mapping) else None
    return body
