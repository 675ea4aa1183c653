"""Models of ``client.chat_completions``."""

from __future__ import annotations

from typing import Any, Literal

from .._runtime import Model as _Model
from ._common import Usage


class CreateChatCompletionRequest(_Model):
    """A conversation to answer, with sampling settings and tools."""

    messages: list[ChatCompletionMessage]
    """The conversation, oldest message first; at least one. At least 1 item."""
    temperature: float | None = None
    """Randomness of sampling, from 0 (close to repeatable) to 2 (wild); 1 when left out. Tune either this or `top_p`.
    From 0 to 2. The service assumes 1.
    """
    top_p: float | None = None
    """Draw only from the likeliest tokens that together hold this share of probability, 0 to 1; 1 when left out. From 0
    to 1. The service assumes 1.
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
    """Most tokens to generate for an answer."""
    presence_penalty: float | None = None
    """From -2 to 2; above 0, tokens already used at all become less likely, which favours fresh subjects. 0 when left
    out. From -2 to 2. The service assumes 0.
    """
    frequency_penalty: float | None = None
    """From -2 to 2; above 0, tokens lose likelihood each time they occur, which curbs repetition. 0 when left out. From
    -2 to 2. The service assumes 0.
    """
    response_format: CreateChatCompletionRequestResponseFormat | None = None
    """Shape of the answer. For `json_object`, a message must also tell the model to write JSON; an answer cut short by
    `length` may be broken JSON.
    """
    seed: int | None = None
    """Any integer; equal requests with equal seeds tend to give equal answers. Not a promise."""
    tools: list[ChatCompletionTool] | None = None
    """Functions the model may ask you to call."""
    tool_choice: Literal["none", "auto", "required"] | str | CreateChatCompletionRequestToolChoiceFunction | None = None
    """Whether and which tool the model has to call."""
    user: str | None = None
    """Your own opaque id for the person behind this call, so that abuse can be traced without naming them."""


class CreateChatCompletionRequestResponseFormat(_Model):
    """Shape of the answer. For `json_object`, a message must also tell the model to write JSON; an answer cut short by
    `length` may be broken JSON.
    """

    type: Literal["text", "json_object"] | str | None = None
    """Plain `text`, or a `json_object`."""


class CreateChatCompletionRequestToolChoiceFunction(_Model):
    """Call this function."""

    type: Literal["function"]
    """Kind of the tool, `function`."""
    function: CreateChatCompletionRequestToolChoiceFunctionFunction
    """The function to call."""


class CreateChatCompletionRequestToolChoiceFunctionFunction(_Model):
    """The function to call."""

    name: str
    """Its name."""


class ChatCompletionMessage(_Model):
    """A message of a conversation."""

    role: Literal["system", "user", "assistant", "tool"] | str
    """Who speaks; `system` sets the rules, `tool` reports a function's result."""
    content: str | None = None
    """What is said; null when the model only calls functions."""
    name: str | None = None
    """Name that tells speakers of one role apart."""
    tool_calls: list[ChatCompletionToolCall] | None = None
    """Functions the model asks you to call."""
    tool_call_id: str | None = None
    """In a `tool` message, id of the call it answers."""


class ChatCompletionTool(_Model):
    """A tool the model can use."""

    type: Literal["function"]
    """Kind of the tool, `function`."""
    function: FunctionDefinition


class FunctionDefinition(_Model):
    """A function of yours, as the model gets to know it."""

    name: str
    """Its name."""
    description: str | None = None
    """What it is good for; the model decides by this when to call it."""
    parameters: dict[str, Any] | None = None
    """JSON Schema of its arguments; it takes none when left out."""


class ChatCompletionToolCall(_Model):
    """A function call the model asks for."""

    id: str
    """Id to answer the call with."""
    type: Literal["function"]
    """Kind of the tool, `function`."""
    function: ChatCompletionToolCallFunction
    """What to call."""


class ChatCompletionToolCallFunction(_Model):
    """What to call."""

    name: str
    """Name of your function."""
    arguments: str
    """Its arguments as JSON text, made by the model; check them before use."""


class CreateChatCompletionResponse(_Model):
    """Answers to a conversation."""

    id: str
    """Id of this answer."""
    object: Literal["chat.completion"]
    """Kind of this object, `chat.completion`."""
    created: int
    """When it was written, in seconds since 1970."""
    model: str
    """Name of the model that answered."""
    choices: list[ChatCompletionChoice]
    """The answers, as many as `n` asked for."""
    usage: Usage | None = None
    system_fingerprint: str | None = None
    """Changes with the backend; equal seeds then no longer give equal answers."""


class ChatCompletionChoice(_Model):
    """One answer."""

    index: int
    """Position among the answers, from 0."""
    message: ChatCompletionMessage
    finish_reason: Literal["stop", "length", "content_filter", "tool_calls"] | str
    """Why it ended; complete (`stop`), too long (`length`), withheld (`content_filter`) or waiting for functions
    (`tool_calls`).
    """
