"""What methods take: plain dicts, typed. Each module is imported when a name of it is first used."""

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
else:
    from .._runtime.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(
        __name__,
        {
            "_chat_completions": "ChatCompletionMessage ChatCompletionTool ChatCompletionToolCall ChatCompletionToolCallFunction "
            "ChatCompletionsCreateOptions CreateChatCompletionRequest CreateChatCompletionRequestFields "
            "CreateChatCompletionRequestResponseFormat CreateChatCompletionRequestToolChoiceFunction "
            "CreateChatCompletionRequestToolChoiceFunctionFunction FunctionDefinition",
            "_completions": "CompletionsCreateOptions CreateCompletionRequest CreateCompletionRequestFields",
            "_embeddings": "CreateEmbeddingRequest EmbeddingsCreateOptions",
            "_image_generations": "CreateImageRequest ImageGenerationsCreateOptions",
            "_audio_transcriptions": "AudioTranscriptionsCreateOptions CreateTranscriptionRequest",
            "_audio_translations": "AudioTranslationsCreateOptions CreateTranslationRequest",
            "_audio_speech": "AudioSpeechCreateOptions CreateSpeechRequest",
        },
    )
