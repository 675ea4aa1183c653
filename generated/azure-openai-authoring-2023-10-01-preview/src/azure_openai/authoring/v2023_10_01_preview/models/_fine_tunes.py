"""Models of ``client.fine_tunes``."""

from __future__ import annotations

from .._runtime import Model as _Model
from ._common import Error, File, FineTuningState, LogLevel, TypeDiscriminator


class Event(_Model):
    """Something that happened to a fine-tune."""

    object: TypeDiscriminator | None = None
    created_at: int
    """When it happened. Unix time, in seconds."""
    level: LogLevel
    message: str
    """What happened, for a human reader, such as `Job started.`. At least 1 character."""


class EventList(_Model):
    """Events of a fine-tune."""

    object: TypeDiscriminator | None = None
    data: list[Event] | None = None
    """The events."""


class FineTune(_Model):
    """A fine-tune, which trains a base model on your examples."""

    object: TypeDiscriminator | None = None
    created_at: int | None = None
    """When it was created. Unix time, in seconds."""
    updated_at: int | None = None
    """When it changed last. Unix time, in seconds."""
    id: str | None = None
    """Id of the fine-tune."""
    status: FineTuningState | None = None
    model: str
    """Id of the base model. At least 1 character."""
    fine_tuned_model: str | None = None
    """Id of the model that came out, to be deployed; only after success."""
    training_files: list[File]
    """Files it learns from."""
    validation_files: list[File] | None = None
    """Files it is measured with on the way."""
    result_files: list[File] | None = None
    """CSV files with training and validation metrics; only after success."""
    events: list[Event] | None = None
    """What has happened up to now."""
    organisation_id: str | None = None
    """Means nothing on Azure; OpenAI's service fills it."""
    user_id: str | None = None
    """Means nothing on Azure; OpenAI's service fills it."""
    hyperparams: HyperParameters | None = None
    suffix: str | None = None
    """Your own part of the new model's name."""
    error: Error | None = None


class FineTuneCreation(_Model):
    """A fine-tune to start."""

    model: str
    """Id of the base model to train. At least 1 character."""
    training_file: str
    """Id of the file to learn from. At least 1 character."""
    validation_file: str | None = None
    """Id of a file to measure the model with on the way."""
    suffix: str | None = None
    """Your own part of the new model's name, at most 40 letters, digits, hyphens and underscores."""
    n_epochs: int | None = None
    """How many times to go through the whole file."""
    batch_size: int | None = None
    """Examples per training step; more suit larger files. Default and maximum depend on the base model."""
    learning_rate_multiplier: float | None = None
    """Factor on the rate the base model was first trained with. Between 0.02 and 0.2 is worth trying; more goes with
    large batches.
    """
    prompt_loss_weight: float | None = None
    """How strongly to learn the prompts, where completions count 1. Some of it steadies training on short completions;
    long prompts want less.
    """
    compute_classification_metrics: bool | None = None
    """Report accuracy and F-1 after each epoch in the result file. Wants `validation_file`, and either
    `classification_n_classes` or `classification_positive_class`.
    """
    classification_n_classes: int | None = None
    """Number of classes, for a task with more than two."""
    classification_positive_class: str | None = None
    """The class that counts as positive, for a task with two; precision, recall and F1 need it."""
    classification_betas: list[float] | None = None
    """Weights to report F-beta for, with two classes: at 1 precision and recall count alike, above it recall counts
    more.
    """


class FineTuneList(_Model):
    """The fine-tunes of a resource."""

    object: TypeDiscriminator | None = None
    data: list[FineTune] | None = None
    """The fine-tunes."""


class HyperParameters(_Model):
    """Training settings of a fine-tune."""

    batch_size: int | None = None
    """Examples per training step; more suit larger files. Default and maximum depend on the base model."""
    learning_rate_multiplier: float | None = None
    """Factor on the rate the base model was first trained with. Between 0.02 and 0.2 is worth trying; more goes with
    large batches.
    """
    n_epochs: int | None = None
    """How many times to go through the whole file."""
    prompt_loss_weight: float | None = None
    """How strongly to learn the prompts, where completions count 1. Some of it steadies training on short completions;
    long prompts want less.
    """
    compute_classification_metrics: bool | None = None
    """Whether accuracy and F-1 are reported after each epoch in the result file. Wants validation data, and either
    `classification_n_classes` or `classification_positive_class`.
    """
    classification_n_classes: int | None = None
    """Number of classes, for a task with more than two."""
    classification_positive_class: str | None = None
    """The class that counts as positive, for a task with two; precision, recall and F1 need it."""
    classification_betas: list[float] | None = None
    """Weights that F-beta is reported for, with two classes: at 1 precision and recall count alike, above it recall
    counts more.
    """
