"""Models of ``client.models``."""

from __future__ import annotations

from typing import Literal

from .._runtime import Model as _Model


class ModelListResponse(_Model):
    """The models a resource can use."""

    object: Literal["list"]
    """Kind of this object, `list`."""
    data: list[Model]
    """The models."""


class Model(_Model):
    """A base model, or one that you fine-tuned."""

    id: str
    """Id of the model."""
    object: Literal["model"]
    """Kind of this object, `model`."""
    created: int
    """When it was made, in seconds since 1970."""
    owned_by: str | None = None
    """Who made it."""
    capabilities: ModelCapabilities | None = None
    """The uses it has."""
    lifecycle_status: Literal["generally-available", "preview"] | str | None = None
    """How mature it is."""
    deprecation: ModelDeprecation | None = None
    """When support for it ends."""


class ModelCapabilities(_Model):
    """The uses it has."""

    fine_tune: bool | None = None
    """Whether you may fine-tune it."""
    inference: bool | None = None
    """Whether you may deploy it."""
    completion: bool | None = None
    """Whether it continues texts."""
    chat_completion: bool | None = None
    """Whether it chats."""
    embeddings: bool | None = None
    """Whether it turns text into vectors."""


class ModelDeprecation(_Model):
    """When support for it ends."""

    fine_tune: int | None = None
    """When training on it ends, in seconds since 1970."""
    inference: int | None = None
    """When its deployments stop working, in seconds since 1970."""
