"""Every operation as data, shared by the synchronous and the asynchronous client."""

from __future__ import annotations

from ._runtime import EventStream, JsonBody, JsonResult, MultipartBody, Operation, Path, TextResult

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import models

COMPLETIONS_CREATE: Operation[models.CreateCompletionResponse] = Operation(
    "POST",
    "/deployments/{deployment-id}/completions",
    parameters=(Path("deployment-id"),),
    body=JsonBody(required=True),
    results={200: JsonResult("completions:CreateCompletionResponse")},
    stream=EventStream(JsonResult("completions:CreateCompletionResponse"), flag="stream", terminator="[DONE]"),
    headers={"apim-request-id": str},
    errors={"default": JsonResult("common:ErrorResponse")},
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
CHAT_COMPLETIONS_CREATE: Operation[models.CreateChatCompletionResponse] = Operation(
    "POST",
    "/deployments/{deployment-id}/chat/completions",
    parameters=(Path("deployment-id"),),
    body=JsonBody(required=True),
    results={200: JsonResult("chat_completions:CreateChatCompletionResponse")},
    stream=EventStream(
        JsonResult("chat_completions:CreateChatCompletionStreamResponse"), flag="stream", terminator="[DONE]"
    ),
    headers={"apim-request-id": str},
    errors={"default": JsonResult("common:ErrorResponse")},
    options="chat_completions:ChatCompletionsCreateOptions",
)
TRANSCRIPTIONS_CREATE: Operation[models.TranscriptionsCreateResponse | str] = Operation(
    "POST",
    "/deployments/{deployment-id}/audio/transcriptions",
    parameters=(Path("deployment-id"),),
    body=MultipartBody(files=("file",), required=True),
    results={200: (JsonResult("transcriptions:TranscriptionsCreateResponse"), TextResult())},
    options="transcriptions:TranscriptionsCreateOptions",
    choice="response_format",
)
TRANSLATIONS_CREATE: Operation[models.TranslationsCreateResponse | str] = Operation(
    "POST",
    "/deployments/{deployment-id}/audio/translations",
    parameters=(Path("deployment-id"),),
    body=MultipartBody(files=("file",), required=True),
    results={200: (JsonResult("translations:TranslationsCreateResponse"), TextResult())},
    options="translations:TranslationsCreateOptions",
    choice="response_format",
)
IMAGE_GENERATIONS_CREATE: Operation[models.GenerateImagesResponse] = Operation(
    "POST",
    "/deployments/{deployment-id}/images/generations",
    parameters=(Path("deployment-id"),),
    body=JsonBody(required=True),
    results={200: JsonResult("image_generations:GenerateImagesResponse")},
    errors={"default": JsonResult("image_generations:DalleErrorResponse")},
    options="image_generations:ImageGenerationsCreateOptions",
)
