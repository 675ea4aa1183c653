"""Arguments of ``client.fine_tuning``."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from typing_extensions import Required

from .._runtime import CallOptions

if TYPE_CHECKING:
    from .. import models


class FineTuningHyperParameters(TypedDict, total=False):
    """Training settings of a job; the service picks those left out."""

    n_epochs: int
    """How many times to go through the whole file."""
    batch_size: int
    """Examples per training step; more suit larger files. Default and maximum depend on the base model."""
    learning_rate_multiplier: float
    """Factor on the rate the base model was first trained with. Between 0.02 and 0.2 is worth trying; more goes with
    large batches.
    """


class FineTuningJobCreation(TypedDict, total=False):
    """A fine-tuning job to start."""

    model: Required[str]
    """Id of the base model to train. At least 1 character."""
    training_file: Required[str]
    """Id of the file to learn from. At least 1 character."""
    validation_file: str
    """Id of a file to measure the model with on the way."""
    hyperparameters: FineTuningHyperParameters | models.FineTuningHyperParameters
    suffix: str
    """Your own part of the new model's name, at most 40 letters, digits, hyphens and underscores."""


class FineTuningCreateOptions(FineTuningJobCreation, CallOptions, total=False):
    """Keyword arguments of ``client.fine_tuning.create``."""
