"""What methods take: plain dicts, typed. Each module is imported when a name of it is first used."""

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
            "_completions": "CompletionsCreateOptions CompletionsCreateRequest CompletionsCreateRequestFields",
            "_embeddings": "EmbeddingsCreateOptions EmbeddingsCreateRequest",
            "_chat_completions": "ChatCompletionsCreateOptions ChatCompletionsCreateRequest ChatCompletionsCreateRequestFields "
            "ChatCompletionsCreateRequestMessagesItem",
        },
    )
