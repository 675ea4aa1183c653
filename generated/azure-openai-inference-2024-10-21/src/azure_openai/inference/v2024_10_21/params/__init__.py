"""What methods take: plain dicts, typed. Each module is imported when a name of it is first used."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._completions import (
        CompletionsCreateOptions as CompletionsCreateOptions,
        CreateCompletionRequest as CreateCompletionRequest,
        CreateCompletionRequestFields as CreateCompletionRequestFields,
    )
    from ._embeddings import (
        EmbeddingsCreateOptions as EmbeddingsCreateOptions,
        EmbeddingsCreateRequest as EmbeddingsCreateRequest,
    )
    from ._chat_completions import (
        AzureChatExtensionConfiguration as AzureChatExtensionConfiguration,
        AzureCosmosDBChatExtensionConfiguration as AzureCosmosDBChatExtensionConfiguration,
        AzureCosmosDBChatExtensionParameters as AzureCosmosDBChatExtensionParameters,
        AzureCosmosDBChatExtensionParametersEmbeddingDependency as AzureCosmosDBChatExtensionParametersEmbeddingDependency,
        AzureCosmosDBFieldMappingOptions as AzureCosmosDBFieldMappingOptions,
        AzureSearchChatExtensionConfiguration as AzureSearchChatExtensionConfiguration,
        AzureSearchChatExtensionParameters as AzureSearchChatExtensionParameters,
        AzureSearchChatExtensionParametersAuthentication as AzureSearchChatExtensionParametersAuthentication,
        AzureSearchChatExtensionParametersEmbeddingDependency as AzureSearchChatExtensionParametersEmbeddingDependency,
        AzureSearchIndexFieldMappingOptions as AzureSearchIndexFieldMappingOptions,
        AzureSearchQueryType as AzureSearchQueryType,
        ChatCompletionFunctionCallOption as ChatCompletionFunctionCallOption,
        ChatCompletionFunctions as ChatCompletionFunctions,
        ChatCompletionMessageToolCall as ChatCompletionMessageToolCall,
        ChatCompletionMessageToolCallFunction as ChatCompletionMessageToolCallFunction,
        ChatCompletionMessageToolCalls as ChatCompletionMessageToolCalls,
        ChatCompletionNamedToolChoice as ChatCompletionNamedToolChoice,
        ChatCompletionNamedToolChoiceFunction as ChatCompletionNamedToolChoiceFunction,
        ChatCompletionRequestAssistantMessage as ChatCompletionRequestAssistantMessage,
        ChatCompletionRequestAssistantMessageContentPart as ChatCompletionRequestAssistantMessageContentPart,
        ChatCompletionRequestAssistantMessageFunctionCall as ChatCompletionRequestAssistantMessageFunctionCall,
        ChatCompletionRequestFunctionMessage as ChatCompletionRequestFunctionMessage,
        ChatCompletionRequestMessage as ChatCompletionRequestMessage,
        ChatCompletionRequestMessageContentPartImage as ChatCompletionRequestMessageContentPartImage,
        ChatCompletionRequestMessageContentPartImageImageUrl as ChatCompletionRequestMessageContentPartImageImageUrl,
        ChatCompletionRequestMessageContentPartRefusal as ChatCompletionRequestMessageContentPartRefusal,
        ChatCompletionRequestMessageContentPartText as ChatCompletionRequestMessageContentPartText,
        ChatCompletionRequestSystemMessage as ChatCompletionRequestSystemMessage,
        ChatCompletionRequestSystemMessageContentPart as ChatCompletionRequestSystemMessageContentPart,
        ChatCompletionRequestToolMessage as ChatCompletionRequestToolMessage,
        ChatCompletionRequestToolMessageContentPart as ChatCompletionRequestToolMessageContentPart,
        ChatCompletionRequestUserMessage as ChatCompletionRequestUserMessage,
        ChatCompletionRequestUserMessageContentPart as ChatCompletionRequestUserMessageContentPart,
        ChatCompletionTool as ChatCompletionTool,
        ChatCompletionToolChoiceOption as ChatCompletionToolChoiceOption,
        ChatCompletionsCreateOptions as ChatCompletionsCreateOptions,
        CreateChatCompletionRequest as CreateChatCompletionRequest,
        CreateChatCompletionRequestFields as CreateChatCompletionRequestFields,
        CreateChatCompletionRequestResponseFormat as CreateChatCompletionRequestResponseFormat,
        FunctionObject as FunctionObject,
        FunctionParameters as FunctionParameters,
        OnYourDataApiKeyAuthenticationOptions as OnYourDataApiKeyAuthenticationOptions,
        OnYourDataConnectionStringAuthenticationOptions as OnYourDataConnectionStringAuthenticationOptions,
        OnYourDataDeploymentNameVectorizationSource as OnYourDataDeploymentNameVectorizationSource,
        OnYourDataEndpointVectorizationSource as OnYourDataEndpointVectorizationSource,
        OnYourDataSystemAssignedManagedIdentityAuthenticationOptions as OnYourDataSystemAssignedManagedIdentityAuthenticationOptions,
        OnYourDataUserAssignedManagedIdentityAuthenticationOptions as OnYourDataUserAssignedManagedIdentityAuthenticationOptions,
        ParallelToolCalls as ParallelToolCalls,
        ResponseFormatJsonObject as ResponseFormatJsonObject,
        ResponseFormatJsonSchema as ResponseFormatJsonSchema,
        ResponseFormatJsonSchemaJsonSchema as ResponseFormatJsonSchemaJsonSchema,
        ResponseFormatJsonSchemaSchema as ResponseFormatJsonSchemaSchema,
        ResponseFormatText as ResponseFormatText,
        ToolCallType as ToolCallType,
    )
    from ._transcriptions import (
        CreateTranscriptionRequest as CreateTranscriptionRequest,
        TranscriptionsCreateOptions as TranscriptionsCreateOptions,
    )
    from ._translations import (
        CreateTranslationRequest as CreateTranslationRequest,
        TranslationsCreateOptions as TranslationsCreateOptions,
    )
    from ._image_generations import (
        ImageGenerationsCreateOptions as ImageGenerationsCreateOptions,
        ImageGenerationsRequest as ImageGenerationsRequest,
        ImageQuality as ImageQuality,
        ImageSize as ImageSize,
        ImageStyle as ImageStyle,
        ImagesResponseFormat as ImagesResponseFormat,
    )
    from ._common import AudioResponseFormat as AudioResponseFormat
else:
    from .._runtime.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(
        __name__,
        {
            "_completions": "CompletionsCreateOptions CreateCompletionRequest CreateCompletionRequestFields",
            "_embeddings": "EmbeddingsCreateOptions EmbeddingsCreateRequest",
            "_chat_completions": "AzureChatExtensionConfiguration AzureCosmosDBChatExtensionConfiguration AzureCosmosDBChatExtensionParameters AzureCosmosDBChatExtensionParametersEmbeddingDependency AzureCosmosDBFieldMappingOptions AzureSearchChatExtensionConfiguration AzureSearchChatExtensionParameters AzureSearchChatExtensionParametersAuthentication AzureSearchChatExtensionParametersEmbeddingDependency AzureSearchIndexFieldMappingOptions AzureSearchQueryType ChatCompletionFunctionCallOption ChatCompletionFunctions ChatCompletionMessageToolCall ChatCompletionMessageToolCallFunction ChatCompletionMessageToolCalls ChatCompletionNamedToolChoice ChatCompletionNamedToolChoiceFunction ChatCompletionRequestAssistantMessage ChatCompletionRequestAssistantMessageContentPart ChatCompletionRequestAssistantMessageFunctionCall ChatCompletionRequestFunctionMessage ChatCompletionRequestMessage ChatCompletionRequestMessageContentPartImage ChatCompletionRequestMessageContentPartImageImageUrl ChatCompletionRequestMessageContentPartRefusal ChatCompletionRequestMessageContentPartText ChatCompletionRequestSystemMessage ChatCompletionRequestSystemMessageContentPart ChatCompletionRequestToolMessage ChatCompletionRequestToolMessageContentPart ChatCompletionRequestUserMessage ChatCompletionRequestUserMessageContentPart ChatCompletionTool ChatCompletionToolChoiceOption ChatCompletionsCreateOptions CreateChatCompletionRequest CreateChatCompletionRequestFields CreateChatCompletionRequestResponseFormat FunctionObject FunctionParameters OnYourDataApiKeyAuthenticationOptions OnYourDataConnectionStringAuthenticationOptions OnYourDataDeploymentNameVectorizationSource OnYourDataEndpointVectorizationSource OnYourDataSystemAssignedManagedIdentityAuthenticationOptions OnYourDataUserAssignedManagedIdentityAuthenticationOptions ParallelToolCalls ResponseFormatJsonObject ResponseFormatJsonSchema ResponseFormatJsonSchemaJsonSchema ResponseFormatJsonSchemaSchema ResponseFormatText ToolCallType",
            "_transcriptions": "CreateTranscriptionRequest TranscriptionsCreateOptions",
            "_translations": "CreateTranslationRequest TranslationsCreateOptions",
            "_image_generations": "ImageGenerationsCreateOptions ImageGenerationsRequest ImageQuality ImageSize ImageStyle ImagesResponseFormat",
            "_common": "AudioResponseFormat",
        },
    )
