"""Models that several operation groups share."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .._runtime import Model as _Model


class Error(_Model):
    """A failed call or job explained."""

    code: ErrorCode
    message: str
    """Explanation for a human reader. At least 1 character."""
    target: str | None = None
    """Part of the request at fault, if one is."""
    details: list[Error] | None = None
    """The single errors behind this one."""
    innererror: InnerError | None = None


class ErrorResponse(_Model):
    """Body of a failed call."""

    error: Error


class File(_Model):
    """Details of a stored file, be it training data or a job's results."""

    object: TypeDiscriminator | None = None
    created_at: int | None = None
    """When it was stored. Unix time, in seconds."""
    updated_at: int | None = None
    """When it changed last. Unix time, in seconds."""
    id: str | None = None
    """Id of the file, to be named in jobs."""
    status: FileState | None = None
    bytes_: int | None = Field(default=None, alias="bytes")
    """Size in bytes, once known; never above 2^53-1."""
    purpose: Purpose
    filename: str
    """Name the file was given. At least 1 character."""
    statistics: FileStatistics | None = None
    status_details: str | None = None
    """What is wrong with the file, where its status is `error`."""


class FileStatistics(_Model):
    """What checking found in training data."""

    tokens: int | None = None
    """Tokens in all examples together."""
    examples: int | None = None
    """Number of examples."""


class InnerError(_Model):
    """The cause behind an error, nested as deep as the service cares to tell."""

    code: InnerErrorCode | None = None
    innererror: InnerError | None = None


ErrorCode = (
    Literal[
        "conflict",
        "invalidPayload",
        "forbidden",
        "notFound",
        "unexpectedEntityState",
        "itemDoesAlreadyExist",
        "serviceUnavailable",
        "internalFailure",
        "quotaExceeded",
        "jsonlValidationFailed",
        "fileImportFailed",
        "tooManyRequests",
        "unauthorized",
        "contentFilter",
    ]
    | str
)
"""Kind of an error.

- "conflict": Something else changed the resource meanwhile, or is changing it.
- "invalidPayload": The body is not what this operation takes.
- "forbidden": The caller lacks permission for this.
- "notFound": There is no such thing.
- "unexpectedEntityState": Not possible in the state the object is in.
- "itemDoesAlreadyExist": The name or id is taken.
- "serviceUnavailable": The service is down for the moment.
- "internalFailure": The service is at fault; trying again may help.
- "quotaExceeded": A limit of the resource is reached.
- "jsonlValidationFailed": A line of the training data is wrong.
- "fileImportFailed": The service could not fetch the file.
- "tooManyRequests": Calls come too fast; wait, then try again.
- "unauthorized": The key or token is missing or not accepted.
- "contentFilter": The content filter stopped the picture or its prompt.
"""


FileState = Literal["uploaded", "pending", "running", "processed", "error", "deleting", "deleted"] | str
"""How far the service is with a file. `processed`, `error` and `deleted` are final.

- "uploaded": Stored, unchecked. OpenAI's service says so, Azure never does.
- "pending": Waiting to be checked.
- "running": Being checked or fetched.
- "processed": Ready for use.
- "error": Unusable; `status_details` says why.
- "deleting": Being deleted. OpenAI's service says so, Azure never does.
- "deleted": Deleted, though older jobs may still name it.
"""


FineTuningState = Literal["created", "pending", "running", "succeeded", "cancelled", "failed"] | str
"""How far training is. `succeeded`, `cancelled` and `failed` are final.

- "created": Accepted, not queued. OpenAI's service says so, Azure never does.
- "pending": Waiting for its turn.
- "running": Training.
- "succeeded": Done; the new model can be deployed.
- "cancelled": Stopped before it was done.
- "failed": Ended with an error; there is no new model.
"""


InnerErrorCode = Literal["invalidPayload"] | str
"""Kind of an inner error.

- "invalidPayload": The body is not what this operation takes.
"""


LogLevel = Literal["info", "warning", "error"] | str
"""How serious an event is.

- "info": Good to know.
- "warning": A trouble the service coped with.
- "error": A trouble that ended the job.
"""


OperationState = Literal["notRunning", "running", "succeeded", "failed"] | str
"""How far an operation or ingestion job is. `succeeded` and `failed` are final.

- "notRunning": Waiting for its turn.
- "running": Under way.
- "succeeded": Done; its result can be used.
- "failed": Ended with an error.
"""


Purpose = Literal["fine-tune", "fine-tune-results"] | str
"""What a file is for, which decides how its content is checked. To train a model, `fine-tune`.

- "fine-tune": Data to train or validate a model with.
- "fine-tune-results": Metrics that a training job wrote.
"""


TypeDiscriminator = (
    Literal["list", "fine-tune", "fine_tuning.job", "file", "fine-tune-event", "fine_tuning.job.event", "model"] | str
)
"""Kind of an object.

- "list": A list.
- "fine-tune": A fine-tune.
- "fine_tuning.job": A fine-tuning job.
- "file": A file.
- "fine-tune-event": Something a fine-tune reported.
- "fine_tuning.job.event": Something a fine-tuning job reported.
- "model": A model, base or fine-tuned.
"""
