"""Arguments of ``client.chat_completions``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TYPE_CHECKING, TypeAlias, TypedDict

from typing_extensions import Required

from .._runtime import CallOptions

if TYPE_CHECKING:
    from .. import models


class CreateChatCompletionRequestFields(TypedDict, total=False):
    """The fields that :class:`CreateChatCompletionRequest` and keyword arguments have in common."""

    temperature: float | None
    """Randomness of sampling, from 0 (close to repeatable) to 2 (wild); 1 when left out. Tune either this or `top_p`.
    From 0 to 2. The service assumes 1.
    """
    top_p: float | None
    """Nucleus sampling: only the likeliest tokens that together hold this share of probability are drawn from, 0 to 1;
    1 when left out. Tune either this or `temperature`. From 0 to 1. The service assumes 1.
    """
    stop: str | Sequence[str] | None
    """One to four texts at which generation ends; the matched text is not returned. None when left out."""
    max_tokens: int | None
    """Most tokens to generate for the answer. Deprecated: use `max_completion_tokens`, which reasoning models insist
    on. The service assumes 4096.
    """
    max_completion_tokens: int | None
    """Most tokens to generate, counting hidden reasoning as well as the visible answer."""
    presence_penalty: float | None
    """From -2 to 2; above 0, tokens already used at all become less likely, which favours fresh subjects. 0 when left
    out. From -2 to 2. The service assumes 0.
    """
    frequency_penalty: float | None
    """From -2 to 2; above 0, tokens lose likelihood each time they occur, which curbs repetition. 0 when left out. From
    -2 to 2. The service assumes 0.
    """
    logit_bias: Mapping[str, int] | None
    """Maps token ids to a bias from -100 (never use) to 100 (always use) that is added to the token's score. No bias
    when left out.
    """
    user: str
    """Your own opaque id for the person behind this call, so that abuse can be traced without naming them."""
    messages: Required[Sequence[ChatCompletionRequestMessage]]
    """The conversation so far, oldest first; at least one message. At least 1 item."""
    data_sources: Sequence[AzureChatExtensionConfiguration]
    """Your own data for the model to answer from (On Your Data). Known to Azure only, not to OpenAI's service."""
    logprobs: bool | None
    """Report the log probability of every generated token; false when left out. The service assumes false."""
    top_logprobs: int | None
    """How many likely alternatives to report per token, 0 to 20. Needs `logprobs` to be true. From 0 to 20."""
    n: int | None
    """Answers to write, 1 to 128; 1 when left out. Tokens of every answer are billed. From 1 to 128. The service
    assumes 1.
    """
    parallel_tool_calls: ParallelToolCalls | None
    """Let the model ask for several tool calls at once; true when left out."""
    response_format: CreateChatCompletionRequestResponseFormat
    """Shape of the answer: plain text (the default), any JSON object, or JSON that follows your schema. For
    `json_object`, a message must also tell the model to write JSON; an answer cut short by `length` may be broken
    JSON.
    """
    seed: int | None
    """Any 64-bit integer: equal requests with equal seeds tend to give equal answers. Not a promise; a changed
    `system_fingerprint` tells that the backend moved on. From -9223372036854775808 to 9223372036854775807.
    """
    tools: Sequence[ChatCompletionTool]
    """Functions the model may ask you to call, at most 128."""
    tool_choice: ChatCompletionToolChoiceOption
    """Whether and which tool the model has to call."""
    function_call: Literal["none", "auto"] | str | ChatCompletionFunctionCallOption
    """Whether and which function the model has to call: `none`, `auto` or a name. Superseded by `tool_choice`.
    Deprecated.
    """
    functions: Sequence[ChatCompletionFunctions]
    """Functions the model may ask for, 1 to 128. Superseded by `tools`. 1 to 128 items. Deprecated."""


class CreateChatCompletionRequest(CreateChatCompletionRequestFields, total=False):
    """A conversation to answer, with sampling settings, tools and data sources."""

    stream: bool | None
    """Send the answer in pieces, as server-sent events that end with `[DONE]`; false when left out. The service assumes
    false.
    """


class ChatCompletionFunctions(TypedDict, total=False):
    """A function the model may ask for, in the outdated form.

    Deprecated.
    """

    description: str
    """Tells the model what the function is good for, and so when to use it."""
    name: Required[str]
    """Name of the function: up to 64 letters, digits, underscores or dashes."""
    parameters: FunctionParameters
    """Arguments the function takes."""


class ChatCompletionFunctionCallOption(TypedDict, total=False):
    """Makes the model call one particular function."""

    name: Required[str]
    """Name of the function."""


class ChatCompletionRequestSystemMessage(TypedDict, total=False):
    """Instructions the assistant should follow throughout."""

    content: Required[str | Sequence[ChatCompletionRequestSystemMessageContentPart]]
    """The instructions, as text or as a list of text parts."""
    role: Required[Literal["system"]]
    """Always `system`."""
    name: str
    """Tells apart several speakers of one role, if you need to."""


class ChatCompletionRequestUserMessage(TypedDict, total=False):
    """A message from the user, with text and pictures."""

    content: Required[str | Sequence[ChatCompletionRequestUserMessageContentPart]]
    """What the user says, as text or as a list of text and image parts."""
    role: Required[Literal["user"]]
    """Always `user`."""
    name: str
    """Tells apart several speakers of one role, if you need to."""


class ChatCompletionRequestAssistantMessage(TypedDict, total=False):
    """An earlier answer of the assistant, or tool calls it asked for."""

    content: str | Sequence[ChatCompletionRequestAssistantMessageContentPart] | None
    """What the assistant said. May be null or left out only beside `tool_calls` or `function_call`."""
    refusal: str | None
    """The assistant's words of refusal, if it declined."""
    role: Required[Literal["assistant"]]
    """Always `assistant`."""
    name: str
    """Tells apart several speakers of one role, if you need to."""
    tool_calls: ChatCompletionMessageToolCalls
    """Tool calls the assistant asked for."""
    function_call: ChatCompletionRequestAssistantMessageFunctionCall | None
    """Function call the assistant asked for. Superseded by `tool_calls`. Deprecated."""


class ChatCompletionRequestAssistantMessageFunctionCall(TypedDict, total=False):
    """Function call the assistant asked for. Superseded by `tool_calls`.

    Deprecated.
    """

    arguments: Required[str]
    """Arguments as JSON text. Models make mistakes: parse and check before you use it."""
    name: Required[str]
    """Name of the function."""


class ChatCompletionRequestToolMessage(TypedDict, total=False):
    """The result of a tool call, handed back to the model."""

    role: Required[Literal["tool"]]
    """Always `tool`."""
    content: Required[str | Sequence[ChatCompletionRequestToolMessageContentPart]]
    """The result, as text or as a list of text parts."""
    tool_call_id: Required[str]
    """Id of the tool call this answers."""


class ChatCompletionRequestFunctionMessage(TypedDict, total=False):
    """The result of a function call. Superseded by the tool message.

    Deprecated.
    """

    role: Required[Literal["function"]]
    """Always `function`."""
    content: Required[str | None]
    """The result as text."""
    name: Required[str]
    """Name of the function that ran."""


class ChatCompletionRequestMessageContentPartText(TypedDict, total=False):
    """A piece of text within a message."""

    type: Required[Literal["text"]]
    """Always `text`."""
    text: Required[str]
    """The text."""


class ChatCompletionRequestMessageContentPartImage(TypedDict, total=False):
    """A picture within a message."""

    type: Required[Literal["image_url"]]
    """Always `image_url`."""
    image_url: Required[ChatCompletionRequestMessageContentPartImageImageUrl]
    """Where the picture is and how closely to look."""


class ChatCompletionRequestMessageContentPartImageImageUrl(TypedDict, total=False):
    """Where the picture is and how closely to look."""

    url: Required[str]
    """A web address, or the picture itself as a base64 `data:` URL."""
    detail: Literal["auto", "low", "high"] | str
    """`low` spends few tokens, `high` sees small things; `auto`, the default, lets the service choose. The service
    assumes "auto".
    """


class ChatCompletionRequestMessageContentPartRefusal(TypedDict, total=False):
    """The assistant's refusal within an earlier message."""

    type: Required[Literal["refusal"]]
    """Always `refusal`."""
    refusal: Required[str]
    """What the assistant said in refusing."""


class AzureSearchChatExtensionConfiguration(TypedDict, total=False):
    """An Azure AI Search index as data source."""

    type: Required[Literal["azure_search"]]
    """Kind of data source."""
    parameters: Required[AzureSearchChatExtensionParameters]
    """Which index to search and how."""


class AzureSearchChatExtensionParameters(TypedDict, total=False):
    """Which Azure AI Search index to use and how."""

    authentication: Required[AzureSearchChatExtensionParametersAuthentication]
    """How Azure OpenAI signs in to the search service; `type` tells which way."""
    top_n_documents: int
    """How many of the best matching documents the model gets to read."""
    in_scope: bool
    """True keeps answers to the retrieved data; false lets the model add what it knows."""
    strictness: int
    """How relevant a document must be, 1 to 5: higher drops more of them, so answers are surer but may miss something.
    From 1 to 5.
    """
    role_information: str
    """Instructions on tone and behaviour, as in a system message; up to 100 tokens, taken from the request's own limit."""
    endpoint: Required[str]
    """Full URL of the search service."""
    index_name: Required[str]
    """Index to search."""
    fields_mapping: AzureSearchIndexFieldMappingOptions
    """Which index fields hold what."""
    query_type: AzureSearchQueryType
    """How to search."""
    semantic_configuration: str
    """Name of the index's semantic configuration; the semantic query types need one."""
    filter: str
    """OData expression that narrows down the documents searched."""
    embedding_dependency: AzureSearchChatExtensionParametersEmbeddingDependency
    """What turns questions into vectors; needed for the vector query types."""


class AzureSearchIndexFieldMappingOptions(TypedDict, total=False):
    """Tells which fields of a search index hold titles, text and vectors."""

    title_field: str
    """Field that holds a document's title."""
    url_field: str
    """Field that holds its web address."""
    filepath_field: str
    """Field that holds its file name."""
    content_fields: Sequence[str]
    """Fields that hold its text."""
    content_fields_separator: str
    """Text put between fields when several are joined."""
    vector_fields: Sequence[str]
    """Fields that hold its embedding vectors."""


class AzureCosmosDBChatExtensionConfiguration(TypedDict, total=False):
    """A Cosmos DB collection as data source."""

    type: Required[Literal["azure_cosmos_db"]]
    """Kind of data source."""
    parameters: Required[AzureCosmosDBChatExtensionParameters]
    """Which collection to search and how."""


class AzureCosmosDBChatExtensionParameters(TypedDict, total=False):
    """Which Azure Cosmos DB for MongoDB vCore collection to use and how."""

    authentication: Required[OnYourDataConnectionStringAuthenticationOptions]
    """How Azure OpenAI signs in to the database."""
    top_n_documents: int
    """How many of the best matching documents the model gets to read."""
    in_scope: bool
    """True keeps answers to the retrieved data; false lets the model add what it knows."""
    strictness: int
    """How relevant a document must be, 1 to 5: higher drops more of them, so answers are surer but may miss something.
    From 1 to 5.
    """
    role_information: str
    """Instructions on tone and behaviour, as in a system message; up to 100 tokens, taken from the request's own limit."""
    database_name: Required[str]
    """Database to search."""
    container_name: Required[str]
    """Collection to search."""
    index_name: Required[str]
    """Vector index to search."""
    fields_mapping: Required[AzureCosmosDBFieldMappingOptions]
    """Which document fields hold what."""
    embedding_dependency: Required[AzureCosmosDBChatExtensionParametersEmbeddingDependency]
    """What turns questions into vectors."""


class AzureCosmosDBFieldMappingOptions(TypedDict, total=False):
    """Tells which fields of a Cosmos DB document hold titles, text and vectors."""

    title_field: str
    """Field that holds a document's title."""
    url_field: str
    """Field that holds its web address."""
    filepath_field: str
    """Field that holds its file name."""
    content_fields: Required[Sequence[str]]
    """Fields that hold its text."""
    content_fields_separator: str
    """Text put between fields when several are joined."""
    vector_fields: Required[Sequence[str]]
    """Fields that hold its embedding vectors."""


class OnYourDataApiKeyAuthenticationOptions(TypedDict, total=False):
    """Signs in with a key."""

    type: Required[Literal["api_key"]]
    """Way to sign in."""
    key: Required[str]
    """The secret key."""


class OnYourDataConnectionStringAuthenticationOptions(TypedDict, total=False):
    """Signs in with a connection string."""

    type: Required[Literal["connection_string"]]
    """Way to sign in."""
    connection_string: Required[str]
    """The connection string, which holds a secret."""


class OnYourDataSystemAssignedManagedIdentityAuthenticationOptions(TypedDict, total=False):
    """Signs in as the Azure OpenAI resource itself; nothing more to say."""

    type: Required[Literal["system_assigned_managed_identity"]]
    """Way to sign in."""


class OnYourDataUserAssignedManagedIdentityAuthenticationOptions(TypedDict, total=False):
    """Signs in as an identity you attached to the resource."""

    type: Required[Literal["user_assigned_managed_identity"]]
    """Way to sign in."""
    managed_identity_resource_id: Required[str]
    """Azure resource id of that identity, starting with `/subscriptions/`."""


class OnYourDataDeploymentNameVectorizationSource(TypedDict, total=False):
    """Embeds with a deployment of the resource itself."""

    type: Required[Literal["deployment_name"]]
    """Kind of embedding source."""
    deployment_name: Required[str]
    """Name of an embedding deployment next to the chat deployment; reached internally, never over the internet."""


class OnYourDataEndpointVectorizationSource(TypedDict, total=False):
    """Embeds by calling a public embeddings URL."""

    type: Required[Literal["endpoint"]]
    """Kind of embedding source."""
    authentication: Required[OnYourDataApiKeyAuthenticationOptions]
    """Key for that URL."""
    endpoint: Required[str]
    """Full URL of an embeddings operation in your own Azure OpenAI resource."""


class ChatCompletionMessageToolCall(TypedDict, total=False):
    """A tool call the model asks you to make."""

    id: Required[str]
    """Repeat this id in the tool message that answers."""
    type: Required[ToolCallType]
    """Kind of tool."""
    function: Required[ChatCompletionMessageToolCallFunction | models.ChatCompletionMessageToolCallFunction]
    """Function to call."""


class ChatCompletionMessageToolCallFunction(TypedDict, total=False):
    """Function to call."""

    name: Required[str]
    """Name of the function."""
    arguments: Required[str]
    """Arguments as JSON text. Models make mistakes: parse and check before you use it."""


class ChatCompletionNamedToolChoice(TypedDict, total=False):
    """Makes the model call one particular function."""

    type: Required[Literal["function"]]
    """Kind of tool, always `function`."""
    function: Required[ChatCompletionNamedToolChoiceFunction]
    """The function to call."""


class ChatCompletionNamedToolChoiceFunction(TypedDict, total=False):
    """The function to call."""

    name: Required[str]
    """Name of the function."""


class ChatCompletionTool(TypedDict, total=False):
    """A tool you offer to the model."""

    type: Required[Literal["function"]]
    """Kind of tool, always `function`."""
    function: Required[FunctionObject]
    """The function offered."""


class FunctionObject(TypedDict, total=False):
    """A function you offer to the model."""

    description: str
    """Tells the model what the function is good for, and so when to use it."""
    name: Required[str]
    """Name of the function: up to 64 letters, digits, underscores or dashes."""
    parameters: FunctionParameters
    """Arguments the function takes."""
    strict: bool | None
    """Hold the model to `parameters` exactly; only part of JSON Schema is then allowed there. False when left out. The
    service assumes false.
    """


class ResponseFormatText(TypedDict, total=False):
    """Asks for plain text."""

    type: Required[Literal["text"]]
    """Always `text`."""


class ResponseFormatJsonObject(TypedDict, total=False):
    """Asks for some JSON object; a message has to mention JSON as well."""

    type: Required[Literal["json_object"]]
    """Always `json_object`."""


class ResponseFormatJsonSchema(TypedDict, total=False):
    """Asks for JSON that follows a schema of yours."""

    type: Required[Literal["json_schema"]]
    """Always `json_schema`."""
    json_schema: Required[ResponseFormatJsonSchemaJsonSchema]
    """The schema, with its name and purpose."""


class ResponseFormatJsonSchemaJsonSchema(TypedDict, total=False):
    """The schema, with its name and purpose."""

    description: str
    """Tells the model what the answer is for."""
    name: Required[str]
    """Name of the format: up to 64 letters, digits, underscores or dashes."""
    schema: ResponseFormatJsonSchemaSchema
    """The schema itself."""
    strict: bool | None
    """Hold the model to `schema` exactly; only part of JSON Schema is then allowed there. False when left out. The
    service assumes false.
    """


class ChatCompletionsCreateOptions(CreateChatCompletionRequestFields, CallOptions, total=False):
    """Keyword arguments of ``client.chat_completions.create``."""


CreateChatCompletionRequestResponseFormat: TypeAlias = (
    "ResponseFormatText | ResponseFormatJsonObject | ResponseFormatJsonSchema"
)
"""Shape of the answer: plain text (the default), any JSON object, or JSON that follows your schema. For `json_object`,
a message must also tell the model to write JSON; an answer cut short by `length` may be broken JSON.
"""


ChatCompletionRequestMessage: TypeAlias = (
    "ChatCompletionRequestSystemMessage | ChatCompletionRequestUserMessage | ChatCompletionRequestAssistantMessage | ChatCompletionRequestToolMessage | ChatCompletionRequestFunctionMessage"
)
"""A message of the conversation; `role` tells which kind."""


ChatCompletionRequestSystemMessageContentPart: TypeAlias = "ChatCompletionRequestMessageContentPartText"
"""A part of a system message: text."""


ChatCompletionRequestUserMessageContentPart: TypeAlias = (
    "ChatCompletionRequestMessageContentPartText | ChatCompletionRequestMessageContentPartImage"
)
"""A part of a user message: text or a picture, told apart by `type`."""


ChatCompletionRequestAssistantMessageContentPart: TypeAlias = (
    "ChatCompletionRequestMessageContentPartText | ChatCompletionRequestMessageContentPartRefusal"
)
"""A part of an assistant message: text or a refusal, told apart by `type`."""


ChatCompletionRequestToolMessageContentPart: TypeAlias = "ChatCompletionRequestMessageContentPartText"
"""A part of a tool message: text."""


AzureChatExtensionConfiguration: TypeAlias = (
    "AzureSearchChatExtensionConfiguration | AzureCosmosDBChatExtensionConfiguration"
)
"""A data source the chat model answers from; `type` tells which kind. Azure only."""


AzureSearchChatExtensionParametersAuthentication: TypeAlias = (
    "OnYourDataApiKeyAuthenticationOptions | OnYourDataSystemAssignedManagedIdentityAuthenticationOptions | OnYourDataUserAssignedManagedIdentityAuthenticationOptions"
)
"""How Azure OpenAI signs in to the search service; `type` tells which way."""


AzureSearchChatExtensionParametersEmbeddingDependency: TypeAlias = (
    "OnYourDataEndpointVectorizationSource | OnYourDataDeploymentNameVectorizationSource"
)
"""What turns questions into vectors; needed for the vector query types."""


AzureSearchQueryType: TypeAlias = (
    "Literal['simple', 'semantic', 'vector', 'vector_simple_hybrid', 'vector_semantic_hybrid'] | str"
)
"""Ways to search an index.

- "simple": Keyword search; the default.
- "semantic": Keyword search whose hits are ranked anew by meaning.
- "vector": Nearest embedding vectors.
- "vector_simple_hybrid": Keywords and vectors together.
- "vector_semantic_hybrid": Keywords and vectors together, ranked anew by meaning.
"""


AzureCosmosDBChatExtensionParametersEmbeddingDependency: TypeAlias = (
    "OnYourDataEndpointVectorizationSource | OnYourDataDeploymentNameVectorizationSource"
)
"""What turns questions into vectors."""


ToolCallType: TypeAlias = "Literal['function'] | str"
"""Kinds of tool call; so far only `function`.

- "function": A function of yours.
"""


ChatCompletionToolChoiceOption: TypeAlias = "Literal['none', 'auto', 'required'] | str | ChatCompletionNamedToolChoice"
"""Whether the model calls tools: `none` never (the default without tools), `auto` as it sees fit (the default with
them), `required` at least one. An object names the function it has to call.
"""


ParallelToolCalls: TypeAlias = "bool"
"""Whether the model may ask for several tool calls at once; true when left out."""


ChatCompletionMessageToolCalls: TypeAlias = (
    "Sequence[ChatCompletionMessageToolCall | models.ChatCompletionMessageToolCall]"
)
"""Tool calls the model asked for, such as function calls."""


FunctionParameters: TypeAlias = "Mapping[str, Any]"
"""JSON Schema of the arguments a function takes. Left out, it takes none."""


ResponseFormatJsonSchemaSchema: TypeAlias = "Mapping[str, Any]"
"""JSON Schema the answer has to follow."""
