"""What the service answers: pydantic models and type aliases, each module imported when a name of it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._assistants import *
    from ._assistant_files import *
    from ._files import *
    from ._threads import *
    from ._messages import *
    from ._message_files import *
    from ._runs import *
    from ._run_steps import *
    from ._common import *
else:
    from .._runtime.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(
        __name__,
        {
            "_assistants": "Assistant AssistantCreationOptions AssistantDeletionStatus AssistantModificationOptions "
            "AssistantsListResponse",
            "_assistant_files": "AssistantFile AssistantFileDeletionStatus AssistantFilesCreateRequest AssistantFilesListResponse",
            "_files": "FileDeletionStatus FileListResponse FilePurpose FilesUploadRequest OpenAIFile",
            "_threads": "AssistantThread AssistantThreadCreationOptions CreateAndRunThreadOptions ThreadDeletionStatus "
            "ThreadsModifyRequest",
            "_messages": "MessagesCreateRequest MessagesListResponse MessagesModifyRequest",
            "_message_files": "MessageFile MessageFilesListResponse",
            "_runs": "RunsCreateRequest RunsListResponse RunsModifyRequest RunsSubmitToolOutputsRequest ToolOutput",
            "_run_steps": "RunStep RunStepDetails RunStepDetailsBase RunStepError RunStepErrorCode "
            "RunStepMessageCreationDetails RunStepMessageCreationReference RunStepStatus RunStepToolCallDetails "
            "RunStepType RunStepsListResponse",
            "_common": "CodeInterpreterImageOutput CodeInterpreterImageReference CodeInterpreterLogOutput "
            "CodeInterpreterToolCall CodeInterpreterToolCallDetails CodeInterpreterToolCallOutput "
            "CodeInterpreterToolCallOutputBase CodeInterpreterToolDefinition FunctionDefinition FunctionToolCall "
            "FunctionToolCallDetails FunctionToolDefinition ListSortOrder MessageContent MessageContentBase "
            "MessageFileCitationTextAnnotation MessageFilePathDetails MessageFilePathTextAnnotation "
            "MessageImageFileContent MessageImageFileDetails MessageImageFileIdDetails MessageRole "
            "MessageTextAnnotation MessageTextAnnotationBase MessageTextContent MessageTextDetails "
            "MessageTextFileCitationDetails RequiredAction RequiredActionBase RetrievalToolCall "
            "RetrievalToolDefinition RunError RunStatus SubmitToolOutputsAction SubmitToolOutputsDetails "
            "ThreadMessage ThreadRun ToolCall ToolCallBase ToolDefinition ToolDefinitionBase",
        },
    )
