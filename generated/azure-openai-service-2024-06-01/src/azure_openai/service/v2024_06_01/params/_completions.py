"""Arguments of ``client.completions``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from typing_extensions import Required

from .._runtime import CallOptions


class CreateCompletionRequestFields(TypedDict, total=False):
    """The fields that :class:`CreateCompletionRequest` and keyword arguments have in common."""

    prompt: Required[str | Sequence[str]]
    """Text to continue, or a list of texts that are continued independently."""
    max_tokens: int
    """Most tokens to generate, 16 when left out. Prompt and answer together must fit the model's context. The service
    assumes 16.
    """
    temperature: float
    """Randomness of sampling, from 0 (close to repeatable) to 2 (wild); 1 when left out. Tune either this or `top_p`.
    From 0 to 2. The service assumes 1.
    """
    top_p: float
    """Draw only from the likeliest tokens that together hold this share of probability, 0 to 1; 1 when left out. From 0
    to 1. The service assumes 1.
    """
    n: int
    """Texts to return per prompt, 1 to 128; 1 when left out. Each one costs tokens. From 1 to 128. The service assumes
    1.
    """
    stop: str | Sequence[str]
    """Up to four texts at which generation ends; none when left out."""
    presence_penalty: float
    """From -2 to 2; above 0, tokens already used at all become less likely, which favours fresh subjects. 0 when left
    out. From -2 to 2. The service assumes 0.
    """
    frequency_penalty: float
    """From -2 to 2; above 0, tokens lose likelihood each time they occur, which curbs repetition. 0 when left out. From
    -2 to 2. The service assumes 0.
    """
    user: str
    """Your own opaque id for the person behind this call, so that abuse can be traced without naming them."""


class CreateCompletionRequest(CreateCompletionRequestFields, total=False):
    """A prompt to continue, with sampling settings."""

    stream: bool
    """Send the answer in pieces, as server-sent events that end with `[DONE]`; false when left out. The service assumes
    false.
    """


class CompletionsCreateOptions(CreateCompletionRequestFields, CallOptions, total=False):
    """Keyword arguments of ``client.completions.create``."""
