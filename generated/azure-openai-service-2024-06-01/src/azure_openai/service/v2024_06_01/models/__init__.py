"""What the service answers: pydantic models and type aliases, each module imported when a name of it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._chat_completions import *
    from ._completions import *
    from ._embeddings import *
    from ._image_generations import *
    from ._audio_transcriptions import *
    from ._audio_translations import *
    from ._audio_speech import *
    from ._models import *
    from ._deployments import *
    from ._common import *
else:
    from .._runtime.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(
        __name__,
        {
            "_chat_completions": "ChatCompletionChoice ChatCompletionMessage ChatCompletionTool ChatCompletionToolCall "
            "ChatCompletionToolCallFunction CreateChatCompletionRequest CreateChatCompletionRequestResponseFormat "
            "CreateChatCompletionRequestToolChoiceFunction CreateChatCompletionRequestToolChoiceFunctionFunction "
            "CreateChatCompletionResponse FunctionDefinition",
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
