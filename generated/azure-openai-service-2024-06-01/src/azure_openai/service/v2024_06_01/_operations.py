"""Every operation as data, shared by the synchronous and the asynchronous client."""

from __future__ import annotations

from ._runtime import BytesResult, EventStream, JsonBody, JsonResult, MultipartBody, Operation, Pages, Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import models

CHAT_COMPLETIONS_CREATE: Operation[models.CreateChatCompletionResponse] = Operation(
    "POST",
    "/deployments/{deployment-id}/chat/completions",
    parameters=(Path("deployment-id"),),
    body=JsonBody(required=True),
    results={200: JsonResult("chat_completions:CreateChatCompletionResponse")},
    stream=EventStream(JsonResult("chat_completions:CreateChatCompletionResponse"), flag="stream", terminator="[DONE]"),
    errors={"default": JsonResult("common:ErrorResponse")},
    options="chat_completions:ChatCompletionsCreateOptions",
)
COMPLETIONS_CREATE: Operation[models.CreateCompletionResponse] = Operation(
    "POST",
    "/deployments/{deployment-id}/completions",
    parameters=(Path("deployment-id"),),
    body=JsonBody(required=True),
    results={200: JsonResult("completions:CreateCompletionResponse")},
    stream=EventStream(JsonResult("completions:CreateCompletionResponse"), flag="stream", terminator="[DONE]"),
    errors={"default": JsonResult("common:ErrorResponse")},
    options="completions:CompletionsCreateOptions",
)
EMBEDDINGS_CREATE: Operation[models.CreateEmbeddingResponse] = Operation(
    "POST",
    "/deployments/{deployment-id}/embeddings",
    parameters=(Path("deployment-id"),),
    body=JsonBody(required=True),
    results={200: JsonResult("embeddings:CreateEmbeddingResponse")},
    errors={"default": JsonResult("common:ErrorResponse")},
    options="embeddings:EmbeddingsCreateOptions",
)
IMAGE_GENERATIONS_CREATE: Operation[models.ImageGenerationsResponse] = Operation(
    "POST",
    "/deployments/{deployment-id}/images/generations",
    parameters=(Path("deployment-id"),),
    body=JsonBody(required=True),
    results={200: JsonResult("image_generations:ImageGenerationsResponse")},
    errors={"default": JsonResult("common:ErrorResponse")},
    options="image_generations:ImageGenerationsCreateOptions",
)
AUDIO_TRANSCRIPTIONS_CREATE: Operation[models.AudioTranscriptionResponse] = Operation(
    "POST",
    "/deployments/{deployment-id}/audio/transcriptions",
    parameters=(Path("deployment-id"),),
    body=MultipartBody(files=("file",), required=True),
    results={200: JsonResult("audio_transcriptions:AudioTranscriptionResponse")},
    errors={"default": JsonResult("common:ErrorResponse")},
    options="audio_transcriptions:AudioTranscriptionsCreateOptions",
)
AUDIO_TRANSLATIONS_CREATE: Operation[models.AudioTranslationResponse] = Operation(
    "POST",
    "/deployments/{deployment-id}/audio/translations",
    parameters=(Path("deployment-id"),),
    body=MultipartBody(files=("file",), required=True),
    results={200: JsonResult("audio_translations:AudioTranslationResponse")},
    errors={"default": JsonResult("common:ErrorResponse")},
    options="audio_translations:AudioTranslationsCreateOptions",
)
AUDIO_SPEECH_CREATE: Operation[bytes] = Operation(
    "POST",
    "/deployments/{deployment-id}/audio/speech",
    parameters=(Path("deployment-id"),),
    body=JsonBody(required=True),
    results={200: BytesResult()},
    errors={"default": JsonResult("common:ErrorResponse")},
    options="audio_speech:AudioSpeechCreateOptions",
)
MODELS_LIST: Operation[models.ModelListResponse] = Operation(
    "GET",
    "/models",
    results={200: JsonResult("models:ModelListResponse")},
    paging=Pages("data"),
    errors={"default": JsonResult("common:ErrorResponse")},
)
DEPLOYMENTS_LIST: Operation[models.DeploymentListResponse] = Operation(
    "GET",
    "/deployments",
    results={200: JsonResult("deployments:DeploymentListResponse")},
    paging=Pages("data"),
    errors={"default": JsonResult("common:ErrorResponse")},
)
