"""What the service answers: pydantic models and type aliases, each module imported when a name of it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._completions import *
    from ._embeddings import *
    from ._chat_completions import *
else:
    from .._runtime.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(
        __name__,
        {
            "_completions": "CompletionsCreateRequest CompletionsCreateResponse CompletionsCreateResponseChoicesItem "
            "CompletionsCreateResponseChoicesItemLogprobs CompletionsCreateResponseUsage ErrorResponse "
            "ErrorResponseError",
            "_embeddings": "EmbeddingsCreateRequest EmbeddingsCreateResponse EmbeddingsCreateResponseDataItem "
            "EmbeddingsCreateResponseUsage",
            "_chat_completions": "ChatCompletionsCreateRequest ChatCompletionsCreateRequestMessagesItem ChatCompletionsCreateResponse "
            "ChatCompletionsCreateResponseChoicesItem ChatCompletionsCreateResponseChoicesItemMessage "
            "ChatCompletionsCreateResponseUsage",
        },
    )
