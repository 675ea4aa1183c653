"""Models of ``client.run_steps``."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from .._runtime import Model, OneOf
from ._common import ToolCall


class RunStep(Model):
    """Something an assistant did in a run; it wrote a message or used tools."""

    id: str
    """Id of the step."""
    object: Literal["thread.run.step"]
    """Kind of this object, `thread.run.step`."""
    type: RunStepType
    """What was done."""
    assistant_id: str
    """Id of the assistant that did it."""
    thread_id: str
    """Id of the thread."""
    run_id: str
    """Id of the run."""
    status: RunStepStatus
    """How far it is."""
    step_details: RunStepDetails
    """The message, or the tools with their results."""
    last_error: RunStepError | None
    """Why it failed; null if it did not."""
    created_at: int
    """When it was begun. Unix time, in seconds."""
    expired_at: datetime | None
    """When it expired with its run; null if it did not."""
    completed_at: datetime | None
    """When it was done; null if it is not."""
    cancelled_at: datetime | None
    """When it was cancelled; null if it was not."""
    failed_at: datetime | None
    """When it failed; null if it did not."""
    metadata: dict[str, str] | None
    """Notes of your own, at most 16 pairs; keys up to 64 characters, values up to 512."""


class RunStepDetailsBase(Model):
    """Details of a step; the message written or the tools used."""

    type: RunStepType
    """Which of them it is."""


class RunStepError(Model):
    """Why a step failed."""

    code: RunStepErrorCode
    """Kind of the error."""
    message: str
    """Explanation for a human reader."""


class RunStepMessageCreationDetails(Model):
    """A step that wrote a message."""

    type: Literal["message_creation"]
    """Which of them it is."""
    message_creation: RunStepMessageCreationReference
    """The message."""


class RunStepMessageCreationReference(Model):
    """Names the message a step wrote."""

    message_id: str
    """Id of the message."""


class RunStepToolCallDetails(Model):
    """A step that used tools."""

    type: Literal["tool_calls"]
    """Which of them it is."""
    tool_calls: list[ToolCall]
    """The tools used, with their results."""


class RunStepsListResponse(Model):
    """A page of steps."""

    object: Literal["list"]
    """Kind of this object, `list`."""
    data: list[RunStep]
    """The steps of this page."""
    first_id: str
    """Id of the page's first step, for `before`."""
    last_id: str
    """Id of the page's last step, for `after`."""
    has_more: bool
    """Whether another page follows."""


RunStepDetails = Annotated[
    RunStepMessageCreationDetails | RunStepToolCallDetails, OneOf("type", base=RunStepDetailsBase)
]
"""Details of a step; the message written or the tools used."""


RunStepErrorCode = Literal["server_error", "rate_limit_exceeded"] | str
"""Kind of a step's error.

- "server_error": The service is at fault.
- "rate_limit_exceeded": Too many calls, or too many tokens, in a short time.
"""


RunStepStatus = Literal["in_progress", "cancelled", "failed", "completed", "expired"] | str
"""How far a step is. All but `in_progress` are final.

- "in_progress": Under way.
- "cancelled": Stopped on request.
- "failed": Ended with an error.
- "completed": Done.
- "expired": Ended with a run that took too long.
"""


RunStepType = Literal["message_creation", "tool_calls"] | str
"""What a step did.

- "message_creation": It wrote a message.
- "tool_calls": It used tools.
"""
