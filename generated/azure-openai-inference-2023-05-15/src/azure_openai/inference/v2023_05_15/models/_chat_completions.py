"""Models of ``client.chat_completions``."""

from __future__ import annotations

from typing import Any, Literal

from .._runtime import Model


class ChatCompletionsCreateRequest(Model):
    """A conversation to answer, with sampling settings."""

    messages: list[ChatCompletionsCreateRequestMessagesItem]
    """The conversation, oldest message first; at least one. At least 1 item."""
    temperature: float | None = None
    """Randomness of sampling, from 0 (close to repeatable) to 2 (wild); 1 when left out. Tune either this or `top_p`.
    From 0 to 2. The service assumes 1.
    """
    top_p: float | None = None
    """Nucleus sampling: only the likeliest tokens that together hold this share of probability are drawn from, 0 to 1;
    1 when left out. Tune either this or `temperature`. From 0 to 1. The service assumes 1.
    """
    n: int | None = None
    """Answers to write, 1 to 128; 1 when left out. Tokens of every answer are billed. From 1 to 128. The service
    assumes 1.
    """
    stream: bool | None = None
    """Send the answer in pieces, as server-sent events that end with `[DONE]`; false when left out. The service assumes
    false.
    """
    stop: str | list[str] | None = None
    """One to four texts at which generation ends; none when left out."""
    max_tokens: int | None = None
    """Most tokens to generate for an answer; when left out, whatever the prompt leaves of 4096."""
    presence_penalty: float | None = None
    """From -2 to 2; above 0, tokens already used at all become less likely, which favours fresh subjects. 0 when left
    out. From -2 to 2. The service assumes 0.
    """
    frequency_penalty: float | None = None
    """From -2 to 2; above 0, tokens lose likelihood each time they occur, which curbs repetition. 0 when left out. From
    -2 to 2. The service assumes 0.
    """
    logit_bias: dict[str, Any] | None = None
    """Maps token ids to a bias from -100 (never use) to 100 (always use) that is added to the token's score. No bias
    when left out.
    """
    user: str | None = None
    """Your own opaque id for the person behind this call, so that abuse can be traced without naming them."""


class ChatCompletionsCreateRequestMessagesItem(Model):
    """A message of the conversation."""

    role: Literal["system", "user", "assistant"] | str
    """Who speaks; `system` sets the rules."""
    content: str
    """What is said."""
    name: str | None = None
    """Name that tells several users apart."""


class ChatCompletionsCreateResponse(Model):
    """Answers to a conversation, with the tokens they took."""

    id: str
    """Id of this answer."""
    object: str
    """Kind of this object, `chat.completion`."""
    created: int
    """When it was written. Unix time, in seconds."""
    model: str
    """Name of the model that answered."""
    choices: list[ChatCompletionsCreateResponseChoicesItem]
    """The answers, as many as `n` asked for."""
    usage: ChatCompletionsCreateResponseUsage | None = None
    """Tokens the call used."""


class ChatCompletionsCreateResponseChoicesItem(Model):
    """One answer."""

    index: int | None = None
    """Position among the answers, from 0."""
    message: ChatCompletionsCreateResponseChoicesItemMessage | None = None
    """The model's message."""
    finish_reason: str | None = None
    """Why it ended, such as `stop` (complete), `length` (too long) or `content_filter` (withheld)."""


class ChatCompletionsCreateResponseChoicesItemMessage(Model):
    """The model's message."""

    role: Literal["system", "user", "assistant"] | str
    """Who speaks, `assistant`."""
    content: str
    """What is said."""


class ChatCompletionsCreateResponseUsage(Model):
    """Tokens the call used."""

    prompt_tokens: int
    """Tokens of the conversation."""
    completion_tokens: int
    """Tokens generated."""
    total_tokens: int
    """Both together."""
