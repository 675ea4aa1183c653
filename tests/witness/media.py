"""Media types, and what bodies of them hold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from typing import Any

from .records import Message


def is_json(media: str) -> bool:
    return media.endswith(("/json", "+json"))


def has_fields(media: str) -> bool:
    """Whether a body of this type has the fields of its schema."""
    media = essence(media)
    return is_json(media) or "*" in media or media.startswith(("multipart/", "application/x-www-form"))


def is_text(media: str) -> bool:
    return media.startswith("text/") and not media.endswith("/json") and media != "text/event-stream"


def essence(media: str) -> str:
    return media.partition(";")[0].strip().lower()


def matching(media: str, declared: Iterable[str]) -> str | None:
    """The declared media type, or range, that one is of; the most exact comes first."""
    fitting = [each for each in declared if _covers(essence(each), media)]
    return min(fitting, key=lambda each: each.count("*"), default=None)


def _covers(declared: str, media: str) -> bool:
    kind, _, subtype = declared.partition("/")
    its_kind, _, its_subtype = media.partition("/")
    if kind not in ("*", its_kind):
        return False
    return subtype in ("*", its_subtype) or (subtype.startswith("*+") and its_subtype.endswith(subtype[1:]))


def accepts(accept: str, media: str) -> bool:
    """Whether an ``Accept`` takes a media type."""
    media = essence(media)
    return any(_covers(essence(each), media) or _covers(media, essence(each)) for each in accept.split(","))


def parsed(text: bytes) -> Any:
    """JSON as a service reads it: ``NaN`` is none."""
    return json.loads(text, parse_constant=_refused)


def _refused(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


@dataclass(frozen=True)
class Part:
    name: str
    file_name: str | None
    media_type: str | None
    content: bytes


def parts(message: Message) -> list[Part]:
    """The parts of a multipart body."""
    head = f"Content-Type: {message.headers['content-type']}\r\n\r\n".encode()
    found = message_from_bytes(head + message.body, policy=policy.HTTP)
    return [
        Part(
            str(part.get_param("name", "", header="content-disposition")),
            part.get_filename(),
            essence(part["Content-Type"]) if part["Content-Type"] else None,
            bytes(part.get_payload(decode=True)),
        )
        for part in found.iter_parts()
    ]


def events(body: bytes) -> Iterator[tuple[str | None, str]]:
    """Name and data of the server-sent events, up to the end that is marked; not one that is cut off."""
    for block in body.decode().replace("\r\n", "\n").split("\n\n")[:-1]:
        fields = [line.partition(":") for line in block.split("\n") if not line.startswith(":")]
        name = next((value.strip() for key, _, value in fields if key == "event"), None)
        data = "\n".join(value.removeprefix(" ") for key, _, value in fields if key == "data")
        if data == "[DONE]":
            return
        yield name, data
