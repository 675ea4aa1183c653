"""What the service answers: pydantic models and type aliases, each module imported when a name of it is first used."""

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
    from ._other import *
else:
    from .._runtime.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(
        __name__,
        {
            "_completions": "CreateCompletionRequest CreateCompletionResponse CreateCompletionResponseChoicesItem "
            "CreateCompletionResponseChoicesItemLogprobs",
            "_embeddings": "EmbeddingsCreateRequest EmbeddingsCreateResponse EmbeddingsCreateResponseDataItem "
            "EmbeddingsCreateResponseUsage",
            "_chat_completions": "AzureChatExtensionConfiguration AzureChatExtensionConfigurationBase AzureChatExtensionType "
            "AzureChatExtensionsMessageContext AzureCosmosDBChatExtensionConfiguration "
            "AzureCosmosDBChatExtensionParameters AzureCosmosDBChatExtensionParametersEmbeddingDependency "
            "AzureCosmosDBFieldMappingOptions AzureSearchChatExtensionConfiguration "
            "AzureSearchChatExtensionParameters AzureSearchChatExtensionParametersAuthentication "
            "AzureSearchChatExtensionParametersEmbeddingDependency AzureSearchIndexFieldMappingOptions "
            "AzureSearchQueryType ChatCompletionFunctionCall ChatCompletionFunctionCallOption "
            "ChatCompletionFunctions ChatCompletionMessageToolCall ChatCompletionMessageToolCallChunk "
            "ChatCompletionMessageToolCallChunkFunction ChatCompletionMessageToolCallFunction "
            "ChatCompletionMessageToolCalls ChatCompletionNamedToolChoice ChatCompletionNamedToolChoiceFunction "
            "ChatCompletionRequestAssistantMessage ChatCompletionRequestAssistantMessageContentPart "
            "ChatCompletionRequestAssistantMessageFunctionCall ChatCompletionRequestFunctionMessage "
            "ChatCompletionRequestMessage ChatCompletionRequestMessageContentPartImage "
            "ChatCompletionRequestMessageContentPartImageImageUrl ChatCompletionRequestMessageContentPartRefusal "
            "ChatCompletionRequestMessageContentPartText ChatCompletionRequestSystemMessage "
            "ChatCompletionRequestSystemMessageContentPart ChatCompletionRequestToolMessage "
            "ChatCompletionRequestToolMessageContentPart ChatCompletionRequestUserMessage "
            "ChatCompletionRequestUserMessageContentPart ChatCompletionResponseMessage "
            "ChatCompletionResponseMessageRole ChatCompletionStreamResponseDelta "
            "ChatCompletionStreamResponseDeltaFunctionCall ChatCompletionTokenLogprob "
            "ChatCompletionTokenLogprobTopLogprobsItem ChatCompletionTool ChatCompletionToolChoiceOption Citation "
            "CreateChatCompletionRequest CreateChatCompletionRequestResponseFormat CreateChatCompletionResponse "
            "CreateChatCompletionResponseChoicesItem CreateChatCompletionResponseChoicesItemLogprobs "
            "CreateChatCompletionStreamResponse CreateChatCompletionStreamResponseChoicesItem "
            "CreateChatCompletionStreamResponseChoicesItemLogprobs FunctionObject FunctionParameters "
            "OnYourDataApiKeyAuthenticationOptions OnYourDataConnectionStringAuthenticationOptions "
            "OnYourDataDeploymentNameVectorizationSource OnYourDataEndpointVectorizationSource "
            "OnYourDataSystemAssignedManagedIdentityAuthenticationOptions "
            "OnYourDataUserAssignedManagedIdentityAuthenticationOptions ParallelToolCalls "
            "ResponseFormatJsonObject ResponseFormatJsonSchema ResponseFormatJsonSchemaJsonSchema "
            "ResponseFormatJsonSchemaSchema ResponseFormatText ToolCallType",
            "_transcriptions": "CreateTranscriptionRequest TranscriptionsCreateResponse",
            "_translations": "CreateTranslationRequest TranslationsCreateResponse",
            "_image_generations": "DalleContentFilterResults DalleError DalleErrorResponse DalleFilterResults DalleInnerError "
            "GenerateImagesResponse ImageGenerationsRequest ImageQuality ImageResult ImageSize ImageStyle "
            "ImagesResponseFormat",
            "_common": "AudioResponse AudioResponseFormat AudioSegment AudioVerboseResponse CompletionUsage "
            "CompletionUsageCompletionTokensDetails ContentFilterChoiceResults ContentFilterDetectedResult "
            "ContentFilterDetectedWithCitationResult ContentFilterDetectedWithCitationResultCitation "
            "ContentFilterPromptResults ContentFilterSeverity ContentFilterSeverityResult Error ErrorBase "
            "ErrorResponse InnerError InnerErrorCode PromptFilterResult PromptFilterResults",
            "_other": "ChatCompletionChoiceCommon ChatCompletionChoiceLogProbs ChatCompletionRequestMessageFunction "
            "ChatCompletionRequestMessageTool "
            "ChatCompletionRequestMessageToolChatCompletionRequestAssistantMessage "
            "ChatCompletionRequestMessageToolChatCompletionRequestFunctionMessage "
            "ChatCompletionRequestMessageToolChatCompletionRequestSystemMessage "
            "ChatCompletionRequestMessageToolChatCompletionRequestToolMessage "
            "ChatCompletionRequestMessageToolChatCompletionRequestUserMessage ChatCompletionStreamOptions "
            "ChatCompletionsRequestCommon ContentFilterResultBase ContentFilterResultsBase "
            "OnYourDataAuthenticationOptions OnYourDataAuthenticationOptionsBase OnYourDataAuthenticationType "
            "OnYourDataVectorizationSource OnYourDataVectorizationSourceBase OnYourDataVectorizationSourceType",
        },
    )
