"""Arguments of ``client.chat_completions``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypedDict

from typing_extensions import Required

from .._runtime import CallOptions


class ChatCompletionsCreateRequestFields(TypedDict, total=False):
    """The fields that :class:`ChatCompletionsCreateRequest` and keyword arguments have in common."""

    messages: Required[Sequence[ChatCompletionsCreateRequestMessagesItem]]
    """The conversation, oldest message first; at least one. At least 1 item."""
    temperature: float | None
    """Randomness of sampling, from 0 (close to repeatable) to 2 (wild); 1 when left out. Tune either this or `top_p`.
    From 0 to 2. The service assumes 1.
    """
    top_p: float | None
    """Nucleus sampling: only the likeliest tokens that together hold this share of probability are drawn from, 0 to 1;
    1 when left out. Tune either this or `temperature`. From 0 to 1. The service assumes 1.
    """
    n: int | None
    """Answers to write, 1 to 128; 1 when left out. Tokens of every answer are billed. From 1 to 128. The service
    assumes 1.
    """
    stop: str | Sequence[str] | None
    """One to four texts at which generation ends; none when left out."""
    max_tokens: int
    """Most tokens to generate for an answer; when left out, whatever the prompt leaves of 4096."""
    presence_penalty: float
    """From -2 to 2; above 0, tokens already used at all become less likely, which favours fresh subjects. 0 when left
    out. From -2 to 2. The service assumes 0.
    """
    frequency_penalty: float
    """From -2 to 2; above 0, tokens lose likelihood each time they occur, which curbs repetition. 0 when left out. From
    -2 to 2. The service assumes 0.
    """
    logit_bias: Mapping[str, Any] | None
    """Maps token ids to a bias from -100 (never use) to 100 (always use) that is added to the token's score. No bias
    when left out.
    """
    user: str
    """Your own opaque id for the person behind this call, so that abuse can be traced without naming them."""


class ChatCompletionsCreateRequest(ChatCompletionsCreateRequestFields, total=False):
    """A conversation to answer, with sampling settings."""

    stream: bool | None
    """Send the answer in pieces, as server-sent events that end with `[DONE]`; false when left out. The service assumes
    false.
    """


class ChatCompletionsCreateRequestMessagesItem(TypedDict, total=False):
    """A message of the conversation."""

    role: Required[Literal["system", "user", "assistant"] | str]
    """Who speaks; `system` sets the rules."""
    content: Required[str]
    """What is said."""
    name: str
    """Name that tells several users apart."""


class ChatCompletionsCreateOptions(ChatCompletionsCreateRequestFields, CallOptions, total=False):
    """Keyword arguments of ``client.chat_completions.create``."""
