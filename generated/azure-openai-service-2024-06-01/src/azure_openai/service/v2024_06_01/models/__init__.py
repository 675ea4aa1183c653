"""What the service answers: pydantic models and type aliases, each module imported when a name of it is first used."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._chat_completions import (
        ChatCompletionChoice as ChatCompletionChoice,
        ChatCompletionMessage as ChatCompletionMessage,
        ChatCompletionTool as ChatCompletionTool,
        ChatCompletionToolCall as ChatCompletionToolCall,
        ChatCompletionToolCallFunction as ChatCompletionToolCallFunction,
        CreateChatCompletionRequest as CreateChatCompletionRequest,
        CreateChatCompletionRequestResponseFormat as CreateChatCompletionRequestResponseFormat,
        CreateChatCompletionRequestToolChoiceFunction as CreateChatCompletionRequestToolChoiceFunction,
        CreateChatCompletionRequestToolChoiceFunctionFunction as CreateChatCompletionRequestToolChoiceFunctionFunction,
        CreateChatCompletionResponse as CreateChatCompletionResponse,
        FunctionDefinition as FunctionDefinition,
    )
    from ._completions import (
        CreateCompletionRequest as CreateCompletionRequest,
        CreateCompletionResponse as CreateCompletionResponse,
        CreateCompletionResponseChoicesItem as CreateCompletionResponseChoicesItem,
    )
    from ._embeddings import (
        CreateEmbeddingRequest as CreateEmbeddingRequest,
        CreateEmbeddingResponse as CreateEmbeddingResponse,
        CreateEmbeddingResponseDataItem as CreateEmbeddingResponseDataItem,
    )
    from ._image_generations import (
        CreateImageRequest as CreateImageRequest,
        ImageGenerationsResponse as ImageGenerationsResponse,
        ImageGenerationsResponseDataItem as ImageGenerationsResponseDataItem,
    )
    from ._audio_transcriptions import (
        AudioTranscriptionResponse as AudioTranscriptionResponse,
        CreateTranscriptionRequest as CreateTranscriptionRequest,
    )
    from ._audio_translations import (
        AudioTranslationResponse as AudioTranslationResponse,
        CreateTranslationRequest as CreateTranslationRequest,
    )
    from ._audio_speech import CreateSpeechRequest as CreateSpeechRequest
    from ._models import (
        Model as Model,
        ModelCapabilities as ModelCapabilities,
        ModelDeprecation as ModelDeprecation,
        ModelListResponse as ModelListResponse,
    )
    from ._deployments import (
        Deployment as Deployment,
        DeploymentListResponse as DeploymentListResponse,
        DeploymentScaleSettings as DeploymentScaleSettings,
    )
    from ._common import (
        ErrorResponse as ErrorResponse,
        ErrorResponseError as ErrorResponseError,
        ErrorResponseErrorInnerError as ErrorResponseErrorInnerError,
        Usage as Usage,
    )
else:
    from .._runtime.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(
        __name__,
        {
            "_chat_completions": "ChatCompletionChoice ChatCompletionMessage ChatCompletionTool ChatCompletionToolCall ChatCompletionToolCallFunction CreateChatCompletionRequest CreateChatCompletionRequestResponseFormat CreateChatCompletionRequestToolChoiceFunction CreateChatCompletionRequestToolChoiceFunctionFunction CreateChatCompletionResponse FunctionDefinition",
            "_completions": "CreateCompletionRequest CreateCompletionResponse CreateCompletionResponseChoicesItem",
            "_embeddings": "CreateEmbeddingRequest CreateEmbeddingResponse CreateEmbeddingResponseDataItem",
            "_image_generations": "CreateImageRequest ImageGenerationsResponse ImageGenerationsResponseDataItem",
            "_audio_transcriptions": "AudioTranscriptionResponse CreateTranscriptionRequest",
            "_audio_translations": "AudioTranslationResponse CreateTranslationRequest",
            "_audio_speech": "CreateSpeechRequest",
            "_models": "Model ModelCapabilities ModelDeprecation ModelListResponse",
            "_deployments": "Deployment DeploymentListResponse DeploymentScaleSettings",
            "_common": "ErrorResponse ErrorResponseError ErrorResponseErrorInnerError Usage",
        },
    )
