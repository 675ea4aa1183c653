"""Models of ``client.runs``."""

from __future__ import annotations

from typing import Literal

from .._runtime import Model
from ._common import ThreadRun, ToolDefinition


class ToolOutput(Model):
    """Result of a function call."""

    tool_call_id: str | None = None
    """Id of the call it answers."""
    output: str | None = None
    """The result as text, for the model to read."""


class RunsListResponse(Model):
    """A page of runs."""

    object: Literal["list"]
    """Kind of this object, `list`."""
    data: list[ThreadRun]
    """The runs of this page."""
    first_id: str
    """Id of the page's first run, for `before`."""
    last_id: str
    """Id of the page's last run, for `after`."""
    has_more: bool
    """Whether another page follows."""


class RunsCreateRequest(Model):
    """A run to start."""

    assistant_id: str
    """Id of the assistant that answers."""
    model: str | None = None
    """Model or deployment to use instead of the assistant's."""
    instructions: str | None = None
    """Instructions to follow instead of the assistant's."""
    tools: list[ToolDefinition] | None = None
    """Tools to offer instead of the assistant's."""
    metadata: dict[str, str] | None = None
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""


class RunsModifyRequest(Model):
    """What to change about a run."""

    metadata: dict[str, str] | None = None
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""


class RunsSubmitToolOutputsRequest(Model):
    """Results of the calls a run asked for."""

    tool_outputs: list[ToolOutput]
    """One result per call."""
