"""Models of ``client.chat_completions``."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from .._runtime import Model, OneOf
from ._common import CompletionUsage, ContentFilterChoiceResults, PromptFilterResults


class CreateChatCompletionRequest(Model):
    """A conversation to answer, with sampling settings, tools and data sources."""

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
    logit_bias: dict[str, int] | None = None
    """Maps token ids to a bias from -100 (never use) to 100 (always use) that is added to the token's score. No bias
    when left out.
    """
    user: str | None = None
    """Your own opaque id for the person behind this call, so that abuse can be traced without naming them."""
    messages: list[ChatCompletionRequestMessage]
    """The conversation so far, oldest first; at least one message. At least 1 item."""
    data_sources: list[AzureChatExtensionConfiguration] | None = None
    """Your own data for the model to answer from (On Your Data). Known to Azure only, not to OpenAI's service."""
    logprobs: bool | None = None
    """Report the log probability of every generated token; false when left out. The service assumes false."""
    top_logprobs: int | None = None
    """How many likely alternatives to report per token, 0 to 20. Needs `logprobs` to be true. From 0 to 20."""
    n: int | None = None
    """Answers to write, 1 to 128; 1 when left out. Tokens of every answer are billed. From 1 to 128. The service
    assumes 1.
    """
    parallel_tool_calls: ParallelToolCalls | None = None
    """Let the model ask for several tool calls at once; true when left out."""
    response_format: CreateChatCompletionRequestResponseFormat | None = None
    """Shape of the answer: plain text (the default), any JSON object, or JSON that follows your schema. For
    `json_object`, a message must also tell the model to write JSON; an answer cut short by `length` may be broken
    JSON.
    """
    seed: int | None = None
    """Any 64-bit integer: equal requests with equal seeds tend to give equal answers. Not a promise; a changed
    `system_fingerprint` tells that the backend moved on. From -9223372036854775808 to 9223372036854775807.
    """
    tools: list[ChatCompletionTool] | None = None
    """Functions the model may ask you to call, at most 128."""
    tool_choice: ChatCompletionToolChoiceOption | None = None
    """Whether and which tool the model has to call."""
    function_call: Literal["none", "auto"] | str | ChatCompletionFunctionCallOption | None = None
    """Whether and which function the model has to call: `none`, `auto` or a name. Superseded by `tool_choice`.
    Deprecated.
    """
    functions: list[ChatCompletionFunctions] | None = None
    """Functions the model may ask for, 1 to 128. Superseded by `tools`. 1 to 128 items. Deprecated."""


class ChatCompletionFunctions(Model):
    """A function the model may ask for, in the outdated form.

    Deprecated.
    """

    description: str | None = None
    """Tells the model what the function is good for, and so when to use it."""
    name: str
    """Name of the function: up to 64 letters, digits, underscores or dashes."""
    parameters: FunctionParameters | None = None
    """Arguments the function takes."""


class ChatCompletionFunctionCallOption(Model):
    """Makes the model call one particular function."""

    name: str
    """Name of the function."""


class ChatCompletionRequestSystemMessage(Model):
    """Instructions the assistant should follow throughout."""

    content: str | list[ChatCompletionRequestSystemMessageContentPart]
    """The instructions, as text or as a list of text parts."""
    role: Literal["system"]
    """Always `system`."""
    name: str | None = None
    """Tells apart several speakers of one role, if you need to."""


class ChatCompletionRequestUserMessage(Model):
    """A message from the user, with text and pictures."""

    content: str | list[ChatCompletionRequestUserMessageContentPart]
    """What the user says, as text or as a list of text and image parts."""
    role: Literal["user"]
    """Always `user`."""
    name: str | None = None
    """Tells apart several speakers of one role, if you need to."""


class ChatCompletionRequestAssistantMessage(Model):
    """An earlier answer of the assistant, or tool calls it asked for."""

    content: str | list[ChatCompletionRequestAssistantMessageContentPart] | None = None
    """What the assistant said. May be null or left out only beside `tool_calls` or `function_call`."""
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


class ChatCompletionRequestAssistantMessageFunctionCall(Model):
    """Function call the assistant asked for. Superseded by `tool_calls`.

    Deprecated.
    """

    arguments: str
    """Arguments as JSON text. Models make mistakes: parse and check before you use it."""
    name: str
    """Name of the function."""


class ChatCompletionRequestToolMessage(Model):
    """The result of a tool call, handed back to the model."""

    role: Literal["tool"]
    """Always `tool`."""
    content: str | list[ChatCompletionRequestToolMessageContentPart]
    """The result, as text or as a list of text parts."""
    tool_call_id: str
    """Id of the tool call this answers."""


class ChatCompletionRequestFunctionMessage(Model):
    """The result of a function call. Superseded by the tool message.

    Deprecated.
    """

    role: Literal["function"]
    """Always `function`."""
    content: str | None
    """The result as text."""
    name: str
    """Name of the function that ran."""


class ChatCompletionRequestMessageContentPartText(Model):
    """A piece of text within a message."""

    type: Literal["text"]
    """Always `text`."""
    text: str
    """The text."""


class ChatCompletionRequestMessageContentPartImage(Model):
    """A picture within a message."""

    type: Literal["image_url"]
    """Always `image_url`."""
    image_url: ChatCompletionRequestMessageContentPartImageImageUrl
    """Where the picture is and how closely to look."""


class ChatCompletionRequestMessageContentPartImageImageUrl(Model):
    """Where the picture is and how closely to look."""

    url: str
    """A web address, or the picture itself as a base64 `data:` URL."""
    detail: Literal["auto", "low", "high"] | str | None = None
    """`low` spends few tokens, `high` sees small things; `auto`, the default, lets the service choose. The service
    assumes "auto".
    """


class ChatCompletionRequestMessageContentPartRefusal(Model):
    """The assistant's refusal within an earlier message."""

    type: Literal["refusal"]
    """Always `refusal`."""
    refusal: str
    """What the assistant said in refusing."""


class AzureChatExtensionConfigurationBase(Model):
    """A data source the chat model answers from; `type` tells which kind. Azure only."""

    type: AzureChatExtensionType
    """Kind of data source."""


class AzureSearchChatExtensionConfiguration(Model):
    """An Azure AI Search index as data source."""

    type: Literal["azure_search"]
    """Kind of data source."""
    parameters: AzureSearchChatExtensionParameters
    """Which index to search and how."""


class AzureSearchChatExtensionParameters(Model):
    """Which Azure AI Search index to use and how."""

    authentication: AzureSearchChatExtensionParametersAuthentication
    """How Azure OpenAI signs in to the search service; `type` tells which way."""
    top_n_documents: int | None = None
    """How many of the best matching documents the model gets to read."""
    in_scope: bool | None = None
    """True keeps answers to the retrieved data; false lets the model add what it knows."""
    strictness: int | None = None
    """How relevant a document must be, 1 to 5: higher drops more of them, so answers are surer but may miss something.
    From 1 to 5.
    """
    role_information: str | None = None
    """Instructions on tone and behaviour, as in a system message; up to 100 tokens, taken from the request's own limit."""
    endpoint: str
    """Full URL of the search service."""
    index_name: str
    """Index to search."""
    fields_mapping: AzureSearchIndexFieldMappingOptions | None = None
    """Which index fields hold what."""
    query_type: AzureSearchQueryType | None = None
    """How to search."""
    semantic_configuration: str | None = None
    """Name of the index's semantic configuration; the semantic query types need one."""
    filter: str | None = None
    """OData expression that narrows down the documents searched."""
    embedding_dependency: AzureSearchChatExtensionParametersEmbeddingDependency | None = None
    """What turns questions into vectors; needed for the vector query types."""


class AzureSearchIndexFieldMappingOptions(Model):
    """Tells which fields of a search index hold titles, text and vectors."""

    title_field: str | None = None
    """Field that holds a document's title."""
    url_field: str | None = None
    """Field that holds its web address."""
    filepath_field: str | None = None
    """Field that holds its file name."""
    content_fields: list[str] | None = None
    """Fields that hold its text."""
    content_fields_separator: str | None = None
    """Text put between fields when several are joined."""
    vector_fields: list[str] | None = None
    """Fields that hold its embedding vectors."""


class AzureCosmosDBChatExtensionConfiguration(Model):
    """A Cosmos DB collection as data source."""

    type: Literal["azure_cosmos_db"]
    """Kind of data source."""
    parameters: AzureCosmosDBChatExtensionParameters
    """Which collection to search and how."""


class AzureCosmosDBChatExtensionParameters(Model):
    """Which Azure Cosmos DB for MongoDB vCore collection to use and how."""

    authentication: OnYourDataConnectionStringAuthenticationOptions
    """How Azure OpenAI signs in to the database."""
    top_n_documents: int | None = None
    """How many of the best matching documents the model gets to read."""
    in_scope: bool | None = None
    """True keeps answers to the retrieved data; false lets the model add what it knows."""
    strictness: int | None = None
    """How relevant a document must be, 1 to 5: higher drops more of them, so answers are surer but may miss something.
    From 1 to 5.
    """
    role_information: str | None = None
    """Instructions on tone and behaviour, as in a system message; up to 100 tokens, taken from the request's own limit."""
    database_name: str
    """Database to search."""
    container_name: str
    """Collection to search."""
    index_name: str
    """Vector index to search."""
    fields_mapping: AzureCosmosDBFieldMappingOptions
    """Which document fields hold what."""
    embedding_dependency: AzureCosmosDBChatExtensionParametersEmbeddingDependency
    """What turns questions into vectors."""


class AzureCosmosDBFieldMappingOptions(Model):
    """Tells which fields of a Cosmos DB document hold titles, text and vectors."""

    title_field: str | None = None
    """Field that holds a document's title."""
    url_field: str | None = None
    """Field that holds its web address."""
    filepath_field: str | None = None
    """Field that holds its file name."""
    content_fields: list[str]
    """Fields that hold its text."""
    content_fields_separator: str | None = None
    """Text put between fields when several are joined."""
    vector_fields: list[str]
    """Fields that hold its embedding vectors."""


class OnYourDataApiKeyAuthenticationOptions(Model):
    """Signs in with a key."""

    type: Literal["api_key"]
    """Way to sign in."""
    key: str
    """The secret key."""


class OnYourDataConnectionStringAuthenticationOptions(Model):
    """Signs in with a connection string."""

    type: Literal["connection_string"]
    """Way to sign in."""
    connection_string: str
    """The connection string, which holds a secret."""


class OnYourDataSystemAssignedManagedIdentityAuthenticationOptions(Model):
    """Signs in as the Azure OpenAI resource itself; nothing more to say."""

    type: Literal["system_assigned_managed_identity"]
    """Way to sign in."""


class OnYourDataUserAssignedManagedIdentityAuthenticationOptions(Model):
    """Signs in as an identity you attached to the resource."""

    type: Literal["user_assigned_managed_identity"]
    """Way to sign in."""
    managed_identity_resource_id: str
    """Azure resource id of that identity, starting with `/subscriptions/`."""


class OnYourDataDeploymentNameVectorizationSource(Model):
    """Embeds with a deployment of the resource itself."""

    type: Literal["deployment_name"]
    """Kind of embedding source."""
    deployment_name: str
    """Name of an embedding deployment next to the chat deployment; reached internally, never over the internet."""


class OnYourDataEndpointVectorizationSource(Model):
    """Embeds by calling a public embeddings URL."""

    type: Literal["endpoint"]
    """Kind of embedding source."""
    authentication: OnYourDataApiKeyAuthenticationOptions
    """Key for that URL."""
    endpoint: str
    """Full URL of an embeddings operation in your own Azure OpenAI resource."""


class AzureChatExtensionsMessageContext(Model):
    """What a data source contributed to an answer; present only if `data_sources` was given."""

    citations: list[Citation] | None = None
    """Passages retrieved for the answer; `[doc1]` in its text is the first of them."""
    intent: str | None = None
    """What the service took the question to be; send it back in the following turn."""


class Citation(Model):
    """A retrieved passage that supports an answer."""

    content: str
    """Text of the passage."""
    title: str | None = None
    """Title of the document."""
    url: str | None = None
    """Web address of the document."""
    filepath: str | None = None
    """File name of the document."""
    chunk_id: str | None = None
    """Which piece of the document this is."""


class ChatCompletionMessageToolCall(Model):
    """A tool call the model asks you to make."""

    id: str
    """Repeat this id in the tool message that answers."""
    type: ToolCallType
    """Kind of tool."""
    function: ChatCompletionMessageToolCallFunction
    """Function to call."""


class ChatCompletionMessageToolCallFunction(Model):
    """Function to call."""

    name: str
    """Name of the function."""
    arguments: str
    """Arguments as JSON text. Models make mistakes: parse and check before you use it."""


class CreateChatCompletionResponse(Model):
    """The assistant's complete answer."""

    id: str
    """Id of this completion."""
    prompt_filter_results: PromptFilterResults | None = None
    """Filter verdicts on the messages sent."""
    choices: list[CreateChatCompletionResponseChoicesItem]
    """The answers, `n` of them."""
    created: int
    """Time of creation, in seconds since 1970 (UTC)."""
    model: str
    """Model that wrote the answer."""
    system_fingerprint: str | None = None
    """Stands for the backend's state. When it changes, the same `seed` may give another answer."""
    object: Literal["chat.completion"]
    """Kind of this object, `chat.completion`."""
    usage: CompletionUsage | None = None
    """Tokens this call consumed."""


class CreateChatCompletionResponseChoicesItem(Model):
    """One answer."""

    finish_reason: Literal["stop", "length", "tool_calls", "content_filter", "function_call"] | str
    """What ended the answer: `stop` its natural end or a stop text, `length` the token limit, `tool_calls` a request
    for tool calls, `content_filter` the content filter, `function_call` the superseded form of a tool call.
    """
    index: int
    """Position among the answers, from 0."""
    message: ChatCompletionResponseMessage
    """What the assistant says."""
    content_filter_results: ContentFilterChoiceResults | None = None
    """Filter verdicts on this answer."""
    logprobs: CreateChatCompletionResponseChoicesItemLogprobs | None
    """Token probabilities, if `logprobs` was requested; otherwise null."""


class CreateChatCompletionResponseChoicesItemLogprobs(Model):
    """Token probabilities, if `logprobs` was requested; otherwise null."""

    content: list[ChatCompletionTokenLogprob] | None
    """Probabilities of the answer's tokens, in order."""
    refusal: list[ChatCompletionTokenLogprob] | None
    """Probabilities of the refusal's tokens, in order."""


class CreateChatCompletionStreamResponse(Model):
    """One chunk of a streamed answer; join the deltas of equal `index` to get the whole."""

    id: str
    """Id of this completion, equal in all its chunks."""
    choices: list[CreateChatCompletionStreamResponseChoicesItem]
    """What each answer gained; may be empty, as in the first chunk Azure sends."""
    created: int
    """Time of creation, in seconds since 1970 (UTC), equal in all chunks."""
    model: str
    """Model that wrote the answer."""
    system_fingerprint: str | None = None
    """Stands for the backend's state. When it changes, the same `seed` may give another answer."""
    object: Literal["chat.completion.chunk"]
    """Kind of this object, `chat.completion.chunk`."""
    usage: CompletionUsage | None = None
    """Token counts of the whole answer, in the last chunk, where stream_options.include_usage asks for them."""


class CreateChatCompletionStreamResponseChoicesItem(Model):
    """What one answer gained."""

    delta: ChatCompletionStreamResponseDelta
    """The new piece."""
    logprobs: CreateChatCompletionStreamResponseChoicesItemLogprobs | None = None
    """Token probabilities, if `logprobs` was requested; otherwise null."""
    finish_reason: Literal["stop", "length", "tool_calls", "content_filter", "function_call"] | str | None
    """Null until the last piece, then what ended the answer: `stop`, `length`, `tool_calls`, `content_filter` or
    `function_call`.
    """
    index: int
    """Position among the answers, from 0."""


class CreateChatCompletionStreamResponseChoicesItemLogprobs(Model):
    """Token probabilities, if `logprobs` was requested; otherwise null."""

    content: list[ChatCompletionTokenLogprob] | None
    """Probabilities of the answer's tokens, in order."""
    refusal: list[ChatCompletionTokenLogprob] | None
    """Probabilities of the refusal's tokens, in order."""


class ChatCompletionStreamResponseDelta(Model):
    """The new piece of a streamed message; fields that did not grow are left out."""

    content: str | None = None
    """Text to append."""
    function_call: ChatCompletionStreamResponseDeltaFunctionCall | None = None
    """Piece of a function call. Superseded by `tool_calls`. Deprecated."""
    tool_calls: list[ChatCompletionMessageToolCallChunk] | None = None
    """Pieces of tool calls, matched by `index`."""
    role: Literal["system", "user", "assistant", "tool"] | str | None = None
    """Who speaks, told in the first piece."""
    refusal: str | None = None
    """Text to append to the refusal."""


class ChatCompletionStreamResponseDeltaFunctionCall(Model):
    """Piece of a function call. Superseded by `tool_calls`.

    Deprecated.
    """

    arguments: str | None = None
    """Text to append to the JSON arguments; complete only once the stream ends."""
    name: str | None = None
    """Name of the function."""


class ChatCompletionMessageToolCallChunk(Model):
    """Piece of a streamed tool call."""

    index: int
    """Which tool call this belongs to, from 0."""
    id: str | None = None
    """Id of the tool call, told in its first piece."""
    type: Literal["function"] | None = None
    """Kind of tool, always `function`."""
    function: ChatCompletionMessageToolCallChunkFunction | None = None
    """What the function call gained."""


class ChatCompletionMessageToolCallChunkFunction(Model):
    """What the function call gained."""

    name: str | None = None
    """Name of the function."""
    arguments: str | None = None
    """Text to append to the JSON arguments; complete only once the stream ends."""


class ChatCompletionTokenLogprob(Model):
    """A token with its probability and the alternatives to it."""

    token: str
    """The token as text."""
    logprob: float
    """Natural logarithm of its probability, 0 or less."""
    bytes_: list[int] | None = Field(alias="bytes")
    """Its UTF-8 bytes as integers, or null. Join them over tokens where one character spans several."""
    top_logprobs: list[ChatCompletionTokenLogprobTopLogprobsItem]
    """The likeliest tokens at this position, now and then fewer than asked for."""


class ChatCompletionTokenLogprobTopLogprobsItem(Model):
    """An alternative token with its probability."""

    token: str
    """The token as text."""
    logprob: float
    """Natural logarithm of its probability, 0 or less."""
    bytes_: list[int] | None = Field(alias="bytes")
    """Its UTF-8 bytes as integers, or null. Join them over tokens where one character spans several."""


class ChatCompletionResponseMessage(Model):
    """What the assistant says."""

    role: ChatCompletionResponseMessageRole
    """Who speaks."""
    refusal: str | None
    """The model's words of refusal, or null if it answered."""
    content: str | None
    """The text, or null when there are only tool calls."""
    tool_calls: list[ChatCompletionMessageToolCall] | None = None
    """Tool calls you are asked to make."""
    function_call: ChatCompletionFunctionCall | None = None
    """Function call you are asked to make. Superseded by `tool_calls`."""
    context: AzureChatExtensionsMessageContext | None = None
    """What your data sources contributed, if any were given."""


class ChatCompletionNamedToolChoice(Model):
    """Makes the model call one particular function."""

    type: Literal["function"]
    """Kind of tool, always `function`."""
    function: ChatCompletionNamedToolChoiceFunction
    """The function to call."""


class ChatCompletionNamedToolChoiceFunction(Model):
    """The function to call."""

    name: str
    """Name of the function."""


class ChatCompletionFunctionCall(Model):
    """A function call the model asks you to make. Superseded by `tool_calls`."""

    name: str
    """Name of the function."""
    arguments: str
    """Arguments as JSON text. Models make mistakes: parse and check before you use it."""


class ChatCompletionTool(Model):
    """A tool you offer to the model."""

    type: Literal["function"]
    """Kind of tool, always `function`."""
    function: FunctionObject
    """The function offered."""


class FunctionObject(Model):
    """A function you offer to the model."""

    description: str | None = None
    """Tells the model what the function is good for, and so when to use it."""
    name: str
    """Name of the function: up to 64 letters, digits, underscores or dashes."""
    parameters: FunctionParameters | None = None
    """Arguments the function takes."""
    strict: bool | None = None
    """Hold the model to `parameters` exactly; only part of JSON Schema is then allowed there. False when left out. The
    service assumes false.
    """


class ResponseFormatText(Model):
    """Asks for plain text."""

    type: Literal["text"]
    """Always `text`."""


class ResponseFormatJsonObject(Model):
    """Asks for some JSON object; a message has to mention JSON as well."""

    type: Literal["json_object"]
    """Always `json_object`."""


class ResponseFormatJsonSchema(Model):
    """Asks for JSON that follows a schema of yours."""

    type: Literal["json_schema"]
    """Always `json_schema`."""
    json_schema: ResponseFormatJsonSchemaJsonSchema
    """The schema, with its name and purpose."""


class ResponseFormatJsonSchemaJsonSchema(Model):
    """The schema, with its name and purpose."""

    description: str | None = None
    """Tells the model what the answer is for."""
    name: str
    """Name of the format: up to 64 letters, digits, underscores or dashes."""
    schema_: ResponseFormatJsonSchemaSchema | None = Field(default=None, alias="schema")
    """The schema itself."""
    strict: bool | None = None
    """Hold the model to `schema` exactly; only part of JSON Schema is then allowed there. False when left out. The
    service assumes false.
    """


CreateChatCompletionRequestResponseFormat = Annotated[
    ResponseFormatText | ResponseFormatJsonObject | ResponseFormatJsonSchema, OneOf("type")
]
"""Shape of the answer: plain text (the default), any JSON object, or JSON that follows your schema. For `json_object`,
a message must also tell the model to write JSON; an answer cut short by `length` may be broken JSON.
"""


ChatCompletionRequestMessage = Annotated[
    ChatCompletionRequestSystemMessage
    | ChatCompletionRequestUserMessage
    | ChatCompletionRequestAssistantMessage
    | ChatCompletionRequestToolMessage
    | ChatCompletionRequestFunctionMessage,
    OneOf("role"),
]
"""A message of the conversation; `role` tells which kind."""


ChatCompletionRequestSystemMessageContentPart = ChatCompletionRequestMessageContentPartText
"""A part of a system message: text."""


ChatCompletionRequestUserMessageContentPart = Annotated[
    ChatCompletionRequestMessageContentPartText | ChatCompletionRequestMessageContentPartImage, OneOf("type")
]
"""A part of a user message: text or a picture, told apart by `type`."""


ChatCompletionRequestAssistantMessageContentPart = Annotated[
    ChatCompletionRequestMessageContentPartText | ChatCompletionRequestMessageContentPartRefusal, OneOf("type")
]
"""A part of an assistant message: text or a refusal, told apart by `type`."""


ChatCompletionRequestToolMessageContentPart = ChatCompletionRequestMessageContentPartText
"""A part of a tool message: text."""


AzureChatExtensionConfiguration = Annotated[
    AzureSearchChatExtensionConfiguration | AzureCosmosDBChatExtensionConfiguration,
    OneOf("type", base=AzureChatExtensionConfigurationBase),
]
"""A data source the chat model answers from; `type` tells which kind. Azure only."""


AzureChatExtensionType = Literal["azure_search", "azure_cosmos_db"] | str
"""Kinds of data source for chat.

- "azure_search": An Azure AI Search index.
- "azure_cosmos_db": An Azure Cosmos DB for MongoDB vCore collection.
"""


AzureSearchChatExtensionParametersAuthentication = Annotated[
    OnYourDataApiKeyAuthenticationOptions
    | OnYourDataSystemAssignedManagedIdentityAuthenticationOptions
    | OnYourDataUserAssignedManagedIdentityAuthenticationOptions,
    OneOf("type"),
]
"""How Azure OpenAI signs in to the search service; `type` tells which way."""


AzureSearchChatExtensionParametersEmbeddingDependency = Annotated[
    OnYourDataEndpointVectorizationSource | OnYourDataDeploymentNameVectorizationSource, OneOf("type")
]
"""What turns questions into vectors; needed for the vector query types."""


AzureSearchQueryType = Literal["simple", "semantic", "vector", "vector_simple_hybrid", "vector_semantic_hybrid"] | str
"""Ways to search an index.

- "simple": Keyword search; the default.
- "semantic": Keyword search whose hits are ranked anew by meaning.
- "vector": Nearest embedding vectors.
- "vector_simple_hybrid": Keywords and vectors together.
- "vector_semantic_hybrid": Keywords and vectors together, ranked anew by meaning.
"""


AzureCosmosDBChatExtensionParametersEmbeddingDependency = Annotated[
    OnYourDataEndpointVectorizationSource | OnYourDataDeploymentNameVectorizationSource, OneOf("type")
]
"""What turns questions into vectors."""


ToolCallType = Literal["function"] | str
"""Kinds of tool call; so far only `function`.

- "function": A function of yours.
"""


ChatCompletionResponseMessageRole = Literal["assistant"]
"""Who speaks in an answer, always `assistant`."""


ChatCompletionToolChoiceOption = Literal["none", "auto", "required"] | str | ChatCompletionNamedToolChoice
"""Whether the model calls tools: `none` never (the default without tools), `auto` as it sees fit (the default with
them), `required` at least one. An object names the function it has to call.
"""


ParallelToolCalls = bool
"""Whether the model may ask for several tool calls at once; true when left out."""


ChatCompletionMessageToolCalls = list[ChatCompletionMessageToolCall]
"""Tool calls the model asked for, such as function calls."""


FunctionParameters = dict[str, Any]
"""JSON Schema of the arguments a function takes. Left out, it takes none."""


ResponseFormatJsonSchemaSchema = dict[str, Any]
"""JSON Schema the answer has to follow."""
