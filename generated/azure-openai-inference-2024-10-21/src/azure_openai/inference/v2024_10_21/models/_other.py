"""Models of the document that no operation refers to."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from .._runtime import Model, OneOf
from ._chat_completions import (
    ChatCompletionMessageToolCalls,
    ChatCompletionRequestAssistantMessageFunctionCall,
    ChatCompletionTokenLogprob,
    OnYourDataApiKeyAuthenticationOptions,
    OnYourDataConnectionStringAuthenticationOptions,
    OnYourDataDeploymentNameVectorizationSource,
    OnYourDataEndpointVectorizationSource,
    OnYourDataSystemAssignedManagedIdentityAuthenticationOptions,
    OnYourDataUserAssignedManagedIdentityAuthenticationOptions,
)
from ._common import ContentFilterDetectedResult, ContentFilterSeverityResult, ErrorBase


class ContentFilterResultBase(Model):
    """What every filter verdict says."""

    filtered: bool
    """True when the content was withheld for this reason."""


class ContentFilterResultsBase(Model):
    """Filter verdicts common to prompts and answers."""

    sexual: ContentFilterSeverityResult | None = None
    """Verdict on sexual content."""
    violence: ContentFilterSeverityResult | None = None
    """Verdict on violent content."""
    hate: ContentFilterSeverityResult | None = None
    """Verdict on hateful or unfair content."""
    self_harm: ContentFilterSeverityResult | None = None
    """Verdict on content about hurting oneself."""
    profanity: ContentFilterDetectedResult | None = None
    """Whether swear words were found."""
    error: ErrorBase | None = None
    """Set when filtering itself failed, so that verdicts may be missing."""


class ChatCompletionsRequestCommon(Model):
    """Sampling settings of a chat request."""

    temperature: float | None = None
    """Randomness of sampling, from 0 (close to repeatable) to 2 (wild); 1 when left out. Tune either this or `top_p`.
    From 0 to 2. The service assumes 1.
    """
    top_p: float | None = None
    """Nucleus sampling: only the likeliest tokens that together hold this share of probability are drawn from, 0 to 1;
    1 when left out. Tune either this or `temperature`. From 0 to 1. The service assumes 1.
    """
    stream: bool | None = None
    """Send the answer in pieces, as server-sent events that end with `[DONE]`; false when left out. The service assumes
    false.
    """
    stop: str | list[str] | None = None
    """One to four texts at which generation ends; the matched text is not returned. None when left out."""
    max_tokens: int | None = None
    """Most tokens to generate for the answer. Deprecated: use `max_completion_tokens`, which reasoning models insist
    on. The service assumes 4096.
    """
    max_completion_tokens: int | None = None
    """Most tokens to generate, counting hidden reasoning as well as the visible answer."""
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


class OnYourDataAuthenticationOptionsBase(Model):
    """How Azure OpenAI signs in to a data source; `type` tells which way."""

    type: OnYourDataAuthenticationType
    """Way to sign in."""


class OnYourDataVectorizationSourceBase(Model):
    """What turns questions into vectors; `type` tells which kind."""

    type: OnYourDataVectorizationSourceType
    """Kind of embedding source."""


class ChatCompletionRequestMessageToolChatCompletionRequestSystemMessage(Model):
    """Instructions the assistant should follow throughout."""

    content: str | None
    """The result as text."""
    role: Literal["system"]
    """Always `system`."""
    name: str | None = None
    """Tells apart several speakers of one role, if you need to."""
    tool_call_id: str
    """Id of the tool call this answers."""


class ChatCompletionRequestMessageToolChatCompletionRequestUserMessage(Model):
    """A message from the user, with text and pictures."""

    content: str | None
    """The result as text."""
    role: Literal["user"]
    """Always `user`."""
    name: str | None = None
    """Tells apart several speakers of one role, if you need to."""
    tool_call_id: str
    """Id of the tool call this answers."""


class ChatCompletionRequestMessageToolChatCompletionRequestAssistantMessage(Model):
    """An earlier answer of the assistant, or tool calls it asked for."""

    content: str | None
    """The result as text."""
    refusal: str | None = None
    """The assistant's words of refusal, if it declined."""
    role: Literal["assistant"]
    """Always `assistant`."""
    name: str | None = None
    """Tells apart several speakers of one role, if you need to."""
    tool_calls: ChatCompletionMessageToolCalls | None = None
    """Tool calls the assistant asked for."""
    function_call: ChatCompletionRequestAssistantMessageFunctionCall | None = None
    """Function call the assistant asked for. Superseded by `tool_calls`. Deprecated."""
    tool_call_id: str
    """Id of the tool call this answers."""


class ChatCompletionRequestMessageToolChatCompletionRequestToolMessage(Model):
    """The result of a tool call, handed back to the model."""

    role: Literal["tool"]
    """Always `tool`."""
    content: str | None
    """The result as text."""
    tool_call_id: str
    """Id of the tool call this answers."""


class ChatCompletionRequestMessageToolChatCompletionRequestFunctionMessage(Model):
    """The result of a function call. Superseded by the tool message."""

    role: Literal["function"]
    """Always `function`."""
    content: str | None
    """The result as text."""
    name: str
    """Name of the function that ran."""
    tool_call_id: str
    """Id of the tool call this answers."""


class ChatCompletionRequestMessageFunction(Model):
    """A function's result in the conversation, in an older form."""

    role: Literal["function"]
    """Always `function`."""
    content: str | None
    """The result as text."""
    name: str
    """Name of the function that ran."""


class ChatCompletionStreamOptions(Model):
    """Settings for a streamed answer; meaningless unless `stream` is true. None when left out."""

    include_usage: bool | None = None
    """Send one more chunk at the end, without choices, that counts the tokens of the whole call; `usage` is null in the
    others.
    """


class ChatCompletionChoiceLogProbs(Model):
    """Token probabilities of one answer."""

    content: list[ChatCompletionTokenLogprob] | None
    """Probabilities of the answer's tokens, in order."""
    refusal: list[ChatCompletionTokenLogprob] | None = None
    """Probabilities of the refusal's tokens, in order."""


class ChatCompletionChoiceCommon(Model):
    """What every answer among the choices has."""

    index: int | None = None
    """Position among the answers, from 0."""
    finish_reason: str | None = None
    """What ended the answer."""


OnYourDataAuthenticationOptions = Annotated[
    OnYourDataApiKeyAuthenticationOptions
    | OnYourDataConnectionStringAuthenticationOptions
    | OnYourDataSystemAssignedManagedIdentityAuthenticationOptions
    | OnYourDataUserAssignedManagedIdentityAuthenticationOptions,
    OneOf("type", base=OnYourDataAuthenticationOptionsBase),
]
"""How Azure OpenAI signs in to a data source; `type` tells which way."""


OnYourDataAuthenticationType = (
    Literal["api_key", "connection_string", "system_assigned_managed_identity", "user_assigned_managed_identity"] | str
)
"""Ways to sign in to a data source.

- "api_key": With a key of the data source.
- "connection_string": With a database connection string.
- "system_assigned_managed_identity": As the Azure OpenAI resource itself.
- "user_assigned_managed_identity": As an identity you created and attached to the resource.
"""


OnYourDataVectorizationSource = Annotated[
    OnYourDataEndpointVectorizationSource | OnYourDataDeploymentNameVectorizationSource,
    OneOf("type", base=OnYourDataVectorizationSourceBase),
]
"""What turns questions into vectors; `type` tells which kind."""


OnYourDataVectorizationSourceType = Literal["endpoint", "deployment_name"] | str
"""Kinds of embedding source.

- "endpoint": An embedding deployment called through its public URL.
- "deployment_name": An embedding deployment of this resource, called internally, so it works in private networks
  too.
"""


ChatCompletionRequestMessageTool = Annotated[
    ChatCompletionRequestMessageToolChatCompletionRequestSystemMessage
    | ChatCompletionRequestMessageToolChatCompletionRequestUserMessage
    | ChatCompletionRequestMessageToolChatCompletionRequestAssistantMessage
    | ChatCompletionRequestMessageToolChatCompletionRequestToolMessage
    | ChatCompletionRequestMessageToolChatCompletionRequestFunctionMessage,
    OneOf("role"),
]
"""A tool's result in the conversation, in an older form."""
