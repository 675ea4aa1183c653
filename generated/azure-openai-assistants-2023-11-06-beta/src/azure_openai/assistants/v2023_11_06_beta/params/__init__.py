"""What methods take: plain dicts, typed. Each module is imported when a name of it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._assistants import *
    from ._assistant_files import *
    from ._files import *
    from ._threads import *
    from ._messages import *
    from ._runs import *
    from ._common import *
else:
    from .._runtime.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(
        __name__,
        {
            "_assistants": "AssistantCreationOptions AssistantModificationOptions AssistantsCreateOptions "
            "AssistantsModifyOptions",
            "_assistant_files": "AssistantFilesCreateOptions AssistantFilesCreateRequest",
            "_files": "FilePurpose FilesUploadOptions FilesUploadRequest",
            "_threads": "AssistantThreadCreationOptions CreateAndRunThreadOptions ThreadsCreateAndRunOptions "
            "ThreadsCreateOptions ThreadsModifyOptions ThreadsModifyRequest",
            "_messages": "MessagesCreateOptions MessagesCreateRequest MessagesModifyOptions MessagesModifyRequest",
            "_runs": "RunsCreateOptions RunsCreateRequest RunsModifyOptions RunsModifyRequest RunsSubmitToolOutputsOptions "
            "RunsSubmitToolOutputsRequest ToolOutput",
            "_common": "CodeInterpreterToolDefinition FunctionDefinition FunctionToolDefinition ListSortOrder MessageContent "
            "MessageFileCitationTextAnnotation MessageFilePathDetails MessageFilePathTextAnnotation "
            "MessageImageFileContent MessageImageFileDetails MessageImageFileIdDetails MessageRole "
            "MessageTextAnnotation MessageTextContent MessageTextDetails MessageTextFileCitationDetails "
            "RetrievalToolDefinition ThreadMessage ToolDefinition",
        },
    )
