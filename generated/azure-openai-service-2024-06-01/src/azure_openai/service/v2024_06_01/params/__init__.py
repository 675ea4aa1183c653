"""What methods take: plain dicts, typed. Each module is imported when a name of it is first used."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._chat_completions import (
        ChatCompletionMessage as ChatCompletionMessage,
        ChatCompletionTool as ChatCompletionTool,
        ChatCompletionToolCall as ChatCompletionToolCall,
        ChatCompletionToolCallFunction as ChatCompletionToolCallFunction,
        ChatCompletionsCreateOptions as ChatCompletionsCreateOptions,
        CreateChatCompletionRequest as CreateChatCompletionRequest,
        CreateChatCompletionRequestFields as CreateChatCompletionRequestFields,
        CreateChatCompletionRequestResponseFormat as CreateChatCompletionRequestResponseFormat,
        CreateChatCompletionRequestToolChoiceFunction as CreateChatCompletionRequestToolChoiceFunction,
        CreateChatCompletionRequestToolChoiceFunctionFunction as CreateChatCompletionRequestToolChoiceFunctionFunction,
        FunctionDefinition as FunctionDefinition,
    )
    from ._completions import (
        CompletionsCreateOptions as CompletionsCreateOptions,
        CreateCompletionRequest as CreateCompletionRequest,
        CreateCompletionRequestFields as CreateCompletionRequestFields,
    )
    from ._embeddings import (
        CreateEmbeddingRequest as CreateEmbeddingRequest,
        EmbeddingsCreateOptions as EmbeddingsCreateOptions,
    )
    from ._image_generations import (
        CreateImageRequest as CreateImageRequest,
        ImageGenerationsCreateOptions as ImageGenerationsCreateOptions,
    )
    from ._audio_transcriptions import (
        AudioTranscriptionsCreateOptions as AudioTranscriptionsCreateOptions,
        CreateTranscriptionRequest as CreateTranscriptionRequest,
    )
    from ._audio_translations import (
        AudioTranslationsCreateOptions as AudioTranslationsCreateOptions,
        CreateTranslationRequest as CreateTranslationRequest,
    )
    from ._audio_speech import (
        AudioSpeechCreateOptions as AudioSpeechCreateOptions,
        CreateSpeechRequest as CreateSpeechRequest,
    )
else:
    from .._runtime.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(
        __name__,
        {
            "_chat_completions": "ChatCompletionMessage ChatCompletionTool ChatCompletionToolCall ChatCompletionToolCallFunction ChatCompletionsCreateOptions CreateChatCompletionRequest CreateChatCompletionRequestFields CreateChatCompletionRequestResponseFormat CreateChatCompletionRequestToolChoiceFunction CreateChatCompletionRequestToolChoiceFunctionFunction FunctionDefinition",
            "_completions": "CompletionsCreateOptions CreateCompletionRequest CreateCompletionRequestFields",
            "_embeddings": "CreateEmbeddingRequest EmbeddingsCreateOptions",
            "_image_generations": "CreateImageRequest ImageGenerationsCreateOptions",
            "_audio_transcriptions": "AudioTranscriptionsCreateOptions CreateTranscriptionRequest",
            "_audio_translations": "AudioTranslationsCreateOptions CreateTranslationRequest",
            "_audio_speech": "AudioSpeechCreateOptions CreateSpeechRequest",
        },
    )
