"""Arguments of ``client.fine_tunes``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from typing_extensions import Required

from .._runtime import CallOptions


class FineTuneCreation(TypedDict, total=False):
    """A fine-tune to start."""

    model: Required[str]
    """Id of the base model to train. At least 1 character."""
    training_file: Required[str]
    """Id of the file to learn from. At least 1 character."""
    validation_file: str
    """Id of a file to measure the model with on the way."""
    suffix: str
    """Your own part of the new model's name, at most 40 letters, digits, hyphens and underscores."""
    n_epochs: int
    """How many times to go through the whole file."""
    batch_size: int
    """Examples per training step; more suit larger files. Default and maximum depend on the base model."""
    learning_rate_multiplier: float
    """Factor on the rate the base model was first trained with. Between 0.02 and 0.2 is worth trying; more goes with
    large batches.
    """
    prompt_loss_weight: float
    """How strongly to learn the prompts, where completions count 1. Some of it steadies training on short completions;
    long prompts want less.
    """
    compute_classification_metrics: bool
    """Report accuracy and F-1 after each epoch in the result file. Wants `validation_file`, and either
    `classification_n_classes` or `classification_positive_class`.
    """
    classification_n_classes: int
    """Number of classes, for a task with more than two."""
    classification_positive_class: str
    """The class that counts as positive, for a task with two; precision, recall and F1 need it."""
    classification_betas: Sequence[float]
    """Weights to report F-beta for, with two classes: at 1 precision and recall count alike, above it recall counts
    more.
    """


class FineTunesCreateOptions(FineTuneCreation, CallOptions, total=False):
    """Keyword arguments of ``client.fine_tunes.create``."""
