"""Models of ``client.completions``."""

from __future__ import annotations

from typing import Literal

from .._runtime import Model as _Model
from ._common import Usage


class CreateCompletionRequest(_Model):
    """A prompt to continue, with sampling settings."""

    prompt: str | list[str]
    """Text to continue, or a list of texts that are continued independently."""
    max_tokens: int | None = None
    """Most tokens to generate, 16 when left out. Prompt and answer together must fit the model's context. The service
    assumes 16.
    """
    temperature: float | None = None
    """Randomness of sampling, from 0 (close to repeatable) to 2 (wild); 1 when left out. Tune either this or `top_p`.
    From 0 to 2. The service assumes 1.
    """
    top_p: float | None = None
    """Draw only from the likeliest tokens that together hold this share of probability, 0 to 1; 1 when left out. From 0
    to 1. The service assumes 1.
    """
    n: int | None = None
    """Texts to return per prompt, 1 to 128; 1 when left out. Each one costs tokens. From 1 to 128. The service assumes
    1.
    """
    stream: bool | None = None
    """Send the answer in pieces, as server-sent events that end with `[DONE]`; false when left out. The service assumes
    false.
    """
    stop: str | list[str] | None = None
    """Up to four texts at which generation ends; none when left out."""
    presence_penalty: float | None = None
    """From -2 to 2; above 0, tokens already used at all become less likely, which favours fresh subjects. 0 when left
    out. From -2 to 2. The service assumes 0.
    """
    frequency_penalty: float | None = None
    """From -2 to 2; above 0, tokens lose likelihood each time they occur, which curbs repetition. 0 when left out. From
    -2 to 2. The service assumes 0.
    """
    user: str | None = None
    """Your own opaque id for the person behind this call, so that abuse can be traced without naming them."""


class CreateCompletionResponse(_Model):
    """Generated texts."""

    id: str
    """Id of this answer."""
    object: Literal["text_completion"]
    """Kind of this object, `text_completion`."""
    created: int
    """When it was written, in seconds since 1970."""
    model: str
    """Name of the model that wrote."""
    choices: list[CreateCompletionResponseChoicesItem]
    """The texts, `n` for each prompt."""
    usage: Usage | None = None


class CreateCompletionResponseChoicesItem(_Model):
    """One generated text."""

    text: str | None = None
    """What the model wrote."""
    index: int | None = None
    """Position among all texts, from 0."""
    finish_reason: Literal["stop", "length", "content_filter"] | str | None = None
    """Why it ended; complete (`stop`), too long (`length`) or withheld (`content_filter`)."""
