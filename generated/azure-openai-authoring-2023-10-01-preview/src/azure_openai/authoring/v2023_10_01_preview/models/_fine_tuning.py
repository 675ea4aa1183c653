"""Models of ``client.fine_tuning``."""

from __future__ import annotations

from typing import Any, Literal

from .._runtime import Model as _Model
from ._common import FineTuningState, LogLevel, TypeDiscriminator


class FineTuningHyperParameters(_Model):
    """Training settings of a job; the service picks those left out."""

    n_epochs: int | None = None
    """How many times to go through the whole file."""
    batch_size: int | None = None
    """Examples per training step; more suit larger files. Default and maximum depend on the base model."""
    learning_rate_multiplier: float | None = None
    """Factor on the rate the base model was first trained with. Between 0.02 and 0.2 is worth trying; more goes with
    large batches.
    """


class FineTuningJob(_Model):
    """A fine-tuning job, which trains a base model on your examples."""

    object: TypeDiscriminator | None = None
    created_at: int | None = None
    """When it was created. Unix time, in seconds."""
    updated_at: int | None = None
    """When it changed last. Unix time, in seconds."""
    id: str | None = None
    """Id of the job."""
    status: FineTuningState | None = None
    model: str
    """Id of the base model. At least 1 character."""
    fine_tuned_model: str | None = None
    """Id of the model that came out, to be deployed; only after success."""
    training_file: str
    """Id of the file it learns from. At least 1 character."""
    validation_file: str | None = None
    """Id of the file it is measured with on the way."""
    result_files: list[str] | None = None
    """Ids of CSV files with training and validation metrics; only after success."""
    finished_at: int | None = None
    """When it succeeded, in seconds since 1970."""
    organisation_id: str | None = None
    """Means nothing on Azure; OpenAI's service fills it."""
    trained_tokens: int | None = None
    """Tokens that are billed for the training."""
    hyperparameters: FineTuningHyperParameters | None = None
    suffix: str | None = None
    """Your own part of the new model's name, at most 40 letters, digits, hyphens and underscores."""


class FineTuningJobCreation(_Model):
    """A fine-tuning job to start."""

    model: str
    """Id of the base model to train. At least 1 character."""
    training_file: str
    """Id of the file to learn from. At least 1 character."""
    validation_file: str | None = None
    """Id of a file to measure the model with on the way."""
    hyperparameters: FineTuningHyperParameters | None = None
    suffix: str | None = None
    """Your own part of the new model's name, at most 40 letters, digits, hyphens and underscores."""


class FineTuningJobEvent(_Model):
    """Something that happened to a fine-tuning job."""

    object: TypeDiscriminator | None = None
    id: str | None = None
    """Id of the event, to page on from."""
    created_at: int
    """When it happened. Unix time, in seconds."""
    level: LogLevel
    message: str
    """What happened, for a human reader, such as `Training started.`. At least 1 character."""
    type: EventType
    data: Any = None
    """The same for a program, such as the loss at a step; any JSON."""


class FineTuningJobEventList(_Model):
    """A page of a job's events."""

    object: TypeDiscriminator | None = None
    data: list[FineTuningJobEvent] | None = None
    """The events of this page."""
    has_more: bool | None = None
    """Whether another page follows."""


class FineTuningJobList(_Model):
    """A page of fine-tuning jobs."""

    object: TypeDiscriminator | None = None
    data: list[FineTuningJob] | None = None
    """The jobs of this page."""
    has_more: bool | None = None
    """Whether another page follows."""


EventType = Literal["message", "metrics"] | str
"""What an event carries.

- "message": Text to read, nothing more.
- "metrics": Numbers in `data` for a program.
"""
