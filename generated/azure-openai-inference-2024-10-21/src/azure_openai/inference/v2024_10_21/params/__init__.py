"""What methods take: plain dicts, typed. Each module is imported when a name of it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._completions import *
    from ._embeddings import *
    from ._chat_completions import *
    from ._transcriptions import *
    from ._translations import *
    from ._image_generations import *
    from ._common import *
else:
    from .._runtime.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(
        __name__,
        {
            "_completions": "CompletionsCreateOptions CreateCompletionRequest CreateCompletionRequestFields",
            "_embeddings": "EmbeddingsCreateOptions EmbeddingsCreateRequest",
            "_chat_completions": "AzureChatExtensionConfiguration AzureCosmosDBChatExtensionConfiguration "
            "AzureCosmosDBChatExtensionParameters AzureCosmosDBChatExtensionParametersEmbeddingDependency "
            "AzureCosmosDBFieldMappingOptions AzureSearchChatExtensionConfiguration "
            "AzureSearchChatExtensionParameters AzureSearchChatExtensionParametersAuthentication "
            "AzureSearchChatExtensionParametersEmbeddingDependency AzureSearchIndexFieldMappingOptions "
            "AzureSearchQueryType ChatCompletionFunctionCallOption ChatCompletionFunctions "
            "ChatCompletionMessageToolCall ChatCompletionMessageToolCallFunction ChatCompletionMessageToolCalls "
            "ChatCompletionNamedToolChoice ChatCompletionNamedToolChoiceFunction "
            "ChatCompletionRequestAssistantMessage ChatCompletionRequestAssistantMessageContentPart "
            "ChatCompletionRequestAssistantMessageFunctionCall ChatCompletionRequestFunctionMessage "
            "ChatCompletionRequestMessage ChatCompletionRequestMessageContentPartImage "
            "ChatCompletionRequestMessageContentPartImageImageUrl ChatCompletionRequestMessageContentPartRefusal "
            "ChatCompletionRequestMessageContentPartText ChatCompletionRequestSystemMessage "
            "ChatCompletionRequestSystemMessageContentPart ChatCompletionRequestToolMessage "
            "ChatCompletionRequestToolMessageContentPart ChatCompletionRequestUserMessage "
            "ChatCompletionRequestUserMessageContentPart ChatCompletionTool ChatCompletionToolChoiceOption "
            "ChatCompletionsCreateOptions CreateChatCompletionRequest CreateChatCompletionRequestFields "
            "CreateChatCompletionRequestResponseFormat FunctionObject FunctionParameters "
            "OnYourDataApiKeyAuthenticationOptions OnYourDataConnectionStringAuthenticationOptions "
            "OnYourDataDeploymentNameVectorizationSource OnYourDataEndpointVectorizationSource "
            "OnYourDataSystemAssignedManagedIdentityAuthenticationOptions "
            "OnYourDataUserAssignedManagedIdentityAuthenticationOptions ParallelToolCalls "
            "ResponseFormatJsonObject ResponseFormatJsonSchema ResponseFormatJsonSchemaJsonSchema "
            "ResponseFormatJsonSchemaSchema ResponseFormatText ToolCallType",
            "_transcriptions": "CreateTranscriptionRequest CreateTranscriptionRequestFields TranscriptionsCreateOptions",
            "_translations": "CreateTranslationRequest CreateTranslationRequestFields TranslationsCreateOptions",
            "_image_generations": "ImageGenerationsCreateOptions ImageGenerationsRequest ImageQuality ImageSize ImageStyle "
            "ImagesResponseFormat",
            "_common": "AudioResponseFormat",
        },
    )
