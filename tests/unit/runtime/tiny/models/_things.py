from __future__ import annotations

import datetime
from typing import Annotated, Any, List, Literal, Optional, Union

from .._runtime import Field, Model, OneOf


class Text(Model):
    type: Literal["text"]
    text: str


class Picture(Model):
    type: Literal["picture", "image"]
    url: str
    size: int | None = None


class Group(Model):
    type: Literal["group"]
    parts: list[Part]


Part = Annotated[Union[Text, Picture, Group, str], OneOf("type")]


class Usage(Model):
    total: int
    ratio: float | None = None


class Answer(Model):
    id: str
    from_: str | None = Field(alias="from", default=None)
    made: datetime.datetime | None = None
    level: Literal["low", "high"] | None = None
    parts: list[Part] | None = None
    usage: Usage | None = None
    extra: dict[str, Usage] | None = None


class Delta(Model):
    content: str | None = None


class Choice(Model):
    index: int
    delta: Delta | None = None


class Chunk(Model):
    id: str
    choices: list[Choice]


class Things(Model):
    data: list[Answer]
    has_more: bool | None = None


class Missing(Model):
    error: Reason


class Reason(Model):
    code: str
    message: str
    where: str | None = None


class Audio(Model):
    text: str


class VerboseAudio(Model):
    text: str
    task: Literal["transcribe"]
    duration: float | None = None


AnyAudio = Annotated[Union[Audio, VerboseAudio], OneOf()]


class Started(Model):
    event: Literal["started"]
    data: Usage


class Ended(Model):
    event: Literal["ended"]
    data: str


Event = Annotated[Union[Started, Ended], OneOf("event")]
