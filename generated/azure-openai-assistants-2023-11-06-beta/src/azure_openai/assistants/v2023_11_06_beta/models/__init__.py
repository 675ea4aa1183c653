"""What the service answers: pydantic models and type aliases, each module imported when a name of it is first used."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._assistants import (
        Assistant as Assistant,
        AssistantCreationOptions as AssistantCreationOptions,
        AssistantDeletionStatus as AssistantDeletionStatus,
        AssistantModificationOptions as AssistantModificationOptions,
        AssistantsListResponse as AssistantsListResponse,
    )
    from ._assistant_files import (
        AssistantFile as AssistantFile,
        AssistantFileDeletionStatus as AssistantFileDeletionStatus,
        AssistantFilesCreateRequest as AssistantFilesCreateRequest,
        AssistantFilesListResponse as AssistantFilesListResponse,
    )
    from ._files import (
        FileDeletionStatus as FileDeletionStatus,
        FileListResponse as FileListResponse,
        FilePurpose as FilePurpose,
        FilesUploadRequest as FilesUploadRequest,
        OpenAIFile as OpenAIFile,
    )
    from ._threads import (
        AssistantThread as AssistantThread,
        AssistantThreadCreationOptions as AssistantThreadCreationOptions,
        CreateAndRunThreadOptions as CreateAndRunThreadOptions,
        ThreadDeletionStatus as ThreadDeletionStatus,
        ThreadsModifyRequest as ThreadsModifyRequest,
    )
    from ._messages import (
        MessagesCreateRequest as MessagesCreateRequest,
        MessagesListResponse as MessagesListResponse,
        MessagesModifyRequest as MessagesModifyRequest,
    )
    from ._message_files import MessageFile as MessageFile, MessageFilesListResponse as MessageFilesListResponse
    from ._runs import (
        RunsCreateRequest as RunsCreateRequest,
        RunsListResponse as RunsListResponse,
        RunsModifyRequest as RunsModifyRequest,
        RunsSubmitToolOutputsRequest as RunsSubmitToolOutputsRequest,
        ToolOutput as ToolOutput,
    )
    from ._run_steps import (
        RunStep as RunStep,
        RunStepDetails as RunStepDetails,
        RunStepError as RunStepError,
        RunStepErrorCode as RunStepErrorCode,
        RunStepMessageCreationDetails as RunStepMessageCreationDetails,
        RunStepMessageCreationReference as RunStepMessageCreationReference,
        RunStepStatus as RunStepStatus,
        RunStepToolCallDetails as RunStepToolCallDetails,
        RunStepType as RunStepType,
        RunStepsListResponse as RunStepsListResponse,
    )
    from ._common import (
        CodeInterpreterImageOutput as CodeInterpreterImageOutput,
        CodeInterpreterImageReference as CodeInterpreterImageReference,
        CodeInterpreterLogOutput as CodeInterpreterLogOutput,
        CodeInterpreterToolCall as CodeInterpreterToolCall,
        CodeInterpreterToolCallDetails as CodeInterpreterToolCallDetails,
        CodeInterpreterToolCallOutput as CodeInterpreterToolCallOutput,
        CodeInterpreterToolDefinition as CodeInterpreterToolDefinition,
        FunctionDefinition as FunctionDefinition,
        FunctionToolCall as FunctionToolCall,
        FunctionToolCallDetails as FunctionToolCallDetails,
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
        RequiredAction as RequiredAction,
        RetrievalToolCall as RetrievalToolCall,
        RetrievalToolDefinition as RetrievalToolDefinition,
        RunError as RunError,
        RunStatus as RunStatus,
        SubmitToolOutputsAction as SubmitToolOutputsAction,
        SubmitToolOutputsDetails as SubmitToolOutputsDetails,
        ThreadMessage as ThreadMessage,
        ThreadRun as ThreadRun,
        ToolCall as ToolCall,
        ToolDefinition as ToolDefinition,
    )
else:
    from .._runtime.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(
        __name__,
        {
            "_assistants": "Assistant AssistantCreationOptions AssistantDeletionStatus AssistantModificationOptions AssistantsListResponse",
            "_assistant_files": "AssistantFile AssistantFileDeletionStatus AssistantFilesCreateRequest AssistantFilesListResponse",
            "_files": "FileDeletionStatus FileListResponse FilePurpose FilesUploadRequest OpenAIFile",
            "_threads": "AssistantThread AssistantThreadCreationOptions CreateAndRunThreadOptions ThreadDeletionStatus ThreadsModifyRequest",
            "_messages": "MessagesCreateRequest MessagesListResponse MessagesModifyRequest",
            "_message_files": "MessageFile MessageFilesListResponse",
            "_runs": "RunsCreateRequest RunsListResponse RunsModifyRequest RunsSubmitToolOutputsRequest ToolOutput",
            "_run_steps": "RunStep RunStepDetails RunStepError RunStepErrorCode RunStepMessageCreationDetails RunStepMessageCreationReference RunStepStatus RunStepToolCallDetails RunStepType RunStepsListResponse",
            "_common": "CodeInterpreterImageOutput CodeInterpreterImageReference CodeInterpreterLogOutput CodeInterpreterToolCall CodeInterpreterToolCallDetails CodeInterpreterToolCallOutput CodeInterpreterToolDefinition FunctionDefinition FunctionToolCall FunctionToolCallDetails FunctionToolDefinition ListSortOrder MessageContent MessageFileCitationTextAnnotation MessageFilePathDetails MessageFilePathTextAnnotation MessageImageFileContent MessageImageFileDetails MessageImageFileIdDetails MessageRole MessageTextAnnotation MessageTextContent MessageTextDetails MessageTextFileCitationDetails RequiredAction RetrievalToolCall RetrievalToolDefinition RunError RunStatus SubmitToolOutputsAction SubmitToolOutputsDetails ThreadMessage ThreadRun ToolCall ToolDefinition",
        },
    )
