"""Arguments of ``client.assistants``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from typing_extensions import Required

from .._runtime import CallOptions
from ._common import ToolDefinition


class AssistantCreationOptions(TypedDict, total=False):
    """An assistant to create."""

    model: Required[str]
    """Model or deployment it answers with."""
    name: str | None
    """A name for it."""
    description: str | None
    """What it is good for, in a few words."""
    instructions: str | None
    """How it should behave, told to the model before every conversation."""
    tools: Sequence[ToolDefinition]
    """Tools it may use; none when left out. The service assumes []."""
    file_ids: Sequence[str]
    """Ids of uploaded files its tools may read; none when left out. The service assumes []."""
    metadata: Mapping[str, str] | None
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""


class AssistantModificationOptions(TypedDict, total=False):
    """Changes to an assistant; whatever is left out stays as it is."""

    model: str
    """Model or deployment to answer with from now on."""
    name: str | None
    """Another name."""
    description: str | None
    """Another description."""
    instructions: str | None
    """Other instructions."""
    tools: Sequence[ToolDefinition]
    """All tools it may use from now on. The service assumes []."""
    file_ids: Sequence[str]
    """Ids of all files it has from now on; those you omit are detached. The service assumes []."""
    metadata: Mapping[str, str] | None
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""


class AssistantsCreateOptions(AssistantCreationOptions, CallOptions, total=False):
    """Keyword arguments of ``client.assistants.create``."""


class AssistantsModifyOptions(AssistantModificationOptions, CallOptions, total=False):
    """Keyword arguments of ``client.assistants.modify``."""
