"""Arguments of ``client.runs``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from typing_extensions import Required

from .._runtime import CallOptions
from ._common import ToolDefinition


class ToolOutput(TypedDict, total=False):
    """Result of a function call."""

    tool_call_id: str
    """Id of the call it answers."""
    output: str
    """The result as text, for the model to read."""


class RunsCreateRequest(TypedDict, total=False):
    """A run to start."""

    assistant_id: Required[str]
    """Id of the assistant that answers."""
    model: str
    """Model or deployment to use instead of the assistant's."""
    instructions: str
    """Instructions to follow instead of the assistant's."""
    tools: Sequence[ToolDefinition]
    """Tools to offer instead of the assistant's."""
    metadata: Mapping[str, str] | None
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""


class RunsModifyRequest(TypedDict, total=False):
    """What to change about a run."""

    metadata: Mapping[str, str] | None
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""


class RunsSubmitToolOutputsRequest(TypedDict, total=False):
    """Results of the calls a run asked for."""

    tool_outputs: Required[Sequence[ToolOutput]]
    """One result per call."""


class RunsCreateOptions(RunsCreateRequest, CallOptions, total=False):
    """Keyword arguments of ``client.runs.create``."""


class RunsModifyOptions(RunsModifyRequest, CallOptions, total=False):
    """Keyword arguments of ``client.runs.modify``."""


class RunsSubmitToolOutputsOptions(RunsSubmitToolOutputsRequest, CallOptions, total=False):
    """Keyword arguments of ``client.runs.submit_tool_outputs``."""
