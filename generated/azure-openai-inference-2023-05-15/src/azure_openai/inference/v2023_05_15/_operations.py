"""Every operation as data, shared by the synchronous and the asynchronous client."""

from __future__ import annotations

from ._runtime import EventStream, JsonBody, JsonResult, Operation, Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import models

COMPLETIONS_CREATE: Operation[models.CompletionsCreateResponse] = Operation(
    "POST",
    "/deployments/{deployment-id}/completions",
    parameters=(Path("deployment-id"),),
    body=JsonBody(required=True),
    results={200: JsonResult("completions:CompletionsCreateResponse")},
    stream=EventStream(JsonResult("completions:CompletionsCreateResponse"), flag="stream", terminator="[DONE]"),
    headers={"apim-request-id": str},
    errors={"default": JsonResult("completions:ErrorResponse")},
    options="completions:CompletionsCreateOptions",
)
EMBEDDINGS_CREATE: Operation[models.EmbeddingsCreateResponse] = Operation(
    "POST",
    "/deployments/{deployment-id}/embeddings",
    parameters=(Path("deployment-id"),),
    body=JsonBody(required=True),
    results={200: JsonResult("embeddings:EmbeddingsCreateResponse")},
    options="embeddings:EmbeddingsCreateOptions",
)
CHAT_COMPLETIONS_CREATE: Operation[models.ChatCompletionsCreateResponse] = Operation(
    "POST",
    "/deployments/{deployment-id}/chat/completions",
    parameters=(Path("deployment-id"),),
    body=JsonBody(required=True),
    results={200: JsonResult("chat_completions:ChatCompletionsCreateResponse")},
    stream=EventStream(
        JsonResult("chat_completions:ChatCompletionsCreateResponse"), flag="stream", terminator="[DONE]"
    ),
    options="chat_completions:ChatCompletionsCreateOptions",
)
