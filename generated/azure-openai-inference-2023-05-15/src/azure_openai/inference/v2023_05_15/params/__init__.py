"""What methods take: plain dicts, typed. Each module is imported when a name of it is first used."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._completions import (
        CompletionsCreateOptions as CompletionsCreateOptions,
        CompletionsCreateRequest as CompletionsCreateRequest,
        CompletionsCreateRequestFields as CompletionsCreateRequestFields,
    )
    from ._embeddings import (
        EmbeddingsCreateOptions as EmbeddingsCreateOptions,
        EmbeddingsCreateRequest as EmbeddingsCreateRequest,
    )
    from ._chat_completions import (
        ChatCompletionsCreateOptions as ChatCompletionsCreateOptions,
        ChatCompletionsCreateRequest as ChatCompletionsCreateRequest,
        ChatCompletionsCreateRequestFields as ChatCompletionsCreateRequestFields,
        ChatCompletionsCreateRequestMessagesItem as ChatCompletionsCreateRequestMessagesItem,
    )
else:
    from .._runtime.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(
        __name__,
        {
            "_completions": "CompletionsCreateOptions CompletionsCreateRequest CompletionsCreateRequestFields",
            "_embeddings": "EmbeddingsCreateOptions EmbeddingsCreateRequest",
            "_chat_completions": "ChatCompletionsCreateOptions ChatCompletionsCreateRequest ChatCompletionsCreateRequestFields ChatCompletionsCreateRequestMessagesItem",
        },
    )
