"""Arguments of ``client.chat_completions``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TYPE_CHECKING, TypedDict

from typing_extensions import Required

from .._runtime import CallOptions

if TYPE_CHECKING:
    from .. import models


class CreateChatCompletionRequestFields(TypedDict, total=False):
    """The fields that :class:`CreateChatCompletionRequest` and keyword arguments have in common."""

    messages: Required[Sequence[ChatCompletionMessage | models.ChatCompletionMessage]]
    """The conversation, oldest message first; at least one. At least 1 item."""
    temperature: float
    """Randomness of sampling, from 0 (close to repeatable) to 2 (wild); 1 when left out. Tune either this or `top_p`.
    From 0 to 2. The service assumes 1.
    """
    top_p: float
    """Draw only from the likeliest tokens that together hold this share of probability, 0 to 1; 1 when left out. From 0
    to 1. The service assumes 1.
    """
    n: int
    """Answers to write, 1 to 128; 1 when left out. Tokens of every answer are billed. From 1 to 128. The service
    assumes 1.
    """
    stop: str | Sequence[str]
    """One to four texts at which generation ends; none when left out."""
    max_tokens: int
    """Most tokens to generate for an answer."""
    presence_penalty: float
    """From -2 to 2; above 0, tokens already used at all become less likely, which favours fresh subjects. 0 when left
    out. From -2 to 2. The service assumes 0.
    """
    frequency_penalty: float
    """From -2 to 2; above 0, tokens lose likelihood each time they occur, which curbs repetition. 0 when left out. From
    -2 to 2. The service assumes 0.
    """
    response_format: CreateChatCompletionRequestResponseFormat
    """Shape of the answer. For `json_object`, a message must also tell the model to write JSON; an answer cut short by
    `length` may be broken JSON.
    """
    seed: int
    """Any integer; equal requests with equal seeds tend to give equal answers. Not a promise."""
    tools: Sequence[ChatCompletionTool]
    """Functions the model may ask you to call."""
    tool_choice: Literal["none", "auto", "required"] | str | CreateChatCompletionRequestToolChoiceFunction
    """Whether and which tool the model has to call."""
    user: str
    """Your own opaque id for the person behind this call, so that abuse can be traced without naming them."""


class CreateChatCompletionRequest(CreateChatCompletionRequestFields, total=False):
    """A conversation to answer, with sampling settings and tools."""

    stream: bool
    """Send the answer in pieces, as server-sent events that end with `[DONE]`; false when left out. The service assumes
    false.
    """


class CreateChatCompletionRequestResponseFormat(TypedDict, total=False):
    """Shape of the answer. For `json_object`, a message must also tell the model to write JSON; an answer cut short by
    `length` may be broken JSON.
    """

    type: Literal["text", "json_object"] | str
    """Plain `text`, or a `json_object`."""


class CreateChatCompletionRequestToolChoiceFunction(TypedDict, total=False):
    """Call this function."""

    type: Required[Literal["function"]]
    """Kind of the tool, `function`."""
    function: Required[CreateChatCompletionRequestToolChoiceFunctionFunction]
    """The function to call."""


class CreateChatCompletionRequestToolChoiceFunctionFunction(TypedDict, total=False):
    """The function to call."""

    name: Required[str]
    """Its name."""


class ChatCompletionMessage(TypedDict, total=False):
    """A message of a conversation."""

    role: Required[Literal["system", "user", "assistant", "tool"] | str]
    """Who speaks; `system` sets the rules, `tool` reports a function's result."""
    content: str | None
    """What is said; null when the model only calls functions."""
    name: str
    """Name that tells speakers of one role apart."""
    tool_calls: Sequence[ChatCompletionToolCall | models.ChatCompletionToolCall]
    """Functions the model asks you to call."""
    tool_call_id: str
    """In a `tool` message, id of the call it answers."""


class ChatCompletionTool(TypedDict, total=False):
    """A tool the model can use."""

    type: Required[Literal["function"]]
    """Kind of the tool, `function`."""
    function: Required[FunctionDefinition]


class FunctionDefinition(TypedDict, total=False):
    """A function of yours, as the model gets to know it."""

    name: Required[str]
    """Its name."""
    description: str
    """What it is good for; the model decides by this when to call it."""
    parameters: Mapping[str, Any]
    """JSON Schema of its arguments; it takes none when left out."""


class ChatCompletionToolCall(TypedDict, total=False):
    """A function call the model asks for."""

    id: Required[str]
    """Id to answer the call with."""
    type: Required[Literal["function"]]
    """Kind of the tool, `function`."""
    function: Required[ChatCompletionToolCallFunction | models.ChatCompletionToolCallFunction]
    """What to call."""


class ChatCompletionToolCallFunction(TypedDict, total=False):
    """What to call."""

    name: Required[str]
    """Name of your function."""
    arguments: Required[str]
    """Its arguments as JSON text, made by the model; check them before use."""


class ChatCompletionsCreateOptions(CreateChatCompletionRequestFields, CallOptions, total=False):
    """Keyword arguments of ``client.chat_completions.create``."""
