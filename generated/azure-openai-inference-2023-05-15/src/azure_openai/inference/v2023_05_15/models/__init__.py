"""What the service answers: pydantic models and type aliases, each module imported when a name of it is first used."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._completions import (
        CompletionsCreateRequest as CompletionsCreateRequest,
        CompletionsCreateResponse as CompletionsCreateResponse,
        CompletionsCreateResponseChoicesItem as CompletionsCreateResponseChoicesItem,
        CompletionsCreateResponseChoicesItemLogprobs as CompletionsCreateResponseChoicesItemLogprobs,
        CompletionsCreateResponseUsage as CompletionsCreateResponseUsage,
        ErrorResponse as ErrorResponse,
        ErrorResponseError as ErrorResponseError,
    )
    from ._embeddings import (
        EmbeddingsCreateRequest as EmbeddingsCreateRequest,
        EmbeddingsCreateResponse as EmbeddingsCreateResponse,
        EmbeddingsCreateResponseDataItem as EmbeddingsCreateResponseDataItem,
        EmbeddingsCreateResponseUsage as EmbeddingsCreateResponseUsage,
    )
    from ._chat_completions import (
        ChatCompletionsCreateRequest as ChatCompletionsCreateRequest,
        ChatCompletionsCreateRequestMessagesItem as ChatCompletionsCreateRequestMessagesItem,
        ChatCompletionsCreateResponse as ChatCompletionsCreateResponse,
        ChatCompletionsCreateResponseChoicesItem as ChatCompletionsCreateResponseChoicesItem,
        ChatCompletionsCreateResponseChoicesItemMessage as ChatCompletionsCreateResponseChoicesItemMessage,
        ChatCompletionsCreateResponseUsage as ChatCompletionsCreateResponseUsage,
    )
else:
    from .._runtime.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(
        __name__,
        {
            "_completions": "CompletionsCreateRequest CompletionsCreateResponse CompletionsCreateResponseChoicesItem CompletionsCreateResponseChoicesItemLogprobs CompletionsCreateResponseUsage ErrorResponse ErrorResponseError",
            "_embeddings": "EmbeddingsCreateRequest EmbeddingsCreateResponse EmbeddingsCreateResponseDataItem EmbeddingsCreateResponseUsage",
            "_chat_completions": "ChatCompletionsCreateRequest ChatCompletionsCreateRequestMessagesItem ChatCompletionsCreateResponse ChatCompletionsCreateResponseChoicesItem ChatCompletionsCreateResponseChoicesItemMessage ChatCompletionsCreateResponseUsage",
        },
    )
