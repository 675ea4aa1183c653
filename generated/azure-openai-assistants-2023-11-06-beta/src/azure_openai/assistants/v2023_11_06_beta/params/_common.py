"""Arguments that several operation groups share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TYPE_CHECKING, TypeAlias, TypedDict

from typing_extensions import Required

if TYPE_CHECKING:
    from .. import models


class CodeInterpreterToolDefinition(TypedDict, total=False):
    """Lets an assistant write Python code and run it."""

    type: Required[Literal["code_interpreter"]]
    """Which of them it is, `code_interpreter`, `retrieval` or `function`."""


class FunctionDefinition(TypedDict, total=False):
    """A function of yours, as the model gets to know it."""

    name: Required[str]
    """Its name."""
    description: str
    """What it does; the model decides by this when to call it."""
    parameters: Required[Any]
    """JSON Schema of its arguments; an empty object schema if it takes none."""


class FunctionToolDefinition(TypedDict, total=False):
    """Lets an assistant ask you to call a function."""

    type: Required[Literal["function"]]
    """Which of them it is, `code_interpreter`, `retrieval` or `function`."""
    function: Required[FunctionDefinition | models.FunctionDefinition]
    """The function."""


class MessageFileCitationTextAnnotation(TypedDict, total=False):
    """Marks text that quotes a file the assistant searched."""

    type: Required[Literal["file_citation"]]
    """Which of them it is, `file_citation` or `file_path`."""
    text: Required[str]
    """The stretch of text, to be replaced by a link of yours."""
    start_index: Required[int]
    """Where in the text it begins."""
    end_index: Required[int]
    """Where in the text it ends."""
    file_citation: Required[MessageTextFileCitationDetails | models.MessageTextFileCitationDetails]
    """The quoted file and passage."""


class MessageFilePathDetails(TypedDict, total=False):
    """A file that code wrote."""

    file_id: Required[str]
    """Id of the file."""


class MessageFilePathTextAnnotation(TypedDict, total=False):
    """Marks text that names a file written by code."""

    type: Required[Literal["file_path"]]
    """Which of them it is, `file_citation` or `file_path`."""
    text: Required[str]
    """The stretch of text, to be replaced by a link of yours."""
    start_index: Required[int]
    """Where in the text it begins."""
    end_index: Required[int]
    """Where in the text it ends."""
    file_path: Required[MessageFilePathDetails | models.MessageFilePathDetails]
    """The file."""


class MessageImageFileContent(TypedDict, total=False):
    """A picture in a message."""

    type: Required[Literal["image_file"]]
    """Which of them it is, `text` or `image_file`."""
    image_file: Required[MessageImageFileDetails | models.MessageImageFileDetails]
    """The picture."""


class MessageImageFileDetails(TypedDict, total=False):
    """Where a message's picture is kept."""

    file_id: Required[MessageImageFileIdDetails | models.MessageImageFileIdDetails]
    """The picture's file."""


class MessageImageFileIdDetails(TypedDict, total=False):
    """Names a picture's file."""

    file_id: Required[str]
    """Id of the file."""


class MessageTextContent(TypedDict, total=False):
    """Text in a message."""

    type: Required[Literal["text"]]
    """Which of them it is, `text` or `image_file`."""
    text: Required[MessageTextDetails | models.MessageTextDetails]
    """The text with its remarks."""


class MessageTextDetails(TypedDict, total=False):
    """Text with remarks on it."""

    value: Required[str]
    """The text."""
    annotations: Required[Sequence[MessageTextAnnotation]]
    """Quotations and files within the text."""


class MessageTextFileCitationDetails(TypedDict, total=False):
    """A quoted file and passage."""

    file_id: Required[str]
    """Id of the quoted file."""
    quote: Required[str]
    """The quoted passage."""


class RetrievalToolDefinition(TypedDict, total=False):
    """Lets an assistant search its files and quote them."""

    type: Required[Literal["retrieval"]]
    """Which of them it is, `code_interpreter`, `retrieval` or `function`."""


class ThreadMessage(TypedDict, total=False):
    """A message in a thread."""

    id: Required[str]
    """Id of the message."""
    object: Required[Literal["thread.message"]]
    """Kind of this object, `thread.message`."""
    created_at: Required[int]
    """When it was written. Unix time, in seconds."""
    thread_id: Required[str]
    """Id of the thread it is in."""
    role: Required[MessageRole]
    """Who wrote it."""
    content: Required[Sequence[MessageContent]]
    """Its parts, texts and pictures."""
    assistant_id: str
    """Id of the assistant, if one wrote it."""
    run_id: str
    """Id of the run that wrote it, if one did."""
    file_ids: Required[Sequence[str]]
    """Ids of the files that came with it, at most ten."""
    metadata: Required[Mapping[str, str] | None]
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""


MessageContent: TypeAlias = (
    "MessageImageFileContent | models.MessageImageFileContent | MessageTextContent | models.MessageTextContent"
)
"""A part of a message; text or a picture."""


MessageRole: TypeAlias = "Literal['user', 'assistant'] | str"
"""Who wrote a message.

- "user": The person who asks.
- "assistant": The assistant that answers.
"""


MessageTextAnnotation: TypeAlias = (
    "MessageFileCitationTextAnnotation | models.MessageFileCitationTextAnnotation | MessageFilePathTextAnnotation | models.MessageFilePathTextAnnotation"
)
"""A remark on a stretch of text; a quotation or a file."""


ToolDefinition: TypeAlias = (
    "CodeInterpreterToolDefinition | models.CodeInterpreterToolDefinition | FunctionToolDefinition | models.FunctionToolDefinition | RetrievalToolDefinition | models.RetrievalToolDefinition"
)
"""A tool an assistant may use; code, a search, or a function of yours."""


ListSortOrder: TypeAlias = "Literal['asc', 'desc'] | str"
"""List sort order.

- "asc": Oldest first.
- "desc": Newest first.
"""
