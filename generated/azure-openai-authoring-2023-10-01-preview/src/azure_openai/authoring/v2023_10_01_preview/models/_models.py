"""Models of ``client.models``."""

from __future__ import annotations

from typing import Literal

from .._runtime import Model as _Model
from ._common import FineTuningState, TypeDiscriminator


class Capabilities(_Model):
    """The uses a model has."""

    fine_tune: bool
    """Whether you may fine-tune it."""
    inference: bool
    """Whether you may deploy it."""
    completion: bool
    """Whether it continues texts."""
    chat_completion: bool
    """Whether it chats."""
    embeddings: bool
    """Whether it turns text into vectors."""


class Deprecation(_Model):
    """When support for a model ends. As a rule, training stays possible for one year after the model appeared and
    deployments for two.
    """

    fine_tune: int | None = None
    """When training on this model ends; null for a model that is itself fine-tuned. Unix time, in seconds."""
    inference: int
    """When deployments of this model stop working. Unix time, in seconds."""


class Model(_Model):
    """A base model, or one that you fine-tuned."""

    object: TypeDiscriminator | None = None
    created_at: int | None = None
    """When it was made. Unix time, in seconds."""
    updated_at: int | None = None
    """When it changed last. Unix time, in seconds."""
    id: str | None = None
    """Id of the model."""
    status: FineTuningState | None = None
    model: str | None = None
    """Id of the base model it was trained from; null for a base model."""
    fine_tune: str | None = None
    """Id of the job that trained it; null for a base model."""
    capabilities: Capabilities
    lifecycle_status: LifeCycleStatus
    deprecation: Deprecation


class ModelList(_Model):
    """The models a resource can use."""

    object: TypeDiscriminator | None = None
    data: list[Model] | None = None
    """The models."""


LifeCycleStatus = Literal["preview", "generally-available"] | str
"""How mature a model is. A preview may become generally available, never the reverse.

- "preview": For trial, under Azure's terms for previews.
- "generally-available": For production.
"""
