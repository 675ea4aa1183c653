"""Models of ``client.assistants``."""

from __future__ import annotations

from typing import Literal

from .._runtime import Model
from ._common import ToolDefinition


class Assistant(Model):
    """A model with standing instructions, tools and files."""

    id: str
    """Id of the assistant."""
    object: Literal["assistant"]
    """Kind of this object, `assistant`."""
    created_at: int
    """When it was created. Unix time, in seconds."""
    name: str | None
    """Its name."""
    description: str | None
    """What it is good for, in a few words."""
    model: str
    """Model or deployment it answers with."""
    instructions: str | None
    """How it should behave, told to the model before every conversation."""
    tools: list[ToolDefinition]
    """Tools it may use. The service assumes []."""
    file_ids: list[str]
    """Ids of its files, oldest first. The service assumes []."""
    metadata: dict[str, str] | None
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""


class AssistantCreationOptions(Model):
    """An assistant to create."""

    model: str
    """Model or deployment it answers with."""
    name: str | None = None
    """A name for it."""
    description: str | None = None
    """What it is good for, in a few words."""
    instructions: str | None = None
    """How it should behave, told to the model before every conversation."""
    tools: list[ToolDefinition] | None = None
    """Tools it may use; none when left out. The service assumes []."""
    file_ids: list[str] | None = None
    """Ids of uploaded files its tools may read; none when left out. The service assumes []."""
    metadata: dict[str, str] | None = None
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""


class AssistantDeletionStatus(Model):
    """Whether an assistant is gone."""

    id: str
    """Id of the assistant."""
    deleted: bool
    """True when it is gone."""
    object: Literal["assistant.deleted"]
    """Kind of this object, `assistant.deleted`."""


class AssistantModificationOptions(Model):
    """Changes to an assistant; whatever is left out stays as it is."""

    model: str | None = None
    """Model or deployment to answer with from now on."""
    name: str | None = None
    """Another name."""
    description: str | None = None
    """Another description."""
    instructions: str | None = None
    """Other instructions."""
    tools: list[ToolDefinition] | None = None
    """All tools it may use from now on. The service assumes []."""
    file_ids: list[str] | None = None
    """Ids of all files it has from now on; those you omit are detached. The service assumes []."""
    metadata: dict[str, str] | None = None
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""


class AssistantsListResponse(Model):
    """A page of assistants."""

    object: Literal["list"]
    """Kind of this object, `list`."""
    data: list[Assistant]
    """The assistants of this page."""
    first_id: str
    """Id of the page's first assistant, for `before`."""
    last_id: str
    """Id of the page's last assistant, for `after`."""
    has_more: bool
    """Whether another page follows."""
