"""Arguments of ``client.threads``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypedDict

from typing_extensions import Required

from .._runtime import CallOptions
from ._common import ThreadMessage, ToolDefinition

if TYPE_CHECKING:
    from .. import models


class AssistantThreadCreationOptions(TypedDict, total=False):
    """A conversation to open."""

    messages: Sequence[ThreadMessage | models.ThreadMessage]
    """Messages it begins with, oldest first."""
    metadata: Mapping[str, str] | None
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""


class CreateAndRunThreadOptions(TypedDict, total=False):
    """A conversation to open and the assistant that answers it."""

    assistant_id: Required[str]
    """Id of the assistant that answers."""
    thread: AssistantThreadCreationOptions
    """The conversation; empty when left out."""
    model: str
    """Model or deployment to use instead of the assistant's."""
    instructions: str
    """Instructions to follow instead of the assistant's."""
    tools: Sequence[ToolDefinition]
    """Tools to offer instead of the assistant's."""
    metadata: Mapping[str, str] | None
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""


class ThreadsModifyRequest(TypedDict, total=False):
    """What to change about a thread."""

    metadata: Mapping[str, str] | None
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""


class ThreadsCreateOptions(AssistantThreadCreationOptions, CallOptions, total=False):
    """Keyword arguments of ``client.threads.create``."""


class ThreadsModifyOptions(ThreadsModifyRequest, CallOptions, total=False):
    """Keyword arguments of ``client.threads.modify``."""


class ThreadsCreateAndRunOptions(CreateAndRunThreadOptions, CallOptions, total=False):
    """Keyword arguments of ``client.threads.create_and_run``."""
