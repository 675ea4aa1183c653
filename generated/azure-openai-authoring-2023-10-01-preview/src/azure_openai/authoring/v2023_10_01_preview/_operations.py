"""Every operation as data, shared by the synchronous and the asynchronous client."""

from __future__ import annotations

from ._runtime import (
    BytesResult,
    EventStream,
    Header,
    JsonBody,
    JsonResult,
    MultipartBody,
    Operation,
    Outcome,
    Pages,
    Path,
    Query,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import models

FILES_LIST: Operation[models.FileList] = Operation(
    "GET",
    "/files",
    results={200: JsonResult("files:FileList")},
    paging=Pages("data"),
    errors={"default": JsonResult("common:ErrorResponse")},
)
FILES_UPLOAD: Operation[models.File] = Operation(
    "POST",
    "/files",
    body=MultipartBody(files=("file",), required=True),
    results={201: JsonResult("common:File")},
    headers={"Location": str},
    errors={"default": JsonResult("common:ErrorResponse")},
    options="files:FilesUploadOptions",
)
FILES_GET: Operation[models.File] = Operation(
    "GET",
    "/files/{file-id}",
    parameters=(Path("file-id"),),
    results={200: JsonResult("common:File")},
    errors={"default": JsonResult("common:ErrorResponse")},
)
FILES_DELETE: Operation[None] = Operation(
    "DELETE",
    "/files/{file-id}",
    parameters=(Path("file-id"),),
    results={204: None},
    errors={"default": JsonResult("common:ErrorResponse")},
)
FILES_GET_CONTENT: Operation[bytes] = Operation(
    "GET",
    "/files/{file-id}/content",
    parameters=(Path("file-id"),),
    results={200: BytesResult()},
    errors={"default": JsonResult("common:ErrorResponse")},
)
FILES_IMPORT_: Operation[models.File] = Operation(
    "POST",
    "/files/import",
    body=JsonBody(required=True),
    results={201: JsonResult("common:File")},
    headers={"Location": str},
    errors={"default": JsonResult("common:ErrorResponse")},
    options="files:FilesImportOptions",
)
FINE_TUNES_LIST: Operation[models.FineTuneList] = Operation(
    "GET",
    "/fine-tunes",
    results={200: JsonResult("fine_tunes:FineTuneList")},
    paging=Pages("data"),
    errors={"default": JsonResult("common:ErrorResponse")},
)
FINE_TUNES_CREATE: Operation[models.FineTune] = Operation(
    "POST",
    "/fine-tunes",
    body=JsonBody(required=True),
    results={201: JsonResult("fine_tunes:FineTune")},
    headers={"Location": str},
    errors={"default": JsonResult("common:ErrorResponse")},
    options="fine_tunes:FineTunesCreateOptions",
)
FINE_TUNES_GET: Operation[models.FineTune] = Operation(
    "GET",
    "/fine-tunes/{fine-tune-id}",
    parameters=(Path("fine-tune-id"),),
    results={200: JsonResult("fine_tunes:FineTune")},
    errors={"default": JsonResult("common:ErrorResponse")},
)
FINE_TUNES_DELETE: Operation[None] = Operation(
    "DELETE",
    "/fine-tunes/{fine-tune-id}",
    parameters=(Path("fine-tune-id"),),
    results={204: None},
    errors={"default": JsonResult("common:ErrorResponse")},
)
FINE_TUNES_GET_EVENTS: Operation[models.EventList] = Operation(
    "GET",
    "/fine-tunes/{fine-tune-id}/events",
    parameters=(
        Path("fine-tune-id"),
        Query("stream"),
    ),
    results={200: JsonResult("fine_tunes:EventList")},
    stream=EventStream(JsonResult("fine_tunes:Event"), terminator="[DONE]"),
    errors={"default": JsonResult("common:ErrorResponse")},
)
FINE_TUNES_CANCEL: Operation[models.FineTune] = Operation(
    "POST",
    "/fine-tunes/{fine-tune-id}/cancel",
    parameters=(Path("fine-tune-id"),),
    results={200: JsonResult("fine_tunes:FineTune")},
    errors={"default": JsonResult("common:ErrorResponse")},
)
FINE_TUNING_LIST: Operation[models.FineTuningJobList] = Operation(
    "GET",
    "/fine_tuning/jobs",
    parameters=(
        Query("after"),
        Query("limit"),
    ),
    results={200: JsonResult("fine_tuning:FineTuningJobList")},
    paging=Pages("data", more="has_more", parameter="after"),
    errors={"default": JsonResult("common:ErrorResponse")},
)
FINE_TUNING_CREATE: Operation[models.FineTuningJob] = Operation(
    "POST",
    "/fine_tuning/jobs",
    body=JsonBody(required=True),
    results={201: JsonResult("fine_tuning:FineTuningJob")},
    headers={"Location": str},
    errors={"default": JsonResult("common:ErrorResponse")},
    options="fine_tuning:FineTuningCreateOptions",
)
FINE_TUNING_GET: Operation[models.FineTuningJob] = Operation(
    "GET",
    "/fine_tuning/jobs/{fine-tuning-job-id}",
    parameters=(Path("fine-tuning-job-id"),),
    results={200: JsonResult("fine_tuning:FineTuningJob")},
    errors={"default": JsonResult("common:ErrorResponse")},
)
FINE_TUNING_DELETE: Operation[None] = Operation(
    "DELETE",
    "/fine_tuning/jobs/{fine-tuning-job-id}",
    parameters=(Path("fine-tuning-job-id"),),
    results={204: None},
    errors={"default": JsonResult("common:ErrorResponse")},
)
FINE_TUNING_GET_EVENTS: Operation[models.FineTuningJobEventList] = Operation(
    "GET",
    "/fine_tuning/jobs/{fine-tuning-job-id}/events",
    parameters=(
        Path("fine-tuning-job-id"),
        Query("after"),
        Query("limit"),
    ),
    results={200: JsonResult("fine_tuning:FineTuningJobEventList")},
    paging=Pages("data", more="has_more", parameter="after"),
    errors={"default": JsonResult("common:ErrorResponse")},
)
FINE_TUNING_CANCEL: Operation[models.FineTuningJob] = Operation(
    "POST",
    "/fine_tuning/jobs/{fine-tuning-job-id}/cancel",
    parameters=(Path("fine-tuning-job-id"),),
    results={200: JsonResult("fine_tuning:FineTuningJob")},
    errors={"default": JsonResult("common:ErrorResponse")},
)
MODELS_LIST: Operation[models.ModelList] = Operation(
    "GET",
    "/models",
    results={200: JsonResult("models:ModelList")},
    paging=Pages("data"),
    errors={"default": JsonResult("common:ErrorResponse")},
)
MODELS_GET: Operation[models.Model] = Operation(
    "GET",
    "/models/{model-id}",
    parameters=(Path("model-id"),),
    results={200: JsonResult("models:Model")},
    errors={"default": JsonResult("common:ErrorResponse")},
)
IMAGES_BEGIN_GENERATE: Operation[models.GenerateImagesResponse] = Operation(
    "POST",
    "/images/generations:submit",
    parameters=(Header("Operation-Id"),),
    body=JsonBody(required=True),
    results={202: JsonResult("images:GenerateImagesResponse")},
    outcome=Outcome(JsonResult("images:OperationResponse")),
    headers={"operation-location": str, "x-ms-request-id": str},
    errors={"default": JsonResult("common:ErrorResponse")},
    options="images:ImagesBeginGenerateOptions",
)
IMAGES_GET_OPERATION: Operation[models.OperationResponse] = Operation(
    "GET",
    "/operations/images/{operation-id}",
    parameters=(Path("operation-id"),),
    results={200: JsonResult("images:OperationResponse")},
    headers={"retry-after": int, "x-ms-request-id": str},
    errors={"default": JsonResult("common:ErrorResponse")},
)
IMAGES_DELETE_OPERATION: Operation[None] = Operation(
    "DELETE",
    "/operations/images/{operation-id}",
    parameters=(Path("operation-id"),),
    results={204: None},
    headers={"x-ms-request-id": str},
    errors={"default": JsonResult("common:ErrorResponse")},
)
INGESTION_JOBS_CREATE: Operation[models.IngestionJob] = Operation(
    "PUT",
    "/extensions/on-your-data/ingestion-jobs/{jobId}",
    parameters=(
        Path("jobId"),
        Header("searchServiceEndpoint"),
        Header("searchServiceAdminKey"),
        Header("storageConnectionString"),
        Header("storageContainer"),
        Header("embeddingEndpoint"),
        Header("embeddingKey"),
        Header("storageEndpoint"),
        Header("embeddingDeploymentName"),
    ),
    body=JsonBody(
        required=True,
        names={
            "data_refresh_interval_in_minutes": "dataRefreshIntervalInMinutes",
            "completion_action": "completionAction",
            "chunk_size": "chunkSize",
        },
    ),
    results={200: JsonResult("ingestion_jobs:IngestionJob")},
    errors={"default": JsonResult("common:ErrorResponse")},
    options="ingestion_jobs:IngestionJobsCreateOptions",
)
INGESTION_JOBS_GET: Operation[models.IngestionJob] = Operation(
    "GET",
    "/extensions/on-your-data/ingestion-jobs/{jobId}",
    parameters=(Path("jobId"),),
    results={200: JsonResult("ingestion_jobs:IngestionJob")},
    headers={"Retry-After": int},
    errors={"default": JsonResult("common:ErrorResponse")},
)
INGESTION_JOBS_LIST: Operation[models.IngestionJobList] = Operation(
    "GET",
    "/extensions/on-your-data/ingestion-jobs",
    results={200: JsonResult("ingestion_jobs:IngestionJobList")},
    paging=Pages("value"),
    errors={"default": JsonResult("common:ErrorResponse")},
)
