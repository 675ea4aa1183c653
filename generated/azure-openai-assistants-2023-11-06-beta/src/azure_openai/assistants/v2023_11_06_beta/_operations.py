"""Every operation as data, shared by the synchronous and the asynchronous client."""

from __future__ import annotations

from ._runtime import JsonBody, JsonResult, MultipartBody, Operation, Pages, Path, Query

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import models

ASSISTANTS_LIST: Operation[models.AssistantsListResponse] = Operation(
    "GET",
    "/assistants",
    parameters=(
        Query("limit"),
        Query("order"),
        Query("after"),
        Query("before"),
    ),
    results={200: JsonResult("assistants:AssistantsListResponse")},
    paging=Pages("data", token="last_id", more="has_more", parameter="after"),
)
ASSISTANTS_CREATE: Operation[models.Assistant] = Operation(
    "POST",
    "/assistants",
    body=JsonBody(required=True),
    results={200: JsonResult("assistants:Assistant")},
    options="assistants:AssistantsCreateOptions",
)
ASSISTANTS_GET: Operation[models.Assistant] = Operation(
    "GET",
    "/assistants/{assistantId}",
    parameters=(Path("assistantId"),),
    results={200: JsonResult("assistants:Assistant")},
)
ASSISTANTS_MODIFY: Operation[models.Assistant] = Operation(
    "POST",
    "/assistants/{assistantId}",
    parameters=(Path("assistantId"),),
    body=JsonBody(required=True),
    results={200: JsonResult("assistants:Assistant")},
    options="assistants:AssistantsModifyOptions",
)
ASSISTANTS_DELETE: Operation[models.AssistantDeletionStatus] = Operation(
    "DELETE",
    "/assistants/{assistantId}",
    parameters=(Path("assistantId"),),
    results={200: JsonResult("assistants:AssistantDeletionStatus")},
)
ASSISTANT_FILES_LIST: Operation[models.AssistantFilesListResponse] = Operation(
    "GET",
    "/assistants/{assistantId}/files",
    parameters=(
        Path("assistantId"),
        Query("limit"),
        Query("order"),
        Query("after"),
        Query("before"),
    ),
    results={200: JsonResult("assistant_files:AssistantFilesListResponse")},
    paging=Pages("data", token="last_id", more="has_more", parameter="after"),
)
ASSISTANT_FILES_CREATE: Operation[models.AssistantFile] = Operation(
    "POST",
    "/assistants/{assistantId}/files",
    parameters=(Path("assistantId"),),
    body=JsonBody(required=True),
    results={200: JsonResult("assistant_files:AssistantFile")},
    options="assistant_files:AssistantFilesCreateOptions",
)
ASSISTANT_FILES_GET: Operation[models.AssistantFile] = Operation(
    "GET",
    "/assistants/{assistantId}/files/{fileId}",
    parameters=(
        Path("assistantId"),
        Path("fileId"),
    ),
    results={200: JsonResult("assistant_files:AssistantFile")},
)
ASSISTANT_FILES_DELETE: Operation[models.AssistantFileDeletionStatus] = Operation(
    "DELETE",
    "/assistants/{assistantId}/files/{fileId}",
    parameters=(
        Path("assistantId"),
        Path("fileId"),
    ),
    results={200: JsonResult("assistant_files:AssistantFileDeletionStatus")},
)
FILES_LIST: Operation[models.FileListResponse] = Operation(
    "GET",
    "/files",
    parameters=(Query("purpose"),),
    results={200: JsonResult("files:FileListResponse")},
    paging=Pages("data"),
)
FILES_UPLOAD: Operation[models.OpenAIFile] = Operation(
    "POST",
    "/files",
    body=MultipartBody(files=("file",), required=True),
    results={200: JsonResult("files:OpenAIFile")},
    options="files:FilesUploadOptions",
)
FILES_GET: Operation[models.OpenAIFile] = Operation(
    "GET", "/files/{fileId}", parameters=(Path("fileId"),), results={200: JsonResult("files:OpenAIFile")}
)
FILES_DELETE: Operation[models.FileDeletionStatus] = Operation(
    "DELETE", "/files/{fileId}", parameters=(Path("fileId"),), results={200: JsonResult("files:FileDeletionStatus")}
)
THREADS_CREATE: Operation[models.AssistantThread] = Operation(
    "POST",
    "/threads",
    body=JsonBody(required=True),
    results={200: JsonResult("threads:AssistantThread")},
    options="threads:ThreadsCreateOptions",
)
THREADS_GET: Operation[models.AssistantThread] = Operation(
    "GET", "/threads/{threadId}", parameters=(Path("threadId"),), results={200: JsonResult("threads:AssistantThread")}
)
THREADS_MODIFY: Operation[models.AssistantThread] = Operation(
    "POST",
    "/threads/{threadId}",
    parameters=(Path("threadId"),),
    body=JsonBody(required=True),
    results={200: JsonResult("threads:AssistantThread")},
    options="threads:ThreadsModifyOptions",
)
THREADS_DELETE: Operation[models.ThreadDeletionStatus] = Operation(
    "DELETE",
    "/threads/{threadId}",
    parameters=(Path("threadId"),),
    results={200: JsonResult("threads:ThreadDeletionStatus")},
)
MESSAGES_LIST: Operation[models.MessagesListResponse] = Operation(
    "GET",
    "/threads/{threadId}/messages",
    parameters=(
        Path("threadId"),
        Query("limit"),
        Query("order"),
        Query("after"),
        Query("before"),
    ),
    results={200: JsonResult("messages:MessagesListResponse")},
    paging=Pages("data", token="last_id", more="has_more", parameter="after"),
)
MESSAGES_CREATE: Operation[models.ThreadMessage] = Operation(
    "POST",
    "/threads/{threadId}/messages",
    parameters=(Path("threadId"),),
    body=JsonBody(required=True),
    results={200: JsonResult("common:ThreadMessage")},
    options="messages:MessagesCreateOptions",
)
MESSAGES_GET: Operation[models.ThreadMessage] = Operation(
    "GET",
    "/threads/{threadId}/messages/{messageId}",
    parameters=(
        Path("threadId"),
        Path("messageId"),
    ),
    results={200: JsonResult("common:ThreadMessage")},
)
MESSAGES_MODIFY: Operation[models.ThreadMessage] = Operation(
    "POST",
    "/threads/{threadId}/messages/{messageId}",
    parameters=(
        Path("threadId"),
        Path("messageId"),
    ),
    body=JsonBody(required=True),
    results={200: JsonResult("common:ThreadMessage")},
    options="messages:MessagesModifyOptions",
)
MESSAGE_FILES_LIST: Operation[models.MessageFilesListResponse] = Operation(
    "GET",
    "/threads/{threadId}/messages/{messageId}/files",
    parameters=(
        Path("threadId"),
        Path("messageId"),
        Query("limit"),
        Query("order"),
        Query("after"),
        Query("before"),
    ),
    results={200: JsonResult("message_files:MessageFilesListResponse")},
    paging=Pages("data", token="last_id", more="has_more", parameter="after"),
)
MESSAGE_FILES_GET: Operation[models.MessageFile] = Operation(
    "GET",
    "/threads/{threadId}/messages/{messageId}/files/{fileId}",
    parameters=(
        Path("threadId"),
        Path("messageId"),
        Path("fileId"),
    ),
    results={200: JsonResult("message_files:MessageFile")},
)
RUNS_LIST: Operation[models.RunsListResponse] = Operation(
    "GET",
    "/threads/{threadId}/runs",
    parameters=(
        Path("threadId"),
        Query("limit"),
        Query("order"),
        Query("after"),
        Query("before"),
    ),
    results={200: JsonResult("runs:RunsListResponse")},
    paging=Pages("data", token="last_id", more="has_more", parameter="after"),
)
RUNS_CREATE: Operation[models.ThreadRun] = Operation(
    "POST",
    "/threads/{threadId}/runs",
    parameters=(Path("threadId"),),
    body=JsonBody(required=True),
    results={200: JsonResult("common:ThreadRun")},
    options="runs:RunsCreateOptions",
)
RUNS_GET: Operation[models.ThreadRun] = Operation(
    "GET",
    "/threads/{threadId}/runs/{runId}",
    parameters=(
        Path("threadId"),
        Path("runId"),
    ),
    results={200: JsonResult("common:ThreadRun")},
)
RUNS_MODIFY: Operation[models.ThreadRun] = Operation(
    "POST",
    "/threads/{threadId}/runs/{runId}",
    parameters=(
        Path("threadId"),
        Path("runId"),
    ),
    body=JsonBody(required=True),
    results={200: JsonResult("common:ThreadRun")},
    options="runs:RunsModifyOptions",
)
RUNS_CANCEL: Operation[models.ThreadRun] = Operation(
    "POST",
    "/threads/{threadId}/runs/{runId}/cancel",
    parameters=(
        Path("threadId"),
        Path("runId"),
    ),
    results={200: JsonResult("common:ThreadRun")},
)
RUN_STEPS_LIST: Operation[models.RunStepsListResponse] = Operation(
    "GET",
    "/threads/{threadId}/runs/{runId}/steps",
    parameters=(
        Path("threadId"),
        Path("runId"),
        Query("limit"),
        Query("order"),
        Query("after"),
        Query("before"),
    ),
    results={200: JsonResult("run_steps:RunStepsListResponse")},
    paging=Pages("data", token="last_id", more="has_more", parameter="after"),
)
RUN_STEPS_GET: Operation[models.RunStep] = Operation(
    "GET",
    "/threads/{threadId}/runs/{runId}/steps/{stepId}",
    parameters=(
        Path("threadId"),
        Path("runId"),
        Path("stepId"),
    ),
    results={200: JsonResult("run_steps:RunStep")},
)
RUNS_SUBMIT_TOOL_OUTPUTS: Operation[models.ThreadRun] = Operation(
    "POST",
    "/threads/{threadId}/runs/{runId}/submit_tool_outputs",
    parameters=(
        Path("threadId"),
        Path("runId"),
    ),
    body=JsonBody(required=True),
    results={200: JsonResult("common:ThreadRun")},
    options="runs:RunsSubmitToolOutputsOptions",
)
THREADS_CREATE_AND_RUN: Operation[models.ThreadRun] = Operation(
    "POST",
    "/threads/runs",
    body=JsonBody(required=True),
    results={200: JsonResult("common:ThreadRun")},
    options="threads:ThreadsCreateAndRunOptions",
)
