"""Models that several operation groups share."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from .._runtime import Model, OneOf


class CodeInterpreterImageOutput(Model):
    """A picture that code drew."""

    type: Literal["image"]
    """Which of them it is, `logs` or `image`."""
    image: CodeInterpreterImageReference
    """The picture."""


class CodeInterpreterImageReference(Model):
    """Where a picture that code drew is kept."""

    file_id: str
    """Id of the picture's file."""


class CodeInterpreterLogOutput(Model):
    """Text that code printed."""

    type: Literal["logs"]
    """Which of them it is, `logs` or `image`."""
    logs: str
    """The printed text."""


class CodeInterpreterToolCall(Model):
    """Code the assistant wrote and ran."""

    type: Literal["code_interpreter"]
    """Which of them it is, `code_interpreter`, `retrieval` or `function`."""
    id: str
    """Id of the call, to be named with its result."""
    code_interpreter: CodeInterpreterToolCallDetails
    """The code with what came of it."""


class CodeInterpreterToolCallDetails(Model):
    """Code with what came of it."""

    input: str
    """The code."""
    outputs: list[CodeInterpreterToolCallOutput]
    """What it printed and drew."""


class CodeInterpreterToolCallOutputBase(Model):
    """Something code produced; printed text or a picture."""

    type: str
    """Which of them it is, `logs` or `image`."""


class CodeInterpreterToolDefinition(Model):
    """Lets an assistant write Python code and run it."""

    type: Literal["code_interpreter"]
    """Which of them it is, `code_interpreter`, `retrieval` or `function`."""


class FunctionDefinition(Model):
    """A function of yours, as the model gets to know it."""

    name: str
    """Its name."""
    description: str | None = None
    """What it does; the model decides by this when to call it."""
    parameters: Any
    """JSON Schema of its arguments; an empty object schema if it takes none."""


class FunctionToolCall(Model):
    """A call of your function."""

    type: Literal["function"]
    """Which of them it is, `code_interpreter`, `retrieval` or `function`."""
    id: str
    """Id of the call, to be named with its result."""
    function: FunctionToolCallDetails
    """What is called, and what it returned."""


class FunctionToolCallDetails(Model):
    """A function call and, later, its result."""

    name: str
    """Name of your function."""
    arguments: str
    """Its arguments as JSON text, made by the model; check them before use."""
    output: str | None
    """What you submitted as its result; null until then."""


class FunctionToolDefinition(Model):
    """Lets an assistant ask you to call a function."""

    type: Literal["function"]
    """Which of them it is, `code_interpreter`, `retrieval` or `function`."""
    function: FunctionDefinition
    """The function."""


class MessageContentBase(Model):
    """A part of a message; text or a picture."""

    type: str
    """Which of them it is, `text` or `image_file`."""


class MessageFileCitationTextAnnotation(Model):
    """Marks text that quotes a file the assistant searched."""

    type: Literal["file_citation"]
    """Which of them it is, `file_citation` or `file_path`."""
    text: str
    """The stretch of text, to be replaced by a link of yours."""
    start_index: int
    """Where in the text it begins."""
    end_index: int
    """Where in the text it ends."""
    file_citation: MessageTextFileCitationDetails
    """The quoted file and passage."""


class MessageFilePathDetails(Model):
    """A file that code wrote."""

    file_id: str
    """Id of the file."""


class MessageFilePathTextAnnotation(Model):
    """Marks text that names a file written by code."""

    type: Literal["file_path"]
    """Which of them it is, `file_citation` or `file_path`."""
    text: str
    """The stretch of text, to be replaced by a link of yours."""
    start_index: int
    """Where in the text it begins."""
    end_index: int
    """Where in the text it ends."""
    file_path: MessageFilePathDetails
    """The file."""


class MessageImageFileContent(Model):
    """A picture in a message."""

    type: Literal["image_file"]
    """Which of them it is, `text` or `image_file`."""
    image_file: MessageImageFileDetails
    """The picture."""


class MessageImageFileDetails(Model):
    """Where a message's picture is kept."""

    file_id: MessageImageFileIdDetails
    """The picture's file."""


class MessageImageFileIdDetails(Model):
    """Names a picture's file."""

    file_id: str
    """Id of the file."""


class MessageTextAnnotationBase(Model):
    """A remark on a stretch of text; a quotation or a file."""

    type: str
    """Which of them it is, `file_citation` or `file_path`."""
    text: str
    """The stretch of text, to be replaced by a link of yours."""
    start_index: int
    """Where in the text it begins."""
    end_index: int
    """Where in the text it ends."""


class MessageTextContent(Model):
    """Text in a message."""

    type: Literal["text"]
    """Which of them it is, `text` or `image_file`."""
    text: MessageTextDetails
    """The text with its remarks."""


class MessageTextDetails(Model):
    """Text with remarks on it."""

    value: str
    """The text."""
    annotations: list[MessageTextAnnotation]
    """Quotations and files within the text."""


class MessageTextFileCitationDetails(Model):
    """A quoted file and passage."""

    file_id: str
    """Id of the quoted file."""
    quote: str
    """The quoted passage."""


class RequiredActionBase(Model):
    """What a run waits for."""

    type: str
    """Kind of action, `submit_tool_outputs`."""


class RetrievalToolCall(Model):
    """A search in the attached files."""

    type: Literal["retrieval"]
    """Which of them it is, `code_interpreter`, `retrieval` or `function`."""
    id: str
    """Id of the call, to be named with its result."""
    retrieval: dict[str, str]
    """What the search produced, as pairs."""


class RetrievalToolDefinition(Model):
    """Lets an assistant search its files and quote them."""

    type: Literal["retrieval"]
    """Which of them it is, `code_interpreter`, `retrieval` or `function`."""


class RunError(Model):
    """Why a run failed."""

    code: str
    """Short error code, such as `rate_limit_exceeded`."""
    message: str
    """Explanation for a human reader."""


class SubmitToolOutputsAction(Model):
    """A run waits for the results of functions you have to call."""

    type: Literal["submit_tool_outputs"]
    """Kind of action, `submit_tool_outputs`."""
    submit_tool_outputs: SubmitToolOutputsDetails
    """The calls to make."""


class SubmitToolOutputsDetails(Model):
    """Calls whose results a run waits for."""

    tool_calls: list[ToolCall]
    """The calls; submit a result for each."""


class ThreadMessage(Model):
    """A message in a thread."""

    id: str
    """Id of the message."""
    object: Literal["thread.message"]
    """Kind of this object, `thread.message`."""
    created_at: int
    """When it was written. Unix time, in seconds."""
    thread_id: str
    """Id of the thread it is in."""
    role: MessageRole
    """Who wrote it."""
    content: list[MessageContent]
    """Its parts, texts and pictures."""
    assistant_id: str | None = None
    """Id of the assistant, if one wrote it."""
    run_id: str | None = None
    """Id of the run that wrote it, if one did."""
    file_ids: list[str]
    """Ids of the files that came with it, at most ten."""
    metadata: dict[str, str] | None
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""


class ThreadRun(Model):
    """An assistant at work on a thread."""

    id: str
    """Id of the run."""
    object: Literal["thread.run"]
    """Kind of this object, `thread.run`."""
    thread_id: str
    """Id of the thread."""
    assistant_id: str
    """Id of the assistant."""
    status: RunStatus
    """How far it is."""
    required_action: RequiredAction | None = None
    """What you have to do for it to go on; null if nothing."""
    last_error: RunError | None
    """Why it failed; null if it did not."""
    model: str
    """Model or deployment it uses."""
    instructions: str
    """Instructions it follows."""
    tools: list[ToolDefinition]
    """Tools it may use. The service assumes []."""
    file_ids: list[str]
    """Ids of the files it may read. The service assumes []."""
    created_at: int
    """When it was queued. Unix time, in seconds."""
    expires_at: datetime | None
    """When it will be given up, unless done by then."""
    started_at: datetime | None
    """When it began; null if it has not."""
    completed_at: datetime | None
    """When it was done; null if it is not."""
    cancelled_at: datetime | None
    """When it was cancelled; null if it was not."""
    failed_at: datetime | None
    """When it failed; null if it did not."""
    metadata: dict[str, str] | None
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""


class ToolCallBase(Model):
    """A use of a tool; code, a search, or a function of yours."""

    type: str
    """Which of them it is, `code_interpreter`, `retrieval` or `function`."""
    id: str
    """Id of the call, to be named with its result."""


class ToolDefinitionBase(Model):
    """A tool an assistant may use; code, a search, or a function of yours."""

    type: str
    """Which of them it is, `code_interpreter`, `retrieval` or `function`."""


CodeInterpreterToolCallOutput = Annotated[
    CodeInterpreterImageOutput | CodeInterpreterLogOutput, OneOf("type", base=CodeInterpreterToolCallOutputBase)
]
"""Something code produced; printed text or a picture."""


MessageContent = Annotated[MessageImageFileContent | MessageTextContent, OneOf("type", base=MessageContentBase)]
"""A part of a message; text or a picture."""


MessageRole = Literal["user", "assistant"] | str
"""Who wrote a message.

- "user": The person who asks.
- "assistant": The assistant that answers.
"""


MessageTextAnnotation = Annotated[
    MessageFileCitationTextAnnotation | MessageFilePathTextAnnotation, OneOf("type", base=MessageTextAnnotationBase)
]
"""A remark on a stretch of text; a quotation or a file."""


RequiredAction = Annotated[SubmitToolOutputsAction, OneOf("type", base=RequiredActionBase)]
"""What a run waits for."""


RunStatus = (
    Literal["queued", "in_progress", "requires_action", "cancelling", "cancelled", "failed", "completed", "expired"]
    | str
)
"""How far a run is. `cancelled`, `failed`, `completed` and `expired` are final.

- "queued": Waiting for its turn.
- "in_progress": Under way.
- "requires_action": Waiting for your function results.
- "cancelling": About to stop.
- "cancelled": Stopped on request.
- "failed": Ended with an error.
- "completed": Done; the answer is in the thread.
- "expired": Took too long, mostly because no results came.
"""


ToolCall = Annotated[CodeInterpreterToolCall | FunctionToolCall | RetrievalToolCall, OneOf("type", base=ToolCallBase)]
"""A use of a tool; code, a search, or a function of yours."""


ToolDefinition = Annotated[
    CodeInterpreterToolDefinition | FunctionToolDefinition | RetrievalToolDefinition,
    OneOf("type", base=ToolDefinitionBase),
]
"""A tool an assistant may use; code, a search, or a function of yours."""


ListSortOrder = Literal["asc", "desc"] | str
"""List sort order.

- "asc": Oldest first.
- "desc": Newest first.
"""
