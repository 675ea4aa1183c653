"""Models of ``client.threads``."""

from __future__ import annotations

from typing import Literal

from .._runtime import Model
from ._common import ThreadMessage, ToolDefinition


class AssistantThread(Model):
    """A conversation."""

    id: str
    """Id of the thread."""
    object: Literal["thread"]
    """Kind of this object, `thread`."""
    created_at: int
    """When it was opened. Unix time, in seconds."""
    metadata: dict[str, str] | None
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""


class AssistantThreadCreationOptions(Model):
    """A conversation to open."""

    messages: list[ThreadMessage] | None = None
    """Messages it begins with, oldest first."""
    metadata: dict[str, str] | None = None
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""


class CreateAndRunThreadOptions(Model):
    """A conversation to open and the assistant that answers it."""

    assistant_id: str
    """Id of the assistant that answers."""
    thread: AssistantThreadCreationOptions | None = None
    """The conversation; empty when left out."""
    model: str | None = None
    """Model or deployment to use instead of the assistant's."""
    instructions: str | None = None
    """Instructions to follow instead of the assistant's."""
    tools: list[ToolDefinition] | None = None
    """Tools to offer instead of the assistant's."""
    metadata: dict[str, str] | None = None
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""


class ThreadDeletionStatus(Model):
    """Whether a thread is gone."""

    id: str
    """Id of the thread."""
    deleted: bool
    """True when it is gone."""
    object: Literal["thread.deleted"]
    """Kind of this object, `thread.deleted`."""


class ThreadsModifyRequest(Model):
    """What to change about a thread."""

    metadata: dict[str, str] | None = None
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""
