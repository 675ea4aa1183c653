"""What methods take: plain dicts, typed. Each module is imported when a name of it is first used."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._assistants import (
        AssistantCreationOptions as AssistantCreationOptions,
        AssistantModificationOptions as AssistantModificationOptions,
        AssistantsCreateOptions as AssistantsCreateOptions,
        AssistantsModifyOptions as AssistantsModifyOptions,
    )
    from ._assistant_files import (
        AssistantFilesCreateOptions as AssistantFilesCreateOptions,
        AssistantFilesCreateRequest as AssistantFilesCreateRequest,
    )
    from ._files import (
        FilePurpose as FilePurpose,
        FilesUploadOptions as FilesUploadOptions,
        FilesUploadRequest as FilesUploadRequest,
    )
    from ._threads import (
        AssistantThreadCreationOptions as AssistantThreadCreationOptions,
        CreateAndRunThreadOptions as CreateAndRunThreadOptions,
        ThreadsCreateAndRunOptions as ThreadsCreateAndRunOptions,
        ThreadsCreateOptions as ThreadsCreateOptions,
        ThreadsModifyOptions as ThreadsModifyOptions,
        ThreadsModifyRequest as ThreadsModifyRequest,
    )
    from ._messages import (
        MessagesCreateOptions as MessagesCreateOptions,
        MessagesCreateRequest as MessagesCreateRequest,
        MessagesModifyOptions as MessagesModifyOptions,
        MessagesModifyRequest as MessagesModifyRequest,
    )
    from ._runs import (
        RunsCreateOptions as RunsCreateOptions,
        RunsCreateRequest as RunsCreateRequest,
        RunsModifyOptions as RunsModifyOptions,
        RunsModifyRequest as RunsModifyRequest,
        RunsSubmitToolOutputsOptions as RunsSubmitToolOutputsOptions,
        RunsSubmitToolOutputsRequest as RunsSubmitToolOutputsRequest,
        ToolOutput as ToolOutput,
    )
    from ._common import (
        CodeInterpreterToolDefinition as CodeInterpreterToolDefinition,
        FunctionDefinition as FunctionDefinition,
        FunctionToolDefinition as FunctionToolDefinition,
        ListSortOrder as ListSortOrder,
        MessageContent as MessageContent,
        MessageFileCitationTextAnnotation as MessageFileCitationTextAnnotation,
        MessageFilePathDetails as MessageFilePathDetails,
        MessageFilePathTextAnnotation as MessageFilePathTextAnnotation,
        MessageImageFileContent as MessageImageFileContent,
        MessageImageFileDetails as MessageImageFileDetails,
        MessageImageFileIdDetails as MessageImageFileIdDetails,
        MessageRole as MessageRole,
        MessageTextAnnotation as MessageTextAnnotation,
        MessageTextContent as MessageTextContent,
        MessageTextDetails as MessageTextDetails,
        MessageTextFileCitationDetails as MessageTextFileCitationDetails,
        RetrievalToolDefinition as RetrievalToolDefinition,
        ThreadMessage as ThreadMessage,
        ToolDefinition as ToolDefinition,
    )
else:
    from .._runtime.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(
        __name__,
        {
            "_assistants": "AssistantCreationOptions AssistantModificationOptions AssistantsCreateOptions AssistantsModifyOptions",
            "_assistant_files": "AssistantFilesCreateOptions AssistantFilesCreateRequest",
            "_files": "FilePurpose FilesUploadOptions FilesUploadRequest",
            "_threads": "AssistantThreadCreationOptions CreateAndRunThreadOptions ThreadsCreateAndRunOptions ThreadsCreateOptions ThreadsModifyOptions ThreadsModifyRequest",
            "_messages": "MessagesCreateOptions MessagesCreateRequest MessagesModifyOptions MessagesModifyRequest",
            "_runs": "RunsCreateOptions RunsCreateRequest RunsModifyOptions RunsModifyRequest RunsSubmitToolOutputsOptions RunsSubmitToolOutputsRequest ToolOutput",
            "_common": "CodeInterpreterToolDefinition FunctionDefinition FunctionToolDefinition ListSortOrder MessageContent MessageFileCitationTextAnnotation MessageFilePathDetails MessageFilePathTextAnnotation MessageImageFileContent MessageImageFileDetails MessageImageFileIdDetails MessageRole MessageTextAnnotation MessageTextContent MessageTextDetails MessageTextFileCitationDetails RetrievalToolDefinition ThreadMessage ToolDefinition",
        },
    )
